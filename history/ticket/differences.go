package ticket

import (
	"fmt"
	"net/url"
	"time"

	"casebook/api"
	"casebook/api/safe"
	"casebook/api/systems"
)

// differences holds the attempt that the ticket is about against the nearest one of the
// same call that passed, field by field.
func (w *writer) differences() {
	failed := w.subject
	passed, found := w.nearestPass(failed)
	if !found || !failed.fresh && !passed.fresh {
		return
	}
	w.section(systems.PartDifferences, "What differs: attempt %s (%s) against attempt %s (%s)", failed.number, w.ending(failed), passed.number, w.ending(passed))
	if gap := since(passed, failed); gap != "" {
		w.paragraph(noTerm, "Attempt %s is the nearest that passed; attempt %s was made %s.", passed.number, failed.number, gap)
	}
	if there, here := w.place(failed), w.place(passed); there != here {
		w.item(termDifference, "environment: %s in %s; %s in %s", there, failed.number, here, passed.number)
	}
	var same []prose
	for _, p := range pairs(w.traits(failed), w.traits(passed)) {
		if p.same() {
			same = append(same, w.say("%s", p.name()))
			continue
		}
		w.item(termDifference, "%s: %s in %s; %s in %s", p.name(), w.shown(p.a), failed.number, w.shown(p.b), passed.number)
	}
	w.item(termDifference, "answer: %s in %s; %s in %s", w.ended(failed), failed.number, w.ended(passed), passed.number)
	if len(same) > 0 {
		w.item(termSame, "%s", join(same, safe.Const(", ")))
	}
}

// nearestPass is the attempt of the same call that succeeded nearest in time to one that
// did not; where times are not known the nearest in order.
func (w *writer) nearestPass(failed explained) (nearest explained, found bool) {
	if !failed.failed() {
		return nearest, false
	}
	for _, a := range w.attempts {
		if a.Operation != failed.Operation || a.Outcome != api.Success {
			continue
		}
		if !found || distance(a, failed) < distance(nearest, failed) {
			nearest, found = a, true
		}
	}
	return nearest, found
}

func distance(a, b explained) time.Duration {
	if a.Happened.IsZero() || b.Happened.IsZero() {
		return time.Duration(max(a.number-b.number, b.number-a.number)) * time.Hour
	}
	return a.Happened.Sub(b.Happened).Abs()
}

// shown is what a trait is in one attempt, redacted as it was where it stood.
func (w *writer) shown(t *trait) prose {
	if t == nil {
		return w.say("not there")
	}
	const readable = 100 // longer than that nobody compares by eye
	if len(t.value) > readable && t.print == "" {
		return w.say("%s", fmt.Sprintf("%d bytes", len(t.value)))
	}
	if t.value == "" {
		return w.say("empty")
	}
	switch {
	case t.inner != nil:
		return w.say("%q", w.sharer.Words(t.inner(t.value)))
	case t.where == "header":
		return w.say("%q", w.shared(t.wire, t.value))
	case t.where == "query" || t.where == "form":
		return w.say("%q", w.sharer.Words(url.QueryEscape(t.wire)+"="+url.QueryEscape(t.value)))
	}
	return w.say("%q", t.value)
}
