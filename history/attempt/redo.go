package attempt

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"reflect"
	"slices"

	"casebook/api/safe"
	"casebook/history"
)

// Redo redacts an attempt again under today's rules, and with it the case that it belongs
// to; see [Runner.RedoCase].
func (r *Runner) Redo(ctx context.Context, id string, dry bool) (Redone, error) {
	a, err := r.Store.Attempt(ctx, id)
	if err != nil {
		return Redone{}, err
	}
	if a.Case != 0 {
		return r.RedoCase(ctx, a.Case, dry)
	}
	row, err := r.Store.Summary(ctx, a.ID)
	if err != nil {
		return Redone{}, err
	}
	return r.redo(ctx, history.Case{}, []history.Summary{row}, dry)
}

// RedoCase redacts all attempts of a case again under today's rules, and what was written
// about it. What is found in one of them is hunted in all. Facts, marks and the explanation
// stay, as far as nothing in them is cut; the exchange as it was sent is gone, so nothing
// is explained anew. Each attempt is a commit of its own: what was cancelled or killed can
// be done again, and what is redacted already stays as it is. What cannot be read is left
// as it is and named. With dry nothing is written.
func (r *Runner) RedoCase(ctx context.Context, inCase uint64, dry bool) (Redone, error) {
	c, err := r.Store.Case(ctx, inCase)
	if err != nil {
		return Redone{}, err
	}
	rows, gaps, err := r.members(ctx, inCase)
	if err != nil {
		return Redone{}, err
	}
	done, err := r.redo(ctx, c, rows, dry)
	if gaps != nil {
		done.lose(gaps.IDs...)
		done.Unread.Pages = gaps.Pages
	}
	return done, err
}

// members lists the attempts of a case, newest first.
func (r *Runner) members(ctx context.Context, inCase uint64) (rows []history.Summary, gaps *history.Damaged, err error) {
	for page := (history.Page{Case: inCase, Limit: 500}); ; {
		found, err := r.Store.Attempts(ctx, page)
		var missing *history.Damaged
		if err != nil && !errors.As(err, &missing) {
			return nil, nil, err
		}
		if missing != nil {
			if gaps == nil {
				gaps = &history.Damaged{}
			}
			gaps.IDs, gaps.Pages = append(gaps.IDs, missing.IDs...), max(gaps.Pages, missing.Pages)
		}
		rows = append(rows, found...)
		if len(found) == 0 || missing == nil && len(found) < page.Limit {
			return rows, gaps, nil
		}
		page.Before = found[len(found)-1].ID
	}
}

// redo redacts attempts again, and the texts of their case.
func (r *Runner) redo(ctx context.Context, c history.Case, rows []history.Summary, dry bool) (Redone, error) {
	done := Redone{Case: c.ID, Attempts: []RedoneAttempt{}, Cut: []CutCount{}}
	key, err := r.Key()
	if err != nil {
		return done, err
	}
	w := &redoing{Runner: r, renewal: newRenewal(r.Packs, key), dry: dry, done: &done, found: map[safe.Fingerprint]bool{}}
	carriers, err := w.study(ctx, rows)
	if err != nil {
		return done, err
	}
	if done.Texts, err = w.texts(ctx, c); err != nil {
		return done, err
	}
	// What carries something that is hunted in the others comes last: as long as it stands
	// there, an interrupted run can be taken up again.
	order := slices.Clone(rows)
	slices.SortStableFunc(order, func(a, b history.Summary) int {
		return cmp.Compare(carriers[a.ID], carriers[b.ID])
	})
	for _, row := range order {
		if err := w.rewrite(ctx, row); err != nil {
			return done, err
		}
	}
	slices.SortFunc(done.Attempts, func(a, b RedoneAttempt) int { return cmp.Compare(b.ID, a.ID) })
	return done, nil
}

// redoing is a case that is being redacted again.
type redoing struct {
	*Runner
	*renewal
	dry   bool
	done  *Redone
	found map[safe.Fingerprint]bool // values that were counted
}

// study learns what is to be hunted in all attempts, and returns those that carry any of
// it as 1.
func (w *redoing) study(ctx context.Context, rows []history.Summary) (carriers map[string]int, err error) {
	carriers = map[string]int{}
	for range maxRounds {
		before := w.learned.Learned()
		for _, row := range rows {
			a, err := w.read(ctx, row.ID)
			if err != nil {
				return nil, err
			}
			if a == nil {
				continue
			}
			w.meet(*a)
			known := w.learned.Learned()
			w.learn(*a)
			if w.learned.Learned() > known {
				carriers[row.ID] = 1
			}
		}
		if w.learned.Learned() == before {
			break
		}
	}
	return carriers, nil
}

// read reads an attempt; nil is one that is damaged.
func (w *redoing) read(ctx context.Context, id string) (*history.Attempt, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	a, err := w.Store.Attempt(ctx, id)
	if errors.Is(err, history.ErrDamaged) {
		w.done.lose(id)
		return nil, nil
	}
	return &a, err
}

// texts redacts what was written about the case, as it stands when it is changed.
func (w *redoing) texts(ctx context.Context, c history.Case) (changed bool, err error) {
	if c.ID == 0 || reflect.DeepEqual(w.renewCase(c), c) {
		return false, nil
	}
	if w.dry {
		return true, nil
	}
	_, err = w.Store.UpdateCase(ctx, c.ID, func(now *history.Case) { *now = w.renewCase(*now) })
	return err == nil, err
}

// errMoved says that another program changed a record since it was read.
var errMoved = errors.New("it was changed meanwhile")

// mostTries is how often a record is read again that another program keeps changing.
const mostTries = 8

// rewrite redacts one attempt again and puts it into the place of what was read; where
// that was changed meanwhile it begins anew.
func (w *redoing) rewrite(ctx context.Context, row history.Summary) error {
	for range mostTries {
		a, err := w.read(ctx, row.ID)
		if err != nil || a == nil {
			return err
		}
		out := w.renew(*a)
		wrote := row.OlderRules() || !reflect.DeepEqual(out.attempt, *a)
		if wrote && !w.dry {
			_, err = w.Store.Rewrite(ctx, a.ID, func(now *history.Attempt) error {
				if !reflect.DeepEqual(now, a) {
					return errMoved
				}
				*now = out.attempt
				return nil
			})
		}
		if err == nil {
			w.note(*a, out, wrote)
		}
		if !errors.Is(err, errMoved) {
			return err
		}
	}
	return fmt.Errorf("attempt %s is being changed by another program; try again", row.ID)
}

// note takes down what became of an attempt.
func (w *redoing) note(a history.Attempt, out renewed, wrote bool) {
	w.done.Attempts = append(w.done.Attempts, RedoneAttempt{ID: a.ID, Rules: a.Rules, Changed: out.changed, Written: wrote})
	for _, f := range out.found {
		if f.Fingerprint != "" && w.found[f.Fingerprint] {
			continue
		}
		w.found[f.Fingerprint] = true
		w.done.count(f.Class)
	}
	if a.Environment == "" && w.done.Rotate == "" {
		w.done.Rotate = rotate(history.Attempt{Facts: out.found, Request: a.Request, Simulated: a.Simulated})
	}
}
