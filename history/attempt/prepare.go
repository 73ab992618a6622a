package attempt

import (
	"net/url"

	"casebook/api"
	"casebook/api/explain"
	"casebook/api/safe"
	"casebook/api/systems"
	"casebook/history"
)

// prepared is a call that is ready to go out: everything that is known of it
// before the first byte leaves.
type prepared struct {
	call      Call
	pack      *systems.Pack
	operation *systems.Operation
	request   api.Request
	predicted explain.Explanation
	redactor  *safe.Redactor
	message   safe.Message
}

func (r *Runner) prepare(c Call) (prepared, error) {
	p := prepared{call: c}
	var err error
	if p.pack, p.operation, err = r.Packs.Find(c.System, c.Operation); err != nil {
		return p, err
	}
	if p.request, err = r.Build(c); err != nil {
		return p, err
	}
	p.predicted = r.foresee(c, p.operation, p.request)
	key, err := r.Key()
	if err != nil {
		return p, err
	}
	p.redactor = safe.NewRedactor(key, p.pack.RulesFor(p.operation))
	p.redactor.At(r.Now())
	p.learn()
	p.message = message(p.request.URL, p.request.Headers, p.request.Body)
	p.redactor.Study(true, p.message)
	r.recognise(p.redactor, api.Exchange{Request: p.request})
	return p, nil
}

// learn makes the credentials known before anything is redacted, so that they are
// found wherever they stand and wherever the vendor echoes them.
func (p *prepared) learn() {
	for _, f := range p.pack.Fields(p.operation) {
		if !f.Credential() || f.Class == safe.Plain {
			continue
		}
		p.redactor.Learn(f.Class, f.Kind, p.call.Environment.Credential(f.Variable).Value.Reveal())
		p.redactor.Learn(f.Class, f.Kind, p.call.Inputs[f.ID])
	}
}

// pending is the record of the call while nothing has come of it.
func (p *prepared) pending(r *Runner) history.Attempt {
	now := r.Now()
	return history.Attempt{
		Case: p.call.Case, Recorded: now, Happened: now,
		System: p.call.System, Operation: p.call.Operation,
		Environment: p.call.Environment.Name, Simulated: p.call.Environment.Simulated,
		Counted: p.operation.Counted != "", Tries: 1, Outcome: api.Pending,
		User:    user(p.redactor, p.pack, p.operation, &p.request),
		Request: history.Request{Method: p.request.Method, RecordMessage: p.redactor.Message(true, p.message)},
		Facts:   p.redactor.Facts(), Program: r.Program, Rules: safe.RulesVersion,
	}
}

// opening is the case that this attempt begins, or nil.
func (p *prepared) opening(c Call) *history.Case {
	if c.Case != 0 || !c.Open {
		return nil
	}
	return &history.Case{
		Title: callName(p.pack, p.operation), State: history.Open,
		System: p.pack.ID, Operation: p.operation.ID, Simulated: c.Environment.Simulated,
	}
}

// user is whom a call is about, as it was sent; empty when that is not known.
func user(redactor *safe.Redactor, pack *systems.Pack, operation *systems.Operation, request *api.Request) string {
	if pack == nil || operation == nil {
		return ""
	}
	sent := pack.Recall(operation, request)
	for _, f := range pack.Fields(operation) {
		if f.User && !sent.Masked(f) { // a mask would make one user of many
			return redactor.Record(sent.Values[f.ID].Text).String()
		}
	}
	return ""
}

// foresee says what a call would run into, and what keeps it from being made at
// all: what the pack says, and that a call which makes something is not made for
// its answer's sake where it is real.
func (r *Runner) foresee(c Call, operation *systems.Operation, request api.Request) explain.Explanation {
	e := explain.Predict(r.Packs, request)
	if operation.Creates != "" && !c.Environment.Simulated {
		e.Block(explain.Cause{
			Row:   c.System + "." + operation.ID + ".creates",
			Title: "This call " + operation.Creates + ", for real",
			Cause: "What it makes is a secret, and secrets are cut from everything here: it would exist and nobody would ever see it.",
			Fix:   "Do it in the vendor's dashboard, where it is shown; or try it in the simulator.",
		})
	}
	if owner := r.strange(c, request); owner != nil {
		e.Block(explain.Cause{
			Row:   c.System + "." + operation.ID + ".elsewhere",
			Title: "This address is " + owner.Name + "'s",
			Cause: "The environment " + c.Environment.Name + " leads to another vendor than the call is meant for. That vendor would be handed credentials and personal data that are not meant for it.",
			Fix:   "Set the base URL of " + r.Packs.System(c.System).Name + " and choose that environment.",
		})
	}
	return e
}

// strange returns the vendor whose own host a call would go to, when it is meant for
// another.
func (r *Runner) strange(c Call, request api.Request) *systems.Pack {
	target, err := url.Parse(request.URL)
	if err != nil {
		return nil
	}
	if owner := r.Packs.Owner(target.Hostname()); owner != nil && owner.ID != c.System {
		return owner
	}
	return nil
}

// Predict says what a call would run into, before anything is sent.
func (r *Runner) Predict(c Call) (explain.Explanation, error) {
	_, operation, err := r.Packs.Find(c.System, c.Operation)
	if err != nil {
		return explain.Explanation{}, err
	}
	request, err := r.Build(c)
	if err != nil {
		return explain.Explanation{}, err
	}
	return r.foresee(c, operation, request), nil
}

// Preview returns the attempt as it would be recorded before it is sent, redacted
// like it, and what it would run into. Nothing is sent or recorded.
func (r *Runner) Preview(c Call) (history.Attempt, explain.Explanation, error) {
	p, err := r.prepare(c)
	if err != nil {
		return history.Attempt{}, explain.Explanation{}, err
	}
	return p.pending(r), p.predicted, nil
}
