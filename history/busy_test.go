package history

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"
)

func TestWhoWaitsIsToldForWhat(t *testing.T) {
	t.Parallel()
	s := repeatable(t)
	s.now = time.Now
	mixed(t, s, 20)
	release := make(chan struct{})
	begun := make(chan struct{})
	began := false
	compacted, ended := make(chan error, 1), make(chan struct{})
	go func() {
		defer close(ended)
		_, err := s.Compact(context.Background(), func(int64, int64) {
			if !began {
				began = true
				close(begun)
				<-release
			}
		})
		compacted <- err
	}()
	<-begun
	other := At(s.Path())
	other.patience, other.worth = 40*time.Millisecond, 50*time.Millisecond
	var told []string
	other.Waiting = func(who string) { told = append(told, who) }
	_, err := other.Begin(t.Context(), sample(t, "x"), nil)
	want := fmt.Sprintf("process %d has been compacting it since ", os.Getpid())
	if !isOneLine(err, ErrBusy) || !strings.Contains(err.Error(), want) || !strings.HasSuffix(err.Error(), "; nothing is lost, try again when that is done") {
		t.Errorf("%v", err)
	}
	if rows := must[[]Summary](t)(other.Attempts(t.Context(), Page{})); len(rows) != 20 {
		t.Errorf("%d can be read meanwhile", len(rows))
	}
	// One that waits for as long as the compaction gets on is told before, once.
	patient := At(s.Path())
	patient.patience, patient.worth = toldAfter/2, time.Hour
	patient.lock = func(file *os.File, alone bool) (bool, error) {
		locked, err := tryLock(file, alone)
		select {
		case <-release:
			if !locked && err == nil {
				<-ended // how long that takes on this machine does not count
				return tryLock(file, alone)
			}
		default:
		}
		return locked, err
	}
	heard := make(chan string, 9)
	patient.Waiting = func(who string) { heard <- who }
	written := make(chan error, 1)
	go func() {
		_, err := patient.Begin(context.Background(), sample(t, "y"), nil)
		written <- err
	}()
	select {
	case who := <-heard:
		if !strings.HasPrefix(who, want) {
			t.Errorf("%q", who)
		}
	case err := <-written:
		t.Fatalf("it did not wait: %v", err)
	}
	close(release)
	for name, done := range map[string]chan error{"compact": compacted, "write": written} {
		if err := <-done; err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	if len(heard) > 0 || len(told) > 1 {
		t.Errorf("told again: %d, %v", len(heard), told)
	}
	if report := whole(t, s); report.Attempts != 21 {
		t.Errorf("%d attempts", report.Attempts)
	}
	alone(t, s)
}

func TestACompactionThatIsCancelledLetsGo(t *testing.T) {
	t.Parallel()
	s := repeatable(t)
	mixed(t, s, 20)
	before := must[[]byte](t)(os.ReadFile(s.Path()))
	ctx, cancel := context.WithCancel(t.Context())
	steps := 0
	_, err := s.Compact(ctx, func(int64, int64) {
		if steps++; steps == 5 {
			cancel()
		}
	})
	if !errors.Is(err, context.Canceled) || steps > 5 {
		t.Errorf("after %d steps: %v", steps, err)
	}
	if string(must[[]byte](t)(os.ReadFile(s.Path()))) != string(before) {
		t.Error("the history changed")
	}
	alone(t, s)
	must[Attempt](t)(s.Begin(t.Context(), sample(t, "x"), nil))
}

// Another program may look at the whole history when a compaction is done with its work.
func TestACompactionWaitsToPutItsFileInPlace(t *testing.T) {
	t.Parallel()
	s := repeatable(t)
	mixed(t, s, 20)
	reader := must[*os.File](t)(s.acquire(t.Context(), false))
	s.patience, s.worth = time.Millisecond, time.Hour
	tried := 0
	lock := s.lock
	s.lock = func(file *os.File, alone bool) (bool, error) {
		if named := s.named(file) == nil; named && alone {
			if tried++; tried == 300 {
				release(reader)
			}
		}
		return lock(file, alone)
	}
	done := must[Compacted](t)(s.Compact(t.Context(), nil))
	if done.After == 0 || tried < 300 {
		t.Errorf("%+v after %d tries", done, tried)
	}
	whole(t, s)
}
