package history

import (
	"time"

	"casebook/api/safe"
)

// State is where a case stands.
type State string

// The states of a case's life.
const (
	Open            State = "open"
	WaitingCustomer State = "waiting for customer"
	WaitingVendor   State = "waiting for vendor"
	Solved          State = "solved"
	Dropped         State = "dropped"
)

// Hearsay is what the caller answered to a question that a cause asks. It is his word
// and never stands for what an exchange shows.
type Hearsay struct {
	Said     safe.Record `json:"said"`     // yes, no, unknown or a value
	Question safe.Record `json:"question"` // the words that were asked
	At       time.Time   `json:"at"`       // when it was noted
}

// Case is attempts that belong together and what is known around them.
type Case struct {
	ID        uint64             `json:"id"` // counted up from 1, made by the store
	Title     string             `json:"title"`
	Titled    bool               `json:"titled,omitempty"` // the engineer chose the title; it is not named after outcomes any more
	State     State              `json:"state"`
	Since     time.Time          `json:"since,omitzero"`   // when it came into this state; zero where that is not known
	System    string             `json:"system,omitempty"` // of its first attempt
	Operation string             `json:"operation,omitempty"`
	Simulated bool               `json:"simulated,omitempty"`  // its attempts went to the simulator
	OurRef    string             `json:"our_ref,omitempty"`    // our ticket number
	VendorRef string             `json:"vendor_ref,omitempty"` // the vendor's ticket number
	Owner     string             `json:"owner,omitempty"`      // who works on it
	NextStep  string             `json:"next_step,omitempty"`
	Tags      []string           `json:"tags,omitempty"`
	Notes     string             `json:"notes,omitempty"`
	Checklist map[string]string  `json:"checklist,omitempty"` // what the engineer ticked: item id → pass, fail, n/a
	Answers   map[string]Hearsay `json:"answers,omitempty"`   // what the caller said, by question id: hearsay
	SolvedBy  string             `json:"solved_by,omitempty"`
	Left      []Left             `json:"left,omitempty"`     // tickets that left, oldest first
	CutAlso   []safe.Record      `json:"cut_also,omitempty"` // values that the engineer wants cut from every ticket
	Opened    time.Time          `json:"opened"`
	Changed   time.Time          `json:"changed"`
	Attempts  int                `json:"attempts"`      // how many belong to it
	Last      Summary            `json:"last,omitzero"` // the newest of them
}
