package ui

import (
	"slices"

	"charm.land/bubbles/v2/key"
)

// Form is a column of fields with one of them in focus. The focused field shows a bar, its help and its lints' keys; the
// form scrolls so that they are seen.
type Form struct {
	theme         *Theme
	entries       []*entry
	focus         int
	blurred       bool
	changes       int
	lines         string
	width, height int
}

// NewForm makes a form with the focus on its first field.
func NewForm(theme *Theme, fields ...Field) *Form {
	f := &Form{theme: theme}
	f.SetFields(fields...)
	return f
}

// SetFields replaces the fields, their values and lints. The focus stays on the field of the same id, or goes to the
// first.
func (f *Form) SetFields(fields ...Field) {
	focused := f.Focused()
	f.entries = make([]*entry, len(fields))
	for i, field := range fields {
		f.entries[i] = newEntry(field)
	}
	f.focus = 0
	f.Focus(focused)
}

// SetSize gives the form its area in cells.
func (f *Form) SetSize(width, height int) { f.width, f.height = width, height }

// entry finds a field; nil when there is none of that id.
func (f *Form) entry(id string) *entry {
	at := f.index(id)
	if at < 0 {
		return nil
	}
	return f.entries[at]
}

// index returns the position of a field; -1 when there is none of that id.
func (f *Form) index(id string) int {
	return slices.IndexFunc(f.entries, func(e *entry) bool { return e.ID == id })
}

// Value returns the value of a field; empty when there is no such field or nobody filled it in.
func (f *Form) Value(id string) string {
	if e := f.entry(id); e != nil {
		return e.value()
	}
	return ""
}

// Values returns the value of every field by id, secret ones too.
func (f *Form) Values() map[string]string {
	values := make(map[string]string, len(f.entries))
	for _, e := range f.entries {
		values[e.ID] = e.value()
	}
	return values
}

// Draft returns the values that may be kept: all but those of Secret and Masked fields.
func (f *Form) Draft() map[string]string {
	values := make(map[string]string, len(f.entries))
	for _, e := range f.entries {
		if !e.Secret && e.Kind != Masked {
			values[e.ID] = e.value()
		}
	}
	return values
}

// Edited says that the user changed the field, or SetValue did, since the form got it.
func (f *Form) Edited(id string) bool {
	e := f.entry(id)
	return e != nil && e.edited
}

// SetValue changes a field's value, as if the user had; it counts as a change. An unknown id is ignored.
func (f *Form) SetValue(id, value string) {
	if e := f.entry(id); e != nil {
		f.put(e, value)
	}
}

// SetOptions replaces what a Choice chooses from; a value that is no longer among them stays until it is changed.
func (f *Form) SetOptions(id string, options []Option) {
	if e := f.entry(id); e != nil {
		e.Options = options
	}
}

// SetLints replaces the remarks on a field. An unknown id is ignored.
func (f *Form) SetLints(id string, lints []Lint) {
	if e := f.entry(id); e != nil {
		e.lints = lints
	}
}

// Focus moves the focus to a field. An unknown id is ignored.
func (f *Form) Focus(id string) {
	if at := f.index(id); at >= 0 {
		f.focus = at
	}
}

// Focused returns the id of the field that has the focus; empty for a form without fields.
func (f *Form) Focused() string {
	if e := f.current(); e != nil {
		return e.ID
	}
	return ""
}

// SetActive says whether the form is what the keys go to; if not, it shows neither bar nor cursor.
func (f *Form) SetActive(active bool) { f.blurred = !active }

// SetLines gives what is said of a paste of several lines, which no field takes, "ctrl+g, then paste, explains it".
func (f *Form) SetLines(text string) { f.lines = Visible(text) }

// Typing says that letters go into the form.
func (f *Form) Typing() bool { return !f.blurred && len(f.entries) > 0 }

// Changes counts the changes of values since the form was made. Compare it before and after Update.
func (f *Form) Changes() int { return f.changes }

// Keys lists the form's own keys for the help line.
func (f *Form) Keys() []key.Binding {
	keys := []key.Binding{key.NewBinding(key.WithKeys("tab", "shift+tab"), key.WithHelp("tab", "next"))}
	if e := f.current(); e != nil {
		if e.Kind == Choice || e.Kind == Toggle {
			keys = append(keys, key.NewBinding(key.WithKeys("left", "right", "space"), key.WithHelp("left/right space", "change")))
		}
		if _, ok := e.mend(); ok {
			keys = append(keys, key.NewBinding(key.WithKeys("ctrl+y"), key.WithHelp("ctrl+y", "put in")))
		}
	}
	return keys
}

// current returns the field in focus; nil for a form without fields.
func (f *Form) current() *entry {
	if f.focus >= len(f.entries) {
		return nil
	}
	return f.entries[f.focus]
}

// put changes a value and counts it. An empty value over one that comes from elsewhere is a change too.
func (f *Form) put(e *entry, value string) {
	if value == e.value() && (e.edited || e.Source == "") {
		return
	}
	e.set(value)
	f.touched(e)
}

// touched records that the value of e was changed.
func (f *Form) touched(e *entry) {
	e.edited = true
	f.changes++
}
