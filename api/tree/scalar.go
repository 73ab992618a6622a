package tree

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// text reads the string at pos, which is at its opening quote.
func (p *parser) text() (string, bool) {
	start := p.pos + 1
	ascii := true
	for i := start; i < len(p.src); i++ {
		switch c := p.src[i]; {
		case c == '"':
			p.pos = i + 1
			s := p.src[start:i]
			if !ascii && !utf8.ValidString(s) {
				s = p.mend(start, s)
			}
			return s, true
		case c == '\\':
			return p.unescape(start, i)
		case c < ' ':
			return "", p.raw(i)
		case c >= utf8.RuneSelf:
			ascii = false
		}
	}
	return "", p.unfinished()
}

func (p *parser) unfinished() bool {
	return p.fail(len(p.src), "the document ends inside a string: a closing \" was expected")
}

func (p *parser) raw(offset int) bool {
	return p.fail(offset, fmt.Sprintf("a string holds the control character 0x%02x, which must be escaped", p.src[offset]))
}

// mend replaces every byte that is not UTF-8 by U+FFFD, as encoding/json does.
func (p *parser) mend(start int, s string) string {
	out := make([]byte, 0, len(s)+8)
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && size == 1 {
			p.note(start+i, fmt.Sprintf("a string holds the byte 0x%02x, which is not UTF-8", s[i]))
		}
		out = utf8.AppendRune(out, r)
		i += size
	}
	return string(out)
}

// unescape reads on from the first backslash, which is at i.
func (p *parser) unescape(start, i int) (string, bool) {
	out := make([]byte, 0, 2*(i-start)+16)
	from := start // the source from here to i is copied as it is
	for i < len(p.src) {
		c := p.src[i]
		if c != '"' && c != '\\' {
			if c < ' ' {
				return "", p.raw(i)
			}
			i++
			continue
		}
		out = p.appendMended(out, from, i)
		if c == '"' {
			p.pos = i + 1
			return string(out), true
		}
		var ok bool
		if out, i, ok = p.escape(out, i+1); !ok {
			return "", false
		}
		from = i
	}
	return "", p.unfinished()
}

func (p *parser) appendMended(out []byte, from, to int) []byte {
	s := p.src[from:to]
	if !utf8.ValidString(s) {
		s = p.mend(from, s)
	}
	return append(out, s...)
}

// escape decodes one escape; i is behind its backslash. It returns where to go on.
func (p *parser) escape(out []byte, i int) ([]byte, int, bool) {
	if i == len(p.src) {
		return out, i, p.unfinished()
	}
	if at := strings.IndexByte(`"\/bfnrt`, p.src[i]); at >= 0 {
		return append(out, "\"\\/\b\f\n\r\t"[at]), i + 1, true
	}
	first, ok := p.hex4(i)
	if !ok {
		return out, i, p.fail(i-1, "a string holds an escape that JSON does not know")
	}
	i += 5
	if !utf16.IsSurrogate(first) {
		return utf8.AppendRune(out, first), i, true
	}
	if i < len(p.src) && p.src[i] == '\\' {
		if second, ok := p.hex4(i + 1); ok {
			if r := utf16.DecodeRune(first, second); r != utf8.RuneError {
				return utf8.AppendRune(out, r), i + 6, true
			}
		}
	}
	p.note(i-6, "a string holds half a surrogate pair, which is no character")
	return utf8.AppendRune(out, utf8.RuneError), i, true
}

// hex4 reads uXXXX at i.
func (p *parser) hex4(i int) (rune, bool) {
	if i+5 > len(p.src) || p.src[i] != 'u' {
		return 0, false
	}
	var r rune
	for _, c := range []byte(p.src[i+1 : i+5]) {
		switch {
		case '0' <= c && c <= '9':
			c -= '0'
		case 'a' <= c|0x20 && c|0x20 <= 'f':
			c = c | 0x20 - 'a' + 10
		default:
			return 0, false
		}
		r = r<<4 | rune(c)
	}
	return r, true
}

// number reads a number, RFC 8259 section 6, and keeps it as it was written.
func (p *parser) number() (string, bool) {
	start := p.pos
	if p.src[p.pos] == '-' {
		p.pos++
	}
	whole := true
	switch {
	case p.pos < len(p.src) && p.src[p.pos] == '0':
		p.pos++
		if p.pos < len(p.src) && isDigit(p.src[p.pos]) {
			return "", p.fail(p.pos, "a number must not begin with 0")
		}
	case !p.digits():
		return "", p.fail(p.pos, "a digit was expected after -")
	}
	if p.pos < len(p.src) && p.src[p.pos] == '.' {
		whole = false
		if p.pos++; !p.digits() {
			return "", p.fail(p.pos, "a digit was expected after the decimal point")
		}
	}
	if p.pos < len(p.src) && p.src[p.pos]|0x20 == 'e' {
		whole = false
		if p.pos++; p.pos < len(p.src) && (p.src[p.pos] == '+' || p.src[p.pos] == '-') {
			p.pos++
		}
		if !p.digits() {
			return "", p.fail(p.pos, "a digit was expected in the exponent")
		}
	}
	p.large(start, whole)
	return p.src[start:p.pos], true
}

// digits skips digits and reports whether there was one.
func (p *parser) digits() bool {
	start := p.pos
	for p.pos < len(p.src) && isDigit(p.src[p.pos]) {
		p.pos++
	}
	return p.pos > start
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// large notes a number that readers with 64-bit floats change: a whole number
// above 2^53 (RFC 8259 section 6), or one that overflows.
func (p *parser) large(start int, whole bool) {
	s := p.src[start:p.pos]
	switch {
	case whole && len(s) < 16:
	case whole:
		const exact = 1 << 53
		if n, err := strconv.ParseInt(s, 10, 64); err != nil || n > exact || n < -exact {
			p.note(start, fmt.Sprintf("a number of %d digits: many readers round it", len(strings.TrimPrefix(s, "-"))))
		}
	case strings.ContainsAny(s, "eE") || len(s) > 300:
		if _, err := strconv.ParseFloat(s, 64); err != nil {
			p.note(start, "a number too large for most readers")
		}
	}
}
