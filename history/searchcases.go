package history

import (
	"context"
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
	stop := time.Now().Add(slice)
	for looked := 1; ; looked++ {
		if err := ctx.Err(); err != nil {
			return found, err
		}
		if before = cases.below(before, gaps); before == 0 {
			return found, nil
		}
		c, err := s.loadCase(before)
		if err != nil {
			gaps.IDs = append(gaps.IDs, caseName(before))
			continue
		}
		if q.fitsCase(c) {
			found.Rows = append(found.Rows, c)
		}
		if len(found.Rows) == limit || looked%64 == 0 && time.Now().After(stop) {
			found.Next = before
			return found, nil
		}
	}
}

// fitsCase holds q against a case.
func (q Query) fitsCase(c Case) bool {
	return !slices.ContainsFunc(q.All, func(asked Condition) bool { return asked.fitsCase(c) == asked.Not })
}
