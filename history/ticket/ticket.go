// Package ticket makes the vendor's ticket of a case: what its support desk asks
// for, in its order, with nothing in it that must not leave. It is built from the
// record field by field, never by taking things out of a dump, and its finished
// text is scanned once more.
package ticket

import (
	"errors"
	"fmt"
	"slices"
	"time"

	"casebook/api"
	"casebook/api/explain"
	"casebook/api/safe"
	"casebook/api/systems"
	"casebook/history"
	"casebook/history/attempt"
)

// Source is what a ticket is made of.
type Source struct {
	Case     history.Case      // without number for an attempt that stands alone
	Attempts []history.Attempt // oldest first
	Packs    *systems.Packs
	Key      safe.Key
	Now      time.Time
	Program  string   // version of the program
	Reveal   []string // tokens to show in clear, as phone-1: personal values only
	Cut      []string // values to cut although nothing says that they must be
	// Since is what the vendor has already: the ticket is then an addendum with what
	// is new. It is nil for a whole ticket.
	Since *history.Left
}

// Ticket is the finished text and what is known of it.
type Ticket struct {
	Text     safe.Text    // Markdown
	Original safe.Shown   // the same with the personal values, for the screen only: line for line where no value has a line break
	Title    string       // one line, for lists and file names; holds no value of the exchange
	Training bool         // made of simulated attempts: not for the vendor
	Desk     systems.Desk // whom it is for
	Wants    []Want       // what the desk asks for, with what is there
	Tokens   []safe.Token // what was cut, without the values
	Notes    []string     // what the sender should know, our words
	Open     []string     // steps of the checklist that nobody decided, our words
	Leaks    []string     // what the second scan found; unless it is empty nothing may leave

	attempts []string // ids of those that it holds
}

// Want is one thing that the desk asks for.
type Want struct {
	Item    string // status, request-line, request-body, answer-body, time, call-id …
	Text    string
	There   bool
	Missing string // why it is not there
	Mend    Mend   // what would add it
}

// Mend is how a missing thing can be added.
type Mend string

// The ways to add what is missing.
const (
	MendNone   Mend = ""       // nobody can, here
	MendReveal Mend = "reveal" // show the number in clear
	MendTime   Mend = "time"   // say when it happened
	MendStep   Mend = "step"   // decide a step of the checklist
	MendResend Mend = "resend" // make the call again
)

// ErrNothing is returned for a case without an attempt that a ticket can hold.
var ErrNothing = errors.New("there is no finished attempt to make a ticket of; send the call first")

// Make writes the ticket. What was recorded under older rules of redaction goes through
// today's first.
func Make(s Source) (Ticket, error) {
	s.Case, s.Attempts = attempt.Renew(s.Packs, s.Key, s.Case, s.Attempts)
	w, err := newWriter(s)
	if err != nil {
		return Ticket{}, err
	}
	original, err := newWriter(s)
	if err != nil {
		return Ticket{}, err
	}
	original.sharer.Unveil()
	original.write()
	w.write()
	w.warn()
	text := w.out.Done()
	t := Ticket{
		Text: text, Original: original.out.Done().Shown(), Title: safe.Neutralise(w.title(), false), Training: w.training, Desk: w.pack.Desk,
		Wants: w.wants(), Tokens: w.sharer.Tokens(), Notes: w.notes, Open: w.open, Leaks: w.sharer.Leaks(text),
	}
	for _, a := range w.attempts {
		t.attempts = append(t.attempts, a.ID)
	}
	if len(t.Leaks) > 0 {
		t.Notes = append(t.Notes, "the second scan found values that must not leave: nothing can be copied or saved")
	}
	return t, nil
}

// writer holds what the parts of a ticket share.
type writer struct {
	source   Source
	pack     *systems.Pack
	training bool
	attempts []explained
	sharer   *safe.Sharer
	out      safe.Builder
	notes    []string
	open     []string // steps of the checklist that nobody decided
}

// explained is an attempt with its explanation, what was said and ticked weighed in.
type explained struct {
	history.Attempt
	explanation explain.Explanation
}

