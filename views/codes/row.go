package codes

import (
	"strings"

	"casebook/api/safe"
	"casebook/api/systems"
	"casebook/ui"
)

// Columns of the list, in cells.
const (
	variantWide = 8  // which of a call's tables a row is of, at most
	statusWide  = 4  // "422", and "+" for more of them
	codeFrom    = 46 // columns from which a row shows its code and its table
	codeMost    = 22 // and no more of it than this, or than its share of a row
	codeShare   = 32 // percent
)

// columns are how wide the columns are of what was found; 0: one says nothing.
type columns struct{ variant, code int }

// columnsOf measures what tells rows apart. The table says something where a call has
// rows of several.
func columnsOf(hits []systems.Hit) columns {
	var c columns
	several := false
	for i, hit := range hits {
		c.code = max(c.code, ui.Width(answer(hit.Row)))
		c.variant = max(c.variant, ui.Width(variantOf(hit)))
		several = several || i > 0 && sameCall(hit, hits[i-1]) && hit.Row.Variant != hits[i-1].Row.Variant
	}
	if !several {
		c.variant = 0
	}
	c.variant = min(variantWide, c.variant)
	return c
}

func variantOf(hit systems.Hit) string { return safe.Line(hit.Row.Variant).String() }

// row draws a line: a heading, or one documented answer: its table, status, code and
// title.
func (s *Screen) row(i, width int, _ bool) string {
	theme := s.setup.Theme
	if heading := s.lines[i].heading; heading != "" {
		return ui.Truncate(theme.Muted.Render(heading), width)
	}
	hit := s.found.Hits[s.lines[i].hit]
	var b strings.Builder
	column := func(text string, cells, gap int, style ui.Style) {
		text = ui.Truncate(text, cells)
		b.WriteString(style.Render(text) + strings.Repeat(" ", cells-ui.Width(text)+gap))
	}
	if s.lines[i].tabled && s.columns.variant > 0 && width >= codeFrom {
		column(variantOf(hit), s.columns.variant, 2, theme.Muted)
	}
	column(hit.Row.ShortStatus(), statusWide, 1, ui.Style{})
	if s.columns.code > 0 && width >= codeFrom {
		column(answer(hit.Row), min(s.columns.code, codeMost, width*codeShare/100), 2, ui.Style{})
	}
	return ui.Truncate(b.String()+safe.Line(hit.Row.Title).String(), width)
}

// answer is what names the row's answer beside its status, fit to be shown.
func answer(row *systems.Row) string { return safe.Line(row.ShortAnswer()).String() }
