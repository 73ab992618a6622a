// Package nav holds the moves between screens, as messages that carry domain
// values. A screen asks for a move with Go; the root makes it. No screen knows
// another.
package nav

import (
	tea "charm.land/bubbletea/v2"

	"casebook/api/safe"
	"casebook/ui"
)

// Go returns the command that asks for a move.
func Go(move tea.Msg) tea.Cmd {
	return func() tea.Msg { return move }
}

// Back leaves the top screen.
type Back struct{}

// Shown tells a screen that it is the top one again: what it shows may have changed
// meanwhile.
type Shown struct{}

// Tell shows a text to read over the screen. It is neutralised by who sends it.
type Tell struct{ Title, Text string }

// OpenRequest opens the request screen on an operation.
type OpenRequest struct {
	System    string
	Operation string
	Inputs    map[string]string // to begin with, by field id
	Unset     []string          // fields to leave out, credentials included
	Body      *string           // sent as it is in place of the fields of the body; nil: these are
	Case      uint64            // the case that its sends join; 0: the first send begins one
	Attempt   string            // an attempt of the history to show beside the form; empty: none
	Pasted    bool              // what it begins with was pasted: it is a draft as if it had been typed
	Draft     string            // id of the draft to go on with; empty: one of the same call and case, when nothing to begin with is given
}

// OpenTicket opens the vendor ticket of a case or of one attempt.
type OpenTicket struct {
	Case    uint64
	Attempt string // instead of a case
}

// OpenCodes opens the documented answers.
type OpenCodes struct {
	Query string   // what is looked for to begin with; empty: all
	Row   string   // id of the row to begin at; empty: the first
	Rows  []string // ids of what an answer could be, likeliest first: these alone are listed to begin with; none: all
	Notes []string // what is to be said of how that answer was read, a sentence each; they are neutralised where they are shown
}

// Recorded says that an attempt was written to the history, so that whoever lists
// attempts reads them again.
type Recorded struct {
	Case    uint64
	Attempt string
}

// Copy asks for text to be put on the clipboard. Only what package safe made can
// be copied.
type Copy struct {
	Text safe.Text
	What string // what it is, for the notice: "ticket", "reply"
	File string // the key that saves the same to a file; empty: none does, and the palette offers it
	// Saved is the file that it was written to already, for the notice; empty for none.
	Saved string
	// Then is done when it has been copied, as far as that can be known, and what it returns
	// is sent; nil for nothing. The screen may be gone by then.
	Then tea.Cmd
}

// Say shows a notice in the status line until the next key.
type Say struct{ ui.Notice }

// Ask opens a question over the screen.
type Ask struct{ ui.Question }

// Prompt opens a line to type over the screen.
type Prompt struct{ ui.Entry }

// Choose opens an offer over the screen.
type Choose struct{ ui.Offer }

// OpenCase opens the screen of a case, where it was left if it was parked in this window.
type OpenCase struct {
	Case  uint64
	Begun []Taken // what it was begun with just now, so that this can be taken back; none: it was there before
}

// Taken are attempts that were put into another case.
type Taken struct {
	IDs  []string
	From uint64 // the case that they were in; 0: none
}

// OpenCases opens the list of cases.
type OpenCases struct{}

// OpenHandover opens what is open and waiting for whom, to hand it over.
type OpenHandover struct{}

// Changed says that the history is another than it was: something in it was written, here
// or by another program. Who shows the history reads it again.
type Changed struct{}
