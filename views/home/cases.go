package home

import (
	"strconv"
	"strings"

	"casebook/api/safe"
	"casebook/history"
	"casebook/ui"
	"casebook/views/panes"
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
	stands := []string{safe.Line(string(c.State)).String()}
	if c.Owner != "" {
		stands = append(stands, theme.Muted.Render("owner")+" "+safe.Line(c.Owner).String())
	}
	stands = append(stands, ui.Counted(c.Attempts, "attempt")+" since "+c.Opened.Format("2006-01-02 15:04"))
	rows := []string{
		ui.Ends(head, simulated, width),
		ui.Truncate(strings.Join(last, "   "), width),
		ui.Truncate(strings.Join(stands, "   "), width),
		ui.Truncate(strings.Join(s.about(c), "   "), width),
	}
	return append(rows, s.next(c, width)...)
}

// next is the next step of a case, as much as there is room for.
func (s *Screen) next(c *history.Case, width int) []string {
	label, text := "next", safe.Line(c.NextStep).String()
	if c.State == history.Solved && c.SolvedBy != "" {
		label, text = "solved by", safe.Line(c.SolvedBy).String()
	}
	if text == "" {
		return nil
	}
	most := 1
	if s.layout.height >= tallFrom {
		most = caseNext
	}
	rows := hang(s.setup.Theme.Muted.Render(label), len(label)+1, text, max(1, min(ui.TextWidth, width)))
	if len(rows) > most {
		rows = rows[:most]
		rows[most-1] = ui.Truncate(rows[most-1]+" "+ui.GlyphMore, width)
	}
	return rows
}

// about is the call that a case is about, the numbers that the case has elsewhere, and
// whether it was redacted under today's rules.
func (s *Screen) about(c *history.Case) []string {
	parts := append([]string{s.callName(c)}, s.loose(c)...)
	if olderRules(c) {
		parts = append(parts, s.setup.Theme.Muted.Render("redacted under older rules"))
	}
	return parts
}

// loose are the numbers that a case has elsewhere.
func (s *Screen) loose(c *history.Case) []string {
	var parts []string
	for _, note := range []struct{ label, text string }{
		{"our ticket", c.OurRef}, {"the vendor's", c.VendorRef},
	} {
		if note.text != "" {
			parts = append(parts, s.setup.Theme.Muted.Render(note.label)+" "+safe.Line(note.text).String())
		}
	}
	return parts
}
