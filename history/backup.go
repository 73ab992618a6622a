package history

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
)

// BackedUp is what Backup made.
type BackedUp struct {
	Path     string // of the copy
	SHA256   string // of its bytes, 64 hex digits
	Report   Report // of checking it
	Replaced bool   // a file was there before
}

// Backup copies the history as it stands at one moment to a new file at target, while
// other programs use it; they wait with their writes while it is read. Free pages are left
// out: what was deleted is not in the copy. The copy is checked before it gets its name; a
// file that is there is replaced only with force.
//
// A damaged history is copied too, byte for byte, as what can still be saved from it may
// be anywhere; but its copy replaces nothing, and the error, an ErrDamaged, says so.
func (s *Store) Backup(ctx context.Context, target string, force bool, told Progress) (BackedUp, error) {
	if _, err := os.Lstat(s.path); errors.Is(err, fs.ErrNotExist) {
		return BackedUp{}, fmt.Errorf("history %s is not there: there is nothing to back up", s.path)
	}
	there, err := s.target(target, force)
	if err != nil {
		return BackedUp{}, err
	}
	temp, err := s.fileFor(target, backingUp)
	if err != nil {
		return BackedUp{}, err
	}
	defer withdraw(temp)
	report, damage, err := s.copyChecked(ctx, temp, told)
	if disk := new(writeError); errors.As(err, &disk) {
		return BackedUp{}, unwritten(target, err)
	}
	if err != nil {
		return BackedUp{}, err
	}
	if damage != nil && there {
		return BackedUp{}, fmt.Errorf("%w; a copy of it does not replace %s, name another file", damage, target)
	}
	done := BackedUp{Path: target, Report: report, Replaced: there}
	done.Report.Path = target
	if done.SHA256, err = digestOf(temp); err != nil {
		return BackedUp{}, unwritten(target, err)
	}
	if err := publish(temp, target, force); err != nil {
		return BackedUp{}, unwritten(target, err)
	}
	if damage != nil {
		return done, fmt.Errorf("%w; %s is a copy of it as it is, byte for byte", damage, target)
	}
	return done, nil
}

// target makes sure that a file may be written at target.
func (s *Store) target(target string, force bool) (there bool, err error) {
	info, err := os.Lstat(target)
	live, liveErr := os.Stat(s.path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return false, nil
	case err != nil:
		return false, unwritten(target, err)
	case info.IsDir():
		return false, fmt.Errorf("%s is a folder; name a file in it", target)
	case !info.Mode().IsRegular():
		return false, fmt.Errorf("%s is no ordinary file; name another", target)
	case liveErr == nil && os.SameFile(info, live):
		return false, fmt.Errorf("%s is the history itself; name another file", target)
	case !force:
		return true, fmt.Errorf("%s is there already; --force replaces it", target)
	}
	return true, nil
}

// copyChecked copies the history into a file and checks the copy; damage is what is wrong
// with the history, which is then in the file as it is.
func (s *Store) copyChecked(ctx context.Context, into *os.File, told Progress) (report Report, damage, err error) {
	err = s.snapshot(ctx, into, false, told)
	if err == nil {
		report, err = At(into.Name()).Check(ctx)
	}
	switch {
	case err == nil && len(report.Problems) == 0, err != nil && !errors.Is(err, ErrDamaged):
		return report, nil, err
	case err == nil:
		damage = fmt.Errorf("history %s is %w in %d places (casebook history check lists them)", s.path, ErrDamaged, len(report.Problems))
	default:
		damage = err
	}
	return report, damage, s.snapshot(ctx, into, true, told)
}

// snapshot copies the history into a file, under a lock that readers share: its live pages,
// or all of its bytes.
func (s *Store) snapshot(ctx context.Context, into *os.File, raw bool, told Progress) error {
	file, err := s.acquire(ctx, false)
	if err != nil {
		return failure(s.path, err)
	}
	defer release(file)
	info, err := file.Stat()
	if err != nil {
		return failure(s.path, err)
	}
	size, free := info.Size(), []int64(nil)
	if !raw {
		src, err := s.inspect(file)
		if err != nil {
			return err
		}
		pages, err := src.freePages()
		if err != nil {
			return s.refusal(err)
		}
		size = int64(src.header.high) * src.header.pageSize
		for _, page := range pages {
			free = append(free, int64(page)*src.header.pageSize, src.header.pageSize)
		}
	}
	if err := into.Truncate(0); err != nil {
		return &writeError{err}
	}
	return s.copyBytes(ctx, file, into, size, free, stirring(s.path, told))
}

// copyBytes copies size bytes, with zeros in the place of the pages that are free: pairs of
// offset and length, in rising order.
func (s *Store) copyBytes(ctx context.Context, from, into *os.File, size int64, free []int64, told Progress) error {
	const most = 1 << 20
	buffer := make([]byte, most)
	for at := int64(0); at < size; at += most {
		part := buffer[:min(most, size-at)]
		if _, err := from.ReadAt(part, at); err != nil && err != io.EOF {
			return failure(s.path, err)
		}
		for len(free) > 0 && free[0] < at+int64(len(part)) {
			start := free[0] - at
			end := min(start+free[1], int64(len(part)))
			clear(part[start:end])
			if free[0]+free[1] > at+end {
				free = slices.Concat([]int64{at + end, start + free[1] - end}, free[2:])
				break
			}
			free = free[2:]
		}
		if _, err := into.WriteAt(part, at); err != nil {
			return &writeError{err}
		}
		if err := ctx.Err(); err != nil {
			return fmt.Errorf("history %s: %w", s.path, err)
		}
		told.Tell(at+int64(len(part)), size)
	}
	return nil
}

func digestOf(file *os.File) (string, error) {
	if _, err := file.Seek(0, io.SeekStart); err != nil {
		return "", err
	}
	sum := sha256.New()
	if _, err := io.Copy(sum, file); err != nil {
		return "", err
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}

// publish gives a finished file its name, durably. Without force a file that took the name
// meanwhile stays.
func publish(file *os.File, name string, force bool) error {
	err := file.Sync()
	if runtime.GOOS == "windows" { // an open file neither loses its name there nor gets another
		err = errors.Join(err, file.Close())
	}
	if err != nil {
		return err
	}
	if force {
		err = os.Rename(file.Name(), name)
	} else if err = os.Link(file.Name(), name); errors.Is(err, errors.ErrUnsupported) || errors.Is(err, fs.ErrPermission) {
		if _, there := os.Lstat(name); errors.Is(there, fs.ErrNotExist) { // a disk without links
			err = os.Rename(file.Name(), name)
		}
	}
	return errors.Join(err, syncFolder(filepath.Dir(name)))
}

// unwritten says why a file beside the history was not written.
func unwritten(path string, err error) error {
	switch {
	case errors.Is(err, fs.ErrExist):
		return fmt.Errorf("%s is there already; it was left as it is", path)
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("%s cannot be written: there is no folder %s", path, filepath.Dir(path))
	case errors.Is(err, fs.ErrPermission):
		return fmt.Errorf("%s cannot be written: you may not write in %s; choose another place", path, filepath.Dir(path))
	case isFull(err):
		return fmt.Errorf("%s cannot be written: the disk is full; nothing was changed", path)
	}
	var at *fs.PathError
	if errors.As(err, &at) {
		err = at.Err
	}
	return fmt.Errorf("%s cannot be written: %w", path, err)
}
