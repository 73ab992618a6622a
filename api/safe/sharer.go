package safe

import (
	"encoding/hex"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
)

// Sharer makes [Text]s for a vendor out of the [Record]s of one case. Personal
// values become tokens, "[phone-1: +962, E.164, 12 digits]": the same value has the
// same token in every attempt of the case, however it is written, and the shape is
// that of the writing. A phone number is found with or without country code, with
// 00, trunk prefix, separators, in Arabic-Indic and full-width digits, and in the
// encodings that [Redactor] knows; e-mail addresses and numbers with a plus sign
// are found by their form too, other values by the rules. The fingerprints of cut
// values become tokens of this case, so that two tickets cannot be joined.
//
// Order of use: Study every message of the case, Learn what else is known, then
// Text and Words. Not safe for concurrent use.
type Sharer struct {
	key      Key
	caseID   string
	rules    *ruleset
	marks    map[string]string // placeholder in the history → in this ticket
	heads    map[string]string // the same of what stands before the shape, for parts of values
	cuts     []Token
	values   []*personal
	byCore   map[string][]*personal // by kind and core; numbers by their last digits
	met      map[string]int         // kind → how many values
	revealed map[string]bool
	public   map[string]bool // in lower case
	made     map[string]bool // placeholders of personal values in texts so far
	finders  *finders        // over values; nil when they have grown
	unveiled bool
}

// finders look for the values that are compared by letters.
type finders struct{ exact, folded *finder }

// Token is one value in a ticket, for the preview. It holds no part of the value.
type Token struct {
	// Name is what [Sharer.Reveal] takes: "phone-1". That of a cut value, which
	// cannot be revealed, is "api-key #9f1c".
	Name  string
	Kind  string
	Class Class
	// Shape is that of the first writing: "+962, E.164, 12 digits".
	Shape    string
	Revealed bool
	// Places are where it was cut, the first few of them: "attempt 2 answer
	// messages[0].message". They hold no value.
	Places []string
	// Count is how often it stands in the texts made so far.
	Count int
}

// NewSharer begins a ticket for the case with the given id.
func NewSharer(key Key, caseID string) *Sharer {
	return &Sharer{
		key: key, caseID: caseID,
		rules: newRuleset(nil),
		marks: make(map[string]string), heads: make(map[string]string), met: make(map[string]int), byCore: make(map[string][]*personal),
		revealed: make(map[string]bool), made: make(map[string]bool), public: make(map[string]bool),
	}
}

// Format writes a mask: a sharer holds what it hunts.
func (s *Sharer) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, mask) }

// Study learns the personal values of one message: those that the rules name and
// those that have the form of one. facts are those of the attempt; the placeholders
// they explain get their tokens.
func (s *Sharer) Study(rules []Rule, facts []Fact, m RecordMessage, request bool) {
	for _, rule := range rules {
		s.rules.add(rule)
	}
	for _, fact := range facts {
		s.mark(fact)
	}
	p := &sharing{Sharer: s, budget: thoroughness, place: InAnswer, learning: true}
	if request {
		p.place = InRequest
	}
	p.url(m.URL.s)
	for _, h := range m.Headers {
		if v := p.named(InHeader, h.Name.s, nil); v.found {
			p.value(v, "", h.Value.s, false)
		}
		p.document(h.Value.s)
	}
	p.document(m.Body.s)
}

// mark gives a cut value its token in this case.
func (s *Sharer) mark(fact Fact) {
	if !fact.Class.cut() || fact.Fingerprint == "" || s.marks[fact.Placeholder] != "" {
		return
	}
	token := hex.EncodeToString(s.key.sum("case", s.caseID, string(fact.Fingerprint))[:2])
	to := strings.Replace(fact.Placeholder, "#"+fact.Fingerprint.short(), "#"+token, 1)
	s.marks[fact.Placeholder] = to
	if text, ok := strings.CutSuffix(fact.Placeholder, ", "+asNumber+"]"); ok { // where the same value stands in text
		s.marks[text+"]"] = strings.TrimSuffix(to, ", "+asNumber+"]") + "]"
	}
	head, described, _ := strings.Cut(strings.Trim(to, "[]"), ": ")
	s.heads["["+fact.Kind+" #"+fact.Fingerprint.short()] = "[" + head
	s.cuts = append(s.cuts, Token{Name: fact.Kind + " #" + token, Kind: fact.Kind, Class: fact.Class, Shape: described})
}

