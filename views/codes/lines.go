package codes

import (
	"slices"

	"casebook/api/safe"
	"casebook/api/systems"
)

// line is a line of the list: a documented answer, or the heading above those of one
// call.
type line struct {
	hit     int    // its place among what was found; of a heading, that of the first below it
	heading string // empty: it is an answer
	tabled  bool   // a column names the table that it is of
}

// together puts the rows of one call next to one another. The calls are in the order
// of their best rows, so the best of all stays first.
func together(hits []systems.Hit) []systems.Hit {
	place := map[call]int{}
	for i, hit := range hits {
		if of := answered(hit); place[of] == 0 {
			place[of] = i + 1
		}
	}
	hits = slices.Clone(hits)
	slices.SortStableFunc(hits, func(a, b systems.Hit) int { return place[answered(a)] - place[answered(b)] })
	return hits
}

// call is what a row is an answer to: an operation, or any of a system.
type call struct {
	pack      *systems.Pack
	operation string
}

func answered(hit systems.Hit) call { return call{hit.Pack, hit.Row.Operation} }

// linesOf lists rows; headed says whether those of several calls get headings.
func linesOf(hits []systems.Hit, headed bool) []line {
	mixed := slices.ContainsFunc(hits, func(hit systems.Hit) bool { return hit.Pack != hits[0].Pack })
	several := slices.ContainsFunc(hits, func(hit systems.Hit) bool { return !sameCall(hit, hits[0]) })
	tables := map[call]bool{}
	for _, hit := range hits {
		tables[answered(hit)] = tables[answered(hit)] || hit.Row.Variant != ""
	}
	lines := make([]line, 0, len(hits))
	for i, hit := range hits {
		if headed && several && (i == 0 || !sameCall(hit, hits[i-1])) {
			lines = append(lines, line{hit: i, heading: callOf(hit, mixed)})
		}
		// Below a heading of their own rows need no column that is empty in all of them.
		lines = append(lines, line{hit: i, tabled: !headed || !several || tables[answered(hit)]})
	}
	return lines
}

func sameCall(a, b systems.Hit) bool { return answered(a) == answered(b) }

// callOf names the call that a row is an answer to, with its system where rows of
// several are listed.
func callOf(hit systems.Hit, mixed bool) string {
	name := "any call"
	if operation := hit.Pack.Operation(hit.Row.Operation); operation != nil {
		name = operation.Name
	}
	if mixed {
		name = hit.Pack.Name + " · " + name
	}
	return safe.Line(name).String()
}

// head gives the list its lines anew, with the same row selected.
func (s *Screen) head(headed bool) {
	at := s.hit()
	s.lines = linesOf(s.found.Hits, headed)
	s.list.SetCount(len(s.lines))
	s.choose(at)
}

// choose selects a row by its place among what was found.
func (s *Screen) choose(hit int) {
	s.list.Select(slices.IndexFunc(s.lines, func(l line) bool { return l.heading == "" && l.hit >= hit }))
	s.land(false)
}

// land leaves a heading that the cursor came to, and shows the one above the first row
// of a call.
func (s *Screen) land(upwards bool) {
	at := s.list.Selected()
	if at < 0 {
		return
	}
	switch {
	case s.lines[at].heading == "":
	case upwards && at > 0:
		at--
	default:
		at++
	}
	if at > 0 && s.lines[at-1].heading != "" {
		s.list.Select(at - 1)
	}
	s.list.Select(at)
}
