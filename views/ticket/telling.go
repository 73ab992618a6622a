package ticket

import (
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"

	"casebook/api/safe"
	"casebook/history"
	"casebook/history/attempt"
	"casebook/history/ticket"
	"casebook/ui"
	"casebook/views/nav"
	"casebook/views/panes"
)

// toldTime is what the caller says of when the call was made.
type toldTime struct {
	screen *Screen
	words  string
}

// askTime asks when the call was made.
func (s *Screen) askTime() tea.Cmd {
	if s.made.inCase == 0 {
		return say(ui.Warn, attempt.ErrNoCase.Error())
	}
	entry := panes.HappenedEntry(s.made.about.Recorded, func(words string) tea.Cmd { return nav.Go(toldTime{s, words}) })
	question := attempt.HappenedQuestion(s.made.about.ID)
	told, _ := s.told(question)
	return nav.Go(nav.Prompt{Entry: s.lining.GoOn(question, told, entry)})
}

// tellTime keeps what the caller says of it.
func (s *Screen) tellTime(words string) tea.Cmd {
	runner, in := s.setup.Runner, s.made.inCase
	answer := attempt.Answer{ID: attempt.HappenedQuestion(s.made.about.ID), Question: panes.HappenedWords, Said: words}
	return s.do(act{again: true, failed: "not kept: ", write: func(ctx context.Context) (history.Case, error) {
		return runner.Hear(ctx, in, answer)
	}})
}

// told is what the caller said to the question for the time. Other questions of the
// attempt are not asked here.
func (s *Screen) told(question string) (said string, known bool) {
	said = safe.Line(s.made.of.Answers[question].Said.String()).String()
	return said, question == attempt.HappenedQuestion(s.made.about.ID)
}

// followTime follows what is kept of the time, and looks once for words that were being
// typed when a window went away.
func (s *Screen) followTime() tea.Cmd {
	place := nav.Place{Case: s.made.inCase, Attempt: s.made.about.ID}
	if place.Case == 0 || place.Attempt == "" {
		return nil
	}
	var find tea.Cmd
	if s.lining.Of() != place {
		before := s.lining.At(place)
		find = tea.Batch(before, s.lining.Find())
	}
	return tea.Batch(find, s.lining.Prune(s.told))
}

// bringTime brings back the words that were found, and says what goes on with them.
func (s *Screen) bringTime() tea.Cmd {
	question := attempt.HappenedQuestion(s.made.about.ID)
	back, written := s.lining.Bring([]string{question}, s.told)
	wants := s.made.ticket.Wants
	at := slices.IndexFunc(wants, func(w ticket.Want) bool { return !w.There && w.Mend == ticket.MendTime })
	if len(back) == 0 || back[0].Name != question || at < 0 {
		return written
	}
	text := "answer typed " + back[0].Since + " and not kept yet"
	if key, _ := s.mendKey(at); key != "" {
		text += "; " + key + " goes on"
	}
	return tea.Batch(written, say(ui.Note, text))
}