// marked returns what stands in this ticket for a placeholder of the history, be it of
// a value or of the beginning of one; "" when s is neither.
func (s *Sharer) marked(old string) string {
	head, part, ok := strings.Cut(old, ": "+partWords)
	if to := s.heads[head]; ok && to != "" {
		return to + ": " + partWords + part
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

// Keep leaves a public value as it is, such as the address of the vendor's own
// support desk, unless it was learned as personal before.
func (s *Sharer) Keep(value string) { s.public[lowerASCII(value)] = true }

// Reveal leaves one personal value as it is from now on: the engineer turned it on.
func (s *Sharer) Reveal(token string) { s.revealed[token] = true }

// Unveil makes every text from now on hold the personal values as they are: for the
// screen that shows what was cut. Such a text cannot leave, see [Text.String].
func (s *Sharer) Unveil() { s.unveiled = true }

// CutAlso cuts one more value wherever it stands, however harmless it looks: the
// engineer wants it so. It returns the name of its token, "cut-1".
func (s *Sharer) CutAlso(value string) string { return s.see("cut", value).name }

// Text makes a stored text fit for the vendor. JSON stays JSON, a URL a URL.
func (s *Sharer) Text(r Record) Text {
	return s.settled(func(p *sharing) string { return p.document(r.s) })
}

// Header makes a stored header fit for the vendor; its name tells what it holds.
func (s *Sharer) Header(h RecordHeader) (name, value Text) {
	return s.Text(h.Name), s.settled(func(p *sharing) string {
		if v := p.named(InHeader, h.Name.s, nil); v.found {
			return Neutralise(p.value(v, "", h.Value.s, false), true)
		}
		return p.document(h.Value.s)
	})
}

// settled repeats f while it meets new values: what was met near the end may stand
// near the beginning, too.
func (s *Sharer) settled(f func(*sharing) string) Text {
	for {
		before := len(s.values)
		out := f(&sharing{Sharer: s, budget: thoroughness, place: Anywhere})
		if len(s.values) == before {
			s.count(out)
			return Text{out, s.unveiled}
		}
	}
}

// count adds up the tokens in a text.
func (s *Sharer) count(text string) {
	for _, v := range s.values {
		v.count += countToken(text, v.name)
	}
	for i := range s.cuts {
		s.cuts[i].Count += countToken(text, s.cuts[i].Name)
	}
}

func countToken(text, name string) int {
	return strings.Count(text, "["+name+": ") + strings.Count(text, urlEncoded("["+name+": ", true)) + strings.Count(text, urlEncoded("["+name+": ", false))
}

// Words makes our own or a pack's text fit for the vendor, values of the exchange
// filled in.
func (s *Sharer) Words(text string) Text { return s.Text(Record{text}) }

// Tokens lists the values met so far: personal ones in order, then cut ones.
func (s *Sharer) Tokens() []Token {
	var tokens []Token
	for _, v := range s.values {
		tokens = append(tokens, Token{Name: v.name, Kind: v.kind, Class: Personal, Shape: v.shape, Revealed: s.revealed[v.name], Count: v.count})
	}
	return append(tokens, s.cuts...)
}

// maxPersonal is how many values are told apart. Beyond them a value that is named
// or has the form of one is still replaced, by a token without number.
const maxPersonal = 1000

// see returns the personal value that a text is a writing of, met before or not.
func (s *Sharer) see(kind, value string) *personal {
	kind = personalKind(kind, value)
	v := newPersonal(kind, kind, value)
	for _, known := range s.byCore[v.index()] {
		if known.is(v) {
			s.adopt(known, v.phone.code)
			return known
		}
	}
	if len(s.values) >= maxPersonal {
		return v
	}
	s.met[kind]++
	v.name = fmt.Sprintf("%s-%d", kind, s.met[kind])
	s.values = append(s.values, v)
	s.byCore[v.index()] = append(s.byCore[v.index()], v)
	s.finders = nil
	return v
}

// adopt notes the country code of a number that was met without.
func (s *Sharer) adopt(v *personal, code string) {
	if v.phone.core != "" && v.phone.code == "" {
		v.phone.code = code
	}
}

// find returns the finders over all values.
func (s *Sharer) find() *finders {
	if s.finders == nil {
		var exact, folded []needle
		for i, v := range s.values {
			e, f := v.needles(i)
			exact, folded = append(exact, e...), append(folded, f...)
		}
		s.finders = &finders{newFinder(exact), newFinder(folded)}
	}
	return s.finders
}

// Leaks reads a finished ticket a second time, encodings undone, and names every
// personal value that still stands in it and is not revealed, and every
// placeholder whose fingerprint is still the history's. It is empty when the
// ticket is clean. Names of one short word are left to the first reading: they may
// be words of ours.
func (s *Sharer) Leaks(t Text) []string {
	p := &sharing{Sharer: s, budget: thoroughness, place: Anywhere, leaks: make(map[string]bool)}
	hunt(t.s, p)
	return slices.Sorted(maps.Keys(p.leaks))
}
