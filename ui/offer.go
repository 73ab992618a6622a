package ui

import tea "charm.land/bubbletea/v2"

// Offer is a text with what can be done about it, as plain data.
type Offer struct {
	// Title is a few words; Text says what there is and what the ways do.
	Title, Text string
	// Warnings are said before the text, each behind its mark.
	Warnings []string
	// Ways are what can be done, in the order in which they are shown. The last is to leave it.
	Ways []Way
	// At is the way that is selected to begin with.
	At int
}

// Way is one thing that can be done about an offer.
type Way struct {
	// Key takes it at once: one character; empty for a way that is only chosen in the list.
	Key string
	// Verb says what it does, "fill the form".
	Verb string
	// Cells stand in the place of Verb where ways are alike and told apart by what is in their columns. Where there is
	// no room for all, the first ones are left out, but never the last three.
	Cells []string
	// Do is sent when it is taken; nil for nothing.
	Do tea.Cmd
}

// listed says that a way is one of a list, and that its row is no name for its key.
func (w Way) listed() bool { return len(w.Cells) > 0 }
