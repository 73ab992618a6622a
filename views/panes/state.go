package panes

import (
	"strings"

	"casebook/api/safe"
	"casebook/history"
	"casebook/ui"
)

// StateWord is a state of a case in a word or two, for columns: "for vendor".
func StateWord(state history.State) string {
	return strings.Replace(safe.Line(string(state)).String(), "waiting for ", "for ", 1)
}

// Sim marks what is simulated in a column among what is not, in 3 cells.
func Sim(theme *ui.Theme, simulated bool) string {
	if !simulated {
		return "   "
	}
	return theme.Muted.Render("sim")
}
