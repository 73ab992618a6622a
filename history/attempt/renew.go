package attempt

import (
	"maps"
	"reflect"
	"slices"

	"casebook/api"
	"casebook/api/safe"
	"casebook/api/systems"
	"casebook/history"
)

// Renew returns a case and its attempts as today's rules of redaction, and of packs,
// leave them: what is cut in one of them is cut in all. Nothing is stored. Where all are
// redacted under today's rules already they are returned as they are. A ticket is made of
// what Renew returns, whatever the history holds.
func Renew(packs *systems.Packs, key safe.Key, c history.Case, attempts []history.Attempt) (history.Case, []history.Attempt) {
	if !slices.ContainsFunc(attempts, olderRules) {
		return c, attempts
	}
	n := newRenewal(packs, key)
	for _, a := range attempts {
		n.meet(a)
	}
	renewed := make([]history.Attempt, len(attempts))
	for range maxRounds {
		before := n.learned.Learned()
		for i, a := range attempts {
			renewed[i] = n.learn(a).attempt
		}
		if n.learned.Learned() == before {
			break // each was hunted for all that any carries
		}
	}
	return n.renewCase(c), renewed
}

func olderRules(a history.Attempt) bool { return a.Rules < safe.RulesVersion }

// maxRounds is how often a case is gone through for what is to be hunted in all of it:
// what one round finds may show more in the next, seldom twice.
const maxRounds = 4

// renewal is a case, or an attempt that belongs to none, on its way through today's rules.
type renewal struct {
	packs   *systems.Packs
	key     safe.Key
	learned *safe.Redactor // what was found in any of its attempts
	cut     known          // what was cut in any
	asked   map[string]systems.Field
}

func newRenewal(packs *systems.Packs, key safe.Key) *renewal {
	return &renewal{packs: packs, key: key, learned: safe.NewRedactor(key, nil), cut: newKnown(), asked: map[string]systems.Field{}}
}

// renewed is an attempt under today's rules.
type renewed struct {
	attempt history.Attempt
	found   []safe.Fact // values that were cut now and not before
	changed bool        // it reads otherwise than before
}

// meet takes down what is known of an attempt before it is read: what was cut in it, and
// what was asked about it.
func (n *renewal) meet(a history.Attempt) {
	n.cut.add(a.Facts)
	n.ask(a)
}

// learn takes an attempt through the rules, and takes down what it carries that is to be
// hunted in the others.
func (n *renewal) learn(a history.Attempt) renewed {
	redactor := n.redactor(a)
	out := n.through(redactor, a)
	n.cut.add(out.found)
	n.learned.LearnFrom(redactor)
	return out
}

// renew takes an attempt through the rules.
func (n *renewal) renew(a history.Attempt) renewed { return n.through(n.redactor(a), a) }

// redactor is made as it was for the attempt when it was recorded. The placeholders and
// fingerprints of then are known to it.
func (n *renewal) redactor(a history.Attempt) *safe.Redactor {
	redactor := safe.NewRedactor(n.key, n.rules(a))
	redactor.At(a.Happened)
	redactor.Resume(a.Facts)
	n.cut.recognise(n.key, redactor, texts(a)...)
	return redactor
}

// rules are those under which the attempt would be recorded today: a call of our own knows
// what it sends, and in what customers paste one system's values stand in another's place.
func (n *renewal) rules(a history.Attempt) []safe.Rule {
	pack, operation, err := n.packs.Find(a.System, a.Operation)
	if err != nil {
		pack = n.packs.System(a.System)
	}
	if pack == nil {
		pack, operation = n.packs.Match(api.Request{Method: a.Request.Method, URL: a.Request.URL.String()})
	}
	if a.Environment != "" && pack != nil {
		return pack.RulesFor(operation)
	}
	return (&Runner{Packs: n.packs}).rules(pack, operation)
}

