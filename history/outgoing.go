package history

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"
)

// fileFor makes the file that is to stand at target once it is whole, where only we may read
// it. It is locked, which tells others that somebody works with it, also when that is only
// checked; what was left there by those who were ended is wiped first.
func (s *Store) fileFor(target string, doing task) (*os.File, error) {
	s.tidyTarget(target)
	for range quietTries {
		file, err := s.beside(target, doing)
		if err != nil {
			return nil, unwritten(target, err)
		}
		locked, err := s.lock(file, false)
		if err != nil {
			return file, nil // a disk without locks: nobody takes it for left
		}
		opened, err := file.Stat()
		named, nameErr := os.Lstat(file.Name())
		if locked && err == nil && nameErr == nil && os.SameFile(opened, named) {
			return file, nil
		}
		withdraw(file)
	}
	return nil, unwritten(target, errTaken)
}

// withdraw takes the name away that a file had before it was whole, and lets go of it: not
// before, so that nobody wipes what has its other name.
func withdraw(file *os.File) {
	if runtime.GOOS == "windows" { // an open file does not lose its name there
		release(file)
	}
	_ = os.Remove(file.Name())
	release(file)
}

// tidyTarget wipes what programs left beside target that were ended before it was whole. What
// somebody works with is locked, and stays. What cannot be wiped keeps nobody from his work:
// the next one tries again.
func (s *Store) tidyTarget(target string) {
	names, _ := leftovers(target) // where they cannot be read nothing can be written either
	for _, name := range names {
		info, err := os.Lstat(name)
		if err != nil || !info.Mode().IsRegular() || !isOutgoing(name, info.ModTime()) {
			continue
		}
		if oneName(info) {
			_ = s.wipeLeft(name)
		} else {
			// It became what it was to be, under a name that it may not have any more; where
			// that is not known, an open file cannot be removed.
			_ = os.Remove(name)
		}
	}
}

// isOutgoing reports whether a file beside a target was to become it. Those of versions that
// did not say what they are, and did not lock them, have a number only: they are left when
// nobody wrote to them for a while.
func isOutgoing(name string, written time.Time) bool {
	_, rest, _ := strings.Cut(filepath.Base(name), freshMark)
	fields := strings.Split(rest, "-")
	if strings.Trim(fields[len(fields)-1], "0123456789") != "" {
		return false
	}
	switch {
	case len(fields) == 1:
		return time.Since(written) > stirs
	case len(fields) == 4:
		return task(fields[0]) == writingOut || task(fields[0]) == backingUp
	}
	return false
}
