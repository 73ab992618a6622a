package ticket

import (
	"strings"

	"casebook/api/safe"
	"casebook/ui"
)

// paints style the bytes from up to to of a line of a side: what it is in Markdown, and
// the values in it.
func (s *Screen) paints(side, line, from, to int) []ui.Paint {
	sheet := &s.made.leaves.sheet
	if line >= len(sheet.kinds) || line >= len(sheet.lines[side]) {
		return nil
	}
	base := markup(s.setup.Theme, sheet.kinds[line], sheet.lines[side][line])
	var paints []ui.Paint
	at := from
	for _, m := range sheet.marks[side][line] {
		if m.to <= from || m.from >= to {
			continue
		}
		paints = append(within(paints, base, at, m.from), ui.Paint{From: m.from, To: m.to, Style: s.markStyle(m)})
		at = m.to
	}
	return within(paints, base, at, to)
}

// within adds what of base lies between two bytes of its line.
func within(paints, base []ui.Paint, from, to int) []ui.Paint {
	for _, p := range base {
		if p.From < to && from < p.To {
			paints = append(paints, ui.Paint{From: max(from, p.From), To: min(to, p.To), Style: p.Style})
		}
	}
	return paints
}

// margin says before a row of what classes the values are that are cut in it. A row that
// begins within a value has nothing before it: what hides values reads on from row to row.
func (s *Screen) margin(side, line, from, to int) string {
	sheet := &s.made.leaves.sheet
	if line >= len(sheet.marks[side]) {
		return ""
	}
	theme, said, n := s.setup.Theme, "", 0
	for _, m := range sheet.marks[side][line] {
		switch {
		case m.from < from && from < m.to:
			return ""
		case m.from < from || m.from >= to:
			continue
		}
		glyph, style := s.made.values[m.value].glyph(), theme.Muted
		if m.clear {
			style = theme.Warn
		}
		if n < ui.MarginCells && !strings.Contains(said, glyph) {
			said, n = said+style.Render(glyph), n+1
		}
	}
	return said
}

// glyph is the class of a value in one cell.
func (v value) glyph() string {
	switch {
	case v.Revealed:
		return ui.GlyphWarn
	case v.Kind == cutKind:
		return "x" // as the key
	case v.Class == safe.OneTime:
		return "1"
	case v.Class == safe.Proof:
		return "#"
	case v.Class == safe.Personal:
		return "@"
	}
	return "S"
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
