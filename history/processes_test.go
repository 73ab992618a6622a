package history

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"maps"
	"math/rand/v2"
	"os/exec"
	"strings"
	"sync"
	"sync/atomic"
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
	const programs, attempts, readers = 8, 500, 4
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
	written, stop := context.WithCancel(t.Context())
	var reading sync.WaitGroup
	var searches atomic.Int64
	for range readers {
		reading.Go(func() { searches.Add(int64(searching(t, At(s.Path()), written))) })
	}
	known := map[string]bool{}
	for i, command := range running {
		if err := command.Wait(); err != nil {
			t.Errorf("%v: %s", err, said[i])
		}
		maps.Copy(known, acknowledged(t, said[i].Bytes()))
	}
	stop()
	reading.Wait()
	rows := must[[]Summary](t)(s.Attempts(t.Context(), Page{Limit: 2 * programs * attempts}))
	for _, row := range rows {
		if !known[row.ID] || row.Outcome != api.Success || row.Case == 0 {
			t.Errorf("attempt %s of case %d is %s; it was acknowledged: %t", row.ID, row.Case, row.Outcome, known[row.ID])
		}
		delete(known, row.ID)
	}
	if report := whole(t, s); report.Attempts != programs*attempts || report.Cases != programs*attempts/5 || report.Pending != 0 || len(known) > 0 {
		t.Errorf("%d attempts, %d cases, %d pending, %d that were acknowledged are missing", report.Attempts, report.Cases, report.Pending, len(known))
	}
	if searches.Load() < readers {
		t.Errorf("%d searches", searches.Load())
	}
	t.Logf("%d searches meanwhile", searches.Load())
}

// searching reads a history in all ways that a window does, until ctx ends, and returns how
// often.
func searching(t *testing.T, s *Store, ctx context.Context) (times int) {
	var last int
	for ; ctx.Err() == nil; times++ {
		found, err := s.Search(t.Context(), Query{All: []Condition{{Field: AnyText, Values: []string{"authmatech"}}}}, Page{Limit: 20})
		counts, countErr := s.Count(t.Context(), Query{}, Page{})
		rows, rowErr := s.Attempts(t.Context(), Page{Limit: 20})
		_, caseErr := s.SearchCases(t.Context(), Query{All: []Condition{{Field: InState, Values: []string{"open"}}}}, 0, 20)
		if err := errors.Join(err, countErr, rowErr, caseErr); err != nil {
			t.Error(err)
			return times
		}
		if counts.Next == "" && counts.Total < last || len(rows) < len(found.Rows) {
			t.Errorf("%d attempts, %d before; %d rows, %d found", counts.Total, last, len(rows), len(found.Rows))
		}
		last = max(last, counts.Total)
	}
	return times
}

func TestAKilledProgramLosesNothingThatItAcknowledged(t *testing.T) {
	t.Parallel()
	kills := rounds(60)
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
