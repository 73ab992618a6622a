package home

import (
	"slices"

	"casebook/api/safe"
	"casebook/api/systems"
)

// notSimulated is said where a scenario would go to a real system.
const notSimulated = "these values mean something to the simulator only: start with --env simulator to try them"

// call is an operation that a new call can be made of.
type call struct {
	pack      *systems.Pack
	operation *systems.Operation
}

// name is the call as people say it.
func (c call) name() string { return c.pack.Name + " · " + c.operation.Name }

func callsOf(pack *systems.Pack) []call {
	var calls []call
	for i := range pack.Operations {
		calls = append(calls, call{pack, &pack.Operations[i]})
	}
	return calls
}

// turnTo offers the calls of a system, by its place among the packs, which counts on
// from the last to the first.
func (s *Screen) turnTo(system int) {
	all := s.setup.Packs.Systems
	if len(all) == 0 {
		return
	}
	s.system = (system + len(all)) % len(all)
	s.calls = callsOf(all[s.system])
	s.lists[inCalls].SetCount(len(s.calls))
	s.lists[inCalls].Select(0)
	s.gather()
	s.arrange()
}

// scenario is an example of a pack: a filled form, with the one value that makes it
// what it is.
type scenario struct {
	call
	systems.Example
	telling string // the value, or what is missing: "+962790000402", "no X-API-KEY"
	field   string // the field that it is in
}

// scenariosOf lists the examples of a call, in the order of its pack: the plain good
// one first.
func scenariosOf(of call) []scenario {
	var scenarios []scenario
	for _, example := range of.pack.Examples {
		if example.Operation != of.operation.ID {
			continue
		}
		plain := example
		if len(scenarios) > 0 {
			plain = scenarios[0].Example
		}
		t := scenario{call: of, Example: example}
		t.field, t.telling = telling(of.pack, of.operation, plain, example)
		scenarios = append(scenarios, t)
	}
	return scenarios
}

// chosenCall is the call under the cursor, whose scenarios are shown.
func (s *Screen) chosenCall() call {
	if at := s.lists[inCalls].Selected(); at >= 0 {
		return s.calls[at]
	}
	return call{&systems.Pack{}, &systems.Operation{}}
}

// gather lists the scenarios of the selected call.
func (s *Screen) gather() {
	s.scenarios = scenariosOf(s.chosenCall())
	s.lists[inScenarios].SetCount(len(s.scenarios))
	s.lists[inScenarios].Select(0)
}

// telling returns the field that makes an example what it is, and what stands there:
// its stand-in, else what is left out, else what differs from plain, the first
// example of the operation. A value that is a secret is named and not shown.
func telling(pack *systems.Pack, operation *systems.Operation, plain, example systems.Example) (field, value string) {
	fields := pack.Fields(operation)
	if at := slices.IndexFunc(fields, func(f systems.Field) bool { return f.ID == example.Stand }); at >= 0 {
		return example.Stand, shown(fields[at], example)
	}
	for _, f := range fields {
		value, given := example.Values[f.ID]
		usual, expected := plain.Values[f.ID]
		switch {
		case slices.Contains(example.Unset, f.ID), expected && !given && f.Required == systems.Required:
			return f.ID, "no " + f.ID
		case given && expected && value != usual, given && !expected && f.Credential():
			return f.ID, shown(f, example)
		}
	}
	for _, f := range fields {
		if f.User && example.Values[f.ID] != "" {
			return f.ID, shown(f, example)
		}
	}
	return "", ""
}

func shown(f systems.Field, example systems.Example) string {
	if f.Class >= safe.Proof {
		return f.ID
	}
	if example.Values[f.ID] == systems.EmptyWord {
		return "empty " + f.ID
	}
	return safe.Line(example.Values[f.ID]).String()
}
