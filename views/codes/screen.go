// Package codes is the screen of the documented answers: all rows of all systems,
// searched as one types, each with its page: what it means, what to do, and the call
// that brings it about in the simulator.
package codes

import (
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
	found   systems.Found
	list    *ui.List
	columns columns

	page   explain.Page // of the selected row; its zero value when there is none
	pager  *ui.Pager
	chosen int  // which of the page's examples is shown and tried
	onPage bool // the keys go to the page

	wording ui.Task[safe.Text]
	layout  layout
}

// New makes the screen.
func New(setup nav.Setup, open nav.OpenCodes) *Screen {
	s := &Screen{setup: setup, index: setup.Packs.Index(), pager: ui.NewPager()}
	s.list = ui.NewList(setup.Theme, nothingFound, s.row)
	s.search("")
	s.all = len(s.found.Hits)
	s.input.SetValue(open.Query)
	s.search(open.Query)
	if open.Row != "" {
		s.show(open.Row)
	}
	return s
}

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
			s.list.Select(i)
			s.turn()
			return true
		}
	}
	return false
}

// search looks for the rows of a query and selects the best.
func (s *Screen) search(query string) {
	s.found = s.index.Search(query)
	s.columns = columnsOf(s.found.Hits)
	s.list.SetCount(len(s.found.Hits))
	s.list.Select(0)
	s.arrange()
	s.turn()
}

// turn opens the page of the selected row.
func (s *Screen) turn() {
	at := s.list.Selected()
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
