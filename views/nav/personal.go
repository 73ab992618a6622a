package nav

import (
	"maps"
	"slices"

	"casebook/history"
	"casebook/ui"
)

// Screen is a screen that says whom it shows, so that they can be hidden while others look
// on. It is asked after every message then, and computes nothing.
type Screen interface {
	ui.Screen
	// Personal names the personal values that it shows or holds, whatever their form.
	Personal() []string
	// Texts returns what people or servers wrote and the screen shows, each text as it is
	// before it is cut, wrapped or scrolled: e-mail addresses and telephone numbers are found
	// in it by their form, and then hidden in whatever is left of them in the window.
	Texts() []string
}

// CaseTexts appends the texts of a case to those of a screen.
func CaseTexts(texts []string, c *history.Case) []string {
	texts = append(texts, c.Title, c.Owner, c.NextStep, c.OurRef, c.VendorRef, c.SolvedBy, c.Notes)
	texts = append(texts, c.Tags...)
	for _, question := range slices.Sorted(maps.Keys(c.Answers)) {
		texts = append(texts, c.Answers[question].Said.String())
	}
	for i := range c.Left {
		texts = append(texts, c.Left[i].To)
	}
	return AttemptTexts(texts, &c.Last)
}

// AttemptTexts appends those of an attempt in a list.
func AttemptTexts(texts []string, a *history.Summary) []string {
	return append(append(texts, a.User, a.Title), a.Codes...)
}