// through hunts in an attempt what it carries itself, and then what the others do. It
// repeats until nothing more is learned: what is cut in an error's text may stand in the
// body.
func (n *renewal) through(redactor *safe.Redactor, a history.Attempt) renewed {
	if n.learned.Learned() > 0 {
		again(redactor, a)
		redactor.LearnFrom(n.learned)
	}
	for {
		before := redactor.Learned()
		out := again(redactor, a)
		if redactor.Learned() == before {
			old := out.Facts
			r := renewed{found: newly(redactor.Facts(), old), changed: !reflect.DeepEqual(out, a)}
			out.Facts = slices.Concat(old, r.found)
			r.found = slices.DeleteFunc(r.found, func(f safe.Fact) bool { return f.Class < safe.Proof })
			out.Rules, out.Marks = max(a.Rules, safe.RulesVersion), n.marked(a, r.found)
			r.attempt = out
			return r
		}
	}
}

// marked returns the marks of an attempt, with those of one-time values and proofs that
// were not cut before, so that the same code sent twice can be seen.
func (n *renewal) marked(a history.Attempt, found []safe.Fact) map[string]string {
	request := api.Request{System: a.System, Operation: a.Operation, Method: a.Request.Method, URL: a.Request.URL.String(), Body: []byte(a.Request.Body.String())}
	for _, h := range a.Request.Headers {
		request.Headers = append(request.Headers, api.Header{Name: h.Name.String(), Value: h.Value.String()})
	}
	marks := (&Runner{Packs: n.packs}).marks(request, found)
	if len(marks) == 0 {
		return a.Marks
	}
	maps.Copy(marks, a.Marks)
	return marks
}

// again redacts every text of an attempt. Its facts stay; what they name is redacted too.
func again(redactor *safe.Redactor, a history.Attempt) history.Attempt {
	a.Request.RecordMessage = redactor.Again(true, a.Request.RecordMessage)
	if a.Answer != nil {
		answer := *a.Answer
		answer.RecordMessage = redactor.Again(false, answer.RecordMessage)
		answer.StatusText, answer.Broken = record(redactor, answer.StatusText), record(redactor, answer.Broken)
		a.Answer = &answer
	}
	if a.Transport != nil {
		transport := *a.Transport
		transport.Text = record(redactor, transport.Text)
		a.Transport = &transport
	}
	a.Notes, a.Codes, a.Facts = slices.Clone(a.Notes), slices.Clone(a.Codes), slices.Clone(a.Facts)
	for i, note := range a.Notes {
		a.Notes[i] = record(redactor, note)
	}
	for i, code := range a.Codes {
		a.Codes[i] = redactor.Record(code).String()
	}
	for i, f := range a.Facts {
		a.Facts[i].Place, a.Facts[i].Name = redactor.Record(f.Place).String(), redactor.Record(f.Name).String()
		a.Facts[i].Claim = record(redactor, f.Claim)
	}
	a.User, a.Title = redactor.Record(a.User).String(), redactor.Record(a.Title).String()
	a.Explanation = record(redactor, a.Explanation)
	return a
}

func record(redactor *safe.Redactor, text safe.Record) safe.Record {
	return redactor.Record(text.String())
}

// newly returns the facts of values that no old fact tells of at the same place.
func newly(facts, old []safe.Fact) []safe.Fact {
	same := func(a, b safe.Fact) bool {
		return a.Place == b.Place && a.Kind == b.Kind && a.Class == b.Class && a.Fingerprint == b.Fingerprint && a.Placeholder == b.Placeholder
	}
	return slices.DeleteFunc(slices.Clone(facts), func(f safe.Fact) bool {
		return slices.ContainsFunc(old, func(o safe.Fact) bool { return same(f, o) })
	})
}

// texts are the texts of an attempt in which a value may stand that was cut elsewhere.
func texts(a history.Attempt) []string {
	all := []string{a.Request.URL.String(), a.Request.Body.String(), a.Explanation.String(), a.User}
	headers := a.Request.Headers
	if a.Answer != nil {
		all, headers = append(all, a.Answer.Body.String(), a.Answer.StatusText.String(), a.Answer.Broken.String()), slices.Concat(headers, a.Answer.Headers)
	}
	for _, h := range headers {
		all = append(all, h.Value.String())
	}
	for _, note := range a.Notes {
		all = append(all, note.String())
	}
	if a.Transport != nil {
		all = append(all, a.Transport.Text.String())
	}
	return all
}
