package panes

import (
	"strings"

	"casebook/api/safe"
	"casebook/history"
)

// StateWord is a state of a case in a word or two, for columns: "for vendor".
func StateWord(state history.State) string {
	return strings.Replace(safe.Line(string(state)).String(), "waiting for ", "for ", 1)
}
