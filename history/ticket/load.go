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

// ErrNoCase is returned where the newest case is asked for and there is none.
var ErrNoCase = errors.New("there is no case yet; name an attempt of casebook history")

// Load reads what a ticket is made of: ref is a case number, an attempt's id, or
// empty for the newest case. The attempts come oldest first. Of the case of an attempt
// that was named there is only what was said, ticked and is to be cut.
func Load(ctx context.Context, store *history.Store, ref string) (history.Case, []history.Attempt, error) {
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

func load(ctx context.Context, store *history.Store, id uint64) (history.Case, []history.Attempt, error) {
	c, err := store.Case(ctx, id)
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
