package home

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strconv"
	"strings"
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
	cases   []history.Case // newest first
	unread  []uint64       // those of them of which only the number is known: they are damaged
	newest  bool           // nothing comes before it
	oldest  bool           // nothing comes after it
	loose   bool           // there is no case, but an attempt without one
	changed *history.Case  // a case that was asked for beside the page
	trouble error          // what could not be read; cases holds the rest
	now     time.Time
}

// load starts reading the cases below before (0: from the newest), and beside them
// the case with the number changed, if it is not 0.
func (s *Screen) load(before, changed uint64) tea.Cmd {
	store, now := s.setup.Store, s.setup.Now
	return s.loading.Start(readWithin, func(ctx context.Context) (page, error) {
		return readPage(ctx, store, now(), before, changed)
	})
}

// reader is what home needs of a history to show its cases.
type reader interface {
	Case(ctx context.Context, id uint64) (history.Case, error)
	Cases(ctx context.Context, before uint64, limit int) ([]history.Case, error)
	Attempts(ctx context.Context, p history.Page) ([]history.Summary, error)
}

func readPage(ctx context.Context, store reader, now time.Time, before, changed uint64) (page, error) {
	cases, err := store.Cases(ctx, before, pageSize)
	var gaps *history.Damaged
	if err != nil && !errors.As(err, &gaps) {
		return page{now: now}, err
	}
	p := page{cases: cases, trouble: err, now: now, newest: before == 0, oldest: len(cases) < pageSize}
	if gaps != nil {
		p.oldest = len(cases) == 0 || len(cases)+len(gaps.IDs) < pageSize
		p.name(gaps.IDs)
	}
	if p.newest && p.oldest && len(p.cases) == 0 {
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

// name puts the damaged cases that are known by number among the others. Ids of
// damaged attempts are no cases.
func (p *page) name(damaged []string) {
	for _, id := range damaged {
		digits, isCase := strings.CutPrefix(id, "case ")
		if number, err := strconv.ParseUint(digits, 10, 64); isCase && err == nil {
			p.unread = append(p.unread, number)
			p.cases = merge(p.cases, []history.Case{{ID: number}})
		}
	}
}

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
	s.keepPlace(was)
	s.settle()
}

// keepPlace keeps the cursor on the case that it was on, whatever another window begins
// above it; one that nobody moved is on the newest.
func (s *Screen) keepPlace(was uint64) {
	if !s.moving {
		return
	}
	if at := slices.IndexFunc(s.cases, func(c history.Case) bool { return c.ID == was }); at >= 0 && was != 0 {
		s.lists[inCases].Follow(at)
	}
}

// join adds a page to the cases that are known, which have no gap: so a newest page
// that does not reach down to them takes their place.
func (s *Screen) join(p page) {
	if n := len(p.cases); p.newest && n > 0 && len(s.cases) > 0 && !p.oldest && p.cases[n-1].ID > s.cases[0].ID+1 {
		s.cases, s.all = nil, false
	}
	if n := len(p.cases); p.newest && (n > 0 || p.oldest) { // what was deleted is in the page no more
		s.cases = slices.DeleteFunc(s.cases, func(c history.Case) bool { return p.oldest || c.ID >= p.cases[n-1].ID })
	}
	s.all = s.all || p.oldest
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

// merge joins two lists of cases, newest first; where both hold a case, that of
// news counts.
func merge(known, news []history.Case) []history.Case {
	joined := slices.Concat(news, known)
	slices.SortStableFunc(joined, func(a, b history.Case) int { return cmp.Compare(b.ID, a.ID) })
	return slices.CompactFunc(joined, func(a, b history.Case) bool { return a.ID == b.ID })
}

// more reads the next page when the end of the list comes near.
func (s *Screen) more() tea.Cmd {
	if s.focus == inPast {
		return s.morePast()
	}
	if s.all || s.loading.Running() || len(s.cases) == 0 || !s.lists[inCases].AtEnd() {
		return nil
	}
	return s.load(s.cases[len(s.cases)-1].ID, 0)
}
