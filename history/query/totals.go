package query

import (
	"cmp"
	"maps"
	"slices"

	"casebook/api"
	"casebook/api/systems"
	"casebook/history"
)

// Total is a count with what is counted.
type Total struct {
	N    int
	Noun string // in the singular, for one that is counted; empty: see Word
	Word string // how they ended, which has no plural
}

// TotalsOf says in a few counts what a search found: how many attempts, how they ended,
// the most first, and of how many systems they are where that is more than one.
func TotalsOf(packs *systems.Packs, f history.Facets) []Total {
	list := []Total{{N: f.Total, Noun: "attempt"}}
	ended := f.By[history.WithOutcome]
	for _, outcome := range Most(ended) {
		list = append(list, Total{N: ended[outcome], Word: outcomeWord(packs, f, api.Outcome(outcome))})
	}
	if n := len(f.By[history.InSystem]); n > 1 {
		list = append(list, Total{N: n, Noun: "system"})
	}
	return list
}

// Most lists values by how often they were counted, the most first.
func Most(counts map[string]int) []string {
	return slices.SortedFunc(maps.Keys(counts), func(a, b string) int {
		return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(a, b))
	})
}

// outcomeWord is what people call an outcome of the operations that were counted:
// without a verdict nothing was verified, only accepted.
func outcomeWord(packs *systems.Packs, f history.Facets, outcome api.Outcome) string {
	if outcome != api.Success {
		return outcome.String()
	}
	var words []string
	for system := range f.By[history.InSystem] {
		for operation := range f.By[history.InOperation] {
			if _, _, err := packs.Find(system, operation); err == nil {
				words = append(words, packs.OutcomeWord(system, operation, outcome))
			}
		}
	}
	slices.Sort(words)
	if words = slices.Compact(words); len(words) == 1 {
		return words[0]
	}
	return "successful"
}
