package history

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"time"
)

// Stamp tells one state of a history from another: it is a different one after each
// commit of any program. The zero Stamp is of a history that is not there.
type Stamp struct {
	bytes    int64
	modified time.Time
	commits  [2]uint64 // of the two header pages
}

// Stamp returns the stamp of the history as it stands: some µs, whatever its size. It takes
// no lock, so it never waits.
func (s *Store) Stamp(ctx context.Context) (Stamp, error) {
	if err := ctx.Err(); err != nil {
		return Stamp{}, err
	}
	file, err := s.openFile(false)
	if errors.Is(err, fs.ErrNotExist) {
		return Stamp{}, nil
	}
	if err != nil {
		return Stamp{}, err
	}
	defer func() { _ = file.Close() }()
	info, err := file.Stat()
	if err != nil {
		return Stamp{}, failure(s.path, err)
	}
	stamp := Stamp{bytes: info.Size(), modified: info.ModTime()}
	// A header may be half written just now: then it differs from both states.
	for i := range stamp.commits {
		page, err := readUpTo(file, int64(i*os.Getpagesize()), pageHeader+headerSize)
		if err != nil {
			return Stamp{}, failure(s.path, err)
		}
		h, _ := parseHeader(page)
		stamp.commits[i] = h.commit
	}
	return stamp, nil
}
