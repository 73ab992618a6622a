package history

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
)

// swap puts the finished file at fresh into the place of the history at path, whose file
// old is locked alone, and wipes what stood there. Whenever it is ended, the old file or
// the new one stands under the name, whole; until it is wiped the old one keeps the name
// aside, and tidy finishes the work.
func (s *Store) swap(old *os.File, path, fresh, aside string) error {
	folder := filepath.Dir(path)
	linked := s.link(path, aside)
	if linked != nil && !noLinks(linked) {
		return linked
	}
	if err := errors.Join(syncFolder(folder), os.Rename(fresh, path), syncFolder(folder)); err != nil {
		_ = os.Remove(aside)
		return err
	}
	var err error
	if linked == nil {
		err = wipe(aside)
	} else if info, statErr := old.Stat(); statErr == nil {
		err = zero(old, info.Size()) // it has no name any more
	}
	if err != nil {
		return &unwipedError{err}
	}
	return nil
}

// noLinks reports whether an error says that a disk knows no hard links.
func noLinks(err error) bool {
	return errors.Is(err, errors.ErrUnsupported) || errors.Is(err, syscall.EPERM)
}

// unwipedError says that the new file is in its place, and the old one not wiped yet.
type unwipedError struct{ error }

func (e *unwipedError) Error() string {
	return "it was written anew, but the old file could not be overwritten: " + e.error.Error() + "; casebook history compact does it when it is run again"
}

func (e *unwipedError) Unwrap() error { return e.error }

// wipe writes zeros over a file and removes it, so that what was in it is gone from the
// disk, as far as the disk writes where it is told.
func wipe(path string) error {
	file, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	info, err := file.Stat()
	if err == nil {
		err = zero(file, info.Size())
	}
	if err := errors.Join(err, file.Close()); err != nil {
		return err
	}
	return errors.Join(os.Remove(path), syncFolder(filepath.Dir(path)))
}

func zero(file *os.File, size int64) error {
	nothing := make([]byte, 1<<18)
	for at := int64(0); at < size; at += int64(len(nothing)) {
		if _, err := file.WriteAt(nothing[:min(int64(len(nothing)), size-at)], at); err != nil {
			return err
		}
	}
	return file.Sync()
}

// tidy finishes what a program was ended in the middle of: unfinished files, and old ones
// that were not wiped yet, beside the history at path. What another program works with
// is locked, and stays.
func (s *Store) tidy(path string) error {
	left, err := leftovers(path)
	if err != nil {
		return err
	}
	for _, name := range left {
		if err := s.tidyFile(path, name); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}

// leftovers are the files beside the history at path that may be left of work that was
// ended, or that somebody works with.
func leftovers(path string) (names []string, err error) {
	folder, base := filepath.Split(path)
	entries, err := os.ReadDir(filepath.Clean(folder))
	for _, entry := range entries {
		name := entry.Name()
		if strings.HasPrefix(name, "."+base+freshMark) || strings.HasPrefix(name, "."+base+asideMark) {
			names = append(names, filepath.Join(folder, name))
		}
	}
	return names, err
}

// Leftovers returns the files beside the history that an interrupted compaction left: they
// may hold what was deleted. A compaction that is going on has such a file too.
func (s *Store) Leftovers() []string {
	path, err := s.place()
	if err != nil {
		return nil
	}
	names, _ := leftovers(path) // a folder that cannot be read shows none
	return names
}

// tidyFile wipes one such file; one that is the history itself only loses its second name.
func (s *Store) tidyFile(path, left string) error {
	info, err := os.Lstat(left)
	if err != nil || !info.Mode().IsRegular() {
		return err
	}
	live, err := os.Stat(path)
	if err != nil {
		return err
	}
	if os.SameFile(info, live) {
		return os.Remove(left)
	}
	return s.wipeLeft(left)
}

// wipeLeft wipes a file that nobody has locked.
func (s *Store) wipeLeft(left string) error {
	file, err := os.OpenFile(left, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	defer release(file)
	if locked, err := s.lock(file, true); err != nil || !locked {
		return err
	}
	// It may have got its place while we looked at it.
	opened, err := file.Stat()
	now, nameErr := os.Lstat(left)
	if err := errors.Join(err, nameErr); err != nil || !os.SameFile(opened, now) {
		return err
	}
	if err := zero(file, opened.Size()); err != nil {
		return err
	}
	if runtime.GOOS == "windows" { // an open file does not lose its name there
		release(file)
	}
	return errors.Join(os.Remove(left), syncFolder(filepath.Dir(left)))
}
