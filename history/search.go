package history

import (
	"context"
	"time"
)

// Found is what a search came to so far.
type Found struct {
	Rows   []Summary // newest first
	Looked int       // attempts that were looked at
	// Next is where the search goes on, for Page.Before; empty when there is nothing
	// more to look at. A search stops when it has the rows that it was asked for, and
	// when it has kept other programs from writing for long enough.
	Next string
}

// slice is how long a search keeps the history to itself before it stops.
const slice = 50 * time.Millisecond

// Search returns attempts that have what q asks for, newest first: p.Limit of them or
// those that it found within some milliseconds; see Found.Next. When some cannot be read it
// returns the others, and a *Damaged that names those that are missing.
func (s *Store) Search(ctx context.Context, q Query, p Page) (Found, error) {
	if p.Limit <= 0 {
		p.Limit = pageLimit
	}
	bound, err := p.bound()
	if err != nil {
		return Found{}, err
	}
	var found Found
	err = s.read(ctx, func(src *source) error {
		gaps := &Damaged{Path: s.path}
		found, err = src.search(ctx, q, bound, p, gaps)
		if err != nil {
			return err
		}
		return gaps.orNil()
	})
	return found, err
}

// search looks at the attempts below bound, newest first.
func (s *source) search(ctx context.Context, q Query, bound []byte, p Page, gaps *Damaged) (found Found, err error) {
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
			return found, err
		}
		found.Looked++
		if q.fits(row, s.caseOf(cases, row.Case), func() string { return s.bodyOf(row.ID) }) {
			found.Rows = append(found.Rows, row.Summary)
		}
		if len(found.Rows) >= p.Limit || found.Looked%64 == 0 && time.Now().After(stop) {
			found.Next = row.ID
			break
		}
	}
	return found, nil
}

// caseOf returns a case that a search has met before, or reads it.
func (s *source) caseOf(known map[uint64]*Case, number uint64) *Case {
	if number == 0 {
		return nil
	}
	c, met := known[number]
	if met {
		return c
	}
	if read, err := s.loadCase(number); err == nil {
		c = &read
	}
	known[number] = c
	return c
}

// bodyOf returns what InBody looks at: empty for an attempt that cannot be read.
func (s *source) bodyOf(name string) string {
	id, err := parseID(name)
	if err != nil {
		return ""
	}
	attempts, err := s.must(attemptsBucket)
	if err != nil {
		return ""
	}
	v, found, err := attempts.find(id[:])
	if err != nil || !found {
		return ""
	}
	a, err := v.decodeAttempt(id[:])
	if err != nil {
		return ""
	}
	text := a.Request.Body.String()
	for _, h := range a.Request.Headers {
		text += "\n" + h.Name.String() + ": " + h.Value.String()
	}
	if a.Answer == nil {
		return text
	}
	text += "\n" + a.Answer.Body.String()
	for _, h := range a.Answer.Headers {
		text += "\n" + h.Name.String() + ": " + h.Value.String()
	}
	return text
}
