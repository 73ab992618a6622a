package explain

import (
	"fmt"
	"slices"

	"casebook/api"
	"casebook/api/systems"
)

// checklist is the vendor's checklist, ticked as far as the exchange can. Once an
// answer is there, what belongs to another status and cannot be decided does not
// apply.
func (s *study) checklist() []Item {
	items := []Item{}
	outcome := s.outcome()
	for _, f := range s.findings {
		if len(f.Check.Group) == 0 || f.Foreign {
			continue
		}
		s.count(&f)
		item := Item{ID: f.Check.ID, Text: f.Check.Text, State: f.State, Because: f.Because, Group: f.Check.Group}
		status := s.signature.Status
		if f.State == systems.Ask && status >= 300 && !slices.Contains(f.Check.Group, status) {
			item.State, item.Because = systems.NA, fmt.Sprintf("not about a %d", status)
		}
		if f.State == systems.Ask && (outcome == api.Success || outcome == api.Negative) {
			item.State, item.Because = systems.NA, "the call was accepted"
		}
		items = append(items, item)
	}
	return items
}

// count decides a check that is about a limit, where earlier attempts can: that they
// are few says nothing, since the customer's own tries count too.
func (s *study) count(f *systems.Finding) {
	if f.Check.Limit == "" || f.State != systems.Ask {
		return
	}
	if why := s.limitReached(f.Check.Limit); why != "" {
		f.State, f.Because = systems.Fail, why
	}
}
