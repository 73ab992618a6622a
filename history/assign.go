package history

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"time"

	"casebook/api"
)

// Assign puts attempts, by their whole ids, into case to, or into the new case open as its
// first ones, or takes them out of theirs when to is 0 and open nil: in one commit, durable
// when it returns. It returns the case; the zero Case when there is none. An attempt whose
// call is still going on is put where it is asked for, too. Changed of the cases that gain
// or lose one becomes now.
func (s *Store) Assign(ctx context.Context, ids []string, to uint64, open *Case) (Case, error) {
	if len(ids) == 0 {
		return Case{}, fmt.Errorf("no attempt was named that could be put into a case")
	}
	var number uint64
	err := s.write(ctx, func(src *source) (changes []put, err error) {
		number, changes, err = s.planAssign(src, ids, to, open)
		return changes, err
	})
	if err != nil || number == 0 {
		return Case{}, err
	}
	return s.Case(ctx, number)
}

func (s *Store) planAssign(src *source, ids []string, to uint64, open *Case) (uint64, []put, error) {
	e, now := src.edit(), s.now()
	m := moves{edit: e, members: map[uint64][]attemptID{}}
	chosen, err := m.choose(ids)
	if err != nil {
		return 0, nil, err
	}
	switch {
	case open != nil:
		if to, err = e.open(*open, chosen[0], now); err != nil {
			return 0, nil, err
		}
		m.members[to] = nil
	case to != 0:
		if err := m.load(to); err != nil {
			return 0, nil, err
		}
	}
	for _, a := range chosen {
		if err := m.move(a, to); err != nil {
			return 0, nil, err
		}
	}
	if err := m.number(); err != nil {
		return 0, nil, err
	}
	for number := range m.members {
		if _, opened := e.cases[number]; opened {
			continue
		}
		if _, err := s.planCase(e, number, func(*Case) {}); err != nil {
			return 0, nil, err
		}
	}
	changes, err := e.finish()
	return to, changes, err
}

// moves is the attempts that change their case in one commit.
type moves struct {
	*edit
	members map[uint64][]attemptID // of the cases that change, oldest first, as they become
}

// choose reads attempts, oldest first.
func (m *moves) choose(ids []string) ([]Attempt, error) {
	var chosen []Attempt
	attempts, err := m.source.must(attemptsBucket)
	if err != nil {
		return nil, err
	}
	for _, name := range ids {
		id, err := parseID(name)
		if err != nil {
			return nil, err
		}
		v, found, err := attempts.find(id[:])
		if err == nil && !found {
			err = fmt.Errorf("attempt %q is %w", name, ErrNotFound)
		}
		if err != nil {
			return nil, err
		}
		a, err := v.decodeAttempt(id[:])
		if err != nil {
			return nil, damagedAttempt(id.String(), err)
		}
		chosen = append(chosen, a)
	}
	slices.SortFunc(chosen, func(a, b Attempt) int { return cmp.Compare(a.ID, b.ID) })
	return slices.CompactFunc(chosen, func(a, b Attempt) bool { return a.ID == b.ID }), nil
}

// load reads which attempts a case has.
func (m *moves) load(number uint64) error {
	if _, known := m.members[number]; known {
		return nil
	}
	cases, err := m.source.must(casesBucket)
	if err != nil {
		return err
	}
	if _, err := cases.readCase(number); err != nil {
		return err
	}
	m.members[number], err = cases.memberIDs(number)
	return err
}

// memberIDs returns which attempts a case has, oldest first.
func (t tree) memberIDs(number uint64) (ids []attemptID, err error) {
	t.backward(caseKey(number+1), func(key []byte, _ value) bool {
		of, id, member, keyErr := parseMember(key)
		if keyErr != nil || of != number || !member {
			err = keyErr
			return false
		}
		ids = append(ids, id)
		return true
	}, func(bad error) { err = cmp.Or(err, bad) })
	slices.Reverse(ids)
	return ids, err
}

// move puts an attempt into another case.
func (m *moves) move(a Attempt, to uint64) error {
	if a.Case == to {
		return nil
	}
	id, err := parseID(a.ID)
	if err != nil {
		return err
	}
	gaps := &Damaged{}
	before, err := m.source.listing(id, gaps)
	if err != nil {
		return damagedAttempt(id.String(), err)
	}
	if a.Case != 0 {
		if err := m.leave(a.Case, id); err != nil {
			return err
		}
	}
	if to != 0 {
		at, _ := slices.BinarySearchFunc(m.members[to], id, attemptID.compare)
		m.members[to] = slices.Insert(m.members[to], at, id)
	}
	a.Case = to
	return m.attempt(id, &before, a, before.Written)
}

