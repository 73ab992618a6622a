package home

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

// Columns of a row, in cells, and the widths below which they are left out.
const (
	outcomeColumn = 14 // mark and word
	ageColumn     = 6
	wordsFrom     = 52 // outcomes in words
	agesFrom      = 30
)

// selectedCase returns the case under the cursor; nil when the cases have not the
// focus.
func (s *Screen) selectedCase() *history.Case {
	at := s.lists[inCases].Selected()
	if s.focus != inCases || at < 0 {
		return nil
	}
	return &s.cases[at]
}

// chosenCase is the number of the case under the cursor, 0 for none.
func (s *Screen) chosenCase() uint64 {
	at := s.lists[inCases].Selected()
	if at < 0 {
		return 0
	}
	return s.cases[at].ID
}

// caseRow draws a case: number, title, whether it is closed, outcome of the last
// attempt, age, and where there is room that its redaction is of older rules. Of a closed
// one the title is muted.
func (s *Screen) caseRow(i, width int, _ bool) string {
	c := &s.cases[i]
	theme := s.setup.Theme
	digits := len(strconv.FormatUint(s.cases[0].ID, 10))
	number := theme.Muted.Render(fmt.Sprintf("%*d", digits, c.ID)) + "  "
	if s.unread[c.ID] {
		return ui.Truncate(number+theme.Mark(ui.Fail)+" "+unreadWord, width)
	}
	title := s.title(c)
	if closedWord(c) != "" {
		title = theme.Muted.Render(title)
	}
	left, right := number+title, s.caseColumns(c, width)
	if marked := theme.Muted.Render("older rules") + "  " + right; olderRules(c) && ui.Width(left)+2+ui.Width(marked) <= width {
		right = marked // the title goes before; what is known of the case says it too
	}
	return ui.Ends(left, right, width)
}

// caseColumns is what stands at the right of a case's row, as far as there is room.
func (s *Screen) caseColumns(c *history.Case, width int) string {
	theme := s.setup.Theme
	mark, word := s.outcome(c)
	if s.unreadable(c) != "" {
		mark, word = theme.Mark(ui.Fail), unreadWord
	}
	right := mark
	if width >= wordsFrom {
		right = column(mark+" "+word, outcomeColumn)
		if c.Simulated {
			right = theme.Muted.Render("sim") + "  " + right
		}
	}
	if width < agesFrom {
		return right
	}
	if closed := closedWord(c); closed != "" {
		right = theme.Muted.Render(closed) + "  " + right
	}
	age := panes.Age(s.now, lastSign(c))
	return right + "  " + strings.Repeat(" ", max(0, ageColumn-ui.Width(age))) + theme.Muted.Render(age)
}

// closedWord says how a case was closed; empty: there is still something to do.
func closedWord(c *history.Case) string {
	switch c.State {
	case history.Solved, history.Dropped:
		return string(c.State)
	}
	return ""
}

// olderRules reports whether the last attempt of a case was redacted under older rules
// than today's.
func olderRules(c *history.Case) bool { return c.Last.ID != "" && c.Last.OlderRules() }

// lastSign is when something last happened in a case.
func lastSign(c *history.Case) time.Time {
	switch {
	case !c.Last.Happened.IsZero():
		return c.Last.Happened
	case !c.Last.Recorded.IsZero():
		return c.Last.Recorded
	}
	return c.Changed
}

// What is said of what is damaged.
const (
	unreadWord = "cannot be read"
	checkHint  = "casebook history salvage saves what can be read."
)

// unreadable says what of a case is damaged and keeps it from being opened; empty:
// nothing.
func (s *Screen) unreadable(c *history.Case) string {
	switch {
	case s.unread[c.ID]:
		return "case " + strconv.FormatUint(c.ID, 10) + " " + unreadWord
	case c.Attempts > 0 && c.Last.ID == "":
		return "the last attempt of case " + strconv.FormatUint(c.ID, 10) + " " + unreadWord
	}
	return ""
}

// title is a case's title without the call that it begins with, which the row has
// no room for. A title may hold what a server said.
func (s *Screen) title(c *history.Case) string {
	text := c.Title
	if name, rest, found := strings.Cut(text, ": "); found && !c.Titled && name == s.callName(c) {
		text = rest
	}
	return safe.Line(text).String()
}

// callName is the call that a case is about, as people say it.
func (s *Screen) callName(c *history.Case) string {
	pack, operation, err := s.setup.Packs.Find(c.System, c.Operation)
	if err != nil {
		return safe.Line(c.System + " · " + c.Operation).String()
	}
	return pack.Name + " · " + operation.Name
}

// outcome is how the last attempt of a case ended: a mark, and the word for it. Only
// the mark is coloured: a list of coloured words is a wall.
func (s *Screen) outcome(c *history.Case) (mark, word string) {
	word = s.setup.Packs.OutcomeWord(c.System, c.Operation, c.Last.Outcome)
	return s.setup.Theme.Mark(panes.Severity(c.Last.Outcome)), safe.Line(word).String()
}

// column pads text to a column's width.
func column(text string, width int) string {
	return text + strings.Repeat(" ", max(0, width-ui.Width(text)))
}

// caseDetail is what is known of the case under the cursor.
func (s *Screen) caseDetail(width int) []string {
	at := s.lists[inCases].Selected()
	if at < 0 {
		return nil
	}
	c, theme := &s.cases[at], s.setup.Theme
	head := theme.Title.Render("Case "+strconv.FormatUint(c.ID, 10)) + "  " + s.title(c)
	if s.unread[c.ID] {
		return []string{head + unreadWord, checkHint}
	}
	simulated := ""
	if c.Simulated {
		simulated = theme.Simulated.Render(" SIMULATED ")
	}
	mark, word := s.outcome(c)
	last := []string{mark + " " + word}
	if what := s.unreadable(c); what != "" {
		last = []string{theme.Mark(ui.Fail) + " " + what + ". " + checkHint}
	}
	if c.Last.Status != 0 {
		last = append(last, strconv.Itoa(c.Last.Status))
	}
	for _, code := range c.Last.Codes[:min(1, len(c.Last.Codes))] {
		last = append(last, safe.Line(code).String())
	}
	if !c.Last.Happened.IsZero() {
		last = append(last, theme.Muted.Render(clock(c.Last.Happened)))
	}
	since := safe.Line(string(c.State)).String() + ", " + ui.Counted(c.Attempts, "attempt") + " since " + clock(c.Opened)
	return []string{
		ui.Ends(head, simulated, width),
		ui.Truncate(strings.Join(last, "   "), width),
		since,
		ui.Truncate(strings.Join(append(s.about(c), s.loose(c)...), "   "), width),
	}
}

// about is the call that a case is about, and whether it was redacted under today's rules.
func (s *Screen) about(c *history.Case) []string {
	if !olderRules(c) {
		return []string{s.callName(c)}
	}
	return []string{s.callName(c), s.setup.Theme.Muted.Render("redacted under older rules")}
}

// loose is what the engineer wrote down about a case: references and what comes
// next.
func (s *Screen) loose(c *history.Case) []string {
	var parts []string
	for _, note := range []struct{ label, text string }{
		{"our ticket", c.OurRef}, {"the vendor's", c.VendorRef}, {"next", c.NextStep},
	} {
		if note.text != "" {
			parts = append(parts, s.setup.Theme.Label.Render(note.label)+" "+safe.Line(note.text).String())
		}
	}
	return parts
}
