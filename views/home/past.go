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
	"casebook/history/query"
	"casebook/ui"
)

// finder is what a search asks of a history.
type finder interface {
	Search(context.Context, history.Query, history.Page) (history.Found, error)
	Count(context.Context, history.Query, history.Page) (history.Facets, error)
}

// recentAttempts are looked through for values to offer.
const recentAttempts = 200

// inquiry is the search of the history for what stands in the field. A text that is
// typed ends the search for the one before; what that found stays until there is
// something in its place.
type inquiry struct {
	store  finder
	words  *query.Vocabulary // nil until something is typed
	heard  bool              // they hold what the newest of the history has, or that is on its way
	parsed query.Parsed      // as far as it can be read
	wrong  *query.Error      // why not further; nil: all of it can
	offer  query.Completion  // for the word at the cursor

	pastRows          // what is shown
	coming   pastRows // what the search has found, shown as it is found, but for one that is made again
	columns  pastColumns
	stale    bool // what is shown is of the text before
	anew     bool // the history has changed: what is shown stays until as much of it is found again
	wanted   int  // rows to find before the search rests

	facets  history.Facets
	counted bool          // facets are of all that there is
	totals  []query.Total // of facets, or of those before the search was made again
	told    bool          // totals are of all that there is

	finding  ui.Task[pastPage]
	counting ui.Task[history.Facets]
	hearing  ui.Task[[]history.Summary]
}

// pastRows are what a search has found.
type pastRows struct {
	query   history.Query
	rows    []history.Summary // newest first
	next    string            // where the search goes on; empty: all was looked at
	looked  int               // attempts that were looked at
	trouble string            // what could not be read, one line; empty: nothing
}

// add adds a part of the search.
func (r *pastRows) add(part pastPage, err error) {
	r.query, r.next = part.query, part.Next
	r.rows, r.looked = append(r.rows, part.Rows...), r.looked+part.Looked
	if err != nil {
		r.trouble = safe.Line(err.Error()).String()
	}
}

// pastPage is a part of a search.
type pastPage struct {
	history.Found
	query history.Query
	now   time.Time
	gaps  error // what could not be read of it
}

func (p *inquiry) cancel() {
	p.finding.Cancel()
	p.counting.Cancel()
	p.hearing.Cancel()
}

// drop forgets what was found.
func (p *inquiry) drop() {
	p.pastRows, p.coming, p.columns, p.stale, p.anew = pastRows{}, pastRows{}, pastColumns{}, false, false
	p.facets, p.counted, p.totals, p.told = history.Facets{}, false, nil, false
}

// users are whom the field asks for, and what reads as a telephone number.
func (p *inquiry) users() []string {
	var values []string
	for _, t := range p.parsed.Terms {
		for _, v := range t.Values {
			_, number := safe.NumberPart(v.Text)
			if t.Field == history.OfUser || t.Field == history.AnyText && number {
				values = append(values, v.Text)
			}
		}
	}
	return values
}

// forget ends the search: nothing is typed.
func (s *Screen) forget() {
	p := &s.past
	p.finding.Cancel()
	p.counting.Cancel()
	p.drop()
	p.parsed, p.wrong, p.offer = query.Parsed{}, nil, query.Completion{}
	s.lists[inPast].SetCount(0)
}

// ask begins to search the history for what stands in the field, if that reads as a
// query.
func (s *Screen) ask() tea.Cmd {
	p := &s.past
	p.finding.Cancel()
	p.counting.Cancel()
	if p.words == nil {
		p.words = query.VocabularyOf(s.setup.Packs)
	}
	var err error
	p.wrong = nil
	p.parsed, err = p.words.Parse(s.field.Value(), s.now)
	errors.As(err, &p.wrong)
	s.offer()
	if p.wrong != nil || len(p.parsed.Terms) == 0 {
		p.drop()
		s.lists[inPast].SetCount(0)
		s.sayEmpty()
		return s.hear()
	}
	p.coming, p.stale, p.anew, p.wanted = pastRows{}, true, false, pageSize
	s.sayEmpty()
	return tea.Batch(s.hear(), s.seek())
}

// again searches once more for what stands in the field, and for as many rows as are
// shown: the history has changed. Bodies are not read again for that.
func (s *Screen) again() tea.Cmd {
	p := &s.past
	p.heard = false
	switch {
	case !s.searching() || p.wrong != nil || len(p.parsed.Terms) == 0 || p.parsed.Has(history.InBody):
		return nil
	case p.stale:
		return s.ask()
	}
	p.counting.Cancel()
	p.coming, p.anew, p.wanted = pastRows{}, true, max(pageSize, len(p.rows))
	return tea.Batch(s.hear(), s.seek())
}

// seek begins a search. Times in the query are counted from when it is made.
func (s *Screen) seek() tea.Cmd {
	store, words, text, now, page := s.past.store, s.past.words, s.field.Value(), s.setup.Now, history.Page{Limit: s.past.wanted}
	return s.past.finding.Start(readWithin, func(ctx context.Context) (pastPage, error) {
		at := now()
		asked, err := words.Parse(text, at)
		if err != nil {
			return pastPage{}, err
		}
		return readPast(ctx, store, asked.Query, page, at)
	})
}

