package cases

import (
	tea "charm.land/bubbletea/v2"

	"casebook/history"
	"casebook/history/attempt"
	"casebook/ui"
	"casebook/views/nav"
)

// What the user said to an overlay that this screen opened.
type (
	typed struct {
		screen *Screen
		attempt.Edit
	}
	toState struct {
		screen *Screen
		state  history.State
	}
	solvedBy struct {
		screen *Screen
		was    history.Case // as it was when that was asked
		by     string
	}
)

// enter makes the case be in a state. What solved it is asked.
func (s *Screen) enter(state history.State) tea.Cmd {
	was := s.of
	switch {
	case state == history.Solved:
		return nav.Go(nav.Prompt{Entry: s.goOn(attempt.CaseSolvedBy, ui.Entry{
			Title: "What solved it?", Text: "It is shown when the same comes again. Empty is fine.", Value: s.of.SolvedBy,
			Verb: "solved", Optional: true, Empty: "solved, without a word",
			Do: func(by string) tea.Cmd { return nav.Go(solvedBy{s, was, by}) },
		})})
	case state == s.of.State:
		return say(ui.Note, "it is "+string(state)+" already")
	}
	return s.edit(string(state)+"; u takes it back", attempt.Edit{Field: attempt.CaseState, Was: string(s.of.State), Is: string(state)})
}

// solve closes the case with what solved it.
func (s *Screen) solve(said solvedBy) tea.Cmd {
	return s.edit("solved; u takes it back",
		attempt.Edit{Field: attempt.CaseState, Was: string(said.was.State), Is: string(history.Solved)},
		attempt.Edit{Field: attempt.CaseSolvedBy, Was: said.was.SolvedBy, Is: said.by})
}

// editFact changes the line under the cursor, or shows all of it.
func (s *Screen) editFact() tea.Cmd {
	at := s.chosenFact()
	if at < 0 {
		return nil
	}
	f := s.lines[at]
	switch {
	case f.sheet != "":
		return nav.Go(nav.Tell{Title: f.label, Text: f.sheet})
	case f.field == "":
		return nil
	case f.field == attempt.CaseState:
		return s.offerStates()
	}
	was := f.field.Of(s.of) // what another window writes while this one asks is no news to be overwritten
	entry := ui.Entry{
		Title: f.label, Value: was, Verb: "keep it", Optional: f.field != attempt.CaseTitle, Empty: "leave it empty",
		Do: func(text string) tea.Cmd { return nav.Go(typed{s, attempt.Edit{Field: f.field, Was: was, Is: text}}) },
	}
	switch f.field {
	case attempt.CaseTags:
		entry.Text = "Words parted by blanks."
	case attempt.CaseOurRef:
		entry.Text = "The number of our own ticket."
	case attempt.CaseVendorRef:
		entry.Text = "The number that the vendor gave."
	}
	return nav.Go(nav.Prompt{Entry: s.goOn(f.field, entry)})
}

// offerStates lets the user choose a state.
func (s *Screen) offerStates() tea.Cmd {
	offer := ui.Offer{Title: "State", Text: "Now it is " + s.stateText(s.of) + "."}
	for i, state := range attempt.States() {
		offer.Ways = append(offer.Ways, ui.Way{Key: stateKey(i), Verb: string(state), Do: nav.Go(toState{s, state})})
		if state == s.of.State {
			offer.At = i
		}
	}
	return nav.Go(nav.Choose{Offer: offer})
}
