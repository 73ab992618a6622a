package outbox_test

import (
	"bufio"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"casebook/api/safe"
	"casebook/history/outbox"
)

// childPath is the environment variable that makes the test binary write two texts
// to a file in turn until it is killed.
const childPath = "CASEBOOK_OUTBOX_TEST_PATH"

func TestMain(m *testing.M) {
	path := os.Getenv(childPath)
	if path == "" {
		os.Exit(m.Run())
	}
	texts := [2]safe.Text{long("a"), long("b")}
	for i := 0; ; i++ {
		if err := outbox.WriteFile(path, texts[i%2]); err != nil {
			_, _ = os.Stderr.WriteString(err.Error())
			os.Exit(1)
		}
		_, _ = os.Stdout.WriteString("written\n")
	}
}

// long is half a megabyte of a letter.
func long(letter string) safe.Text {
	var b safe.Builder
	for range 1 << 19 {
		if letter == "a" {
			b.Words("a")
		} else {
			b.Words("b")
		}
	}
	return b.Done()
}

func TestAKilledWriteLeavesTheOldFileOrTheNew(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "ticket.md")
	binary, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	for range 12 {
		command := exec.Command(binary)
		command.Env = append(os.Environ(), childPath+"="+path)
		out, err := command.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := command.Start(); err != nil {
			t.Fatal(err)
		}
		if _, err := bufio.NewReader(out).ReadString('\n'); err != nil {
			t.Fatal(err)
		}
		kill := time.AfterFunc(time.Duration(rand.IntN(5_000))*time.Microsecond, func() { _ = command.Process.Kill() })
		_ = command.Wait()
		kill.Stop()
		got, err := os.ReadFile(path)
		if err != nil || string(got) != long("a").String() && string(got) != long("b").String() {
			t.Fatalf("%d bytes, beginning %.10s (%v)", len(got), got, err)
		}
		if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
			t.Fatalf("mode %v (%v)", info.Mode(), err)
		}
	}
}

func TestAFileThatOthersCouldReadBecomesPrivate(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "ticket.md")
	if err := os.WriteFile(path, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(path, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := outbox.WriteFile(path, safe.Const("new")); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v (%v)", info.Mode(), err)
	}
}
