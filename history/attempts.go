package history

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"
)

const (
	pageLimit   = 50     // rows of a page when the caller does not say
	suffixReach = 50_000 // newest attempts among which the end of an id is looked for
)

// Page is a part of a list, newest first.
type Page struct {
	Before string // id of the attempt that the page comes after; empty: from the newest
	Limit  int    // rows at most; 50 when 0
	Case   uint64 // only attempts of this case; 0: all
}

// must returns one of the history's buckets.
func (s *source) must(name string) (tree, error) {
	t, found, err := s.bucket(name)
	if err == nil && !found {
		err = &fileError{ErrDamaged, "it has no " + name}
	}
	return t, err
}

// Attempts returns a page of attempts, newest first. It reads what it returns and
// the way to it, whatever the history's size. When some cannot be read it returns
// the others, and a *Damaged that names those that are missing.
func (s *Store) Attempts(ctx context.Context, p Page) ([]Summary, error) {
	if p.Limit <= 0 {
		p.Limit = pageLimit
	}
	bound, err := p.bound()
	if err != nil {
		return nil, err
	}
	var rows []Summary
	err = s.read(ctx, func(src *source) error {
		gaps := &Damaged{Path: s.path}
		list := src.listings(bound, gaps)
		if p.Case != 0 {
			list = src.members(p.Case, bound, gaps)
		}
		for row, err := range list {
			if err == nil {
				rows = append(rows, row.Summary)
			}
			if len(rows)+len(gaps.IDs) >= p.Limit {
				break
			}
		}
		return gaps.orNil()
	})
	return rows, err
}

// bound returns the key below which the page begins; nil for the newest.
func (p Page) bound() ([]byte, error) {
	if p.Before == "" {
		return nil, nil
	}
	id, err := parseID(p.Before)
	return id[:], err
}

// orNil returns d when something is missing.
func (d *Damaged) orNil() error {
	if len(d.IDs) == 0 && d.Pages == 0 {
		return nil
	}
	return d
}

// page counts a page that cannot be read, once.
func (d *Damaged) page(err error) {
	number := uint64(0)
	if bad := new(pageError); errors.As(err, &bad) {
		number = bad.number
	}
	if !slices.Contains(d.lost, number) {
		d.lost = append(d.lost, number)
		d.Pages++
	}
}

// recent yields all attempts, newest first, and an error for each that cannot be
// read.
func (s *source) recent() iter.Seq2[Summary, error] {
	return summaries(s.listings(nil, &Damaged{}))
}

// summaries yields what lists show.
func summaries(rows iter.Seq2[listing, error]) iter.Seq2[Summary, error] {
	return func(yield func(Summary, error) bool) {
		for row, err := range rows {
			if !yield(row.Summary, err) {
				return
			}
		}
	}
}

// listings yields the attempts below bound, newest first. What cannot be read is an
// error and is added to gaps.
func (s *source) listings(bound []byte, gaps *Damaged) iter.Seq2[listing, error] {
	return func(yield func(listing, error) bool) {
		t, err := s.must(attemptsBucket)
		if err != nil {
			gaps.page(err)
			yield(listing{}, err)
			return
		}
		on := true
		t.backward(bound, func(key []byte, v value) bool {
			on = yield(gaps.row(key, v))
			return on
		}, func(err error) {
			gaps.page(err)
			on = on && yield(listing{}, err)
		})
	}
}

// row decodes what a list shows of an attempt.
func (d *Damaged) row(key []byte, v value) (row listing, err error) {
	if err := v.decode(key, &row); err != nil {
		d.IDs = append(d.IDs, v.trueName(key))
		return listing{}, err
	}
	return row, nil
}

