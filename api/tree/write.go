package tree

import (
	"unicode/utf16"
	"unicode/utf8"
)

// indentDepth is the level below which AppendIndent writes on one line: a line
// per value at depth 64 would make some hundred bytes out of two.
const indentDepth = 16

const hexDigits = "0123456789abcdef"

// Append appends n as compact JSON. Strings are written as [Quote] writes them.
func (n *Node) Append(dst []byte) []byte {
	if n == nil {
		return append(dst, "null"...)
	}
	switch n.Kind {
	case String:
		return appendQuoted(dst, n.Text)
	case Array, Object:
		return n.appendCompact(dst)
	default:
		return append(dst, n.Text...)
	}
}

func (n *Node) appendCompact(dst []byte) []byte {
	opening, closing := n.brackets()
	dst = append(dst, opening)
	for i, child := range n.Children {
		if i > 0 {
			dst = append(dst, ',')
		}
		if n.Kind == Object {
			dst = append(appendQuoted(dst, child.Key), ':')
		}
		dst = child.Append(dst)
	}
	return append(dst, closing)
}

// AppendIndent appends n with one value a line, each line but the first begun
// with prefix and one indent a level. Empty containers, and everything below the
// sixteenth level, stay on one line.
func (n *Node) AppendIndent(dst []byte, prefix, indent string) []byte {
	return n.appendIndent(dst, prefix, indent, 0)
}

func (n *Node) appendIndent(dst []byte, prefix, indent string, depth int) []byte {
	if n == nil || len(n.Children) == 0 || depth >= indentDepth {
		return n.Append(dst)
	}
	opening, closing := n.brackets()
	dst = append(dst, opening)
	for i, child := range n.Children {
		if i > 0 {
			dst = append(dst, ',')
		}
		dst = newline(dst, prefix, indent, depth+1)
		if n.Kind == Object {
			dst = append(appendQuoted(dst, child.Key), ": "...)
		}
		dst = child.appendIndent(dst, prefix, indent, depth+1)
	}
	return append(newline(dst, prefix, indent, depth), closing)
}

func (n *Node) brackets() (opening, closing byte) {
	if n.Kind == Array {
		return '[', ']'
	}
	return '{', '}'
}

func newline(dst []byte, prefix, indent string, depth int) []byte {
	dst = append(append(dst, '\n'), prefix...)
	for range depth {
		dst = append(dst, indent...)
	}
	return dst
}

// Quote writes s as a JSON string literal in which every rune that [Control]
// names is escaped as \uXXXX (two of them above U+FFFF), and every byte that is
// not UTF-8 is \ufffd. The result is valid JSON and safe to show.
func Quote(s string) string {
	return string(appendQuoted(make([]byte, 0, len(s)+2), s))
}

func appendQuoted(dst []byte, s string) []byte {
	dst = append(dst, '"')
	clean := 0 // s[clean:i] can be copied as it is
	for i := 0; i < len(s); {
		r, size := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s[i:])
		}
		invalid := r == utf8.RuneError && size == 1
		if r != '"' && r != '\\' && !invalid && !Control(r) {
			i += size
			continue
		}
		dst = appendEscape(append(dst, s[clean:i]...), r)
		i += size
		clean = i
	}
	return append(append(dst, s[clean:]...), '"')
}

// appendEscape writes one rune as RFC 8259 section 7 escapes it.
func appendEscape(dst []byte, r rune) []byte {
	switch r {
	case '"', '\\':
		return append(dst, '\\', byte(r))
	case '\n':
		return append(dst, '\\', 'n')
	case '\r':
		return append(dst, '\\', 'r')
	case '\t':
		return append(dst, '\\', 't')
	}
	if r > 0xffff {
		high, low := utf16.EncodeRune(r)
		return appendHex(appendHex(dst, high), low)
	}
	return appendHex(dst, r)
}

func appendHex(dst []byte, r rune) []byte {
	return append(dst, '\\', 'u', hexDigits[r>>12&15], hexDigits[r>>8&15], hexDigits[r>>4&15], hexDigits[r&15])
}
