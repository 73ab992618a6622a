package attempt

import (
	"context"
	"slices"
	"strings"

	"casebook/api"
	"casebook/api/systems"
	"casebook/history"
)

// rename names a case after the call and the outcome of its newest attempt that has
// something to say, unless the engineer has named it. What went well later, has no
// cause or is another system's does not take the name of what went wrong: well says that
// nothing did before s.
func (r *Runner) rename(c *history.Case, s history.Summary, well bool) {
	first := c.Attempts <= 1
	if first {
		c.Simulated = s.Simulated
	}
	if c.Titled || !first && (s.Title == "" || s.Outcome == api.Success || s.System != c.System && !well) {
		return
	}
	name, _, _ := strings.Cut(c.Title, ": ")
	if pack, operation, err := r.Packs.Find(s.System, s.Operation); err == nil {
		name, c.System, c.Operation = callName(pack, operation), s.System, s.Operation
	} else if pack := r.Packs.System(s.System); pack != nil && name == "" {
		name, c.System = pack.Name, s.System // an answer that stood alone
	}
	c.Title = strings.TrimSuffix(strings.TrimPrefix(name+": "+s.Title, ": "), ": ")
}

// callName is how a case is called that a call begins or was named after.
func callName(pack *systems.Pack, operation *systems.Operation) string {
	return pack.Name + " · " + operation.Name
}

// wentWell reports whether rows are all that there were, and all went well.
func wentWell(rows []history.Summary) bool {
	return len(rows) < metWithin && !slices.ContainsFunc(rows, func(s history.Summary) bool { return s.Outcome != api.Success })
}

// newest are the newest attempts of a case, oldest first.
func (r *Runner) newest(ctx context.Context, number uint64) []history.Summary {
	rows, _ := r.Store.Attempts(ctx, history.Page{Case: number, Limit: metWithin}) // what cannot be read names nothing
	slices.Reverse(rows)
	return rows
}

// others are the newest attempts of a's case but itself, oldest first.
func (r *Runner) others(ctx context.Context, a history.Attempt) []history.Summary {
	if a.Case == 0 {
		return nil
	}
	return slices.DeleteFunc(r.newest(ctx, a.Case), func(s history.Summary) bool { return s.ID == a.ID })
}

// nameOf is a case of attempts, oldest first, as it would be named had they been sent in
// that order.
func (r *Runner) nameOf(rows []history.Summary) (c history.Case) {
	for i, s := range rows {
		c.Attempts = i + 1
		r.rename(&c, s, wentWell(rows[:i]))
	}
	return c
}

// namesakes are the cases that attempts are in, and one more, whose names are those of
// their attempts, or that have none.
func (r *Runner) namesakes(ctx context.Context, more uint64, ids []string) (numbers []uint64) {
	met := []uint64{0}
	for _, id := range append(slices.Clone(ids), "") {
		number := more
		if id != "" {
			s, _ := r.Store.Summary(ctx, id)
			number = s.Case
		}
		if slices.Contains(met, number) {
			continue
		}
		met = append(met, number)
		c, err := r.Store.Case(ctx, number)
		if err == nil && !c.Titled && (c.Attempts == 0 || c.Title == r.nameOf(r.newest(ctx, number)).Title) {
			numbers = append(numbers, number)
		}
	}
	return numbers
}

// nameAnew names cases after the attempts that they have now. One without any keeps its
// name, which tells of what it was.
func (r *Runner) nameAnew(ctx context.Context, numbers []uint64) error {
	for _, number := range numbers {
		of := r.nameOf(r.newest(ctx, number))
		if of.Attempts == 0 {
			continue
		}
		_, err := r.Store.UpdateCase(ctx, number, func(c *history.Case) {
			if !c.Titled {
				c.Title, c.System, c.Operation, c.Simulated = of.Title, of.System, of.Operation, of.Simulated
			}
		})
		if err != nil {
			return err
		}
	}
	return nil
}
