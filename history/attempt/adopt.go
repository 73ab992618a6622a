package attempt

import (
	"maps"
	"slices"

	"casebook/api"
	"casebook/api/safe"
	"casebook/history"
)

// adoption takes what was recorded elsewhere through today's rules, whatever it says of
// itself: a file may hold anything. What was redacted under the same rules stays as it is.
type adoption struct {
	runner *Runner
	key    safe.Key
}

// attempt returns an attempt from elsewhere as it may be recorded here, and whether
// something was cut that it had in clear.
func (d *adoption) attempt(a history.Attempt) (history.Attempt, bool) {
	n := newRenewal(d.runner.Packs, d.key)
	n.meet(a)
	renewed := n.renew(a)
	out := renewed.attempt
	out.Facts = restated(out.Facts, len(a.Facts))
	clean := cleaner{n.redactor(a)}
	clean.texts(&out.System, &out.Operation, &out.Environment, &out.Row, &out.Pack, &out.Program, &out.Remote, &out.Request.Method)
	out.Outcome = api.Outcome(clean.text(string(out.Outcome)))
	if out.Answer != nil {
		clean.texts(&out.Answer.Protocol, &out.Answer.TLS)
	}
	if t := out.Transport; t != nil {
		t.Phase, t.Kind, t.Sent = api.Phase(clean.text(string(t.Phase))), api.Kind(clean.text(string(t.Kind))), api.Sent(clean.text(string(t.Sent)))
	}
	for i := range out.Facts {
		f := &out.Facts[i]
		clean.texts(&f.Kind, &f.Charset, &f.Placeholder)
		f.Fingerprint = safe.Fingerprint(digits(string(f.Fingerprint)))
	}
	out.Marks = maps.Clone(out.Marks)
	for field, mark := range out.Marks {
		delete(out.Marks, field)
		out.Marks[clean.text(field)] = digits(mark)
	}
	out.Rules = safe.RulesVersion
	return out, len(renewed.found) > 0
}

// restated are facts of which those after the first n were found here. Where one tells
// again of a value that stands in clear, its fingerprint, made with the key of this
// install, takes the place of the older one.
func restated(facts []safe.Fact, n int) []safe.Fact {
	out := slices.Clone(facts[:n])
	for _, f := range facts[n:] {
		at := -1
		if f.Class < safe.Proof {
			at = slices.IndexFunc(out[:n], func(o safe.Fact) bool {
				return o.Place == f.Place && o.Index == f.Index && o.Kind == f.Kind && o.Class == f.Class
			})
		}
		if at < 0 {
			out = append(out, f)
			continue
		}
		out[at].Fingerprint = f.Fingerprint
	}
	return out
}

// aCase returns a case from elsewhere as it may be recorded here.
func (d *adoption) aCase(c history.Case) history.Case {
	n := newRenewal(d.runner.Packs, d.key)
	out := n.renewCase(c)
	clean := cleaner{safe.NewRedactor(d.key, d.runner.rules(nil, nil))}
	clean.texts(&out.System, &out.Operation, &out.Owner, (*string)(&out.State))
	out.Tags = slices.Clone(out.Tags)
	clean.all(out.Tags)
	if out.Checklist != nil {
		ticks := map[string]string{}
		for step, tick := range out.Checklist {
			ticks[clean.text(step)] = clean.text(tick)
		}
		out.Checklist = ticks
	}
	if out.Answers != nil {
		answers := map[string]history.Hearsay{}
		for question, answer := range out.Answers {
			answers[clean.text(question)] = answer
		}
		out.Answers = answers
	}
	out.Left = slices.Clone(out.Left)
	for i := range out.Left {
		left := &out.Left[i]
		clean.texts(&left.Way, &left.To, &left.Format)
		left.SHA256 = digits(left.SHA256)
		left.Revealed, left.Known, left.Attempts = slices.Clone(left.Revealed), slices.Clone(left.Known), slices.Clone(left.Attempts)
		clean.all(left.Revealed)
		for j, mark := range left.Known {
			left.Known[j] = digits(mark)
		}
		clean.all(left.Attempts)
	}
	return out
}

// cleaner redacts what is a plain word in everything that is recorded here.
type cleaner struct{ redactor *safe.Redactor }

func (c cleaner) text(s string) string {
	if s == "" {
		return s
	}
	return c.redactor.Record(s).String()
}

func (c cleaner) texts(fields ...*string) {
	for _, field := range fields {
		*field = c.text(*field)
	}
}

func (c cleaner) all(list []string) {
	for i, text := range list {
		list[i] = c.text(text)
	}
}

// digits returns what is written in hexadecimal digits, and nothing of what is not.
func digits(s string) string {
	for _, r := range s {
		if (r < '0' || r > '9') && (r < 'a' || r > 'f') {
			return ""
		}
	}
	return s
}
