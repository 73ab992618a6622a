package safe

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Veil finds personal values in what a screen shows, so that they can be drawn over
// while others look on. It finds the values that it was given, in every writing that a
// [Sharer] finds them in, and others by their form: e-mail addresses, numbers behind a
// plus sign or 00, and numbers of a country that begin with one 0. It learns nothing
// from what it reads, and may be used by several goroutines. A form is told by the whole
// value: of what is cut or broken the veil has to be given the whole text's [FormedIn].
type Veil struct {
	known  *Sharer // never shares anything: it holds the values and their needles
	public map[string]bool
	// heads and tails are the values by how they begin and how they end, in lower case:
	// what is left of one that was cut to fit.
	heads, tails map[string][]string
	// firsts and lasts are the numbers in every way to dial them, by their first digits, and
	// their cores by the last ones.
	firsts, lasts map[string][]string
}

// Hidden is a part of a text to be drawn over: its bytes [Start, End). For a number in
// international writing Start is behind the country code, which tells nobody.
type Hidden struct{ Start, End int }

// mostVeiled is how many values a veil follows where they are cut. Those beyond are found by
// their form alone.
const mostVeiled = 16 << 10

// NewVeil makes a veil over values, whatever they are: numbers, addresses, names.
func NewVeil(values []string) *Veil {
	v := &Veil{
		known: NewSharer(Key{}, "veil"), public: make(map[string]bool),
		heads: make(map[string][]string), tails: make(map[string][]string),
		firsts: make(map[string][]string), lasts: make(map[string][]string),
	}
	v.known.most = mostVeiled
	for _, value := range values {
		v.known.Learn(kindOf(value), value)
	}
	v.known.find() // now, so that reading changes nothing
	for _, p := range v.known.values {
		v.number(p.phone)
		if n := len(p.core); n > shortestPart {
			v.heads[p.core[:shortestPart]] = append(v.heads[p.core[:shortestPart]], p.core)
			v.tails[p.core[n-shortestPart:]] = append(v.tails[p.core[n-shortestPart:]], p.core)
		}
	}
	return v
}

// number notes by what a number is known where it is cut.
func (v *Veil) number(p phone) {
	if len(p.core) < shortestPart {
		return
	}
	written := map[string]bool{}
	for _, before := range []string{"", "0", p.code, "00" + p.code, p.code + "0"} {
		if digits := before + p.core; !written[digits] {
			written[digits] = true
			v.firsts[digits[:shortestPart]] = append(v.firsts[digits[:shortestPart]], digits)
		}
	}
	last := p.core[len(p.core)-shortestPart:]
	v.lasts[last] = append(v.lasts[last], p.core)
}

// Format writes a mask: a veil holds what it hides.
func (v *Veil) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, mask) }

// Leave keeps public values in sight that have the form of personal ones, such as the
// address of a support desk.
func (v *Veil) Leave(public ...string) {
	for _, value := range public {
		v.public[lowerASCII(value)] = true
	}
}

// kindOf tells a name, whose parts are looked for too, from what stands in one piece.
// Numbers and e-mail addresses tell themselves.
func kindOf(value string) string {
	odd := strings.ContainsFunc(value, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsMark(r) && !strings.ContainsRune(" .'’-", r)
	})
	if odd {
		return "user"
	}
	return "name"
}

// mostStudied is how much of a body is read for its personal values, in bytes.
const mostStudied = 256 << 10

// PersonalIn returns the personal values of one side of a stored exchange: those that
// the rules name and those that have the form of one. Of a body it reads the first
// 256 KiB.
func PersonalIn(rules []Rule, m RecordMessage, request bool) []string {
	s := NewSharer(Key{}, "veil")
	m.Body.s = m.Body.s[:min(len(m.Body.s), mostStudied)]
	s.Study(rules, nil, m, request)
	values := make([]string, len(s.values))
	for i, v := range s.values {
		values[i] = v.exact
	}
	return values
}

