package explain

import (
	"cmp"
	"slices"

	"casebook/api"
	"casebook/api/systems"
)

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
			twins && (c.plain() || b.own > c.own && b.strength() >= c.strength() || b.clued && !c.clued || s.answeredWell() && !c.clued) ||
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
// other, and the row asks for no further evidence. Of what we infer of a system none is:
// only what HTTP or the way to it tells is certain without the vendor's word.
func (s *study) likelihood(ranked []candidate, i int) Likelihood {
	c := ranked[i]
	if i > 0 {
		if !ranked[0].named() && !ranked[0].proven && (c.decided > 0 || c.hinted) {
			return Likely
		}
		if c.clued && !c.denied && c.strength() == ranked[0].strength() {
			return Likely
		}
		return Possible
	}
	disputed := !c.named() && slices.ContainsFunc(ranked[1:], func(d candidate) bool { return d.hinted && !c.hinted })
	rival := slices.ContainsFunc(ranked[1:], func(d candidate) bool { return s.rivals(c, d) })
	alone := len(ranked) == 1
	asks := len(c.row.Evidence) > 0 || len(c.row.Request) > 0 && !c.clued || len(c.row.Past) > 0 && rival
	documented := c.row.Basis == systems.Documented
	switch {
	case s.unread(c) && len(s.signature.Codes) == 0:
		return Possible
	case s.unread(c), c.by.Transport && s.signature.Failure.Kind == api.KindOther:
		return Likely
	case c.part && rival && !c.clued && !c.past:
		return Possible
	case c.refuted || c.off || c.other || c.part:
		return Likely
	case documented && c.proven && !disputed, documented && c.clued && !rival && !disputed:
		return Certain
	case !asks && !rival && (documented && alone || (documented || c.own == 0) && c.named()):
		return Certain
	case rival && !c.past && !c.hinted && c.decided <= 0 && !c.clued:
		return Possible
	case c.named(), c.decided > 0, c.hinted, c.past, c.clued, alone:
		return Likely
	}
	return Possible
}

// unread reports whether c says of an answer no more than what its status does, while
// there is JSON in the answer in which nothing documented was found.
func (s *study) unread(c candidate) bool {
	return c.own == 0 && c.row.Basis == systems.NotKnown && !c.named() && s.envelope.Root != nil && len(s.envelope.Root.Children) > 0
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
