package safe

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// look finds what must not leave in one reading of a text.
func (p *sharing) look(text string) (found []span) {
	l := lookout{p: p, text: text, has: traitsOf(text)}
	if l.has&(hasBracket|hasPercent) != 0 {
		l.placeholders()
	}
	if p.scan == nil && !p.forPlace {
		l.byForm()
		l.byKey()
		if p.off&shareTable == 0 {
			l.found = append(l.found, inserted(p, InRequest, "text", text)...)
		}
	}
	if !p.learning {
		l.fingerprints()
	}
	if !p.learning && len(p.values) > 0 {
		l.letters()
		l.numbers()
		l.broken()
	}
	return l.found
}

// lookout is one look at one reading.
type lookout struct {
	p     *sharing
	text  string
	has   traits
	found []span
	ours  spans                             // tokens that this sharer made, when it looks for leaks
	hit   func(v *personal, start, end int) // takes what is met, when set
}

// traits are what a text has, so that most looks need not be taken at most texts.
type traits uint16

const (
	hasAt traits = 1 << iota
	hasPlus
	hasDigit
	hasForeign // bytes beyond ASCII
	hasSign    // : = > and what lays out
	hasDot
	hasColon
	hasBracket
	hasPercent
	hasUpper
	hasLine
)

var byteTraits = func() (t [256]traits) {
	for c := range t {
		switch {
		case '0' <= c && c <= '9':
			t[c] = hasDigit
		case 'A' <= c && c <= 'Z':
			t[c] = hasUpper
		case c >= utf8.RuneSelf:
			t[c] = hasForeign
		}
	}
	t['@'], t['+'], t[':'], t['='], t['>'], t['.'], t['['], t['%'] = hasAt, hasPlus, hasSign|hasColon, hasSign, hasSign, hasDot, hasBracket, hasPercent
	t['\n'], t['\r'], t['|'] = hasLine|hasSign, hasLine, hasSign
	return t
}()

func traitsOf(text string) (has traits) {
	for i := range len(text) {
		has |= byteTraits[text[i]]
	}
	return has
}

// meet takes down one writing of a personal value.
func (l *lookout) meet(v *personal, start, end int) { l.meetAs(v, start, end, l.text[start:end]) }

// meetAs does so for one that reads as written.
func (l *lookout) meetAs(v *personal, start, end int, written string) {
	p := l.p
	switch {
	case l.hit != nil:
		l.hit(v, start, end)
	case v.kind == cutKind && p.off&shareCut != 0:
	case p.shown(v) && !p.forPlace:
	case p.kept && !v.strong():
		v.spared = true
	case p.scan != nil:
		if !l.ours.around(span{start: start, end: end}) {
			p.scan.leak(v.name)
		}
	default:
		l.found = append(l.found, span{start, end, p.token(v, written, false, inText(start, end, len(l.text)))})
	}
}

// byForm finds values that nobody named: e-mail addresses, IBANs, addresses of hosts,
// and numbers that begin with a country code in use. Where an id or a code stands
// nothing but an e-mail address is one.
func (l *lookout) byForm() {
	off := l.p.off
	if l.has&hasAt != 0 && off&shareEmail == 0 {
		emailsIn(l.text, func(start, end int) { l.formed("email", start, end) })
	}
	if l.p.kept {
		return
	}
	if off&shareSpoken == 0 {
		l.spoken()
	}
	if l.has&(hasDigit|hasForeign) == 0 {
		return
	}
	if l.has&(hasPlus|hasForeign) != 0 && off&sharePlus == 0 {
		l.plus()
	}
	if l.has&(hasDot|hasColon) != 0 && off&shareIP == 0 {
		ipsIn(l.text, func(start, end int) { l.formed("ip", start, end) })
	}
	if l.has&hasDigit == 0 {
		return
	}
	if l.has&hasUpper != 0 && off&shareIBAN == 0 {
		l.ibans()
	}
	if l.has&hasUpper != 0 && off&shareMRZ == 0 {
		zonesIn(l.text, func(start, end int) { l.formed("document", start, end) })
	}
	l.dialled()
}

// formed takes down what has a form, unless it is public.
func (l *lookout) formed(kind string, start, end int) {
	if l.p.full() {
		return
	}
	value := l.text[start:end]
	if l.p.public[lowerASCII(value)] || kind == "email" && isMasked(value) {
		return
	}
	l.meet(l.p.see(kind, value), start, end)
}

