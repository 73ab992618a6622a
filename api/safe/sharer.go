package safe

import (
	"encoding/hex"
	"fmt"
	"hash/maphash"
	"io"
	"strings"
	"unicode/utf8"
)

// Sharer makes [Text]s for a vendor out of the [Record]s of one case. Personal
// values become tokens, "[phone-1: +962, E.164, 12 digits]": the same value has the
// same token in every attempt of the case, however it is written, and the shape is
// that of the writing. Names, addresses, dates of birth, numbers of documents and
// devices are found beside names that tell of them, in any spelling of the name, and
// then everywhere else. A phone number is found with or without country code, with
// 00, trunk prefix, separators, in Arabic-Indic and full-width digits, and in the
// encodings that [Redactor] knows. What has a form of its own is found by it: e-mail
// addresses, numbers with a plus sign or 00 and a country code, addresses of hosts,
// IBANs, the machine readable lines of passports. What one attempt cut and another,
// which did not know it, holds as a word is told by its fingerprint. What a desk finds a
// call by (ids, codes, times, amounts) is not cut for its form, see [isReference]. The
// fingerprints of cut values become tokens of this case, so that two tickets cannot be
// joined; a text that only looks like a token is marked. The passes are listed in
// sharepass.go, and those of the walks through documents are the Redactor's.
//
// Order of use: Study every message of the case, Learn what else is known, then
// Text and Words. Not safe for concurrent use.
type Sharer struct {
	key      Key
	caseID   string
	rules    *ruleset
	marks    map[string]mark // placeholder in the history → in this ticket
	heads    map[string]mark // the same of what stands before the shape, for parts of values
	prints   map[int][]print // of what other attempts cut, by length
	cuts     []*cutToken
	byCut    map[string]*cutToken
	values   []*personal
	byName   map[string]*personal
	byCore   map[string][]*personal // by kind and core; numbers by their last digits
	also     []string               // what the engineer wants cut
	met      map[string]int         // kind → how many values
	most     int                    // how many values are told apart
	revealed map[string]bool
	public   map[string]bool // in lower case
	made     map[string]bool // tokens in texts so far
	names    map[string]bool // of members, by whether their values are kept
	finder   *finder         // over values; nil when there are none
	found    int             // how many of the values are in it
	seed     maphash.Seed
	texts    map[uint64]bool // texts made so far: one that comes back stays
	within   string          // what the ticket is writing about
	unveiled bool
	crowded  bool // some attempt had more values than facts are kept of
	off      sharePass
	walks    passSet // passes taken away from the walks through documents
}

// mark is what stands in this ticket for a placeholder of the history.
type mark struct {
	to  string
	cut *cutToken
}

// cutToken is the token of a value that was cut before the history.
type cutToken struct {
	Token
	places spots
	unseen bool // so far; its attempts hold it in no text
}

// Token is one value in a ticket, for the preview. It holds no part of the value.
type Token struct {
	// Name is what [Sharer.Reveal] takes: "phone-1". That of a cut value, which
	// cannot be revealed, is "api-key #9f1c".
	Name string
	Kind string
	// Class is Plain for what only the engineer wants cut.
	Class Class
	// Shape is that of the first writing: "+962, E.164, 12 digits".
	Shape    string
	Revealed bool
	// Places are where it was cut, the first twelve of them: "attempt 2 answer, body
	// messages[0].message, in text". They hold no value.
	Places []string
	// Further is how many more places there are.
	Further int
	// Count is how often it stands in the texts made so far.
	Count int
}

// NewSharer begins a ticket for the case with the given id.
func NewSharer(key Key, caseID string) *Sharer {
	return &Sharer{
		key: key, caseID: caseID,
		rules: newRuleset(nil),
		marks: make(map[string]mark), heads: make(map[string]mark), prints: make(map[int][]print), byCut: make(map[string]*cutToken),
		met: make(map[string]int), byName: make(map[string]*personal), byCore: make(map[string][]*personal),
		revealed: make(map[string]bool), made: make(map[string]bool), public: make(map[string]bool), names: make(map[string]bool),
		seed: maphash.MakeSeed(), most: maxPersonal, texts: make(map[uint64]bool),
	}
}

// Format writes a mask: a sharer holds what it hunts.
func (s *Sharer) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, mask) }

// Study learns the personal values of one message: those that the rules name and
// those that have the form of one. facts are those of the attempt; the placeholders
// they explain get their tokens. The host of the message's URL is the vendor's and
// stays, be it a number or not.
func (s *Sharer) Study(rules []Rule, facts []Fact, m RecordMessage, request bool) {
	for _, rule := range rules {
		s.rules.add(rule)
	}
	for _, fact := range facts {
		s.mark(fact)
	}
	s.crowded = s.crowded || len(facts) >= maxSeen
	if host := hostOf(m.URL.s); host != "" {
		s.Keep(host)
	}
	p := s.sharing(Anywhere) // as [Sharer.Text] reads it, which meets nothing new then
	p.learning = true
	if request {
		p.place = InRequest
	}
	p.document(m.URL.s)
	for _, h := range m.Headers {
		p.headerValue(h.Name.s, h.Value.s)
	}
	p.document(m.Body.s)
}

