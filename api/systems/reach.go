package systems

import (
	"maps"
	"slices"
)

// verifyReach finds rows of p that could never come first: another row of the same
// operation names the same answer, nothing parts the two, and the other stands
// before it.
func (r *reader) verifyReach(p, whole *Pack) {
	for i := range p.Rows {
		row := &p.Rows[i]
		for j := range whole.Rows {
			other := &whole.Rows[j]
			if other.ID == row.ID {
				break
			}
			if other.Operation == row.Operation && other.Variant == row.Variant && other.When.Equal(row.When) && !parted(other, row) {
				r.problem(r.at(row), "row %s could never come first: %s names the same answer before it; part them by `request`, `past`, `evidence` or `words`", row.ID, other.ID)
				break
			}
		}
	}
}

// parted reports whether something beside the answer speaks for one of two rows and
// not for the other.
func parted(a, b *Row) bool {
	return !slices.Equal(a.Request, b.Request) || !slices.Equal(a.Past, b.Past) || !slices.Equal(a.Evidence, b.Evidence) ||
		!slices.Equal(a.Words, b.Words) || !slices.Equal(a.Verbatim, b.Verbatim) || !alike(a.Also, b.Also) || a.Question != nil || b.Question != nil
}

// alike reports whether two lists name the same answers.
func alike(a, b []When) bool {
	return slices.EqualFunc(a, b, func(v, w When) bool { return v.Equal(w) && maps.Equal(v.Detail, w.Detail) })
}
