package cli

import (
	"context"
	"strings"

	"casebook/api/safe"
	"casebook/api/systems"
	"casebook/history/attempt"
)

// call reads the words behind send.
func (r *run) call(ctx context.Context, args []string, f sendFlags) (attempt.Call, error) {
	call := attempt.Call{Inputs: map[string]string{}, Case: f.caseNumber, Anyway: f.anyway}
	packs := r.setup.Packs()
	switch len(args) {
	case 0:
		return call, usage("say which system and operation to call; systems are %s", strings.Join(systemNames(packs), ", "))
	case 1:
		return call, whichOperation(packs, args[0])
	}
	pack, operation, err := packs.Find(args[0], args[1])
	if err != nil {
		return call, misused(err)
	}
	call.System, call.Operation = pack.ID, operation.ID
	if call.Environment, err = r.setup.Environment(); err != nil {
		return call, err
	}
	fields := &fields{run: r, pack: pack, operation: operation}
	if err := fields.given(ctx, &call, args[2:]); err != nil {
		return call, err
	}
	return call, fields.leftOut(&call, f.without)
}

// whichOperation asks for the operation that is missing.
func whichOperation(packs *systems.Packs, system string) error {
	pack := packs.System(system)
	if pack == nil {
		return usage("no system %q%s", system, systems.DidYouMean(system, systemNames(packs)))
	}
	return usage("say which operation of %s to call: %s", pack.Name, strings.Join(operationsOf(pack), ", "))
}

// fields reads field=value words for one operation.
type fields struct {
	*run
	pack      *systems.Pack
	operation *systems.Operation
	piped     string // the field that read standard input, which ends there
}

// given reads the field=value words.
func (f *fields) given(ctx context.Context, call *attempt.Call, words []string) error {
	for _, word := range words {
		id, value, err := f.word(ctx, word)
		if err != nil {
			return err
		}
		if _, twice := call.Inputs[id]; twice {
			return usage("%s is given twice; say it once", id)
		}
		call.Inputs[id] = value
	}
	return nil
}

// leftOut reads the names behind --without.
func (f *fields) leftOut(call *attempt.Call, names []string) error {
	for _, name := range names {
		field, err := f.find(name)
		if err != nil {
			return err
		}
		if _, given := call.Inputs[field.ID]; given {
			return usage("%s is both given and left out; say one of them", field.ID)
		}
		call.Unset = append(call.Unset, field.ID)
	}
	return nil
}

// word reads one field=value.
func (f *fields) word(ctx context.Context, word string) (id, input string, err error) {
	name, text, is := strings.Cut(word, "=")
	if !is {
		// The word is not quoted: it may be a secret in the wrong place.
		return "", "", usage("fields are given as field=value, and one of the words is not; %s has %s", f.operation.ID, strings.Join(f.names(), ", "))
	}
	field, err := f.find(name)
	if err != nil {
		return "", "", err
	}
	if text, err = f.value(ctx, field, text); err != nil {
		return "", "", err
	}
	if field.Class == safe.Personal {
		f.private.learn(field.Kind, text)
	}
	if text == "" {
		text = systems.EmptyWord
	}
	return field.ID, text, nil
}

// find returns the field of this name.
func (f *fields) find(name string) (systems.Field, error) {
	field, known := f.pack.Field(f.operation, name)
	if known {
		return field, nil
	}
	where := f.pack.Name + " · " + f.operation.Name
	if near := systems.Nearest(name, f.names()); near != "" {
		return field, usage("%s has no field %q; did you mean %q?", where, name, near)
	}
	// The name is not quoted: it may be a part of a secret that has an equals sign.
	return field, usage("%s does not have one of the fields that are given; it has %s", where, strings.Join(f.names(), ", "))
}

func (f *fields) names() []string {
	var names []string
	for _, field := range f.pack.Fields(f.operation) {
		names = append(names, field.ID)
	}
	return names
}
