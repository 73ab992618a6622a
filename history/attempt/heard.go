package attempt

import (
	"context"
	"errors"
	"strings"

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
	Field    string // the field that the answer is a value of; empty: of none
	Said     string // yes, no, unknown or a value; empty takes an answer back
}

// ErrNoCase is returned where something is to be kept with the case of an attempt that
// belongs to none.
var ErrNoCase = errors.New("this attempt belongs to no case, so there is nowhere to keep that; send it from the screen, or with --case")

// Hear keeps what the caller said with a case. It is redacted like everything that is
// kept: as a value of the field that was asked for, and for every secret that the case's
// attempts are known to have carried.
func (r *Runner) Hear(ctx context.Context, inCase uint64, answer Answer) (history.Case, error) {
	redactor, err := r.redactorOf(ctx, inCase, answer.Said)
	if err != nil {
		return history.Case{}, err
	}
	now := r.Now()
	return r.Store.UpdateCase(ctx, inCase, func(c *history.Case) {
		if answer.Said == "" {
			delete(c.Answers, answer.ID)
			return
		}
		if c.Answers == nil {
			c.Answers = map[string]history.Hearsay{}
		}
		r.learnValue(redactor, *c, answer)
		c.Answers[answer.ID] = history.Hearsay{Said: redactor.Record(answer.Said), Question: redactor.Record(answer.Question), At: now}
	})
}

// learnValue makes an answer known as what its field holds.
func (r *Runner) learnValue(redactor *safe.Redactor, c history.Case, answer Answer) {
	pack, operation, err := r.Packs.Find(c.System, c.Operation)
	if err != nil || answer.Field == "" {
		return
	}
	if f, known := pack.Field(operation, answer.Field); known && f.Class >= safe.Proof {
		redactor.Learn(f.Class, f.Kind, answer.Said)
	}
}

// redactorOf returns a redactor for words about a case: it knows every word in them that
// an attempt of the case carried as a secret.
func (r *Runner) redactorOf(ctx context.Context, inCase uint64, words string) (*safe.Redactor, error) {
	if inCase == 0 {
		return nil, ErrNoCase
	}
	key, err := r.Key()
	if err != nil {
		return nil, err
	}
	redactor := safe.NewRedactor(key, r.rules(nil, nil))
	rows, _ := r.Store.Attempts(ctx, history.Page{Case: inCase, Limit: caseReach}) // what cannot be read tells nothing
	for _, row := range rows {
		a, err := r.Store.Attempt(ctx, row.ID)
		if err != nil {
			continue
		}
		for _, word := range strings.Fields(words) {
			word = strings.Trim(word, ".,;:!?()[]\"'")
			for _, f := range a.Facts {
				if f.Class >= safe.Proof && f.Fingerprint != "" && key.Fingerprint(f.Kind, word) == f.Fingerprint {
					redactor.Learn(f.Class, f.Kind, word)
				}
			}
		}
	}
	return redactor, nil
}

// caseReach is how many attempts of a case are looked at for secrets.
const caseReach = 50

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
	redactor, err := r.redactorOf(ctx, inCase, by)
	if err != nil {
		return history.Case{}, err
	}
	note, now := redactor.Record(by).String(), r.Now()
	return r.Store.UpdateCase(ctx, inCase, func(c *history.Case) {
		enter(c, history.Solved, now)
		c.SolvedBy = note
	})
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

// Reopen takes back that a case is solved, with the note of what solved it.
func (r *Runner) Reopen(ctx context.Context, inCase uint64) (history.Case, error) {
	if inCase == 0 {
		return history.Case{}, ErrNoCase
	}
	now := r.Now()
	return r.Store.UpdateCase(ctx, inCase, func(c *history.Case) {
		enter(c, history.Open, now)
		c.SolvedBy = ""
	})
}
