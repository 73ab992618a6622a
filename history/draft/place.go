package draft

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"time"
)

// What the names of a window's files end with.
const (
	dataEnd = ".draft"
	lockEnd = ".lock"
)

// lock is the lock of a window: a file that is there, ordinary and locked.
type lock struct {
	folder, window string
	file           *os.File
}

// take locks a window's name. It returns nil without an error when another program has
// it, or had it a moment ago.
func take(folder, window string) (*lock, error) {
	path := filepath.Join(folder, window+lockEnd)
	file, err := openOrdinary(path, os.O_RDWR)
	if errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.EROFS) {
		file, err = openOrdinary(path, os.O_RDONLY) // what cannot be written is still offered
	}
	if errors.Is(err, fs.ErrNotExist) {
		file, err = os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600)
		if errors.Is(err, fs.ErrExist) {
			return nil, nil
		}
	}
	if err != nil {
		return nil, err
	}
	locked, err := tryLock(file)
	if locked && err == nil {
		// Who had it before may have removed the name.
		held, heldErr := file.Stat()
		named, namedErr := os.Lstat(path)
		if heldErr == nil && namedErr == nil && os.SameFile(held, named) {
			return &lock{folder, window, file}, nil
		}
	}
	_ = file.Close()
	return nil, err
}

// data is where the window's drafts are.
func (l *lock) data() string { return filepath.Join(l.folder, l.window+dataEnd) }

// release gives the lock back. The window's drafts stay.
func (l *lock) release() {
	unlock(l.file) // a program that is being started may have the file for a moment, too
	_ = l.file.Close()
}

// remove removes the window's files, what a write left behind too, its name last, and
// gives the lock back.
func (l *lock) remove() error {
	err := l.sweep()
	if removed := os.Remove(l.data()); !errors.Is(removed, fs.ErrNotExist) {
		err = errors.Join(err, removed)
	}
	if err != nil {
		l.release()
		return err
	}
	name := l.file.Name()
	first := os.Remove(name)
	l.release()
	if first != nil {
		return os.Remove(name) // some systems remove no file that is open
	}
	return nil
}

// sweep removes what a write that did not come to its end left behind.
func (l *lock) sweep() error {
	entries, err := os.ReadDir(l.folder)
	for _, entry := range entries {
		if strings.HasPrefix(entry.Name(), "."+l.window+dataEnd) {
			err = errors.Join(err, os.Remove(filepath.Join(l.folder, entry.Name())))
		}
	}
	return err
}

// write puts drafts into the window's file. Without any it has none.
func (w *Window) write(drafts []*Draft) error {
	if len(drafts) == 0 {
		if w.lock == nil {
			return nil
		}
		l := w.lock
		w.lock = nil
		return l.remove()
	}
	data, err := encode(drafts)
	if err != nil {
		return err
	}
	if w.lock == nil {
		if err := w.settle(); err != nil {
			return err
		}
	}
	return replace(w.lock.data(), data)
}

// settle makes the folder and takes the window's own name in it.
func (w *Window) settle() error {
	if err := os.MkdirAll(w.folder, 0o700); err != nil {
		return err
	}
	info, err := os.Lstat(w.folder)
	switch {
	case err != nil:
		return err
	case !info.IsDir():
		return errOddFolder
	case info.Mode().Perm()&0o077 != 0:
		if err := os.Chmod(w.folder, 0o700); err != nil {
			return err
		}
	}
	for range settleTries {
		if w.lock, err = take(w.folder, w.id); w.lock != nil || err != nil {
			return err
		}
		time.Sleep(settlePause)
	}
	return errors.New("another program has locked them")
}

// Another window that starts may be looking just now whether this one lives.
const (
	settleTries = 1_000
	settlePause = time.Millisecond
)

var errOddFolder = errors.New("it is a link, or no folder; remove it, or choose another place with --history")

// failure says why drafts are not written, and what that means.
func (w *Window) failure(err error) error {
	const only = "drafts are kept in this window only: "
	switch {
	case errors.Is(err, errLarge):
		return errors.New(only + "they are too long")
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return errors.New(only + "you may not write in " + filepath.Dir(w.folder))
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT), errors.Is(err, syscall.EFBIG):
		return errors.New(only + "the disk is full")
	}
	return fmt.Errorf("%s%s: %s", only, w.folder, reason(err))
}
