package ticket

import (
	"strings"

	"casebook/api/safe"
	"casebook/history/ticket"
	"casebook/ui"
)

// Columns of the list of values, in cells.
const (
	nameCells  = 24 // the widest that names are set
	classCells = 10
)

// valueRow draws a value in the list: what stands before its rows in the text, its name, its class, its shape, how often it stands.
func (s *Screen) valueRow(i, width int, _ bool) string {
	theme, v := s.setup.Theme, s.made.values[i]
	class, style := v.Class.String(), theme.Muted
	switch {
	case v.Revealed:
		class, style = "IN CLEAR", theme.Warn
	case v.Kind == cutKind:
		class = "cut more"
	}
	row := style.Render(v.glyph()) + " " + ui.Fit(theme.Accent.Render(v.Name), s.made.nameWidth, 1) + "  " + ui.Fit(style.Render(class), classCells, 1)
	times := "×" + ui.Grouped(s.times(i))
	shape := fitting(safe.Line(v.Shape).String(), width-ui.Width(row)-2-ui.Width(times))
	return ui.Ends(row+theme.Muted.Render(shape), theme.Muted.Render(times), width)
}

// fitting is what of a list of words between commas has room, whole.
func fitting(list string, width int) string {
	for ui.Width(list) > width {
		list = list[:max(0, strings.LastIndex(list, ", "))]
		if list == "" {
			break
		}
	}
	return list
}

// times is how often a value stands in what goes out; of an archive, in its ticket.
func (s *Screen) times(i int) int {
	if s.made.leaves.format == ticket.Zip {
		return s.made.counts[i]
	}
	return len(s.placesOf(i))
}

// placesFrom is how many rows the values take from which on the places of the selected
// one stand below them.
const placesFrom = 10

// valuesView draws the list of values, and below it where the selected one stands.
func (s *Screen) valuesView(width, rows int) string {
	body, v := s.values.View().Body, s.selected()
	if !s.layout.placesBelow {
		return body
	}
	room := rows - s.layout.valueRows
	theme := s.setup.Theme
	lines := []string{ui.Ends(
		theme.Title.Render("WHERE ")+theme.Accent.Render(v.Name)+theme.Title.Render(" STANDS"),
		theme.Muted.Render(ui.Counted(s.times(s.values.Selected()), "place")), width)}
	if len(v.Places) == 0 && len(s.placesOf(s.values.Selected())) > 1 {
		lines = append(lines, "  "+theme.Key.Render("o")+" "+theme.KeyHint.Render("goes from one to the next"))
	}
	for i, at := range v.Places {
		if more := len(v.Places) - i + v.Further; len(lines)+1 == room && more > 1 || i == len(v.Places) {
			break
		}
		lines = append(lines, "  "+ui.Truncate(safe.Line(at).String(), max(1, width-2)))
	}
	if more := len(v.Places) + v.Further - (len(lines) - 1); more > 0 && len(lines) < room {
		lines = append(lines, theme.Muted.Render("  and "+ui.Grouped(more)+" more"))
	}
	return ui.Fit(body, width, s.layout.valueRows) + "\n" + strings.Join(lines, "\n")
}
