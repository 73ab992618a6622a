package history

import (
	"cmp"
	"os"
	"slices"
	"sync"

	"casebook/history/column"
)

// tail is the attempts that are in no chunk, and the cases that are in no lines, packed in
// memory.
type tail struct {
	header  header      // with info: the state of the history that it is of
	info    os.FileInfo // of the file, which another may take the place of
	first   uint64      // number of the first case
	cases   column.Lines
	through attemptID // the last id that is in a chunk
	columns *column.Columns
	lost    Damaged // attempts of the tail that cannot be read
	long    bool    // it is too long to be packed, as the chunks were lost
}

// tailCache keeps the tail between searches, and which cases the last of them wanted: both
// change with each commit only.
type tailCache struct {
	mutex  sync.Mutex
	last   *tail
	query  Query
	wanted []wanted // by query and last
}

// tail returns the attempts that are in no chunk, nil when there are none, and the last id
// that is in one.
func (s *source) tail() (*tail, attemptID, error) {
	t, err := s.wholeTail()
	if err != nil {
		return nil, attemptID{}, err
	}
	if t.columns == nil && t.lost.orNil() == nil {
		return nil, t.through, nil
	}
	return t, t.through, nil
}

// packedForSearch reports whether a search can go by way of the chunks: not in a history of
// an older schema, and not in one that lost them.
func (s *source) packedForSearch() bool {
	if s.level < schemaLevel {
		return false
	}
	t, err := s.wholeTail()
	return err == nil && !t.long
}

// wholeTail returns the tail as of this commit.
func (s *source) wholeTail() (*tail, error) {
	if s.tails != nil {
		s.tails.mutex.Lock()
		defer s.tails.mutex.Unlock()
		if last := s.tails.last; last != nil && last.of(s) {
			return last, nil
		}
	}
	made := &tail{header: s.header, info: s.info}
	if err := cmp.Or(s.tailRows(made), s.tailCases(made)); err != nil {
		return nil, err
	}
	if s.tails != nil {
		s.tails.last, s.tails.wanted = made, nil
	}
	return made, nil
}

// of reports whether a tail is of what s reads. The number of the commit alone does not
// tell: a file that was written anew begins to count again.
func (t *tail) of(s *source) bool {
	return t.header == s.header && os.SameFile(t.info, s.info) && t.info.ModTime().Equal(s.info.ModTime())
}

// tailCases reads the cases of the tail.
func (s *source) tailCases(made *tail) error {
	l, err := s.lineSource()
	if err != nil {
		return err
	}
	made.first = l.lines.sequence + 1
	last := max(l.cases.below(0, &Damaged{}), l.lines.sequence)
	last = min(last, l.lines.sequence+column.Most)
	made.cases = l.made(made.first, last)
	return nil
}

// tailRows reads the attempts of the tail.
func (s *source) tailRows(made *tail) error {
	packed, err := s.packed()
	if err != nil {
		return err
	}
	made.through = packed.key.last
	if packed.damaged {
		made.through = before(packed.key.first) // its rows are looked through with the tail
	}
	var rows []column.Entry
	for row, err := range s.listings(nil, &made.lost) {
		if err != nil {
			continue
		}
		id, err := parseID(row.ID)
		if err != nil {
			return err
		}
		if id.compare(made.through) <= 0 {
			break
		}
		rows = append(rows, entryOf(id, row))
	}
	// What was met on the way beyond the tail is told where it is searched.
	made.lost.IDs = slices.DeleteFunc(made.lost.IDs, func(name string) bool { return name <= made.through.String() })
	slices.Reverse(rows)
	if made.long = len(rows) > column.Most; len(rows) > 0 && !made.long {
		made.columns = packRows(rows)
	}
	return nil
}

// before returns the id before id.
func before(id attemptID) attemptID {
	for i := len(id) - 1; i >= 0; i-- {
		id[i]--
		if id[i] != 0xFF {
			break
		}
	}
	return id
}
