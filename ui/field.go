package ui

import "cmp"

// Kind says how a field is filled in.
type Kind int

// The kinds of fields.
const (
	// Text is one line of text.
	Text Kind = iota
	// Masked is one line shown as bullets.
	Masked
	// Choice is one of Options.
	Choice
	// Toggle is "true" or "false".
	Toggle
)

// Option is one choice.
type Option struct {
	// Value is what the form returns; Label what is shown, Value itself when empty.
	Value, Label string
}

// Field is one thing to fill in, as plain data.
type Field struct {
	// ID names the field in the form's values; Label is what the user reads, ID itself when empty.
	ID, Label string
	// Help is a line about the field, shown while it has the focus.
	Help string
	Kind Kind
	// Required marks the label with "*".
	Required bool
	// Options are what a Choice chooses from.
	Options []Option
	// Value is the first value; of a Toggle "true" or "false".
	Value string
	// Source says where the value comes from as long as nobody edits it, "from keyring". The value itself need not be
	// known to the form.
	Source string
	// Summed sums the value up, "[44 bytes, base64]", as long as the field has not the focus.
	Summed bool
	// Secret fields are left out of [Form.Draft].
	Secret bool
	// Private fields are drawn as bullets while [Theme.Private] is on.
	Private bool
}

// Lint is a remark on a field's value.
type Lint struct {
	// Severity is Fail ("✗") or Warn ("!"); Note and the others work too.
	Severity Severity
	Text     string
	// Mend is a better value that one key puts in; empty for none. MendLabel is what to say about it, such as
	// "if Jordan: +962791234567"; Mend itself when empty.
	Mend, MendLabel string
}

// entry is a field in a form with what has become of it.
type entry struct {
	Field
	input  Input
	edited bool
	lints  []Lint
	// notice is what the form itself has to say after a paste; the next key clears it.
	notice string
	// summary stands for a value too long to edit; empty when the value is shown.
	summary string
}

// newEntry takes over a field.
func newEntry(field Field) *entry {
	e := &entry{Field: field}
	e.Label = Visible(cmp.Or(field.Label, field.ID))
	e.Help, e.Source = Visible(field.Help), Visible(field.Source)
	e.input.Mask, e.input.Private = field.Kind == Masked, field.Private
	e.set(field.Value)
	return e
}

// value is what the form returns for the field.
func (e *entry) value() string { return e.input.Value() }

// set puts a value in.
func (e *entry) set(value string) {
	e.input.SetValue(value)
	e.measure()
}

// measure decides whether the value is shown or summed up.
func (e *entry) measure() {
	e.summary = ""
	if long(e.input.Value()) {
		e.summary = Summary(e.input.Value())
	}
}

// option returns the position of the value among the options; -1 when it is none of them.
func (e *entry) option() int {
	for i, option := range e.Options {
		if option.Value == e.value() {
			return i
		}
	}
	return -1
}

// shown is the label of the choice.
func (o Option) shown() string {
	return cmp.Or(o.Label, o.Value)
}

// mend returns the first lint of the field that offers a value.
func (e *entry) mend() (Lint, bool) {
	for _, lint := range e.lints {
		if lint.Mend != "" {
			return lint, true
		}
	}
	return Lint{}, false
}
