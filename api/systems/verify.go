package systems

import (
	"maps"
	"regexp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"
)

// verify finds what the schema cannot say: names that stand twice, references to
// what is not there, and values that mean nothing. p is what was read; whole is p, or
// for one that extends another pack the two together.
func (r *reader) verify(p, whole *Pack) {
	if p.Schema != Schema {
		r.problem(r.places[p], "this program reads packs of schema %d, not %d", Schema, p.Schema)
	}
	r.verifyNames(p)
	for i := range p.Hosts {
		if h := p.Hosts[i]; strings.ContainsAny(h, "/: ") || h != strings.ToLower(h) || strings.Contains(strings.TrimPrefix(h, "*."), "*") {
			r.problem(r.at(&p.Hosts[i]), "`hosts`: %q is no host name; it looks like api.example.com or *.example.com, in small letters", h)
		}
	}
	r.verifySpellings(p, whole)
	operations := ids(whole.Operations, func(o *Operation) string { return o.ID })
	for i := range p.Limits {
		limit := &p.Limits[i]
		r.refer(r.places[limit], "operation", limit.Operations, operations)
		r.verifyLimit(limit)
	}
	for i := range p.Lifetimes {
		l := &p.Lifetimes[i]
		r.refer(r.places[l], "operation", l.MadeBy, operations)
		r.refer(r.places[l], "field", single(l.Field), whole.fieldNames())
		r.atLeast("seconds", &l.Seconds, 1, l)
	}
	r.verifyRetry(&p.Retry)
	r.verifyDesk(&p.Desk, &whole.Desk)
	for i := range p.Operations {
		r.verifyOperation(&p.Operations[i], whole)
	}
	for i := range p.Credentials {
		r.verifyField(&p.Credentials[i])
	}
	rows := ids(whole.Rows, func(w *Row) string { return w.ID })
	r.verifyChecks(p, whole, operations, rows)
	r.verifyRows(p, whole, operations, rows)
	for i := range p.Examples {
		r.verifyExample(whole, &p.Examples[i], operations, rows)
	}
}

// verifyNames complains of what stands twice.
func (r *reader) verifyNames(p *Pack) {
	names(r, "operation", p.Operations, func(o *Operation) string { return o.ID })
	names(r, "check", p.Checks, func(c *Check) string { return c.ID })
	names(r, "row", p.Rows, func(w *Row) string { return w.ID })
	names(r, "example", p.Examples, func(e *Example) string { return e.ID })
	names(r, "limit", p.Limits, func(l *Limit) string { return l.ID })
	names(r, "lifetime", p.Lifetimes, func(l *Lifetime) string { return l.ID })
	names(r, "credential", p.Credentials, func(f *Field) string { return f.ID })
	for i := range p.Operations {
		names(r, "field", p.Operations[i].Fields, func(f *Field) string { return f.ID })
	}
}

// verifySpellings finds spellings that lead to one another: which is meant could never
// be told.
func (r *reader) verifySpellings(p, whole *Pack) {
	for met, meant := range p.Spellings {
		if _, again := whole.Spellings[meant]; again {
			r.problem(r.at(&p.Spellings), "`spellings`: %q stands for %q, which stands for something else itself", met, meant)
		}
	}
}

func (r *reader) verifyOperation(o *Operation, whole *Pack) {
	r.statuses("expect", o.Expect, false)
	for i := range o.Fields {
		r.verifyField(&o.Fields[i])
	}
	r.verifyAddress(o)
	if v := o.Variant; v != nil {
		fields := ids(whole.Fields(o), func(f *Field) string { return f.ID })
		r.refer(r.at(v), "field", append(single(v.Field), single(v.Else)...), fields)
	}
}

