package draft

import (
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"testing"
	"time"

	"casebook/api/safe"
)

// childRole is the environment variable that makes the test binary a program with a
// window, so that tests have real processes to kill.
const childRole = "CASEBOOK_DRAFT_TEST_ROLE"

func TestMain(m *testing.M) {
	role := os.Getenv(childRole)
	if role == "" {
		os.Exit(m.Run())
	}
	if err := child(role, os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// program returns the test binary in a role, with a history and a name.
func program(t testing.TB, role, history, name string) *exec.Cmd {
	t.Helper()
	path, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	command := exec.Command(path, history, name)
	command.Env = append(os.Environ(), childRole+"="+role, "GORACE=atexit_sleep_ms=0") // a race detector waits a second at the end
	return command
}

func child(role, history, name string) error {
	w := Beside(history, time.Now)
	switch role {
	case "type":
		return typeOn(w, name)
	case "full":
		return fillUp(w)
	case "adopt":
		return adoptOnce(w)
	}
	return fmt.Errorf("no role %s", role)
}

// typeOn takes over what there is, and then writes one draft over and over, with a
// number that grows, and one more from time to time. It says what is on disk.
func typeOn(w *Window, name string) error {
	for _, d := range w.Drafts() {
		fmt.Println("has", d.ID, d.Note)
	}
	id := w.New()
	fmt.Println("begins", id)
	for n := 1; ; n++ {
		d := Draft{ID: id, System: "authmatech", Operation: name, Note: record(strconv.Itoa(n)), Fields: map[string]safe.Record{"name": record(name)}}
		if err := w.Put(d); err != nil {
			return err
		}
		fmt.Println("kept", id, n)
	}
}

// adoptOnce takes over what there is, says so, and lives until its input ends.
func adoptOnce(w *Window) error {
	for _, d := range w.Drafts() {
		fmt.Println("has", d.ID)
	}
	for _, line := range w.Trouble() {
		return fmt.Errorf("%s", line)
	}
	fmt.Println("done")
	_, err := os.Stdin.Read(make([]byte, 1))
	if err != nil && err.Error() != "EOF" {
		return err
	}
	w.Close()
	return nil
}
