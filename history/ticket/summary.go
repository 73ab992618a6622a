package ticket

import (
	"fmt"
	"strings"

	"casebook/api"
	"casebook/api/explain"
	"casebook/api/safe"
	"casebook/api/systems"
)

// summary says in two sentences what happened, and what we think of it and ask.
func (w *writer) summary() {
	w.section(systems.PartSummary, "Summary")
	attempts := w.fresh()
	if len(attempts) == 0 {
		w.paragraph(termSummary, "%s", w.news())
		return
	}
	last := attempts[len(attempts)-1]
	about := last
	if w.subject.fresh {
		about = w.subject
	}
	text := w.say("%s %s%s ended with: %s%s", w.pack.Name, w.call(about), w.at(about), w.ended(about), w.standing(about, attempts))
	if last.number != about.number {
		text = append(text, w.say("; the newest, attempt %s, with: %s", last.number, w.ended(last))...)
	}
	w.paragraph(termSummary, "%s.%s", text, w.opinion(about))
	w.marks()
}

// at says when an attempt was made, as far as anybody knows.
func (w *writer) at(a explained) prose {
	switch said := w.happened(a); {
	case !a.Happened.IsZero():
		return w.say(" at %s", clock(a.Happened))
	case said != "":
		return w.say(" at about %s, as the caller says,", said)
	}
	return nil
}

// standing says which attempt one is of those of the case, and of how many of which calls
// these are, where they are of several.
func (w *writer) standing(a explained, fresh []explained) prose {
	if len(w.attempts) == 1 {
		return nil
	}
	text := w.say("; it is attempt %s of %s", a.number, len(w.attempts))
	if calls := w.calls(); calls != "" {
		text = append(text, w.say(" (%s)", calls)...)
	}
	switch n := len(fresh); {
	case w.source.Since == nil || w.repeated:
	case n == 1:
		text = append(text, w.say(", and 1 is new")...)
	default:
		text = append(text, w.say(", and %s are new", n)...)
	}
	return text
}

// opinion is what we think of an attempt, and what we ask of the desk.
func (w *writer) opinion(a explained) prose {
	cause := a.explanation.First()
	switch {
	case cause == nil && !a.failed():
		return nil
	case cause == nil:
		return w.say(" We know no cause; please tell us %s.", w.ask(a))
	case a.Outcome == api.Success:
		return w.say(" What it means (%s, %s): %s", cause.Likelihood, cause.Basis, cause.Cause)
	case cause.Likelihood == explain.Possible:
		return w.say(" We do not know the cause, and would look first at “%s” (%s, %s); please tell us %s.", cause.Title, cause.Likelihood, cause.Basis, w.ask(a))
	}
	return w.say(" We take the cause to be “%s” (%s, %s); please tell us %s.", cause.Title, cause.Likelihood, cause.Basis, w.ask(a))
}

// ask is what the desk can tell from its records and nobody else can.
func (w *writer) ask(a explained) string {
	if a.Answer == nil {
		return "whether the call reached you, and what became of it"
	}
	return "whether your records agree, or what they show instead"
}

// marks says what the marks are that stand in the place of what was cut, and where the
// desk has nothing else to find a call by that it may have the number.
func (w *writer) marks() {
	var phone string
	cut := false
	for _, t := range w.tokens() {
		cut = cut || !t.Revealed
		if t.Class == safe.Personal && t.Kind == "phone" && !t.Revealed && phone == "" {
			phone = t.Name
		}
	}
	if !cut {
		return
	}
	w.paragraph(termMarks, "What stands in [brackets] was cut; the same value has the same mark everywhere.")
	if _, id := w.callID(w.subject); id == "" && phone != "" && !w.training {
		blocks := w.sections[len(w.sections)-1].blocks
		last := &blocks[len(blocks)-1]
		last.text = last.text.plus(w.say(" If you need %s to find the call, ask us for it.", phone)...)
	}
}

// calls says how many attempts are of each call, where they are of several.
func (w *writer) calls() string {
	var calls []string // in the order in which they were first made
	times := map[string]int{}
	for _, a := range w.attempts {
		call := w.call(a)
		if times[call]++; times[call] == 1 {
			calls = append(calls, call)
		}
	}
	if len(calls) == 1 {
		return ""
	}
	for i, call := range calls {
		calls[i] = fmt.Sprintf("%d %s", times[call], call)
	}
	return strings.Join(calls, ", ")
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
