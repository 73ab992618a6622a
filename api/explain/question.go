package explain

import (
	"cmp"
	"slices"
	"strings"

	"casebook/api/systems"
)

// question is how the question of a row is answered.
func (s *study) question(row *systems.Row) *Question {
	q := row.Question
	if q == nil {
		q = &systems.Question{}
	}
	return &Question{
		ID: cmp.Or(q.ID, row.ID), Field: q.Field, Check: q.Check, Yes: string(cmp.Or(q.Yes, systems.For)), Takes: takes(row.Settle, q.Field),
	}
}

// takes says what a question can be answered with, by how it begins: what, which and
// their like ask for a value.
func takes(question, field string) Takes {
	first, _, _ := strings.Cut(question, " ")
	switch {
	case slices.Contains([]string{"What", "Which", "How", "Who", "Whose", "When", "Where", "Why"}, first):
		return TakesValue
	case field != "":
		return TakesEither
	}
	return TakesYesNo
}
