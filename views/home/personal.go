package home

import "casebook/views/nav"

// Personal names whom the cases, the attempts and the drafts are about, and whom the field
// asks for.
func (s *Screen) Personal() []string {
	var values []string
	for i := range s.cases {
		if user := s.cases[i].Last.User; user != "" {
			values = append(values, user)
		}
	}
	for i := range s.past.rows {
		if user := s.past.rows[i].User; user != "" {
			values = append(values, user)
		}
	}
	for _, d := range s.drafts() {
		if user := s.drafted(d).user; user != "" {
			values = append(values, user)
		}
	}
	return append(values, s.past.users()...)
}

// Texts are those of the cases and attempts that are listed, and what stands in the field.
func (s *Screen) Texts() []string {
	texts := []string{s.field.Value(), s.trouble}
	for i := range s.cases {
		texts = nav.CaseTexts(texts, &s.cases[i])
	}
	for i := range s.past.rows {
		texts = nav.AttemptTexts(texts, &s.past.rows[i])
	}
	return texts
}
