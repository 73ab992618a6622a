package ticket

import (
	"fmt"

	"casebook/api/safe"
	"casebook/api/systems"
)

// timeline lists the attempts in the order in which they were made, a line each.
func (w *writer) timeline() {
	attempts := w.fresh()
	if len(attempts) == 0 || len(w.attempts) == 1 {
		return
	}
	w.section(systems.PartTimeline, "Timeline")
	for _, a := range attempts {
		parts := []prose{w.say("%s, %s: %s", w.made(a), w.call(a), w.ended(a))}
		if a.Timing.Total > 0 {
			parts = append(parts, w.say("%s", milliseconds(a.Timing.Total)))
		}
		if name, id := w.callID(a); id != "" {
			parts = append(parts, w.say("%s %q", name, w.shared(name, id)))
		}
		if a.number > 1 {
			if gap := since(w.attempts[a.number-2], a); gap != "" {
				parts = append(parts, w.say("%s", gap))
			}
		}
		w.add(block{kind: item, term: termTimeline, number: a.number, text: join(parts, safe.Const("; "))})
	}
}

// made is when an attempt was made, as short as can be.
func (w *writer) made(a explained) string {
	switch said := w.happened(a); {
	case !a.Happened.IsZero():
		return clock(a.Happened)
	case said != "":
		return "about " + said + ", as the caller says"
	}
	return "time not known"
}

// since says how long after another an attempt was made; empty where that is not known.
func since(before, a explained) string {
	gap := a.Happened.Sub(before.Happened)
	switch {
	case a.Happened.IsZero() || before.Happened.IsZero():
		return ""
	case gap < 0:
		return fmt.Sprintf("%s before %d", lasting(-gap), before.number)
	}
	return fmt.Sprintf("%s after %d", lasting(gap), before.number)
}
