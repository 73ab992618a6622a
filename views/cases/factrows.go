package cases

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"casebook/history/attempt"
	"casebook/ui"
)

// factRow is a row of the pane of the case: the first of a line that is known of it, or one
// that goes on with that.
type factRow struct {
	of   int // the line, by its place
	text string
	more bool // it goes on with the row above
}

// mostFactRows is how many rows a line of the case takes; enter shows all of it.
const mostFactRows = 3

// layFacts wraps what is known of the case to a width.
func (s *Screen) layFacts(width int) {
	at := s.chosenFact()
	s.rows = s.rows[:0]
	room, most := max(1, width-labelColumn-len("  ")), mostFactRows
	if s.layout.panes.Area(0).Height < airyFrom {
		most = 1 // all lines are worth more than all of one
	}
	for i, f := range s.lines {
		rows := ui.Wrap(s.marked(f), room)
		if len(rows) > most {
			rows[most-1] = ui.Truncate(strings.Join(rows[most-1:], " "), room)
			rows = rows[:most]
		}
		for n, text := range rows {
			s.rows = append(s.rows, factRow{i, text, n > 0})
		}
	}
	s.facts.SetCount(len(s.rows))
	s.chooseFact(at)
}

// marked is what a line says, the state with its mark.
func (s *Screen) marked(f fact) string {
	if mark := stateMark(s.of.State); f.field == attempt.CaseState && mark != ui.Note {
		return s.setup.Theme.Mark(mark) + " " + f.text
	}
	return f.text
}

// chosenFact is the line under the cursor, by its place; -1: there is none.
func (s *Screen) chosenFact() int {
	if at := s.facts.Selected(); at >= 0 && at < len(s.rows) {
		return s.rows[at].of
	}
	return -1
}

// chooseFact puts the cursor on the first row of a line.
func (s *Screen) chooseFact(line int) {
	for i, row := range s.rows {
		if row.of == line && !row.more {
			s.facts.Select(i)
		}
	}
}

// moveFacts moves the cursor from line to line.
func (s *Screen) moveFacts(msg tea.Msg) {
	before := s.chosenFact()
	s.facts.Update(msg)
	at := s.chosenFact()
	if press, ok := msg.(tea.KeyPressMsg); ok && press.Keystroke() == "down" && at == before {
		at = min(before+1, len(s.lines)-1)
	}
	s.chooseFact(at)
}

// factRow draws a row of what is known.
func (s *Screen) factRow(i, width int, _ bool) string {
	theme, row := s.setup.Theme, s.rows[i]
	f, name := s.lines[row.of], ""
	if !row.more {
		name = theme.Label.Render(f.label)
	}
	text := row.text
	switch {
	case text == "" && f.field != "":
		text = theme.Muted.Render("-")
	case f.field == "":
		text = theme.Muted.Render(text)
	}
	text = ui.Fit(name, min(labelColumn, max(0, width)), 1) + text
	if row.more && row.of == s.chosenFact() && s.focus == casePane {
		text = theme.Selected.Over(text) // the list knows of the first row only
	}
	return ui.Truncate(text, width)
}
