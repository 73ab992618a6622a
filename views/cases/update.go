package cases

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"casebook/history"
	"casebook/history/attempt"
	"casebook/history/draft"
	"casebook/ui"
	"casebook/views/nav"
	"casebook/views/panes"
)

// Update takes a message.
func (s *Screen) Update(msg tea.Msg) tea.Cmd {
	if r, err, ok := s.loading.Finish(msg); ok {
		return tea.Batch(s.take(r, err), s.more())
	}
	if p, err, ok := s.timeline.paging.Finish(msg); ok {
		return s.tookPage(p, err)
	}
	if c, err, ok := s.comparing.task.Finish(msg); ok {
		return s.tookCompared(c, err)
	}
	if found, when := s.drafting.Found(msg, func(d *draft.Draft) bool { return !d.OfCall() && !panes.OfLines(d) && d.Case == s.id }); found != nil {
		s.found, s.notes.since = found, when
		return s.bringBack()
	}
	if s.lining.Found(msg) {
		return s.bringLines()
	}
	if cmd, ok := s.drafting.Finish(msg); ok {
		return cmd
	}
	if cmd, ok := s.lining.Finish(msg); ok {
		return cmd
	}
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		return s.key(msg)
	case tea.PasteMsg:
		return s.paste(msg)
	case tea.MouseWheelMsg:
		return s.wheel(msg)
	case tea.MouseClickMsg:
		return s.click(msg)
	case nav.Recorded:
		if msg.Case == s.id {
			s.timeline.moved = s.timeline.moved && s.timeline.list.Selected() > 0 // what this window did is what its user looks for
			return s.load()
		}
	case nav.Shown, nav.Changed:
		return s.load()
	}
	return s.own(msg)
}

// own takes the messages that the screen sends itself.
func (s *Screen) own(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case wrote:
		if msg.screen == s {
			return s.took(msg)
		}
	case begun:
		if msg.screen == s {
			return s.tookCase(msg)
		}
	case rested:
		if msg.screen == s && msg.edits == s.notes.edits {
			return s.saveNotes()
		}
	case typed:
		if msg.screen == s {
			return s.set(msg.Edit)
		}
	case toState:
		if msg.screen == s {
			return s.enter(msg.state)
		}
	case solvedBy:
		if msg.screen == s {
			return s.solve(msg)
		}
	}
	return nil
}

func (s *Screen) key(press tea.KeyPressMsg) tea.Cmd {
	k := newKeys()
	switch {
	case s.comparing.open:
		if key.Matches(press, k.back) || key.Matches(press, k.compare) {
			s.comparing.open = false
			s.arrange()
			return nil
		}
		s.comparing.pager.Update(press)
		return nil
	case key.Matches(press, k.next):
		return s.flip(press.Keystroke() == "tab")
	case key.Matches(press, k.reload):
		return s.load()
	case key.Matches(press, k.ticket):
		return nav.Go(nav.OpenTicket{Case: s.id})
	case s.focus == notesPane:
		return s.notesKey(press, k)
	case key.Matches(press, k.back):
		return s.escape()
	}
	return s.act(press, k)
}

// notesKey answers a key in the notes.
func (s *Screen) notesKey(press tea.KeyPressMsg, k keys) tea.Cmd {
	switch {
	case key.Matches(press, k.back):
		s.focusOn(timelinePane)
		return s.saveNotes()
	case key.Matches(press, k.save):
		return s.saveNotes()
	}
	return s.typeNotes(press)
}

// escape leaves the list to choose from, or the screen once its notes are written.
func (s *Screen) escape() tea.Cmd {
	if s.timeline.adding {
		return s.add()
	}
	s.leaving = true
	return s.leave()
}

// act answers the single-letter keys, and those of the pane that has the focus.
func (s *Screen) act(press tea.KeyPressMsg, k keys) tea.Cmd {
	if !s.read {
		return nil
	}
	switch {
	case key.Matches(press, k.states...):
		return s.enter(stateOf(press.String()))
	case key.Matches(press, k.undo):
		return s.takeBack()
	case key.Matches(press, k.notes):
		s.beginNotes()
	case key.Matches(press, k.call):
		return s.newCall()
	case key.Matches(press, k.compare):
		return s.compare()
	case key.Matches(press, k.mark):
		if s.focus == timelinePane {
			s.timeline.mark()
			return s.more()
		}
	case key.Matches(press, k.turn):
		return s.turn()
	case key.Matches(press, k.add):
		return s.add()
	case key.Matches(press, k.takeOut):
		return s.takeOut()
	case key.Matches(press, k.begin):
		return s.newCase()
	case key.Matches(press, k.open):
		return s.enterKey()
	default:
		return s.move(press)
	}
	return nil
}

// move moves in the pane that has the focus.
func (s *Screen) move(msg tea.Msg) tea.Cmd {
	if s.focus == casePane {
		s.moveFacts(msg)
		return nil
	}
	s.timeline.move(msg)
	return s.more()
}

// flip goes to the next pane, or the one before. Leaving the notes writes them.
func (s *Screen) flip(forward bool) tea.Cmd {
	step := pane(1)
	if !forward {
		step = panesCount - 1
	}
	from := s.focus
	if s.focusOn((s.focus + step) % panesCount); s.focus == notesPane {
		s.beginNotes()
	}
	if from == notesPane {
		return s.saveNotes()
	}
	return nil
}

// paste goes into the notes, whatever has the focus: it is most likely what the customer
// wrote.
func (s *Screen) paste(msg tea.PasteMsg) tea.Cmd {
	if s.comparing.open || !s.read {
		return nil
	}
	if s.focus != notesPane {
		s.notes.editor.ToEnd()
		s.beginNotes()
	}
	return s.typeNotes(msg)
}

// enterKey is what enter does in the pane that has the focus.
func (s *Screen) enterKey() tea.Cmd {
	if s.focus == casePane {
		return s.editFact()
	}
	if s.timeline.adding {
		return s.takeIn()
	}
	row := s.timeline.selected()
	if row == nil {
		return nil
	}
	if s.setup.Packs.System(row.System) == nil {
		return say(ui.Warn, "it is of a system that no pack describes here; its ticket can still be made")
	}
	open := nav.OpenRequest{System: row.System, Operation: row.Operation, Attempt: row.ID}
	if row.Simulated == s.setup.Environment.Simulated {
		open.Case = s.id
	}
	return nav.Go(open)
}

// newCall opens the form of the case's call; what is sent joins it.
func (s *Screen) newCall() tea.Cmd {
	if s.setup.Packs.System(s.of.System) == nil {
		return say(ui.Warn, "the case is of a system that no pack describes here")
	}
	if s.of.Simulated != s.setup.Environment.Simulated {
		return say(ui.Warn, "attempts of the simulator and real ones share no case: choose another environment with --env")
	}
	return nav.Go(nav.OpenRequest{System: s.of.System, Operation: s.of.Operation, Case: s.id})
}

// stateOf is the state that a key stands for.
func stateOf(name string) history.State {
	return attempt.States()[max(0, strings.Index(stateKeys, name))]
}