// verifyAddress finds a method or path that no call could have, or that any could.
func (r *reader) verifyAddress(o *Operation) {
	if o.Method != strings.ToUpper(o.Method) {
		r.problem(r.at(&o.Method), "`method` is written in capitals, as %s", strings.ToUpper(o.Method))
	}
	segments := strings.Split(o.Path, "/")
	fixed := slices.ContainsFunc(segments[1:], func(s string) bool { return s != "" && !strings.HasPrefix(s, "{") })
	switch {
	case segments[0] != "" || len(segments) < 2:
		r.problem(r.at(&o.Path), "`path` begins with a /, as /%s", strings.TrimLeft(o.Path, "/"))
	case strings.HasSuffix(o.Path, "/"):
		r.problem(r.at(&o.Path), "`path` ends without a /, as %s", strings.TrimRight(o.Path, "/"))
	case !fixed:
		r.problem(r.at(&o.Path), "`path` is nothing but fields, so every address would be %s; name a fixed part", o.ID)
	}
}

// verifyField finds a pattern that is none.
func (r *reader) verifyField(f *Field) {
	if _, err := regexp.Compile(f.Pattern); err != nil {
		r.problem(r.at(&f.Pattern, f), "`pattern` of %s is no regular expression: %v", f.ID, err)
	}
}

func (r *reader) verifyChecks(p, whole *Pack, operations, rows []string) {
	for i := range p.Checks {
		check := &p.Checks[i]
		at := r.places[check]
		r.verifyCheck(whole, check)
		r.refer(at, "operation", check.Operations, operations)
		r.refer(at, "row", check.Predicts, rows)
		r.refer(at, "limit", single(check.Limit), ids(whole.Limits, func(l *Limit) string { return l.ID }))
		r.refer(at, "field", single(check.Field), whole.fieldNames())
	}
}

func (r *reader) verifyRows(p, whole *Pack, operations, rows []string) {
	checks := ids(whole.Checks, func(c *Check) string { return c.ID })
	limits := ids(whole.Limits, func(l *Limit) string { return l.ID })
	for i := range p.Rows {
		row := &p.Rows[i]
		at := r.places[row]
		r.refer(at, "operation", single(row.Operation), operations)
		r.refer(at, "check", row.Evidence, checks)
		r.refer(at, "row", row.Twins, rows)
		r.refer(at, "limit", single(row.Limit), limits)
		r.verifyWhen(row.ID, &row.When)
		r.verifySaying(row, &row.When, whole)
		for j := range row.Also {
			r.verifyWhen(row.ID, &row.Also[j])
			r.verifySaying(row, &row.Also[j], whole)
		}
		r.verifySigns(row, whole)
		r.verifyClues(row, whole)
		r.verifyReply(row)
		if q := row.Question; q != nil {
			r.refer(r.at(q), "check", single(q.Check), checks)
			r.refer(r.at(q), "field", single(q.Field), whole.fieldNames())
		}
	}
	r.verifyReach(p, whole)
}

// verifySaying finds a row that wants of an answer what the envelope has no place for.
func (r *reader) verifySaying(row *Row, w *When, whole *Pack) {
	keys := whole.Envelope
	switch {
	case len(w.Code) > 0 && len(keys.Code) == 0:
		r.problem(r.at(w), "row %s wants a code, and the envelope says of no key that it holds one", row.ID)
	case len(w.Detail) > 0 && len(keys.Details) == 0:
		r.problem(r.at(w), "row %s wants a detail, and the envelope says of no key that it holds them", row.ID)
	case w.Success != "" && len(keys.Success) == 0:
		r.problem(r.at(w), "row %s wants a success flag, and the envelope says of no key that it is one", row.ID)
	case w.Verdict != "" && !slices.ContainsFunc(whole.Operations, func(o Operation) bool { return o.Verdict != nil && (row.Operation == "" || row.Operation == o.ID) }):
		r.problem(r.at(w), "row %s wants a verdict, and its operation gives none", row.ID)
	}
	for i := range w.Code {
		if meant := whole.Meant(w.Code[i]); !same(meant, w.Code[i]) {
			r.problem(r.at(&w.Code[i], w), "row %s: %q is a spelling of %q; name that", row.ID, w.Code[i], meant)
		}
	}
}

