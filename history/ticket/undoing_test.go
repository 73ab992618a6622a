package ticket_test

import (
	"encoding/base64"
	"encoding/hex"
	"html"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

// undoing are the layers of encoding. Each gives one text: what it changed, with what
// stands around it, or the pieces that it decoded, on lines of their own. They undo more
// than any one program would: what is no escape stays.
var undoing = []struct {
	name string
	undo func(r *recoverer, s string) string
}{
	{"percent", func(_ *recoverer, s string) string { return unescaped(s, '%', percentAt, around) }},
	{"quoted", func(_ *recoverer, s string) string { return unescaped(s, '\\', backslashAt, around) }},
	{"html", func(_ *recoverer, s string) string { return unescaped(s, '&', entityAt, around) }},
	{"joined", func(_ *recoverer, s string) string { return joined(s) }},
	{"base64", func(r *recoverer, s string) string { return decodedRuns(s, &base64Run, r.runs) }},
	{"hex", func(r *recoverer, s string) string { return decodedRuns(s, &hexRun, r.runs) }},
}

// around is how many bytes on both sides of a change belong to it, and the rest of the
// word that stands there: a value that is longer than that gives itself away by a part.
const around = 256

// unescaped replaces what at reads behind every sign. Far from all changes it gives
// nothing, for that can be read in s.
func unescaped(s string, sign byte, at func(s string) (plain string, size int), around int) string {
	var b []byte
	done, known := 0, 0 // of s, and how far what is around the last change goes
	for i := 0; ; i++ {
		next := strings.IndexByte(s[i:], sign)
		if next < 0 {
			break
		}
		i += next
		plain, size := at(s[i:])
		if size == 0 {
			continue
		}
		if from := wordFrom(s, i-around); from > known {
			b = append(append(b, s[done:known]...), "\n\x00\n"...)
			done = from
		}
		b = append(append(b, s[done:i]...), plain...)
		done = i + size
		known = wordTo(s, done+around)
		i = done - 1
	}
	return string(append(b, s[done:known]...))
}

// wordFrom and wordTo are where the word that stands at a place begins and ends.
func wordFrom(s string, i int) int {
	for i > 0 && s[i-1] != ' ' && s[i-1] != '\n' {
		i--
	}
	return max(0, i)
}

func wordTo(s string, i int) int {
	for i < len(s) && s[i] != ' ' && s[i] != '\n' {
		i++
	}
	return min(i, len(s))
}

func percentAt(s string) (string, int) { return byteAt(s, 1) }

// entityAt reads an entity of HTML, with the semicolon or without.
func entityAt(s string) (string, int) {
	end := 1
	for end < len(s) && end < 32 && (isWord(s[end]) || s[end] == '#') {
		end++
	}
	if end < len(s) && s[end] == ';' {
		end++
	}
	plain := html.UnescapeString(s[:end])
	if plain == s[:end] {
		return "", 0
	}
	return plain, end
}

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

// unquoted undoes the escapes of JSON, JavaScript and Go, and gives all of the text.
func unquoted(s string) string {
	if strings.IndexByte(s, '\\') < 0 {
		return s
	}
	return unescaped(s, '\\', backslashAt, len(s))
}

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
		b = append(b, strings.TrimRight(strings.TrimSuffix(strings.TrimRight(line, "\r\n"), "="), "\r")...)
	}
	return string(b)
}

// encoding is one that stands in a text as a run of its signs.
type encoding struct {
	signs  [256]byte // those for URLs as the usual ones, and 0 for others
	places int       // at which a run may begin
	decode func(to, run []byte) int
}

var base64Run = encoding{signs(func(c byte) byte {
	if at := strings.IndexByte("-_", c); at >= 0 {
		return "+/"[at]
	}
	if isWord(c) || c == '+' || c == '/' {
		return c
	}
	return 0
}), 4, func(to, run []byte) int {
	if len(run)%4 == 1 {
		run = run[:len(run)-1]
	}
	n, _ := base64.RawStdEncoding.Decode(to, run)
	return n
}}

var hexRun = encoding{signs(func(c byte) byte {
	if isDigit(c) || 'a' <= c|0x20 && c|0x20 <= 'f' {
		return c
	}
	return 0
}), 2, func(to, run []byte) int {
	n, _ := hex.Decode(to, run[:len(run)/2*2])
	return n
}}

// run is a piece of a text that may be in an encoding.
type run struct {
	of    *encoding
	signs string
}

func signs(of func(c byte) byte) (all [256]byte) {
	for c := range all {
		all[c] = of(byte(c))
	}
	return all
}

// decodedRuns decodes every long run of an encoding's signs, begun at all its places,
// and gives what can be read. Runs that were decoded before are in known.
func decodedRuns(s string, e *encoding, known map[run]string) string {
	const long = 8
	var pieces []byte
	for i := 0; i < len(s); i++ {
		from := i
		for i < len(s) && e.signs[s[i]] != 0 {
			i++
		}
		if i-from < long {
			continue
		}
		key := run{e, s[from:i]}
		plain, decoded := known[key]
		if !decoded {
			plain = e.decoded(s[from:i])
			known[key] = plain
		}
		pieces = append(pieces, plain...)
	}
	return string(pieces)
}

// decoded is what a run says from any of its places, each on a line.
func (e *encoding) decoded(s string) string {
	usual := []byte(s)
	for i, c := range usual {
		usual[i] = e.signs[c]
	}
	var pieces []byte
	plain := make([]byte, len(s))
	for skip := range e.places {
		if n := e.decode(plain, usual[skip:]); speaks(plain[:n]) {
			pieces = append(append(pieces, plain[:n]...), '\n')
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
		if row++; c == utf8.RuneError || c < ' ' && !unicode.IsSpace(c) || c >= utf8.RuneSelf && !unicode.IsPrint(c) {
			row = 0
		}
		if row == 4 {
			return true
		}
	}
	return false
}
