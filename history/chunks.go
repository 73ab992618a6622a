package history

import (
	"bytes"
	"cmp"
	"slices"
	"strconv"
	"strings"

	"casebook/history/column"
)

// Searches look through chunks: what is looked for in some hundred attempts, packed. A
// chunk's key is its first id, its value the blocks of package column and a filter.
// The sequence of the bucket is how many attempts are in chunks. The newest attempts, the
// tail, are in none: they are packed, many at once, when enough of them have come, so that
// a commit does not write a chunk.
const (
	chunksBucket = "chunks"

	chunkRows = 512 // attempts of a full chunk
	chunkMost = 768 // of one into which older attempts were put: it is split then
	tailRows  = 256 // attempts that may be in no chunk
	tailKept  = 128 // those that stay in none when the others are packed
)

// entryOf returns what searches look at in an attempt.
func entryOf(id attemptID, row listing) column.Entry {
	e := column.Entry{ID: id, Recorded: row.Recorded.UnixNano(), Case: row.Case, User: searchedUser(row.User)}
	for _, one := range row.Find.IDs {
		e.IDs = append(e.IDs, Fold(one))
	}
	status := ""
	if row.Status != 0 {
		status = strconv.Itoa(row.Status)
	}
	e.Attrs = [column.Attrs]string{
		column.System: Fold(row.System), column.Operation: Fold(row.Operation), column.Environment: Fold(row.Environment),
		column.Outcome: Fold(string(row.Outcome)), column.Status: status, column.Codes: joined(row.Codes),
		column.Row: Fold(row.Row), column.Title: Fold(row.Title), column.Path: Fold(row.Find.Path),
		column.Messages: joined(row.Find.Messages), column.Flags: row.flags(),
	}
	for i, value := range e.Attrs {
		e.Attrs[i] = value[:min(len(value), column.Longest)]
	}
	return e
}

func joined(texts []string) string {
	if len(texts) == 1 {
		return Fold(texts[0])
	}
	folded := make([]string, len(texts))
	for i, text := range texts {
		folded[i] = Fold(text)
	}
	return strings.Join(folded, column.Part)
}

// flags writes what Is asks for, and the redaction rules.
func (l listing) flags() string {
	flags := strconv.Itoa(l.Rules)
	if l.Simulated {
		flags += " " + IsSimulated
	}
	if l.Counted {
		flags += " " + IsCounted
	}
	return flags
}

// chunkKey is what is known of a chunk without reading all of it.
type chunkKey struct{ first, last attemptID }

// chunkBefore returns the chunk with the greatest key below bound; found is false when
// there is none. A nil bound is past the end.
func (t tree) chunkBefore(bound []byte) (key chunkKey, v value, found bool, err error) {
	t.backward(bound, func(k []byte, at value) bool {
		if len(k) != len(key.first) {
			return true
		}
		key.first, v, found = attemptID(k), at, true
		return false
	}, func(bad error) { err = cmp.Or(err, bad) })
	if err != nil || !found {
		return key, v, false, err
	}
	head, err := v.head(blockHeader + column.SpanBytes)
	if err == nil && len(head) == blockHeader+column.SpanBytes {
		_, key.last, err = column.Span(head[blockHeader:])
	}
	return key, v, true, err
}

// chunkEntries reads the rows of a chunk. What is damaged is made anew from the attempts: below
// is the key of the chunk after it, nil for the last.
func (s *source) chunkEntries(key chunkKey, v value, below []byte) ([]column.Entry, error) {
	if data, err := v.all(); err == nil {
		if columns, err := readChunk(key.first, data); err == nil {
			if rows, err := columns.Entries(); err == nil {
				return rows, nil
			}
		}
	}
	var rows []column.Entry
	gaps := &Damaged{}
	for row, err := range s.listings(below, gaps) {
		if err != nil {
			continue
		}
		id, err := parseID(row.ID)
		if err != nil {
			continue
		}
		if id.compare(key.first) < 0 {
			break
		}
		rows = append(rows, entryOf(id, row))
	}
	rows = append(rows, gaps.rows(func(id attemptID) bool {
		return id.compare(key.first) >= 0 && (below == nil || bytes.Compare(id[:], below) < 0)
	})...)
	slices.SortFunc(rows, byID)
	return rows, nil
}

// rows returns rows for the attempts that d names, which have their ids and nothing else, so
// that searches can name them.
func (d *Damaged) rows(in func(attemptID) bool) (rows []column.Entry) {
	for _, name := range d.IDs {
		if id, err := parseID(name); err == nil && in(id) {
			rows = append(rows, column.Entry{ID: id})
		}
	}
	return rows
}

func byID(a, b column.Entry) int { return attemptID(a.ID).compare(b.ID) }

// readChunk reads the value of a chunk, which is whole.
func readChunk(first attemptID, data []byte) (*column.Columns, error) {
	columns, _, err := openChunk(first, data)
	return columns, err
}

// openChunk is readChunk, and returns the filter behind the chunk, which may be none.
func openChunk(first attemptID, data []byte) (columns *column.Columns, filter []byte, err error) {
	var blocks [column.Blocks][]byte
	for i := range blocks {
		if blocks[i], data, err = unseal(first[:], data); err != nil {
			return nil, nil, err
		}
	}
	columns, err = column.Read(blocks)
	return columns, data, err
}
