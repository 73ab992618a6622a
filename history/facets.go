package history

import (
	"context"
	"strconv"
	"strings"

	"casebook/history/column"
)

// Facets are how many attempts a search finds, in all and by the values of some fields, as
// Fold writes them.
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
	if p.Case == 0 && s.packedForSearch() && !q.reads() {
		return s.countChunks(ctx, q, bound, gaps)
	}
	err = s.each(ctx, bound, p.Case, gaps, &counts.Looked, &counts.Next, func(row listing, c *Case) bool {
		if q.fits(row, c, func() string { return s.bodyOf(row.ID) }) {
			counts.take(row.Summary, c)
		}
		return true
	})
	return counts, err
}

// countChunks is count by way of the chunks.
func (s *source) countChunks(ctx context.Context, q Query, bound []byte, gaps *Damaged) (counts Facets, err error) {
	look := s.scan(ctx, q, gaps, func(l *looker) bool {
		counts.Total += l.rows.Count()
		for _, one := range l.counts {
			counts.add(one.field, one.value, one.n)
		}
		return true
	})
	look.tally = true
	err = look.run(bound)
	counts.Looked, counts.Next = look.looked, look.next
	return counts, err
}

// facetCount is how many rows of a chunk have a value.
type facetCount struct {
	field Field
	value string
	n     int
}

// tally appends the counts of some rows of a chunk.
func (h *caseHits) tally(counts []facetCount, c *column.Columns, rows column.Set) []facetCount {
	if rows.Count() == 0 {
		return counts
	}
	for _, facet := range facets {
		c.Tally(rows, facet.attr, func(value string, n int) {
			for part := range strings.SplitSeq(value, column.Part) {
				counts = append(counts, facetCount{facet.field, part, n})
			}
		})
	}
	var set *caseSet
	var states [256]int // of set, by code
	flush := func() {
		for i := 0; set != nil && i < len(set.states); i++ {
			if states[i] > 0 {
				counts = append(counts, facetCount{InState, set.states[i], states[i]})
				states[i] = 0
			}
		}
	}
	for i := rows.Below(c.Len()); i >= 0; i = rows.Below(i) {
		next, at := h.of(c.Case(i))
		if next == nil || at >= len(next.codes) {
			continue
		}
		if next != set {
			flush()
			set = next
		}
		states[next.codes[at]]++
	}
	flush()
	return counts
}

// facets are the attributes that are counted.
var facets = []struct {
	field Field
	attr  column.Attr
}{
	{InSystem, column.System}, {InOperation, column.Operation}, {InEnvironment, column.Environment},
	{WithOutcome, column.Outcome}, {WithHTTP, column.Status}, {WithCode, column.Codes},
}

// take counts one attempt.
func (f *Facets) take(row Summary, c *Case) {
	f.Total++
	f.add(InSystem, Fold(row.System), 1)
	f.add(InOperation, Fold(row.Operation), 1)
	f.add(InEnvironment, Fold(row.Environment), 1)
	f.add(WithOutcome, Fold(string(row.Outcome)), 1)
	if row.Status != 0 {
		f.add(WithHTTP, strconv.Itoa(row.Status), 1)
	}
	for _, code := range row.Codes {
		f.add(WithCode, Fold(code), 1)
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
