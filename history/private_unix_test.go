//go:build unix

package history

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

func TestAHistoryIsPrivateWhateverTheUmask(t *testing.T) {
	s := fresh(t)
	// The umask is the whole process's: this test must not be parallel.
	before := syscall.Umask(0)
	run(t, s, sample(t, "x"), nil)
	syscall.Umask(before)
	file, folder := must[os.FileInfo](t)(os.Stat(s.Path())), must[os.FileInfo](t)(os.Stat(filepath.Dir(s.Path())))
	if file.Mode().Perm() != 0o600 || folder.Mode().Perm() != 0o700 {
		t.Errorf("file %v, folder %v", file.Mode(), folder.Mode())
	}
	left := must[[]os.DirEntry](t)(os.ReadDir(filepath.Dir(s.Path())))
	if len(left) != 1 {
		t.Errorf("left in the folder: %v", left)
	}
	if err := os.Chmod(s.Path(), 0o644); err != nil {
		t.Fatal(err)
	}
	run(t, s, sample(t, "y"), nil)
	if file := must[os.FileInfo](t)(os.Stat(s.Path())); file.Mode().Perm() != 0o600 {
		t.Errorf("a history that others could read stays %v", file.Mode())
	}
}
