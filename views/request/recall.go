package request

import (
	"slices"
	"strings"

	"casebook/api"
	"casebook/api/environment"
	"casebook/api/safe"
	"casebook/api/systems"
	"casebook/history"
)

// recall is what a recorded call tells of the form that it was sent from.
type recall struct {
	system, operation string
	values            map[string]string
	unset             []string // credentials that were not sent
	cut               []string // fields whose value is not kept
}

// recalled reads a form back from an attempt. What the history has cut has no
// value: its placeholder must never be sent in its place. Credentials are taken
// only from a call to the same environment: those of one mean nothing in another,
// or too much.
func recalled(packs *systems.Packs, a history.Attempt, to environment.Environment) recall {
	pack, operation, err := packs.Find(a.System, a.Operation)
	if err != nil {
		return recall{}
	}
	r := recall{system: a.System, operation: a.Operation, values: map[string]string{}}
	request := api.Request{Method: a.Request.Method, URL: a.Request.URL.String(), Body: []byte(a.Request.Body.String())}
	for _, h := range a.Request.Headers {
		request.Headers = append(request.Headers, api.Header{Name: h.Name.String(), Value: h.Value.String()})
	}
	elsewhere := a.Environment != to.Name || a.Simulated != to.Simulated
	sent := pack.Recall(operation, &request)
	for _, f := range pack.Fields(operation) {
		value, present := sent.Values[f.ID]
		switch {
		case f.Credential() && elsewhere:
		case !present && f.Credential():
			r.unset = append(r.unset, f.ID)
		case !present:
		case f.Class >= safe.Proof || placeheld(a, value.Text):
			r.cut = append(r.cut, f.ID)
		case value.Text == "":
			r.values[f.ID] = systems.EmptyWord
		default:
			r.values[f.ID] = value.Text
		}
	}
	return r
}

// placeheld reports whether a value holds the placeholder of something that was
// cut.
func placeheld(a history.Attempt, value string) bool {
	return slices.ContainsFunc(a.Facts, func(f safe.Fact) bool {
		return f.Placeholder != "" && strings.Contains(value, f.Placeholder)
	})
}

// refill puts a recorded call into the form.
func (s *Screen) refill(r recall) {
	if r.system == "" {
		return
	}
	s.clean = nil
	s.choose(r.system, r.operation)
	for _, f := range s.fields {
		value, recorded := r.values[f.ID]
		if recorded && f.Credential() && value == s.setup.Environment.Credential(f.Variable).Value.Reveal() {
			delete(r.values, f.ID)
		}
	}
	s.fill(r.values, r.unset)
	for _, id := range r.cut {
		if f, known := s.known(id); known && !f.Credential() {
			s.cut[id] = "the shown call"
		}
	}
	s.touched = len(r.values)+len(r.unset)+len(r.cut) > 0 // of a call that is not known nothing is missing
	s.rebuild()
	s.focusFirst()
	s.consider()
}
