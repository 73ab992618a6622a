package history

import (
	"cmp"
	"context"
	"fmt"
	"iter"
	"time"

	"casebook/api"
)

// Admit decides whether a call may go out, inside the commit that would record it,
// so that no other window can slip in between. recent yields the attempts before
// it, newest first; an error in it stands for one that cannot be read. The error
// that Admit returns is what Begin returns, and nothing is recorded.
type Admit func(recent iter.Seq2[Summary, error]) error

// Begin records a as pending, before its call goes out: in one commit, durable when
// Begin returns, together with the new case open, whose first attempt it is, or as
// the next of case a.Case, or of none when open is nil and a.Case 0. It returns a
// with ID, Case, Recorded and Outcome filled in; a Recorded that is set stays. Each
// of admit must agree.
func (s *Store) Begin(ctx context.Context, a Attempt, open *Case, admit ...Admit) (Attempt, error) {
	a.Outcome = api.Pending
	return s.add(ctx, a, open, admit)
}

// Add records an attempt that is complete, as one that was read from a file: one
// commit. Case and fields are as for Begin, but the outcome is kept.
func (s *Store) Add(ctx context.Context, a Attempt, open *Case) (Attempt, error) {
	return s.add(ctx, a, open, nil)
}

func (s *Store) add(ctx context.Context, a Attempt, open *Case, admit []Admit) (Attempt, error) {
	err := s.write(ctx, func(src *source) ([]put, error) {
		for _, agrees := range admit {
			if err := agrees(src.recent()); err != nil {
				return nil, err
			}
		}
		return s.planAdd(src, &a, open)
	})
	if err != nil {
		return Attempt{}, err
	}
	return a, nil
}

// planAdd returns the changes that record a as a new attempt, and fills in a.
func (s *Store) planAdd(src *source, a *Attempt, open *Case) ([]put, error) {
	now := s.now()
	id, err := s.nextID(src, now)
	if err != nil {
		return nil, err
	}
	a.ID = id.String()
	a.Recorded = firstTime(a.Recorded, now)
	e := src.edit()
	if err := e.join(a, id, open, now); err != nil {
		return nil, err
	}
	if err := e.attempt(id, nil, *a, now); err != nil {
		return nil, err
	}
	return e.finish()
}

// nextID returns an id after every id in the history.
func (s *Store) nextID(src *source, now time.Time) (attemptID, error) {
	attempts, err := src.must(attemptsBucket)
	if err != nil {
		return attemptID{}, err
	}
	var last attemptID
	attempts.backward(nil, func(key []byte, _ value) bool {
		copy(last[:], key)
		return false
	}, func(bad error) { err = cmp.Or(err, bad) })
	if err != nil {
		return attemptID{}, err
	}
	return nextID(last, now, s.entropy)
}

// join makes a the next attempt of its case, and sets a.Case.
func (e *edit) join(a *Attempt, id attemptID, open *Case, now time.Time) error {
	if open == nil && a.Case == 0 {
		return nil
	}
	cases, err := e.source.must(casesBucket)
	if err != nil {
		return err
	}
	if open != nil {
		a.Case, err = e.open(*open, *a, now)
		e.member(a.Case, id, 1)
		return err
	}
	if _, err := cases.readCase(a.Case); err != nil {
		return err
	}
	ordinal, _, err := cases.newest(a.Case)
	e.member(a.Case, id, ordinal+1)
	return err
}

// open puts c as a new case whose first attempt is a, and returns its number.
func (e *edit) open(c Case, a Attempt, now time.Time) (uint64, error) {
	number, err := e.source.nextCase()
	if err != nil {
		return 0, err
	}
	c.ID = number
	c.State = cmp.Or(c.State, Open)
	c.System, c.Operation = cmp.Or(c.System, a.System), cmp.Or(c.Operation, a.Operation)
	c.Simulated = c.Simulated || a.Simulated
	c.Opened = firstTime(c.Opened, now)
	c.Changed = firstTime(c.Changed, now)
	e.sequence(casesBucket, number)
	return number, e.aCase(c)
}

// nextCase returns the number of the next new case.
func (s *source) nextCase() (uint64, error) {
	t, err := s.must(casesBucket)
	if err != nil {
		return 0, err
	}
	// The newest key counts too, should the sequence have been lost.
	last := t.sequence
	t.backward(nil, func(key []byte, _ value) bool {
		number, _, _, keyErr := parseMember(key)
		last, err = max(last, number), cmp.Or(err, keyErr)
		return false
	}, func(bad error) { err = cmp.Or(err, bad) })
	if last >= mostCases {
		err = cmp.Or[error](err, &pageError{t.root, "a case has a number that cannot be"})
	}
	return last + 1, err
}

// mostCases is more than there are ever: what searches look at of cases has a place for
// each number, so a damaged one must not count.
const mostCases = 1 << 22

// firstTime returns the first that is set.
func firstTime(times ...time.Time) time.Time {
	for _, t := range times {
		if !t.IsZero() {
			return t
		}
	}
	return time.Time{}
}

// Complete records how the call of a pending attempt ended: a second commit under
// the same id. Case and Recorded stay as Begin made them. An attempt that is
// complete already stays as it is, and Complete returns an error. change, unless it
// is nil, is made to the attempt's case in the same commit; see UpdateCase.
func (s *Store) Complete(ctx context.Context, a Attempt, change func(*Case)) error {
	if a.Outcome == api.Pending || a.Outcome == "" {
		return fmt.Errorf("attempt %s cannot be completed: it has no outcome", a.ID)
	}
	return s.write(ctx, func(src *source) ([]put, error) {
		e := src.edit()
		err := s.planComplete(e, &a)
		if err == nil && change != nil && a.Case != 0 {
			_, err = s.planCase(e, a.Case, change)
		}
		if err != nil {
			return nil, err
		}
		return e.finish()
	})
}

// planComplete completes a.
func (s *Store) planComplete(e *edit, a *Attempt) error {
	id, err := parseID(a.ID)
	if err != nil {
		return err
	}
	attempts, err := e.source.must(attemptsBucket)
	if err != nil {
		return err
	}
	v, found, err := attempts.find(id[:])
	if err != nil {
		return err
	}
	if !found {
		return fmt.Errorf("attempt %q is %w", a.ID, ErrNotFound)
	}
	var before listing
	// A damaged pending record knows nothing that a does not: it is replaced.
	if err := v.decode(id[:], &before); err == nil {
		if before.Outcome != api.Pending {
			return fmt.Errorf("attempt %s is complete already; it stays as it was recorded", a.ID)
		}
		a.Case, a.Recorded = before.Case, before.Recorded
	}
	return e.attempt(id, &before, *a, s.now())
}
