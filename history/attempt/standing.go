package attempt

import (
	"context"

	"casebook/api/explain"
	"casebook/history"
)

// Standing says how the user of a call stands to the limit that counts it, by the
// attempts of the history; false when no limit does. The customer's own tries are not
// known here and count too.
func (r *Runner) Standing(ctx context.Context, c Call) (explain.Standing, bool) {
	p, err := r.prepare(c)
	if err != nil {
		return explain.Standing{}, false
	}
	a := history.Attempt{
		Happened: r.Now(), Environment: c.Environment.Name, Simulated: c.Environment.Simulated,
		User: user(p.redactor, p.pack, p.operation, &p.request),
	}
	return explain.StandingOf(r.Packs, c.System, c.Operation, r.past(ctx, a, nil))
}
