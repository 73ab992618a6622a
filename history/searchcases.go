package history

import (
	"context"
	"errors"
	"slices"
	"time"
)

// FoundCases is what a search for cases came to so far.
type FoundCases struct {
	Rows []Case // the newest numbers first
	Next uint64 // where the search goes on; 0 when there is nothing more to look at
}

// SearchCases returns cases with numbers below before (0: all) that have what q asks for,
// newest first, limit at most (50 when 0). Conditions that look at attempts alone hold for
// no case; AnyText looks at the case's own texts. When some cannot be read it returns
// the others, and a *Damaged that names those that are missing.
func (s *Store) SearchCases(ctx context.Context, q Query, before uint64, limit int) (FoundCases, error) {
	if limit <= 0 {
		limit = pageLimit
	}
	var found FoundCases
	err := s.read(ctx, func(src *source) (err error) {
		gaps := &Damaged{Path: s.path}
		if found, err = src.searchCases(ctx, q, before, limit, gaps); err != nil {
			return err
		}
		return gaps.orNil()
	})
	return found, err
}

func (s *source) searchCases(ctx context.Context, q Query, before uint64, limit int, gaps *Damaged) (found FoundCases, err error) {
	cases, err := s.must(casesBucket)
	if err != nil {
		return found, err
	}
	number := cases.below(before, gaps)
	stop := time.Now().Add(s.slice)
	look := caseHits{source: s.another(), query: q, known: newCaseSets()}
	for ; number > 0; number-- {
		if err := ctx.Err(); err != nil {
			return found, err
		}
		if s.level < schemaLevel {
			// Without lines every case is read, and the next one is looked for.
			if number = cases.below(number+1, gaps); number == 0 {
				break
			}
		} else if !look.fits(number) {
			if number%linesOf == 0 && time.Now().After(stop) {
				found.Next = number
				return found, nil
			}
			continue
		}
		c, err := s.loadCase(number)
		switch {
		case errors.Is(err, ErrNotFound):
		case err != nil:
			gaps.IDs = append(gaps.IDs, caseName(number))
		case q.fitsCase(c):
			found.Rows = append(found.Rows, c)
		}
		if len(found.Rows) == limit || time.Now().After(stop) {
			found.Next = number
			return found, nil
		}
	}
	return found, nil
}

// fits reports whether a case may have what is asked for, by its line; a case whose line
// cannot be made, as it is damaged, may have it.
func (h *caseHits) fits(number uint64) bool {
	if h.state(number) == "" {
		return h.damaged(number)
	}
	for condition, asked := range h.query.All {
		if (asked.ofLine() && h.has(condition, number)) == asked.Not {
			return false
		}
	}
	return true
}

// damaged reports whether there is a case that has no line: it cannot be read.
func (h *caseHits) damaged(number uint64) bool {
	if h.lines == nil {
		return true
	}
	_, found, err := h.lines.cases.find(caseKey(number))
	return found || err != nil
}

// ofLine reports whether a condition looks at lines.
func (a Condition) ofLine() bool { return a.Field == AnyText || a.Field.ofCase() }

// fitsCase holds q against a case.
func (q Query) fitsCase(c Case) bool {
	return !slices.ContainsFunc(q.All, func(asked Condition) bool { return asked.fitsCase(c) == asked.Not })
}
