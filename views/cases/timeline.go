package cases

import (
	"cmp"
	"context"
	"errors"
	"slices"

	tea "charm.land/bubbletea/v2"

	"casebook/history"
	"casebook/ui"
	"casebook/views/nav"
)

// timeline is a window on the attempts of a case, and beside them on the newest of all.
type timeline struct {
	list    *ui.List
	rows    []history.Summary // of the case, newest first, without gaps from the newest on
	all     bool              // the oldest is among them
	total   int               // how many the case has
	oldest  bool              // the oldest is shown first
	adding  bool              // the newest of all cases are shown, to put some of them into this one
	newest  []history.Summary // these
	others  bool              // the oldest is among these
	marked  map[string]bool   // by id
	columns columns           // of the rows that are shown
	moved   bool              // the user chose an attempt; until then the first is chosen
	paging  ui.Task[page]
	trouble string
}

// page is what one reading of a list came to.
type page struct {
	rows    []history.Summary
	adding  bool
	end     bool
	trouble error
}

func newTimeline(setup nav.Setup, row func(i, width int, selected bool) string) timeline {
	t := timeline{list: ui.NewList(setup.Theme, "", row), marked: map[string]bool{}}
	t.list.SetBare(true)
	return t
}

// shown are the rows of the list that is shown, newest first.
func (t *timeline) shown() []history.Summary {
	if t.adding {
		return t.newest
	}
	return t.rows
}

// at is the attempt in a row of the list; nil where it is not read yet.
func (t *timeline) at(i int) *history.Summary {
	rows := t.shown()
	if t.oldest && !t.adding {
		i = len(rows) - 1 - i
	}
	if i < 0 || i >= len(rows) {
		return nil
	}
	return &rows[i]
}

// selected is the attempt under the cursor; nil when there is none.
func (t *timeline) selected() *history.Summary { return t.at(t.list.Selected()) }

// join puts the newest page of the case among what is known, which has no gap: so a page
// that does not reach down to it takes its place.
func (t *timeline) join(rows []history.Summary) {
	end := len(rows) < pageSize
	t.keepPlace(func() {
		n := len(rows)
		if end || n > 0 && len(t.rows) > 0 && rows[n-1].ID > t.rows[0].ID {
			t.rows, t.all = nil, false
		}
		if n > 0 { // what was taken out of the case is in the page no more
			t.rows = slices.DeleteFunc(t.rows, func(row history.Summary) bool { return row.ID >= rows[n-1].ID })
		}
		t.rows = merge(t.rows, rows)
	})
	t.all = t.all || end
}

// keepPlace changes rows; the cursor stays on its attempt, unless nobody moved it from the
// first.
func (t *timeline) keepPlace(change func()) {
	id := ""
	if row := t.selected(); row != nil {
		id = row.ID
	}
	change()
	t.list.SetCount(len(t.shown()))
	if !t.moved {
		return
	}
	for i := range t.shown() {
		if row := t.at(i); row != nil && row.ID == id {
			t.list.Follow(i)
			return
		}
	}
}

// merge joins two lists of attempts that are newest first; where both hold one, that of
// news counts.
func merge(known, news []history.Summary) []history.Summary {
	joined := make([]history.Summary, 0, len(known)+len(news))
	for len(known) > 0 && len(news) > 0 {
		switch {
		case news[0].ID > known[0].ID:
			joined, news = append(joined, news[0]), news[1:]
		case news[0].ID < known[0].ID:
			joined, known = append(joined, known[0]), known[1:]
		default:
			known = known[1:]
		}
	}
	return append(append(joined, news...), known...)
}

// more reads on when the end of what is read comes near. To begin with the oldest all is
// read, a page at a time.
func (s *Screen) more() tea.Cmd {
	t := &s.timeline
	switch {
	case t.paging.Running():
	case t.adding && !t.others && (len(t.newest) == 0 || t.list.AtEnd()):
		return s.page(history.Page{Before: last(t.newest), Limit: pageSize})
	case !t.adding && !t.all && len(t.rows) > 0 && (t.oldest || t.list.AtEnd()):
		limit := pageSize
		if t.oldest {
			limit = 8 * pageSize
		}
		return s.page(history.Page{Case: s.id, Before: last(t.rows), Limit: limit})
	}
	return nil
}

func last(rows []history.Summary) string {
	if len(rows) == 0 {
		return ""
	}
	return rows[len(rows)-1].ID
}

// page reads a page.
func (s *Screen) page(p history.Page) tea.Cmd {
	store := s.store
	return s.timeline.paging.Start(readWithin, func(ctx context.Context) (page, error) {
		rows, err := store.Attempts(ctx, p)
		got := page{rows: rows, adding: p.Case == 0, end: len(rows) < p.Limit, trouble: err}
		if gaps := new(history.Damaged); errors.As(err, &gaps) {
			got.end = len(rows) == 0 || len(rows)+len(gaps.IDs) < p.Limit
			return got, nil
		}
		return got, err
	})
}

// tookPage takes a page.
func (s *Screen) tookPage(p page, err error) tea.Cmd {
	t := &s.timeline
	t.trouble = ""
	if err := cmp.Or(err, p.trouble); err != nil {
		t.trouble = sentence(err)
	}
	if err != nil {
		return nil
	}
	t.keepPlace(func() {
		if p.adding {
			t.newest, t.others = merge(t.newest, p.rows), p.end
			return
		}
		t.rows, t.all = merge(t.rows, p.rows), p.end
	})
	s.measure()
	s.arrange()
	return s.more()
}

// turn shows the other end of the timeline first.
func (s *Screen) turn() tea.Cmd {
	s.timeline.keepPlace(func() { s.timeline.oldest = !s.timeline.oldest })
	return s.more()
}

// add shows the newest attempts of all cases, to choose from, or the timeline again.
func (s *Screen) add() tea.Cmd {
	t := &s.timeline
	t.unmark()
	t.adding, t.newest, t.others = !t.adding, nil, false
	t.paging.Cancel()
	t.list.SetCount(len(t.shown()))
	t.list.Select(0)
	t.moved = false
	s.measure()
	s.focusOn(timelinePane)
	return s.more()
}

// mark marks the attempt under the cursor, or takes its mark away, and goes on to the next.
func (t *timeline) mark() {
	row := t.selected()
	if row == nil {
		return
	}
	if t.marked[row.ID] {
		delete(t.marked, row.ID)
	} else {
		t.marked[row.ID] = true
	}
	t.list.Select(t.list.Selected() + 1)
	t.moved = true
}

// unmark takes all marks away.
func (t *timeline) unmark() { clear(t.marked) }

// move moves the cursor.
func (t *timeline) move(msg tea.Msg) {
	if t.list.Update(msg) {
		t.moved = true
	}
}
