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

func callsOf(packs *systems.Packs) []call {
	var calls []call
	for _, pack := range packs.Systems {
		for i := range pack.Operations {
			calls = append(calls, call{pack, &pack.Operations[i]})
		}
	}
	return calls
}

// scenario is an example of a pack: a filled form, with the one value that makes it
// what it is.
type scenario struct {
	call
	systems.Example
	telling string // the value, or what is missing: "+962790000402", "no X-API-KEY"
	field   string // the field that it is in
}

func scenariosOf(packs *systems.Packs) []scenario {
	var scenarios []scenario
	for _, pack := range packs.Systems {
		for _, example := range pack.Examples {
			operation := pack.Operation(example.Operation)
			if operation == nil {
				continue
			}
			first := slices.IndexFunc(pack.Examples, func(e systems.Example) bool { return e.Operation == example.Operation })
			t := scenario{call: call{pack, operation}, Example: example}
			t.field, t.telling = telling(pack, operation, pack.Examples[first], example)
			scenarios = append(scenarios, t)
		}
	}
	return scenarios
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
	return safe.Line(example.Values[f.ID]).String()
}
