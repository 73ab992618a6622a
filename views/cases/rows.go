package cases

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"casebook/api/safe"
	"casebook/history"
	"casebook/ui"
	"casebook/views/panes"
)

// moment is when an attempt happened, or where that is not known was recorded.
func moment(row history.Summary) time.Time {
	if row.Happened.IsZero() {
		return row.Recorded
	}
	return row.Happened
}

// outcome is how an attempt ended: a mark, the word for it if there is room, and status.
func (s *Screen) outcome(row history.Summary, words bool) string {
	text := s.setup.Theme.Mark(panes.Severity(row.Outcome))
	if words {
		text += " " + safe.Line(s.setup.Packs.OutcomeWord(row.System, row.Operation, row.Outcome)).String()
	}
	if row.Status != 0 {
		text += " " + strconv.Itoa(row.Status)
	}
	return text
}

// Columns of a row of the timeline, in cells.
const (
	outcomeColumn = 20
	wordsFrom     = 44 // the width from which outcomes are said in words
)

// timelineRow draws an attempt: its mark, when it was, how it ended, and what it meant; of
// one in another case which that is.
func (s *Screen) timelineRow(i, width int, _ bool) string {
	theme, row := s.setup.Theme, s.timeline.at(i)
	if row == nil {
		return theme.Muted.Render(ui.GlyphMore)
	}
	left := "  "
	if s.timeline.marked[row.ID] {
		left = theme.Accent.Render(ui.GlyphMask) + " "
	}
	words := width >= wordsFrom
	left += theme.Muted.Render(s.when(moment(*row), words)) + "  "
	outcome := s.outcome(*row, words)
	if words {
		outcome = ui.Fit(outcome, outcomeColumn, 1)
	}
	return ui.Ends(left+outcome+"  "+s.meaning(*row), s.belongs(*row), width)
}

// when is a moment of the timeline, today's by its time: in 12 cells, or in 6.
func (s *Screen) when(at time.Time, long bool) string {
	today := s.now.Sub(at) < 20*time.Hour && at.Day() == s.now.Day()
	at = at.In(s.now.Location())
	switch {
	case today && long:
		return fmt.Sprintf("%12s", at.Format("15:04:05"))
	case long:
		return fmt.Sprintf("%12s", at.Format("2 Jan 15:04"))
	case today:
		return fmt.Sprintf("%6s", at.Format("15:04"))
	}
	return fmt.Sprintf("%6s", at.Format("2 Jan"))
}

// meaning is what an attempt came to: the vendor's code, else the likeliest cause.
func (s *Screen) meaning(row history.Summary) string {
	text := row.Title
	if len(row.Codes) > 0 {
		text = row.Codes[0]
	}
	if row.Operation != s.of.Operation || row.System != s.of.System {
		text = strings.Trim(s.operationName(row)+"  "+text, " ")
	}
	return safe.Line(text).String()
}

func (s *Screen) operationName(row history.Summary) string {
	if pack, operation, err := s.setup.Packs.Find(row.System, row.Operation); err == nil {
		if row.System == s.of.System {
			return operation.Name
		}
		return pack.Name + " · " + operation.Name
	}
	return row.Operation
}

// belongs says which case an attempt is in, in the list to choose from.
func (s *Screen) belongs(row history.Summary) string {
	theme := s.setup.Theme
	switch {
	case !s.timeline.adding:
		return ""
	case row.Case == s.id:
		return theme.Pass.Render("in it")
	case row.Case == 0:
		return theme.Muted.Render("no case")
	}
	return theme.Muted.Render("case " + strconv.FormatUint(row.Case, 10))
}

// detailRows is what the attempt under the cursor is described in.
const detailRows = 4

// detail describes the attempt under the cursor.
func (s *Screen) detail() []string {
	theme, row := s.setup.Theme, s.timeline.selected()
	if row == nil {
		return nil
	}
	head := s.outcome(*row, true)
	if row.Title != "" {
		head += "   " + theme.Title.Render(safe.Line(row.Title).String())
	}
	when := moment(*row).Format("2006-01-02 15:04:05 -07:00")
	if row.Happened.IsZero() {
		when = "recorded " + when
	}
	var about []string
	for _, text := range []string{s.operationName(*row), row.User, row.Environment, lasting(row.Duration)} {
		if text != "" {
			about = append(about, safe.Line(text).String())
		}
	}
	codes := ""
	if len(row.Codes) > 0 {
		codes = safe.Line(strings.Join(row.Codes, ", ")).String()
	}
	return []string{head, codes, strings.Join(about, "   "), theme.Muted.Render(when + "   " + row.ID)}
}

// lasting is a duration in milliseconds.
func lasting(ms float64) string {
	if ms <= 0 {
		return ""
	}
	return fmt.Sprintf("%.0f ms", ms)
}
