package history

import (
	"bytes"
	"context"
	"fmt"

	"casebook/api"
)

// Rewrite makes change to a stored attempt, its summary with it, in one commit that is
// durable when Rewrite returns: after a crash the record is the old one or the new one.
// id is a whole id. change sees the record as it stands, whatever another program made of
// it meanwhile, and its error is what Rewrite returns, with nothing written; so is an
// attempt that stays as it is. What an attempt is cannot be changed: its id, case, times,
// outcome and what a guard counts. When its case was last changed stays as well. change
// runs while other programs wait for the history: it must not.
//
// The old bytes leave the history, not the disk: the pages that held them are free, and
// keep them until bbolt has used them for something else or the file is compacted.
func (s *Store) Rewrite(ctx context.Context, id string, change func(*Attempt) error) (Attempt, error) {
	var a Attempt
	err := s.write(ctx, func(src *source) (changes []put, err error) {
		a, changes, err = src.planRewrite(id, change)
		return changes, err
	})
	if err != nil {
		return Attempt{}, err
	}
	return a, nil
}

// planRewrite returns what an attempt becomes, and the change that makes it so; none where
// it stays.
func (s *source) planRewrite(name string, change func(*Attempt) error) (a Attempt, changes []put, err error) {
	id, err := parseID(name)
	if err != nil {
		return a, nil, err
	}
	attempts, err := s.must(attemptsBucket)
	if err != nil {
		return a, nil, err
	}
	v, found, err := attempts.find(id[:])
	if err != nil {
		return a, nil, err
	}
	if !found {
		return a, nil, fmt.Errorf("attempt %q is %w", name, ErrNotFound)
	}
	a, short, err := v.decodeBoth(id)
	if err != nil {
		return a, nil, damagedAttempt(id.String(), err)
	}
	before := identify(a)
	if err := change(&a); err != nil {
		return a, nil, err
	}
	if identify(a) != before {
		return a, nil, fmt.Errorf("attempt %s cannot be rewritten so: its case, times, outcome and tries stay as they were recorded", id)
	}
	after := listing{Summary: a.Summary(), Written: short.Written, Find: findingOf(a)}
	record, err := s.packer.encodeAttempt(a, id, after)
	if err != nil {
		return a, nil, err
	}
	if old, err := v.all(); err != nil || bytes.Equal(old, record) {
		return a, nil, err
	}
	e := s.edit()
	e.record(id, &short, &after, record)
	changes, err = e.finish()
	return a, changes, err
}

// decodeBoth reads an attempt, and what lists show of it. Both blocks must be whole.
func (v value) decodeBoth(id attemptID) (a Attempt, short listing, err error) {
	if err := v.decode(id[:], &short); err != nil {
		return a, short, err
	}
	a, err = v.decodeAttempt(id[:])
	return a, short, err
}

// identity is what an attempt is, whatever its record says more.
type identity struct {
	id                 string
	inCase             uint64
	recorded, happened int64
	timed              bool
	outcome            api.Outcome
	simulated, counted bool
	tries              int
}

func identify(a Attempt) identity {
	return identity{a.ID, a.Case, a.Recorded.UnixNano(), a.Happened.UnixNano(), !a.Happened.IsZero(), a.Outcome, a.Simulated, a.Counted, a.Tries}
}
