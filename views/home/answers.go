package home

import (
	"fmt"
	"strconv"
	"strings"

	"casebook/api/safe"
	"casebook/api/systems"
	"casebook/ui"
)

// Columns of a documented answer, in cells.
const (
	statusColumn = 4  // "422", and "+" for more of them
	codeFrom     = 46 // columns from which a row shows its code
	codeShare    = 24 // percent of a row that a code takes at most where titles need the rest
	systemFrom   = 60 // columns from which a row names its system
	labelColumn  = 7  // of what is known of the selected one
)

// answerRow draws a documented answer: status, code, title, system.
func (s *Screen) answerRow(i, width int, _ bool) string {
	hit := s.found.Hits[i]
	left := column(statusOf(hit.Row), statusColumn) + " "
	if width >= codeFrom && s.codes > 0 {
		rest := width - statusColumn - 1 - s.titles - 2
		if s.mixed {
			rest -= s.systems + 2
		}
		wide := min(s.codes, max(width*codeShare/100, rest))
		left += column(ui.Truncate(codeOf(hit.Row), wide), wide) + "  "
	}
	left += safe.Line(hit.Row.Title).String()
	if width < systemFrom || !s.mixed {
		return ui.Truncate(left, width)
	}
	return ui.Ends(left, s.setup.Theme.Muted.Render(safe.Line(hit.Pack.Name).String()), width)
}

// statusOf is the HTTP status of a documented answer.
func statusOf(row *systems.Row) string {
	switch statuses := row.Statuses(); len(statuses) {
	case 0:
		return ""
	case 1:
		return strconv.Itoa(statuses[0])
	default:
		return fmt.Sprint(statuses[0], "+")
	}
}

// codeOf is what names a documented answer beside its status.
func codeOf(row *systems.Row) string {
	when := row.When
	when.Status = nil
	if lines := when.Lines(); len(lines) > 0 {
		return safe.Line(lines[0]).String()
	}
	return ""
}

// answerDetail is what is known of the selected answer, in an area of so many rows.
func (s *Screen) answerDetail(width, height int) []string {
	rows := s.answerRows(width)
	if len(rows) > height && height > 1 {
		rows[height-1] = ui.Truncate(s.setup.Theme.Muted.Render(ui.GlyphMore+" enter reads the rest"), width)
	}
	return rows[:min(len(rows), max(0, height))]
}

func (s *Screen) answerRows(width int) []string {
	page, theme := s.page, s.setup.Theme
	if page.Row == nil {
		return nil
	}
	width = max(1, min(ui.TextWidth, width))
	rows := ui.Wrap(theme.Title.Render(safe.Line(page.Row.Title).String()), width)
	about := []string{page.Call() + " · " + page.Basis()}
	if ui.Width(about[0]) > width {
		about = []string{page.Call(), page.Basis()}
	}
	for _, text := range about {
		rows = append(rows, ui.Truncate(theme.Muted.Render(safe.Line(text).String()), width))
	}
	rows = append(rows, "")
	rows = append(rows, ui.Wrap(safe.Line(page.Row.Cause).String(), width)...)
	for _, part := range []struct{ label, text string }{{"fix", page.Row.Fix}, {"ask", page.Row.Settle}, {"say", page.Reply}} {
		if part.text != "" {
			rows = append(append(rows, ""), hang(theme.Label.Render(part.label), labelColumn, safe.Line(part.text).String(), width)...)
		}
	}
	if len(page.Tries) > 0 {
		rows = append(rows, "", ui.Ends(theme.Title.Render("TRY IT"), s.tryHint(), width))
		for _, t := range page.Tries {
			rows = append(rows, ui.Truncate(safe.Line(t.Example.Title).String(), width))
		}
	}
	return rows
}

// tryHint says what tries the first scenario of an answer.
func (s *Screen) tryHint() string {
	if !s.setup.Environment.Simulated {
		return s.setup.Theme.Muted.Render("needs --env simulator")
	}
	return s.setup.Theme.Key.Render("ctrl+s") + s.setup.Theme.KeyHint.Render(" fills the form")
}

// hang sets text behind a label, its further rows below its first.
func hang(label string, wide int, text string, width int) []string {
	wide = min(wide, width/2)
	var rows []string
	for _, row := range ui.Wrap(text, max(1, width-wide)) {
		rows = append(rows, ui.Truncate(column(ui.Truncate(label, wide), wide)+row, width))
		label = ""
	}
	return rows
}

// answerNotes say what of the words could not be taken as it was meant.
func (s *Screen) answerNotes(width int) []string {
	if len(s.found.Notes) == 0 {
		return nil
	}
	return notice(s.setup.Theme.Mark(ui.Warn), strings.Join(s.found.Notes, "; "), width, mostPackRows)
}

// notice sets a text behind a mark, on so many rows at most.
func notice(mark, text string, width, most int) []string {
	margin := ""
	if width >= marginFrom {
		margin = " "
	}
	rows := ui.Wrap(safe.Line(text).String(), max(1, min(ui.TextWidth, width-2-2*len(margin))))
	if len(rows) > most {
		rows = rows[:most]
		rows[most-1] = ui.Truncate(rows[most-1], max(1, width-4-2*len(margin))) + ui.GlyphMore
	}
	for i := range rows {
		rows[i] = ui.Truncate(margin+mark+" "+rows[i], width)
		mark = " "
	}
	return rows
}
