package history

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"
)

// Compacted is what Compact did.
type Compacted struct {
	Path          string
	Before, After int64 // bytes of the file

	task task
}

// Compact writes the history anew without what was deleted or changed in it, puts the new
// file into the old one's place when it is verified, and wipes the old one. Other programs
// read meanwhile and wait with their writes. Whenever it is ended the history is the old
// file or the new one; the next Compact wipes what is left. A history in which anything
// cannot be read is not compacted: what can still be saved from it would be lost.
func (s *Store) Compact(ctx context.Context, told Progress) (Compacted, error) {
	done := Compacted{Path: s.path, task: compacting}
	err := s.replace(ctx, (*source).rewriteTo, told, &done)
	if errors.Is(err, fs.ErrNotExist) {
		return done, nil
	}
	return done, err
}

// quietTries is how often a new file is made while others may write; then they wait.
const quietTries = 3

// building writes what is in a source into a fresh file, durably, and closes it.
type building func(src *source, ctx context.Context, fresh *os.File, told Progress) (*content, error)

// replace writes the history's new file, from the old one as it stands, and puts it in that
// one's place.
func (s *Store) replace(ctx context.Context, build building, told Progress, done *Compacted) error {
	for try := 1; ; try++ {
		err := s.replaceOnce(ctx, build, told, done)
		switch {
		case errors.Is(err, errMoved):
			return nil // another program did the same with what we read
		case errors.Is(err, errTaken) && try < quietTries:
			continue
		}
		return err
	}
}

// errTaken says that another program took our new file for one that was left behind.
var errTaken = errors.New("its new file was removed by another program; try again")

func (s *Store) replaceOnce(ctx context.Context, build building, told Progress, done *Compacted) error {
	file, err := s.open(ctx, true, false)
	if err != nil {
		return err
	}
	defer func() { release(file) }()
	path, err := s.place()
	if err != nil {
		return err
	}
	if err := s.tidy(path); err != nil {
		return failure(s.path, err)
	}
	for try := 1; ; try++ {
		if try > quietTries {
			if err := s.relock(ctx, file); err != nil {
				return err
			}
		}
		src, err := s.inspect(file)
		if err != nil {
			return err
		}
		fresh, err := s.build(ctx, src, path, build, stirring(path, told), done)
		if err != nil {
			return s.unbuilt(err)
		}
		changed, err := s.settle(ctx, file, src.header.commit, path, fresh, done)
		fresh.discard()
		if err != nil || !changed {
			return failure(s.path, err)
		}
	}
}

// relock turns the lock that is shared into one that is not. What was done up to then is
// worth a wait, for a check that others run or for another compaction.
func (s *Store) relock(ctx context.Context, file *os.File) error {
	unlock(file)
	return cmp.Or(s.waitForLock(ctx, file, true, s.worth), s.named(file))
}

// unfinished is a new file that stands under no name of its own yet, locked.
type unfinished struct {
	file *os.File
	name string
}

// discard removes it, unless it was put in its place.
func (u *unfinished) discard() {
	release(u.file)
	_ = os.Remove(u.name)
}

// build makes a new file beside path and verifies it.
func (s *Store) build(ctx context.Context, src *source, path string, build building, told Progress, done *Compacted) (*unfinished, error) {
	free, err := src.freePages()
	if err != nil {
		return nil, err
	}
	needed := (int64(src.header.high) - int64(len(free))) * src.header.pageSize
	if room, known := freeDisk(filepath.Dir(path)); known && room < needed {
		return nil, &roomError{needed, room}
	}
	file, err := s.beside(path, done.task)
	if err != nil {
		return nil, err
	}
	fresh := &unfinished{name: file.Name()}
	var want *content
	err = s.guard(func() error {
		want, err = build(src, ctx, file, told)
		return err
	})
	if err == nil {
		fresh.file, err = os.OpenFile(fresh.name, os.O_RDWR, 0)
	}
	if err != nil {
		_ = os.Remove(fresh.name)
		if errors.Is(err, fs.ErrNotExist) {
			err = errTaken
		}
		return nil, err
	}
	if locked, lockErr := s.lock(fresh.file, true); lockErr != nil || !locked {
		err = cmp.Or(lockErr, errTaken)
	} else {
		err = s.holds(ctx, fresh.file, want, told)
	}
	if err != nil {
		fresh.discard()
		return nil, err
	}
	return fresh, nil
}

// settle puts the new file into the place of the old one, unless that has changed since
// commit.
func (s *Store) settle(ctx context.Context, file *os.File, commit uint64, path string, fresh *unfinished, done *Compacted) (changed bool, err error) {
	if err := s.relock(ctx, file); err != nil {
		return false, err
	}
	src, err := s.inspect(file)
	if err != nil || src.header.commit != commit {
		return true, err
	}
	before, err := file.Stat()
	after, afterErr := fresh.file.Stat()
	if err := errors.Join(err, afterErr); err != nil {
		return false, err
	}
	done.Before, done.After = before.Size(), after.Size()
	aside := strings.Replace(fresh.name, "."+filepath.Base(path)+freshMark, "."+filepath.Base(path)+asideMark, 1)
	if runtime.GOOS == "windows" { // an open file neither loses its name there nor gets another
		release(file)
		release(fresh.file)
	}
	return false, s.swap(file, path, fresh.name, aside)
}

// stirring is told, and lets those who wait for the lock of path see that work goes on.
func stirring(path string, told Progress) Progress {
	last := time.Now()
	return func(done, total int64) {
		told.Tell(done, total)
		if now := time.Now(); now.Sub(last) > patience/4 {
			last = now
			_ = os.Chtimes(path, now, now)
		}
	}
}

// roomError says that the disk has not enough room for a second file.
type roomError struct{ needed, room int64 }

func (e *roomError) Error() string {
	return fmt.Sprintf("a new file of about %s is written beside the old one first, and the disk has %s free", Size(e.needed), Size(e.room))
}

// Size writes a number of bytes for people.
func Size(n int64) string {
	switch {
	case n < 1_000:
		return fmt.Sprintf("%d bytes", n)
	case n < 1_000_000:
		return fmt.Sprintf("%.1f kB", float64(n)/1e3)
	case n < 1_000_000_000:
		return fmt.Sprintf("%.1f MB", float64(n)/1e6)
	}
	return fmt.Sprintf("%.1f GB", float64(n)/1e9)
}

// unbuilt says why no new file was made; nothing was changed.
func (s *Store) unbuilt(err error) error {
	var bad *pageError
	var record *recordError
	switch {
	case errors.As(err, &bad), errors.As(err, &record):
		return fmt.Errorf("history %s is %w: %w; it was left as it is; %s", s.path, ErrDamaged, err, SalvageMend)
	case errors.As(err, new(*roomError)):
		return fmt.Errorf("history %s cannot be written anew: %w", s.path, err)
	}
	return failure(s.path, err)
}
