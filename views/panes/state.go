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

// StateShort is that in at most 7 cells, for columns of a narrow window, and another for
// each state: "vendor".
func StateShort(state history.State) string {
	switch state {
	case history.WaitingCustomer:
		return "cust"
	case history.WaitingVendor:
		return "vendor"
	}
	return ui.Truncate(StateWord(state), shortState)
}

// shortState is the most that a short state takes, in cells.
const shortState = 7

// Sim marks what is simulated in a column among what is not, in 3 cells.
func Sim(theme *ui.Theme, simulated bool) string {
	if !simulated {
		return "   "
	}
	return theme.Muted.Render("sim")
}
