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

// askRows are the rows below the field with what is said of the query: none as long as
// it is words only.
func (s *Screen) askRows() []string {
	said := strings.Contains(s.field.Value(), ":") || s.past.parsed.Wants != nil
	width := s.layout.width
	switch {
	case !s.searching() || s.layout.height < askFrom:
		return nil
	case s.past.wrong != nil:
		return notice(s.setup.Theme.Mark(ui.Warn), s.past.wrong.Error(), width, mostNoticeRows)
	case !said:
		return nil
	}
	margin := ""
	if width >= marginFrom {
		margin = " "
	}
	return []string{ui.Truncate(margin+"  "+s.askRow(width-len(margin)-2), width)}
}

// unfocusedBar marks the field while the keys go elsewhere: a thinner one, so that the
// bar alone tells, without colours too.
const unfocusedBar = "│"

// underField is what stands below the field: what is wrong with packs, and drafts.
func (s *Screen) underField() []string { return append(s.packRows(), s.draftRows()...) }

// fieldFrame draws the field with its cursor, and what stands below it.
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
	if ghost := s.ghost(); ghost != "" && ui.Width(text)+1 < room {
		text += theme.Placeholder.Render(ui.Truncate(ghost, room-ui.Width(text)))
	}
	if !s.searching() {
		text = theme.Placeholder.Render(ui.Truncate(placeholder, room))
	}
	y := len(rows)
	rows = append(rows, ui.Truncate(margin+bar+" "+text, width))
	rows = append(rows, s.askRows()...)
	frame := ui.Frame{Body: strings.Join(append(rows, s.underField()...), "\n")}
	if s.Typing() {
		frame.Cursor = tea.NewCursor(min(cursor+len(margin)+2, max(0, width-1)), y)
	}
	return frame
}
