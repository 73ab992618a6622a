package home

import (
	"slices"
	"strconv"

	tea "charm.land/bubbletea/v2"

	"casebook/history"
	"casebook/ui"
	"casebook/views/nav"
)

// Update takes a message.
func (s *Screen) Update(msg tea.Msg) tea.Cmd {
	if p, err, ok := s.loading.Finish(msg); ok {
		first := !s.read
		s.take(p, err)
		if first { // not before: the cases are what is waited for
			return tea.Batch(s.more(), s.readDrafts())
		}
		return s.more()
	}
	if drafts, err, ok := s.drafting.Finish(msg); ok {
		s.takeDrafts(drafts, err)
		return nil
	}
	if cmd, ok := s.heardBack(msg); ok {
		return cmd
	}
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		return s.key(msg)
	case tea.PasteMsg:
		return s.paste(msg.Content)
	case tea.MouseWheelMsg:
		return s.wheel(msg)
	case tea.MouseClickMsg:
		return s.click(msg)
	case nav.Recorded:
		s.moving = s.moving && s.lists[inCases].Selected() > 0 // what this window did is what its user looks for
		s.stay = false
		return tea.Batch(s.reload(msg.Case), s.again())
	case nav.Changed:
		s.stay = true
		return tea.Batch(s.reload(s.chosenCase()), s.again())
	case nav.Shown:
		s.stay = false
		return tea.Batch(s.reload(s.chosenCase()), s.again(), s.readDrafts())
	case nav.Drafted:
		return s.readDrafts()
	}
	cmd, _ := s.pasts.Finish(msg)
	return cmd
}

func (s *Screen) key(press tea.KeyPressMsg) tea.Cmd {
	switch press.Keystroke() {
	case "enter":
		return s.open()
	case "esc":
		if s.Typing() {
			s.empty()
		}
	case "ctrl+s":
		if s.searching() {
			return s.tryAnswer()
		}
	case "ctrl+t":
		return s.ticket()
	case draftKeyName:
		return s.openDraft()
	case "ctrl+o":
		return s.itsCase()
	case "ctrl+l":
		return s.documented()
	case "ctrl+n":
		if s.focus != inCalls {
			s.empty()
			s.choose(inCalls)
		}
	case "f5":
		if s.searching() {
			return tea.Batch(s.reload(0), s.ask(), s.readDrafts())
		}
		return tea.Batch(s.reload(0), s.readDrafts())
	case "tab", "shift+tab":
		return s.tab(press.Keystroke() == "tab")
	case "up", "down", "pgup", "pgdown":
		return s.move(press)
	case "left", "right":
		return s.sideways(press)
	default:
		if cmd, ok := s.typed(press); ok {
			return cmd
		}
		return s.move(press)
	}
	return nil
}

// caseNumber is the case that is selected, or that of the attempt that was found; 0 for
// none.
func (s *Screen) caseNumber() uint64 {
	if c := s.selectedCase(); c != nil {
		return c.ID
	}
	if row := s.selectedPast(); row != nil {
		return row.Case
	}
	return 0
}

// itsCase opens that case: its notes, its timeline, where it stands.
func (s *Screen) itsCase() tea.Cmd {
	if number := s.caseNumber(); number != 0 {
		return nav.Go(nav.OpenCase{Case: number})
	}
	return nil
}

// ticket opens the vendor ticket of the selected case, or of the attempt that was found.
func (s *Screen) ticket() tea.Cmd {
	if c := s.selectedCase(); c != nil {
		return nav.Go(nav.OpenTicket{Case: c.ID})
	}
	if row := s.selectedPast(); row != nil && row.Case != 0 {
		return nav.Go(nav.OpenTicket{Case: row.Case})
	} else if row != nil {
		return nav.Go(nav.OpenTicket{Attempt: row.ID})
	}
	return nil
}

// tab goes to the next part, or the one before; while something is typed it takes what
// is offered for the word, else it goes to the other list.
func (s *Screen) tab(forward bool) tea.Cmd {
	switch {
	case !s.searching():
		s.flip(forward)
	case forward && s.offered():
		return s.takeOffer()
	default:
		s.otherList()
	}
	return nil
}

// sideways turns to another system where calls are chosen, and moves the cursor in the
// field.
func (s *Screen) sideways(press tea.KeyPressMsg) tea.Cmd {
	switch {
	case press.Keystroke() == "right" && s.offered() && s.field.Cursor() == len(s.field.Value()):
		return s.takeOffer()
	case s.Typing():
		cmd, _ := s.typed(press)
		return cmd
	case s.focus == inCases:
	case press.Keystroke() == "right":
		s.turnTo(s.system + 1)
	default:
		s.turnTo(s.system - 1)
	}
	return nil
}

// choose moves the focus on the user's word.
func (s *Screen) choose(to section) {
	s.chosen = true
	s.leave()
	s.focusOn(to)
}

// flip goes to the next part that has something in it, or back to the one before: the
// field comes before the lists.
func (s *Screen) flip(forward bool) {
	order := []section{inField, inCases, inCalls, inScenarios}
	step := 1
	if !forward {
		step = len(order) - 1
	}
	at := slices.Index(order, s.focus)
	for range order {
		at = (at + step) % len(order)
		if order[at] == inField || s.lists[order[at]].Selected() >= 0 {
			break
		}
	}
	s.choose(order[at])
}

