// Package codes is the screen of the documented answers: all rows of all systems,
// searched as one types, each with its page: what it means, what to do, and the call
// that brings it about in the simulator.
package codes

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"casebook/api/explain"
	"casebook/api/safe"
	"casebook/api/systems"
	"casebook/ui"
	"casebook/views/nav"
)

// Screen is the list of documented answers, and the page of the selected one.
type Screen struct {
	setup nav.Setup
	index *systems.Index
	all   int // rows without a query

	input   ui.Input
	found   systems.Found // its hits in the order of the list: those of a call together
	could   bool          // they are what one answer could be, and nothing is looked for
	lines   []line
	list    *ui.List
	columns columns

	page   explain.Page // of the selected row; its zero value when there is none
	pager  *ui.Pager
	chosen int  // which of the page's examples is shown and tried
	onPage bool // the keys go to the page
	beside bool // until the size is known: they do only where the page stands alone

	wording ui.Task[safe.Text]
	layout  layout
}

// New makes the screen.
func New(setup nav.Setup, open nav.OpenCodes) *Screen {
	s := &Screen{setup: setup, index: setup.Packs.Index(), pager: ui.NewPager()}
	s.list = ui.NewList(setup.Theme, nothingFound, s.row)
	s.search("")
	s.all = len(s.found.Hits)
	if len(open.Rows) > 0 {
		s.narrow(open.Rows, open.Notes)
		return s
	}
	s.input.SetValue(open.Query)
	s.search(open.Query)
	if open.Row != "" {
		s.show(open.Row)
		s.beside = s.input.Value() != ""
	}
	return s
}

// Personal names nobody: what is documented is about nobody.
func (s *Screen) Personal() []string { return nil }

// Texts is what is looked for.
func (s *Screen) Texts() []string { return []string{s.input.Value()} }

// nothingFound is said in place of the list.
const nothingFound = "No documented answer has all of this. Try fewer words, or system:, operation: and status: to filter."

// show selects a row and gives its page the keys where there is room for one part
// only. A query that hides the row gives way.
func (s *Screen) show(id string) {
	if !s.selectRow(id) {
		s.input.SetValue("")
		s.search("")
	}
	s.onPage = s.selectRow(id)
}

func (s *Screen) selectRow(id string) bool {
	for i, hit := range s.found.Hits {
		if hit.Row.ID == id {
			s.choose(i)
			s.turn()
			return true
		}
	}
	return false
}

// search looks for the rows of a query and selects the best.
func (s *Screen) search(query string) {
	s.could = false
	found := s.index.Search(query)
	found.Hits = together(found.Hits)
	s.take(found)
}

// narrow lists what an answer could be, and nothing else, until something is looked for.
func (s *Screen) narrow(ids, notes []string) {
	found := systems.Found{Notes: notes}
	for _, id := range ids {
		if at := slices.IndexFunc(s.found.Hits, func(hit systems.Hit) bool { return hit.Row.ID == id }); at >= 0 {
			found.Hits = append(found.Hits, s.found.Hits[at])
		}
	}
	s.could = true
	s.take(found)
}

// take lists what was found and selects the first of it.
func (s *Screen) take(found systems.Found) {
	s.found = found
	s.columns = columnsOf(found.Hits)
	s.arrange()
	s.choose(0)
	s.turn()
}

// hit is the place among what was found of the selected row; -1: none is.
func (s *Screen) hit() int {
	if at := s.list.Selected(); at >= 0 {
		return s.lines[at].hit
	}
	return -1
}

// turn opens the page of the selected row.
func (s *Screen) turn() {
	at := s.hit()
	s.chosen = 0
	if at < 0 {
		s.page = explain.Page{}
	} else if hit := s.found.Hits[at]; s.page.Row != hit.Row {
		s.page = explain.PageOf(s.setup.Packs, hit.Pack, hit.Row)
	}
	s.drawPage()
	s.pager.Show(0)
}

// Init wants nothing done: everything is in the packs.
func (s *Screen) Init() tea.Cmd { return nil }

// Typing says that letters go into the search.
func (s *Screen) Typing() bool { return !s.onPage }

// Close gives up what is being copied.
func (s *Screen) Close() { s.wording.Cancel() }

// Heading names the screen, and says where a try would go.
func (s *Screen) Heading() nav.Heading {
	return nav.Heading{Place: "documented answers", Simulated: s.setup.Environment.Simulated}
}
