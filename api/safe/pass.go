package safe

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// scrubber is what a stage of redaction does with the parts of a document. Two
// exist: [pass] for the history, [sharing] for a vendor.
type scrubber interface {
	// named says what is known of a value by its name; trail leads to it.
	named(place Place, name string, trail []step) verdict
	// value returns what stands for a value of which the name told something; at
	// says where it is.
	value(v verdict, at, value string, number bool) string
	// text returns what stands for text of which no name told anything.
	text(s string) string
	// begun reports whether value begins with a placeholder. Where a value ends is a
	// guess in a query, so what follows one there is not its value.
	begun(value string) bool
}

// teller is a scrubber that also reads text that no parser read.
type teller interface {
	scrubber
	// told says what is known of a value by the key before it, taken for one in the
	// body or at the other place, and whether the value has to go.
	told(name string, other Place) (v verdict, cut bool)
	// header returns what stands for the value of a header line.
	header(name, value string) string
}

// pass is one way through one message by a [Redactor].
type pass struct {
	budget
	r       *Redactor
	side    string                    // "request", "answer" or "text"
	place   Place                     // of the body
	met     map[string]int            // place → how many values it had so far
	untold  map[Place]map[string]bool // names that tell of nothing to be cut
	looking int                       // how deep look is in itself
	at      []step                    // the way to the value whose text is looked at
	plain   bool                      // a rule says that it is
	keys    map[string]string         // names of members, and what stands for them
	keysOf  int                       // how many values were known then
}

func newPass(r *Redactor, side string, place Place) *pass {
	return &pass{budget: thoroughness, r: r, side: side, place: place, met: make(map[string]int), untold: map[Place]map[string]bool{InHeader: {}, InQuery: {}}}
}

func (p *pass) without() passSet { return p.r.off }

func (p *pass) named(place Place, name string, trail []step) verdict {
	v := p.r.rules.match(place, name, trail)
	if v.form == longRandom && p.r.off&passRandom != 0 || v.worded && p.r.off&passWorded != 0 {
		return verdict{}
	}
	return v
}

// textOf is text for the value at the end of a trail, of whose name v is known.
func (p *pass) textOf(trail []step, v verdict, s string) string {
	p.at, p.plain = trail, v.found && v.class == Plain
	defer func() { p.at, p.plain = nil, false }()
	if isReferenceToPage(s) && p.r.off&passLinks == 0 {
		c := components{scrubber: p, text: s}
		c.url(urlRegion(s, 0, len(s)))
		return p.spliced(s, c.found, asURL)
	}
	return p.text(s)
}

// isReferenceToPage reports whether a text is a URL without scheme and host, RFC 3986
// section 4.2, and not base64 that begins like one: /reset/TOKEN, /callback?code=CODE.
func isReferenceToPage(s string) bool {
	const longest = 2048
	if len(s) < 3 || len(s) > longest || s[0] != '/' || strings.ContainsAny(s, notInURL) {
		return false
	}
	return strings.IndexByte(s, '?') > 0 || strings.IndexByte(s[1:], '/') >= 0 && !strings.ContainsAny(s, "+=")
}

// evidence reports whether the name of what is looked at says that it is evidence, so
// that its look alone condemns no value.
func (p *pass) evidence() bool {
	for i := len(p.at) - 1; i >= 0; i-- {
		if p.at[i].index < 0 {
			return p.plain || isEvidence(p.at[i].key)
		}
	}
	return false
}

func (p *pass) told(name string, other Place) (v verdict, cut bool) {
	if p.untold[other][name] {
		return v, false
	}
	if v = p.named(p.place, name, nil); !v.cut() {
		v = p.named(other, name, nil)
	}
	if !v.cut() && len(p.untold[other]) < maxCached {
		p.untold[other][name] = true
	}
	return v, v.cut()
}

func (p *pass) value(v verdict, at, value string, number bool) string {
	switch {
	case isPlaceholder(value, p.r.kinds), isTemplate(value), !v.about(value), p.side == "answer" && isMessage(value):
		return value
	case p.side == "answer" && v.class == Proof && strings.Contains(strings.TrimSpace(value), " "):
		return p.sentence(v, at, value)
	case v.class == Personal && value != "":
		p.fact(at, v, value, "")
		return value
	case !v.cut():
		return value
	case isAuthorization(v.name):
		return p.authorization(v, at, value)
	}
	return p.cut(v, at, value, number)
}

// sentence is what a validator says of a proof, which it may quote.
func (p *pass) sentence(v verdict, at, value string) string {
	const blob = 24
	words := strings.Split(p.text(value), " ")
	for i, word := range words {
		if strings.IndexByte(word, '[') < 0 && len(word) >= blob {
			words[i] = p.cut(v, at, word, false)
		}
	}
	return strings.Join(words, " ")
}

// isTemplate reports whether a value is the place of one: {hash}, {{code}}, ${TOKEN},
// $API_KEY, %code%.
func isTemplate(value string) bool {
	const longest = 32
	if len(value) < 2 || len(value) > longest {
		return false
	}
	name := value
	upper := false
	for _, pair := range [...][2]string{{"${", "}"}, {"{{", "}}"}, {"{", "}"}, {"%", "%"}, {"$", ""}} {
		if rest, ok := strings.CutPrefix(value, pair[0]); ok && strings.HasSuffix(rest, pair[1]) {
			name, upper = strings.TrimSpace(strings.TrimSuffix(rest, pair[1])), pair[0] == "$"
			break
		}
	}
	return name != value && name != "" && spanOf(name, func(c byte) bool { return isLetter(c) && (!upper || c < 'a') || c == '_' }) == len(name)
}

