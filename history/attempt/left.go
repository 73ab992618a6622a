package attempt

import (
	"context"
	"slices"

	"casebook/history"
)

// keptLeft is how many leavings of a case's ticket are kept: the newest.
const keptLeft = 50

// NoteLeft keeps with a case that its ticket left. Of more than 50 leavings the oldest
// are forgotten.
func (r *Runner) NoteLeft(ctx context.Context, inCase uint64, left history.Left) (history.Case, error) {
	if inCase == 0 {
		return history.Case{}, ErrNoCase
	}
	return r.Store.UpdateCase(ctx, inCase, func(c *history.Case) {
		c.Left = append(c.Left, left)
		c.Left = slices.Delete(c.Left, 0, max(0, len(c.Left)-keptLeft))
	})
}
