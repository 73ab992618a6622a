package request

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"casebook/api/systems"
	"casebook/ui"
)

// bodyField is the id of the field that stands for the whole body. A blank keeps it
// apart from any name that goes over a wire.
const bodyField = "body "

// writeFields is the key that takes the fields of the body in place of what is sent as
// it is.
const writeFields = "ctrl+u"

// rawBody is the field of a body that is sent as it is.
func (s *Screen) rawBody() ui.Field {
	field := ui.Field{ID: bodyField, Label: "body", Kind: ui.Text, Value: *s.body}
	if !s.terse {
		field.Help = "Sent as it is, broken or not. " + writeFields + " to write the fields instead."
	}
	return field
}

func isBody(f ui.Field) bool { return f.ID == bodyField }

// inForm are the operation's fields that the form shows.
func (s *Screen) inForm() []systems.Field {
	if s.body == nil {
		return s.fields
	}
	var fields []systems.Field
	for _, f := range s.fields {
		if f.Place != systems.InBody {
			fields = append(fields, f)
		}
	}
	return fields
}

// writeBody answers what the body's field takes beside the keys of any: a paste is the
// whole body, of as many lines as it has, and a key goes back to the fields.
func (s *Screen) writeBody(msg tea.Msg) bool {
	switch msg := msg.(type) {
	case tea.PasteMsg:
		s.form.SetValue(bodyField, strings.ReplaceAll(strings.ReplaceAll(msg.Content, "\r\n", "\n"), "\r", "\n"))
	case tea.KeyPressMsg:
		if msg.Keystroke() != writeFields {
			return false
		}
		s.body = nil
		s.rebuild()
		s.focusFirst()
	default:
		return false
	}
	s.touched = true
	return true
}
