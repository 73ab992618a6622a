package systems

import (
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"
)

// verify finds what the schema cannot say: names that stand twice, references to
// what is not there, and values that mean nothing.
func (r *reader) verify(p *Pack) {
	if p.Schema != Schema {
		r.problem(r.places[p], "this program reads packs of schema %d, not %d", Schema, p.Schema)
	}
	operations := names(r, "operation", p.Operations, func(o *Operation) string { return o.ID })
	checks := names(r, "check", p.Checks, func(c *Check) string { return c.ID })
	rows := names(r, "row", p.Rows, func(w *Row) string { return w.ID })
	names(r, "example", p.Examples, func(e *Example) string { return e.ID })
	for i := range p.Operations {
		names(r, "field", p.Operations[i].Fields, func(f *Field) string { return f.ID })
	}
	names(r, "limit", p.Limits, func(l *Limit) string { return l.ID })
	for i := range p.Limits {
		limit := &p.Limits[i]
		r.refer(r.places[limit], "operation", limit.Operations, operations)
		r.verifyLimit(limit)
	}
	r.verifyRetry(&p.Retry)
	r.verifyDesk(&p.Desk)
	for i := range p.Operations {
		r.statuses("expect", p.Operations[i].Expect, false)
	}
	r.verifyRows(p, operations, checks, rows)
	for i := range p.Examples {
		r.verifyExample(p, &p.Examples[i], operations, rows)
	}
}

// verifyRows looks at checks and rows, which name each other.
func (r *reader) verifyRows(p *Pack, operations, checks, rows []string) {
	for i := range p.Checks {
		check := &p.Checks[i]
		at := r.places[check]
		r.verifyCheck(p, check)
		r.refer(at, "operation", check.Operations, operations)
		r.refer(at, "row", single(check.Predicts), rows)
		r.refer(at, "field", single(check.Field), p.fieldNames())
	}
	for i := range p.Rows {
		row := &p.Rows[i]
		at := r.places[row]
		r.refer(at, "operation", single(row.Operation), operations)
		r.refer(at, "check", row.Evidence, checks)
		r.refer(at, "row", row.Twins, rows)
		r.verifyWhen(row)
	}
}

func (r *reader) verifyExample(p *Pack, e *Example, operations, rows []string) {
	at := r.places[e]
	r.refer(at, "operation", single(e.Operation), operations)
	if !strings.HasPrefix(e.Expect, httpPack+".") { // those are in a pack of their own
		r.refer(at, "row", single(e.Expect), rows)
	}
	operation := p.Operation(e.Operation)
	if operation == nil {
		return
	}
	var fields []string
	for _, f := range p.Fields(operation) {
		fields = append(fields, f.ID)
	}
	r.refer(at, "field", append(single(e.Stand), e.Unset...), fields)
	for name := range e.Values {
		r.refer(at, "field", single(name), fields)
	}
}

// names returns the names of list, in order, and complains of one that stands
// twice.
func names[T any](r *reader, what string, list []T, name func(*T) string) []string {
	var all []string
	for i := range list {
		n := name(&list[i])
		if slices.Contains(all, n) {
			r.problem(r.places[&list[i]], "%s %q stands twice", what, n)
		}
		all = append(all, n)
	}
	return all
}

func (r *reader) refer(at *yaml.Node, what string, names, known []string) {
	for _, name := range names {
		if !slices.Contains(known, name) {
			r.problem(at, "there is no %s %q%s", what, name, DidYouMean(name, known))
		}
	}
}

func single(name string) []string {
	if name == "" {
		return nil
	}
	return []string{name}
}

func (p *Pack) fieldNames() []string {
	var names []string
	for _, f := range p.Credentials {
		names = append(names, f.ID)
	}
	for _, o := range p.Operations {
		for _, f := range o.Fields {
			names = append(names, f.ID)
		}
	}
	return names
}
