package history

import (
	"context"
	"slices"
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

// slice is how long a search keeps the history to itself before it stops, where nobody says
// otherwise.
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
	if p.Case == 0 && s.packedForSearch() {
		return s.searchChunks(ctx, q, bound, p.Limit, gaps)
	}
	err = s.each(ctx, bound, p.Case, gaps, &found.Looked, &found.Next, func(row listing, c *Case) bool {
		if q.fits(row, c, func() string { return s.bodyOf(row.ID) }) {
			found.Rows = append(found.Rows, row.Summary)
		}
		return len(found.Rows) < p.Limit
	})
	return found, err
}

// searchChunks is search by way of the chunks.
func (s *source) searchChunks(ctx context.Context, q Query, bound []byte, limit int, gaps *Damaged) (found Found, err error) {
	var look *scan
	look = s.scan(ctx, q, gaps, func(l *looker) bool {
		c, rows := l.chunk, l.rows
		for i := rows.Below(c.Len()); i >= 0; i = rows.Below(i) {
			id := attemptID(c.ID(i))
			late := false
			if q.reads() {
				late = time.Now().After(look.stop) || ctx.Err() != nil
			}
			if row, err := s.listing(id, gaps); err == nil && q.fitsBody(func() string { return s.bodyOf(row.ID) }) {
				found.Rows = append(found.Rows, row.Summary)
			}
			if len(found.Rows) >= limit || late {
				look.next = id.String()
				look.looked -= i // those before it are looked at when the search goes on
				return false
			}
		}
		return true
	})
	err = look.run(bound)
	found.Looked, found.Next = look.looked, look.next
	return found, err
}

// reads reports whether q looks at bodies.
func (q Query) reads() bool {
	return slices.ContainsFunc(q.All, func(asked Condition) bool { return asked.Field == InBody })
}

// fitsBody holds the conditions that look at bodies.
func (q Query) fitsBody(body func() string) bool {
	return !slices.ContainsFunc(q.All, func(asked Condition) bool {
		return asked.Field == InBody && asked.within(body()) == asked.Not
	})
}

// each calls visit for the attempts below bound, of one case or (0) of all, newest first,
// until it returns false or a slice of time is over; next is where to go on.
func (s *source) each(ctx context.Context, bound []byte, inCase uint64, gaps *Damaged, looked *int, next *string, visit func(listing, *Case) bool) error {
	list := s.listings(bound, gaps)
	if inCase != 0 {
		list = s.members(inCase, bound, gaps)
	}
	stop := time.Now().Add(s.slice)
	cases := map[uint64]*Case{}
	for row, readErr := range list {
		if readErr != nil {
			continue
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		*looked++
		if !visit(row, s.caseOf(cases, row.Case)) || *looked%64 == 0 && time.Now().After(stop) {
			*next = row.ID
			return nil
		}
	}
	return nil
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