// move moves in the section that has the focus; down leads out of the field. Calls and
// scenarios stand below one another: the ends lead from the one to the other.
func (s *Screen) move(press tea.KeyPressMsg) tea.Cmd {
	if s.focus == inField {
		if press.Keystroke() == "down" {
			s.flip(true)
		}
		return nil
	}
	list := s.lists[s.focus]
	before := list.Selected()
	if list.Update(press) {
		s.chosen, s.picked = s.chosen || s.focus < inAnswers, s.focus >= inAnswers
		s.moving = s.moving || s.focus == inCases
	}
	if list.Selected() != before {
		s.moved()
		return s.more()
	}
	switch {
	case s.focus == inCalls && press.Keystroke() == "down" && len(s.scenarios) > 0:
		s.choose(inScenarios)
		s.lists[inScenarios].Select(0)
	case s.focus == inScenarios && press.Keystroke() == "up" && len(s.calls) > 0:
		s.choose(inCalls)
	case s.focus >= inAnswers:
		s.over(press.Keystroke())
	}
	return s.more()
}

// moved brings up to date what depends on the selected row: the scenarios of a call,
// the page of an answer.
func (s *Screen) moved() { s.movedIn(s.focus) }

func (s *Screen) movedIn(in section) {
	switch in {
	case inCalls:
		s.gather()
	case inAnswers:
		s.turn()
	}
	s.arrange()
}

// open does what enter means for the selected row.
func (s *Screen) open() tea.Cmd {
	at := s.selected()
	if at < 0 {
		return nil
	}
	switch s.focus {
	case inAnswers:
		return nav.Go(nav.OpenCodes{Query: s.documentedWords(), Row: s.answers[at].Row.ID})
	case inCalls:
		return nav.Go(nav.OpenRequest{System: s.calls[at].pack.ID, Operation: s.calls[at].operation.ID})
	case inScenarios:
		return s.try(s.scenarios[at])
	}
	if s.focus == inPast {
		return s.openPast(s.past.rows[at])
	}
	c := s.cases[at]
	if what := s.unreadable(&c); what != "" {
		return say(ui.Fail, what+"; "+history.SalvageMend)
	}
	if s.setup.Packs.System(c.System) == nil {
		return say(ui.Warn, "case "+strconv.FormatUint(c.ID, 10)+" is of a system that no pack describes here; its ticket can still be made")
	}
	if c.Last.ID == "" {
		return nav.Go(nav.OpenRequest{System: c.System, Operation: c.Operation, Case: c.ID})
	}
	return s.show(history.Attempt{ID: c.Last.ID, Case: c.ID, System: c.System, Operation: c.Operation, Simulated: c.Simulated})
}

// show opens an attempt. What is sent from there joins its case, unless the one is
// simulated and the other is not: those share no case.
func (s *Screen) show(a history.Attempt) tea.Cmd {
	open := nav.OpenRequest{System: a.System, Operation: a.Operation, Attempt: a.ID}
	if a.Simulated == s.setup.Environment.Simulated {
		open.Case = a.Case
	}
	return nav.Go(open)
}

// try opens a scenario, where its values mean something.
func (s *Screen) try(t scenario) tea.Cmd {
	if !s.setup.Environment.Simulated {
		return say(ui.Warn, notSimulated)
	}
	return nav.Go(nav.OpenRequest{System: t.pack.ID, Operation: t.operation.ID, Inputs: t.Values, Unset: t.Unset, Body: t.Body})
}

// say shows a notice.
func say(severity ui.Severity, text string) tea.Cmd {
	return nav.Go(nav.Say{Notice: ui.Notice{Severity: severity, Text: text}})
}

// wheel scrolls the section under the mouse.
func (s *Screen) wheel(msg tea.MouseWheelMsg) tea.Cmd {
	if at, _, ok := s.layout.at(msg.X, msg.Y); ok && s.lists[at].Update(msg) {
		s.moving = s.moving || at == inCases
		s.movedIn(at)
	}
	if s.searching() {
		return s.morePast()
	}
	return s.more()
}

// click selects a row, and opens the one that is selected already.
func (s *Screen) click(msg tea.MouseClickMsg) tea.Cmd {
	if msg.Y < s.fieldRows() && !s.searching() {
		s.choose(inField)
		return nil
	}
	if drafts := s.fieldRows() + len(s.askRows()) + len(s.packRows()); msg.Y == drafts && len(s.draftRows()) > 0 && msg.Button == tea.MouseLeft {
		return s.openDraft()
	}
	at, row, ok := s.layout.at(msg.X, msg.Y)
	if !ok || msg.Button != tea.MouseLeft {
		return nil
	}
	before, focus := s.lists[at].Selected(), s.focus
	if !s.lists[at].Click(row) {
		return nil
	}
	s.choose(at)
	s.picked, s.moving = at >= inAnswers, s.moving || at == inCases
	s.movedIn(at)
	if focus == at && s.lists[at].Selected() == before {
		return s.open()
	}
	return nil
}
