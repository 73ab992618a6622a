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
	scan     *scan // when set, what is found is only named there
	// For the words of a place: tokens stand even for values that are shown, and only
	// for values that are known.
	forPlace bool

	printing  int             // words that were fingerprinted
	printless map[string]bool // words that are none of the values
	untold    map[string]bool // names that mean nothing anywhere
	stayed    map[stayed]bool
	stayedOf  int // how many values were known then
	standing
	judged judgement
	person bool // the fields of this form or query are a person's
	noted  []spot
}

// without returns the passes of the walks that a redactor has, too.
func (p *sharing) without() passSet { return p.walks }

// named knows personal values only: the others have been cut. Where the place of a
// text is not known any more, the name counts wherever a rule has it.
func (p *sharing) named(place Place, name string, trail []step) verdict {
	if p.spared(place, trail) || p.untold[name] {
		return verdict{}
	}
	v := p.meant(place, name, trail)
	if !v.found && place != InPath && p.tellsNothing(name) {
		if p.untold == nil {
			p.untold = make(map[string]bool)
		}
		p.untold[name] = true
	}
	return v
}

// tellsNothing reports whether a name means nothing at any place.
func (p *sharing) tellsNothing(name string) bool {
	folded := fold(name)
	class, _ := meaning(name)
	return class != Personal && inPerson(folded) == "" && len(p.rules.rules[folded]) == 0 && len(p.untold) < maxCached
}

func (p *sharing) meant(place Place, name string, trail []step) verdict {
	places := []Place{place}
	if p.place == Anywhere && place == Anywhere {
		places = []Place{InAnswer, InRequest, InQuery, InHeader}
	}
	for _, at := range places {
		v := p.rules.match(at, name, trail)
		if v.found && v.class == Personal {
			return v
		}
	}
	kind := ""
	if trail != nil && p.off&shareNeighbours == 0 {
		kind = p.byNeighbours(name, p.in, trail)
	} else if p.person && place != InPath {
		kind = inPerson(fold(name))
	}
	return verdict{name: name, class: Personal, kind: kind, found: kind != ""}
}

// spared reports whether the pass that reads names at a place is off.
func (p *sharing) spared(place Place, trail []step) bool {
	switch {
	case trail != nil:
		return p.off&shareJSON != 0
	case place == InPath:
		return p.off&sharePath != 0
	}
	return false
}

func (p *sharing) told(name string, other Place) (v verdict, cut bool) {
	if p.off&shareTelling != 0 {
		return v, false
	}
	v = p.named(p.place, name, nil)
	if !v.found {
		v = p.named(other, name, nil)
	}
	return v, v.found
}

func (p *sharing) value(v verdict, at, value string, number bool) string {
	core, _ := unquoted(value)
	if p.full() || !v.about(value) || strings.Trim(core, "-/.?_ ") == "" || isMasked(value) || p.marked(value).to != "" || p.made[value] || core[0] == '[' && p.imitates(core) {
		return value
	}
	if !p.trusted(v) && !plausible(v.kind, core) {
		return value
	}
	if v.kind == "ip" && strings.Contains(core, ",") { // through whom it came
		hosts := strings.Split(value, ",")
		for i, host := range hosts {
			hosts[i] = p.value(v, at, host, false)
		}
		return strings.Join(hosts, ",")
	}
	if v.kind == "ip" {
		if core, space := strings.CutPrefix(value, " "); space {
			return " " + p.value(v, at, core, number)
		}
		if p.public[lowerASCII(core)] || isOrdinary(core) {
			return value
		}
	}
	kind := personalKind(v.kind, value)
	own := newPersonal(kind, kind, value)
	if p.place != InRequest && (isMessage(value) || p.sentence(kind, core)) && p.knownAs(own) == nil {
		return value
	}
	return p.token(p.take(own, value), value, number, p.at(at))
}

// full reports whether there is nothing to learn any more.
func (p *sharing) full() bool { return p.learning && len(p.values) >= p.most }

// trusted reports whether the name of a value itself says what it is, and not the end
// of the name or the name of what holds it.
func (p *sharing) trusted(v verdict) bool {
	name := v.name
	if key, ok := p.key(); ok {
		name = key
	}
	folded := fold(name)
	if v.kind == "user" {
		if _, kind := meaning(name); kind == "user" {
			return true
		}
	}
	return identity(folded) == v.kind || len(p.rules.rules[folded]) > 0 || inPerson(folded) == v.kind && v.kind != ""
}

