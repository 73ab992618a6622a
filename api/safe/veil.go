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
// from what it reads, and may be used by several goroutines.
type Veil struct {
	known  *Sharer // never shares anything: it holds the values and their needles
	public map[string]bool
	// heads and tails are the values by how they begin and how they end, in lower case:
	// what is left of one that was cut to fit.
	heads, tails map[string][]string
}

// Hidden is a part of a text to be drawn over: its bytes [Start, End). For a number in
// international writing Start is behind the country code, which tells nobody.
type Hidden struct{ Start, End int }

// NewVeil makes a veil over values, whatever they are: numbers, addresses, names.
func NewVeil(values []string) *Veil {
	v := &Veil{
		known: NewSharer(Key{}, "veil"), public: make(map[string]bool),
		heads: make(map[string][]string), tails: make(map[string][]string),
	}
	for _, value := range values {
		v.known.Learn(kindOf(value), value)
	}
	v.known.find() // now, so that reading changes nothing
	for _, p := range v.known.values {
		if n := len(p.core); n > shortestPart {
			v.heads[p.core[:shortestPart]] = append(v.heads[p.core[:shortestPart]], p.core)
			v.tails[p.core[n-shortestPart:]] = append(v.tails[p.core[n-shortestPart:]], p.core)
		}
	}
	return v
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
		l.international(text)
		l.national(text)
	}
	l.letters(text)
	l.numbers(text)
	l.fragments(text)
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

// ellipsis stands where a text was cut to fit.
const ellipsis = "…"

// fragments finds what a text that was cut to fit leaves of a value.
func (l *veiling) fragments(text string) {
	for i := 0; ; {
		at := strings.Index(text[i:], ellipsis)
		if at < 0 {
			return
		}
		at += i
		i = at + len(ellipsis)
		l.firstDigits(text, at)
		l.lastDigits(text, i)
		start := at - len(lastWord(text[:at]))
		if l.begins(text[start:at]) {
			l.hide(start, at)
		}
		if end := i + len(firstWord(text[i:])); l.ends(text[i:end]) {
			l.hide(i, end)
		}
	}
}

// shortestPart is how much of a value gives it away, in bytes.
const shortestPart = 4

// begins reports whether part is, or begins as, the beginning of a value: an escape may
// have been cut in the middle.
func (l *veiling) begins(part string) bool {
	if l.forms && strings.IndexByte(part, '@') > 0 {
		return true
	}
	folded := lowerASCII(part)
	return len(part) >= shortestPart && slices.ContainsFunc(l.heads[folded[:shortestPart]], func(value string) bool {
		return strings.HasPrefix(value, folded) || strings.HasPrefix(folded, value[:shortestPart+1])
	})
}

func (l *veiling) ends(part string) bool {
	folded := lowerASCII(part)
	return len(part) >= shortestPart && slices.ContainsFunc(l.tails[folded[len(part)-shortestPart:]], func(value string) bool {
		return strings.HasSuffix(value, folded) || strings.HasSuffix(folded, value[len(value)-shortestPart-1:])
	})
}

// firstDigits hides the digits before at when a known number begins with them.
func (l *veiling) firstDigits(text string, at int) {
	digits := ""
	for i := at; i > 0 && len(digits) < mostDigits; {
		r, size := utf8.DecodeLastRuneInString(text[:i])
		d, is := digitOf(r)
		if !is && !phoneFiller(r) && r != '+' {
			return
		}
		i -= size
		if !is {
			continue
		}
		digits = string('0'+d) + digits
		if len(digits) >= shortestPart && l.hasNumber(func(p phone) bool { return p.begins(digits) }) {
			l.hide(i, at)
		}
	}
}

// lastDigits hides the digits behind at when a known number ends with them.
func (l *veiling) lastDigits(text string, at int) {
	digits := ""
	for i, r := range text[at:] {
		d, is := digitOf(r)
		if !is && !phoneFiller(r) || len(digits) == mostDigits {
			break
		}
		if is {
			digits += string('0' + d)
			if len(digits) >= shortestPart && l.hasNumber(func(p phone) bool { return strings.HasSuffix(p.core, digits) }) {
				l.hide(at, at+i+utf8.RuneLen(r))
			}
		}
	}
}

// mostDigits is how many a number has at most, with what is dialled before it.
const mostDigits = 20

func (l *veiling) hasNumber(is func(phone) bool) bool {
	return slices.ContainsFunc(l.known.values, func(p *personal) bool { return p.phone.core != "" && is(p.phone) })
}

// begins reports whether digits begin a way to write the number.
func (p phone) begins(digits string) bool {
	for _, before := range []string{"", "0", p.code, "00" + p.code, p.code + "0"} {
		if strings.HasPrefix(before+p.core, digits) {
			return true
		}
	}
	return false
}

// longestWord bounds how far a word is followed, in bytes.
const longestWord = 64

// lastWord is what text ends with, from the last blank on; firstWord its counterpart.
func lastWord(text string) string {
	start := len(text)
	for start > 0 && len(text)-start < longestWord {
		r, size := utf8.DecodeLastRuneInString(text[:start])
		if partsWords(r) {
			break
		}
		start -= size
	}
	return text[start:]
}

func firstWord(text string) string {
	for i, r := range text {
		if partsWords(r) || i >= longestWord {
			return text[:i]
		}
	}
	return text
}

func partsWords(r rune) bool { return strings.ContainsRune(" \n\"'│", r) }
