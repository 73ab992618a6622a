package explain

import (
	"cmp"
	"slices"

	"casebook/api/systems"
)

// candidate is a row that the answer allows, with what speaks for and against it.
type candidate struct {
	row      *systems.Row
	by       systems.Specific
	off      bool // the answer says it under another status than the documented one
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
	return append(causes, s.nearest(causes)...)
}

// candidates are the rows that apply, those of the other table only when no other do.
func (s *study) candidates() []candidate {
	found := s.consider(s.pack, false)
	if len(found) == 0 {
		found = s.considerOff()
	}
	found = append(found, s.consider(s.packs.HTTP, true)...)
	fits := func(c candidate) bool { return c.own > 0 && !c.other }
	if slices.ContainsFunc(found, fits) {
		found = slices.DeleteFunc(found, func(c candidate) bool {
			return c.other && slices.ContainsFunc(found, func(d candidate) bool { return fits(d) && d.strength() >= c.strength() })
		})
	}
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
		if row.Operation != "" && s.operation != nil && row.Operation != s.operation.ID {
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
		}
		found = append(found, c)
	}
	return found
}

// considerOff returns the rows whose code the answer has, under another status than
// the documented one.
func (s *study) considerOff() []candidate {
	var found []candidate
	for i := range s.rows() {
		row := &s.pack.Rows[i]
		if row.Operation != "" && s.operation != nil && row.Operation != s.operation.ID || !row.When.MatchOff(s.signature) {
			continue
		}
		c := s.candidate(row)
		c.off, c.by = true, systems.Specific{Code: true, Detail: len(row.When.Detail) > 0, Text: len(row.When.Text) > 0}
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

// strength is how much of the answer a row names, in steps that other evidence does
// not outweigh.
func (c candidate) strength() int {
	n := 0
	for _, f := range []bool{c.by.Code, c.by.Detail, c.by.Text} {
		n = n<<1 | flag(f)
	}
	return n
}

// compare orders candidates, greater is likelier: first by what the answer says, then
// by the request, then by earlier attempts; at last the order of the pack.
func (c candidate) compare(d candidate) int {
	return cmp.Or(
		cmp.Compare(c.strength(), d.strength()),
		cmp.Compare(flag(c.clued && c.own > 0), flag(d.clued && d.own > 0)),
		cmp.Compare(flag(c.by.Cut), flag(d.by.Cut)),
		cmp.Compare(flag(c.by.Broken), flag(d.by.Broken)),
		cmp.Compare(flag(c.by.Shape), flag(d.by.Shape)),
		cmp.Compare(flag(c.by.Verdict), flag(d.by.Verdict)),
		cmp.Compare(c.known(d), d.known(c)),
		cmp.Compare(flag(!c.other), flag(!d.other)),
		cmp.Compare(flag(!c.refuted), flag(!d.refuted)),
		cmp.Compare(c.own, d.own),
		cmp.Compare(flag(c.hinted), flag(d.hinted)),
		cmp.Compare(c.decided, d.decided),
		cmp.Compare(flag(c.past), flag(d.past)),
		cmp.Compare(flag(c.spelled), flag(d.spelled)),
		cmp.Compare(d.position, c.position),
	)
}

// known prefers, where it is not known which call was made, a row of the whole system to
// one of some operation, and what the vendor documents to what we infer.
func (c candidate) known(d candidate) int {
	if !c.foreign && !d.foreign {
		return 0
	}
	return 2*flag(c.row.Basis == systems.Documented) + flag(!c.foreign)
}

func flag(b bool) int {
	if b {
		return 1
	}
	return 0
}

// implied reports whether c adds nothing to the better ones: it is a twin of one that
// says no less, the request contradicts it, it is a row of HTTP where the system has
// rows of its own, says in general what one of the operation's own says, or has only
// the status to show where the answer names another.
func (s *study) implied(better []candidate, c candidate) bool {
	statusOnly := !c.named() && !c.hinted && !c.clued
	spoken := func(b candidate) bool {
		return b.by.Code || b.by.Detail || b.by.Text || b.by.Verdict || b.by.Cut || b.by.Transport
	}
	return slices.ContainsFunc(better, func(b candidate) bool {
		twins := b.row.When.Equal(c.row.When) && b.row.Operation == c.row.Operation || slices.Contains(b.row.Twins, c.row.ID)
		return b.row.Title == c.row.Title || c.own == 0 && b.own > 0 ||
			twins && (c.plain() || b.clued && !c.clued || s.answeredWell() && !c.clued) ||
			c.refuted && !b.refuted && b.own > 0 && b.strength() >= c.strength() ||
			spoken(b) && (statusOnly || b.own > c.own && b.by == c.by || b.by.Cut) ||
			b.clued && b.own > 0 && c.own > 0 && statusOnly ||
			!b.refuted && b.own > c.own && b.strength() > c.strength()
	})
}

// plain reports whether nothing beside the answer could part the row from a twin.
func (c candidate) plain() bool {
	r := c.row
	return len(r.Request)+len(r.Past)+len(r.Evidence)+len(r.Words) == 0
}

// likelihood of the i-th of ranked. The first is certain when the bytes alone
// prove it: the request shows what it asks for or broke a documented demand that
// explains it and no message points elsewhere, or the answer names it, or leaves no
// other, and the row asks for no further evidence.
func (s *study) likelihood(ranked []candidate, i int) Likelihood {
	c := ranked[i]
	if i > 0 {
		if !ranked[0].named() && !ranked[0].proven && (c.decided > 0 || c.hinted) {
			return Likely
		}
		if c.clued && c.strength() == ranked[0].strength() {
			return Likely
		}
		return Possible
	}
	disputed := !c.named() && slices.ContainsFunc(ranked[1:], func(d candidate) bool { return d.hinted && !c.hinted })
	rival := slices.ContainsFunc(ranked[1:], func(d candidate) bool { return s.rivals(c, d) })
	alone := len(ranked) == 1
	asks := len(c.row.Evidence) > 0 || len(c.row.Request) > 0 && !c.clued || len(c.row.Past) > 0 && rival
	switch {
	case c.refuted || c.off || c.other:
		return Likely
	case c.proven && !disputed, c.clued && !rival && !disputed && c.row.Basis == systems.Documented:
		return Certain
	case !asks && (c.named() || alone) && !rival:
		return Certain
	case rival && !c.past && !c.hinted && c.decided <= 0 && !c.clued:
		return Possible
	case c.named(), c.decided > 0, c.hinted, c.past, c.clued, alone:
		return Likely
	}
	return Possible
}

// rivals reports whether d stands beside c with nothing that parts the two.
func (s *study) rivals(c, d candidate) bool {
	near := d.by == c.by && d.own == c.own || s.operation == nil && d.own > 0 && d.strength() == c.strength()
	return near && c.own > 0 && !d.refuted && d.clued == c.clued
}

// named reports whether the answer says more than a status for c.
func (c candidate) named() bool {
	return c.by.Code || c.by.Detail || c.by.Text || c.by.Cut || c.by.Broken || c.by.Shape || c.by.Verdict || c.by.Transport
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
	return cause
}
