// Package home is the first screen: the recent cases, a new call, and the
// scenarios that the simulator answers. A paste here is read and explained.
package home

import (
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"casebook/api/safe"
	"casebook/history"
	"casebook/ui"
	"casebook/views/nav"
)

// section is a part of the screen that keys can go to.
type section int

const (
	inCases section = iota
	inCalls
	inScenarios
	sections
)

// Screen is the home screen.
type Screen struct {
	setup nav.Setup

	cases   []history.Case  // newest first, without gaps from the newest on but those that are damaged
	unread  map[uint64]bool // cases among them that are damaged: of these only the number is known
	all     bool            // the oldest case is among them
	read    bool            // the history was read at least once
	trouble string          // what is wrong with the history, one line; empty: nothing
	now     time.Time       // when the history was read
	loading ui.Task[page]

	calls     []call
	scenarios []scenario
	intake    ui.Task[pasted]
	keeping   ui.Task[history.Attempt]

	focus  section
	chosen bool // the user went to a section; until then the screen chooses
	lists  [sections]*ui.List
	layout layout
}

// New makes the home screen. Nothing is read before Init.
func New(setup nav.Setup) *Screen {
	s := &Screen{setup: setup, unread: map[uint64]bool{}, calls: callsOf(setup.Packs), scenarios: scenariosOf(setup.Packs)}
	s.lists[inCases] = ui.NewList(setup.Theme, "reading the history", s.caseRow)
	s.lists[inCalls] = ui.NewList(setup.Theme, "no system is known", s.callRow)
	s.lists[inScenarios] = ui.NewList(setup.Theme, "the packs hold no scenario", s.scenarioRow)
	s.lists[inCalls].SetCount(len(s.calls))
	s.lists[inScenarios].SetCount(len(s.scenarios))
	s.focusOn(inCases)
	return s
}

// Init reads the newest cases.
func (s *Screen) Init() tea.Cmd { return s.load(0, 0) }

// Close gives up what is being read.
func (s *Screen) Close() {
	s.loading.Cancel()
	s.intake.Cancel()
}

// Typing is false: there is no field to type into.
func (s *Screen) Typing() bool { return false }

// Heading says where calls would go.
func (s *Screen) Heading() nav.Heading {
	return nav.Heading{Place: safe.Line(s.setup.Environment.Name).String(), Simulated: s.setup.Environment.Simulated}
}

// Keys lists what can be done in the section that has the focus.
func (s *Screen) Keys() []key.Binding {
	keys := []key.Binding{enterKey(s.verb(), s.lists[s.focus].Selected() >= 0)}
	if s.focus == inCases {
		keys = append(keys, ticketKey(len(s.cases) > 0))
	}
	return append(keys, pasteBinding(), nextKey(), newKey(), moveKey(), reloadKey())
}

// verb is what enter does in the section that has the focus.
func (s *Screen) verb() string {
	if s.focus == inCases {
		return "open"
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
	switch {
	case s.chosen:
	case len(s.cases) > 0 || !s.read:
		s.focusOn(inCases)
	case s.setup.Environment.Simulated && len(s.scenarios) > 0:
		s.focusOn(inScenarios)
	default:
		s.focusOn(inCalls)
	}
	s.arrange()
}