func newWriter(s Source) (*writer, error) {
	w := &writer{source: s}
	if err := w.choose(); err != nil {
		return nil, err
	}
	last := w.attempts[len(w.attempts)-1]
	w.pack = s.Packs.System(last.System)
	if w.pack == nil {
		w.pack = &systems.Pack{Name: "Unknown system"}
		w.notes = append(w.notes, "no pack knows this system, so its desk and what it wants are not known")
	}
	id := fmt.Sprintf("case %d", s.Case.ID)
	if s.Case.ID == 0 {
		id = "attempt " + last.ID
	}
	w.sharer = safe.NewSharer(s.Key, id)
	if w.pack.Desk.Email != "" {
		w.sharer.Keep(w.pack.Desk.Email)
	}
	rules := w.pack.Rules()
	for _, a := range w.attempts {
		w.sharer.Study(rules, a.Facts, a.Request.RecordMessage, true)
		if a.Answer != nil {
			w.sharer.Study(rules, a.Facts, a.Answer.RecordMessage, false)
		}
		if a.User != "" {
			w.sharer.Learn("phone", a.User)
		}
	}
	w.learnTold()
	for _, value := range s.Cut {
		w.sharer.CutAlso(value)
	}
	for _, token := range s.Reveal {
		w.sharer.Reveal(token)
	}
	return w, nil
}

// choose takes the attempts that the ticket may hold. Simulated attempts never go
// to a vendor: where there are real ones they are left out, and where there are
// none the ticket is for training. Nor does one vendor learn of calls to another:
// the last attempt says whose ticket it is.
func (w *writer) choose() error {
	all := w.source.Attempts
	if older := w.source.Case.Attempts - len(all); older > 0 {
		w.note("%s left out: a ticket holds the newest %d", count(older, "older attempt"), maxAttempts)
	}
	chosen := slices.DeleteFunc(slices.Clone(all), func(a history.Attempt) bool { return a.Outcome == api.Pending })
	if left := len(all) - len(chosen); left > 0 {
		w.note("%s without an outcome left out", count(left, "attempt"))
	}
	w.training = !slices.ContainsFunc(chosen, func(a history.Attempt) bool { return !a.Simulated })
	finished := len(chosen)
	chosen = slices.DeleteFunc(chosen, func(a history.Attempt) bool { return a.Simulated && !w.training })
	if left := finished - len(chosen); left > 0 {
		w.note("%s left out: not the vendor's", count(left, "simulated attempt"))
	}
	if len(chosen) == 0 {
		return ErrNothing
	}
	system, eligible := chosen[len(chosen)-1].System, len(chosen)
	chosen = slices.DeleteFunc(chosen, func(a history.Attempt) bool { return a.System != system })
	if left := eligible - len(chosen); left > 0 {
		w.note("%s of another system left out: make a ticket of each by its id", count(left, "attempt"))
	}
	for _, a := range chosen {
		e, err := attempt.Explanation(a)
		if err != nil {
			return err
		}
		w.attempts = append(w.attempts, explained{a, explain.Hear(w.source.Packs, e, attempt.HearsayOf(w.source.Case))})
	}
	return nil
}

func (w *writer) note(format string, args ...any) {
	w.notes = append(w.notes, fmt.Sprintf(format, args...))
}

// warn says what the desk cannot do with a masked number, where nothing else
// identifies a call to it.
func (w *writer) warn() {
	desk := w.pack.Desk
	masked := slices.ContainsFunc(w.sharer.Tokens(), func(t safe.Token) bool {
		return t.Class == safe.Personal && t.Kind == "phone" && t.Count > 0 && !t.Revealed
	})
	if masked && desk.Warning != "" && desk.CallID == "" {
		w.notes = append(w.notes, desk.Warning)
	}
}

// title names system, operation and outcome, and no value of the exchange.
func (w *writer) title() string {
	last := w.attempts[len(w.attempts)-1]
	title := w.pack.Name
	if o := w.pack.Operation(last.Operation); o != nil {
		title += " · " + o.Name
	}
	if first := last.explanation.First(); first != nil {
		title += ": " + first.Title
	}
	return title
}
