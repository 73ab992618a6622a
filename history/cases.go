package history

import (
	"cmp"
	"context"
	"fmt"
	"time"
)

// Case returns a case, with what is known from its attempts.
func (s *Store) Case(ctx context.Context, id uint64) (Case, error) {
	c, known := Case{}, false
	err := s.read(ctx, func(src *source) (err error) {
		c, err = src.loadCase(id)
		known = err == nil
		return err
	})
	if err == nil && !known {
		err = fmt.Errorf("%s is %w", caseName(id), ErrNotFound)
	}
	return c, err
}

// NewestCase returns the case with the greatest number that has attempts.
func (s *Store) NewestCase(ctx context.Context) (Case, error) {
	for before := uint64(0); ; {
		cases, err := s.Cases(ctx, before, 0)
		for _, c := range cases {
			if before = c.ID; c.Attempts > 0 {
				return c, nil
			}
		}
		if err == nil && len(cases) == 0 {
			err = fmt.Errorf("a case with attempts is %w: there is none yet", ErrNotFound)
		}
		if err != nil {
			return Case{}, err
		}
	}
}

// Cases returns up to limit cases (50 when 0) with numbers below before (0: all),
// newest first. It reads what it returns and the way to it. When some cannot be
// read it returns the others, and a *Damaged that names those that are missing.
func (s *Store) Cases(ctx context.Context, before uint64, limit int) ([]Case, error) {
	if limit <= 0 {
		limit = pageLimit
	}
	var list []Case
	err := s.read(ctx, func(src *source) (err error) {
		gaps := &Damaged{Path: s.path}
		list, err = src.cases(before, limit, gaps)
		return cmp.Or(err, gaps.orNil())
	})
	return list, err
}

// cases returns up to limit cases below before, newest first. What cannot be read is
// added to gaps.
func (s *source) cases(before uint64, limit int, gaps *Damaged) (list []Case, err error) {
	cases, err := s.must(casesBucket)
	if err != nil {
		return nil, err
	}
	for len(list)+len(gaps.IDs) < limit {
		if before = cases.below(before, gaps); before == 0 {
			break
		}
		c, err := s.loadCase(before)
		if err != nil {
			gaps.IDs = append(gaps.IDs, caseName(before))
			continue
		}
		list = append(list, c)
	}
	return list, nil
}

// below returns the greatest number of a case below bound, 0 when there is none.
func (t tree) below(bound uint64, gaps *Damaged) (number uint64) {
	var end []byte
	if bound != 0 {
		end = caseKey(bound)
	}
	t.backward(end, func(key []byte, _ value) bool {
		found, _, _, err := parseMember(key)
		if err == nil {
			number = found
		}
		return err != nil
	}, gaps.page)
	return number
}

// readCase returns the record of a case.
func (t tree) readCase(number uint64) (c Case, err error) {
	v, found, err := t.find(caseKey(number))
	if err != nil {
		return c, err
	}
	if !found {
		return c, fmt.Errorf("%s is %w", caseName(number), ErrNotFound)
	}
	if err := v.decode(caseKey(number), &c); err != nil {
		return c, damagedRecord(caseName(number), err)
	}
	return c, nil
}

// newest returns the newest attempt of a case and how many there are.
func (t tree) newest(number uint64) (attempts int, id attemptID, err error) {
	t.backward(caseKey(number+1), func(key []byte, v value) bool {
		of, member, is, keyErr := parseMember(key)
		if keyErr != nil || of != number || !is {
			err = keyErr
			return false
		}
		id = member
		if attempts, err = v.ordinal(key); err != nil {
			err = damagedRecord(caseName(number), err)
		}
		return false
	}, func(bad error) { err = cmp.Or(err, bad) })
	return attempts, id, err
}

// loadCase returns a case with its number of attempts, the newest of them, and when
// it was last changed, by hand or as an attempt began.
func (s *source) loadCase(number uint64) (Case, error) {
	cases, err := s.must(casesBucket)
	if err != nil {
		return Case{}, err
	}
	c, err := cases.readCase(number)
	if err != nil {
		return Case{}, err
	}
	var id attemptID
	if c.Attempts, id, err = cases.newest(number); err != nil || c.Attempts == 0 {
		return c, err
	}
	c.Changed = later(c.Changed, id.time())
	attempts, err := s.must(attemptsBucket)
	if err != nil {
		return Case{}, err
	}
	// A case is shown also when its newest attempt is damaged: that one has its
	// own place to be reported.
	var last listing
	if v, found, err := attempts.find(id[:]); err == nil && found && v.decode(id[:], &last) == nil {
		c.Last = last.Summary
	}
	return c, nil
}

// later returns the later of two times.
func later(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}

// UpdateCase makes change to a case, in one commit, and returns what it became.
// Changed becomes now. The number, and what is known from its attempts, cannot be
// changed. change runs while other programs wait for the history: it must not.
func (s *Store) UpdateCase(ctx context.Context, id uint64, change func(*Case)) (Case, error) {
	var c Case
	err := s.write(ctx, func(src *source) (changes []put, err error) {
		e := src.edit()
		if c, err = s.planCase(e, id, change); err != nil {
			return nil, err
		}
		return e.finish()
	})
	if err != nil {
		return Case{}, err
	}
	return c, nil
}

// planCase makes change to a case, and returns what it becomes.
func (s *Store) planCase(e *edit, id uint64, change func(*Case)) (Case, error) {
	c, err := e.source.loadCase(id)
	if err != nil {
		return c, err
	}
	attempts, last := c.Attempts, c.Last
	change(&c)
	c.ID, c.Attempts, c.Last, c.Changed = id, attempts, last, s.now()
	return c, e.aCase(c)
}
