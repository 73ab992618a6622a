// Package query reads the line that asks the history, and completes it while it is
// typed:
//
//	http:422 system:nextreason code:invalid_code since:2d -is:simulated "expired code"
//
// A query is words, and all of them must hold. A word is text, or a field with a colon
// and a value right behind it: see [Fields]. Text is looked for in all that a list of
// attempts shows, in the vendor's messages, and in what was written down about the case;
// three digits that are an HTTP status stand for http:. "a,b" is one of the two, "-"
// before a word says that it must not hold, and quotes hold together what has blanks,
// commas or a colon in it; in them a backslash takes the next character as it is.
//
// A telephone number finds its other writings: see [safe.NumberPart]. It may be
// written with blanks: 079 123 4567.
//
// Nothing here reads a clock or a history.
package query

import (
	"fmt"
	"slices"
	"time"
	"unicode/utf8"

	"casebook/history"
)

// Parsed is a line of text that was read as a query.
type Parsed struct {
	Query history.Query
	Terms []Term // what Query was made of, in the order in which it is written

	// Wants is what a word that is not finished asks for, as "code:" or an open quote
	// does while somebody types; nil: every word is. What it waits for is not in Query.
	Wants *Error
}

// Term is one thing that a query asks for, as it is written.
type Term struct {
	Field  history.Field
	Values []Value // one of them must fit
	Not    bool    // it must not hold
	Bare   bool    // it is a status without its field's name
}

// Value is one of the values of a term.
type Value struct {
	Text   string // without the quotes
	Quoted bool   // it is written in quotes, or may not be without
	at     span
}

// span is a stretch of a text, in bytes.
type span struct{ start, end int }

// Asks reports whether one of the terms names a field, other than those that are listed.
func (p Parsed) Asks(besides ...history.Field) bool {
	return slices.ContainsFunc(p.Terms, func(t Term) bool {
		return t.Field != history.AnyText && !t.Bare && !slices.Contains(besides, t.Field)
	})
}

// Has reports whether one of the terms is of a field.
func (p Parsed) Has(field history.Field) bool {
	return slices.ContainsFunc(p.Terms, func(t Term) bool { return t.Field == field })
}

// Error says what is wrong with a query, and where.
type Error struct {
	Start, End int    // the word that is wrong: bytes of the text, End behind Start
	Column     int    // of its first character, from 1
	Problem    string // in the user's words, with the mend; it may quote the text
}

// Error names the column and what is wrong there.
func (e *Error) Error() string { return fmt.Sprintf("column %d: %s", e.Column, e.Problem) }

func wrongAt(text string, at span, format string, args ...any) *Error {
	return &Error{
		Start: at.start, End: at.end, Column: 1 + utf8.RuneCountInString(text[:at.start]),
		Problem: fmt.Sprintf(format, args...),
	}
}

// Parse reads a query as it is asked at now, whose zone is that of the times in it. An
// error is an [*Error]; what is before it is read.
func (v *Vocabulary) Parse(text string, now time.Time) (Parsed, error) {
	r := reader{text: text, now: now, known: v}
	words := wordsOf(text)
	for len(words) > 0 {
		taken := numberOf(text, words)
		w := words[0]
		if taken > 1 {
			last := &w.values[len(w.values)-1]
			last.at.end = words[taken-1].at.end
			last.Text, last.Quoted, w.at.end = text[last.at.start:last.at.end], true, last.at.end
		}
		if err := r.take(w); err != nil {
			return r.Parsed, err
		}
		if err := r.empty(w); err != nil {
			return r.Parsed, err
		}
		words = words[taken:]
	}
	return r.Parsed, nil
}

// empty is the error of a time that leaves nothing between since: and until:.
func (r *reader) empty(w word) error {
	if w.field == nil || w.field.name != history.Since && w.field.name != history.Until {
		return nil
	}
	var since, until time.Time
	for _, asked := range r.Query.All {
		switch {
		case asked.Not:
		case asked.Field == history.Since && asked.At.After(since):
			since = asked.At
		case asked.Field == history.Until && (until.IsZero() || asked.At.Before(until)):
			until = asked.At
		}
	}
	if since.IsZero() || until.IsZero() || until.After(since) {
		return nil
	}
	how := "lies before since:"
	if until.Equal(since) {
		how = "is the same time as since:"
	}
	const minute = "2 Jan 2006 15:04"
	return wrongAt(r.text, w.at, "until: %s (%s, %s); nothing can be between", how, until.Format(minute), since.In(until.Location()).Format(minute))
}

// reader makes a query of words.
type reader struct {
	Parsed
	text  string
	now   time.Time
	known *Vocabulary
}

// take adds what a word asks for.
func (r *reader) take(w word) error {
	if w.unknown {
		return r.noField(w)
	}
	if w.open > 0 {
		r.wants(span{w.open - 1, w.at.end}, "the quotes want their end")
	}
	f, bare := w.field, false
	if f.name == history.AnyText && w.statuses() {
		f, bare = fieldOf(history.WithHTTP), true
	}
	asked := history.Condition{Field: f.name, Not: w.not}
	term := Term{Field: f.name, Not: w.not, Bare: bare}
	for _, value := range w.values {
		if value.Text == "" {
			continue
		}
		got := f.read(r, value)
		switch {
		case got.wrong != "":
			return wrongAt(r.text, value.at, "%s", got.wrong)
		case got.wants != "":
			r.wants(value.at, got.wants)
			continue
		case !got.at.IsZero() && !asked.At.IsZero():
			return wrongAt(r.text, value.at, "%s: takes one time", f.word)
		}
		asked.At = got.at
		for _, fit := range got.values {
			if !slices.Contains(asked.Values, fit) {
				asked.Values = append(asked.Values, fit)
			}
		}
		term.Values = append(term.Values, value)
	}
	switch {
	case len(term.Values) > 0:
		r.Query.All, r.Terms = append(r.Query.All, asked), append(r.Terms, term)
	case f.name != history.AnyText && w.named.end > w.named.start:
		r.wants(w.named, f.word+": waits for "+f.takes)
	}
	return nil
}

// statuses reports whether a word without a field is one status or several.
func (w word) statuses() bool {
	other := func(v Value) bool { return v.Quoted || !bareStatus(v.Text) }
	return len(w.values) > 0 && !slices.ContainsFunc(w.values, other)
}

// wants notes what a word that is not finished asks for.
func (r *reader) wants(at span, what string) {
	if r.Wants == nil {
		r.Wants = wrongAt(r.text, at, "%s", what)
	}
}

// noField is the error of a name before a colon that is none of a field.
func (r *reader) noField(w word) error {
	name := r.text[w.named.start : w.named.end-1]
	const asText = "in quotes the word is looked for as text"
	if near := nearest(name, fieldWords()); near != "" {
		return wrongAt(r.text, w.named, "there is no field %s; did you mean %q? %s", clipped(name+":"), near+":", asText)
	}
	return wrongAt(r.text, w.named, "there is no field %s; %s; the fields are %s", clipped(name+":"), asText, listed(fieldWords(), len(fields())))
}
