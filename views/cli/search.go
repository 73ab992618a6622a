package cli

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"casebook/history"
)

// searcher is what a search asks of a history.
type searcher interface {
	Search(context.Context, history.Query, history.Page) (history.Found, error)
	Count(context.Context, history.Query, history.Page) (history.Facets, error)
}

// search goes through a history, newest first, and shows what a query finds as it is
// found.
type search struct {
	run    *run
	store  searcher
	path   string
	query  history.Query
	limit  int  // 0: all
	bodies bool // the query reads every body
	show   func(history.Summary) error

	rows   int  // shown
	more   bool // there is more than limit allows
	looked int  // attempts that were looked at
	gaps   history.Damaged
	told   time.Time // when the progress was shown last
	shown  bool      // it stands on the terminal
}

// list shows attempts. Its error names what could not be read; the others were shown.
func (s *search) list(ctx context.Context, page history.Page) error {
	for {
		page.Limit = s.next()
		found, err := s.store.Search(ctx, s.query, page)
		if err = s.missing(err); err != nil {
			return s.ended(err)
		}
		s.looked += found.Looked
		if err := s.take(found.Rows); err != nil {
			return err
		}
		if page.Before = found.Next; s.more || page.Before == "" {
			s.wipe()
			return orNil(&s.gaps)
		}
		s.tell(s.rows)
	}
}

// next is how many attempts to ask for: one more than may be shown tells whether there
// are more.
func (s *search) next() int {
	if s.limit == 0 {
		return batch
	}
	return min(batch, s.limit-s.rows+1)
}

// take shows what was found, before the search goes on.
func (s *search) take(found []history.Summary) error {
	if len(found) == 0 {
		return nil
	}
	s.wipe()
	for _, row := range found {
		if s.limit > 0 && s.rows == s.limit {
			s.more = true
			break
		}
		if err := s.show(row); err != nil {
			return err
		}
		s.rows++
	}
	return s.run.flush()
}

// count adds up what the query finds.
func (s *search) count(ctx context.Context, page history.Page) (history.Facets, error) {
	var all history.Facets
	for {
		part, err := s.store.Count(ctx, s.query, page)
		if err = s.missing(err); err != nil {
			return all, s.ended(err)
		}
		all.Add(part)
		s.looked = all.Looked
		if page.Before = part.Next; page.Before == "" {
			s.wipe()
			return all, orNil(&s.gaps)
		}
		s.tell(all.Total)
	}
}

// missing takes note of what cannot be read, and returns any other error.
func (s *search) missing(err error) error {
	var gaps *history.Damaged
	if !errors.As(err, &gaps) {
		return err
	}
	s.gaps.Path = s.path
	// Parts of a search overlap where something is missing at their seam.
	s.gaps.IDs = slices.Compact(slices.Sorted(slices.Values(append(s.gaps.IDs, gaps.IDs...))))
	s.gaps.Pages = max(s.gaps.Pages, gaps.Pages)
	return nil
}

// ended is the end of a search before its time.
func (s *search) ended(err error) error {
	s.wipe()
	if errors.Is(err, context.Canceled) {
		return &failure{statusCancelled, fmt.Errorf("cancelled after %s; what was found until then is listed", count(s.looked, "attempt"))}
	}
	return err
}

const (
	tellEvery = 200 * time.Millisecond
	wipeLine  = "\r\x1b[K"
)

// tell says on a terminal how far the search has come.
func (s *search) tell(found int) {
	now := time.Now()
	if s.told.IsZero() {
		s.told = now
	}
	if !s.run.ErrIsTerminal || now.Sub(s.told) < tellEvery {
		return
	}
	s.told, s.shown = now, true
	what := "looked at"
	if s.bodies {
		what = "body: reads every attempt whole:"
	}
	_, _ = fmt.Fprintf(s.run.Err, "%s%s %s, %d found", wipeLine, what, count(s.looked, "attempt"), found)
}

// wipe takes the progress off the terminal.
func (s *search) wipe() {
	if s.shown {
		_, _ = fmt.Fprint(s.run.Err, wipeLine)
	}
	s.shown = false
}
