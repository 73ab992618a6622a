package home

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
