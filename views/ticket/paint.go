package ticket

import (
	"casebook/api/safe"
	"casebook/history/ticket"
	"casebook/ui"
)

// paints style a line of a side: what it is in Markdown, and the values in it.
func (s *Screen) paints(side, line int) []ui.Paint {
	sheet := &s.made.leaves.sheet
	if line >= len(sheet.kinds) || line >= len(sheet.lines[side]) {
		return nil
	}
	length, base := len(sheet.lines[side][line]), s.kindStyle(sheet.kinds[line])
	var paints []ui.Paint
	at := 0
	for _, m := range sheet.marks[side][line] {
		paints = append(paints, ui.Paint{From: at, To: m.from, Style: base}, ui.Paint{From: m.from, To: m.to, Style: s.markStyle(m)})
		at = m.to
	}
	return append(paints, ui.Paint{From: at, To: length, Style: base})
}

func (s *Screen) kindStyle(of kind) ui.Style {
	theme := s.setup.Theme
	switch of {
	case headline:
		return theme.Title
	case fence:
		return theme.Muted
	case warning:
		return theme.Warn
	}
	return ui.Style{}
}

// markStyle tells the selected value from the others, and what is cut from what goes out
// in clear.
func (s *Screen) markStyle(m mark) ui.Style {
	switch theme := s.setup.Theme; {
	case m.value == s.values.Selected():
		return theme.Current
	case m.clear:
		return theme.Warn
	default:
		return theme.Accent
	}
}

// Columns of the list of values, in cells.
const (
	nameCells  = 24 // the widest that names are set
	classCells = 9
)

// valueRow draws a value in the list: its name, its class, its shape, how often it stands.
func (s *Screen) valueRow(i, width int, _ bool) string {
	theme, v := s.setup.Theme, s.made.values[i]
	class, style := v.Class.String(), theme.Muted
	switch {
	case v.Revealed:
		class, style = "IN CLEAR", theme.Warn
	case v.Kind == cutKind:
		class = "cut more"
	}
	row := ui.Fit(theme.Accent.Render(v.Name), s.made.nameWidth, 1) + "  " + ui.Fit(style.Render(class), classCells, 1)
	return ui.Ends(row+theme.Muted.Render(safe.Line(v.Shape).String()), theme.Muted.Render("×"+ui.Grouped(s.times(i))), width)
}

// times is how often a value stands in what goes out; of an archive, in its ticket.
func (s *Screen) times(i int) int {
	if s.made.leaves.format == ticket.Zip {
		return s.made.counts[i]
	}
	return len(s.placesOf(i))
}
