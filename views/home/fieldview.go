package home

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"casebook/ui"
)

// fieldRows are how many rows the field takes at the top.
func (s *Screen) fieldRows() int {
	switch h := s.layout.height; {
	case h >= airyFieldFrom:
		return 3
	case h >= roomyFrom:
		return 2
	case h >= fieldFrom || h > 0 && s.Typing():
		return 1
	}
	return 0
}

// unfocusedBar marks the field while the keys go elsewhere: a thinner one, so that the
// bar alone tells, without colours too.
const unfocusedBar = "│"

// fieldFrame draws the field with its cursor, and below it what is wrong with packs.
func (s *Screen) fieldFrame() ui.Frame {
	theme, width := s.setup.Theme, s.layout.width
	var rows []string
	margin := ""
	if width >= marginFrom {
		margin = " "
	}
	label, placeholder := question, hint
	switch s.fieldRows() {
	case 0:
		return ui.Frame{}
	case 1:
		placeholder = question
	case 3:
		rows = append(rows, "")
		fallthrough
	default:
		rows = append(rows, ui.Truncate(margin+theme.Heading(label, s.Typing()), width))
	}
	room := max(1, width-2*len(margin)-2)
	if s.fieldRows() > 1 && ui.Width(placeholder) > room {
		placeholder = "a paste, or what the caller read out"
	}
	bar := theme.Muted.Render(unfocusedBar)
	if s.Typing() {
		bar = theme.Accent.Render(ui.GlyphBar)
	}
	text, cursor := s.field.View(theme, room)
	if !s.searching() {
		text = theme.Placeholder.Render(ui.Truncate(placeholder, room))
	}
	y := len(rows)
	rows = append(rows, ui.Truncate(margin+bar+" "+text, width))
	frame := ui.Frame{Body: strings.Join(append(rows, s.packRows()...), "\n")}
	if s.Typing() {
		frame.Cursor = tea.NewCursor(min(cursor+len(margin)+2, max(0, width-1)), y)
	}
	return frame
}
