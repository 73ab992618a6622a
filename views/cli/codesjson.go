package cli

import (
	"maps"
	"slices"

	"casebook/api/explain"
	"casebook/api/systems"
)

// code is a documented answer as `codes --json` prints it. What is not known is null.
type code struct {
	ID        string        `json:"id"`
	System    string        `json:"system"`
	Operation *string       `json:"operation"` // null: any of the system
	Status    []int         `json:"status"`
	Codes     []string      `json:"codes"`
	Texts     []string      `json:"texts"`
	Details   []string      `json:"details"` // "field: text"
	Title     string        `json:"title"`
	Basis     systems.Basis `json:"basis"`
	Cause     string        `json:"cause"`
	Fix       string        `json:"fix"`
	Settle    string        `json:"settle"`
	Reply     string        `json:"reply"`
	Note      *string       `json:"note"`
	Twins     []string      `json:"twins"`
	Source    *string       `json:"source"`
	Example   *example      `json:"example"`
}

// example is a call that brings an answer about in the simulator; secrets are masked.
type example struct {
	ID        string `json:"id"`
	Title     string `json:"title"`
	Operation string `json:"operation"`
	Method    string `json:"method"`
	Path      string `json:"path"` // with its query
	Body      string `json:"body"`
}

func codeOf(page explain.Page) code {
	row := page.Row
	c := code{
		ID: row.ID, System: page.Pack.ID, Operation: orNull(row.Operation), Status: row.Statuses(), Title: row.Title, Basis: row.Basis,
		Cause: row.Cause, Fix: row.Fix, Settle: row.Settle, Reply: page.Reply, Note: orNull(row.Note), Twins: page.Twins, Source: orNull(row.Source),
	}
	for _, when := range append([]systems.When{row.When}, row.Also...) {
		c.Codes, c.Texts = append(c.Codes, when.Code...), append(c.Texts, when.Text...)
		for _, field := range slices.Sorted(maps.Keys(when.Detail)) {
			c.Details = append(c.Details, field+": "+when.Detail[field])
		}
	}
	if len(page.Tries) > 0 {
		try := page.Tries[0]
		request := try.Request()
		c.Example = &example{try.Example.ID, try.Example.Title, try.Operation.ID, request.Method, request.URL, string(request.Body)}
	}
	c.Status = listOf(c.Status)
	c.Codes, c.Texts, c.Details, c.Twins = listOf(c.Codes), listOf(c.Texts), listOf(c.Details), listOf(c.Twins)
	return c
}

// listOf is list, never nil: an empty list is [] and not null.
func listOf[T any](list []T) []T { return append([]T{}, list...) }
