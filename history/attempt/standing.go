package attempt

import (
	"context"

	"casebook/api/environment"
	"casebook/api/explain"
	"casebook/history"
)

// Standing says how the user of a call stands to the limit that counts it, by the
// attempts of the history; false when no limit does. The customer's own tries are not
// known here and count too. Where a simulator answers, simulated attempts are counted.
func (r *Runner) Standing(ctx context.Context, c Call) (explain.Standing, bool) {
	p, err := r.prepare(c)
	if err != nil {
		return explain.Standing{}, false
	}
	a := history.Attempt{
		Happened: r.Now(), Environment: c.Environment.Name, Simulated: r.AnswersSimulated(ctx, c.Environment),
		User: user(p.redactor, p.pack, p.operation, &p.request),
	}
	return explain.StandingOf(r.Packs, c.System, c.Operation, r.past(ctx, a, nil))
}

// AnswersSimulated reports whether a simulator is what answers in an environment: the
// built-in one, or one whose last answer of late said so of itself.
func (r *Runner) AnswersSimulated(ctx context.Context, e environment.Environment) bool {
	if e.Simulated {
		return true
	}
	for row := range r.recent(ctx) {
		if row.Environment == e.Name && row.Status != 0 {
			return row.Simulated
		}
	}
	return false
}
