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
// was typed last, or just while it does, by all that it can hear.
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
			for i := range 5 {
				tm := open(t, t.TempDir())
				tm.form()
				tm.send("+962791234567" + end)
				tm.wait(end)
				if i > 2 {
					pause(390*time.Millisecond + rand.N(20*time.Millisecond)) // as long as a draft waits to be written
				}
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

// TestAKilledProgramLeavesWhatTheDiskHad kills programs at random points while they are
// typed into. What is left is the beginning of what was typed, and has all that was on
// disk before. Some are only killed when something is, which comes without a pause in
// the typing. How soon it has to come is shown where time can be held, by the tests of
// panes.Drafting; here it is told, not judged: this machine may be slow.
func TestAKilledProgramLeavesWhatTheDiskHad(t *testing.T) {
	t.Parallel()
	lost := make(chan time.Duration, kills)
	var all sync.WaitGroup
	for range windows {
		all.Go(func() {
			for i := range kills / windows {
				lost <- killed(t, i%2 == 0)
			}
		})
	}
	all.Wait()
	close(lost)
	var most, sum time.Duration
	for d := range lost {
		most, sum = max(most, d), sum+d
	}
	t.Logf("%d kills: at most %s of typing lost, on average %s", kills, most, sum/kills)
}

// killed types into a program, kills it, if it is to not before something is on disk, and
// returns how long before that the first key was pressed that is lost.
func killed(t *testing.T, kept bool) time.Duration {
	tm := open(t, t.TempDir())
	tm.form()
	var typed strings.Builder
	var at []time.Time
	held := ""
	for until := time.Now().Add(rand.N(2 * time.Second)); time.Now().Before(until) || kept && held == ""; {
		letter := string(rune('a' + rand.IntN(26)))
		at = append(at, time.Now())
		tm.send(letter)
		typed.WriteString(letter)
		pause(rand.N(30 * time.Millisecond))
		if rand.IntN(8) == 0 {
			held = tm.held()
		}
	}
	kill := time.Now()
	if err := tm.program.Process.Kill(); err != nil {
		t.Error(err)
	}
	<-tm.ended
	got := tm.number()
	if !strings.HasPrefix(typed.String(), got) || !strings.HasPrefix(got, held) {
		t.Errorf("of %q %q is left, and the disk had %q", typed.String(), got, held)
	}
	if len(got) >= len(at) {
		return 0
	}
	return kill.Sub(at[len(got)])
}

// held is the number in the draft that is on disk while the program works on it; empty
// while none is. It is read from a copy, because another window leaves it alone.
func (tm *terminal) held() string {
	tm.t.Helper()
	files, err := filepath.Glob(filepath.Join(tm.history()+".drafts", "*.draft"))
	if err != nil || len(files) == 0 {
		return ""
	}
	copied := &terminal{t: tm.t, home: tm.t.TempDir()}
	folder := copied.history() + ".drafts"
	if err := os.MkdirAll(folder, 0o700); err != nil {
		tm.t.Fatal(err)
	}
	for _, file := range files {
		content, err := os.ReadFile(file)
		if err == nil {
			err = os.WriteFile(filepath.Join(folder, filepath.Base(file)), content, 0o600)
		}
		if err != nil {
			tm.t.Fatal(err)
		}
	}
	return copied.number()
}

// pause is the time between two keys.
func pause(d time.Duration) { <-time.After(d) }
