package safe

import (
	"fmt"
	"strings"
)

// Resume prepares r to redact again what was redacted before: the placeholders that
// facts tell of are read as such, also where no rule of today uses their kind.
func (r *Redactor) Resume(facts []Fact) {
	for _, f := range facts {
		if f.Class.cut() {
			r.kinds[kindWord(f.Kind)] = true
		}
	}
}

// LearnFrom makes known what another redactor of the same key has learned, so that it is
// hunted here too. What r knows itself comes first where there is too much of it.
func (r *Redactor) LearnFrom(other *Redactor) {
	for kind := range other.kinds {
		r.kinds[kind] = true
	}
	for _, k := range other.known {
		r.learn(k.verdict, k.value, k.placeholder)
	}
}

// Learned is how many values r hunts.
func (r *Redactor) Learned() int { return len(r.known) }

// Again redacts a stored message under the rules of r. The length stays that of the body
// as it was sent, and what was cut stays cut; what is left of a body that was too long
// to be kept whole is read as text, since it does not parse any more.
func (r *Redactor) Again(request bool, m RecordMessage) RecordMessage {
	stored := Message{URL: m.URL.s}
	for _, h := range m.Headers {
		stored.Headers = append(stored.Headers, Header{h.Name.s, h.Value.s})
	}
	if !m.Cut {
		stored.Body = []byte(m.Body.s)
	}
	out := r.Message(request, stored)
	if m.Cut {
		body := r.settled(func() string { return newMessagePass(r, request).text(m.Body.s) })
		out.Body.s, _ = newMessagePass(r, request).cutLong(body)
	}
	if m.Cut || out.Body == m.Body {
		out.Kind = m.Kind
	} else if isBodyNote(out.Body.s) {
		size := func(n int) string { return fmt.Sprintf(" body: %d bytes, ", n) }
		out.Body.s = strings.Replace(out.Body.s, size(len(m.Body.s)), size(m.Length), 1)
	}
	out.Length, out.Cut = m.Length, m.Cut || out.Cut
	return out
}
