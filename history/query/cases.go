package query

import (
	"slices"

	"casebook/history"
)

// OfCases is the query as it is held against cases alone: three digits in a title are no
// status. ok is false where it asks for what only attempts have.
func (p Parsed) OfCases() (q history.Query, ok bool) {
	for _, term := range p.Terms {
		switch term.Field {
		case history.AnyText, history.InState, history.WithRef, history.OfOwner, history.WithTag, history.InCase:
		default:
			if !term.Bare {
				return q, false
			}
		}
	}
	q.All = slices.Clone(p.Query.All)
	for i, c := range q.All {
		if c.Field == history.WithHTTP {
			q.All[i].Field = history.AnyText
		}
	}
	return q, true
}
