package history

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"time"
)

// Kept is an attempt, and when its record was written.
type Kept struct {
	Attempt Attempt   `json:"attempt"`
	Written time.Time `json:"written,omitzero"`
}

// errEnough ends a pass that has what it wants.
var errEnough = errors.New("enough")

// keptAfter returns up to limit attempts with ids after an id, oldest first, and the id
// that it came to; last is the zero id at the end. What cannot be read is added to gaps.
func (s *source) keptAfter(after attemptID, limit int, gaps *Damaged) (list []Kept, last attemptID, err error) {
	attempts, err := s.must(attemptsBucket)
	if err != nil {
		return nil, last, err
	}
	size := int64(0)
	err = attempts.forward(append(after[:], 0), func(key []byte, v value) error {
		if len(key) == len(last) {
			if attemptID(key).compare(after) <= 0 {
				return nil // a damaged way led back
			}
			last = attemptID(key)
		}
		kept, err := v.kept(key)
		if err != nil {
			gaps.name(v.trueName(key))
			return nil
		}
		list = append(list, kept)
		if size += v.size; len(list) >= limit || size > builtAtOnce {
			return errEnough
		}
		return nil
	}, gaps.page)
	if errors.Is(err, errEnough) {
		return list, last, nil
	}
	return list, attemptID{}, err
}

// name adds the name of a record that cannot be read, once.
func (d *Damaged) name(name string) {
	if !slices.Contains(d.IDs, name) {
		d.IDs = append(d.IDs, name)
	}
}

// kept reads an attempt and when its value was written; where only what lists show of it
// is damaged that is when it was recorded.
func (v value) kept(key []byte) (Kept, error) {
	a, err := v.decodeAttempt(key)
	if err != nil {
		return Kept{}, err
	}
	var short listing
	if err := v.decode(key, &short); err != nil {
		short.Written = a.Recorded
	}
	return Kept{a, short.Written}, nil
}

// keptOf returns up to limit of the attempts with ids, in their order, and the other ids.
// What is not there any more is left out.
func (s *source) keptOf(ids []attemptID, limit int, gaps *Damaged) (list []Kept, rest []attemptID, err error) {
	attempts, err := s.must(attemptsBucket)
	if err != nil {
		return nil, ids, err
	}
	for size := int64(0); len(ids) > 0 && len(list) < limit && size < builtAtOnce; ids = ids[1:] {
		id := ids[0]
		v, found, err := attempts.find(id[:])
		if err == nil && !found {
			continue
		}
		var kept Kept
		if err == nil {
			size += v.size
			kept, err = v.kept(id[:])
		}
		if err != nil {
			gaps.name(id.String())
			continue
		}
		list = append(list, kept)
	}
	return list, ids, nil
}

// casesAfter returns up to limit cases with numbers after one, as they are recorded, in
// rising order; the last is 0 at the end.
func (s *source) casesAfter(after uint64, limit int, gaps *Damaged) (list []Case, last uint64, err error) {
	cases, err := s.must(casesBucket)
	if err != nil {
		return nil, 0, err
	}
	for last = after; len(list) < limit; {
		number := cases.above(last, gaps)
		if number == 0 {
			return list, 0, nil
		}
		c, err := cases.readCase(number)
		last = number
		if err != nil {
			gaps.name(caseName(number))
			continue
		}
		list = append(list, c)
	}
	return list, last, nil
}

// above returns the smallest number of a case above bound, 0 when there is none.
func (t tree) above(bound uint64, gaps *Damaged) (number uint64) {
	_ = t.forward(caseKey(bound+1), func(key []byte, _ value) error {
		found, _, _, err := parseMember(key)
		if err != nil || found <= bound {
			return nil // a damaged way led back
		}
		number = found
		return errEnough
	}, gaps.page)
	return number
}

// idsOf returns the ids of all attempts that have what q asks for, in rising order.
func (s *Store) idsOf(ctx context.Context, q Query, gaps *Damaged) (ids []attemptID, err error) {
	for page := (Page{Limit: 1000}); ; {
		found, err := s.Search(ctx, q, page)
		var missing *Damaged
		if errors.As(err, &missing) {
			gaps.add(missing)
		} else if err != nil {
			return nil, err
		}
		for _, row := range found.Rows {
			id, err := parseID(row.ID)
			if err != nil {
				return nil, err
			}
			ids = append(ids, id)
		}
		if found.Next == "" {
			break
		}
		page.Before = found.Next
	}
	slices.SortFunc(ids, attemptID.compare)
	return ids, nil
}

// add adds what another list left out.
func (d *Damaged) add(other *Damaged) {
	for _, id := range other.IDs {
		d.name(id)
	}
	for _, number := range other.lost {
		if !slices.Contains(d.lost, number) {
			d.lost = append(d.lost, number)
		}
	}
	d.Pages = max(d.Pages, other.Pages, len(d.lost))
}

// numbers returns how many attempts and cases there are, by their keys.
func (s *source) numbers() (attempts, cases int, err error) {
	t, err := s.must(attemptsBucket)
	u, otherErr := s.must(casesBucket)
	if err := cmp.Or(err, otherErr); err != nil {
		return 0, 0, err
	}
	pass := func(error) {}
	t.backward(nil, func([]byte, value) bool { attempts++; return true }, pass)
	u.backward(nil, func(key []byte, _ value) bool {
		if len(key) == 8 {
			cases++
		}
		return true
	}, pass)
	return attempts, cases, nil
}
