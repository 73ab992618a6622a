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
	fields := fields{run: r, pack: pack, operation: operation}
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
}

// given reads the field=value words.
func (f fields) given(ctx context.Context, call *attempt.Call, words []string) error {
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
func (f fields) leftOut(call *attempt.Call, names []string) error {
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
func (f fields) word(ctx context.Context, word string) (id, input string, err error) {
	name, text, is := strings.Cut(word, "=")
	if !is {
		// The word is not quoted: it may be a secret in the wrong place.
		return "", "", usage("fields are given as field=value, and one of the words is not; %s has %s", f.operation.ID, strings.Join(f.names(), ", "))
	}
	field, err := f.find(name)
	if err != nil {
		return "", "", err
	}
	text, err = f.value(ctx, field, text)
	if field.Class == safe.Personal {
		f.private.learn(field.Kind, text)
	}
	if text == "" {
		text = systems.EmptyWord
	}
	return field.ID, text, err
}

// find returns the field of this name.
func (f fields) find(name string) (systems.Field, error) {
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

func (f fields) names() []string {
	var names []string
	for _, field := range f.pack.Fields(f.operation) {
		names = append(names, field.ID)
	}
	return names
}

// value reads what stands behind the equals sign. Only what is too long or too
// secret to be typed comes from a file or a pipe.
func (f fields) value(ctx context.Context, field systems.Field, text string) (string, error) {
	if field.Class == safe.Plain || field.Class == safe.Personal || text == "" {
		return text, nil
	}
	name, isFile := strings.CutPrefix(text, "@")
	if !isFile && text != stdin {
		if field.Class != safe.ClassSecret {
			return text, nil
		}
		return "", usage("%s is a secret, and other programs can read arguments; %s", field.ID, insteadOf(field))
	}
	if text == stdin {
		name = stdin
	}
	b, err := f.readInput(ctx, name)
	return string(b), err
}

// insteadOf says how a secret is given.
func insteadOf(field systems.Field) string {
	ways := field.ID + "=@FILE or " + field.ID + "=- reads it"
	if field.Variable != "" {
		return "put it into the variable " + field.Variable + ", or " + ways
	}
	return ways
}
