//go:build unix

package views

import (
	"os"
	"path/filepath"
	"testing"

	"casebook/ui/uitest"
)

// The tool runs in a command: nothing waits for it in Update.
func TestAToolForTheClipboardIsWaitedForOutsideOfTheLoop(t *testing.T) {
	dir := t.TempDir()
	tool := filepath.Join(dir, "xclip")
	if err := os.WriteFile(tool, []byte("#!/bin/sh\nexec >\"$0.took\"\nwhile IFS= read -r line || [ -n \"$line\" ]; do printf '%s' \"$line\"; done\n"), 0o700); err != nil {
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