func (l *lookout) plus() {
	for i := 0; i < len(l.text); i++ {
		if l.text[i] != '+' && !strings.HasPrefix(l.text[i:], "＋") {
			continue
		}
		if before, _ := utf8.DecodeLastRuneInString(l.text[:i]); i > 0 && (before == ')' || unicode.IsLetter(before) || unicode.IsDigit(before)) {
			continue
		}
		if end, ok := internationalEnd(l.text, i); ok {
			l.formed("phone", i, end)
			i = end - 1
		}
	}
}

func (l *lookout) ibans() {
	for i := 0; i+15 <= len(l.text); i++ {
		if !isDigit(l.text[i+2]) || !isDigit(l.text[i+3]) || !isUpper(l.text[i+1]) || !isUpper(l.text[i]) {
			continue
		}
		if end := ibanEnd(l.text, i); end > 0 {
			l.formed("iban", i, end)
			i = end - 1
		}
	}
}

// dialled finds numbers that are written with 00 and a country code, and those that
// the word before them tells of.
func (l *lookout) dialled() {
	for i := 0; ; {
		run, ok := nextDigits(l.text, i, false)
		if !ok {
			return
		}
		i = run.end
		if len(run.digits) >= 4 && l.p.off&shareZeros == 0 && strings.HasPrefix(run.digits, "00") {
			if end := zerosEnd(l.text, run); end > 0 {
				l.formed("phone", run.start, end)
				i = end
				continue
			}
		}
		if end := numberEnd(l.text, run); end > 0 && l.p.off&shareTold == 0 && toldNumber(l.text[:run.start]) {
			l.formed("phone", run.start, end)
			i = end
		}
	}
}

// byKey finds what stands behind a telling key, and in the URLs of a text.
func (l *lookout) byKey() {
	if l.has&hasSign == 0 {
		return
	}
	text := l.text
	if l.p.off&shareElements != 0 {
		text = strings.ReplaceAll(text, ">", " ")
	}
	t := telling{teller: l.p, text: text, side: "text", off: leftOut(l.p)}
	l.found = append(l.found, t.run()...)
	if l.p.off&shareQuery != 0 {
		return
	}
	c := components{scrubber: l.p, text: l.text}
	for _, at := range urlsIn(l.text) {
		c.url(at)
	}
	l.found = append(l.found, c.found...)
}

// letters finds names, addresses and whatever else is compared letter by letter,
// and numbers in base64 and hex.
func (l *lookout) letters() {
	f := l.p.find()
	for i := 0; ; {
		m, ok := f.next(l.text, i, len(l.text))
		if !ok {
			return
		}
		i = m.start + 1
		v := l.p.values[m.value]
		start, end := m.start, m.end
		switch {
		case l.p.scan != nil && v.kind == "name" && m.word, l.p.scan != nil && v.spared && !v.strong():
			continue
		case v.phone.core != "" && v.kind != cutKind:
			start, end = l.widen(start, end)
		}
		l.meet(v, start, end)
	}
}

// widen takes in the rest of an encoded value that is hunted by its core: country
// code before, padding after.
func (l *lookout) widen(start, end int) (int, int) {
	const most = 8
	for n := 0; n < most && start > 0 && runBytes[l.text[start-1]]; n++ {
		start--
	}
	for n := 0; n < most && end < len(l.text) && (runBytes[l.text[end]] || l.text[end] == '='); n++ {
		end++
	}
	return start, end
}

// numbers finds the numbers that are known, in any writing.
func (l *lookout) numbers() {
	if l.has&(hasDigit|hasForeign) == 0 || l.p.off&shareNumbers != 0 {
		return
	}
	may := func(last string) bool { return len(l.p.byCore[numberIndex(last)]) > 0 }
	eachNumber(l.text, may, func(digits string, start, end int) bool {
		if len(digits) < minPhone-1 {
			return false
		}
		for _, v := range l.p.byCore[numberIndex(digits)] {
			code, ok := v.writes(digits)
			if !ok || l.p.scan != nil && v.spared && !v.strong() {
				continue
			}
			if v.digits == "" {
				l.p.adopt(v, code)
				start = l.opening(start, end)
			}
			l.meet(v, start, end)
			return true
		}
		return false
	})
}

// opening takes in the plus sign before a number, and the bracket that the number
// closes.
func (l *lookout) opening(start, end int) int {
	if start > 0 && l.text[start-1] == '(' && strings.Contains(l.text[start:end], ")") {
		return start - 1
	}
	if r, size := utf8.DecodeLastRuneInString(l.text[:start]); r == '+' || r == '\uff0b' {
		return start - size
	}
	return start
}
