package history

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"time"

	"github.com/cenkalti/backoff/v5"
)

// acquire opens the history and locks it, alone or with other readers. A file that
// is not there is fs.ErrNotExist.
func (s *Store) acquire(ctx context.Context, alone bool) (*os.File, error) {
	return s.open(ctx, alone, alone)
}

// open opens the history, for writing too or for reading only, and locks it.
func (s *Store) open(ctx context.Context, write, alone bool) (*os.File, error) {
	for {
		file, err := s.openFile(write)
		if err != nil {
			return nil, err
		}
		err = s.waitForLock(ctx, file, alone, 0)
		if err == nil {
			// While we waited another program may have put a new file under the name.
			err = s.named(file)
		}
		if err == nil {
			return file, nil
		}
		release(file)
		if !errors.Is(err, errMoved) {
			return nil, err
		}
	}
}

// errMoved says that another file stands under the history's name now.
var errMoved = errors.New("another file was put in its place")

// named makes sure that file still stands under the history's name.
func (s *Store) named(file *os.File) error {
	opened, err := file.Stat()
	named, nameErr := os.Stat(s.path)
	switch err := errors.Join(err, nameErr); {
	case errors.Is(err, fs.ErrNotExist):
		return errMoved
	case err != nil:
		return failure(s.path, err)
	case !os.SameFile(opened, named):
		return errMoved
	}
	return nil
}

// release unlocks and closes file; bbolt may have closed it already.
func release(file *os.File) {
	unlock(file)
	_ = file.Close()
}

// openFile opens what stands under the history's name when it can be one.
func (s *Store) openFile(write bool) (*os.File, error) {
	info, err := os.Stat(s.path)
	if errors.Is(err, fs.ErrNotExist) {
		if target, linkErr := os.Readlink(s.path); linkErr == nil {
			return nil, fmt.Errorf("history %s is a link to %s, which is not there; mend the link or remove it", s.path, target)
		}
		return nil, err
	}
	switch {
	case err != nil:
		return nil, failure(s.path, err)
	case info.IsDir():
		return nil, s.refusal(&fileError{ErrForeign, "it is a folder"})
	case !info.Mode().IsRegular():
		return nil, s.refusal(&fileError{ErrForeign, "it is no ordinary file"})
	}
	how := os.O_RDONLY
	if write {
		how = os.O_RDWR
	}
	file, err := os.OpenFile(s.path, how, 0)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	if err != nil {
		return nil, failure(s.path, err)
	}
	if write && info.Mode().Perm()&0o077 != 0 {
		// It came from elsewhere, and holds names and numbers: it is ours alone again.
		_ = file.Chmod(0o600)
	}
	return file, nil
}

// waitForLock tries until the lock is free. The limit counts from the last change
// of the file: a program that keeps the lock is an error after s.patience, many
// that pass it around only after ten times that, and one that writes the history anew
// and gets on with it after s.worth.
//
// atLeast is how long it waits whoever has the lock.
func (s *Store) waitForLock(ctx context.Context, file *os.File, alone bool, atLeast time.Duration) error {
	pace := backoff.NewExponentialBackOff()
	pace.InitialInterval, pace.MaxInterval = 100*time.Microsecond, 4*time.Millisecond
	start := time.Now()
	wait := waiting{store: s, since: start, own: atLeast > 0}
	changed, since := time.Time{}, start
	var turn turn
	defer func() { turn.give() }()
	for {
		if err := ctx.Err(); err != nil {
			return fmt.Errorf("history %s: %w", s.path, err)
		}
		if !alone && time.Since(start) < courtesy && awaited(file) {
			pause(ctx, pace.NextBackOff())
			continue
		}
		locked, err := s.lock(file, alone)
		if locked || err != nil {
			return failure(s.path, err)
		}
		if alone {
			turn.take(file)
		}
		if err := s.named(file); err != nil {
			return err
		}
		wait.tell()
		if info, err := file.Stat(); err == nil && !info.ModTime().Equal(changed) {
			changed, since = info.ModTime(), time.Now()
		}
		if time.Since(start) > max(10*s.patience, atLeast) {
			if _, known := wait.rewriter(); !known || time.Since(start) > s.worth {
				return wait.busy()
			}
		}
		if time.Since(since) > s.patience && time.Since(start) > atLeast {
			if _, known := wait.rewriter(); !known {
				return wait.busy()
			}
			since = time.Now() // it has to write to the disk, which takes as long as it takes
		}
		pause(ctx, pace.NextBackOff())
	}
}

// pause waits for d or until ctx ends.
func pause(ctx context.Context, d time.Duration) {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
	case <-ctx.Done():
	}
}
