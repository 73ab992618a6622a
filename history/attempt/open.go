package attempt

import (
	"context"
	"errors"
	"slices"
	"time"

	"casebook/api/explain"
	"casebook/api/safe"
	"casebook/history"
)

// Opened is a recorded attempt with what is known around it.
type Opened struct {
	Attempt history.Attempt
	Case    history.Case        // its zero value for an attempt that belongs to none
	Why     explain.Explanation // as recorded, with what the caller said and the engineer ticked
	Seen    Seen
}

// Seen is how often the same answer came before, in other cases.
type Seen struct {
	Attempts int       `json:"attempts"`
	Cases    int       `json:"cases"`
	Last     time.Time `json:"last,omitzero"`       // when the newest of them happened, else was recorded
	SolvedBy string    `json:"solved_by,omitempty"` // what closed the newest solved one
	Case     uint64    `json:"case,omitempty"`      // the number of that one
	Reach    int       `json:"reach"`               // how many attempts, newest first, were looked at
}

// Open reads an attempt with its case, what was said of it, and whether the like was
// seen before.
func (r *Runner) Open(ctx context.Context, id string) (Opened, error) {
	a, err := r.Store.Attempt(ctx, id)
	if err != nil {
		return Opened{}, err
	}
	return r.Around(ctx, a)
}

// Around is Open for an attempt that was read already. What cannot be read of the rest
// is left out.
func (r *Runner) Around(ctx context.Context, a history.Attempt) (Opened, error) {
	o := Opened{Attempt: a}
	why, err := Explanation(a)
	if err != nil {
		return o, err
	}
	if a.Case != 0 {
		if c, err := r.Store.Case(ctx, a.Case); err == nil {
			o.Case = c
		}
	}
	o.Why = explain.Hear(r.Packs, why, HearsayOf(o.Case))
	o.Seen = r.Seen(ctx, a)
	return o, nil
}

// HearsayOf is what the caller said and the engineer ticked in a case.
func HearsayOf(c history.Case) explain.Hearsay {
	h := explain.Hearsay{Answers: map[string]string{}, Ticks: c.Checklist}
	for id, answer := range c.Answers {
		h.Answers[id] = answer.Said.String()
	}
	return h
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
			if row.ID == a.ID || row.Case == a.Case && a.Case != 0 || !sameAnswer(mine, row) {
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
		if len(rows) < page.Limit {
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

// Answer is what the caller said.
type Answer struct {
	ID       string // of the question
	Question string // its words
	Said     string // yes, no, unknown or a value; empty takes an answer back
}

// ErrNoCase is returned where something is to be kept with the case of an attempt that
// belongs to none.
var ErrNoCase = errors.New("this attempt belongs to no case, so there is nowhere to keep that; send it from the screen, or with --case")

// Hear keeps what the caller said with a case. A value is redacted like everything
// that is kept.
func (r *Runner) Hear(ctx context.Context, inCase uint64, answer Answer) (history.Case, error) {
	if inCase == 0 {
		return history.Case{}, ErrNoCase
	}
	key, err := r.Key()
	if err != nil {
		return history.Case{}, err
	}
	redactor, now := safe.NewRedactor(key, r.rules(nil, nil)), r.Now()
	return r.Store.UpdateCase(ctx, inCase, func(c *history.Case) {
		if answer.Said == "" {
			delete(c.Answers, answer.ID)
			return
		}
		if c.Answers == nil {
			c.Answers = map[string]history.Hearsay{}
		}
		c.Answers[answer.ID] = history.Hearsay{Said: redactor.Record(answer.Said), Question: redactor.Record(answer.Question), At: now}
	})
}

// Tick keeps what the engineer found of an item of the checklist: pass, fail or n/a;
// empty takes it back.
func (r *Runner) Tick(ctx context.Context, inCase uint64, item, state string) (history.Case, error) {
	if inCase == 0 {
		return history.Case{}, ErrNoCase
	}
	return r.Store.UpdateCase(ctx, inCase, func(c *history.Case) {
		if state == "" {
			delete(c.Checklist, item)
			return
		}
		if c.Checklist == nil {
			c.Checklist = map[string]string{}
		}
		c.Checklist[item] = state
	})
}

// Solve closes a case with a note of what solved it.
func (r *Runner) Solve(ctx context.Context, inCase uint64, by string) (history.Case, error) {
	if inCase == 0 {
		return history.Case{}, ErrNoCase
	}
	key, err := r.Key()
	if err != nil {
		return history.Case{}, err
	}
	note := safe.NewRedactor(key, r.rules(nil, nil)).Record(by).String()
	return r.Store.UpdateCase(ctx, inCase, func(c *history.Case) { c.State, c.SolvedBy = history.Solved, note })
}

// Reopen takes back that a case is solved, with the note of what solved it.
func (r *Runner) Reopen(ctx context.Context, inCase uint64) (history.Case, error) {
	if inCase == 0 {
		return history.Case{}, ErrNoCase
	}
	return r.Store.UpdateCase(ctx, inCase, func(c *history.Case) { c.State, c.SolvedBy = history.Open, "" })
}

// HappenedQuestion is the id of the question when an attempt happened that came
// without a time. The answer never stands for the time that it was recorded.
func HappenedQuestion(attempt string) string { return "happened:" + attempt }

// HappenedAsked reports whether it is worth asking when an attempt happened: it has no
// time, and nobody was asked yet.
func (o Opened) HappenedAsked() bool {
	_, asked := o.Case.Answers[HappenedQuestion(o.Attempt.ID)]
	return o.Attempt.Happened.IsZero() && o.Attempt.Case != 0 && !asked
}
