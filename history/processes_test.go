package history

import (
	"bufio"
	"bytes"
	"math/rand/v2"
	"os/exec"
	"strings"
	"testing"
	"time"

	"casebook/api"
)

// acknowledged reads what a program said: attempts → whether they were completed.
func acknowledged(t testing.TB, said []byte) map[string]bool {
	t.Helper()
	known := map[string]bool{}
	for line := range strings.Lines(string(said)) {
		word, id, found := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		// The last line of a killed program may be cut.
		if !found || len(id) != idText || !strings.HasSuffix(line, "\n") {
			continue
		}
		known[id] = word == "completed"
	}
	return known
}

func TestProgramsThatWriteAtOnceAllGetTheirTurn(t *testing.T) {
	t.Parallel()
	const programs, attempts = 8, 50
	s := fresh(t)
	var running []*exec.Cmd
	var said []*bytes.Buffer
	for range programs {
		command := program(t, "write", s.Path(), attempts)
		out := &bytes.Buffer{}
		command.Stdout, command.Stderr = out, out
		if err := command.Start(); err != nil {
			t.Fatal(err)
		}
		running, said = append(running, command), append(said, out)
	}
	for i, command := range running {
		if err := command.Wait(); err != nil {
			t.Fatalf("%v: %s", err, said[i])
		}
		for id, completed := range acknowledged(t, said[i].Bytes()) {
			if a := must[Attempt](t)(s.Attempt(t.Context(), id)); !completed || a.Outcome != api.Success {
				t.Errorf("attempt %s is %s", id, a.Outcome)
			}
		}
	}
	if report := whole(t, s); report.Attempts != programs*attempts || report.Cases != programs*attempts/5 || report.Pending != 0 {
		t.Errorf("%d attempts, %d cases, %d pending", report.Attempts, report.Cases, report.Pending)
	}
}

func TestAKilledProgramLosesNothingThatItAcknowledged(t *testing.T) {
	t.Parallel()
	const kills = 60
	s := fresh(t)
	known := map[string]bool{}
	for range kills {
		command := program(t, "write", s.Path(), 1_000_000)
		out := must[interface {
			Read([]byte) (int, error)
			Close() error
		}](t)(command.StdoutPipe())
		if err := command.Start(); err != nil {
			t.Fatal(err)
		}
		// The kill comes at a random point after a random number of lines.
		reader := bufio.NewReader(out)
		var said []byte
		for range 1 + rand.IntN(20) {
			line, err := reader.ReadBytes('\n')
			if err != nil {
				t.Fatal(err)
			}
			said = append(said, line...)
		}
		time.AfterFunc(time.Duration(rand.IntN(3_000))*time.Microsecond, func() { _ = command.Process.Kill() })
		for line, err := reader.ReadBytes('\n'); err == nil; line, err = reader.ReadBytes('\n') {
			said = append(said, line...)
		}
		_ = command.Wait()
		for id, completed := range acknowledged(t, said) {
			known[id] = completed
		}
	}
	for id, completed := range known {
		a := must[Attempt](t)(s.Attempt(t.Context(), id))
		if completed && a.Outcome != api.Success {
			t.Errorf("attempt %s was completed and is %s", id, a.Outcome)
		}
	}
	report := whole(t, s)
	// Each kill may leave one attempt that was written and not acknowledged.
	if extra := report.Attempts - len(known); extra < 0 || extra > kills {
		t.Errorf("%d attempts for %d that were acknowledged", report.Attempts, len(known))
	}
	if report.Pending > 2*kills {
		t.Errorf("%d pending attempts after %d kills", report.Pending, kills)
	}
}
