package cases

import (
	"fmt"
	"strings"

	"casebook/api/explain"
	"casebook/api/safe"
	"casebook/api/systems"
	"casebook/history"
	"casebook/history/attempt"
	"casebook/ui"
	"casebook/views/panes"
)

// fact is one line of what is known of the case.
type fact struct {
	field attempt.CaseField // which one enter changes; empty for one that is only read
	label string
	text  string // neutralised
	sheet string // what enter shows of it, in whole; empty: nothing
}

// labelColumn is how wide labels are set, in cells.
const labelColumn = 16

// labels are what people call the fields of a case.
func label(f attempt.CaseField) string {
	switch f {
	case attempt.CaseState:
		return "State"
	case attempt.CaseTitle:
		return "Title"
	case attempt.CaseOwner:
		return "Owner"
	case attempt.CaseNextStep:
		return "Next step"
	case attempt.CaseOurRef:
		return "Our ticket"
	case attempt.CaseVendorRef:
		return "Vendor's ticket"
	case attempt.CaseTags:
		return "Tags"
	case attempt.CaseSolvedBy:
		return "Solved by"
	}
	return "Notes"
}

// factsOf are the lines of the case as it is now.
func (s *Screen) factsOf() []fact {
	c := s.of
	var lines []fact
	for _, f := range attempt.CaseFields() {
		text := safe.Line(f.Now(c)).String()
		switch {
		case f == attempt.CaseNotes, f == attempt.CaseSolvedBy && c.State != history.Solved:
			continue
		case f == attempt.CaseState:
			text = s.stateText(c)
		}
		lines = append(lines, fact{field: f, label: label(f), text: text})
	}
	if n := len(s.checks); n > 0 {
		lines = append(lines, fact{label: "Checklist", text: checkText(s.checks), sheet: checkSheet(s.checks)})
	}
	if n := len(c.Left); n > 0 {
		lines = append(lines, fact{label: "Sent", text: leftText(c.Left), sheet: leftSheet(c.Left)})
	}
	return append(lines, fact{label: "Opened", text: clock(c.Opened) + ", " + ui.Counted(c.Attempts, "attempt")})
}

// stateText is a state, and for how long it has been that.
func (s *Screen) stateText(c history.Case) string {
	since, sure := attempt.InStateSince(c)
	text, for_ := string(c.State), panes.Age(s.now, since)
	switch {
	case for_ == "" || for_ == "now":
		return text
	case !sure:
		return text + ", for " + for_ + " or longer"
	}
	if strings.HasSuffix(for_, "min") || strings.HasSuffix(for_, " h") || strings.HasSuffix(for_, " d") {
		return text + ", for " + for_
	}
	return text + ", since " + for_
}

// checkText counts a checklist by its states.
func checkText(checks []explain.Item) string {
	count := map[systems.State]int{}
	for _, item := range checks {
		count[item.State]++
	}
	var parts []string
	for _, part := range []struct {
		state systems.State
		word  string
	}{{systems.Fail, "fail"}, {systems.Ask, "to check"}, {systems.Pass, "pass"}} {
		if n := count[part.state]; n > 0 {
			parts = append(parts, ui.Grouped(n)+" "+part.word)
		}
	}
	return strings.Join(parts, ", ")
}

// checkSheet is a checklist, item by item.
func checkSheet(checks []explain.Item) string {
	glyphs := map[systems.State]string{systems.Pass: ui.GlyphPass, systems.Fail: ui.GlyphFail, systems.Ask: ui.GlyphAsk, systems.NA: "-"}
	var lines []string
	for _, item := range checks {
		line := glyphs[item.State] + " " + safe.Line(item.Text).String()
		if item.By != "" {
			line += "   (" + string(item.By) + ")"
		}
		lines = append(lines, line)
	}
	return strings.Join(append(lines, "", "It is ticked where the answer is: open an attempt, view checklist."), "\n")
}

// leftText says what left last.
func leftText(left []history.Left) string {
	newest := left[len(left)-1]
	text := clock(newest.At) + ", " + leftWords(newest)
	n := len(left) - 1
	for _, l := range left {
		n += l.Earlier
	}
	if n > 0 {
		text += fmt.Sprintf(" and %s before", ui.Grouped(n))
	}
	return text
}

func leftWords(l history.Left) string {
	words := "ticket " + l.Way
	if l.Training {
		words = "training " + words
	}
	if l.Format != "" {
		words += " as " + l.Format
	}
	if l.To != "" {
		words += ", to " + l.To
	}
	return safe.Line(words).String()
}

// leftSheet is what left, the newest first.
func leftSheet(left []history.Left) string {
	var lines []string
	for i := len(left) - 1; i >= 0; i-- {
		l := left[i]
		lines = append(lines, clock(l.At)+"  "+leftWords(l), fmt.Sprintf("  %s, SHA-256 %s", ui.Counted(len(l.Attempts), "attempt"), safe.Line(l.SHA256)))
		if len(l.Revealed) > 0 {
			lines = append(lines, "  in clear: "+safe.Line(strings.Join(l.Revealed, ", ")).String())
		}
		if l.Earlier > 0 {
			lines = append(lines, "  with "+ui.Counted(l.Earlier, "earlier one"))
		}
	}
	return strings.Join(lines, "\n")
}

// stateMark is how a state is marked in lists.
func stateMark(state history.State) ui.Severity {
	switch state {
	case history.Solved:
		return ui.Pass
	case history.Open:
		return ui.Ask
	}
	return ui.Note
}
