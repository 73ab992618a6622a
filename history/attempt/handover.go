package attempt

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"sort"
	"time"

	"casebook/history"
)

// Waiting are the cases that wait for one party, the one that waits longest first.
type Waiting struct {
	State history.State
	For   string // us, the customer, the vendor
	Cases []history.Case
}

// caseSearcher is what a hand-over needs of the history.
type caseSearcher interface {
	SearchCases(ctx context.Context, q history.Query, before uint64, limit int) (history.FoundCases, error)
}

// HandedOver are the cases that are not closed, by whom they wait for. owner narrows them to
// those of one owner; empty takes all. What cannot be read is left out, and a
// *history.Damaged names it.
func HandedOver(ctx context.Context, in caseSearcher, owner string) ([]Waiting, error) {
	groups := []Waiting{
		{State: history.Open, For: "us"}, {State: history.WaitingCustomer, For: "the customer"}, {State: history.WaitingVendor, For: "the vendor"},
	}
	q := history.Query{All: []history.Condition{{Field: history.InState}}}
	for _, g := range groups {
		q.All[0].Values = append(q.All[0].Values, string(g.State))
	}
	if owner != "" {
		q.All = append(q.All, history.Condition{Field: history.OfOwner, Values: []string{history.Fold(owner)}})
	}
	var gaps error
	for before := uint64(0); ; {
		found, err := in.SearchCases(ctx, q, before, 500)
		if err != nil && !errors.As(err, new(*history.Damaged)) {
			return nil, err
		}
		gaps = cmp.Or(gaps, err)
		for _, c := range found.Rows {
			at := slices.IndexFunc(groups, func(g Waiting) bool { return g.State == c.State })
			groups[at].Cases = append(groups[at].Cases, c)
		}
		if before = found.Next; before == 0 {
			break
		}
	}
	for _, g := range groups {
		sort.SliceStable(g.Cases, func(i, j int) bool {
			a, b := g.Cases[i], g.Cases[j]
			return cmp.Or(waitsSince(a).Compare(waitsSince(b)), cmp.Compare(a.ID, b.ID)) < 0
		})
	}
	return groups, gaps
}

func waitsSince(c history.Case) time.Time {
	since, _ := InStateSince(c)
	return since
}
