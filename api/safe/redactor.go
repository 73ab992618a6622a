package safe

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

// Redactor makes [Record]s of one exchange. It cuts secrets, one-time values and
// proofs, first by name in what parses: headers (cookies one by one, the scheme of
// an Authorization kept), userinfo, path, query, form, multipart form, the columns of a
// table, JSON at any depth, inside strings and in base64, claims of tokens. Then it
// hunts every value it has learned in everything: as it is, with up to five layers of
// percent, backslash, HTML, quoted-printable, base64 (any alignment) and hex encoding, with invisible
// characters in it, and broken by white space or line ends; numbers with spaces or
// dashes between their digits, too. Values of 8 runes to 1 KiB are found in another case
// of ASCII letters, too. Of a secret or proof of 16 runes and more its first 12 are
// enough, and what stands there of it becomes "[api-key #3f2a: its first 20 chars]"; unless
// a sentence stands where a key should.
// Values of fewer than 8 runes are hunted as whole tokens only, those of fewer than 4
// not at all.
//
// In text that does not parse, what follows a telling key is cut, what stands on the
// line below or in the cell beside one, and what a sentence names ("OTP 482913 is
// wrong"); and so is what has the form of a credential: JSON Web Tokens, PEM private
// keys, Bearer and Basic credentials, AWS access keys, tokens sealed by
// defuse/php-encryption, keys that begin like one, the -u and -b of a command, card
// numbers; and a long random value beside a name that hints at a key. What a name says
// is an id, a trace, a time or an amount stays. The passes are listed in passes.go.
//
// Order of use: Learn what is known, Study both messages, then Message and Record.
// Redacting what is redacted changes nothing. Not safe for concurrent use.
type Redactor struct {
	key     Key
	rules   *ruleset
	kinds   map[string]bool
	known   []known
	seen    map[[2]string]string // kind and value → placeholder
	finder  *finder              // of all spellings of what is known, and of the signs of credentials
	spelt   int                  // bytes of spellings so far
	ragged  bool                 // some short value begins or ends with a sign, so that it is hard to say where it stands alone
	broken  *brokenFinder        // of what is known, white space in it or not
	numbers map[string]int       // known values that are numbers, by their digits
	lengths uint32               // how many digits they have, a bit each
	called  time.Time            // when the call was made; zero when that is not known
	off     passSet              // passes that a test has taken away
	facts   []Fact
	factAt  map[factPlace]bool
	factOf  map[string]bool // placeholders that some fact explains

	request, answer outcome
}

// known is a value that is hunted; core is what of it is looked for.
type known struct {
	verdict
	value, core, placeholder string
}

type factPlace struct {
	place, placeholder string
	index              int
	fingerprint        Fingerprint
}

// Limits against a document that is all secrets. Beyond them values are still cut
// by name; only the fingerprint, the fact and the hunt are left out.
const (
	maxKnown = 256
	maxSeen  = 1024
	maxSpelt = 8 << 20 // bytes of encoded spellings; values beyond are hunted as they are
	// bytes of a value that is hunted in any letter case; longer ones are blobs, and
	// comparing them letter by letter would let a hostile body take minutes
	maxFolded = 1 << 10
)

// shortest lengths, in runes: to be hunted at all, and to be cut inside other text.
const (
	minHunted = 4
	minInside = 8
)

// NewRedactor makes a redactor with the rules of a pack, to which the well-known
// names are added.
func NewRedactor(key Key, rules []Rule) *Redactor {
	r := &Redactor{
		key: key, rules: newRuleset(rules),
		kinds:  make(map[string]bool),
		seen:   make(map[[2]string]string),
		factAt: make(map[factPlace]bool),
		factOf: make(map[string]bool),
		finder: newFinder(signs()),
		broken: &brokenFinder{}, numbers: make(map[string]int),
	}
	for _, kind := range [...]string{"value", "token", "cookie", "api-key", "secret", "password", "code", "link", "proof", "image", "private-key", "access-key", "card", "card-code", "file-name", sessionID} {
		r.kinds[kind] = true
	}
	for _, rule := range rules {
		r.kinds[kindWord(rule.Kind)] = true
	}
	return r
}

// Format writes a mask: a redactor holds what it hunts.
func (r *Redactor) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, mask) }

// At tells when the call was made, so that the shape of a token says how its expiry
// lies to that: "jwt, HS256, expired 4 min before the call". Without it, or with the
// zero time, nothing is said. Call it before anything else.
func (r *Redactor) At(called time.Time) { r.called = called }

// Learn adds a value known beforehand, such as the credential in use. Plain and
// personal values are not hunted and are ignored.
func (r *Redactor) Learn(class Class, kind, value string) {
	if class.cut() {
		kind = kindWord(kind)
		r.kinds[kind] = true
		r.learn(verdict{name: kind, class: class, kind: kind, found: true}, value, r.placeholder(class, kind, value, false))
	}
}

// within learns a value that is a part of one that is cut as a whole. Of it alone nothing
// stands in the record, but another attempt may hold it.
func (r *Redactor) within(place string, class Class, kind, value string) {
	if value, _ = unquoted(value); value == "" {
		return
	}
	r.Learn(class, kind, value)
	before := len(r.facts)
	r.fact(place, 0, verdict{name: place, class: class, kind: kindWord(kind)}, value, r.placeholder(class, kind, value, false))
	for i := range r.facts[before:] {
		fact := &r.facts[before+i]
		fact.Unseen = true
		delete(r.factOf, fact.Placeholder)
	}
}

