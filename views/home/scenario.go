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
	telling string // "code 000000", "no X-API-KEY", "body"
	brief   string // the same where there is no room to name the field
}

// scenariosOf lists the examples of a call, in the order of its pack: the plain good
// one first.
func scenariosOf(of call) []scenario {
	var scenarios []scenario
	fields := of.pack.Fields(of.operation)
	for _, example := range of.pack.Examples {
		if example.Operation != of.operation.ID {
			continue
		}
		t := scenario{call: of, Example: example}
		t.telling, t.brief = telling(fields, likest(fields, scenarios, example), example)
		scenarios = append(scenarios, t)
	}
	return scenarios
}

// likest is the one of the scenarios before it that an example differs from least, so
// that one for a mobile number is set beside the good one for a mobile number; of the
// first one it is that itself.
func likest(fields []systems.Field, before []scenario, example systems.Example) systems.Example {
	best, least := example, len(fields)+1
	for _, t := range before {
		if n := len(parting(fields, t.Example, example)); t.Body == nil && n > 0 && n < least {
			best, least = t.Example, n
		}
	}
	return best
}

// parting returns which of the fields are those in which an example differs from a plain one. A credential
// that it does not speak of comes from the environment and parts nothing.
func parting(fields []systems.Field, plain, example systems.Example) []int {
	var differ []int
	for i, f := range fields {
		value, given := example.Values[f.ID]
		out := slices.Contains(example.Unset, f.ID)
		if f.Credential() && !given && !out {
			continue
		}
		if value != plain.Values[f.ID] || out != slices.Contains(plain.Unset, f.ID) {
			differ = append(differ, i)
		}
	}
	return differ
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

// telling says what makes an example what it is: its stand-in, else the field in which
// it differs from the plain one, else who it is for. A value that is a secret is named
// and not shown; of a body that is sent as it is there is no field to name.
func telling(fields []systems.Field, plain, example systems.Example) (whole, brief string) {
	if example.Body != nil {
		return "body", "body"
	}
	if at := slices.IndexFunc(fields, func(f systems.Field) bool { return f.ID == example.Stand }); at >= 0 {
		return shown(fields[at], example)
	}
	if differ := parting(fields, plain, example); len(differ) > 0 {
		return shown(fields[slices.MaxFunc(differ, func(a, b int) int { return weight(fields[a]) - weight(fields[b]) })], example)
	}
	for _, f := range fields {
		if f.User && example.Values[f.ID] != "" {
			return shown(f, example)
		}
	}
	return "", ""
}

// weight is how telling it is that two examples differ in a field: of several that do
// the others only follow from it.
func weight(f systems.Field) int {
	switch {
	case f.Credential():
		return 2
	case f.Required == systems.Required:
		return 1
	}
	return 0
}

// shown is a field with its value, or what is instead of one; and the same without the
// field.
func shown(f systems.Field, example systems.Example) (whole, brief string) {
	value, given := example.Values[f.ID]
	switch {
	case slices.Contains(example.Unset, f.ID), !given:
		return "no " + f.ID, "left out"
	case value == systems.EmptyWord:
		return "empty " + f.ID, "empty"
	case f.Class == safe.Proof, f.Class >= safe.ClassSecret:
		return f.ID, f.ID
	}
	value = safe.Line(value).String()
	return f.ID + " " + value, value
}
