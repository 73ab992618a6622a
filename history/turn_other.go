//go:build !linux

package history

import (
	"os"
	"path/filepath"
)

// turn is a lock on the history's folder: who has it waits to write. Where a folder cannot
// be locked there are no turns: writers are lucky or not.
type turn struct{ folder *os.File }

// take says that who has opened file waits to write. Another may have said so already.
func (t *turn) take(file *os.File) {
	if t.folder == nil {
		t.folder, _ = os.Open(filepath.Dir(file.Name()))
	}
	if t.folder != nil {
		_, _ = tryLock(t.folder, true)
	}
}

// give says that it waits no more.
func (t *turn) give() {
	if t.folder != nil {
		release(t.folder)
	}
}

// awaited reports whether somebody waits to write.
func awaited(file *os.File) bool {
	folder, err := os.Open(filepath.Dir(file.Name()))
	if err != nil {
		return false
	}
	defer release(folder)
	free, err := tryLock(folder, false)
	return !free && err == nil
}
