package ui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// Sheet is the overlay that shows a text to read, scrolled when it is long.
type Sheet struct {
	theme         *Theme
	title         string
	cells         int
	pager         *Pager
	whole         string // the text before it was wrapped; empty: the lines are that
	width, height int
}

// NewSheet opens a text under a title. The lines must be safe to show and may hold styles.
func NewSheet(theme *Theme, title string, lines []string) *Sheet {
	s := &Sheet{theme: theme, title: title, pager: NewPager()}
	s.pager.SetLines(lines)
	for _, line := range lines {
		s.cells = max(s.cells, Width(line))
	}
	return s
}

// NewReading opens a text under a title, wrapped to a width in cells. It must be safe to show.
func NewReading(theme *Theme, title, text string, width int) *Sheet {
	s := NewSheet(theme, title, Wrap(text, width))
	s.whole = text
	return s
}

// Texts returns the text and its title.
func (s *Sheet) Texts() []string {
	if s.whole == "" {
		return append([]string{s.title}, s.pager.lines...)
	}
	return []string{s.title, s.whole}
}

// SetSize gives the window's size in cells.
func (s *Sheet) SetSize(width, height int) {
	s.width, s.height = width, height
	inner := s.box().inner
	s.pager.SetSize(inner.Width, inner.Height)
}

// sheetMin is the narrowest that a sheet is drawn where there is room, in cells.
const sheetMin = 48

// box is where the sheet is drawn: as wide as its text asks for, no wider than prose is set.
func (s *Sheet) box() box {
	return newBox(s.width, s.height, max(sheetMin, min(s.cells, TextWidth)), s.pager.Lines())
}

// Update scrolls; esc, enter, q, ? and f1 close.
func (s *Sheet) Update(msg tea.Msg) (tea.Cmd, bool) {
	if press, ok := msg.(tea.KeyPressMsg); ok {
		switch press.String() {
		case "esc", "enter", "q", "?", "f1":
			return nil, true
		}
	}
	s.pager.Update(msg)
	return nil, false
}

// Keys lists the sheet's own keys.
func (s *Sheet) Keys() []key.Binding {
	return []key.Binding{
		key.NewBinding(key.WithKeys("up", "down", "pgup", "pgdown"), key.WithHelp("up/down", "scroll")),
		key.NewBinding(key.WithKeys("esc", "enter", "q", "?", "f1"), key.WithHelp("esc", "close")),
	}
}

// View draws the sheet over base.
func (s *Sheet) View(base string) Frame {
	foot := ""
	if !s.pager.AtEnd() {
		foot = GlyphMore + " more below"
	}
	return s.box().draw(s.theme, base, s.title, foot, s.pager.View())
}
