package history

import (
	"context"
	"strconv"
	"time"
)

// Facets are how many attempts a search finds, in all and by the values of some fields.
type Facets struct {
	Total  int
	By     map[Field]map[string]int // of InSystem, InOperation, InEnvironment, WithOutcome, WithHTTP, WithCode, InState
	Looked int
	Next   string // as of Found
}

// Count counts what Search finds below p.Before; p.Limit does not matter. It stops as a
// search does: go on at Next, and Add the parts.
func (s *Store) Count(ctx context.Context, q Query, p Page) (Facets, error) {
	bound, err := p.bound()
	if err != nil {
		return Facets{}, err
	}
	var counts Facets
	err = s.read(ctx, func(src *source) error {
		gaps := &Damaged{Path: s.path}
		counts, err = src.count(ctx, q, bound, p, gaps)
		if err != nil {
			return err
		}
		return gaps.orNil()
	})
	return counts, err
}

func (s *source) count(ctx context.Context, q Query, bound []byte, p Page, gaps *Damaged) (counts Facets, err error) {
	list := s.listings(bound, gaps)
	if p.Case != 0 {
		list = s.members(p.Case, bound, gaps)
	}
	stop := time.Now().Add(slice)
	cases := map[uint64]*Case{}
	for row, readErr := range list {
		if readErr != nil {
			continue
		}
		if err := ctx.Err(); err != nil {
			return counts, err
		}
		counts.Looked++
		c := s.caseOf(cases, row.Case)
		if q.fits(row, c, func() string { return s.bodyOf(row.ID) }) {
			counts.take(row.Summary, c)
		}
		if counts.Looked%64 == 0 && time.Now().After(stop) {
			counts.Next = row.ID
			break
		}
	}
	return counts, nil
}

// take counts one attempt.
func (f *Facets) take(row Summary, c *Case) {
	f.Total++
	f.add(InSystem, row.System, 1)
	f.add(InOperation, row.Operation, 1)
	f.add(InEnvironment, row.Environment, 1)
	f.add(WithOutcome, string(row.Outcome), 1)
	if row.Status != 0 {
		f.add(WithHTTP, strconv.Itoa(row.Status), 1)
	}
	for _, code := range row.Codes {
		f.add(WithCode, code, 1)
	}
	if c != nil {
		f.add(InState, string(c.State), 1)
	}
}

func (f *Facets) add(field Field, value string, n int) {
	if value == "" {
		return
	}
	if f.By == nil {
		f.By = map[Field]map[string]int{}
	}
	if f.By[field] == nil {
		f.By[field] = map[string]int{}
	}
	f.By[field][value] += n
}

// Add adds what another part of the same search counted.
func (f *Facets) Add(more Facets) {
	f.Total, f.Looked, f.Next = f.Total+more.Total, f.Looked+more.Looked, more.Next
	for field, values := range more.By {
		for value, n := range values {
			f.add(field, value, n)
		}
	}
}
