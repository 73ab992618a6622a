package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"strings"

	"casebook/history"
	"casebook/history/query"
)

// mostValues is how many values of a field are printed for people, those with most
// attempts.
const mostValues = 8

// counted are the fields that a search counts by, in the order in which they are said.
func counted() []history.Field {
	return []history.Field{
		history.WithOutcome, history.InSystem, history.InOperation, history.InEnvironment, history.WithHTTP, history.WithCode, history.InState,
	}
}

// counts is what `history --count --json` prints. Only what was found is in it.
type counts struct {
	Attempts int                              `json:"attempts"`
	By       map[history.Field]map[string]int `json:"by"`
}

// count says how many attempts a search finds. What cannot be read is named after that.
func (r *run) count(ctx context.Context, s *search, f historyFlags) error {
	facets, err := s.count(ctx, history.Page{Case: f.caseNumber})
	if err != nil && !errors.As(err, new(*history.Damaged)) {
		return err
	}
	if f.json {
		if facets.By == nil {
			facets.By = map[history.Field]map[string]int{}
		}
		return cmp.Or(r.print(counts{facets.Total, facets.By}), err)
	}
	var totals []string
	for _, total := range query.TotalsOf(r.setup.Packs(), facets) {
		if total.Noun != "" {
			totals = append(totals, count(total.N, total.Noun))
		} else {
			totals = append(totals, fmt.Sprintf("%d %s", total.N, total.Word))
		}
	}
	p := r.paper()
	p.line("%s", strings.Join(totals, " · "))
	for _, field := range counted() {
		if by := facets.By[field]; len(by) > 0 {
			p.item(fmt.Sprintf("  %-13s", field), "%s", valueCounts(by))
		}
	}
	return err
}

// valueCounts lists values with how many attempts have them, in the words of a query.
func valueCounts(by map[string]int) string {
	values := query.Most(by)
	var parts []string
	for _, value := range values[:min(len(values), mostValues)] {
		parts = append(parts, fmt.Sprintf("%s %d", value, by[value]))
	}
	if more := len(values) - len(parts); more > 0 {
		parts = append(parts, fmt.Sprintf("and %d more", more))
	}
	return strings.Join(parts, ", ")
}
