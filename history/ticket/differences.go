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
	w.section(systems.PartDifferences, "What differs between attempt %s, which did not succeed, and attempt %s, which did", failed.number, passed.number)
	w.paragraph(noTerm, "Attempt %s is the nearest of the same call that succeeded%s.", passed.number, apartWords(passed, failed))
	if w.whereabouts(failed) != w.whereabouts(passed) {
		w.differ("environment", w.place(failed), w.place(passed), failed, passed)
	}
	var same []prose
	for _, p := range pairs(w.traits(failed), w.traits(passed)) {
		if p.same() {
			same = append(same, w.sameWords(p))
			continue
		}
		what, there, here := p.where()+p.another(), w.shown(p.a), w.shown(p.b)
		if p.another() == "" && there.plain() == here.plain() {
			what += ", another value" // too long to be shown, or both are cut
		}
		w.differ(what, there, here, failed, passed)
	}
	if blocks := w.sections[len(w.sections)-1].blocks; len(blocks) == 1 {
		w.item(termDifference, "nothing that was sent; only what came of it")
	}
	if len(same) > 0 {
		w.item(termSame, "%s", join(same, safe.Const(", ")))
	}
}

// sameWords names what is the same; of a value that nobody can read it says so.
func (w *writer) sameWords(p twin) prose {
	if p.a.print == "" {
		return w.say("%s", p.name())
	}
	return w.say("%s (the same %s)", p.name(), p.a.kind)
}

// differ writes one difference.
func (w *writer) differ(what string, there, here prose, failed, passed explained) {
	w.item(termDifference, "%s: %s in %s; %s in %s", what, there, failed.number, here, passed.number)
}

// apartWords says how long before or after a failed attempt another was made.
func apartWords(passed, failed explained) string {
	gap := failed.Happened.Sub(passed.Happened)
	switch {
	case failed.Happened.IsZero() || passed.Happened.IsZero():
		return ""
	case gap < 0:
		return ", " + lasting(-gap) + " later"
	}
	return ", " + lasting(gap) + " earlier"
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
	case t.where == "path":
		return w.say("%q", w.sharer.Words(t.base+t.value))
	case t.where == "header":
		return w.say("%q", w.shared(t.wire, t.value))
	case t.where == "query" || t.where == "form":
		return w.say("%q", w.sharer.Words(url.QueryEscape(t.wire)+"="+url.QueryEscape(t.value)))
	}
	return w.say("%q", t.value)
}