// hostOf is the host of a URL, without port.
func hostOf(url string) string {
	_, rest, ok := strings.Cut(url, "://")
	if !ok {
		return ""
	}
	rest = rest[:indexAnyOr(rest, "/?#")]
	rest = rest[strings.LastIndexByte(rest, '@')+1:]
	if strings.HasPrefix(rest, "[") {
		rest, _, _ = strings.Cut(rest[1:], "]")
		return rest
	}
	rest, _, _ = strings.Cut(rest, ":")
	return rest
}

func (s *Sharer) sharing(place Place) *sharing {
	return &sharing{Sharer: s, budget: thoroughness, place: place}
}

// mark gives a cut value its token in this case.
func (s *Sharer) mark(fact Fact) {
	if known := s.marks[fact.Placeholder]; !fact.Class.cut() || known.to != "" {
		if known.cut != nil {
			known.cut.unseen = known.cut.unseen && fact.Unseen
		}
		return
	}
	if fact.Fingerprint == "" { // of an empty value: nothing to join tickets by
		s.marks[fact.Placeholder] = mark{to: fact.Placeholder}
		return
	}
	token := hex.EncodeToString(s.key.sum("case", s.caseID, string(fact.Fingerprint))[:2])
	to := strings.Replace(fact.Placeholder, "#"+fact.Fingerprint.short(), "#"+token, 1)
	head, described, _ := strings.Cut(strings.Trim(to, "[]"), ": ")
	name := fact.Kind + " #" + token
	cut := s.byCut[name]
	if cut == nil {
		cut = &cutToken{Token: Token{Name: name, Kind: fact.Kind, Class: fact.Class, Shape: described}, unseen: true}
		s.byCut[name] = cut
		s.cuts = append(s.cuts, cut)
	}
	cut.unseen = cut.unseen && fact.Unseen
	s.marks[fact.Placeholder] = mark{to, cut}
	s.know(fact, mark{to, cut})
	if text, ok := strings.CutSuffix(fact.Placeholder, ", "+asNumber+"]"); ok { // where the same value stands in text
		s.marks[text+"]"] = mark{strings.TrimSuffix(to, ", "+asNumber+"]") + "]", cut}
	}
	s.heads["["+fact.Kind+" #"+fact.Fingerprint.short()] = mark{"[" + head, cut}
}

// marked returns what stands in this ticket for a placeholder of the history, be it of
// a value or of the beginning of one; its text is empty when s is neither.
func (s *Sharer) marked(old string) mark {
	head, part, ok := strings.Cut(old, ": "+partWords)
	if m := s.heads[head]; ok && m.to != "" {
		return mark{m.to + ": " + partWords + part, m.cut}
	}
	return s.marks[old]
}

// Learn adds a personal value that stands in no message, such as one typed into a
// note.
func (s *Sharer) Learn(kind, value string) {
	if value != "" {
		s.see(kindWord(kind), value)
	}
}

// LearnClaims adds the personal claims of the tokens that an attempt carried, and what a
// body named that is left out: the tokens
// are cut, and the other side may echo what they say.
func (s *Sharer) LearnClaims(facts []Fact) {
	p := s.sharing(InRequest)
	p.learning = true
	for _, f := range facts {
		if f.Claim.s != "" && s.off&shareClaims == 0 {
			p.value(verdict{name: f.Name, class: Personal, kind: f.Kind, found: true}, "", f.Claim.s, false)
		}
	}
}

// Keep leaves a public value as it is, such as the address of the vendor's own
// support desk, unless it was learned as personal before.
func (s *Sharer) Keep(value string) { s.public[lowerASCII(value)] = true }

// Reveal leaves one personal value as it is from now on: the engineer turned it on.
// What is among the values of [Sharer.CutAlso] is cut all the same.
func (s *Sharer) Reveal(token string) { s.revealed[token] = true }

func (s *Sharer) shown(v *personal) bool { return s.revealed[v.name] && !v.held && v.kind != cutKind }

// Unveil makes every text from now on hold the personal values as they are: for the
// screen that shows what was cut. Such a text cannot leave, see [Text.String].
func (s *Sharer) Unveil() { s.unveiled = true }

// LeaveMarks leaves what stands for a value that was cut before as it is, also where nothing
// tells whether it does: for texts that are our own and are looked at only, such as notes in
// the history. In a ticket it could be taken for a token of the ticket's.
func (s *Sharer) LeaveMarks() { s.off |= shareImitations }

// minCut is how many characters a value has at least that the engineer wants cut:
// two letters stand in every word.
const minCut = 3

// CutAlso cuts one more value wherever it stands, inside words too, in any letter
// case and in every encoding, however harmless it looks: the engineer wants it so. It
// returns the name of its token, "cut-1", or of the token that the value has already,
// which cannot be revealed any more. It refuses what has fewer than three characters
// and true, false and null, which hold a document together, and returns "".
func (s *Sharer) CutAlso(value string) (token string) {
	core, _ := unquoted(value)
	if utf8.RuneCountInString(core) < minCut || isLiteral(core) {
		return ""
	}
	s.also = append(s.also, value)
	for _, v := range s.values {
		if s.hold(v, value); v.held && v.kind != cutKind {
			token = v.name
		}
	}
	if token == "" {
		token = s.see(cutKind, value).name
	}
	return token
}

