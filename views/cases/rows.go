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
		text += " " + s.outcomeWord(row)
	}
	if row.Status != 0 {
		text += " " + strconv.Itoa(row.Status)
	}
	return text
}

func (s *Screen) outcomeWord(row history.Summary) string {
	return safe.Line(s.setup.Packs.OutcomeWord(row.System, row.Operation, row.Outcome)).String()
}

// columns are the widest of a timeline, in cells.
type columns struct {
	when, brief     int // a moment, and one without its seconds or its time of day
	outcome, status int // outcomes in words, and without
	code, call      int
	belongs         int // which case they are in
}

// mostCode is how much of a code is waited for before anything else gives way, in cells.
const mostCode = 32

// measure takes the rows that are shown into account.
func (s *Screen) measure() {
	c := columns{}
	for i := range s.timeline.shown() {
		row := &s.timeline.shown()[i]
		at := moment(*row)
		c.when, c.brief = max(c.when, ui.Width(s.when(at, true))), max(c.brief, ui.Width(s.when(at, false)))
		c.outcome, c.status = max(c.outcome, ui.Width(s.outcome(*row, true))), max(c.status, ui.Width(s.outcome(*row, false)))
		if len(row.Codes) > 0 {
			c.code = max(c.code, min(mostCode, ui.Width(s.meaning(*row))))
		}
		c.call = max(c.call, ui.Width(s.otherCall(*row)))
		c.belongs = max(c.belongs, ui.Width(s.belongs(*row)))
	}
	s.timeline.columns = c
}

// timelineRow draws an attempt: its mark, when it was, how it ended, what it meant, and where
// there is room for that of all the call, if it is another than the case's; of one in another
// case which that is. The code is what tells attempts apart: for it the words of the outcome give way, and
// then the time of day.
func (s *Screen) timelineRow(i, width int, _ bool) string {
	theme, row, c := s.setup.Theme, s.timeline.at(i), s.timeline.columns
	if row == nil {
		return theme.Muted.Render(ui.GlyphMore)
	}
	left := "  "
	if s.timeline.marked[row.ID] {
		left = theme.Accent.Render(ui.GlyphMask) + " "
	}
	right := s.belongs(*row)
	room := width - len("  ")*3 - c.code
	if c.belongs > 0 {
		room -= len("  ") + c.belongs
	}
	words, when, outcome := c.when+c.outcome <= room, c.when, c.outcome
	if !words {
		outcome = c.status
	}
	if when+outcome > room {
		when = c.brief
	}
	at := s.when(moment(*row), when == c.when)
	left += strings.Repeat(" ", max(0, when-ui.Width(at))) + theme.Muted.Render(at) + "  " + ui.Fit(s.outcome(*row, words), outcome, 1) + "  "
	left += s.meaning(*row)
	if c.call > 0 && words && when+outcome+len("  ")+c.call <= room {
		call := ui.Fit(theme.Muted.Render(s.otherCall(*row)), c.call, 1)
		right = strings.TrimSuffix(call+"  "+right, "  ")
	}
	return ui.Ends(left, right, width)
}

// when is a moment of the timeline, today's by its time, an earlier one with its day, or
// without its time of day.
func (s *Screen) when(at time.Time, long bool) string {
	today := s.now.Sub(at) < 20*time.Hour && at.Day() == s.now.Day()
	at = at.In(s.now.Location())
	switch {
	case today && long:
		return at.Format("15:04:05")
	case long:
		return at.Format("2 Jan 15:04")
	case today:
		return at.Format("15:04")
	}
	return at.Format("2 Jan")
}

// meaning is what an attempt came to: the vendor's code, else the likeliest cause.
func (s *Screen) meaning(row history.Summary) string {
	if len(row.Codes) > 0 {
		return safe.Line(row.Codes[0]).String()
	}
	return safe.Line(row.Title).String()
}

// otherCall names the call of an attempt, where it is not that of the case.
func (s *Screen) otherCall(row history.Summary) string {
	if row.Operation == s.of.Operation && row.System == s.of.System {
		return ""
	}
	return safe.Line(s.operationName(row)).String()
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

// detail describes the attempt under the cursor in rows of a width.
func (s *Screen) detail(width int) []string {
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
	rows := []string{head, codes, strings.Join(about, "   "), theme.Muted.Render(identified(when, row.ID, width))}
	for i, text := range rows {
		rows[i] = ui.Truncate(text, width)
	}
	return rows
}

// shownID is how much of an id's end stands for it, in characters.
const shownID = 8

// identified is a text with the id of an attempt behind it: whole where there is room, else
// the end that commands take, which the text gives way to.
func identified(text, id string, width int) string {
	if whole := text + "   " + id; ui.Width(whole) <= width {
		return whole
	}
	end := id[max(0, len(id)-shownID):]
	return strings.TrimLeft(ui.Truncate(text, max(0, width-len("   ")-len(end)))+"   "+end, " ")
}

// lasting is a duration in milliseconds.
func lasting(ms float64) string {
	if ms <= 0 {
		return ""
	}
	return fmt.Sprintf("%.0f ms", ms)
}