// placeholder returns what stands for a value, and remembers it.
func (r *Redactor) placeholder(class Class, kind, value string, number bool) string {
	at := [2]string{kind, value}
	if p, ok := r.seen[at]; ok && !number {
		return p
	}
	var f Fingerprint
	if value != "" && len(r.seen) < maxSeen {
		f = r.key.Fingerprint(kind, value)
	}
	p := placeholder(kind, f, r.shape(class, kind, value, number))
	if !number && len(r.seen) < maxSeen {
		r.seen[at] = p
	}
	return p
}

// learn makes value hunted, without the blanks and quotation marks around it and what
// nobody sees in it: the other side echoes it trimmed.
func (r *Redactor) learn(v verdict, value, placeholder string) {
	core, _ := unquoted(value)
	core = visible(core)
	length := utf8.RuneCountInString(core)
	if length < minHunted || v.kind == "cookie" && length < minInside || len(r.known) >= maxKnown || r.isName(core) || isPlaceholder(value, r.kinds) {
		return
	}
	// A one-time value that turns out to be a proof, too, is found by its beginning then.
	if !slices.ContainsFunc(r.known, func(k known) bool { return k.core == core && (k.class != OneTime || v.class == OneTime) }) {
		r.known = append(r.known, known{v, value, core, placeholder})
		r.spell(v, core, length, len(r.known)-1)
		r.claims(core)
	}
}

// spell adds the needles of a value.
func (r *Redactor) spell(v verdict, core string, length, value int) {
	if digits := digitsOf(core); digits != "" && r.off&passGrouped == 0 {
		r.numbers[digits] = value
		r.lengths |= 1 << len(digits)
	}
	needles := []needle{{text: core, value: value, word: length < minInside}}
	r.ragged = r.ragged || length < minInside && !(isWordRune(firstRune(core)) && isWordRune(lastRune(core)))
	if length >= minInside && r.spelt < maxSpelt {
		needles = spellings(core, value, r.off)
	}
	for _, n := range needles {
		n.fold = length >= minInside && len(core) <= maxFolded && r.off&passCase == 0
		n.part = length >= minParted && v.class != OneTime && !isSentence(v, core) && (n.text == core || n.text == plussed(core)) && r.off&passBeginnings == 0
		if length >= minInside && r.off&passBroken == 0 {
			r.broken.add(n)
		}
		if n.text == core && r.off&passHunt != 0 {
			continue
		}
		r.spelt += len(n.text)
		r.finder.add(n)
	}
}

// isSentence reports whether a sentence stands where a key should: "api_key": "no match
// for …". Other sentences begin so, too, and what follows in them is not the key. A key of
// several words is none as long as all of them could be words of a pass phrase.
func isSentence(v verdict, core string) bool {
	if v.kind == "password" || strings.IndexByte(core[:min(len(core), minPart)], ' ') < 0 {
		return false
	}
	words := strings.Fields(core)
	return speaks(words) || slices.ContainsFunc(words, joinsWords)
}

// joinsWords reports whether a word only stands between others of a sentence.
func joinsWords(word string) bool {
	switch lowerASCII(word) {
	case "a", "an", "the", "of", "for", "with", "to", "in", "on", "by", "from", "at":
		return true
	}
	return false
}

// isName reports whether a value is itself a word that documents are made of, so
// that hunting it would eat their keys: the password "password".
func (r *Redactor) isName(core string) bool {
	folded := fold(core)
	return isWellKnown(folded) || r.kinds[folded] || len(r.rules.rules[folded]) > 0 || isMessage(core) || isLiteral(core) || isYear(core)
}

// isOther reports whether the beginning of a value is all of another one: an address at
// the beginning of a list, which a rule took for a key. It is hunted as that: its copies in
// other writings would be no beginnings of the key.
func (r *Redactor) isOther(beginning string) bool {
	_, address := ipShape(beginning)
	return address || r.isName(beginning)
}

// isYear: a code of four digits may be the year in every date of the exchange.
func isYear(s string) bool {
	return len(s) == 4 && (s[:2] == "19" || s[:2] == "20") && charset(s) == "digits"
}

// Record redacts any other text: error texts, explanations, notes. JSON in it is
// read as JSON; only rules for Anywhere and the well-known names apply.
func (r *Redactor) Record(s string) Record {
	return Record{r.settled(func() string { return newPass(r, "text", Anywhere).document(s) })}
}

// settled repeats f until it learns nothing more: what it cut near the end may have
// been mentioned near the beginning.
func (r *Redactor) settled(f func() string) string {
	for {
		before := len(r.known)
		out := f()
		if len(r.known) == before || r.off&passSettled != 0 {
			return out
		}
	}
}

// Facts returns what stays known of the values that were cut or are personal, in
// the order in which they were met.
func (r *Redactor) Facts() []Fact {
	facts := slices.Clone(r.facts)
	p := newPass(r, "text", Anywhere)
	for i := range facts {
		facts[i].Place = tidy(p.text(facts[i].Place))
		facts[i].Name = tidy(p.text(facts[i].Name))
		facts[i].Claim.s = p.text(facts[i].Claim.s)
	}
	return facts
}

// tidy makes a name from a document fit for a line.
func tidy(name string) string {
	const longest = 120
	if len(name) > longest {
		name = strings.ToValidUTF8(name[:longest], "") + "…"
	}
	return Neutralise(name, false)
}

// fact keeps what a value tells, once for each place.
func (r *Redactor) fact(place string, index int, v verdict, value, placeholder string) {
	var f Fingerprint
	if value != "" {
		f = r.key.Fingerprint(v.kind, value)
	}
	at := factPlace{place, placeholder, index, f}
	if r.factAt[at] || len(r.facts) >= maxSeen {
		return
	}
	r.factAt[at], r.factOf[placeholder] = true, true
	fact := factOf(v.class, v.kind, value)
	fact.Place, fact.Index, fact.Name, fact.Fingerprint, fact.Placeholder = place, index, v.name, f, placeholder
	r.facts = append(r.facts, fact)
}
