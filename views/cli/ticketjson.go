package cli

import (
	"bytes"
	"encoding/json"
	"fmt"
	"time"

	"casebook/api/safe"
	"casebook/history/ticket"
)

// written is what ticket --json prints. Fields are only ever added.
type written struct {
	Title    string   `json:"title"`
	Case     *uint64  `json:"case"`     // null for what belongs to no case
	Attempts []string `json:"attempts"` // the ids of those in it, oldest first
	Training bool     `json:"training"` // made of simulated attempts: not for the vendor
	Format   string   `json:"format"`
	Notes    []string `json:"notes"`
	Text     string   `json:"text"` // the ticket; empty for a zip

	Addendum bool           `json:"addendum"` // holds only what is new since the ticket left
	Desk     *writtenDesk   `json:"desk"`     // null for an unknown system
	Wants    []writtenWant  `json:"wants"`
	Open     []string       `json:"open"` // steps of the checklist that nobody decided
	Tokens   []writtenToken `json:"tokens"`
	Scan     writtenScan    `json:"scan"`
	Revealed []string       `json:"revealed"` // names of tokens that stand in clear
	SHA256   string         `json:"sha256"`   // of the ticket as it leaves
	Bytes    int            `json:"bytes"`
	Out      string         `json:"out"`  // the file it is in; empty: none
	Left     []writtenLeft  `json:"left"` // how it left before
	Skipped  []skipped      `json:"skipped,omitempty"`
}

// writtenDesk is whom the ticket is for.
type writtenDesk struct {
	Name  string `json:"name"`
	Email string `json:"email"`
	Hours string `json:"hours"` // empty where the vendor does not say
	Open  bool   `json:"open"`  // now; false also where its hours are not documented
	Now   string `json:"now"`   // the same in words
}

// writtenWant is one thing that the desk asks for.
type writtenWant struct {
	Item    string `json:"item"`
	Text    string `json:"text"`
	There   bool   `json:"there"`
	Missing string `json:"missing"` // why it is not there
	Mend    string `json:"mend"`    // reveal, uncut, time, step, resend, or nothing
	Token   string `json:"token"`   // what revealing would show, or cutting no more
}

// writtenToken is one value that was cut, or shown in clear, without the value.
type writtenToken struct {
	Name     string   `json:"name"`
	Kind     string   `json:"kind"`
	Class    string   `json:"class"` // personal, proof, one-time, secret; on demand: the engineer wants it cut
	Shape    string   `json:"shape"`
	Places   []string `json:"places"`  // where it was cut, the first of them
	Further  int      `json:"further"` // how many more places there are
	Count    int      `json:"count"`
	Revealed bool     `json:"revealed"`
}

// writtenScan is what the second scan of the finished ticket found; a ticket in which
// it found something is not written.
type writtenScan struct {
	Values int `json:"values"` // that were searched for
	Found  int `json:"found"`
}

// writtenLeft is one leaving of the case's ticket.
type writtenLeft struct {
	At      string `json:"at"`
	Way     string `json:"way"` // saved, copied, printed
	To      string `json:"to"`
	Format  string `json:"format"`
	SHA256  string `json:"sha256"`
	Earlier int    `json:"earlier"` // how many before it are told with it
}

// describe is the ticket and all that is known of it.
func (d *dispatch) describe(t ticket.Ticket, out safe.Outgoing) written {
	w := written{
		Title: t.Title, Case: orNull(d.source.Case.ID), Attempts: d.ids, Training: t.Training,
		Format: string(d.format), Notes: d.remarks(t), Text: textOf(out),
		Addendum: d.flags.addendum, Open: append([]string{}, t.Open...), Revealed: revealed(t),
		SHA256: digest(out), Bytes: len(out.Bytes()), Out: d.flags.out, Skipped: d.skipped,
		Wants: []writtenWant{}, Tokens: []writtenToken{}, Left: []writtenLeft{},
	}
	_, w.Scan.Values = cutValues(t)
	if desk := t.Desk; desk.Name != "" {
		w.Desk = &writtenDesk{Name: desk.Name, Email: desk.Email, Hours: desk.Hours()}
		w.Desk.Open, w.Desk.Now = desk.Now(d.Now())
	}
	for _, want := range t.Wants {
		w.Wants = append(w.Wants, writtenWant{want.Item, want.Text, want.There, want.Missing, string(want.Mend), want.Token})
	}
	for _, token := range t.Tokens {
		w.Tokens = append(w.Tokens, writtenToken{
			token.Name, token.Kind, classWord(token), token.Shape, append([]string{}, token.Places...), token.Further, token.Count, token.Revealed,
		})
	}
	for _, left := range d.left {
		w.Left = append(w.Left, writtenLeft{left.At.Format(time.RFC3339), left.Way, left.To, left.Format, left.SHA256, left.Earlier})
	}
	return w
}

// printDescription writes it as one line of JSON, with nothing put in the place of what it
// holds: a ticket is fit to leave as it is, and its digest is that of this very text.
func (d *dispatch) printDescription(w written) error {
	var line bytes.Buffer
	encoder := json.NewEncoder(&line)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(w); err != nil {
		return fmt.Errorf("the ticket cannot be written as JSON: %w", err)
	}
	if _, err := d.out.Write(harmless(bytes.TrimSuffix(line.Bytes(), []byte("\n")))); err != nil {
		return unwritten(err)
	}
	return nil
}

// textOf returns what leaves as text, empty for what is none.
func textOf(out safe.Outgoing) string {
	if text, is := out.(safe.Text); is {
		return text.String()
	}
	return ""
}
