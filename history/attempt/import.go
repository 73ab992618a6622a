package attempt

import (
	"context"
	"errors"
	"io"
	"maps"
	"slices"

	"casebook/history"
)

// Imported is what became of an export that was read.
type Imported struct {
	Cases        int          `json:"cases"`
	Attempts     int          `json:"attempts"`
	CasesHere    int          `json:"cases_here"` // were here already, and stay as they are
	AttemptsHere int          `json:"attempts_here"`
	Caseless     int          `json:"caseless"` // their case is not in the file
	Cut          int          `json:"cut"`      // attempts in which something was cut that the file has in clear
	Renumbered   []Renumbered `json:"renumbered"`
	Bad          []BadLine    `json:"bad_lines"`
	Short        bool         `json:"short"`   // the file ends before its end
	Changed      bool         `json:"changed"` // its lines are not those that were exported
}

// Renumbered is a case that has another number here, as another case has its own.
type Renumbered struct {
	From uint64 `json:"from"`
	To   uint64 `json:"to"`
}

// BadLine is a line that holds no record that can be kept.
type BadLine struct {
	Line int    `json:"line"`
	How  string `json:"problem"`
}

const (
	importedAtOnce = 500      // records of a commit
	importedBytes  = 16 << 20 // of lines, and one more line
	mostBad        = 1000     // bad lines that are told one by one
)

// Import records what an export holds. Every record is redacted again under today's rules,
// as the file may come from anywhere. What is here already, by its id, stays as it is: an
// import that was ended can be run again and goes on. Lines that hold no record are passed
// over and named. told hears of records, out of those that the file says it has.
func (r *Runner) Import(ctx context.Context, in io.Reader, told history.Progress) (Imported, error) {
	key, err := r.Key()
	if err != nil {
		return Imported{}, err
	}
	reader, err := history.ReadExport(in)
	if err != nil {
		return Imported{}, err
	}
	opened, err := r.Store.Opened(ctx)
	if err != nil {
		return Imported{}, err
	}
	w := &importing{done: Imported{Renumbered: []Renumbered{}, Bad: []BadLine{}}, Runner: r, adoption: &adoption{r, key}, reader: reader, told: told}
	w.batch = history.Batch{Numbers: map[uint64]uint64{}, Opened: opened}
	err = w.run(ctx)
	w.done.tell(w.batch.Numbers)
	return w.done, err
}

// importing is an import on its way.
type importing struct {
	*Runner
	*adoption
	reader *history.ExportReader
	told   history.Progress
	batch  history.Batch
	done   Imported
	read   int64 // records
	from   int64 // where the batch begins in the file
}

func (w *importing) run(ctx context.Context) error {
	for {
		record, err := w.reader.Next()
		var bad *history.LineError
		switch {
		case errors.As(err, &bad):
			w.bad(bad.Line, bad.How)
			continue
		case err == io.EOF:
			w.done.Short, w.done.Changed = w.reader.End == nil, w.reader.Changed
			return w.flush(ctx)
		case err != nil:
			return errors.Join(err, w.flush(ctx))
		}
		w.take(record)
		if len(w.batch.Cases)+len(w.batch.Attempts) >= importedAtOnce || w.reader.Bytes-w.from > importedBytes {
			if err := w.flush(ctx); err != nil {
				return err
			}
		}
	}
}

// take adds a record to the batch.
func (w *importing) take(record history.ExportRecord) {
	if record.Case != nil {
		w.batch.Cases = append(w.batch.Cases, *record.Case)
		return
	}
	if err := w.Store.CheckImported(record.Kept.Attempt); err != nil {
		w.bad(w.reader.Line, err.Error())
		return
	}
	w.batch.Attempts = append(w.batch.Attempts, *record.Kept)
}

func (w *importing) bad(line int, how string) {
	if len(w.done.Bad) < mostBad {
		w.done.Bad = append(w.done.Bad, BadLine{line, how})
	}
}

// flush records the batch.
func (w *importing) flush(ctx context.Context) error {
	size := len(w.batch.Cases) + len(w.batch.Attempts)
	if err := w.fresh(ctx); err != nil {
		return err
	}
	for i, c := range w.batch.Cases {
		w.batch.Cases[i] = w.aCase(c)
	}
	for i, kept := range w.batch.Attempts {
		if err := ctx.Err(); err != nil {
			return err
		}
		clean, cut := w.attempt(kept.Attempt)
		if cut {
			w.done.Cut++
		}
		w.batch.Attempts[i].Attempt = clean
		w.told.Tell(w.read+int64(i), int64(w.reader.Head.Cases+w.reader.Head.Attempts))
	}
	if len(w.batch.Cases)+len(w.batch.Attempts) > 0 {
		done, err := w.Store.Import(ctx, w.batch)
		if err != nil {
			return err
		}
		w.done.Cases += done.Cases
		w.done.Attempts += done.Attempts
		w.done.CasesHere += done.CasesHere
		w.done.AttemptsHere += done.AttemptsHere
		w.done.Caseless += done.Caseless
	}
	w.read, w.from = w.read+int64(size), w.reader.Bytes
	w.batch.Cases, w.batch.Attempts = nil, nil
	return nil
}

// fresh leaves in the batch the attempts that are not here: what stays as it is need not
// be redacted.
func (w *importing) fresh(ctx context.Context) error {
	var ids []string
	for _, kept := range w.batch.Attempts {
		ids = append(ids, kept.Attempt.ID)
	}
	here, err := w.Store.Exists(ctx, ids)
	w.batch.Attempts = slices.DeleteFunc(w.batch.Attempts, func(kept history.Kept) bool { return here[kept.Attempt.ID] })
	w.done.AttemptsHere += len(here)
	return err
}

// tell takes down which cases have other numbers here.
func (d *Imported) tell(numbers map[uint64]uint64) {
	for _, from := range slices.Sorted(maps.Keys(numbers)) {
		if to := numbers[from]; to != from {
			d.Renumbered = append(d.Renumbered, Renumbered{from, to})
		}
	}
}
