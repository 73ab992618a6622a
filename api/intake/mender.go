package intake

import (
	"bytes"
	"unicode/utf8"

	"casebook/api/tree"
)

// mender reads one JSON value as chats, mails and logs leave it: it steps over the
// value and writes it as JSON. Text that needs no mend costs no copy.
type mender struct {
	text   []byte
	start  int
	at     int
	out    []byte // the value up to copied, mended; nil when nothing was mended yet
	copied int
	mends  mends
	hard   bool // lines were cut at one width, wherever that was
	widths []int
	depth  int
	keys   int  // quoted keys with their colon that were read
	cut    bool // the text ends inside the value
}

// mend reads the value that begins at start. ok is false for what is no JSON, mended
// or not; what was read until then is in m.
func mend(text []byte, start int) (m *mender, ok bool) {
	m = &mender{text: text, start: start, at: start, copied: start, hard: true}
	if ok = m.value(); ok && m.mends&mendHardBreaks != 0 && !oneWidth(m.widths) {
		soft := &mender{text: text, start: start, at: start, copied: start}
		if soft.value() {
			return soft, true
		}
	}
	return m, ok
}

// oneWidth reports whether lines of these widths were cut by a terminal, not between
// words by a mail program: all alike, and one alone as wide as terminals are.
func oneWidth(widths []int) bool {
	for _, w := range widths {
		if w != widths[0] {
			return false
		}
	}
	switch {
	case len(widths) > 1:
		return widths[0] >= 20
	case len(widths) == 1:
		return bytes.ContainsRune([]byte{80, 100, 120, 132, 160, 200}, rune(widths[0]))
	}
	return true
}

// written returns what was read, as JSON; the text itself when nothing was mended.
func (m *mender) written(end int) []byte {
	if m.out == nil {
		return m.text[m.start:end:end]
	}
	return append(m.out, m.text[m.copied:end]...)
}

// replace writes with in place of the text from start to end.
func (m *mender) replace(start, end int, with string, why mends) {
	m.out = append(append(m.out, m.text[m.copied:start]...), with...)
	m.copied = end
	m.mends |= why
}

// spent reports whether the text ends here, inside the value.
func (m *mender) spent() bool {
	m.cut = m.cut || m.at >= len(m.text)
	return m.cut
}

// space steps over blanks, and writes those that JSON does not know as ones that it
// does.
func (m *mender) space() {
	for m.at < len(m.text) {
		switch c := m.text[m.at]; {
		case c == ' ' || c == '\t' || c == '\r' || c == '\n':
			m.at++
		case c < utf8.RuneSelf:
			return
		default:
			r, size := utf8.DecodeRune(m.text[m.at:])
			with, ok := strange(r)
			if !ok {
				return
			}
			m.replace(m.at, m.at+size, with, mendSpaces)
			m.at += size
		}
	}
}

// strange returns what stands for a blank that JSON does not know, and whether r is one.
func strange(r rune) (with string, ok bool) {
	switch r {
	case '\u00a0', '\u2007', '\u202f', '\u2028', '\u2029', '\u3000':
		return " ", true
	case '\u200b', '\u200c', '\u200d', '\u200e', '\u200f', '\u2060', '\ufeff', '\u00ad':
		return "", true
	}
	return "", r >= '\u2000' && r <= '\u200a'
}

func (m *mender) value() bool {
	m.space()
	if m.spent() {
		return false
	}
	switch m.text[m.at] {
	case '{':
		return m.container('}', m.member)
	case '[':
		return m.container(']', m.value)
	}
	if m.opener() != 0 {
		return m.quoted()
	}
	return m.word()
}

// container reads an object or array to its closing bracket.
func (m *mender) container(shut byte, item func() bool) bool {
	if m.depth++; m.depth > tree.MaxDepth {
		return false
	}
	m.at++
	for first := true; ; first = false {
		m.space()
		if m.spent() {
			return false
		}
		if c := m.text[m.at]; c == shut && first {
			break
		}
		if !item() {
			return false
		}
		if m.space(); m.spent() {
			return false
		}
		comma := m.at
		if m.text[m.at] == shut {
			break
		}
		if m.text[m.at] != ',' {
			return false
		}
		m.at++
		if m.closes(shut) {
			m.replace(comma, comma+1, "", mendCommas)
			m.space()
			break
		}
	}
	m.at++
	m.depth--
	return true
}

// closes reports whether nothing but blanks stands before shut.
func (m *mender) closes(shut byte) bool {
	return bytes.HasPrefix(bytes.TrimLeftFunc(m.text[m.at:], blank), []byte{shut})
}

func blank(r rune) bool {
	_, odd := strange(r)
	return odd || r == ' ' || r == '\t' || r == '\r' || r == '\n'
}

// member reads a key, a colon and a value.
func (m *mender) member() bool {
	quoted := m.opener() != 0
	if quoted && !m.quoted() || !quoted && !m.name() {
		return false
	}
	if m.space(); m.spent() || m.text[m.at] != ':' {
		return false
	}
	m.at++
	if quoted {
		m.keys++
	}
	return m.value()
}
