package attempt

import (
	"context"

	"casebook/api/explain"
	"casebook/history"
)

// Opened is a recorded attempt with what is known around it.
type Opened struct {
	Attempt history.Attempt
	Case    history.Case        // its zero value for an attempt that belongs to none
	Why     explain.Explanation // as recorded, with what the caller said and the engineer ticked
	Seen    Seen
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
