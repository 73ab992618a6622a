// Package safe decides what may be shown, stored or leave. Forgetting it is a
// compile error: three types carry the promise and only this package makes them.
//
//   - [Shown] is neutralised: no byte of it acts on a terminal. Screens draw it.
//   - [Record] is redacted: secrets, one-time values and proofs are cut to shape
//     and keyed fingerprint. It may hold personal values. The history stores it.
//   - [Text] is redacted for a vendor, personal values too, and neutralised.
//     Clipboard, file and ticket take nothing else.
//
// An exchange goes through a [Redactor] to Records, and a case's Records through a
// [Sharer] to Texts. Both first cut by name in what parses (headers, path, query, form,
// multipart form, tables, JSON at any depth), then by form, and hunt every value they
// have learned, in every encoding they know, in everything else. What is about to leave
// is read once more, see [Sharer.LeaksIn]. A [Veil] hides on the screen what a Sharer
// would cut. Which [Class] a value has is told by a [Rule] of a pack, by the well-known
// names, or by its form.
//
// Neither reads minds: an encoding that is not listed at [Redactor] (compression, other
// alphabets), or a secret that no rule names, that has no form of its own and was never
// seen in a named place, gets through.
package safe

// Shown is text that is safe to draw on a terminal: see [Neutralise].
type Shown struct{ s string }

// Line makes s safe to show on one line: line feeds and tabs are made visible too.
func Line(s string) Shown { return Shown{Neutralise(s, false)} }

// Block makes s safe to show over several lines: line feeds and tabs stay.
func Block(s string) Shown { return Shown{Neutralise(s, true)} }

// String returns the text.
func (s Shown) String() string { return s.s }

// Record is text without secrets, one-time values and proofs, as the history
// keeps it. It is not neutralised: show it through [Line] or [Block].
type Record struct{ s string }

// String returns the text.
func (r Record) String() string { return r.s }

// MarshalText returns the text, so that a Record is stored as a JSON string.
func (r Record) MarshalText() ([]byte, error) { return []byte(r.s), nil }

// UnmarshalText reads back what MarshalText wrote. It is the one way to make a
// Record without redacting, and it is allowed because a history that cannot be
// read is no history: what was stored went through a [Redactor] on its way in.
// Anything that comes from elsewhere must go through one too.
func (r *Record) UnmarshalText(b []byte) error {
	r.s = string(b)
	return nil
}

// Text is text without anything a vendor must not see, and safe to show.
type Text struct {
	s string
	// unveiled: a [Sharer] that was unveiled made it, or part of it. It still holds
	// personal values and is for one screen only.
	unveiled bool
}

// String returns the text; of one that is unveiled nothing, so that no way out can
// take it.
func (t Text) String() string {
	if t.unveiled {
		return ""
	}
	return t.s
}

// Shown returns the text for a screen, be it unveiled or not.
func (t Text) Shown() Shown { return Shown{t.s} }

// Bytes returns the text as it leaves.
func (t Text) Bytes() []byte { return []byte(t.String()) }

func (Text) outgoing() {}

// Outgoing is what may leave: a [Text] or an [Archive] of them.
type Outgoing interface {
	// Bytes returns what is written; it is empty when nothing may be.
	Bytes() []byte
	outgoing()
}
