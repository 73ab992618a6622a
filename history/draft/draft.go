package draft

import (
	"slices"
	"time"

	"casebook/api/safe"
)

// Draft is one form, note or line that is half done.
type Draft struct {
	// ID names it in all windows; see [Window.New].
	ID string `json:"id"`
	// System and Operation say which form it is; empty for notes and lines.
	System    string `json:"system,omitempty"`
	Operation string `json:"operation,omitempty"`
	// Case is the case that the call would join, or that the note or line is about; 0: none.
	Case uint64 `json:"case,omitempty"`
	// Attempt is the one whose questions the lines answer that were being typed; empty: it
	// is a draft of something else.
	Attempt string `json:"attempt,omitempty"`
	// Environment is where the call would have gone, and Simulated whether that is the
	// simulator.
	Environment string `json:"environment,omitempty"`
	Simulated   bool   `json:"simulated,omitempty"`
	// Saved is when it was last written; [Window.Put] sets it.
	Saved time.Time `json:"saved"`
	// Fields are the values of the form that may be kept, by field id.
	Fields map[string]safe.Record `json:"fields,omitempty"`
	// Unset are the credentials that were left out on purpose, by field id.
	Unset []string `json:"unset,omitempty"`
	// Lost are the fields that had a value which is not kept, by field id.
	Lost []string `json:"lost,omitempty"`
	// Body: the form's body was typed as it is to be sent. That is never kept.
	Body bool `json:"body,omitempty"`
	// Note is the text of a note.
	Note safe.Record `json:"note,omitzero"`
}

// OfCall reports whether d is the form of a call; if not it is a note or a line.
func (d *Draft) OfCall() bool { return d.Operation != "" }

// When says when d was written, as people say it at the time now: "14:02", of another
// day "23 Nov".
func (d *Draft) When(now time.Time) string {
	saved := d.Saved.In(now.Location())
	if saved.Format(time.DateOnly) == now.Format(time.DateOnly) {
		return saved.Format("15:04")
	}
	return saved.Format("2 Jan")
}

// newestFirst sorts drafts by when they were written.
func newestFirst(drafts []*Draft) {
	slices.SortStableFunc(drafts, func(a, b *Draft) int { return b.Saved.Compare(a.Saved) })
}