// hold notes that a value is among those that the engineer wants cut.
func (s *Sharer) hold(v *personal, value string) {
	v.held = v.held || newPersonal("", v.kind, value).is(v)
}

// Within says what the ticket writes about from now on, for [Token.Places]: numbers
// stand in for the %d of the words, "attempt %d request".
func (s *Sharer) Within(about words, numbers ...int) {
	all := make([]any, len(numbers))
	for i, n := range numbers {
		all[i] = n
	}
	s.within = fmt.Sprintf(string(about), all...)
}

// Text makes a stored text fit for the vendor. JSON stays JSON, a URL a URL. What it
// made itself it returns as it is.
func (s *Sharer) Text(r Record) Text {
	return s.settled(r.s, func(p *sharing) string { return p.document(r.s) })
}

// Header makes a stored header fit for the vendor; its name tells what it holds.
func (s *Sharer) Header(h RecordHeader) (name, value Text) {
	return s.Text(h.Name), s.settled(h.Value.s, func(p *sharing) string { return p.headerValue(h.Name.s, h.Value.s) })
}

// maxSettling bounds how often a text is read: what the first reading meets the second
// knows from the beginning on, and a third meets nothing new but in a text made to be
// slow.
const maxSettling = 3

// settled repeats f while it meets new values: what was met near the end may stand
// near the beginning, too.
func (s *Sharer) settled(in string, f func(*sharing) string) Text {
	if s.texts[maphash.String(s.seed, in)] && !s.unveiled {
		s.count(in)
		return Text{in, false}
	}
	for reading := 1; ; reading++ {
		before := len(s.values)
		p := s.sharing(Anywhere)
		out := f(p)
		if len(s.values) == before || reading == maxSettling || s.off&shareSettled != 0 {
			p.commit()
			s.count(out)
			s.remember(out)
			return Text{out, s.unveiled}
		}
	}
}

// remember notes a text of ours. One that is nothing but a token could be anybody's.
func (s *Sharer) remember(out string) {
	if !s.made[out] && !s.unveiled && (strings.Contains(out, "[") || strings.Contains(out, "%5B")) {
		s.texts[maphash.String(s.seed, out)] = true
	}
}

// Words makes our own or a pack's text fit for the vendor, values of the exchange
// filled in.
func (s *Sharer) Words(text string) Text { return s.Text(Record{text}) }

// Tokens lists the values met so far: personal ones in order, then cut ones.
func (s *Sharer) Tokens() []Token {
	var tokens []Token
	for _, v := range s.values {
		class := Personal
		if v.kind == cutKind {
			class = Plain
		}
		t := Token{Name: v.name, Kind: v.kind, Class: class, Shape: v.shape, Revealed: s.shown(v), Count: v.count}
		t.Places, t.Further = s.tidied(&v.places)
		tokens = append(tokens, t)
	}
	for _, cut := range s.cuts {
		if cut.unseen && cut.Count == 0 {
			continue
		}
		t := cut.Token
		t.Places, t.Further = s.tidied(&cut.places)
		tokens = append(tokens, t)
	}
	return tokens
}

// maxPersonal is how many values are told apart. Beyond them a value that is named
// or has the form of one is still replaced, by a token without number.
const maxPersonal = 1000

// see returns the personal value that a text is a writing of, met before or not.
func (s *Sharer) see(kind, value string) *personal {
	kind = personalKind(kind, value)
	return s.take(newPersonal(kind, kind, value), value)
}

// take returns the value that v is a writing of, met before or not.
func (s *Sharer) take(v *personal, value string) *personal {
	if known := s.knownAs(v); known != nil {
		s.adopt(known, v.phone.code)
		return known
	}
	for _, also := range s.also {
		s.hold(v, also)
	}
	if len(s.values) >= s.most {
		return v
	}
	s.met[v.kind]++
	v.name, v.shape = fmt.Sprintf("%s-%d", v.kind, s.met[v.kind]), v.shapeOf(value, false)
	s.values, s.byName[v.name] = append(s.values, v), v
	s.byCore[v.index()] = append(s.byCore[v.index()], v)
	return v
}

// knownAs returns the value that v is a writing of, nil when there is none.
func (s *Sharer) knownAs(v *personal) *personal {
	for _, known := range s.byCore[v.index()] {
		if known.is(v) {
			return known
		}
	}
	return nil
}

// adopt notes the country code of a number that was met without.
func (s *Sharer) adopt(v *personal, code string) {
	if v.phone.core != "" && v.phone.code == "" {
		v.phone.code = code
	}
}

// find returns the finder over all values, those taken in that were met since.
func (s *Sharer) find() *finder {
	if s.finder == nil {
		s.finder = newFinder(nil)
	}
	for ; s.found < len(s.values); s.found++ {
		for _, n := range s.values[s.found].needles(s.found, s.off) {
			s.finder.add(n)
		}
	}
	return s.finder
}
