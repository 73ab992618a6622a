package explain

import (
	"casebook/api"
	"casebook/api/systems"
)

// Lints are the failed checks of a call that point to one of its fields, for the
// form that it is made in, and the passed ones that a form warns of all the same. A check of all required fields becomes one finding for
// each that has no value.
func Lints(packs *systems.Packs, request api.Request) []systems.Finding {
	s := open(packs, api.Exchange{Request: request}, Past{})
	var lints []systems.Finding
	for _, f := range s.findings {
		switch {
		case f.Minor && f.Field != "":
			lints = append(lints, f)
		case f.State != systems.Fail:
		case f.Check.Is == systems.AllRequired:
			lints = append(lints, s.missing(f)...)
		case f.Field != "":
			lints = append(lints, f)
		}
	}
	return lints
}

// missing parts the finding that not all required fields have a value.
func (s *study) missing(all systems.Finding) []systems.Finding {
	var parts []systems.Finding
	sent := s.sent()
	for _, field := range s.pack.Fields(s.operation) {
		fault := sent.Fault(field)
		if field.Required != systems.Required || field.Credential() || fault == "" {
			continue
		}
		part := all
		part.Field, part.Because = field.ID, fault
		parts = append(parts, part)
	}
	return parts
}
