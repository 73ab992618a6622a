package home

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"casebook/ui"
	"casebook/views/nav"
	"casebook/views/panes"
)

const (
	question     = "What do you have?"
	hint         = "paste a call or an answer, or type what the caller read out: 422 valid verification code"
	nothingFound = "Nothing documented has these words. Try fewer of them, or paste the whole answer."
	leastTitle   = 3 // letters from which titles of scenarios are searched
)

// searching says that something stands in the field, and so what is found for it in
// the place of everything else.
func (s *Screen) searching() bool { return s.field.Value() != "" }

// typed takes a key for the field and reports whether it was one: any letter where the
// field is empty, then all keys that edit a line.
func (s *Screen) typed(press tea.KeyPressMsg) (cmd tea.Cmd, ok bool) {
	writes := press.Text != "" && press.Mod&(tea.ModCtrl|tea.ModAlt) == 0
	if !s.Typing() && (!writes || strings.TrimSpace(press.Text) == "") {
		return nil, false
	}
	before := s.field.Value()
	if !s.field.Update(press) {
		return nil, false
	}
	if s.field.Value() != before {
		return s.search(), true
	}
	s.offer()
	return nil, true
}

// empty empties the field, or leaves it empty, and leads back to where the focus was.
func (s *Screen) empty() {
	s.field.SetValue("")
	s.search()
	s.focusOn(s.before)
}

// paste reads what was pasted, or types it where it is words on one line.
func (s *Screen) paste(text string) tea.Cmd {
	if panes.Evidence(text) {
		return s.pasts.Start(text)
	}
	return s.insert(strings.Join(strings.Fields(text), " "))
}

// insert puts words into the field, as if they were typed.
func (s *Screen) insert(words string) tea.Cmd {
	s.field.Insert(words)
	return s.search()
}

// tryAnswer opens the scenario of the selected answer.
func (s *Screen) tryAnswer() tea.Cmd {
	switch {
	case len(s.page.Tries) == 0:
		return say(ui.Note, "no scenario brings this answer about")
	case !s.setup.Environment.Simulated:
		return say(ui.Warn, notSimulated)
	}
	t := s.page.Tries[0]
	return nav.Go(nav.OpenRequest{
		System: t.Pack.ID, Operation: t.Operation.ID, Inputs: t.Example.Values, Unset: t.Example.Unset, Body: t.Example.Body,
	})
}

// documented opens the documented answers: those found for what was typed, else those
// to the selected call.
func (s *Screen) documented() tea.Cmd {
	query, _ := s.documentedQuery()
	if query == "" {
		return nil
	}
	return nav.Go(nav.OpenCodes{Query: query})
}

// documentedQuery is what the documented answers would be narrowed to, and how that is
// called; empty: nothing is selected. Behind filters it ends with a blank, for the words
// that are typed next.
func (s *Screen) documentedQuery() (query, name string) {
	c := s.selectedCase()
	switch {
	case s.searching() && len(s.answers) == 0:
		return "", ""
	case s.searching():
		return s.documentedWords(), "list them all"
	case c != nil && c.System != "":
		return "system:" + c.System + " operation:" + c.Operation + " ", "answers to its call"
	case (s.focus == inCalls || s.focus == inScenarios) && len(s.calls) > 0:
		at := s.chosenCall()
		return "system:" + at.pack.ID + " operation:" + at.operation.ID + " ", "answers to this call"
	}
	return "", ""
}

// leave remembers where the focus was, to lead back there.
func (s *Screen) leave() {
	if s.focus < inAnswers {
		s.before = s.focus
	}
}
