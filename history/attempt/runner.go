// Package attempt takes one call from end to end: build, predict, record as
// pending, send, explain, redact, complete. The request screen and the command
// line both call it.
package attempt

import (
	"encoding/json"
	"fmt"
	"time"

	"casebook/api"
	"casebook/api/environment"
	"casebook/api/explain"
	"casebook/api/safe"
	"casebook/api/systems"
	"casebook/history"
)

// Runner makes attempts. It holds no state of its own and may be shared.
type Runner struct {
	Packs   *systems.Packs
	Store   Store
	Client  *api.Client
	Key     func() (safe.Key, error) // the per-install key that fingerprints are made with
	Now     func() time.Time
	Program string // version of the program, kept with each attempt

	beside *safe.Redactor // knows what came in the same input, see Among; nil: nothing did
	cut    known          // in the case that it joins, see Within; by fingerprints made with key
	key    safe.Key
}

// Call is what a form or command line asks for.
type Call struct {
	System      string
	Operation   string
	Environment environment.Environment
	Inputs      map[string]string // by field id, as typed; a credential that is not here comes from the environment
	Unset       []string          // fields to leave out, credentials included
	Body        *string           // sent as it is in place of the fields of the body, so that a broken one can be reproduced; nil: these are
	Case        uint64            // the case to join; 0: none
	Open        bool              // begin a case with this attempt when Case is 0
	Anyway      bool              // send although the call is known to show nothing
}

// Blocked is returned for a call that cannot be made: it says why and what to ask
// for. Call.Anyway overrules it.
type Blocked struct{ Cause explain.Cause }

// Error returns the cause's title and what to do.
func (b *Blocked) Error() string { return b.Cause.Title + ": " + b.Cause.Fix }

// Build makes the request of a call, credentials included. The request lives in
// memory only.
func (r *Runner) Build(c Call) (api.Request, error) {
	pack, operation, err := r.Packs.Find(c.System, c.Operation)
	if err != nil {
		return api.Request{}, err
	}
	fields := pack.Fields(operation)
	inputs := map[string]string{}
	for _, f := range fields {
		if value, typed := c.Inputs[f.ID]; typed {
			inputs[f.ID] = value
		} else if f.Credential() {
			inputs[f.ID] = c.Environment.Credential(f.Variable).Value.Reveal()
		} else if f.Place == systems.InPath {
			inputs[f.ID] = f.Default // without it there is no path
		}
	}
	for id := range c.Inputs {
		if _, known := pack.Field(operation, id); !known {
			return api.Request{}, unknownField(pack, operation, id)
		}
	}
	for _, id := range c.Unset {
		if _, known := pack.Field(operation, id); !known {
			return api.Request{}, unknownField(pack, operation, id)
		}
		delete(inputs, id)
	}
	request, err := pack.Build(operation, c.Environment.BaseURL, systems.ParseValues(fields, inputs))
	if c.Body != nil && operation.ContentType != "" {
		request.Body = []byte(*c.Body)
	}
	return request, err
}

func unknownField(pack *systems.Pack, operation *systems.Operation, id string) error {
	var known []string
	for _, f := range pack.Fields(operation) {
		known = append(known, f.ID)
	}
	return fmt.Errorf("%s · %s has no field %q%s", pack.Name, operation.Name, id, systems.DidYouMean(id, known))
}

// Explanation reads the explanation that was kept with an attempt.
func Explanation(a history.Attempt) (explain.Explanation, error) {
	var e explain.Explanation
	text := a.Explanation.String()
	if text == "" {
		return e, nil
	}
	if err := json.Unmarshal([]byte(text), &e); err != nil {
		return e, fmt.Errorf("attempt %s: its explanation cannot be read: %w", a.ID, err)
	}
	return e, nil
}
