package attempt

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"casebook/api/safe"
	"casebook/history"
)

// Edit is one field of a case as its writer saw it last, and as it is to be.
type Edit struct {
	Field   CaseField
	Was, Is string
}

// Written is what came of edits.
type Written struct {
	Case    history.Case
	Clashes []Clash // fields that another window had changed otherwise meanwhile
	Cut     bool    // something that reads as a secret was cut from what was written
}

// Clash is a field that two windows changed, each without having seen the other's. Both
// texts are in the case: of notes below one another; of another field ours stands, and
// theirs is a line of the notes.
type Clash struct {
	Field  CaseField
	Theirs string
}

// Sizes of what is written about a case, in bytes.
const (
	MostLine  = 2_000
	MostNotes = 64 << 10
)

// Write makes edits to a case, all in one commit. Like everything that is kept they are
// redacted. What another window changed meanwhile is kept too: see Clash.
func (r *Runner) Write(ctx context.Context, inCase uint64, edits ...Edit) (Written, error) {
	var words []string
	for _, e := range edits {
		if err := e.Check(); err != nil {
			return Written{}, err
		}
		words = append(words, e.Is)
	}
	redactor, err := r.redactorOf(ctx, inCase, strings.Join(words, "\n"))
	if err != nil {
		return Written{}, err
	}
	var w Written
	now := r.Now()
	w.Case, err = r.Store.UpdateCase(ctx, inCase, func(c *history.Case) {
		w.Clashes, w.Cut = nil, false
		for _, e := range edits {
			w.make(c, redactor, e, now)
		}
	})
	return w, err
}

// Kept is a text about a case as it would be kept with it, redacted: for what is kept
// elsewhere until it is written.
func (r *Runner) Kept(ctx context.Context, inCase uint64, text string) (safe.Record, error) {
	redactor, err := r.redactorOf(ctx, inCase, text)
	if err != nil {
		return safe.Record{}, err
	}
	return redactor.Record(text), nil
}

// Check says why an edit cannot be made, in one line.
func (e Edit) Check() error {
	most := MostLine
	if e.Field == CaseNotes {
		most = MostNotes
	}
	if len(e.Is) > most {
		return fmt.Errorf("the %s would be %d bytes long, and at most %d are kept; shorten it, nothing was written", e.Field, len(e.Is), most)
	}
	if e.Field == CaseState && !slices.Contains(States(), history.State(e.Is)) {
		return fmt.Errorf("a case has no state %q", e.Is)
	}
	return nil
}

// make makes one edit.
func (w *Written) make(c *history.Case, redactor *safe.Redactor, e Edit, at time.Time) {
	is, now := redactor.Record(e.Is).String(), e.Field.Of(*c)
	w.Cut = w.Cut || is != e.Is
	clean := now == e.Was || now == is || is == e.Was
	switch {
	case e.Field == CaseNotes:
		is, clean = Merge(e.Was, now, is)
	case e.Field == CaseTags:
		is, clean = mergeTags(e.Was, now, is), true
	case is == e.Was:
		is = now // nothing was changed here
	}
	e.Field.put(c, is, at)
	if clean {
		return
	}
	w.Clashes = append(w.Clashes, Clash{e.Field, now})
	if e.Field != CaseNotes && now != "" {
		c.Notes = strings.TrimLeft(c.Notes+"\n"+fmt.Sprintf("%s in another window: %s", e.Field, now), "\n")
	}
}

// Said is the one line that says what came of edits beside that they were made; empty
// where that is all.
func (w Written) Said() string {
	var parts []string
	for _, clash := range w.Clashes {
		if clash.Field == CaseNotes {
			parts = append(parts, "another window had changed the same lines of the notes: both stand there now")
			continue
		}
		parts = append(parts, fmt.Sprintf("another window had changed the %s meanwhile: yours stands, the other is in the notes", clash.Field))
	}
	if w.Cut {
		parts = append(parts, "what reads as a secret was cut from what you wrote")
	}
	return strings.Join(parts, "; ")
}
