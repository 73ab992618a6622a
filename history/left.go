package history

import "time"

// Left is one leaving of a case's ticket: when, by which way, and what a vendor
// knows from then on. It holds no value.
type Left struct {
	At       time.Time `json:"at"`
	Way      string    `json:"way"`          // copied, saved, printed
	To       string    `json:"to,omitempty"` // the desk's name and address; empty where none is documented
	Format   string    `json:"format"`
	SHA256   string    `json:"sha256"`             // of the bytes that left, 64 hex digits
	Attempts []string  `json:"attempts"`           // their ids
	Revealed []string  `json:"revealed,omitempty"` // tokens that stood in clear: phone-1
	// Known are marks of what else was told (answers, ticks, causes), so that an
	// addendum holds only what is new: 16 hex digits of a digest each.
	Known []string `json:"known,omitempty"`
	// Training says that the ticket was of simulated attempts.
	Training bool `json:"training,omitempty"`
	// Earlier is how many leavings before this one are told with it: their attempts,
	// tokens and marks are among its own.
	Earlier int `json:"earlier,omitempty"`
}