// isMasked tells a number or an address that the vendor has masked already:
// ********67, l***@mail.example, 0791XXXX67.
func isMasked(value string) bool {
	core, _ := unquoted(value)
	if local, _, ok := strings.Cut(core, "@"); ok {
		letters := len(strings.ReplaceAll(local, "*", ""))
		return strings.Contains(local, "**") && local[0] != '*' && letters <= 3
	}
	if strings.Contains(core, "**") || strings.Contains(core, "••") {
		return true
	}
	digits := strings.Trim(core, "0123456789+ ")
	return len(digits) >= 3 && strings.Trim(digits, "xX") == ""
}

// token returns what stands for one writing of a value.
func (p *sharing) token(v *personal, written string, number bool, at string) string {
	if !p.forPlace && (p.unveiled || p.shown(v)) {
		return written
	}
	token := "[" + v.name + ": " + v.shapeOf(written, number) + "]"
	if !p.learning {
		p.make(token)
		p.note(&v.places, at)
	}
	return token
}

// headerValue makes the value of a header fit, of which the name tells what it is.
func (p *sharing) headerValue(name, value string) string {
	p.stand("header "+name, name)
	defer p.stand("", "")
	if v := p.named(InHeader, name, nil); v.found && p.off&shareHeader == 0 {
		if with := p.value(v, "", value, false); with != value && !p.learning {
			return Neutralise(with, true)
		}
	}
	return p.document(value)
}

// header makes the value of a header line in a text fit.
func (p *sharing) header(name, value string) string {
	return p.value(p.named(InHeader, name, nil), "", value, false)
}

// begun: the history cuts no personal values.
func (p *sharing) begun(string) bool { return false }

// document makes text fit that may be JSON, a URL or a form.
func (p *sharing) document(s string) string {
	if looksJSON(s) {
		if root, notes, err := tree.ParseString(s); err == nil && !hasTrailing(root, s, notes) {
			return neutralJSON(rewriteJSON(p, p.place, "body", s, root))
		}
	}
	p.person = p.off&shareNeighbours == 0 && strings.Contains(s, "=") && neighbourly(s)
	defer func() { p.person = false }()
	if at := urlsIn(s); len(at) == 1 && at[0].start == 0 && at[0].end == len(s) {
		return Neutralise(p.url(s), true)
	}
	if isForm(s) && p.off&shareForm == 0 {
		c := components{scrubber: p, text: s}
		c.pairs(0, len(s), p.place, "body")
		return Neutralise(p.spliced(s, c.found, asForm), true)
	}
	return Neutralise(p.spliced(s, append(p.columns(s), p.parts(s)...), urlsIn), true)
}

// columns cuts the personal columns of a table.
func (p *sharing) columns(s string) []span {
	if p.off&shareTable != 0 {
		return nil
	}
	return columns(p, InRequest, "column", s)
}

func (p *sharing) url(s string) string {
	c := components{scrubber: p, text: s}
	if p.off&shareQuery == 0 {
		c.url(urlRegion(s, 0, len(s)))
	}
	return p.spliced(s, c.found, asURL)
}

// text makes a text fit of which no name tells anything. Documents repeat themselves: a
// short text that stayed as it is, is not read again.
func (p *sharing) text(s string) string {
	if len(s) > longRepeated {
		return p.spliced(s, nil, urlsIn)
	}
	if p.stayedOf != len(p.values) || p.stayed == nil {
		p.stayed, p.stayedOf = make(map[stayed]bool), len(p.values)
	}
	at := stayed{s, p.kept}
	if p.stayed[at] {
		return s
	}
	out := p.spliced(s, nil, urlsIn)
	if out == s && p.stayedOf == len(p.values) && len(p.stayed) < maxCached {
		p.stayed[at] = true
	}
	return out
}

// longRepeated is up to which length in bytes texts are remembered.
const longRepeated = 256

// stayed is a text that stayed as it is, as a reference or not.
type stayed struct {
	text string
	kept bool
}

func (p *sharing) spliced(s string, spans []span, in func(string) []region) string {
	p.whole = s
	before := len(p.noted)
	spans = merge(append(spans, hunt(s, p)...))
	p.noted = precise(p.noted, before)
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
	return p.formed(splice(s, spans), in)
}

func inRegion(regions []region, s span) bool {
	return slices.ContainsFunc(regions, func(r region) bool { return r.start <= s.start && s.end <= r.end })
}
