package intake

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// The quotes that open a string, by the first letter of what closes them.
const (
	straight    = '"'
	apostrophe  = '\''
	smartDouble = 'D'
	smartSingle = 'S'
)

const (
	doubles = "\u201c\u201d\u201e\u201f\u2033"
	singles = "\u2018\u2019\u201a\u201b"
)

// opener tells the kind of quote that stands here, 0 for none.
func (m *mender) opener() rune {
	kind, _ := quoteAt(m.text[m.at:])
	return kind
}

func quoteAt(b []byte) (kind rune, size int) {
	if len(b) == 0 {
		return 0, 0
	}
	if b[0] == straight || b[0] == apostrophe {
		return rune(b[0]), 1
	}
	if b[0] != 0xe2 {
		return 0, 0
	}
	r, size := utf8.DecodeRune(b)
	switch {
	case strings.ContainsRune(doubles, r):
		return smartDouble, size
	case strings.ContainsRune(singles, r):
		return smartSingle, size
	}
	return 0, 0
}

// quoted reads a string. One in straight quotes ends as JSON has it; any other ends
// at a quote of its kind behind which JSON goes on, so that "it's" stays whole.
func (m *mender) quoted() bool {
	kind, size := quoteAt(m.text[m.at:])
	why := mends(mendQuotes)
	if kind == apostrophe {
		why = mendPython
	}
	if kind != straight {
		m.replace(m.at, m.at+size, `"`, why)
	}
	m.at += size
	for m.at < len(m.text) {
		c := m.text[m.at]
		switch {
		case c == straight && kind == straight:
			m.at++
			return true
		case c == '\\':
			if !m.escape() {
				return false
			}
		case c < ' ':
			if !m.control(c) {
				return false
			}
		case kind != straight && (c == straight || c == apostrophe || c == 0xe2):
			if m.other(kind, why) {
				return true
			}
		default:
			m.at++
		}
	}
	m.cut = true
	return false
}

// other takes a quote or another character inside a string that did not begin with a
// straight quote, and reports whether it ends the string.
func (m *mender) other(kind rune, why mends) bool {
	here, size := quoteAt(m.text[m.at:])
	ends := here == kind || kind == smartDouble && here == straight || kind == smartSingle && here == apostrophe
	switch {
	case ends && m.goesOn(m.at+size):
		m.replace(m.at, m.at+size, `"`, why)
		m.at += size
		return true
	case here == straight:
		m.replace(m.at, m.at+1, `\"`, why)
		m.at++
	default:
		m.at += max(size, 1)
	}
	return false
}

// goesOn reports whether JSON may go on at a place behind a string.
func (m *mender) goesOn(at int) bool {
	rest := bytes.TrimLeftFunc(m.text[at:min(at+100, len(m.text))], blank)
	return len(rest) == 0 || bytes.IndexByte([]byte(":,}]"), rest[0]) >= 0
}

// escape reads what a backslash begins. What JSON does not know of it is Python's.
func (m *mender) escape() bool {
	rest := m.text[m.at+1:]
	if n := lineBreak(rest); n > 0 && m.hard {
		if rest = rest[n:]; len(rest) > 0 && bytes.IndexByte([]byte(`"\/bfnrt`), rest[0]) < 0 {
			return false
		}
		m.at++
		m.widen()
		m.replace(m.at, m.at+n, "", mendHardBreaks)
		m.at += n + min(1, len(rest))
		return true
	}
	switch {
	case len(rest) == 0:
		m.at++
	case bytes.IndexByte([]byte(`"\/bfnrt`), rest[0]) >= 0:
		m.at += 2
	case rest[0] == 'u':
		if len(rest) >= 5 && !isHex(rest[1:5]) {
			return false
		}
		m.at += min(6, 1+len(rest))
	case rest[0] == '\'':
		m.replace(m.at, m.at+2, "'", mendPython)
		m.at += 2
	case rest[0] == 'x' && len(rest) >= 3 && isHex(rest[1:3]):
		m.replace(m.at, m.at+4, `\u00`+string(rest[1:3]), mendPython)
		m.at += 4
	default:
		return false
	}
	return true
}

func isHex(b []byte) bool {
	return len(bytes.Trim(b, "0123456789abcdefABCDEF")) == 0
}

// control reads a control character inside a string: only line breaks and tabs come
// from what the text went through.
func (m *mender) control(c byte) bool {
	if c == '\t' {
		m.replace(m.at, m.at+1, `\t`, mendTabs)
		m.at++
		return true
	}
	n := lineBreak(m.text[m.at:])
	if n == 0 {
		return false
	}
	with, why := "", mends(mendHardBreaks)
	m.widen()
	if !m.hard {
		why = mendSoftBreaks
		if with = " "; m.text[m.at-1] == ' ' || bytes.HasPrefix(m.text[m.at+n:], []byte(" ")) {
			with = ""
		}
	}
	m.replace(m.at, m.at+n, with, why)
	m.at += n
	return true
}
