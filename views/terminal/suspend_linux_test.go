package terminal

import (
	"bytes"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// A process group of its own in the session of its parent is what a shell makes of a job.
func TestCtrlZStopsTheProgramUntilItGoesOn(t *testing.T) {
	t.Parallel()
	tm := openAs(t, t.TempDir(), &syscall.SysProcAttr{Setpgid: true})
	tm.form()
	typed := ""
	for _, mark := range []string{"§", "¤"} { // none of them is shown of itself
		typed += "planted" + mark
		tm.send("planted" + mark)
		tm.wait(mark)
		tm.forget()
		tm.send("\x1a") // ctrl+z
		var status syscall.WaitStatus
		if _, err := syscall.Wait4(tm.program.Process.Pid, &status, syscall.WUNTRACED, nil); err != nil || !status.Stopped() {
			t.Fatalf("status %x, %v", status, err)
		}
		tm.wait("\x1b[?1049l") // what was there before the program
		if !tm.drafted(typed) {
			t.Error("what was typed is not written while the program is stopped")
		}
		tm.forget()
		if err := tm.program.Process.Signal(syscall.SIGCONT); err != nil {
			t.Fatal(err)
		}
		tm.wait("\x1b[?1049h")
		tm.wait(typed) // all is drawn again
	}
}

func TestWithoutAShellTheProgramGoesOnAtCtrlZ(t *testing.T) {
	t.Parallel()
	tm := open(t, t.TempDir())
	tm.form()
	tm.send("\x1aplanted§") // ctrl+z
	tm.wait("§")
}

// forget lets go of what was shown so far.
func (tm *terminal) forget() {
	tm.mu.Lock()
	defer tm.mu.Unlock()
	tm.shown.Reset()
}

// drafted reports whether a draft that is on the disk holds a text.
func (tm *terminal) drafted(text string) bool {
	tm.t.Helper()
	files, err := filepath.Glob(filepath.Join(tm.history()+".drafts", "*.draft"))
	if err != nil {
		tm.t.Fatal(err)
	}
	for _, file := range files {
		if kept, err := os.ReadFile(file); err == nil && bytes.Contains(kept, []byte(text)) {
			return true
		}
	}
	return false
}
