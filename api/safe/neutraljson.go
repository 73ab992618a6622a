package safe

import (
	"strings"
	"unicode/utf8"

	"casebook/api/tree"
)

// neutralJSON makes a JSON document safe to show and keeps it JSON: what
// [Neutralise] would write in a form that JSON does not know is written as \uXXXX
// inside strings and left out between values.
func neutralJSON(s string) string {
	s = strings.TrimPrefix(s, "\ufeff")
	n := neutraliser{block: true}
	var b strings.Builder
	clean := 0
	for i := n.next(s, 0); i < len(s); i = n.next(s, i) {
		r, size := utf8.DecodeRuneInString(s[i:])
		b.WriteString(s[clean:i])
		if r != '\r' { // between values; inside a string it is escaped already
			b.WriteString(escaped(r))
		}
		i += size
		clean, n.marks = i, 0
	}
	b.WriteString(s[clean:])
	return b.String()
}

// escaped writes one rune as JSON escapes it.
func escaped(r rune) string {
	if tree.Control(r) || r == utf8.RuneError {
		return strings.Trim(tree.Quote(string(r)), `"`)
	}
	const digits = "0123456789abcdef"
	escape := func(u rune) string {
		return string([]byte{'\\', 'u', digits[u>>12&15], digits[u>>8&15], digits[u>>4&15], digits[u&15]})
	}
	if r > 0xffff {
		r -= 0x10000
		return escape(0xd800+r>>10) + escape(0xdc00+r&0x3ff)
	}
	return escape(r)
}
