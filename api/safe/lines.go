package safe

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// broken finds the known values that a line break is in the middle of: a mail that
// wraps its lines, the soft breaks of quoted-printable. All breaks are taken out at
// once for values over several lines, and every second one, or in a text that is not long
// two of three, so that what stands at the other end of a line is not glued to the value.
func (l *lookout) broken() {
	if l.has&hasLine == 0 || l.p.off&shareBroken != 0 {
		return
	}
	breaks := breaksIn(l.text)
	ways := [][]span{breaks}
	if len(breaks) > 1 {
		ways = append(ways, partOfBreaks(breaks, 2, 0), partOfBreaks(breaks, 2, 1))
	}
	if len(breaks) > 2 && len(l.text) < longText {
		ways = append(ways, partOfBreaks(breaks, 3, 0, 1), partOfBreaks(breaks, 3, 1, 2), partOfBreaks(breaks, 3, 2, 0))
	}
	for _, some := range ways {
		if len(some) > 0 && l.p.spend(len(l.text)) {
			l.joined(joinedLines(l.text, some))
		}
	}
}

// partOfBreaks returns of every n breaks those at the given places.
func partOfBreaks(breaks []span, n int, places ...int) (some []span) {
	for i, at := range breaks {
		if slices.Contains(places, i%n) {
			some = append(some, at)
		}
	}
	return some
}

// joined takes what stands over a line break in a view without it.
func (l *lookout) joined(v *view) {
	joined := lookout{p: l.p, text: v.text}
	joined.hit = func(value *personal, start, end int) {
		at := v.origin(span{start: start, end: end - 1}) // behind the last byte the break may begin
		if at.end++; strings.ContainsAny(l.text[at.start:at.end], lineEnds) {
			l.meetAs(value, at.start, at.end, v.text[start:end])
		}
	}
	joined.letters()
}

const lineEnds = "\r\n"

// breaksIn lists the line breaks that may be in the middle of a value or behind a blank
// of it, with the blanks behind them and the equals sign of a soft one before.
func breaksIn(text string) (breaks []span) {
	for i := strings.IndexAny(text, lineEnds); i >= 0 && i < len(text); {
		start, end := i, i+1
		for start > 0 && (text[start-1] == '\r' || text[start-1] == '=') {
			start--
		}
		for end < len(text) && (blankBytes[text[end]] || text[end] == '>' || softBreak(text, end)) {
			end++
		}
		if start > 0 && end < len(text) && (bindsLines(text[start-1]) || text[start-1] == ' ') && bindsLines(text[end]) {
			breaks = append(breaks, span{start: start, end: end})
		}
		n := strings.IndexAny(text[end:], lineEnds)
		if n < 0 {
			break
		}
		i = end + n
	}
	return breaks
}

// joinedLines is a view of a text without some of its line breaks.
func joinedLines(text string, breaks []span) *view {
	w := &view{parent: &view{text: text}}
	var b strings.Builder
	b.Grow(len(text))
	copied := 0
	for _, at := range breaks {
		b.WriteString(text[copied:at.start])
		w.mark(b.Len(), at.end)
		copied = at.end
	}
	b.WriteString(text[copied:])
	w.text = b.String()
	return w
}

// bindsLines reports whether a value may go on over a line break beside c.
func bindsLines(c byte) bool {
	return isDigit(c) || isLetter(c) || c >= utf8.RuneSelf || strings.IndexByte("-_.@:+%/'", c) >= 0
}
