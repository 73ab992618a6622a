package safe

import (
	"strings"
	"unicode/utf8"
)

// Digits of a number as people group them: a code has 4 to 8, a card up to 19.
const (
	minGrouped  = 4
	maxGrouped  = 19
	minByGroups = 6 // with groups of several digits; fewer digits only one by one
)

// digitsOf returns the ASCII digits of a value that is a number of 4 to 19 digits,
// whatever script they are in, with spaces and dashes or without; else "".
func digitsOf(value string) string {
	var b [maxGrouped]byte
	n := 0
	for _, r := range value {
		d, ok := digitOf(r)
		switch {
		case ok && n < len(b):
			b[n] = '0' + d
			n++
		case ok || r != ' ' && r != '-' && r != '\u00a0':
			return ""
		}
	}
	if n < minGrouped {
		return ""
	}
	return string(b[:n])
}

// digitGroup is a run of digits in a text.
type digitGroup struct{ start, end, digits int }

// numbers adds to found the known numbers in text that are grouped, or written in
// other digits than 0 to 9, and the numbers of cards.
func (p *pass) numbers(text string, found []span) []span {
	known, cards := len(p.r.numbers) > 0, p.r.off&passCards == 0
	if !known && !cards || len(text) < minByGroups {
		return found
	}
	for i := 0; i < len(text); {
		c := text[i]
		if c-'0' > 9 && (c < 0xd9 || !known) {
			i++
			continue
		}
		if next := p.dull(text, i); next > i {
			i = next
			continue
		}
		g := groupsAt(text, i)
		if g.n == 0 {
			i++
			continue
		}
		if s, ok := p.number(text, &g, known, cards); ok {
			found = append(found, s)
			i = s.end
			continue
		}
		i = g.groups[0].end
	}
	return found
}

// dull returns where to read on behind digits that can be no number of interest, or i:
// most are parts of dates, ids and counts.
func (p *pass) dull(text string, i int) int {
	ascii := func(at int) int {
		n := at
		for n < len(text) && text[n]-'0' <= 9 {
			n++
		}
		return n - at
	}
	first := ascii(i)
	end := i + first
	if first == 0 || end < len(text) && text[end] >= utf8.RuneSelf {
		return i
	}
	second := 0
	sep, size := groupSign(text, end)
	if size > 0 {
		second = ascii(end + size)
	}
	switch {
	case sep == '\n' && second > 0 && first+second <= maxGrouped && p.r.lengths>>(first+second)&1 != 0:
		return i
	case second == 0 && (first >= 13 || p.r.lengths>>first&1 != 0):
		return i
	case second > 0 && (first == second || first == 4 && (second == 4 || second == 6)):
		return i
	case second > 0 && first <= maxGrouped && p.r.lengths>>first&1 != 0 || first >= 13:
		return i
	}
	return end
}

// groupedCode returns the end of the code in groups that begins at text[i], as a
// sentence names it: "your code is 913 477".
func groupedCode(text string, i int) (end int, ok bool) {
	if i == len(text) {
		return 0, false
	}
	if _, size := digitAt(text, i); size == 0 {
		return 0, false
	}
	g := groupsAt(text, i)
	total := 0
	for n := range g.n {
		total += g.groups[n].digits
	}
	end = g.groups[max(g.n-1, 0)].end
	if g.n < 2 || total < minByGroups || total > 8 || !g.plausible(text, g.n, total) || !standsAlone(text, i, end) {
		return 0, false
	}
	return end, true
}

// grouped are the groups that a number may be made of, all parted by the same sign.
type grouped struct {
	groups [maxGrouped]digitGroup
	n      int
	digits [maxGrouped]byte
	sep    rune
}

// groupsAt reads the digits at text[i] and the groups behind them.
func groupsAt(text string, i int) (g grouped) {
	count := 0
	for g.n < len(g.groups) {
		start, first := i, count
		for i < len(text) {
			d, size := digitAt(text, i)
			if size == 0 {
				break
			}
			if count < maxGrouped {
				g.digits[count] = '0' + d
			}
			count++
			i += size
		}
		if count == first {
			return g
		}
		if count > maxGrouped {
			if g.n == 0 { // too long for anything: skipped as one
				g.groups[0] = digitGroup{start, i, count}
				g.n, g.sep = 1, utf8.RuneError
			}
			return g
		}
		g.groups[g.n] = digitGroup{start, i, count - first}
		g.n++
		sep, size := groupSign(text, i)
		if size == 0 || g.sep != 0 && sep != g.sep {
			return g
		}
		g.sep = sep
		i += size
	}
	return g
}

// groupSign is the sign that may part groups at text[i]; a line end, soft or not, counts
// as one. size is 0 when there is none.
func groupSign(text string, i int) (sep rune, size int) {
	if i < len(text) && softBreak(text, i) {
		size++
	}
	if strings.HasPrefix(text[i+size:], "\r\n") {
		return '\n', size + 2
	}
	switch sep, n := utf8.DecodeRuneInString(text[i+size:]); sep {
	case '\n', ' ', '-', '+', '\u00a0':
		return sep, size + n
	}
	return 0, 0
}