// ClaimsIn returns the personal values among the facts of an attempt: claims of tokens,
// which stand in no message of it.
func ClaimsIn(facts []Fact) (values []string) {
	for _, f := range facts {
		if f.Claim.s != "" {
			values = append(values, f.Claim.s)
		}
	}
	return values
}

// FormedIn returns the values in a text that a veil finds by their form. It reads the first
// 256 KiB.
func FormedIn(text string) (values []string) {
	text = text[:min(len(text), mostStudied)]
	l := &veiling{Veil: &Veil{}, budget: thoroughness, forms: true}
	for _, s := range hunt(text, l) {
		values = append(values, text[s.start:s.end])
	}
	return values
}

// In lists what is to be hidden in a text, in order and without overlaps.
func (v *Veil) In(text string) []Hidden { return v.hidden(text, true) }

// Torn is In for the values that the veil was given alone, in a text put together from parts,
// where a form proves nothing. It may begin and end in the middle of a value, as what a window
// shows of a longer one.
func (v *Veil) Torn(text string) []Hidden {
	var all []Hidden
	for _, h := range v.hidden(ellipsis+text+ellipsis, false) {
		h = Hidden{max(h.Start-len(ellipsis), 0), min(h.End-len(ellipsis), len(text))}
		if h.Start < h.End {
			all = append(all, h)
		}
	}
	return all
}

// Edges lists what is left of values that the veil was given at either end of a row of text:
// the row may go on elsewhere.
func (v *Veil) Edges(row string) []Hidden {
	l := &veiling{Veil: v}
	l.before(row, len(row), leastAtEdge)
	l.behind(row, 0, leastAtEdge)
	if at := strings.Index(row, ellipsis); at >= 0 {
		l.between(row, 0, at)
		l.between(row, strings.LastIndex(row, ellipsis)+len(ellipsis), len(row))
	} else {
		l.between(row, 0, len(row))
	}
	var all []Hidden
	for _, s := range merge(l.found) {
		for _, plus := range []string{"+", "%2B", "%2b"} {
			if strings.HasSuffix(row[:s.start], plus) {
				s.start += max(keptOf("+"+row[s.start:s.end])-len("+"), 0)
				break
			}
		}
		if s.start < s.end {
			all = append(all, Hidden{s.start, s.end})
		}
	}
	return all
}

// Empty says that the veil was given no value.
func (v *Veil) Empty() bool { return len(v.known.values) == 0 }

func (v *Veil) hidden(text string, forms bool) []Hidden {
	l := &veiling{Veil: v, budget: thoroughness, forms: forms}
	var all []Hidden
	for _, s := range hunt(text, l) {
		if start := s.start + keptOf(text[s.start:s.end]); start < s.end {
			all = append(all, Hidden{start, s.end})
		}
	}
	return all
}

// keptOf is how much of a number in international writing stays: plus sign and country
// code.
func keptOf(found string) int {
	for _, plus := range []string{"+", "%2B", "%2b"} {
		if digits, ok := strings.CutPrefix(found, plus); ok {
			if plan, used := planOf(digits); used {
				return len(plus) + len(plan.code)
			}
		}
	}
	return 0
}

// veiling is one way through one text.
type veiling struct {
	*Veil
	budget
	forms bool
	found []span
}

// look finds what is to be hidden in one reading of a text.
func (l *veiling) look(text string) []span {
	l.found = nil
	if l.forms {
		l.addresses(text)
		ipsIn(text, l.hide)
		l.international(text)
		l.national(text)
		l.grouped(text)
	}
	if l.known != nil {
		l.letters(text)
		l.numbers(text)
		l.fragments(text)
	}
	return l.found
}

func (l *veiling) hide(start, end int) { l.found = append(l.found, span{start: start, end: end}) }

func (l *veiling) addresses(text string) {
	emailsIn(text, func(start, end int) {
		if !l.public[lowerASCII(text[start:end])] {
			l.hide(start, end)
		}
	})
}

