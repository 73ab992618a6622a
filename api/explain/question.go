package explain

import (
	"cmp"

	"casebook/api/systems"
)

// question is how the question of a row is answered.
func (s *study) question(row *systems.Row) *Question {
	q := row.Question
	if q == nil {
		q = &systems.Question{}
	}
	return &Question{ID: cmp.Or(q.ID, row.ID), Field: q.Field, Check: q.Check, Yes: string(cmp.Or(q.Yes, systems.For))}
}
