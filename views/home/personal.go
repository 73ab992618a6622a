package home

// Personal names whom the cases in the list are about.
func (s *Screen) Personal() []string {
	var values []string
	for i := range s.cases {
		if user := s.cases[i].Last.User; user != "" {
			values = append(values, user)
		}
	}
	return values
}