// seekOn goes on with a search.
func (s *Screen) seekOn() tea.Cmd {
	p := &s.past
	store, asked, now := p.store, p.coming.query, s.setup.Now
	page := history.Page{Before: p.coming.next, Limit: max(1, p.wanted-len(p.coming.rows))}
	return p.finding.Start(readWithin, func(ctx context.Context) (pastPage, error) {
		return readPast(ctx, store, asked, page, now())
	})
}

func readPast(ctx context.Context, store finder, asked history.Query, page history.Page, now time.Time) (pastPage, error) {
	found, err := store.Search(ctx, asked, page)
	if err != nil && !errors.As(err, new(*history.Damaged)) {
		return pastPage{now: now}, err
	}
	return pastPage{found, asked, now, err}, nil
}

// reckon counts what the search finds, from where the count has come.
func (s *Screen) reckon() tea.Cmd {
	store, asked, page := s.past.store, s.past.query, history.Page{Before: s.past.facets.Next}
	return s.past.counting.Start(readWithin, func(ctx context.Context) (history.Facets, error) {
		part, err := store.Count(ctx, asked, page)
		if errors.As(err, new(*history.Damaged)) {
			err = nil // the search says so
		}
		return part, err
	})
}

// hear reads what the newest attempts have, once, to offer it.
func (s *Screen) hear() tea.Cmd {
	if s.past.heard {
		return nil
	}
	s.past.heard = true
	store := s.past.store
	return s.past.hearing.Start(readWithin, func(ctx context.Context) ([]history.Summary, error) {
		found, err := store.Search(ctx, history.Query{}, history.Page{Limit: recentAttempts})
		return found.Rows, err
	})
}

// heardBack takes what a work of the search came to, and reports whether msg was that.
func (s *Screen) heardBack(msg tea.Msg) (tea.Cmd, bool) {
	p := &s.past
	if part, err, ok := p.finding.Finish(msg); ok {
		return s.foundPast(part, err), true
	}
	if part, err, ok := p.counting.Finish(msg); ok {
		return s.reckoned(part, err), true
	}
	if rows, _, ok := p.hearing.Finish(msg); ok { // what cannot be read is not offered
		p.words = p.words.Heard(rows, s.cases)
		s.offer()
		return nil, true
	}
	return nil, false
}

// foundPast takes a part of what is searched, and goes on until there is a page.
func (s *Screen) foundPast(part pastPage, err error) tea.Cmd {
	p := &s.past
	if !part.now.IsZero() {
		s.now = part.now
	}
	if p.anew && err != nil {
		p.anew, p.coming = false, p.pastRows
		p.trouble = safe.Line(err.Error()).String()
		s.aim()
		return nil
	}
	p.coming.add(part, cmp.Or(err, part.gaps))
	more := p.coming.next != "" && len(p.coming.rows) < p.wanted
	if p.anew && more {
		return s.seekOn()
	}
	s.showPast(part.Rows)
	switch {
	case more:
		return s.seekOn()
	case !p.counted && !p.counting.Running() && !p.parsed.Has(history.InBody):
		return s.reckon()
	}
	return nil
}

// showPast shows what the search has found, of which rows are new.
func (s *Screen) showPast(rows []history.Summary) {
	p, selected := &s.past, s.selectedPast()
	switch coming := p.coming; {
	case p.stale:
		p.drop()
		p.coming = coming
	case p.anew:
		rows, p.columns = coming.rows, pastColumns{}
		p.facets, p.counted = history.Facets{}, false
	}
	p.anew, p.pastRows = false, p.coming
	p.columns.measure(s, rows)
	s.lists[inPast].SetCount(len(p.rows))
	s.sayEmpty()
	s.reselect(selected)
	s.aim()
}

// reselect keeps the cursor on the attempt that it was on, if the user put it there.
func (s *Screen) reselect(selected *history.Summary) {
	if !s.picked {
		s.lists[inPast].Select(0)
		return
	}
	if selected == nil {
		return
	}
	if at := slices.IndexFunc(s.past.rows, func(row history.Summary) bool { return row.ID == selected.ID }); at >= 0 {
		s.lists[inPast].Follow(at)
	}
}

// reckoned takes a part of the count, and goes on to its end.
func (s *Screen) reckoned(part history.Facets, err error) tea.Cmd {
	p := &s.past
	if err != nil {
		return nil // what was counted stands, and does not say that it is all
	}
	p.facets.Add(part)
	p.counted = p.facets.Next == ""
	if p.counted || !p.told {
		p.totals, p.told = query.TotalsOf(s.setup.Packs, p.facets), p.counted
	}
	if p.counted {
		return nil
	}
	return s.reckon()
}

// morePast goes on with the search when the end of what it found comes near.
func (s *Screen) morePast() tea.Cmd {
	p := &s.past
	if p.stale || p.next == "" || p.finding.Running() || !s.lists[inPast].AtEnd() {
		return nil
	}
	p.wanted = len(p.rows) + pageSize
	return s.seekOn()
}

// openPast opens an attempt that was found.
func (s *Screen) openPast(row history.Summary) tea.Cmd {
	if s.setup.Packs.System(row.System) == nil {
		return say(ui.Warn, "this attempt is of a system that no pack describes here; its ticket can still be made")
	}
	return s.show(history.Attempt{ID: row.ID, Case: row.Case, System: row.System, Operation: row.Operation, Simulated: row.Simulated})
}
