package cli

import (
	"slices"
	"strings"

	"casebook/api/safe"
	"casebook/history"
	"casebook/history/draft"
)

// draftsOf says which drafts go with attempts: those of cases that go, and those that hold
// what a query names a user by. Where a case or an age is asked for, drafts about users of
// whom nothing stays go too.
func draftsOf(asked history.Forget, d history.Doomed) draft.Doomed {
	out := draft.Doomed{Cases: d.Cases, Before: asked.Before}
	all := !asked.Before.IsZero()
	for _, one := range asked.Query.All {
		switch {
		case one.Not:
		case one.Field == history.OfUser:
			out.Held = append(out.Held, one.Values...)
			all = true
		case one.Field == history.InCase:
			all = true
		}
	}
	if all {
		for _, user := range d.Users {
			out.Held = append(out.Held, user)
			if part, ok := safe.NumberPart(user); ok {
				out.Held = append(out.Held, part)
			}
		}
	}
	return out
}

func andDrafts(n int) string {
	if n == 0 {
		return ""
	}
	return " and " + count(n, "draft")
}

// showDrafts says which drafts stay.
func (r *run) showDrafts(d draft.Forgotten) {
	if d.Open > 0 {
		r.paper().line("%s in an open window stay: discard them there (ctrl+x), or close it and run this again", count(d.Open, "draft"))
	}
	if len(d.Unread) > 0 {
		r.paper().line("drafts that cannot be read stay: %s", strings.Join(slices.Sorted(slices.Values(d.Unread)), ", "))
	}
}
