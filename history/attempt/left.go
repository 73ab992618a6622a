package attempt

import (
	"context"
	"slices"

	"casebook/history"
)

// keptLeft is how many leavings of a case's ticket are kept one by one: the newest.
const keptLeft = 50

// NoteLeft keeps with a case that its ticket left. Of more than 50 leavings the oldest
// are told together with a later one to the same desk, so that what the vendor has stays
// known.
func (r *Runner) NoteLeft(ctx context.Context, inCase uint64, left history.Left) (history.Case, error) {
	if inCase == 0 {
		return history.Case{}, ErrNoCase
	}
	return r.Store.UpdateCase(ctx, inCase, func(c *history.Case) { c.Left = fewer(append(slices.Clone(c.Left), left)) })
}

// fewer puts the oldest leavings into later ones of their kind while there are too many.
// One that is alone of its kind stays.
func fewer(left []history.Left) []history.Left {
	for at := 0; at < len(left) && len(left) > keptLeft; {
		old := left[at]
		next := slices.IndexFunc(left[at+1:], func(l history.Left) bool { return l.To == old.To && l.Training == old.Training })
		if next < 0 {
			at++
			continue
		}
		into := &left[at+1+next]
		into.Earlier += 1 + old.Earlier
		into.Attempts, into.Known, into.Revealed = union(old.Attempts, into.Attempts), union(old.Known, into.Known), union(old.Revealed, into.Revealed)
		left = slices.Delete(left, at, at+1)
	}
	return left
}

// union is what is in either list, in their order, once.
func union(a, b []string) []string {
	all := slices.Clone(a)
	for _, s := range b {
		if !slices.Contains(all, s) {
			all = append(all, s)
		}
	}
	return all
}
