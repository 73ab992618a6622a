package intake

import (
	"bytes"
	"encoding/json"
	"unicode/utf8"
)

// name reads a key without quotes, as JavaScript prints it.
func (m *mender) name() bool {
	start := m.at
	for m.at < len(m.text) && isWordByte(m.text[m.at]) && m.text[m.at] != '.' && m.text[m.at] != '+' {
		m.at++
	}
	if m.spent() || m.at == start || isDigit(m.text[start]) {
		return false
	}
	m.replace(start, m.at, `"`+string(m.text[start:m.at])+`"`, mendKeys)
	return true
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

func isWordByte(c byte) bool {
	return isDigit(c) || c|0x20 >= 'a' && c|0x20 <= 'z' || c == '_' || c == '$' || c == '+' || c == '-' || c == '.'
}

// otherWords are what other languages print for JSON's words.
var otherWords = []struct {
	word, json string
	why        mends
}{{"True", "true", mendPython}, {"False", "false", mendPython}, {"None", "null", mendPython}, {"undefined", "null", mendKeys}}

// longestWord is the longest number that is read, in bytes.
const longestWord = 400

// word reads a number or one of JSON's words, also one that a line break parts.
func (m *mender) word() bool {
	start := m.at
	var word []byte
	for broken := 0; m.at < len(m.text) && len(word) < longestWord; {
		if c := m.text[m.at]; isWordByte(c) {
			word = append(word, c)
			m.at++
			continue
		}
		n := lineBreak(m.text[m.at:])
		if n == 0 || !m.hard || m.at+n >= len(m.text) || !isWordByte(m.text[m.at+n]) || len(word) == 0 {
			break
		}
		if broken++; broken > longestWord {
			return false
		}
		m.widen()
		m.replace(m.at, m.at+n, "", mendHardBreaks)
		m.at += n
	}
	if m.spent() {
		return false
	}
	for _, w := range otherWords {
		if string(word) == w.word && m.at-start == len(word) {
			m.replace(start, m.at, w.json, w.why)
			return true
		}
	}
	return json.Valid(word)
}

// lineBreak returns how long the line break at the beginning of b is, 0 for none.
func lineBreak(b []byte) int {
	switch {
	case bytes.HasPrefix(b, []byte("\r\n")):
		return 2
	case len(b) > 0 && b[0] == '\n':
		return 1
	}
	return 0
}

// widen notes how wide the line is that ends here.
func (m *mender) widen() {
	if len(m.widths) < 1000 {
		from := bytes.LastIndexByte(m.text[:m.at], '\n') + 1
		m.widths = append(m.widths, utf8.RuneCount(m.text[from:m.at]))
	}
}
