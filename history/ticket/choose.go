package ticket

import (
	"slices"

	"casebook/api"
	"casebook/api/explain"
	"casebook/history"
	"casebook/history/attempt"
)

// choose takes the attempts that the ticket may hold. Simulated attempts never go
// to a vendor: where there are real ones they are left out, and where there are
// none the ticket is for training. Nor does one vendor learn of calls to another:
// the last attempt says whose ticket it is.
func (w *writer) choose() error {
	all := w.source.Attempts
	if older := w.source.Case.Attempts - len(all); older > 0 {
		w.note("%s left out: a ticket holds the newest %d", count(older, "older attempt"), maxAttempts)
	}
	chosen := w.without(all, func(a history.Attempt) bool { return a.Outcome == api.Pending }, "attempt", "without an outcome left out")
	if only := w.source.Only; len(only) > 0 {
		chosen = w.without(chosen, func(a history.Attempt) bool { return !slices.Contains(only, a.ID) }, "attempt", "left out: not chosen")
	}
	w.training = !slices.ContainsFunc(chosen, func(a history.Attempt) bool { return !a.Simulated })
	chosen = w.without(chosen, func(a history.Attempt) bool { return a.Simulated && !w.training }, "simulated attempt", "left out: not the vendor's")
	if len(chosen) == 0 {
		return ErrNothing
	}
	system := chosen[len(chosen)-1].System
	others := OtherSystems(chosen, system)
	chosen = w.without(chosen, func(a history.Attempt) bool { return a.System != system }, "attempt", others+" left out: make a ticket of each by its id")
	for i, a := range chosen {
		e, err := attempt.Explanation(a)
		if err != nil {
			return err
		}
		since := w.source.Since
		w.chosen = append(w.chosen, explained{
			Attempt: a, explanation: explain.Hear(w.source.Packs, e, attempt.HearsayOf(w.source.Case)), number: i + 1,
			fresh: since == nil || !slices.Contains(since.Attempts, a.ID),
		})
	}
	return nil
}

// OtherSystems says of what attempts are that are not of a system: "of another system", or
// "of other systems".
func OtherSystems(attempts []history.Attempt, system string) string {
	first := slices.IndexFunc(attempts, func(a history.Attempt) bool { return a.System != system })
	if first >= 0 && slices.ContainsFunc(attempts, func(a history.Attempt) bool { return a.System != system && a.System != attempts[first].System }) {
		return "of other systems"
	}
	return "of another system"
}

// without returns attempts without those that are left out, and notes how many and why.
func (w *writer) without(attempts []history.Attempt, out func(history.Attempt) bool, what, why string) []history.Attempt {
	kept := slices.DeleteFunc(slices.Clone(attempts), out)
	if left := len(attempts) - len(kept); left > 0 {
		w.note("%s %s", count(left, what), why)
	}
	return kept
}
