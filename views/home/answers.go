package home

import (
	"fmt"
	"slices"
	"strings"

	"casebook/api/safe"
	"casebook/api/systems"
	"casebook/ui"
)

// Columns of a documented answer, in cells.
const (
	statusColumn = 4  // "422", and "+" for more of them
	codeFrom     = 46 // columns from which a row shows its code
	codeMost     = 22 // and no more of it than this, or than its share of a row, where titles need the rest
	codeShare    = 30 // percent
	callFrom     = 60 // columns from which a row names its call
	labelColumn  = 7  // of what is known of the selected one
)

// answer is a row of the list of what was found: a documented answer, and those that a
// reader could not tell from it.
type answer struct {
	systems.Hit
	calls []string // whose answer it is, as far as the others are not of the same; the shorter name last
	times int
}

// answersOf lists what was found. Answers of one call with the same status, code and
// title, as two tables of a vendor have them, are one row.
func answersOf(hits []systems.Hit) []answer {
	type looks struct {
		pack                           *systems.Pack
		operation, status, code, title string
	}
	place := map[looks]int{}
	var list []answer
	mixed, several := false, false
	for _, hit := range hits {
		mixed = mixed || hit.Pack != hits[0].Pack
		several = several || hit.Row.Operation != hits[0].Row.Operation
		as := looks{hit.Pack, hit.Row.Operation, hit.Row.ShortStatus(), codeOf(hit.Row), hit.Row.Title}
		if place[as] == 0 {
			list = append(list, answer{Hit: hit})
			place[as] = len(list)
		}
		list[place[as]-1].times++
	}
	for i := range list {
		list[i].calls = callsTo(list[i].Hit, mixed, several)
	}
	return list
}

// callsTo names the call that an answer is to: its system where those of several are
// listed, and its operation likewise; and for want of room the operation alone, or the
// system where it is any call's.
func callsTo(hit systems.Hit, mixed, several bool) []string {
	system, name := safe.Line(hit.Pack.Name).String(), "any call"
	brief := system
	if operation := hit.Pack.Operation(hit.Row.Operation); operation != nil {
		name = safe.Line(operation.Name).String()
		brief = name
	}
	switch {
	case mixed && several:
		return []string{system + " · " + name, brief}
	case several:
		return []string{name}
	case mixed:
		return []string{system}
	}
	return nil
}

// answerRow draws a documented answer: status, code, title, and at the right its call,
// where that is not the one of the row above.
func (s *Screen) answerRow(i, width int, _ bool) string {
	a, muted := s.answers[i], s.setup.Theme.Muted
	left := column(a.Row.ShortStatus(), statusColumn) + " "
	if width >= codeFrom && s.codes > 0 {
		wide := min(s.codes, max(min(codeMost, width*codeShare/100), width-statusColumn-1-s.titles-2))
		left += column(ui.Truncate(codeOf(a.Row), wide), wide) + "  "
	}
	left += safe.Line(a.Row.Title).String()
	times := ""
	if a.times > 1 {
		times = fmt.Sprintf("×%d", a.times)
	}
	if width >= callFrom && (i == s.lists[inAnswers].Top() || !slices.Equal(a.calls, s.answers[i-1].calls)) {
		for _, call := range a.calls {
			if right := strings.TrimSpace(times + "  " + call); ui.Width(left)+2+ui.Width(right) <= width {
				return ui.Ends(left, muted.Render(right), width)
			}
		}
	}
	return ui.Ends(left, muted.Render(times), width)
}

// codeOf is what names a documented answer beside its status, fit to be shown.
func codeOf(row *systems.Row) string { return safe.Line(row.ShortAnswer()).String() }

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
	return notice(s.setup.Theme.Mark(ui.Warn), strings.Join(s.found.Notes, "; "), width, mostNoticeRows)
}

// notice sets a text behind a mark, on so many rows at most.
func notice(mark, text string, width, most int) []string {
	margin := ""
	if width >= marginFrom {
		margin = " "
	}
	rows := noticeLines(text, width)
	if len(rows) > most {
		rows = rows[:most]
		rows[most-1] = strings.TrimRight(ui.Truncate(rows[most-1], max(1, width-4-2*len(margin))), ui.GlyphMore+" ") + ui.GlyphMore
	}
	for i := range rows {
		rows[i] = ui.Truncate(margin+mark+" "+rows[i], width)
		mark = " "
	}
	return rows
}

// noticeLines are the lines of a notice, without mark and margin.
func noticeLines(text string, width int) []string {
	margins := 0
	if width >= marginFrom {
		margins = 2
	}
	return ui.Wrap(safe.Line(text).String(), max(1, min(ui.TextWidth, width-2-margins)))
}
