package ticket

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"

	"casebook/history"
)

// maxAttempts is how many attempts of a case a ticket holds: the newest. More than
// that nobody at a desk reads.
const maxAttempts = 50

// maxBeside is how many attempts that are not in a ticket are read for what must be cut:
// the newest.
const maxBeside = 200

// ErrNoCase is returned where the newest case is asked for and there is none.
var ErrNoCase = errors.New("there is no case yet; name an attempt of casebook history")

// Store is what making a ticket needs of a history.
type Store interface {
	Attempt(ctx context.Context, id string) (history.Attempt, error)
	Attempts(ctx context.Context, p history.Page) ([]history.Summary, error)
	Case(ctx context.Context, id uint64) (history.Case, error)
	NewestCase(ctx context.Context) (history.Case, error)
}

// Load reads what a ticket is made of: ref is a case number, an attempt's id, or
// empty for the newest case. The attempts come oldest first. Of the case of an attempt
// that was named there is only what was said, ticked and is to be cut.
func Load(ctx context.Context, store Store, ref string) (history.Case, []history.Attempt, error) {
	if ref == "" {
		newest, err := store.NewestCase(ctx)
		if errors.Is(err, history.ErrNotFound) {
			return newest, nil, ErrNoCase
		}
		if err != nil {
			return newest, nil, err
		}
		return load(ctx, store, newest.ID)
	}
	if id, err := strconv.ParseUint(ref, 10, 64); err == nil && len(ref) < 20 {
		return load(ctx, store, id)
	}
	a, err := store.Attempt(ctx, ref)
	if err != nil {
		return history.Case{}, nil, err
	}
	var told history.Case
	if a.Case != 0 {
		c, err := store.Case(ctx, a.Case)
		if err != nil {
			return told, nil, fmt.Errorf("what must not leave with an attempt of case %d is not known: %w", a.Case, err)
		}
		told.Answers, told.Checklist, told.CutAlso = c.Answers, c.Checklist, c.CutAlso
	}
	return told, []history.Attempt{a}, nil
}

func load(ctx context.Context, store Store, id uint64) (history.Case, []history.Attempt, error) {
	c, err := store.Case(ctx, id)
	if errors.Is(err, history.ErrNotFound) { // it names the case
		return c, nil, err
	}
	if err != nil {
		return c, nil, fmt.Errorf("case %d: %w", id, err)
	}
	page, err := store.Attempts(ctx, history.Page{Case: id, Limit: maxAttempts})
	if err != nil {
		return c, nil, err
	}
	attempts := make([]history.Attempt, 0, len(page))
	for _, summary := range slices.Backward(page) {
		a, err := store.Attempt(ctx, summary.ID)
		if err != nil {
			return c, nil, err
		}
		attempts = append(attempts, a)
	}
	return c, attempts, nil
}

// Beside reads the attempts of a case that a ticket of some of them does not hold, for
// [Source.Beside]: the newest 200, oldest first. Of case 0 there are none.
func Beside(ctx context.Context, store Store, inCase uint64, attempts []history.Attempt) ([]history.Attempt, error) {
	if inCase == 0 {
		return nil, nil
	}
	page, err := store.Attempts(ctx, history.Page{Case: inCase, Limit: maxAttempts + maxBeside})
	if err != nil {
		return nil, err
	}
	var beside []history.Attempt
	for _, summary := range slices.Backward(page) {
		if slices.ContainsFunc(attempts, func(a history.Attempt) bool { return a.ID == summary.ID }) {
			continue
		}
		a, err := store.Attempt(ctx, summary.ID)
		if err != nil {
			return nil, err
		}
		beside = append(beside, a)
	}
	return beside, nil
}
