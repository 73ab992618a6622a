package terminal

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"casebook/history/draft"
)

// number is the number in the only draft that a program left; empty when it left none.
func (tm *terminal) number() string {
	tm.t.Helper()
	w := draft.Beside(tm.history(), time.Now)
	drafts := w.Drafts()
	if trouble := w.Trouble(); len(drafts) > 1 || len(trouble) > 0 {
		tm.t.Errorf("it left %d drafts; %q", len(drafts), trouble)
	}
	w.Close()
	for _, d := range drafts {
		return d.Fields["mobileNumber"].String()
	}
	return ""
}

// end is a character that casebook shows nowhere of itself: when it is seen, all that was
// typed before it has been heard.
const end = "§"

// TestNothingThatWasTypedIsLostWhenTheTerminalGoes ends the program before it wrote what
// was typed last, by all that it can hear.
func TestNothingThatWasTypedIsLostWhenTheTerminalGoes(t *testing.T) {
	t.Parallel()
	signal := func(s os.Signal) func(*terminal) error {
		return func(tm *terminal) error { return tm.program.Process.Signal(s) }
	}
	for name, hangUp := range map[string]func(*terminal) error{
		"SIGHUP":                 signal(syscall.SIGHUP),
		"SIGTERM":                signal(syscall.SIGTERM),
		"SIGINT":                 signal(os.Interrupt),
		"the terminal is closed": func(tm *terminal) error { return tm.master.Close() },
		"quitting with ctrl+c":   func(tm *terminal) error { tm.send("\x03"); return nil },
		"esc, then it is closed": func(tm *terminal) error { tm.send("\x1b"); tm.wait("Draft of"); return tm.master.Close() },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for range 5 {
				tm := open(t, t.TempDir())
				tm.form()
				tm.send("+962791234567" + end)
				tm.wait(end)
				begin := time.Now()
				if err := hangUp(tm); err != nil {
					t.Fatal(err)
				}
				<-tm.ended
				if time.Since(begin) > patience {
					continue // the disk took longer than the program waits for it
				}
				if got := tm.number(); got != "+962791234567"+end {
					t.Errorf("%q is left", got)
				}
			}
		})
	}
}

// patience is less than how long the end of the program waits for a disk.
const patience = 1500 * time.Millisecond

const (
	kills   = 104
	windows = 8 // that are typed into at once
)

// TestAKilledProgramLosesNoMoreThanTheLastSecond kills programs at random points while
// they are typed into. What is left is the beginning of what was typed, and lacks no more
// than the last second of it; how much longer the disk and the machine took for as much
// in the same run is allowed for.
func TestAKilledProgramLosesNoMoreThanTheLastSecond(t *testing.T) {
	t.Parallel()
	slow := yardstick(t)
	lost := make(chan time.Duration, kills)
	var all sync.WaitGroup
	for range windows {
		all.Go(func() {
			for range kills / windows {
				lost <- killed(t)
			}
		})
	}
	all.Wait()
	close(lost)
	var most, sum time.Duration
	for d := range lost {
		most, sum = max(most, d), sum+d
	}
	late := slow()
	if allowed := time.Second + 5*late; most > allowed {
		t.Errorf("%s of typing were lost, and %s may be", most, allowed)
	}
	t.Logf("%d kills: at most %s of typing lost, on average %s; the machine was late by at most %s", kills, most, sum/kills, late)
}

// killed types into a program, kills it, and returns how long before that the first key
// was pressed that is lost.
func killed(t *testing.T) time.Duration {
	tm := open(t, t.TempDir())
	tm.form()
	var typed strings.Builder
	var at []time.Time
	for until := time.Now().Add(rand.N(2 * time.Second)); time.Now().Before(until); {
		letter := string(rune('a' + rand.IntN(26)))
		at = append(at, time.Now())
		tm.send(letter)
		typed.WriteString(letter)
		pause(rand.N(30 * time.Millisecond))
	}
	kill := time.Now()
	if err := tm.program.Process.Kill(); err != nil {
		t.Error(err)
	}
	<-tm.ended
	got := tm.number()
	if !strings.HasPrefix(typed.String(), got) {
		t.Errorf("of %q %q is left", typed.String(), got)
	}
	if len(got) >= len(at) {
		return 0
	}
	return kill.Sub(at[len(got)])
}

// yardstick writes, in a folder like that of drafts, what a draft is about as long as,
// every tenth of a second, until the function that it returns is called: that says how
// much longer than that one took at most.
func yardstick(t *testing.T) func() time.Duration {
	const every = 100 * time.Millisecond
	path := filepath.Join(t.TempDir(), "file")
	done, worst := make(chan struct{}), make(chan time.Duration)
	go func() {
		var most time.Duration
		for {
			begin := time.Now()
			pause(every)
			file, err := os.Create(path + ".new")
			if err == nil {
				_, _ = file.Write(make([]byte, 256))
				_ = file.Sync()
				_ = file.Close()
				_ = os.Rename(path+".new", path)
			}
			most = max(most, time.Since(begin)-every)
			select {
			case <-done:
				worst <- most
				return
			default:
			}
		}
	}()
	return func() time.Duration {
		close(done)
		return <-worst
	}
}

// pause is the time between two keys.
func pause(d time.Duration) { <-time.After(d) }
