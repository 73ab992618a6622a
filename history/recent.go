package history

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"time"
)

// CasePlace is where a list of cases goes on that begins with what was changed last. The
// zero one is its beginning, or its end.
type CasePlace struct {
	of     caseTime // the last case before it
	missed bool     // a part of the index could not be read before it
	rest   bool     // the index is at its end; what it missed comes, by number
}

// RecentCases is a part of a list of cases.
type RecentCases struct {
	Rows []Case    // what was changed last first
	Lost []Case    // those between them that cannot be read: number and time of the last change
	Next CasePlace // where the list goes on
}

// Before reports whether c comes before other in a list of cases: it was changed later, by
// hand or as an attempt in it began, to the ms; of the same time, the greater number.
func (c Case) Before(other Case) bool { return c.time().compare(other.time()) > 0 }

func (c Case) time() caseTime { return caseTimeOf(c.ID, c.Changed, attemptID{}) }

// Place is where a list goes on behind c.
func (c Case) Place() CasePlace { return CasePlace{of: c.time()} }

// Recent returns cases from a place on, what was changed last first, limit at most (50 when
// 0). It reads what it returns and the way to it. When some cannot be read it returns the
// others, and a *Damaged that names those that are missing; cases that a damaged index does
// not have come last.
func (s *Store) Recent(ctx context.Context, from CasePlace, limit int) (RecentCases, error) {
	if limit <= 0 {
		limit = pageLimit
	}
	var found RecentCases
	err := s.read(ctx, func(src *source) error {
		r := recent{source: src, gaps: &Damaged{Path: s.path}, place: from, limit: limit, stop: time.Now().Add(src.slice)}
		err := r.look(ctx)
		found = r.found
		return cmp.Or(err, r.gaps.orNil())
	})
	return found, err
}

// recent is one look for the cases that were changed last.
type recent struct {
	source *source
	gaps   *Damaged
	place  CasePlace
	limit  int
	stop   time.Time
	found  RecentCases
}

func (r *recent) look(ctx context.Context) error {
	more := func(at caseTime) bool {
		r.place.of = at
		r.take(at)
		if ctx.Err() == nil && len(r.found.Rows) < r.limit && time.Now().Before(r.stop) {
			return true
		}
		r.found.Next = r.place
		return false
	}
	if r.source.level < schemaLevel {
		return cmp.Or(r.unindexed(more), ctx.Err())
	}
	r.indexed(more)
	return cmp.Or(r.rest(more), ctx.Err())
}

// indexed passes the cases that the index has.
func (r *recent) indexed(more func(caseTime) bool) {
	if r.place.rest {
		return
	}
	missed := func(err error) {
		r.place.missed = true
		r.gaps.page(err)
	}
	t, err := r.source.must(casetimesBucket)
	if err != nil {
		missed(err)
		return
	}
	var end []byte
	if r.place.of != (caseTime{}) {
		end = r.place.of.key()
	}
	t.backward(end, func(key []byte, v value) bool {
		at, err := parseCaseTime(key, v)
		if err != nil {
			missed(err)
			return true
		}
		return more(at)
	}, missed)
}

// rest passes the cases that the index missed, if a part of it could not be read.
func (r *recent) rest(more func(caseTime) bool) error {
	if !r.place.missed || r.found.Next != (CasePlace{}) {
		return nil
	}
	cases, err := r.source.must(casesBucket)
	if err != nil {
		return err
	}
	index, _ := r.source.must(casetimesBucket) // one that is lost lists none
	if !r.place.rest {
		r.place.rest, r.place.of = true, caseTime{}
	}
	for number := cases.below(r.place.of.number, r.gaps); number > 0; number = cases.below(number, r.gaps) {
		at, found, err := cases.caseTime(number, nil, &joining{})
		if err != nil || !found {
			at.number = number
		} else if index.lists(at) {
			continue // it was passed
		}
		if !more(at) {
			break
		}
	}
	return nil
}

// lists reports whether the index of cases by time has an entry.
func (t tree) lists(at caseTime) bool {
	if t.source == nil {
		return false
	}
	v, found, err := t.find(at.key())
	if err != nil || !found {
		return false
	}
	_, err = parseCaseTime(at.key(), v)
	return err == nil
}

// unindexed passes the cases of a history that has no index yet.
func (r *recent) unindexed(more func(caseTime) bool) error {
	cases, err := r.source.must(casesBucket)
	if err != nil {
		return err
	}
	var all []caseTime
	for number := cases.below(0, r.gaps); number > 0; number = cases.below(number, r.gaps) {
		at, found, err := cases.caseTime(number, nil, &joining{})
		if err != nil || !found {
			at.number = number
		}
		all = append(all, at)
	}
	slices.SortFunc(all, func(a, b caseTime) int { return b.compare(a) })
	for _, at := range all {
		if (r.place.of == caseTime{} || at.compare(r.place.of) < 0) && !more(at) {
			break
		}
	}
	return nil
}

// take adds a case.
func (r *recent) take(at caseTime) {
	c, err := r.source.loadCase(at.number)
	switch {
	case errors.Is(err, ErrNotFound):
	case err != nil:
		r.gaps.IDs = append(r.gaps.IDs, caseName(at.number))
		r.found.Lost = append(r.found.Lost, Case{ID: at.number, Changed: time.UnixMilli(at.at)})
	default:
		r.found.Rows = append(r.found.Rows, c)
	}
}
