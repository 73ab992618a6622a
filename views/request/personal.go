package request

import "casebook/api/safe"

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
