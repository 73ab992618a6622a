package attempt

import (
	"cmp"
	"context"
	"fmt"
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

// Apart is returned for a call that is to join a case of the other kind: the simulator's
// attempts and real ones share none.
type Apart struct {
	Case      uint64
	Simulated bool // the case is the simulator's, and the call is not
}

// Error names the case, and both ways out.
func (a *Apart) Error() string {
	of, to := "real calls", "the simulator"
	if a.Simulated {
		of, to = "the simulator", "a real system"
	}
	return fmt.Sprintf("case %d is of %s, and this call would go to %s: they share no case; choose another environment, or no case", a.Case, of, to)
}

// caseReader reads cases.
type caseReader interface {
	Case(ctx context.Context, id uint64) (history.Case, error)
}

// Joins makes sure that a call may join its case: the error says why not, an *Apart where
// they are of different kinds.
func Joins(ctx context.Context, in caseReader, call Call) error {
	if call.Case == 0 {
		return nil
	}
	c, err := in.Case(ctx, call.Case)
	if err == nil && c.Attempts > 0 && c.Simulated != call.Environment.Simulated {
		err = &Apart{call.Case, c.Simulated}
	}
	return err
}

// Join puts attempts into a case, or takes them out of theirs when inCase is 0. Cases that
// are named after their attempts are named anew.
func (r *Runner) Join(ctx context.Context, inCase uint64, ids ...string) (history.Case, error) {
	named := r.namesakes(ctx, inCase, ids)
	c, err := r.Store.Assign(ctx, ids, inCase, nil)
	if err != nil {
		return c, err
	}
	return r.named(ctx, c, named)
}

// named names cases anew, and returns what became of c, whose attempts are where they were
// to be put. The zero c stays.
func (r *Runner) named(ctx context.Context, c history.Case, numbers []uint64) (history.Case, error) {
	if err := r.nameAnew(ctx, numbers); err != nil || c.ID == 0 {
		return c, nil // a name is not worth an error where all is done that was asked for
	}
	return r.Store.Case(ctx, c.ID)
}

// NewCase puts attempts into a new case, named after them as if they had been sent there
// in the order of time.
func (r *Runner) NewCase(ctx context.Context, ids ...string) (history.Case, error) {
	var rows []history.Summary
	for _, id := range slices.Sorted(slices.Values(ids)) {
		s, err := r.Store.Summary(ctx, id)
		if err != nil {
			return history.Case{}, err
		}
		rows = append(rows, s)
	}
	named := r.namesakes(ctx, 0, ids)
	open := r.nameOf(rows)
	if len(rows) > 0 {
		open.System, open.Operation = cmp.Or(open.System, rows[0].System), cmp.Or(open.Operation, rows[0].Operation)
	}
	c, err := r.Store.Assign(ctx, ids, 0, &open)
	if err != nil {
		return c, err
	}
	return r.named(ctx, c, named)
}
