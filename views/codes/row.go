package codes

import (
	"fmt"
	"strconv"
	"strings"

	"casebook/api/safe"
	"casebook/api/systems"
	"casebook/ui"
)

// Columns of the list, in cells.
const (
	placeWide  = 12 // whose answer a row is, at most
	placeFrom  = 60 // columns from which a row says that
	statusWide = 4  // "422", and "+" for more of them
	codeFrom   = 46 // columns from which a row shows its code
	codeMost   = 28 // and no more of it than this, or than its share of a row
	codeShare  = 28 // percent
)

// columns are what the list shows of what was found, and how wide.
type columns struct {
	place   int // 0: there is nothing to tell rows apart by
	placeOf func(systems.Hit) string
	code    int
}

// columnsOf chooses what tells rows apart before their status: their systems, or
// among those of one system their operations, or of one operation its tables.
func columnsOf(hits []systems.Hit) columns {
	var c columns
	for _, hit := range hits {
		c.code = max(c.code, ui.Width(answer(hit.Row)))
	}
	for _, of := range []func(systems.Hit) string{systemOf, operationOf, variantOf} {
		wide, parts := 0, false
		for _, hit := range hits {
			place := of(hit)
			wide, parts = max(wide, ui.Width(place)), parts || place != of(hits[0])
		}
		if parts {
			c.place, c.placeOf = min(placeWide, wide), of
			break
		}
	}
	return c
}

func systemOf(hit systems.Hit) string { return safe.Line(hit.Pack.ID).String() }

func operationOf(hit systems.Hit) string {
	if hit.Row.Operation == "" {
		return "any call"
	}
	return safe.Line(hit.Row.Operation).String()
}

func variantOf(hit systems.Hit) string { return safe.Line(hit.Row.Variant).String() }

// row draws one documented answer: whose it is, status, code and title.
func (s *Screen) row(i, width int, _ bool) string {
	hit, muted := s.found.Hits[i], s.setup.Theme.Muted
	var b strings.Builder
	column := func(text string, cells, gap int, style ui.Style) {
		text = ui.Truncate(text, cells)
		b.WriteString(style.Render(text) + strings.Repeat(" ", cells-ui.Width(text)+gap))
	}
	if s.columns.place > 0 && width >= placeFrom {
		column(s.columns.placeOf(hit), s.columns.place, 2, muted)
	}
	column(status(hit.Row), statusWide, 1, ui.Style{})
	if s.columns.code > 0 && width >= codeFrom {
		column(answer(hit.Row), min(s.columns.code, codeMost, width*codeShare/100), 2, ui.Style{})
	}
	b.WriteString(safe.Line(hit.Row.Title).String())
	return ui.Truncate(b.String(), width)
}

// status is the row's status as the list shows it.
func status(row *systems.Row) string {
	switch statuses := row.Statuses(); len(statuses) {
	case 0:
		return ""
	case 1:
		return strconv.Itoa(statuses[0])
	default:
		return fmt.Sprint(statuses[0], "+")
	}
}

// answer is what names the row's answer beside its status: its code, else what it
// says, else what it is.
func answer(row *systems.Row) string {
	when := row.When
	when.Status = nil
	switch {
	case len(when.Transport) > 0:
		return "no answer"
	case len(when.Code) > 1:
		return safe.Line(when.Code[0]).String() + "+"
	}
	if lines := when.Lines(); len(lines) > 0 {
		return safe.Line(lines[0]).String()
	}
	return ""
}
