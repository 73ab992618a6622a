// Package home is the first screen: one field that takes a paste or what a caller
// read out, the recent cases, a new call, and the scenarios that the simulator
// answers.
package home

import (
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"casebook/api/explain"
	"casebook/api/safe"
	"casebook/api/systems"
	"casebook/history"
	"casebook/ui"
	"casebook/views/nav"
	"casebook/views/panes"
)

// section is a part of the screen that keys can go to.
type section int

const (
	inCases section = iota
	inCalls
	inScenarios
	inAnswers // documented ones; they and inPast are in place of all others while something is typed
	inPast    // attempts of the history
	sections
	inField = sections // the only one without a list
)

// Screen is the home screen.
type Screen struct {
	setup nav.Setup

	cases    []history.Case    // what was changed last first, without gaps from that on
	unread   map[uint64]bool   // cases among them that are damaged: only number and time are known
	onward   history.CasePlace // what comes after them; zero: nothing
	columns  caseColumns       // of the cases
	caseless bool              // there is no case, but an attempt without one
	read     bool              // the history was read at least once
	trouble  string            // what is wrong with the history, one line; empty: nothing
	now      time.Time         // when the history was read
	loading  ui.Task[page]

	kept     panes.Drafts // what was typed and not sent
	drafting ui.Task[*panes.Drafts]

	field         ui.Input
	index         *systems.Index // nil until something is typed
	found         systems.Found  // for what stands in the field
	answers       []answer       // the rows that list it
	page          explain.Page   // of the selected answer
	codes, titles int            // the widest code and title of these, in cells
	pasts         *panes.Paste
	past          inquiry // of the history, for what stands in the field
	picked        bool    // the user went to a row of what was found; until then the screen chooses the list

	system    int        // whose calls are offered, by its place among the packs
	calls     []call     // of that system
	scenarios []scenario // of the selected call

	focus  section
	before section // where the focus was before the field had it
	chosen bool    // the user went to a section; until then the screen chooses
	moving bool    // the user chose a case; until then the newest is chosen
	stay   bool    // what is read next is of another window: the cursor stays on its case
	lists  [sections]*ui.List
	layout layout
}

// New makes the home screen. Nothing is read before Init.
func New(setup nav.Setup) *Screen {
	s := &Screen{setup: setup, unread: map[uint64]bool{}, pasts: panes.NewPaste(setup)}
	s.lists[inCases] = ui.NewList(setup.Theme, "reading the history", s.caseRow)
	s.lists[inCalls] = ui.NewList(setup.Theme, "no system is known", s.callRow)
	s.lists[inScenarios] = ui.NewList(setup.Theme, "the pack holds no scenario of this call", s.scenarioRow)
	s.lists[inAnswers] = ui.NewList(setup.Theme, nothingFound, s.answerRow)
	s.lists[inPast] = ui.NewList(setup.Theme, "", s.pastRow)
	s.past.store = setup.Store
	for _, list := range s.lists {
		list.SetBare(true)
	}
	s.pasts.Words = s.insert
	s.turnTo(0)
	s.focusOn(inCases)
	return s
}

// Init reads the newest cases.
func (s *Screen) Init() tea.Cmd { return s.reload(0) }

// Close gives up what is being read.
func (s *Screen) Close() {
	s.loading.Cancel()
	s.drafting.Cancel()
	s.pasts.Cancel()
	s.past.cancel()
}

// Watches reports that another window's changes are to be seen at once.
func (s *Screen) Watches() bool { return true }

// Typing says that every letter goes into the field: it has the focus, or text. Even
// without them the first letter leads there.
func (s *Screen) Typing() bool { return s.focus == inField || s.searching() }

// Heading says where calls would go.
func (s *Screen) Heading() nav.Heading {
	return nav.Heading{Place: safe.Line(s.setup.Environment.Name).String(), Simulated: s.setup.Environment.Simulated}
}

// Keys lists what can be done in the section that has the focus.
func (s *Screen) Keys() []key.Binding {
	selected := s.selected() >= 0
	if s.searching() {
		return []key.Binding{
			bind(selected, "enter", s.verb()), bind(s.focus == inAnswers && len(s.page.Tries) > 0, "ctrl+s", "try it"),
			bind(s.selectedPast() != nil, "ctrl+t", "vendor ticket"), s.caseKey(), s.takeKey(), s.otherKey(), clearKey("clear"), s.codesKey(), moveKey(), pasteBinding(), s.draftKey(),
		}
	}
	if s.focus == inField {
		return []key.Binding{pasteBinding(), nextKey(), clearKey("leave the field"), s.newKey(), s.draftKey(), reloadKey()}
	}
	keys := []key.Binding{bind(selected, "enter", s.verb())}
	if s.focus == inCases {
		keys = append(keys, s.caseKey(), bind(len(s.cases) > 0, "ctrl+t", "vendor ticket"))
	}
	systems := s.focus != inCases && len(s.setup.Packs.Systems) > 1
	return append(keys, pasteBinding(), nextKey(), systemKey(systems), s.newKey(), s.draftKey(), s.codesKey(), moveKey(), reloadKey())
}

// selected is the row under the cursor of the section that has the focus; -1: none.
func (s *Screen) selected() int {
	if s.focus == inField {
		return -1
	}
	return s.lists[s.focus].Selected()
}

// verb is what enter does in the section that has the focus.
func (s *Screen) verb() string {
	switch s.focus {
	case inCases, inPast:
		return "open"
	case inAnswers:
		return "read"
	}
	return "fill in"
}

// focusOn moves the focus to a section.
func (s *Screen) focusOn(to section) {
	s.focus = to
	for i, list := range s.lists {
		list.SetActive(section(i) == to)
	}
	s.arrange()
}

// settle chooses the section to begin with, as long as the user has not: the cases,
// or without any what makes the first one.
func (s *Screen) settle() {
	to := inCalls
	switch {
	case s.chosen:
		s.arrange()
		return
	case len(s.cases) > 0 || !s.read:
		to = inCases
	case s.setup.Environment.Simulated && len(s.scenarios) > 0:
		to = inScenarios
	}
	if s.before = to; !s.Typing() {
		s.focusOn(to)
	}
	s.arrange()
}
