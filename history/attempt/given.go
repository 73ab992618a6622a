package attempt

import (
	"cmp"
	"context"
	"crypto/sha256"
	"fmt"

	"casebook/api/safe"
	"casebook/history"
)

// idOfInput is how many hex digits of an input's keyed fingerprint its attempts bear.
const idOfInput = 16

// Name gives ids to attempts that are in no history, in their order: what input they
// were read from, keyed so that no short one can be guessed back, and their place in it,
// from 1. The same input has the same ids as long as the key is the same.
func Name(key safe.Key, input []byte, attempts []history.Attempt) {
	sum := sha256.Sum256(input)
	of := key.Fingerprint("input", string(sum[:]))[:idOfInput]
	for i := range attempts {
		attempts[i].ID = fmt.Sprintf("%s-%d", of, i+1)
	}
}

// Together keeps attempts that were received from one input, oldest first, as a new case,
// and returns its number. It is named as if they had been sent one after the other. After
// an error those before it stay kept.
func (r *Runner) Together(ctx context.Context, attempts []history.Attempt) (uint64, error) {
	rows := make([]history.Summary, len(attempts))
	for i, a := range attempts {
		rows[i] = a.Summary()
	}
	c := r.nameOf(rows)
	if len(rows) > 0 {
		c.System = cmp.Or(c.System, rows[0].System)
	}
	open, number := &c, uint64(0)
	for _, a := range attempts {
		a.ID, a.Case = "", number
		kept, err := r.Store.Add(ctx, a, open)
		if err != nil {
			return number, err
		}
		open, number = nil, kept.Case
	}
	return number, nil
}
