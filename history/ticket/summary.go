package ticket

import (
	"fmt"
	"strings"

	"casebook/api"
)

// summary says in two sentences what happened and what we think of it.
func (w *writer) summary() {
	first, last := w.attempts[0], w.attempts[len(w.attempts)-1]
	several := w.subject()
	if !first.Happened.IsZero() && !last.Happened.IsZero() {
		if len(w.attempts) == 1 {
			w.text(" at %s", clock(last.Happened))
		} else {
			w.text(" from %s to %s", clock(first.Happened), clock(last.Happened))
		}
	}
	switch {
	case len(w.attempts) == 1:
		w.out.Words("; it")
	case several:
		w.text("; the last one, %s,", w.call(last))
	default:
		w.out.Words("; the last one")
	}
	w.text(" ended with: %s.", w.ending(last))
	if cause := last.explanation.First(); cause != nil {
		if last.Outcome == api.Success {
			w.out.Words(" What it means")
		} else {
			w.out.Words(" The likeliest cause")
		}
		w.text(" (%s, %s): %s", cause.Likelihood, cause.Basis, cause.Cause)
	}
	w.out.Words("\n")
}

// subject writes how many attempts the ticket is about, and of what: where they are of
// several calls, which it then reports, how many of each.
func (w *writer) subject() (several bool) {
	var calls []string // in the order in which they were first made
	times := map[string]int{}
	for _, a := range w.attempts {
		call := w.call(a)
		if times[call]++; times[call] == 1 {
			calls = append(calls, call)
		}
	}
	w.text("%s of %s", count(len(w.attempts), "attempt"), w.pack.Name)
	if len(calls) == 1 {
		w.text(" %s", calls[0])
		return false
	}
	for i, call := range calls {
		calls[i] = fmt.Sprintf("%d %s", times[call], call)
	}
	w.text(" (%s)", strings.Join(calls, ", "))
	return true
}

// call is how people call what an attempt asked the vendor for.
func (w *writer) call(a explained) string {
	switch o := w.pack.Operation(a.Operation); {
	case o != nil:
		return o.Name
	case a.Operation != "":
		return a.Operation
	}
	return "call of an unknown kind"
}

// ending is how an attempt came out, in a few words of ours.
func (w *writer) ending(a explained) string {
	words := []string{w.source.Packs.OutcomeWord(a.System, a.Operation, a.Outcome)}
	if a.Answer != nil && a.Answer.Status > 0 {
		words = append(words, statusLine(a.Answer.Status))
	}
	return strings.Join(words, ", ")
}
