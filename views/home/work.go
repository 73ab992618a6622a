package home

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"casebook/api/safe"
	"casebook/history"
)

const (
	pageSize   = 64              // cases that are read at once
	readWithin = 5 * time.Second // how long reading a page may take
)

// page is what one reading of the history came to.
type page struct {
	cases   []history.Case    // what was changed last first
	unread  []uint64          // those of them of which only number and time are known: they are damaged
	newest  bool              // nothing comes before it
	next    history.CasePlace // what comes after it; zero: nothing
	loose   bool              // there is no case, but an attempt without one
	changed *history.Case     // a case that was asked for beside the page
	trouble error             // what could not be read; cases holds the rest
	now     time.Time
}

// load starts reading the cases from a place on (the zero one: from what was changed last),
// and beside them the case with the number changed, if it is not 0.
func (s *Screen) load(from history.CasePlace, changed uint64) tea.Cmd {
	store, now := s.setup.Store, s.setup.Now
	return s.loading.Start(readWithin, func(ctx context.Context) (page, error) {
		return readPage(ctx, store, now(), from, changed)
	})
}

// reload starts reading the cases that were changed last, and beside them one.
func (s *Screen) reload(changed uint64) tea.Cmd { return s.load(history.CasePlace{}, changed) }

// reader is what home needs of a history to show its cases.
type reader interface {
	Case(ctx context.Context, id uint64) (history.Case, error)
	Recent(ctx context.Context, from history.CasePlace, limit int) (history.RecentCases, error)
	Attempts(ctx context.Context, p history.Page) ([]history.Summary, error)
}

func readPage(ctx context.Context, store reader, now time.Time, from history.CasePlace, changed uint64) (page, error) {
	found, err := store.Recent(ctx, from, pageSize)
	if err != nil && !errors.As(err, new(*history.Damaged)) {
		return page{now: now}, err
	}
	p := page{cases: merge(found.Rows, found.Lost), trouble: err, now: now, newest: from == history.CasePlace{}, next: found.Next}
	for _, c := range found.Lost {
		p.unread = append(p.unread, c.ID)
	}
	if p.newest && p.oldest() && len(p.cases) == 0 {
		rows, _ := store.Attempts(ctx, history.Page{Limit: 1}) // what cannot be read is said when it is looked for
		p.loose = len(rows) > 0
	}
	if changed == 0 {
		return p, nil
	}
	// The page stands without it.
	if c, err := store.Case(ctx, changed); err == nil {
		p.changed = &c
	}
	return p, nil
}

// oldest reports whether nothing comes after a page.
func (p page) oldest() bool { return p.next == history.CasePlace{} }

// take puts what was read among the cases that are known.
func (s *Screen) take(p page, err error) {
	s.read = true
	if !p.now.IsZero() {
		s.now = p.now
	}
	s.trouble = ""
	if err = cmp.Or(err, p.trouble); err != nil {
		s.trouble = safe.Line(err.Error()).String()
		if errors.Is(err, history.ErrBusy) {
			s.trouble += ": press " + reloadKey().Help().Key
		}
	}
	was := s.chosenCase()
	s.caseless = p.loose || s.caseless && !p.newest
	s.join(p)
	s.measureCases()
	s.lists[inCases].SetEmpty("")
	s.lists[inCases].SetCount(len(s.cases))
	s.keepPlace(was, p.newest)
	s.settle()
}

// keepPlace keeps the cursor on the case that it was on, whatever another window changes
// above it. One that nobody moved goes to the newest after what this window did.
func (s *Screen) keepPlace(was uint64, newest bool) {
	list := s.lists[inCases]
	if !s.moving && !s.stay && newest {
		list.Select(0)
		return
	}
	if at := slices.IndexFunc(s.cases, func(c history.Case) bool { return c.ID == was }); at >= 0 && was != 0 {
		list.Follow(at)
	}
}

// join adds a page to the cases that are known, which have no gap: so a newest page
// that does not reach down to them takes their place.
func (s *Screen) join(p page) {
	if p.newest {
		s.cases = behind(s.cases, p)
		if len(s.cases) == 0 {
			s.onward = p.next
		}
	} else {
		s.onward = p.next
	}
	s.cases = merge(s.cases, p.cases)
	for _, c := range p.cases {
		delete(s.unread, c.ID)
	}
	for _, id := range p.unread {
		s.unread[id] = true
	}
	if p.changed == nil {
		return
	}
	if i := slices.IndexFunc(s.cases, func(c history.Case) bool { return c.ID == p.changed.ID }); i >= 0 {
		s.cases[i] = *p.changed
	}
}

// behind returns those of the known cases that a newest page goes on with: what is not in
// it where it should be was deleted. Nothing does when the page does not reach down to
// what is known: there may be others between them.
func behind(known []history.Case, p page) []history.Case {
	if p.oldest() || len(p.cases) == 0 || len(known) == 0 {
		return nil
	}
	end := p.cases[len(p.cases)-1]
	if end.Before(known[0]) {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(known), func(c history.Case) bool { return !end.Before(c) })
}

// merge joins two lists of cases, what was changed last first; where both hold a case, that
// of news counts.
func merge(known, news []history.Case) []history.Case {
	joined, met := slices.Clone(news), map[uint64]bool{}
	for _, c := range news {
		met[c.ID] = true
	}
	for _, c := range known {
		if !met[c.ID] {
			joined = append(joined, c)
		}
	}
	slices.SortStableFunc(joined, func(a, b history.Case) int {
		switch {
		case a.Before(b):
			return -1
		case b.Before(a):
			return 1
		}
		return 0
	})
	return joined
}

// all reports whether what was changed first is among the cases that are known, too.
func (s *Screen) all() bool { return s.onward == history.CasePlace{} }

// more reads the next page when the end of the list comes near.
func (s *Screen) more() tea.Cmd {
	if s.focus == inPast {
		return s.morePast()
	}
	if s.all() || s.loading.Running() || len(s.cases) == 0 || !s.lists[inCases].AtEnd() {
		return nil
	}
	return s.load(s.onward, 0)
}
