package home

import (
	"fmt"
	"strconv"
	"strings"

	"casebook/api/safe"
	"casebook/history"
	"casebook/ui"
	"casebook/views/panes"
)

// Columns of an attempt that was found, in cells, and the widths from which they are
// shown.
const (
	mostCall    = 26
	mostUser    = 24
	wholeUser   = 16 // in cells: a telephone number is shown in whole
	leastUser   = 12 // of it where the codes need the room
	mostCode    = 26 // that are waited for before users are shown in whole
	usersFrom   = 66
	casesFrom   = 46
	statusWidth = 3
	aboutLabel  = 10 // of what is known of the selected attempt
	shownID     = 8  // characters of an id's end, which stands for it
)

// pastColumns are the widest of what was found, in cells.
type pastColumns struct {
	outcome, call, brief, user int
	code                       int
	number                     int  // digits of the cases; 0 where there is none
	simulated, real            bool // some of them are of the simulator, some are not
}

// measure takes rows into account.
func (c *pastColumns) measure(s *Screen, rows []history.Summary) {
	for i := range rows {
		row := &rows[i]
		c.simulated, c.real = c.simulated || row.Simulated, c.real || !row.Simulated
		if len(row.Codes) > 0 {
			c.code = max(c.code, min(mostCode, ui.Width(safe.Line(row.Codes[0]).String())+1))
		}
		c.outcome = max(c.outcome, ui.Width(s.pastOutcome(row)))
		c.call = max(c.call, min(mostCall, ui.Width(s.pastCall(row, true))))
		c.brief = max(c.brief, min(mostCall, ui.Width(s.pastCall(row, false))))
		c.user = max(c.user, min(mostUser, ui.Width(safe.Line(row.User).String())))
		if row.Case != 0 {
			c.number = max(c.number, len(strconv.FormatUint(row.Case, 10)))
		}
	}
}

// pastCall names system and operation of an attempt, or the operation alone.
func (s *Screen) pastCall(row *history.Summary, system bool) string {
	pack, operation, err := s.setup.Packs.Find(row.System, row.Operation)
	switch {
	case err != nil && system:
		return safe.Line(row.System + " · " + row.Operation).String()
	case err != nil:
		return safe.Line(row.Operation).String()
	case system:
		return safe.Line(pack.Name + " · " + operation.Name).String()
	}
	return safe.Line(operation.Name).String()
}

// pastOutcome is the word for how an attempt ended.
func (s *Screen) pastOutcome(row *history.Summary) string {
	return safe.Line(s.setup.Packs.OutcomeWord(row.System, row.Operation, row.Outcome)).String()
}

// pastRow draws an attempt: age, outcome, call, status and code; at the right whom it is
// about and its case. What is simulated among what is not says so at every width; where all
// is, the heading does. For the code the user is cut, and then left out.
func (s *Screen) pastRow(i, width int, _ bool) string {
	row, theme, c := &s.past.rows[i], s.setup.Theme, &s.past.columns
	left := column(theme.Muted.Render(panes.Age(s.now, row.Recorded)), ageColumn) + "  " + theme.Mark(panes.Severity(row.Outcome))
	if width >= wordsFrom {
		left += " " + column(s.pastOutcome(row), c.outcome)
	}
	left += "  "
	right := s.pastRight(row, width, width-ui.Width(left)-statusWidth-c.code)
	switch room := width - ui.Width(left) - ui.Width(right) - len("  ")*2 - statusWidth - c.code; {
	case width < wordsFrom:
	case c.call <= room:
		left += column(ui.Truncate(s.pastCall(row, true), c.call), c.call) + "  "
	case c.brief <= room:
		left += column(ui.Truncate(s.pastCall(row, false), c.brief), c.brief) + "  "
	}
	status := ""
	if row.Status != 0 {
		status = strconv.Itoa(row.Status)
	}
	left += column(status, statusWidth)
	if len(row.Codes) > 0 {
		left += " " + safe.Line(row.Codes[0]).String()
	}
	return ui.Ends(left, right, width)
}

