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

// Columns of a row, in cells, and the widths below which they are left out.
const (
	ageColumn  = 6
	mostOwner  = 12
	fewOwner   = 8 // where it stands beside the title
	ownersFrom = 70
	wordsFrom  = 52 // states in words
	agesFrom   = 30
)

// caseColumns are the widest of the cases, in cells.
type caseColumns struct {
	number, state, owner int
	simulated, real      bool // some are of the simulator, some are not
}

// measureCases takes the cases into account.
func (s *Screen) measureCases() {
	var c caseColumns
	for i := range s.cases {
		of := &s.cases[i]
		c.number = max(c.number, len(strconv.FormatUint(of.ID, 10)))
		c.state = max(c.state, ui.Width(panes.StateWord(of.State)))
		c.owner = max(c.owner, min(mostOwner, ui.Width(safe.Line(of.Owner).String())))
		if !s.unread[of.ID] && of.System != "" {
			c.simulated, c.real = c.simulated || of.Simulated, c.real || !of.Simulated
		}
	}
	s.columns = c
}

// caseRow draws a case: number, outcome of the last attempt, title, owner, state and age;
// where a case takes two lines, below the title what comes next, and below the state the
// owner. Of a closed one the title is muted.
func (s *Screen) caseRow(i, width int, _ bool) string {
	c, theme := &s.cases[i], s.setup.Theme
	number := theme.Muted.Render(fmt.Sprintf("%*d", s.columns.number, c.ID)) + "  "
	if s.unread[c.ID] {
		return ui.Truncate(number+theme.Mark(ui.Fail)+" "+unreadWord, width)
	}
	mark, _ := s.outcome(c)
	switch {
	case s.unreadable(c) != "":
		mark = theme.Mark(ui.Fail)
	case c.Attempts == 0:
		mark = " "
	}
	title := s.title(c)
	if closedWord(c) != "" {
		title = theme.Muted.Render(title)
	}
	left, right := number+mark+" "+title, s.caseRight(c, width)
	if marked := theme.Muted.Render("older rules") + "  " + right; olderRules(c) && ui.Width(left)+2+ui.Width(marked) <= width {
		right = marked // the title goes before; what is known of the case says it too
	}
	row := ui.Ends(left, right, width)
	if s.layout.pitch < 2 {
		return row
	}
	return row + "\n" + s.secondLine(c, s.columns.number+len("  ")+2, width)
}

// secondLine draws what comes next in a case, below its title, and its owner below the
// state.
func (s *Screen) secondLine(c *history.Case, indent, width int) string {
	theme := s.setup.Theme
	owner := ui.Truncate(safe.Line(c.Owner).String(), s.stateColumn())
	room := width - indent
	if owner != "" {
		room -= s.stateColumn() + len("  ")*2 + ageColumn
	}
	text, known := safe.Line(c.NextStep).String(), true
	switch {
	case c.State == history.Solved && c.SolvedBy != "":
		text, known = safe.Line(c.SolvedBy).String(), false
	case closedWord(c) != "" || text == "":
		text, known = s.callName(c)+", "+ui.Counted(c.Attempts, "attempt"), false
	}
	text = ui.Clip(text, max(0, room))
	if !known {
		text = theme.Muted.Render(text)
	}
	row := strings.Repeat(" ", indent) + text
	if owner != "" {
		row = ui.Fit(row, width-s.stateColumn()-len("  ")-ageColumn, 1) + theme.Muted.Render(owner)
	}
	return row
}

// stateColumn is how wide states, and owners below them, are set.
func (s *Screen) stateColumn() int {
	if s.layout.pitch < 2 {
		return s.columns.state
	}
	return max(s.columns.state, s.columns.owner)
}

// caseRight is what stands at the right of a case's row, as far as there is room.
func (s *Screen) caseRight(c *history.Case, width int) string {
	theme, state := s.setup.Theme, panes.StateWord(c.State)
	var parts []string
	if width >= ownersFrom && s.layout.pitch < 2 && s.columns.owner > 0 {
		owners := min(fewOwner, s.columns.owner)
		parts = append(parts, ui.Fit(theme.Muted.Render(ui.Truncate(safe.Line(c.Owner).String(), owners)), owners, 1))
	}
	if s.columns.simulated && s.columns.real && width >= wordsFrom {
		parts = append(parts, panes.Sim(theme, c.Simulated))
	}
	switch closed := closedWord(c); {
	case width >= wordsFrom && closed != "":
		parts = append(parts, ui.Fit(theme.Muted.Render(state), s.stateColumn(), 1))
	case width >= wordsFrom:
		parts = append(parts, ui.Fit(state, s.stateColumn(), 1))
	case width >= agesFrom && closed != "":
		parts = append(parts, theme.Muted.Render(closed))
	case width >= agesFrom && c.State != history.Open:
		parts = append(parts, panes.StateShort(c.State)) // most are open; whom another waits for is to be seen
	}
	if width >= agesFrom {
		age := panes.Age(s.now, c.Changed)
		parts = append(parts, strings.Repeat(" ", max(0, ageColumn-ui.Width(age)))+theme.Muted.Render(age))
	}
	return strings.Join(parts, "  ")
}
