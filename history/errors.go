package history

import (
	"errors"
	"fmt"
	"strings"
	"syscall"
)

// What can be wrong with a history, for errors.Is. The error's text names the
// file or the record, and the mend.
var (
	ErrNotFound = errors.New("not in the history")
	ErrBusy     = errors.New("in use by another program")
	ErrForeign  = errors.New("not a casebook history")
	ErrDamaged  = errors.New("damaged")
	ErrNewer    = errors.New("written by a newer casebook")
)

// Damaged is the error of a list that leaves something out: what stands beside
// it is whole, what it names could not be read. It is an ErrDamaged.
type Damaged struct {
	Path  string   // the history
	IDs   []string // ids of attempts, and cases as "case 7"
	Pages int      // parts of the file that cannot be read; their records have no names

	lost []uint64 // which pages those are
}

// Error names up to three records, the command that names the rest, and the mend.
func (d *Damaged) Error() string {
	var parts []string
	if n := len(d.IDs); n > 0 {
		names := strings.Join(d.IDs[:min(n, 3)], ", ")
		if n > 3 {
			names += " …, casebook history check names all"
		}
		parts = append(parts, fmt.Sprintf("%d left out: %s", n, names))
	}
	if d.Pages > 0 {
		parts = append(parts, fmt.Sprintf("%d of its pages cannot be read", d.Pages))
	}
	return fmt.Sprintf("history %s is damaged (%s); %s", d.Path, strings.Join(parts, "; "), SalvageMend)
}

// Is makes a Damaged an ErrDamaged.
func (d *Damaged) Is(target error) bool { return target == ErrDamaged }

// fileError is what keeps a file from being read as a history.
type fileError struct {
	kind error // ErrForeign, ErrDamaged or ErrNewer
	how  string
}

func (e *fileError) Error() string { return fmt.Sprintf("%v: %s", e.kind, e.how) }

// Unwrap returns the kind.
func (e *fileError) Unwrap() error { return e.kind }

const (
	emptyFile = "it is empty (0 bytes)"
	emptyMend = "remove it to begin anew, or put a backup in its place"
)

// SalvageMend is what to do about a damaged history, and is said wherever one is met.
const SalvageMend = "casebook history salvage saves what can be read, or put a backup in its place"

// damagedRecord is the error of a record that cannot be read.
func damagedRecord(name string, why error) error {
	return fmt.Errorf("%s is %w (%w); %s", name, ErrDamaged, why, SalvageMend)
}

func damagedAttempt(id string, why error) error { return damagedRecord("attempt "+id, why) }

// refusal names the file and the mend in an error about what the file is. Other
// errors pass.
func (s *Store) refusal(err error) error {
	var file *fileError
	var bad *pageError
	switch {
	case errors.As(err, &bad):
		return fmt.Errorf("history %s is %w: %w; %s", s.path, ErrDamaged, bad, SalvageMend)
	case !errors.As(err, &file):
		return err
	case file.kind == ErrForeign:
		return fmt.Errorf("history %s is %w (%s); choose another file with --history", s.path, ErrForeign, file.how)
	case file.kind == ErrNewer:
		return fmt.Errorf("history %s was %w (%s); update this one", s.path, ErrNewer, file.how)
	}
	mend := SalvageMend
	if file.how == emptyFile {
		mend = emptyMend
	}
	return fmt.Errorf("history %s is %w: %s; %s", s.path, ErrDamaged, file.how, mend)
}

// failure puts what the operating system says about path into words.
func failure(path string, err error) error {
	if err == nil || strings.HasPrefix(err.Error(), "history "+path+" ") {
		return err
	}
	for _, known := range []struct {
		number syscall.Errno
		words  string
	}{
		{syscall.ENOSPC, diskFull},
		{syscall.EDQUOT, diskFull},
		{syscall.EFBIG, diskFull},
		{syscall.EROFS, "is on a read-only disk, nothing was recorded; choose another place with --history"},
		{syscall.EACCES, "may not be used by you; see who owns it and its folder"},
		{syscall.EPERM, "may not be used by you; see who owns it and its folder"},
		{syscall.ENOLCK, noLocks},
		{syscall.EOPNOTSUPP, noLocks},
		{syscall.ENOSYS, noLocks},
	} {
		// bbolt passes some of them on as text only.
		if errors.Is(err, known.number) || strings.HasSuffix(err.Error(), ": "+known.number.Error()) {
			return fmt.Errorf("history %s %s (%w)", path, known.words, known.number)
		}
	}
	var number syscall.Errno
	if errors.As(err, &number) {
		err = number
	}
	return fmt.Errorf("history %s: %w", path, err)
}

const noLocks = "is on a disk that knows no locks, as some network disks do: two windows could write over each other; choose a place on a disk of this machine with --history"

const diskFull = "cannot grow, the disk is full: nothing was recorded; free some space and try again"

// isFull reports whether an error says that the disk takes no more.
func isFull(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT) || errors.Is(err, syscall.EFBIG)
}
