package attempt

import (
	"context"
	"slices"
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
	Reach    int       `json:"reach"`               // how many attempts, newest first, were looked at
}

// seenReach is how many attempts are looked through for the same answer.
const seenReach = 2000

// Seen looks for the answer of a among the newest attempts of other cases.
func (r *Runner) Seen(ctx context.Context, a history.Attempt) Seen {
	var s Seen
	var cases []uint64
	mine := a.Summary()
	for page := (history.Page{Limit: 200}); s.Reach < seenReach; {
		rows, _ := r.Store.Attempts(ctx, page) // what cannot be read is not counted
		for _, row := range rows {
			s.Reach++
			if row.ID == a.ID || row.Case == a.Case && a.Case != 0 || !sameAnswer(mine, row) || r.twin(ctx, a, row) {
				continue
			}
			s.Attempts++
			if s.Last.IsZero() {
				s.Last = latest(row)
			}
			if row.Case != 0 && !slices.Contains(cases, row.Case) {
				cases = append(cases, row.Case)
			}
		}
		if len(rows) == 0 {
			break
		}
		page.Before = rows[len(rows)-1].ID
	}
	s.Cases = len(cases)
	r.solved(ctx, &s, cases)
	return s
}

func latest(row history.Summary) time.Time {
	if row.Happened.IsZero() {
		return row.Recorded
	}
	return row.Happened
}

// sameAnswer reports whether two attempts got the same answer to the same call.
func sameAnswer(a, b history.Summary) bool {
	return a.System == b.System && a.Operation == b.Operation && a.Simulated == b.Simulated && a.Outcome == b.Outcome &&
		a.Status == b.Status && a.Row == b.Row && slices.Equal(a.Codes, b.Codes)
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