// cut returns the placeholder of a value, learns the value and keeps the fact.
func (p *pass) cut(v verdict, at, value string, number bool) string {
	placeholder := p.r.placeholder(v.class, v.kind, value, number)
	p.r.learn(v, value, p.r.placeholder(v.class, v.kind, value, false))
	p.fact(at, v, value, placeholder)
	return placeholder
}

// fact keeps what is known of a value. In running text the same value may be found
// by several looks, so there a placeholder is explained once.
func (p *pass) fact(at string, v verdict, value, placeholder string) {
	if p.looking > 0 && (placeholder == "" || p.r.factOf[placeholder]) {
		return
	}
	p.r.fact(at, p.met[at], v, value, placeholder)
	p.met[at]++
}

func (p *pass) begun(value string) bool {
	if value == "" || value[0] != '[' {
		return false
	}
	_, ok := placeholderAt(value, 0, p.r.kinds)
	return ok
}

func (p *pass) text(s string) string {
	return p.spliced(s, nil, urlsIn)
}

// A text is read again when something was cut, because what stood glued to it may
// stand alone now: a long one only when something did, and at most four times.
const (
	maxRounds = 4
	longText  = 64 << 10
)

// spliced cuts what is found in s besides the given spans. regions says where URL
// syntax holds.
func (p *pass) spliced(s string, found []span, regions func(string) []region) string {
	for range maxRounds {
		if found = merge(append(found, hunt(s, p)...)); len(found) > 0 {
			found = without(found, placeholdersIn(s, p.r.kinds))
		}
		if len(found) == 0 {
			return s
		}
		again := len(s) < longText || p.r.ragged || slices.ContainsFunc(found, func(sp span) bool { return glued(s, sp) })
		encodeIn(regions(s), found)
		s = splice(s, found)
		if !again {
			return s
		}
		found = nil
	}
	return s
}

// glued reports whether cutting a span changes where its neighbours end.
func glued(s string, sp span) bool {
	binds := func(r rune) bool { return isWordRune(r) || r == utf8.RuneError || strings.ContainsRune("-.:/+", r) }
	return sp.start > 0 && binds(lastRune(s[:sp.start])) || sp.end < len(s) && binds(firstRune(s[sp.end:]))
}

// maxLooking is how often a header line within text within a header line … is read
// as such.
const maxLooking = 4

// look finds what must go from one reading of a text.
func (p *pass) look(text string) (found []span) {
	if p.looking == maxLooking {
		return []span{{0, len(text), placeholder("value", "", p.r.shape(ClassSecret, "value", text, false))}}
	}
	p.looking++
	defer func() { p.looking-- }()
	found = p.finds(text)
	found = p.r.broken.in(text, p, found)
	found = p.numbers(text, found)
	if p.r.off&passColumns == 0 {
		found = append(found, inserted(p, p.place, p.side, text)...)
	}
	told := strings.ContainsAny(text, ":=>\n|\"")
	var mentions []mention
	if p.r.off&passMentions == 0 {
		mentions = mentionsIn(text)
	}
	if len(found) == 0 && !told && len(mentions) == 0 {
		return nil
	}
	ours := placeholdersIn(text, p.r.kinds)
	if told {
		t := telling{teller: p, text: text, side: p.side, ours: ours}
		found = append(found, t.run()...)
		c := components{scrubber: p, text: text, ours: ours}
		if p.r.off&passLinks == 0 {
			for _, at := range urlsIn(text) {
				c.url(at)
			}
		}
		found = append(found, c.found...)
	}
	if len(mentions) > 0 {
		found = append(found, p.mentioned(text, mentions, merge(slices.Clone(found)), ours)...)
	}
	return without(found, ours)
}

// finds returns the known values and the forms of credentials in text.
func (p *pass) finds(text string) (found []span) {
	cut := 0
	for i := 0; ; {
		m, ok := p.r.finder.next(text, i, cut)
		if !ok {
			return found
		}
		i = m.start + 1
		if m.end > m.start && (m.whole() || !p.r.isOther(text[m.start:m.end])) {
			found = append(found, p.hit(m))
		}
		// The beginnings of a thousand keys without end would each take the rest.
		if m.sign != 0 && !m.whole() && !(m.sign == signPEM && m.start < cut) {
			if s, ok := p.shape(m.sign, text, m.start); ok {
				found = append(found, s)
				i = max(i, s.end)
			}
		}
		cut = max(cut, m.end, i)
	}
}

// hit is a known value that was found where no name told of it, or a part of one.
func (p *pass) hit(m match) span {
	k := p.r.known[m.value]
	if !p.r.factOf[k.placeholder] {
		p.fact(p.side, k.verdict, k.value, k.placeholder)
	}
	s := span{m.start, m.end, k.placeholder}
	if !m.whole() {
		s.with = partOf(k.placeholder, utf8.RuneCountInString(m.text[:m.end-m.start]))
	}
	return s
}
