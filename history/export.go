package history

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"hash"
	"io"
	"slices"
	"time"
)

const (
	// ExportFormat is what the first line of an export says that the file is.
	ExportFormat = "casebook history"
	// ExportVersion is the version of the lines; one that is newer is not imported.
	ExportVersion = 1
)

// ExportHead is the first line of an export.
type ExportHead struct {
	Format   string    `json:"format"`
	Version  int       `json:"version"`
	Program  string    `json:"program"` // its version
	Exported time.Time `json:"exported"`
	Cases    int       `json:"cases"` // as they were counted before
	Attempts int       `json:"attempts"`
}

// ExportEnd is the last line of an export.
type ExportEnd struct {
	End      bool   `json:"end"`
	Cases    int    `json:"cases"`
	Attempts int    `json:"attempts"`
	SHA256   string `json:"sha256"` // of all bytes before this line, 64 hex digits
}

// exportLine is any line after the first.
type exportLine struct {
	Case *Case `json:"case,omitempty"`
	*Kept
	*ExportEnd
}

// Export is what is to be exported, and how.
type Export struct {
	Query   Query // which attempts, and the cases that they belong to; the zero Query: everything
	Program string
	Clean   func(line []byte) []byte // makes a line of JSON fit to be looked at; nil leaves it
	Told    Progress                 // in records
}

// Export writes the history, or what e.Query asks for, as lines of JSON: a head, the cases,
// the attempts, oldest first, and an end. It keeps other programs waiting for some records
// at a time only; what they record meanwhile may be in it or not. When some records cannot
// be read it writes the others, and returns a *Damaged that names those that are missing.
func (s *Store) Export(ctx context.Context, out io.Writer, e Export) (ExportEnd, error) {
	x := &exporting{Export: e, store: s, out: out, sum: sha256.New(), gaps: &Damaged{Path: s.path}}
	if err := x.run(ctx); err != nil {
		return x.end, err
	}
	return x.end, x.gaps.orNil()
}

// exporting is an export on its way.
type exporting struct {
	Export
	store *Store
	out   io.Writer
	sum   hash.Hash
	gaps  *Damaged
	end   ExportEnd
	total int64

	ids     []attemptID // those that are asked for; of everything none
	numbers []uint64    // their cases
}

// exportedAtOnce is how many records are read while other programs wait.
const exportedAtOnce = 100

func (x *exporting) run(ctx context.Context) error {
	head := ExportHead{Format: ExportFormat, Version: ExportVersion, Program: x.Program, Exported: x.store.now().UTC()}
	if err := x.choose(ctx, &head); err != nil {
		return err
	}
	x.total = int64(head.Cases + head.Attempts)
	if err := x.line(head); err != nil {
		return err
	}
	if err := x.cases(ctx); err != nil {
		return err
	}
	if err := x.attempts(ctx); err != nil {
		return err
	}
	x.end.End, x.end.SHA256 = true, hex.EncodeToString(x.sum.Sum(nil))
	return x.line(exportLine{ExportEnd: &x.end})
}

// choose counts what there is, or finds what is asked for.
func (x *exporting) choose(ctx context.Context, head *ExportHead) (err error) {
	if len(x.Query.All) == 0 {
		return x.store.read(ctx, func(src *source) (err error) {
			src.seen = nil
			head.Attempts, head.Cases, err = src.numbers()
			return err
		})
	}
	if x.ids, err = x.store.idsOf(ctx, x.Query, x.gaps); err != nil {
		return err
	}
	for part := range slices.Chunk(x.ids, exportedAtOnce) {
		err := x.store.read(ctx, func(src *source) error {
			attempts, err := src.must(attemptsBucket)
			for _, id := range part {
				var row listing
				if v, found, findErr := attempts.find(id[:]); err == nil && findErr == nil && found && v.decode(id[:], &row) == nil && row.Case != 0 {
					x.numbers = append(x.numbers, row.Case)
				}
			}
			return err
		})
		if err != nil {
			return err
		}
		slices.Sort(x.numbers)
		x.numbers = slices.Compact(x.numbers)
	}
	head.Attempts, head.Cases = len(x.ids), len(x.numbers)
	return nil
}

// cases writes the cases.
func (x *exporting) cases(ctx context.Context) error {
	after, rest := uint64(0), x.numbers
	for all := len(x.Query.All) == 0; all || len(rest) > 0; {
		var list []Case
		err := x.store.read(ctx, func(src *source) (err error) {
			if all {
				list, after, err = src.casesAfter(after, exportedAtOnce, x.gaps)
				return err
			}
			part := rest[:min(len(rest), exportedAtOnce)]
			rest = rest[len(part):]
			list, err = src.casesOf(part, x.gaps)
			return err
		})
		if err != nil {
			return err
		}
		for _, c := range list {
			x.end.Cases++
			if err := x.line(exportLine{Case: &c}); err != nil {
				return err
			}
		}
		if all && after == 0 {
			return nil
		}
	}
	return nil
}

// casesOf returns cases as they are recorded.
func (s *source) casesOf(numbers []uint64, gaps *Damaged) (list []Case, err error) {
	cases, err := s.must(casesBucket)
	if err != nil {
		return nil, err
	}
	for _, number := range numbers {
		c, err := cases.readCase(number)
		if err != nil {
			gaps.name(caseName(number))
			continue
		}
		list = append(list, c)
	}
	return list, nil
}

// attempts writes the attempts.
func (x *exporting) attempts(ctx context.Context) error {
	after, rest := attemptID{}, x.ids
	for all := len(x.Query.All) == 0; all || len(rest) > 0; {
		var list []Kept
		err := x.store.read(ctx, func(src *source) (err error) {
			if all {
				list, after, err = src.keptAfter(after, exportedAtOnce, x.gaps)
				return err
			}
			list, rest, err = src.keptOf(rest, exportedAtOnce, x.gaps)
			return err
		})
		if err != nil {
			return err
		}
		for _, kept := range list {
			x.end.Attempts++
			if err := x.line(exportLine{Kept: &kept}); err != nil {
				return err
			}
		}
		if all && after == (attemptID{}) {
			return nil
		}
	}
	return nil
}

// line writes one line.
func (x *exporting) line(v any) error {
	text, err := json.Marshal(v)
	if err != nil {
		return fmt.Errorf("a record cannot be exported: %w", err)
	}
	if x.Clean != nil {
		text = bytes.TrimSuffix(x.Clean(text), []byte("\n"))
	}
	text = append(text, '\n')
	_, _ = x.sum.Write(text)
	x.Told.Tell(int64(x.end.Cases+x.end.Attempts), x.total)
	if _, err := x.out.Write(text); err != nil {
		return &writeError{err}
	}
	return nil
}

// writeError is of what an export is written to.
type writeError struct{ error }

func (e *writeError) Unwrap() error { return e.error }
