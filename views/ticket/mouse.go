package ticket

import (
	tea "charm.land/bubbletea/v2"

	"casebook/ui"
)

// wheel scrolls the pane under the mouse.
func (s *Screen) wheel(msg tea.MouseWheelMsg) {
	switch p, _, _ := s.under(msg.X, msg.Y); p {
	case valuesPane:
		s.values.Update(msg)
		s.place = 0
		s.follow()
	case deskPane:
		s.desk.Update(msg)
	default:
		s.text.Update(msg)
	}
}

// click chooses what is under the mouse: a pane by its name, a value in a text or in the
// list, a thing that the desk wants.
func (s *Screen) click(x, y int) {
	if s.save.open || !s.ready() {
		return
	}
	if p, named := s.nameUnder(x, y); named {
		s.goPane(p)
		return
	}
	p, x, y := s.under(x, y)
	switch p {
	case valuesPane:
		if s.values.Click(y) {
			s.place = 0
			s.follow()
		}
	case deskPane:
		s.clickStop(y)
	default:
		s.clickText(sideOf(p), x, y)
	}
}

func (s *Screen) clickStop(y int) {
	row := s.desk.Top() + y
	for _, stop := range s.stops {
		if stop.from <= row && row < stop.to {
			s.pane, s.stop = deskPane, stop.id
			s.arrange()
			return
		}
	}
}

func (s *Screen) clickText(side, x, y int) {
	line, offset, ok := s.text.At(side, x, y)
	if !ok {
		return
	}
	if value := s.made.leaves.sheet.at(side, line, offset); value >= 0 {
		s.values.Select(value)
		s.place = 0
		for i, spot := range s.placesOf(value) {
			if spot.line == line {
				s.place = i
			}
		}
	}
}

// sideOf is the side of the text that a pane shows.
func sideOf(p pane) int {
	if p == originalPane {
		return ui.LeftSide
	}
	return ui.RightSide
}
