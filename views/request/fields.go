package request

import (
	"slices"
	"strings"

	"casebook/api/environment"
	"casebook/api/safe"
	"casebook/api/systems"
	"casebook/history/attempt"
	"casebook/ui"
)

// operationField is the id of the form's first field. A blank keeps it apart from
// any name that goes over a wire.
const operationField = "operation "

// leftOut is how a choice says that the field is not sent.
const leftOut = "(left out)"

// fill takes over values to begin with. A credential among them overrides the
// environment's, and one that is to be left out stays empty.
func (s *Screen) fill(inputs map[string]string, unset []string) {
	for _, f := range s.fields {
		value, given := inputs[f.ID]
		left := slices.Contains(unset, f.ID)
		if left {
			value = ""
		}
		// A call that is given is given whole: what it does not name it did not have.
		given = given || len(inputs) > 0 && f.Default != "" && f.Place != systems.InPath && !f.Credential()
		if given || left {
			s.kept[f.ID] = value
			s.own[f.ID] = f.Credential()
		}
	}
}

// rebuild makes the form's fields anew, with the values that are known.
func (s *Screen) rebuild() {
	fields := []ui.Field{s.operations()}
	for _, f := range s.fields {
		switch {
		case s.body == nil || f.Place != systems.InBody:
			fields = append(fields, s.field(f))
		case !slices.ContainsFunc(fields, isBody):
			fields = append(fields, s.rawBody())
		}
	}
	if s.body != nil && !slices.ContainsFunc(fields, isBody) {
		fields = append(fields, s.rawBody())
	}
	s.form.SetFields(fields...)
}

// focusFirst puts the focus where filling in begins.
func (s *Screen) focusFirst() {
	switch {
	case s.body != nil:
		s.form.Focus(bodyField)
	case len(s.fields) > 0:
		s.form.Focus(s.fields[0].ID)
	}
}

// keep remembers the form's values for when its fields are made anew.
func (s *Screen) keep() {
	if s.body != nil {
		body := s.form.Value(bodyField)
		s.body = &body
	}
	for _, f := range s.inForm() {
		if !f.Credential() || s.own[f.ID] {
			s.kept[f.ID] = s.form.Value(f.ID)
		}
	}
}

// operations is the field that chooses among all systems' operations.
func (s *Screen) operations() ui.Field {
	field := ui.Field{ID: operationField, Label: "operation", Kind: ui.Choice, Value: s.pack.ID + " " + s.operation.ID}
	for _, pack := range s.setup.Packs.Systems {
		for _, o := range pack.Operations {
			field.Options = append(field.Options, ui.Option{Value: pack.ID + " " + o.ID, Label: shown(pack.Name + " · " + o.Name)})
		}
	}
	field.Help = shown(s.operation.Help)
	if s.operation.Counted != "" {
		field.Help += " Each call " + shown(s.operation.Counted) + "."
	}
	field.Help += ` An empty field is left out; "" sends it empty.`
	return field
}

// field is one value of the call.
func (s *Screen) field(f systems.Field) ui.Field {
	field := ui.Field{
		ID: f.ID, Label: shown(f.ID), Help: shown(f.Help), Kind: ui.Text, Required: f.Required == systems.Required,
		Value: f.Default, Secret: f.Class >= safe.OneTime, Summed: f.Class == safe.Proof, Private: f.Class == safe.Personal,
	}
	if value, known := s.kept[f.ID]; known {
		field.Value = value
	}
	if f.Class == safe.ClassSecret {
		field.Kind = ui.Masked
	}
	if options := choices(f); options != nil {
		field.Kind, field.Options = ui.Choice, options
	}
	if f.Credential() {
		s.credential(&field, f)
	}
	if f.Class >= safe.Proof && s.setup.Drafts != nil {
		field.Help += " Not kept in a draft."
	}
	switch {
	case s.cut[f.ID] != "" && field.Value == "":
		field.Help = "T" + s.cut[f.ID][1:] + " had one; it is not kept. Type it again. " + field.Help
	case s.terse:
		field.Help = ""
	}
	return field
}

// credential says where the value of a credential comes from, unless the engineer
// has put in his own. A secret's value stays where it is; the form does not know
// it.
func (s *Screen) credential(field *ui.Field, f systems.Field) {
	if s.own[f.ID] {
		return
	}
	credential := s.setup.Environment.Credential(f.Variable)
	field.Value, field.Source = "", source(credential)
	if f.Class == safe.Plain {
		field.Value = credential.Value.Reveal()
	}
	if credential.Source != "" {
		field.Help += " Type to override it for this call; backspace leaves it out."
	}
}

// source says where a credential comes from: from a variable, or in words of its
// own, "built in".
func source(credential environment.Credential) string {
	text := shown(credential.Source)
	if text == "" || strings.Contains(text, " ") {
		return text
	}
	return "from " + text
}

// choices are what a field chooses from; nil for one that is typed. Leaving it out
// is always among them, so that a missing field can be reproduced.
func choices(f systems.Field) []ui.Option {
	values := f.Enum
	if len(values) == 0 && f.Type == "boolean" {
		values = []string{"true", "false"}
	}
	if len(values) == 0 {
		return nil
	}
	options := []ui.Option{{Value: "", Label: leftOut}}
	for _, value := range values {
		options = append(options, ui.Option{Value: value, Label: shown(value)})
	}
	return options
}

// call is what the form asks for now.
func (s *Screen) call() attempt.Call {
	c := attempt.Call{
		System: s.pack.ID, Operation: s.operation.ID, Environment: s.setup.Environment,
		Inputs: map[string]string{}, Body: s.body, Case: s.inCase, Open: s.inCase == 0,
	}
	for _, f := range s.inForm() {
		value := s.form.Value(f.ID)
		switch {
		case !f.Credential():
			c.Inputs[f.ID] = value
		case !s.own[f.ID]:
		case value == "":
			c.Unset = append(c.Unset, f.ID)
		default:
			c.Inputs[f.ID] = value
		}
	}
	return c
}

// shown neutralises a text that a pack or a file brought.
func shown(text string) string { return safe.Line(text).String() }
