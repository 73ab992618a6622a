package attempt

import (
	"context"
	"errors"

	"casebook/api/explain"
	"casebook/api/safe"
	"casebook/history"
)

// HearsayOf is what the caller said and the engineer ticked in a case.
func HearsayOf(c history.Case) explain.Hearsay {
	h := explain.Hearsay{Answers: map[string]string{}, Ticks: c.Checklist}
	for id, answer := range c.Answers {
		h.Answers[id] = answer.Said.String()
	}
	return h
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

// HappenedQuestion is the id of the question when an attempt happened that came
// without a time. The answer never stands for the time that it was recorded.
func HappenedQuestion(attempt string) string { return "happened:" + attempt }

// HappenedAsked reports whether it is worth asking when an attempt happened: it has no
// time, and nobody was asked yet.
func (o Opened) HappenedAsked() bool {
	_, asked := o.Case.Answers[HappenedQuestion(o.Attempt.ID)]
	return o.Attempt.Happened.IsZero() && o.Attempt.Case != 0 && !asked
}