// leave takes an attempt out of its case.
func (m *moves) leave(number uint64, id attemptID) error {
	if err := m.load(number); err != nil {
		return err
	}
	m.members[number] = slices.DeleteFunc(m.members[number], func(other attemptID) bool { return other == id })
	m.remove(casesBucket, memberKey(number, id))
	return nil
}

// number counts the attempts of the cases that changed.
func (m *moves) number() error {
	cases, err := m.source.must(casesBucket)
	if err != nil {
		return err
	}
	for number, ids := range m.members {
		for i, id := range ids {
			v, found, err := cases.find(memberKey(number, id))
			if err != nil {
				return err
			}
			if ordinal, err := v.ordinalIf(found, memberKey(number, id)); err != nil || ordinal != i+1 {
				m.member(number, id, i+1)
			}
		}
	}
	return nil
}

// ordinalIf is ordinal of a value that may not be there.
func (v value) ordinalIf(found bool, key []byte) (int, error) {
	if !found {
		return 0, ErrNotFound
	}
	return v.ordinal(key)
}

// Removed is what Remove took out of the history.
type Removed struct {
	Attempts int
	Cases    []uint64 // solved or dropped ones that had no other attempts
}

// Remove deletes attempts, by their whole ids, in one commit. Those that are not there are
// passed over. A case that loses its last attempt goes with it when it is solved or
// dropped; others stay, without attempts. A call that may still be going on is not deleted.
//
// The bytes leave the history, not the disk: see Compact.
func (s *Store) Remove(ctx context.Context, ids []string) (removed Removed, err error) {
	err = s.write(ctx, func(src *source) (changes []put, err error) {
		removed, changes, err = src.planRemove(ids, s.now())
		return changes, err
	})
	return removed, err
}

func (s *source) planRemove(ids []string, now time.Time) (removed Removed, changes []put, err error) {
	e := s.edit()
	m := moves{edit: e, members: map[uint64][]attemptID{}}
	attempts, err := s.must(attemptsBucket)
	if err != nil {
		return removed, nil, err
	}
	var unread []attemptID
	for _, name := range ids {
		id, err := parseID(name)
		if err != nil {
			return removed, nil, err
		}
		v, found, err := attempts.find(id[:])
		if _, gone := e.rows[id]; err != nil || !found || gone {
			if err != nil {
				return removed, nil, err
			}
			continue
		}
		var row listing
		before := v.known(id, &row)
		if row.Outcome == api.Pending && now.Sub(row.Recorded) < inFlight {
			continue
		}
		if row.Case != 0 {
			if err := m.leave(row.Case, id); err != nil {
				return removed, nil, err
			}
		}
		if before == nil {
			unread = append(unread, id)
		}
		e.forget(id, before)
		removed.Attempts++
	}
	if err := m.untrace(unread); err != nil {
		return removed, nil, err
	}
	if removed.Cases, err = m.close(); err != nil {
		return removed, nil, err
	}
	if err := m.number(); err != nil {
		return removed, nil, err
	}
	changes, err = e.finish()
	return removed, changes, err
}

// untrace takes attempts of which nothing could be read out of the indexes and their cases.
func (m *moves) untrace(ids []attemptID) error {
	if len(ids) == 0 {
		return nil
	}
	left, err := m.source.traces(ids)
	if err != nil {
		return err
	}
	for _, id := range ids {
		m.changes = append(m.changes, left.entries[id]...)
		if number := left.cases[id]; number != 0 {
			if err := m.leave(number, id); err != nil {
				return err
			}
		}
	}
	return nil
}

// known reads what is known of an attempt that is to go, damaged or not; nil where that is
// nothing.
func (v value) known(id attemptID, row *listing) *listing {
	if err := v.decode(id[:], row); err == nil {
		return row
	}
	a, err := v.decodeAttempt(id[:])
	if err != nil {
		return nil
	}
	*row = listing{Summary: a.Summary()}
	return row
}

// close removes the closed cases that have no attempts left.
func (m *moves) close() (gone []uint64, err error) {
	cases, err := m.source.must(casesBucket)
	if err != nil {
		return nil, err
	}
	for number, ids := range m.members {
		if len(ids) > 0 {
			continue
		}
		if c, err := cases.readCase(number); err == nil && (c.State == Solved || c.State == Dropped) {
			m.forgetCase(number)
			gone = append(gone, number)
		}
	}
	slices.Sort(gone)
	return gone, nil
}
