package explain

import (
	"cmp"
	"slices"

	"casebook/api"
	"casebook/api/systems"
)

// candidate is a row that the answer allows, with what speaks for and against it.
type candidate struct {
	row      *systems.Row
	by       systems.Specific
	off      bool // the answer says it under another status than the documented one
	part     bool // the answer has its code, and not the message that goes with it
	own      int  // 2: the operation's own, 1: any operation's, 0: of HTTP
	foreign  bool // an operation's own, and which operation was called is not known
	other    bool // its table is about another kind of user
	because  []string
	against  []string
	hinted   bool     // the message has one of its words
	spelled  bool     // the answer has one of its spellings
	decided  int      // +1 a check speaks for it, -1 every check speaks against it, 0 neither
	proven   bool     // a check that speaks for it is the vendor's own demand
	clued    bool     // the request shows all of its clues
	refuted  bool     // the request shows one of them not
	past     bool     // earlier attempts speak for it
	denied   bool     // earlier attempts speak against it
	alike    []string // rows of other operations that the answer cannot tell from it
	position int
}

// causes ranks what the exchange allows. A call that is not made yet has only what
// its form shows.
func (s *study) causes() []Cause {
	if s.exchange.Answer == nil && s.exchange.Failure == nil {
		return s.predictions()
	}
	candidates := s.candidates()
	slices.SortStableFunc(candidates, func(a, b candidate) int { return b.compare(a) })
	standing := make([]candidate, 0, len(candidates))
	for _, c := range candidates {
		if !s.implied(standing, c) {
			standing = append(standing, c)
		} else if c.foreign && standing[0].strength() == c.strength() {
			standing[0].alike = append(standing[0].alike, c.row.ID)
		}
	}
	causes := make([]Cause, 0, len(standing))
	for i, c := range standing {
		if i > 0 && s.rivals(standing[0], c) {
			s.rivalRows = append(s.rivalRows, c.row)
		}
		causes = append(causes, s.cause(c, s.likelihood(standing, i)))
	}
	surestFirst(causes)
	return append(causes, s.nearest(causes)...)
}

// surestFirst sorts causes by likelihood; those of the same keep their order.
func surestFirst(causes []Cause) {
	slices.SortStableFunc(causes, func(a, b Cause) int { return cmp.Compare(sureness(b.Likelihood), sureness(a.Likelihood)) })
}

// sureness orders likelihoods.
func sureness(l Likelihood) int { return map[Likelihood]int{Certain: 3, Likely: 2, Possible: 1}[l] }

// candidates are the rows that apply, those of the other table only when no other do.
func (s *study) candidates() []candidate {
	found := s.documented()
	if len(found) == 0 {
		found = s.considerOff(systems.When.MatchCodeOff)
	}
	found = append(found, s.consider(s.packs.HTTP, true)...)
	all := slices.Clone(found)
	found = slices.DeleteFunc(found, func(c candidate) bool {
		return c.other && slices.ContainsFunc(all, func(d candidate) bool { return d.own > 0 && !d.other && d.strength() >= c.strength() })
	})
	for i := range found {
		s.weigh(&found[i])
		found[i].position = i
	}
	return found
}

// consider returns the rows of a pack that apply.
func (s *study) consider(pack *systems.Pack, http bool) []candidate {
	if pack == nil {
		return nil
	}
	var found []candidate
	for i := range pack.Rows {
		row := &pack.Rows[i]
		if s.elsewhere(row) {
			continue
		}
		by, ok := row.Matches(s.signature)
		if !ok || http && s.bare() {
			continue
		}
		c := s.candidate(row)
		c.by = by
		if http {
			c.own = 0
			// Of an answer without its body the status is all that is left to go by.
			c.by.Broken = by.Broken && (s.envelope.Shape != api.ShapeEmpty || s.signature.Status < 300)
		}
		found = append(found, c)
	}
	return found
}

// documented returns the system's rows that apply. Where none of them rests on what the
// answer says, those that do but for the status, or that are of the answer's code.
func (s *study) documented() []candidate {
	found := s.consider(s.pack, false)
	if slices.ContainsFunc(found, func(c candidate) bool { return c.strength() > 0 }) {
		return found
	}
	if off := s.considerOff(systems.When.MatchOff); len(found) == 0 && len(off) > 0 {
		return off
	}
	for i := range s.rows() {
		row := &s.pack.Rows[i]
		if s.elsewhere(row) {
			continue
		}
		if by, ok := row.MatchesCode(s.signature); ok {
			c := s.candidate(row)
			c.part, c.by = true, by
			found = append(found, c)
		}
	}
	return found
}

// elsewhere reports whether a row is about another call than this one.
func (s *study) elsewhere(row *systems.Row) bool {
	return row.Operation != "" && s.operation != nil && row.Operation != s.operation.ID
}

// considerOff returns the rows whose code the answer has, under another status than
// the documented one; how much of what it says must match, matches knows.
func (s *study) considerOff(matches func(systems.When, systems.Signature) bool) []candidate {
	var found []candidate
	for i := range s.rows() {
		row := &s.pack.Rows[i]
		if s.elsewhere(row) || !matches(row.When, s.signature) {
			continue
		}
		c := s.candidate(row)
		whole := row.When.MatchOff(s.signature)
		c.off, c.part, c.by = true, !whole, systems.Specific{Code: true, Detail: whole && len(row.When.Detail) > 0, Text: whole && len(row.When.Text) > 0}
		found = append(found, c)
	}
	return found
}

// rows are those of the exchange's system.
func (s *study) rows() []systems.Row {
	if s.pack == nil {
		return nil
	}
	return s.pack.Rows
}

func (s *study) candidate(row *systems.Row) candidate {
	c := candidate{row: row, own: 1, other: s.otherVariant(row)}
	switch {
	case row.Operation != "" && s.operation == nil:
		c.foreign = true
	case row.Operation != "":
		c.own = 2
	}
	return c
}

// otherVariant reports whether a row stands in another table than the one about this
// call.
func (s *study) otherVariant(row *systems.Row) bool {
	return row.Variant != "" && s.variant != "" && row.Variant != s.variant
}

// twins are the rows that the answer cannot tell from c's.
func (s *study) twins(c candidate) []string {
	twins := s.pack.TwinsOf(c.row)
	for _, id := range c.alike {
		if id != c.row.ID && !slices.Contains(twins, id) {
			twins = append(twins, id)
		}
	}
	return twins
}

func (s *study) cause(c candidate, likelihood Likelihood) Cause {
	r := c.row
	cause := Cause{
		Row: r.ID, Title: r.Title, Likelihood: likelihood, Basis: r.Basis,
		Cause: r.Cause, Because: append([]string{}, c.because...), Against: c.against,
		Fix: r.Fix, Settle: r.Settle, Note: r.Note, Source: r.Source, Twins: r.Twins,
	}
	if s.pack != nil && s.pack.Row(r.ID) == r {
		cause.Twins, cause.Question = s.twins(c), s.question(r)
	} else {
		cause.Question = s.question(r)
	}
	if c.past && slices.Contains(r.Past, systems.LimitReached) && s.limitReached(r.Limit) != "" {
		cause.Question = nil // it has just been counted
	}
	return cause
}
