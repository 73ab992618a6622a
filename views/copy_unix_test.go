//go:build unix

package views

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"casebook/ui/uitest"
)

// The tool runs in a command: nothing waits for it in Update.
func TestAToolForTheClipboardIsWaitedForOutsideOfTheLoop(t *testing.T) {
	dir := t.TempDir()
	tool := filepath.Join(dir, "xclip")
	if err := program(tool, "#!/bin/sh\nexec >\"$0.took\"\nwhile IFS= read -r line || [ -n \"$line\" ]; do printf '%s' \"$line\"; done\n"); err != nil {
		t.Fatal(err)
	}
	d := start(t, 100, 24)
	d.Model.getenv = func(name string) string { return map[string]string{"DISPLAY": ":9", "PATH": dir}[name] }
	d.Hold()
	d.Send(reply())
	if _, err := os.Stat(tool + ".took"); err == nil {
		t.Fatal("the tool ran in Update")
	}
	uitest.MustContain(t, content(d), "copying the reply…")
	if n := d.Release(); n != 1 {
		t.Fatalf("%d commands", n)
	}
	if took, err := os.ReadFile(tool + ".took"); err != nil || string(took) != "a reply" {
		t.Errorf("it took %q, %v", took, err)
	}
	uitest.MustContain(t, content(d), "✓ reply on this machine's clipboard, by xclip; ctrl+p: save it; 7 bytes")
}

// Whoever copies and quits at once finds the whole text on the clipboard.
func TestQuittingWaitsForAToolThatTakesTheText(t *testing.T) {
	dir := t.TempDir()
	tool := filepath.Join(dir, "xclip")
	script := "#!/bin/sh\nIFS= read -r go <\"$0.go\"\nIFS= read -r line\nprintf '%s' \"$line\" >\"$0.took\"\n"
	if err := program(tool, script); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Mkfifo(tool+".go", 0o600); err != nil {
		t.Fatal(err)
	}
	d := start(t, 100, 24)
	d.Model.getenv = func(name string) string {
		return map[string]string{"DISPLAY": ":9", "PATH": dir, "CASEBOOK_CLIPBOARD": "native"}[name]
	}
	copies := d.Model.copy(reply())
	settled, done := make(chan struct{}), make(chan struct{})
	go func() { defer close(done); copies() }()
	go func() { defer close(settled); d.Model.copying.settle(time.Minute) }()
	fifo, err := os.OpenFile(tool+".go", os.O_RDWR, 0) // for both: it waits for no reader
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = fifo.Close() })
	if _, err := fifo.WriteString("go\n"); err != nil {
		t.Fatal(err)
	}
	<-settled
	if took, err := os.ReadFile(tool + ".took"); err != nil || string(took) != "a reply" {
		t.Errorf("it took %q, %v", took, err)
	}
	<-done
}

// Who copies and quits at once has copied, and what was wished for then is done.
func TestACopyThatTheEndOfTheProgramDropsIsMadeAllTheSame(t *testing.T) {
	dir := t.TempDir()
	tool := filepath.Join(dir, "xclip")
	if err := program(tool, "#!/bin/sh\nIFS= read -r line\nprintf '%s' \"$line\" >\"$0.took\"\n"); err != nil {
		t.Fatal(err)
	}
	d := start(t, 100, 24)
	d.Model.getenv = func(name string) string {
		return map[string]string{"DISPLAY": ":9", "PATH": dir, "CASEBOOK_CLIPBOARD": "native"}[name]
	}
	told := 0
	wish := reply()
	wish.Then = func() tea.Msg { told++; return nil }
	d.Model.Update(wish)
	d.Model.copying.settle(time.Minute)
	if took, err := os.ReadFile(tool + ".took"); err != nil || string(took) != "a reply" || told != 1 {
		t.Errorf("it took %q, %v, and that was told %d times", took, err, told)
	}
}

// program writes a program that can be run at once: no other test's child may hold it open.
func program(path, script string) error {
	syscall.ForkLock.RLock()
	defer syscall.ForkLock.RUnlock()
	return os.WriteFile(path, []byte(script), 0o700)
}
