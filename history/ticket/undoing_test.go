package ticket_test

import (
	"encoding/base64"
	"encoding/hex"
	"html"
	"slices"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

// undoing are the layers of encoding. Each gives one text; pieces of it that were
// decoded by themselves stand on lines of their own. They undo more than any one
// program would: what is no escape stays.
var undoing = []struct {
	name string
	undo func(string) string
}{
	{"percent", func(s string) string { return unescaped(s, '%', percentAt) }},
	{"plus", func(s string) string { return unescaped(strings.ReplaceAll(s, "+", " "), '%', percentAt) }},
	{"quoted", unquoted},
	{"html", html.UnescapeString},
	{"joined", joined},
	{"base64", fromBase64},
	{"hex", fromHex},
}

// unescaped replaces what at reads behind every sign.
func unescaped(s string, sign byte, at func(s string) (plain string, size int)) string {
	i := strings.IndexByte(s, sign)
	if i < 0 {
		return s
	}
	b := make([]byte, 0, len(s))
	for i >= 0 {
		b = append(b, s[:i]...)
		plain, size := at(s[i:])
		if size == 0 {
			plain, size = s[i:i+1], 1
		}
		b = append(b, plain...)
		s = s[i+size:]
		i = strings.IndexByte(s, sign)
	}
	return string(append(b, s...))
}

func percentAt(s string) (string, int) { return byteAt(s, 1) }

// byteAt reads two hex digits behind so many signs.
func byteAt(s string, signs int) (string, int) {
	if len(s) < signs+2 {
		return "", 0
	}
	plain, err := hex.DecodeString(s[signs : signs+2])
	if err != nil {
		return "", 0
	}
	return string(plain), signs + 2
}

// unquoted undoes the escapes of JSON, JavaScript and Go.
func unquoted(s string) string { return unescaped(s, '\\', backslashAt) }

func backslashAt(s string) (string, int) {
	if len(s) < 2 {
		return "", 0
	}
	switch s[1] {
	case 'x':
		return byteAt(s, 2)
	case 'u':
		unit, ok := unitAt(s)
		if low, pair := unitAt(s[min(6, len(s)):]); ok && pair && utf16.IsSurrogate(unit) {
			return string(utf16.DecodeRune(unit, low)), 12
		}
		if !ok {
			return "", 0
		}
		return string(unit), 6
	}
	if i := strings.IndexByte(`"'\/bfnrt`, s[1]); i >= 0 {
		return "\"'\\/\b\f\n\r\t"[i : i+1], 2
	}
	return "", 0
}

func unitAt(s string) (rune, bool) {
	if len(s) < 6 || s[0] != '\\' || s[1] != 'u' {
		return 0, false
	}
	two, err := hex.DecodeString(s[2:6])
	if err != nil {
		return 0, false
	}
	return rune(two[0])<<8 | rune(two[1]), true
}

// joined takes line breaks out, those of quoted-printable and folded headers too.
func joined(s string) string {
	if strings.IndexByte(s, '\n') < 0 {
		return s
	}
	b := make([]byte, 0, len(s))
	for line := range strings.Lines(s) {
		if len(b) > 0 {
			line = strings.TrimLeft(line, " \t")
		}
		b = append(b, strings.TrimSuffix(strings.TrimRight(line, "\r\n"), "=")...)
	}
	return string(b)
}

// fromBase64 decodes every run of base64 or base64url at all alignments.
func fromBase64(s string) string {
	return decodedRuns(s, base64Value, 4, func(to, run []byte) int {
		if len(run)%4 == 1 {
			run = run[:len(run)-1]
		}
		n, _ := base64.RawStdEncoding.Decode(to, run)
		return n
	})
}

func fromHex(s string) string {
	return decodedRuns(s, hexValue, 2, func(to, run []byte) int {
		n, _ := hex.Decode(to, run[:len(run)/2*2])
		return n
	})
}

// base64Value and hexValue give the signs of an encoding, those for URLs as the usual
// ones, and 0 for others.
var base64Value, hexValue = func() (base [256]byte, hex [256]byte) {
	for c := range 256 {
		if isWord(byte(c)) {
			base[c] = byte(c)
		}
		if isDigit(byte(c)) || 'a' <= c|0x20 && c|0x20 <= 'f' {
			hex[c] = byte(c)
		}
	}
	base['+'], base['/'], base['-'], base['_'] = '+', '/', '+', '/'
	return base, hex
}()

// decodedRuns decodes every long run of signs, begun at so many places, and gives
// what can be read.
func decodedRuns(s string, signs [256]byte, places int, decode func(to, run []byte) int) string {
	const long = 8
	var pieces, run, plain []byte
	for i := 0; i < len(s); i++ {
		run = run[:0]
		for i < len(s) && signs[s[i]] != 0 {
			run = append(run, signs[s[i]])
			i++
		}
		if len(run) < long {
			continue
		}
		plain = slices.Grow(plain[:0], len(run))[:len(run)]
		for skip := range places {
			if n := decode(plain, run[skip:]); speaks(plain[:n]) {
				pieces = append(append(pieces, plain[:n]...), '\n')
			}
		}
	}
	return string(pieces)
}

// speaks reports whether four characters in a row can be read.
func speaks(b []byte) bool {
	row := 0
	for len(b) > 0 {
		c, size := rune(b[0]), 1
		if c >= utf8.RuneSelf {
			c, size = utf8.DecodeRune(b)
		}
		b = b[size:]
		if row++; c == utf8.RuneError || c < ' ' || c >= utf8.RuneSelf && !unicode.IsPrint(c) {
			row = 0
		}
		if row == 4 {
			return true
		}
	}
	return false
}
