package ticket

import (
	"fmt"
	"strings"

	"casebook/api"
	"casebook/api/systems"
)

// summary says in two sentences what happened and what we think of it.
func (w *writer) summary() {
	w.section(systems.PartSummary, "Summary")
	attempts := w.fresh()
	if len(attempts) == 0 {
		w.paragraph(termSummary, "%s", w.news())
		return
	}
	first, last := attempts[0], attempts[len(attempts)-1]
	text, several := w.calls(attempts)
	if !first.Happened.IsZero() && !last.Happened.IsZero() {
		if len(attempts) == 1 {
			text = append(text, w.say(" at %s", clock(last.Happened))...)
		} else {
			text = append(text, w.say(" from %s to %s", clock(first.Happened), clock(last.Happened))...)
		}
	}
	switch {
	case len(attempts) == 1:
		text = append(text, w.say("; it")...)
	case several:
		text = append(text, w.say("; the last one, %s,", w.call(last))...)
	default:
		text = append(text, w.say("; the last one")...)
	}
	text = append(text, w.say(" ended with: %s", w.ended(last))...)
	about := last
	if about.number != w.subject.number && w.subject.fresh {
		about = w.subject
		text = append(text, w.say("; the newest that did not succeed, attempt %s, with: %s", about.number, w.ended(about))...)
	}
	w.paragraph(termSummary, "%s.%s", text, w.opinion(about))
}

// opinion is what we think of an attempt.
func (w *writer) opinion(a explained) prose {
	cause := a.explanation.First()
	if cause == nil {
		return nil
	}
	lead := w.say(" The likeliest cause")
	if a.Outcome == api.Success {
		lead = w.say(" What it means")
	}
	return w.say("%s (%s, %s): %s", lead, cause.Likelihood, cause.Basis, cause.Cause)
}

// calls says how many attempts the ticket is about, and of what: where they are of
// several calls, which it then reports, how many of each.
func (w *writer) calls(attempts []explained) (text prose, several bool) {
	var calls []string // in the order in which they were first made
	times := map[string]int{}
	for _, a := range attempts {
		call := w.call(a)
		if times[call]++; times[call] == 1 {
			calls = append(calls, call)
		}
	}
	what := "attempt"
	if w.source.Since != nil && !w.repeated {
		what = "new attempt"
	}
	text = w.say("%s of %s", count(len(attempts), what), w.pack.Name)
	if len(calls) == 1 {
		return append(text, w.say(" %s", calls[0])...), false
	}
	for i, call := range calls {
		calls[i] = fmt.Sprintf("%d %s", times[call], call)
	}
	return append(text, w.say(" (%s)", strings.Join(calls, ", "))...), true
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

// ended is the ending with the vendor's codes.
func (w *writer) ended(a explained) prose {
	text := w.say("%s", w.ending(a))
	for i, code := range a.Codes {
		if i == 0 {
			text = append(text, w.say(", code ")...)
		} else {
			text = append(text, w.say(", ")...)
		}
		text = append(text, w.say("%q", code)...)
	}
	return text
}
