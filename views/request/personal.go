package request

import (
	"maps"
	"slices"

	"casebook/api/safe"
)

// Personal names the personal values in the form and in the answer.
func (s *Screen) Personal() []string {
	var values []string
	for _, f := range s.fields {
		if value := s.form.Value(f.ID); f.Class == safe.Personal && value != "" {
			values = append(values, value)
		}
	}
	return append(values, s.answer.Content().Personal()...)
}

// Texts are the values of the form, the title of its case, and those of the answer.
func (s *Screen) Texts() []string {
	texts := []string{s.title, s.unread}
	for _, f := range s.fields {
		texts = append(texts, s.form.Value(f.ID))
	}
	if s.body != nil {
		texts = append(texts, *s.body)
	}
	for _, number := range slices.Sorted(maps.Keys(s.noted)) {
		texts = append(texts, s.noted[number])
	}
	return append(texts, s.answer.Content().Texts()...)
}
