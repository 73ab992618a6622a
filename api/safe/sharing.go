package safe

import (
	"slices"
	"strings"

	"casebook/api/tree"
)

// sharing is one way through one text by a [Sharer].
type sharing struct {
	*Sharer
	budget
	place    Place // of the body; Anywhere when it is not known
	learning bool
	leaks    map[string]bool // when set, what is found is only named here
}

// named knows personal values only: the others have been cut. Where the place of a
// text is not known any more, the name counts wherever a rule has it.
func (p *sharing) named(place Place, name string, trail []step) verdict {
	places := []Place{place}
	if p.place == Anywhere && place == Anywhere {
		places = []Place{InAnswer, InRequest, InQuery, InHeader}
	}
	for _, at := range places {
		if v := p.rules.match(at, name, trail); v.found && v.class == Personal {
			return v
		}
	}
	return verdict{}
}

func (p *sharing) told(name string, other Place) (v verdict, cut bool) {
	v = p.named(p.place, name, nil)
	if !v.found {
		v = p.named(other, name, nil)
	}
	return v, v.found
}

func (p *sharing) value(v verdict, _, value string, number bool) string {
	if core, _ := unquoted(value); core == "" || isMessage(value) || isMasked(value) || p.marked(value) != "" {
		return value
	}
	return p.token(p.see(v.kind, value), value, number)
}

// isMasked tells a number that the vendor has masked already: ********67.
func isMasked(value string) bool { return strings.Contains(value, "**") }

// token returns what stands for one writing of a value.
func (p *sharing) token(v *personal, written string, number bool) string {
	if p.unveiled || p.revealed[v.name] {
		return written
	}
	token := "[" + v.name + ": " + v.shapeOf(written, number) + "]"
	p.made[token] = true
	return token
}

func (p *sharing) header(name, value string) string {
	return p.value(p.named(InHeader, name, nil), "", value, false)
}

// begun: the history cuts no personal values.
func (p *sharing) begun(string) bool { return false }

// document makes text fit that may be JSON, a URL or a form.
func (p *sharing) document(s string) string {
	if looksJSON(s) {
		if root, notes, err := tree.ParseString(s); err == nil && !hasTrailing(root, s, notes) {
			return neutralJSON(rewriteJSON(p, p.place, "", s, root))
		}
	}
	if at := urlsIn(s); len(at) == 1 && at[0].start == 0 && at[0].end == len(s) {
		return Neutralise(p.url(s), true)
	}
	if isForm(s) {
		c := components{scrubber: p, text: s}
		c.pairs(0, len(s), p.place, "")
		return Neutralise(p.spliced(s, c.found, asForm), true)
	}
	return Neutralise(p.text(s), true)
}

func (p *sharing) url(s string) string {
	c := components{scrubber: p, text: s}
	c.url(urlRegion(s, 0, len(s)))
	return p.spliced(s, c.found, asURL)
}

func (p *sharing) text(s string) string { return p.spliced(s, nil, urlsIn) }

func (p *sharing) spliced(s string, spans []span, in func(string) []region) string {
	spans = merge(append(spans, hunt(s, p)...))
	if len(spans) == 0 {
		return s
	}
	regions := in(s)
	for i := range spans {
		// A placeholder that is escaped where no URL is to be seen stays so.
		if old := s[spans[i].start:spans[i].end]; strings.HasPrefix(old, "%5B") && !inRegion(regions, spans[i]) {
			spans[i].with = urlEncoded(spans[i].with, strings.Contains(old, "+"))
		}
	}
	encodeIn(regions, spans)
	return splice(s, spans)
}

func inRegion(regions []region, s span) bool {
	return slices.ContainsFunc(regions, func(r region) bool { return r.start <= s.start && s.end <= r.end })
}