// international finds numbers behind a plus sign, from where they have digits enough to
// tell a person while they are being typed.
func (l *veiling) international(text string) {
	const enough = 6
	for i := 0; i < len(text); i++ {
		if text[i] != '+' && !strings.HasPrefix(text[i:], "＋") {
			continue
		}
		run, ok := nextDigits(text, i+1, false)
		if !ok || run.start > i+len("＋") {
			continue
		}
		end, whole := internationalEnd(text, i)
		_, used := planOf(run.digits)
		if !whole && (!used || len(run.digits) < enough) {
			continue
		}
		if end = max(end, run.end); !l.public[text[i:end]] {
			l.hide(i, end)
		}
		i = end - 1
	}
}

// national finds numbers as they are dialled at home, "0791234567", and abroad without
// a plus sign, "00962…".
func (l *veiling) national(text string) {
	const fewest, most = 7, 17
	for i := 0; ; {
		run, ok := nextDigits(text, i, false)
		if !ok {
			return
		}
		i = run.end
		if run.digits[0] != '0' || len(run.digits) < fewest || len(run.digits) > most || !standsAlone(text, run.start, run.end) {
			continue
		}
		rest, abroad := strings.CutPrefix(run.digits, "00")
		if _, used := planOf(rest); !abroad || used && len(rest) >= 8 {
			l.hide(run.start, run.end)
		}
	}
}

// grouped finds numbers as they are dialled and written in groups: at home "079 123 4567",
// abroad "0044 20 7946 0958".
func (l *veiling) grouped(text string) {
	for i := 0; ; {
		run, ok := nextDigits(text, i, false)
		if !ok {
			return
		}
		i = run.end
		if n := len(run.digits); run.digits[0] != '0' || n < 2 || n > 7 {
			continue
		}
		number, end := groupsFrom(text, run.digits, run.end)
		if isGrouped(run.digits, number) && standsAlone(text, run.start, end) {
			l.hide(run.start, end)
			i = end
		}
	}
}

// groupsFrom takes the groups of digits that follow the first, and returns all of them and
// where they end. Blanks or dashes are between them, the same everywhere, or a bracket.
func groupsFrom(text, first string, at int) (number string, end int) {
	const groups, most = 6, 17
	number, end = first, at
	between := byte(0)
	for n := 1; n < groups && len(number) < most; n++ {
		gap := spanOf(text[end:], func(c byte) bool { return c == ')' })
		if end+gap == len(text) || text[end+gap] != ' ' && text[end+gap] != '-' || gap == 0 && between != 0 && text[end] != between {
			break
		}
		if gap == 0 {
			between = text[end]
		}
		next, group := digitsFrom(text, end+gap+1)
		if len(group) < 2 {
			break
		}
		number, end = number+group, next
	}
	return number, end
}

// isGrouped reports whether digits with such a first group are a number that is dialled.
func isGrouped(first, number string) bool {
	rest, abroad := strings.CutPrefix(number, "00")
	if !abroad {
		return len(first) <= 5 && len(number) >= 9 && len(number) <= 11
	}
	_, used := planOf(rest)
	return used && len(rest) >= 8 && len(rest) <= 15
}

// letters finds known values that are compared letter by letter, and numbers in base64
// and hex.
func (l *veiling) letters(text string) {
	find := l.known.find()
	for i := 0; ; {
		m, ok := find.next(text, i, len(text))
		if !ok {
			return
		}
		l.hide(m.start, m.end)
		i = m.start + 1
	}
}

// numbers finds known numbers in any writing.
func (l *veiling) numbers(text string) {
	may := func(last string) bool { return len(l.known.byCore[numberIndex(last)]) > 0 }
	eachNumber(text, may, func(digits string, start, end int) bool {
		if len(digits) < minPhone-1 {
			return false
		}
		writes := slices.ContainsFunc(l.known.byCore[numberIndex(digits)], func(p *personal) bool {
			_, ok := p.writes(digits)
			return ok
		})
		if writes {
			if before, size := utf8.DecodeLastRuneInString(text[:start]); before == '+' || before == '＋' || before == '(' {
				start -= size
			}
			l.hide(start, end)
		}
		return writes
	})
}