// verifySigns finds signs that nothing could show.
func (r *reader) verifySigns(row *Row, whole *Pack) {
	limit, limited := whole.Limit(row.Limit)
	for i := range row.Past {
		switch sign := row.Past[i]; {
		case sign == LimitReached && limited && limit.Scope != "user":
			r.problem(r.at(&row.Past[i]), "row %s: attempts are counted by user, and the limit %s is of the %s", row.ID, row.Limit, limit.Scope)
		case slices.Contains([]Sign{CodeUsed, CodeRefused, CodeOld, CodeReplaced}, sign) && len(whole.Lifetimes) == 0:
			r.problem(r.at(&row.Past[i]), "row %s: %s is about a value that has a lifetime, and the pack has no `lifetimes`", row.ID, sign)
		}
	}
}

// verifyClues finds clues that could never be told.
func (r *reader) verifyClues(row *Row, whole *Pack) {
	o := whole.Operation(row.Operation)
	switch {
	case row.Variant == "":
	case o == nil || o.Variant == nil:
		r.problem(r.at(&row.Variant), "row %s has a variant, and its operation tells none apart", row.ID)
	default:
		known := append([]string{"email", "mobile"}, slices.Sorted(maps.Values(o.Variant.Words))...)
		r.refer(r.at(&row.Variant), "variant", single(row.Variant), known)
	}
	for i := range row.Request {
		c := &row.Request[i]
		whatever := slices.Contains([]Trait{HasNoBody, HasBrokenBody, HasNoCredentials}, c.Is)
		switch {
		case whatever && c.Field != "":
			r.problem(r.at(&c.Field), "%q is about the request as a whole: leave the field out", c.Is)
		case !whatever && c.Field == "":
			r.problem(r.at(&c.Is), "a clue that is %q lacks \"field\": name the field", c.Is)
		case !whatever && o != nil:
			r.verifyClue(row, c, whole, o)
		case !whatever:
			r.refer(r.at(&c.Field), "field", single(c.Field), whole.fieldNames())
		}
	}
	if slices.Contains(row.Past, LimitReached) && row.Limit == "" {
		r.problem(r.at(&row.Past), "row %s has limit-reached and no `limit`: name the one that counts", row.ID)
	}
}

func (r *reader) verifyClue(row *Row, c *Clue, whole *Pack, o *Operation) {
	f, known := whole.Field(o, c.Field)
	switch {
	case !known:
		r.refer(r.at(&c.Field), "field", single(c.Field), ids(whole.Fields(o), func(f *Field) string { return f.ID }))
	case (c.Is == IsOneOf || c.Is == IsNotOneOf) && len(f.Enum) == 0:
		r.problem(r.at(&c.Is), "row %s: the field %s has no `enum` to be one of", row.ID, f.ID)
	case (c.Is == IsMalformed || c.Is == IsWellFormed) && !f.shaped():
		r.problem(r.at(&c.Is), "row %s: the field %s has no `format` or `pattern` to be held against", row.ID, f.ID)
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
	fields := ids(p.Fields(operation), func(f *Field) string { return f.ID })
	r.refer(at, "field", append(single(e.Stand), e.Unset...), fields)
	for name := range e.Values {
		r.refer(at, "field", single(name), fields)
	}
}

// ids returns the names of list, in order.
func ids[T any](list []T, name func(*T) string) []string {
	all := make([]string, len(list))
	for i := range list {
		all[i] = name(&list[i])
	}
	return all
}

// names complains of a name in list that is none or stands twice.
func names[T any](r *reader, what string, list []T, name func(*T) string) {
	seen := map[string]bool{}
	for i := range list {
		switch n := name(&list[i]); {
		case seen[n]:
			r.problem(r.places[&list[i]], "%s %q stands twice", what, n)
		case !canName(n):
			r.problem(r.places[&list[i]], "the %s %q wants a name of letters, digits and . _ - between them", what, n)
		default:
			seen[n] = true
		}
	}
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