// digitAt is the digit at text[i]; size is 0 when there is none.
func digitAt(text string, i int) (d byte, size int) {
	c := text[i]
	if c < utf8.RuneSelf {
		if d = c - '0'; d <= 9 {
			return d, 1
		}
		return 0, 0
	}
	r, size := utf8.DecodeRuneInString(text[i:])
	if d, ok := digitOf(r); ok {
		return d, size
	}
	return 0, 0
}

// number finds the longest number of interest that begins with the first group.
func (p *pass) number(text string, g *grouped, known, cards bool) (span, bool) {
	if g.sep == utf8.RuneError {
		return span{}, false
	}
	total := 0
	for i := range g.n {
		total += g.groups[i].digits
	}
	for n := g.n; n > 0; n-- {
		start, end := g.groups[0].start, g.groups[n-1].end
		digits := string(g.digits[:total])
		if total >= minGrouped && standsAlone(text, start, end) && !g.continues(text, n) {
			if value, ok := p.r.numbers[digits]; known && ok && (n > 1 || len(digits) < end-start || p.r.known[value].core != digits) && g.plausible(text, n, total) {
				return p.hit(match{needle: needle{text: text[start:end], value: value}, start: start, end: end}), true
			}
			if cards && total >= 13 && p.card(text, digits, g, n) {
				return p.form("card", start, text[start:end])
			}
		}
		total -= g.groups[n-1].digits
	}
	return span{}, false
}

// continues reports whether dashes go on behind the first n groups, or came before.
func (g *grouped) continues(text string, n int) bool {
	end := g.groups[n-1].end
	if g.sep == '-' && n < g.n {
		return true
	}
	// standsAlone looks at ASCII dashes only
	return end < len(text) && text[end] == '%'
}

// plausible reports whether the first n groups are a code as people write it: groups
// of one size, and neither a date nor an amount.
func (g *grouped) plausible(text string, n, total int) bool {
	if n == 1 {
		return true
	}
	if g.sep == '\n' { // a line that was broken anywhere, and not a column of numbers
		return n == 2 && !inColumn(text, g.groups[0].start, g.groups[1].end)
	}
	size := g.groups[0].digits
	for _, other := range g.groups[1:n] {
		if other.digits != size {
			return false
		}
	}
	if total < minByGroups && size > 1 || size == 2 && n == 3 && dayInGroups(string(g.digits[:total])) {
		return false
	}
	if size == 3 && g.sep != '-' && amongThousands(text, g.groups[0].start, g.groups[n-1].end) {
		return false
	}
	return !besideMoney(text, g.groups[0].start, g.groups[n-1].end)
}

// inColumn reports whether the line before or behind text[start:end] is a number, too.
func inColumn(text string, start, end int) bool {
	number := func(n int, beyond rune) bool {
		return n > 0 && !isWordRune(beyond) && !strings.ContainsRune("-:/.", beyond)
	}
	before := strings.TrimRight(text[:start], " \u00a0\r\n")
	after := strings.TrimLeft(text[end:], " \u00a0\r\n")
	n, m := digitsAtEnd(before), digitsAtStart(after)
	return len(before) < start && number(n, lastRune(before[:len(before)-n])) || end+len(after) < len(text) && number(m, firstRune(after[m:]))
}

// amongThousands reports whether text[start:end], groups of three, belongs to a longer
// number, 1 202 611. What stands there of a time or a date is none of it.
func amongThousands(text string, start, end int) bool {
	before := strings.TrimRight(text[:start], " \u00a0")
	after := strings.TrimLeft(text[end:], " \u00a0")
	if n := digitsAtEnd(before); len(before) < start && 1 <= n && n <= 3 && !strings.HasSuffix(before[:len(before)-n], ":") {
		return true
	}
	return end+len(after) < len(text) && digitsAtStart(after) == 3
}

func digitsAtStart(s string) int { return spanOf(s, isDigit) }

func digitsAtEnd(s string) int {
	n := 0
	for n < len(s) && isDigit(s[len(s)-1-n]) {
		n++
	}
	return n
}

// dayInGroups reports whether six digits in pairs are a date: 26-11-22, 22-11-26.
func dayInGroups(six string) bool {
	month := six[2:4] >= "01" && six[2:4] <= "12"
	day := func(s string) bool { return s >= "01" && s <= "31" }
	return month && (day(six[4:]) || day(six[:2]))
}

// besideMoney reports whether a currency stands beside text[start:end]: the sign, or
// the three letters of ISO 4217.
func besideMoney(text string, start, end int) bool {
	code := func(s string) bool {
		return len(s) == 3 && strings.Trim(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == ""
	}
	before, after := strings.TrimRight(text[:start], " +"), strings.TrimLeft(text[end:], " +")
	if r := lastRune(before); strings.HasSuffix(before, "%E2%82%AC") || strings.ContainsRune("$€£¥₪﷼", r) {
		return true
	}
	if r := firstRune(after); strings.ContainsRune("$€£¥₪﷼", r) {
		return true
	}
	if n := len(after); n >= 3 && code(after[:3]) && (n == 3 || !isWordRune(firstRune(after[3:]))) {
		return true
	}
	n := len(before)
	return n >= 3 && code(before[n-3:]) && (n == 3 || !isWordRune(lastRune(before[:n-3]))) && !strings.HasSuffix(before, "OTP") && !strings.HasSuffix(before, "PIN")
}
