package attempt

import (
	"context"
	"errors"
	"slices"

	"casebook/api/safe"
	"casebook/history"
)

// ErrCutAlready is returned where a value that is to be cut from tickets is, or holds,
// what no ticket shows anyway.
var ErrCutAlready = errors.New("that is cut already, or holds a value that is")

// CutAlso keeps with a case a value that is to be cut from its tickets although nothing
// says that it must be. One that is kept already stays once.
func (r *Runner) CutAlso(ctx context.Context, inCase uint64, value string) (history.Case, error) {
	redactor, err := r.redactorOf(ctx, inCase, value)
	if err != nil {
		return history.Case{}, err
	}
	record := redactor.Record(value)
	if record.String() != value {
		return history.Case{}, ErrCutAlready
	}
	return r.Store.UpdateCase(ctx, inCase, func(c *history.Case) {
		if !slices.Contains(c.CutAlso, record) {
			c.CutAlso = append(c.CutAlso, record)
		}
	})
}

// CutNoMore takes back that a value is to be cut.
func (r *Runner) CutNoMore(ctx context.Context, inCase uint64, value string) (history.Case, error) {
	if inCase == 0 {
		return history.Case{}, ErrNoCase
	}
	return r.Store.UpdateCase(ctx, inCase, func(c *history.Case) {
		c.CutAlso = slices.DeleteFunc(c.CutAlso, func(kept safe.Record) bool { return kept.String() == value })
	})
}
