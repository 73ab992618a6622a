package cases

import (
	tea "charm.land/bubbletea/v2"

	"casebook/ui"
)

// under returns the pane at a cell, and the cell counted from the first below its heading.
func (s *Screen) under(x, y int) (p pane, left, top int, ok bool) {
	for p, area := range s.layout.areas {
		if area.Contains(x, y) {
			return pane(p), x - area.X, y - area.Y - s.headRowsOf(pane(p)), true
		}
	}
	return 0, 0, 0, false
}

// wheel scrolls the pane under the mouse.
func (s *Screen) wheel(msg tea.MouseWheelMsg) tea.Cmd {
	if s.comparing.open {
		s.comparing.pager.Update(msg)
		return nil
	}
	switch p, _, _, ok := s.under(msg.X, msg.Y); {
	case !ok:
	case p == casePane:
		s.moveFacts(msg)
	case p == notesPane:
		s.notes.editor.Update(msg)
	default:
		s.timeline.move(msg)
		return s.more()
	}
	return nil
}

// click chooses what is under the mouse, and opens what is chosen already.
func (s *Screen) click(msg tea.MouseClickMsg) tea.Cmd {
	p, x, y, ok := s.under(msg.X, msg.Y)
	if s.comparing.open || !ok || msg.Button != tea.MouseLeft {
		return nil
	}
	if y < 0 {
		return s.clickHead(p, x)
	}
	from := s.focus
	s.focusOn(p)
	var cmd tea.Cmd
	if from == notesPane && p != notesPane {
		cmd = s.saveNotes()
	}
	list := s.timeline.list
	switch p {
	case notesPane:
		s.notes.editor.Click(x, y)
		return cmd
	case casePane:
		list = s.facts
	}
	before := list.Selected()
	clicked := list.Click(y)
	s.timeline.moved = s.timeline.moved || p == timelinePane && clicked
	if p == casePane {
		s.chooseFact(s.chosenFact())
	}
	if clicked && from == p && list.Selected() == before {
		return tea.Batch(cmd, s.enterKey())
	}
	return cmd
}

// clickHead goes to the pane whose name is under the mouse.
func (s *Screen) clickHead(p pane, x int) tea.Cmd {
	if !s.wide() {
		at := ui.TabAt(s.names(), int(p), s.layout.areas[p].Width, x)
		if at < 0 {
			return nil
		}
		p = pane(at)
	}
	from := s.focus
	s.focusOn(p)
	if from == notesPane && p != notesPane {
		return s.saveNotes()
	}
	return nil
}