// pastRight is what stands at the right of an attempt that was found, in a row of width cells
// of which the code leaves room.
func (s *Screen) pastRight(row *history.Summary, width, room int) string {
	theme, c := s.setup.Theme, &s.past.columns
	var parts []string
	if c.simulated && c.real {
		parts = append(parts, panes.Sim(theme, row.Simulated))
		room -= len("  sim")
	}
	lead := "case "
	if c.number > 0 {
		room -= len("  ") + len(lead) + c.number
	}
	if room-len("  ") < min(c.user, wholeUser) && width >= usersFrom && c.number > 0 {
		room, lead = room+len(lead)-len("#"), "#" // a number that is cut is none
	}
	if user := min(c.user, room-len("  ")); width >= usersFrom && user >= min(leastUser, c.user) && user > 0 {
		parts = append(parts, column(ui.Truncate(safe.Line(row.User).String(), user), user))
	}
	if width >= casesFrom && c.number > 0 {
		number := ""
		if row.Case != 0 {
			number = fmt.Sprintf("%s%*d", lead, c.number, row.Case)
		}
		parts = append(parts, theme.Muted.Render(column(number, len(lead)+c.number)))
	}
	return strings.Join(parts, "  ")
}

// pastTotals says how many attempts the search finds, and of what kind, as many of the
// kinds as there is room for.
func (s *Screen) pastTotals(width int) string {
	p := &s.past
	more := ""
	if !p.told {
		more = " " + ui.GlyphMore
	}
	if len(p.totals) == 0 {
		switch {
		case p.stale || len(p.parsed.Terms) == 0 || p.wrong != nil:
			return ""
		case p.next == "" && p.parsed.Has(history.InBody):
			return ui.Counted(len(p.rows), "attempt")
		}
		return ui.Grouped(p.looked) + " looked at" + more
	}
	text := ""
	for i, total := range p.totals {
		part := ui.Grouped(total.N) + " " + total.Word
		if total.Noun != "" {
			part = ui.Counted(total.N, total.Noun)
		}
		if i > 0 {
			part = " · " + part
		}
		if ui.Width(text+part+more) > width {
			break
		}
		text += part
	}
	return text + more
}

// pastDetail is what is known of the selected attempt.
func (s *Screen) pastDetail(width, height int) []string {
	at := s.lists[inPast].Selected()
	if at < 0 || at >= len(s.past.rows) {
		return nil
	}
	row, theme := &s.past.rows[at], s.setup.Theme
	width = max(1, min(ui.TextWidth, width))
	word := s.pastOutcome(row)
	title := safe.Line(row.Title).String()
	if title == "" {
		title = word
	}
	rows := ui.Wrap(theme.Title.Render(title), width)
	head := theme.Mark(panes.Severity(row.Outcome)) + " " + word
	if row.Status != 0 {
		head += "   " + strconv.Itoa(row.Status)
	}
	if row.Simulated {
		head = ui.Ends(head, theme.Simulated.Render(" SIMULATED "), width)
	}
	rows = append(rows, head, "")
	for _, known := range s.pastFacts(row) {
		if known[1] != "" {
			rows = append(rows, hang(theme.Label.Render(known[0]), aboutLabel, safe.Line(known[1]).String(), width)...)
		}
	}
	return rows[:min(len(rows), max(0, height))]
}

// pastFacts are what is known of an attempt, each with its name.
func (s *Screen) pastFacts(row *history.Summary) [][2]string {
	happened := row.Happened
	if happened.IsZero() {
		happened = row.Recorded
	}
	facts := [][2]string{
		{"call", s.pastCall(row, true)},
		{"codes", strings.Join(row.Codes, ", ")},
		{"user", row.User},
		{"when", clock(happened)},
		{"env", row.Environment},
		{"case", s.pastCase(row)},
		{"id", row.ID[max(0, len(row.ID)-shownID):]},
	}
	if row.Duration > 0 {
		facts = append(facts, [2]string{"took", ui.Grouped(int(row.Duration+0.5)) + " ms"})
	}
	if row.OlderRules() {
		facts = append(facts, [2]string{"redacted", "under older rules"})
	}
	return facts
}

// pastCase names the case of an attempt, by its title where that is known.
func (s *Screen) pastCase(row *history.Summary) string {
	if row.Case == 0 {
		return "none"
	}
	for i := range s.cases {
		if c := &s.cases[i]; c.ID == row.Case {
			return strconv.FormatUint(row.Case, 10) + ", " + string(c.State) + ": " + s.title(c)
		}
	}
	return strconv.FormatUint(row.Case, 10)
}
