package attempt

import (
	"context"
	"time"

	"casebook/history"
)

// Seen is how often the same answer came before, in other cases.
type Seen struct {
	Attempts int       `json:"attempts"`
	Cases    int       `json:"cases"`
	Last     time.Time `json:"last,omitzero"`       // when the newest of them happened, else was recorded
	SolvedBy string    `json:"solved_by,omitempty"` // what closed the newest solved one
	Case     uint64    `json:"case,omitempty"`      // the number of that one
	More     bool      `json:"more,omitempty"`      // there are more attempts than were counted
}

// seenReach is how many attempts with the same answer are counted.
const seenReach = 2000

// Seen looks for the answer of a in other cases.
func (r *Runner) Seen(ctx context.Context, a history.Attempt) Seen {
	alike, _ := r.Store.Alike(ctx, a.Summary(), seenReach) // what cannot be read is not counted
	s := Seen{Attempts: alike.Attempts, Cases: len(alike.Cases), More: alike.More}
	given := a.Environment == "" // only what was given to us can be given twice
	for _, id := range alike.IDs {
		row, err := r.Store.Summary(ctx, id)
		switch {
		case err != nil:
			continue
		case given && r.twin(ctx, a, row):
			s.Attempts--
			continue
		case s.Last.IsZero():
			s.Last = latest(row)
		}
		if !given {
			break
		}
	}
	r.solved(ctx, &s, alike.Cases)
	return s
}

func latest(row history.Summary) time.Time {
	if row.Happened.IsZero() {
		return row.Recorded
	}
	return row.Happened
}

// solvedReach is how many cases are looked at for what solved them.
const solvedReach = 20

func (r *Runner) solved(ctx context.Context, s *Seen, cases []uint64) {
	for _, id := range cases[:min(len(cases), solvedReach)] {
		c, err := r.Store.Case(ctx, id)
		if err == nil && c.State == history.Solved && c.SolvedBy != "" {
			s.SolvedBy, s.Case = c.SolvedBy, id
			return
		}
	}
}
