package ui

import tea "charm.land/bubbletea/v2"

// wheelRows is how far one notch of the mouse wheel goes.
const wheelRows = 3

// scroll is a window of height rows on count rows with a cursor in it. It is what List and Tree have in common.
type scroll struct {
	count, height int
	first, cursor int
}

// settle puts the cursor on a row that exists and moves the window as little as shows it.
func (s *scroll) settle() {
	s.cursor = max(0, min(s.cursor, s.count-1))
	height := max(1, s.height)
	s.first = max(min(s.first, s.cursor, s.count-height), s.cursor-height+1, 0)
}

// key moves the cursor by a key's name and says whether the key was one for it.
func (s *scroll) key(name string) bool {
	page := max(1, s.height-1)
	switch name {
	case "up":
		s.cursor--
	case "down":
		s.cursor++
	case "pgup":
		s.cursor -= page
		s.first -= page
	case "pgdown":
		s.cursor += page
		s.first += page
	case "home":
		s.cursor = 0
	case "end":
		s.cursor = s.count - 1
	default:
		return false
	}
	s.settle()
	return true
}

// wheel moves the cursor by the mouse wheel.
func (s *scroll) wheel(button tea.MouseButton) bool {
	switch button {
	case tea.MouseWheelUp:
		s.cursor -= wheelRows
	case tea.MouseWheelDown:
		s.cursor += wheelRows
	default:
		return false
	}
	s.settle()
	return true
}

// click puts the cursor on the row drawn at y and says whether there is one.
func (s *scroll) click(y int) bool {
	if y < 0 || y >= s.height || s.first+y >= s.count {
		return false
	}
	s.cursor = s.first + y
	return true
}

// last returns the row after the window's last.
func (s *scroll) last() int { return min(s.count, s.first+s.height) }
