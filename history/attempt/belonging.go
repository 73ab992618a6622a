package attempt

import (
	"cmp"
	"context"
	"slices"
	"time"

	"casebook/history"
)

// belongsWithin is how far apart in time two attempts about one user may be that are taken
// to belong together.
const belongsWithin = 24 * time.Hour

// Belonging are the cases that an attempt without one may belong to, the likeliest first:
// those with an attempt about the same user at the same system within a day, the nearest in
// time first. Simulated attempts and real ones share no case.
func Belonging(a history.Summary, others []history.Summary) []uint64 {
	if a.User == "" || a.System == "" {
		return nil
	}
	var numbers []uint64
	var apart []time.Duration // of each, in rising order
	for _, other := range others {
		far := when(a).Sub(when(other)).Abs()
		if other.ID == a.ID || other.Case == 0 || other.System != a.System || other.Simulated != a.Simulated || far > belongsWithin ||
			history.Fold(other.User) != history.Fold(a.User) {
			continue
		}
		at := slices.IndexFunc(apart, func(d time.Duration) bool { return d > far })
		if at < 0 {
			at = len(apart)
		}
		numbers, apart = slices.Insert(numbers, at, other.Case), slices.Insert(apart, at, far)
	}
	var once []uint64
	for _, number := range numbers {
		if !slices.Contains(once, number) {
			once = append(once, number)
		}
	}
	return once
}

// when is when an attempt happened, or where that is not known was recorded.
func when(s history.Summary) time.Time {
	if s.Happened.IsZero() {
		return s.Recorded
	}
	return s.Happened
}

// lookedForCase is how many attempts about a user are looked at for a case.
const lookedForCase = 50

// CaseFor returns the case that an attempt without one most likely belongs to, of those that
// are not closed; found is false where there is none, and where that cannot be told.
func (r *Runner) CaseFor(ctx context.Context, a history.Summary) (c history.Case, found bool) {
	if a.User == "" || r.Store == nil {
		return c, false
	}
	others, _ := r.Store.OfUser(ctx, a.User, lookedForCase) // what cannot be read offers nothing
	for _, number := range Belonging(a, others) {
		c, err := r.Store.Case(ctx, number)
		if err == nil && c.State != history.Solved && c.State != history.Dropped {
			return c, true
		}
	}
	return history.Case{}, false
}

// Join puts attempts into a case; those of the simulator and real ones share none.
func (r *Runner) Join(ctx context.Context, inCase uint64, ids ...string) (history.Case, error) {
	return r.Store.Assign(ctx, ids, inCase, nil)
}

// NewCase puts attempts into a new case, named after the oldest of them as if it had been
// sent first.
func (r *Runner) NewCase(ctx context.Context, ids ...string) (history.Case, error) {
	open := history.Case{}
	for _, id := range slices.Sorted(slices.Values(ids)) {
		a, err := r.Store.Attempt(ctx, id)
		if err != nil {
			return open, err
		}
		open.Attempts++
		open.System, open.Operation = cmp.Or(open.System, a.System), cmp.Or(open.Operation, a.Operation)
		r.rename(&open, a)
	}
	return r.Store.Assign(ctx, ids, 0, &open)
}
