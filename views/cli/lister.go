package cli

import (
	"context"
	"errors"
	"slices"

	"casebook/history"
)

// batch is how many attempts are read from the history at once, so that memory does
// not grow with it.
const batch = 500

// lists is what listing needs of a history.
type lists interface {
	Attempts(ctx context.Context, p history.Page) ([]history.Summary, error)
	Path() string
}

// lister goes through a history, newest first.
type lister struct {
	store lists
	limit int // 0: all
	show  func(history.Summary) error

	rows int  // shown
	more bool // there is more than limit allows
}

// list shows attempts. Its error names what could not be read; the others were shown.
func (l *lister) list(ctx context.Context, page history.Page) error {
	gaps := &history.Damaged{Path: l.store.Path()}
	for {
		page.Limit = l.next()
		found, err := l.store.Attempts(ctx, page)
		var missing *history.Damaged
		if err != nil && !errors.As(err, &missing) {
			return err
		}
		if missing != nil {
			// Pages overlap where something is missing at their seam.
			gaps.IDs = slices.Compact(slices.Sorted(slices.Values(append(gaps.IDs, missing.IDs...))))
			gaps.Pages = max(gaps.Pages, missing.Pages)
		}
		if err := l.take(found); err != nil {
			return err
		}
		oldest := oldest(found, missing)
		end := missing == nil && len(found) < page.Limit
		if l.more || end || oldest == "" || page.Before != "" && oldest >= page.Before {
			return orNil(gaps)
		}
		page.Before = oldest
	}
}

// next is how many attempts to read: one more than may be shown tells whether there
// are more.
func (l *lister) next() int {
	if l.limit == 0 {
		return batch
	}
	return min(batch, l.limit-l.rows+1)
}

// take shows what was read.
func (l *lister) take(found []history.Summary) error {
	for _, s := range found {
		if l.limit > 0 && l.rows == l.limit {
			l.more = true
			return nil
		}
		if err := l.show(s); err != nil {
			return err
		}
		l.rows++
	}
	return nil
}

// everything searches a history, and lists all of it without the help of what it keeps for
// searches: what is damaged is then named.
type everything struct{ *history.Store }

func (e everything) Search(ctx context.Context, q history.Query, p history.Page) (history.Found, error) {
	if len(q.All) > 0 {
		return e.Store.Search(ctx, q, p)
	}
	rows, err := e.Attempts(ctx, p)
	var missing *history.Damaged
	if err != nil && !errors.As(err, &missing) {
		return history.Found{}, err
	}
	found := history.Found{Rows: rows, Looked: len(rows)}
	if missing != nil || len(rows) == p.Limit {
		found.Next = oldest(rows, missing)
	}
	if p.Before != "" && found.Next >= p.Before {
		found.Next = ""
	}
	return found, err
}

// oldest is the id that a page came to; empty when it came to none. The ids of what
// is missing may be wrong themselves, so they count only where there is no other.
func oldest(found []history.Summary, missing *history.Damaged) string {
	switch {
	case len(found) > 0:
		return found[len(found)-1].ID
	case missing != nil && len(missing.IDs) > 0:
		return slices.Min(missing.IDs)
	}
	return ""
}

func orNil(gaps *history.Damaged) error {
	if len(gaps.IDs) == 0 && gaps.Pages == 0 {
		return nil
	}
	return gaps
}
