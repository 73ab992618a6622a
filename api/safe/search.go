package safe

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// look finds what must not leave in one reading of a text.
func (p *sharing) look(text string) (found []span) {
	l := lookout{p: p, text: text}
	l.placeholders()
	if p.leaks == nil {
		l.byForm()
		if strings.ContainsAny(text, ":=>") {
			t := telling{teller: p, text: text}
			l.found = append(l.found, t.run()...)
			c := components{scrubber: p, text: text}
			for _, at := range urlsIn(text) {
				c.url(at)
			}
			l.found = append(l.found, c.found...)
		}
	}
	if !p.learning {
		l.letters()
		l.numbers()
	}
	return l.found
}

// lookout is one look at one reading.
type lookout struct {
	p     *sharing
	text  string
	found []span
	ours  spans // tokens that this sharer made, when it looks for leaks
}

// meet takes down one writing of a personal value.
func (l *lookout) meet(v *personal, start, end int) {
	switch {
	case l.p.revealed[v.name]:
	case l.p.leaks != nil:
		if !l.ours.around(span{start: start, end: end}) {
			l.p.leaks[v.name] = true
		}
	default:
		l.found = append(l.found, span{start, end, l.p.token(v, l.text[start:end], false)})
	}
}

// placeholders finds those that the history wrote, by exactly their text.
func (l *lookout) placeholders() {
	const longest = 200
	for i := 0; i < len(l.text); i++ {
		if l.text[i] != '[' {
			continue
		}
		end := i + strings.IndexByte(l.text[i:min(len(l.text), i+longest)], ']') + 1
		if end > i && l.placeholder(strings.ReplaceAll(l.text[i:end], "+", " "), i, end) {
			i = end - 1
		}
	}
}

// placeholder takes down what stands at l.text[start:end], escaping for a query
// undone. It reports whether that is a placeholder of the history or a token.
func (l *lookout) placeholder(old string, start, end int) bool {
	to := l.p.marked(old)
	switch {
	case l.p.leaks != nil && (l.p.made[l.text[start:end]] || l.p.made[old]):
		l.ours = append(l.ours, span{start: start, end: end})
	case to == "":
		return false
	case to == old:
	case l.p.leaks != nil:
		kind, _, _ := strings.Cut(strings.TrimPrefix(old, "["), ":")
		l.p.leaks[kind] = true
	default:
		l.found = append(l.found, span{start, end, to})
	}
	return true
}

// byForm finds values that nobody named: e-mail addresses, and numbers behind a
// plus sign that begin with a country code in use.
func (l *lookout) byForm() {
	emailsIn(l.text, func(start, end int) {
		if address := l.text[start:end]; !l.p.public[lowerASCII(address)] {
			l.meet(l.p.see("email", address), start, end)
		}
	})
	for i := 0; i < len(l.text); i++ {
		if l.text[i] != '+' && !strings.HasPrefix(l.text[i:], "＋") {
			continue
		}
		if before, _ := utf8.DecodeLastRuneInString(l.text[:i]); i > 0 && (before == ')' || unicode.IsLetter(before) || unicode.IsDigit(before)) {
			continue
		}
		if end, ok := internationalEnd(l.text, i); ok && !l.p.public[l.text[i:end]] {
			l.meet(l.p.see("phone", l.text[i:end]), i, end)
			i = end - 1
		}
	}
}

// internationalEnd returns the end of the number behind the plus sign at i.
func internationalEnd(text string, i int) (end int, ok bool) {
	const (
		enough = 11  // so many digits, and what follows a separator is another number
		window = 128 // bytes; fifteen digits of any script with separators between
	)
	text = text[:min(len(text), i+window)]
	count := 0
	for {
		run, more := nextDigits(text, max(i+1, end))
		if !more || count == 0 && run.start > i+len("＋") || count > 0 && !run.joined || count >= enough || count+len(run.digits) > 15 {
			break
		}
		count += len(run.digits)
		end = run.end
	}
	if count < 8 {
		return 0, false
	}
	digits, _, ok := dialled(formSpaces(text[i:end]))
	_, known := planOf(digits)
	return end, ok && known
}

// letters finds names, addresses and whatever else is compared letter by letter,
// and numbers in base64 and hex.
func (l *lookout) letters() {
	f := l.p.find()
	l.each(f.folded, lowerASCII(l.text), func(v *personal, n needle, start int) {
		if l.p.leaks == nil || v.kind != "name" || !n.word {
			l.meet(v, start, start+len(n.text))
		}
	})
	l.each(f.exact, l.text, func(v *personal, n needle, start int) {
		end := start + len(n.text)
		if v.phone.core != "" {
			start, end = l.widen(start, end)
		}
		l.meet(v, start, end)
	})
}

func (l *lookout) each(f *finder, text string, hit func(*personal, needle, int)) {
	for i := 0; ; {
		m, ok := f.next(text, i, 0)
		if !ok {
			return
		}
		hit(l.p.values[m.value], m.needle, m.start)
		i = m.start + 1
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

// numbers finds the phone numbers that are known, in any writing.
func (l *lookout) numbers() {
	if len(l.p.values) == 0 {
		return
	}
	eachNumber(l.text, func(digits string, start, end int) bool {
		if len(digits) < minPhone-1 {
			return false
		}
		for _, v := range l.p.byCore[numberIndex(digits)] {
			if code, ok := v.phone.writes(digits); ok {
				l.p.adopt(v, code)
				l.meet(v, l.opening(start, end), end)
				return true
			}
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
