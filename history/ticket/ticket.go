// Package ticket makes the vendor's ticket of a case: what its support desk asks
// for, in its order, with nothing in it that must not leave. It is built from the
// record field by field, never by taking things out of a dump: into a document, of
// which every format is a rendering, and whose finished bytes are scanned once more.
package ticket

import (
	"errors"
	"slices"
	"time"

	"casebook/api/safe"
	"casebook/api/systems"
	"casebook/history"
	"casebook/history/attempt"
)

// Source is what a ticket is made of.
type Source struct {
	Case     history.Case      // without number for an attempt that stands alone
	Attempts []history.Attempt // oldest first
	Beside   []history.Attempt // of the same case or file and not in the ticket, oldest first: what must be cut from them is cut from it too
	Only     []string          // ids of the attempts to take; empty: all
	Packs    *systems.Packs
	Key      safe.Key
	Now      time.Time
	Program  string   // version of the program
	Reveal   []string // tokens to show in clear, as phone-1: personal values only
	Cut      []string // values to cut although nothing says that they must be, beside the case's own
	// NoOriginal leaves [Ticket.Original] out: it is for a screen, and costs as much as the
	// ticket itself.
	NoOriginal bool
	// Since is what the vendor has already, see [Told]: the ticket is then an addendum
	// with what is new. It is nil for a whole ticket.
	Since *history.Left
	older int // how many of Attempts were redacted under older rules
}

// Ticket is the finished text and what is known of it.
type Ticket struct {
	Text     safe.Text    // Markdown
	Original safe.Shown   // the same with the personal values, for the screen only: line for line where no value has a line break
	Title    string       // one line, for lists and file names; holds no value of the exchange
	Training bool         // made of simulated attempts: not for the vendor
	Addendum bool         // holds only what is new since an earlier one
	Subject  string       // id of the attempt that it is about
	Desk     systems.Desk // whom it is for
	Wants    []Want       // what the desk asks for, with what is there
	Tokens   []safe.Token // what was cut, without the values
	Notes    []string     // what the sender should know, our words
	Open     []string     // steps of the checklist that nobody decided, our words
	Sent     []string     // what left before, oldest first, our words: when, by which way, to whom, what was in clear
	Leaks    []string     // what the second scan found; unless it is empty nothing may leave

	attempts []string // ids of those that it holds
	known    []string // marks of what the vendor then knows, beside the attempts
	press    *press
}

// Want is one thing that the desk asks for.
type Want struct {
	Item    string // status, request-line, request-body, answer-body, time, environment, call-id, checklist
	Text    string
	There   bool
	Missing string // why it is not there
	Mend    Mend   // what would add it
	Token   string // what MendReveal would show: phone-1; what MendUncut would: cut-1
}

// Mend is how a missing thing can be added.
type Mend string

// The ways to add what is missing.
const (
	MendNone   Mend = ""       // nobody can, here
	MendReveal Mend = "reveal" // show the number in clear
	MendUncut  Mend = "uncut"  // cut no more what the engineer had cut
	MendTime   Mend = "time"   // say when it happened
	MendStep   Mend = "step"   // decide a step of the checklist
	MendResend Mend = "resend" // make the call again
)

// ErrNothing is returned for a case without an attempt that a ticket can hold.
var ErrNothing = errors.New("there is no finished attempt to make a ticket of; send the call first")

// ErrNothingNew is returned for an addendum that would hold nothing.
var ErrNothingNew = errors.New("nothing is new since the ticket was sent: no attempt, no answer of the caller's, no step of the checklist, no other cause")

// renew takes what was recorded under older rules through today's.
func (s *Source) renew() {
	s.Beside = s.Beside[max(0, len(s.Beside)-maxBeside):]
	for _, a := range s.Attempts {
		if a.Rules < safe.RulesVersion {
			s.older++
		}
	}
	c, all := attempt.Renew(s.Packs, s.Key, s.Case, slices.Concat(s.Beside, s.Attempts))
	s.Case, s.Beside, s.Attempts = c, all[:len(s.Beside)], all[len(s.Beside):]
}

// Make writes the ticket. It reads nothing but its source; what was recorded under
// older rules of redaction goes through today's first.
func Make(s Source) (Ticket, error) {
	s.renew()
	w, err := newWriter(s, nil)
	if err != nil {
		return Ticket{}, err
	}
	shown, err := original(s, w)
	if err != nil {
		return Ticket{}, err
	}
	document := w.document()
	text := document.markdown()
	t := Ticket{
		Text: text, Original: shown, Title: safe.Neutralise(w.titleWords(), false), Training: w.training, Addendum: s.Since != nil, Subject: w.subject.ID,
		Desk: w.pack.Desk, Tokens: w.tokens(), Wants: w.wants(), Open: w.open(), Sent: sent(s.Case.Left), Leaks: w.sharer.Leaks(text),
		known: w.known(), press: &press{writer: w, document: document, markdown: text},
	}
	if w.pack.ID != "" {
		t.Desk.Name = w.deskName()
	}
	w.warn(t.Open)
	t.Notes = w.notes
	for _, a := range w.fresh() {
		t.attempts = append(t.attempts, a.ID)
	}
	if len(t.Leaks) > 0 {
		t.Notes = append(t.Notes, "the second scan found values that must not leave: nothing can be copied or saved")
	}
	return t, nil
}

// original is the ticket with the personal values, for the screen.
func original(s Source, like *writer) (shown safe.Shown, err error) {
	if s.NoOriginal {
		return shown, nil
	}
	w, err := newWriter(s, like)
	if err != nil {
		return shown, err
	}
	w.sharer.Unveil()
	return w.document().markdown().Shown(), nil
}
