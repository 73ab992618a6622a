package attempt

import (
	"cmp"
	"slices"

	"casebook/api/safe"
	"casebook/history"
)

// Redone is what redacting a case again, or an attempt that belongs to none, came to.
type Redone struct {
	Case     uint64           `json:"case,omitempty"`   // 0: none
	Texts    bool             `json:"texts"`            // something was cut in what was written about the case
	Attempts []RedoneAttempt  `json:"attempts"`         // newest first
	Cut      []CutCount       `json:"cut"`              // values that nobody cut before, each counted once
	Rotate   string           `json:"rotate,omitempty"` // what to tell the customer whose live credentials were found
	Unread   *history.Damaged `json:"-"`                // what cannot be read and was left as it is; nil: nothing
}

// RedoneAttempt is one attempt that was redacted again.
type RedoneAttempt struct {
	ID      string `json:"id"`
	Rules   int    `json:"rules"`   // under which it was recorded; 0: not known
	Changed bool   `json:"changed"` // something in it is cut that was not
	Written bool   `json:"-"`       // its record is another now: the rules that it names, if nothing else
}

// CutCount is how many values of a class were cut.
type CutCount struct {
	Class  safe.Class `json:"class"`
	Values int        `json:"values"`
}

// Changed is how many attempts something was cut in.
func (r Redone) Changed() int {
	changed := 0
	for _, a := range r.Attempts {
		if a.Changed {
			changed++
		}
	}
	return changed
}

// Written is how many records are others than before.
func (r Redone) Written() int {
	written := 0
	for _, a := range r.Attempts {
		if a.Written {
			written++
		}
	}
	return written
}

// lose takes down attempts that cannot be read.
func (r *Redone) lose(ids ...string) {
	if r.Unread == nil {
		r.Unread = &history.Damaged{}
	}
	r.Unread.IDs = slices.Compact(slices.Sorted(slices.Values(append(r.Unread.IDs, ids...))))
}

// count adds a value of a class; the worst class comes first.
func (r *Redone) count(class safe.Class) {
	at, found := slices.BinarySearchFunc(r.Cut, class, func(c CutCount, class safe.Class) int { return cmp.Compare(class, c.Class) })
	if !found {
		r.Cut = slices.Insert(r.Cut, at, CutCount{Class: class})
	}
	r.Cut[at].Values++
}