// members yields the attempts of a case below bound, newest first.
func (s *source) members(number uint64, bound []byte, gaps *Damaged) iter.Seq2[listing, error] {
	return func(yield func(listing, error) bool) {
		cases, err := s.must(casesBucket)
		attempts, otherErr := s.must(attemptsBucket)
		if err := cmp.Or(err, otherErr); err != nil {
			gaps.page(err)
			yield(listing{}, err)
			return
		}
		end := caseKey(number + 1)
		if bound != nil {
			end = append(caseKey(number), bound...)
		}
		on := true
		cases.backward(end, func(key []byte, _ value) bool {
			of, id, member, err := parseMember(key)
			if err != nil || of != number || !member {
				return false
			}
			v, found, err := attempts.find(id[:])
			if err != nil || !found {
				gaps.IDs = append(gaps.IDs, id.String())
				on = yield(listing{}, cmp.Or(err, errChecksum))
				return on
			}
			on = yield(gaps.row(id[:], v))
			return on
		}, func(err error) {
			gaps.page(err)
			on = on && yield(listing{}, err)
		})
	}
}

// Attempt returns the attempt with an id. The first or last 6 characters or more
// stand for it where they are of one attempt only; an end is looked for among the
// newest 50 000.
func (s *Store) Attempt(ctx context.Context, id string) (Attempt, error) {
	name := plainID(strings.TrimSpace(id))
	if len(name) < idShort || len(name) > idText {
		return Attempt{}, fmt.Errorf("attempt %q is %w: give at least %d of the %d characters of its id", id, ErrNotFound, idShort, idText)
	}
	a, known := Attempt{}, false
	err := s.read(ctx, func(src *source) error {
		attempts, err := src.must(attemptsBucket)
		if err != nil {
			return err
		}
		key, err := attempts.resolve(name)
		if err != nil || key == nil {
			return err
		}
		v, found, err := attempts.find(key)
		if err != nil || !found {
			return err
		}
		known = true
		if a, err = v.decodeAttempt(key); err != nil {
			return damagedAttempt(v.trueName(key), err)
		}
		return nil
	})
	if err == nil && !known {
		err = fmt.Errorf("attempt %q is %w", id, ErrNotFound)
	}
	if err != nil {
		return Attempt{}, err
	}
	return a, nil
}

// Summary returns what lists show of the attempt with a whole id.
func (s *Store) Summary(ctx context.Context, id string) (Summary, error) {
	key, err := parseID(id)
	if err != nil {
		return Summary{}, err
	}
	var row listing
	known := false
	err = s.read(ctx, func(src *source) error {
		attempts, err := src.must(attemptsBucket)
		if err != nil {
			return err
		}
		v, found, err := attempts.find(key[:])
		if err != nil || !found {
			return err
		}
		known = true
		if err := v.decode(key[:], &row); err != nil {
			return damagedAttempt(v.trueName(key[:]), err)
		}
		return nil
	})
	if err == nil && !known {
		err = fmt.Errorf("attempt %q is %w", id, ErrNotFound)
	}
	return row.Summary, err
}

// resolve returns the key of the one attempt that name stands for; nil when there
// is none.
func (t tree) resolve(name string) ([]byte, error) {
	var keys [][]byte
	first, last, err := idRange(name)
	if err == nil {
		keys, err = t.matching(append(last[:], 0), func(id attemptID) (match, on bool) {
			match = id.compare(first) >= 0
			return match, match
		})
		if err != nil {
			return nil, err
		}
	}
	if len(keys) == 0 && len(name) < idText {
		seen := 0
		keys, err = t.matching(nil, func(id attemptID) (match, on bool) {
			seen++
			return strings.HasSuffix(id.String(), name), seen < suffixReach
		})
	}
	if len(keys) == 0 {
		return nil, err
	}
	if len(keys) > 1 {
		return nil, fmt.Errorf("attempt %q is %w: more than one id begins or ends so, give more of it", name, ErrNotFound)
	}
	return keys[0], nil
}

// matching returns up to two keys below bound that are asked for, newest first.
func (t tree) matching(bound []byte, ask func(attemptID) (match, on bool)) (keys [][]byte, err error) {
	t.backward(bound, func(key []byte, _ value) bool {
		if len(key) != len(attemptID{}) {
			return true
		}
		match, on := ask(attemptID(key))
		if match {
			keys = append(keys, key)
		}
		return on && len(keys) < 2
	}, func(bad error) { err = cmp.Or(err, bad) })
	if len(keys) > 0 {
		return keys, nil
	}
	return nil, err
}
