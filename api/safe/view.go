package safe

import (
	"encoding/hex"
	"html"
	"slices"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"casebook/api/tree"
)

// view is a text as it reads with one layer of escaping undone, and the way back
// to where each byte came from.
type view struct {
	text string
	// marks part the text: behind one, bytes came one for one from mark.origin on.
	marks []viewMark
	// A view of one base64 or hex run maps to the whole run.
	whole    bool
	off      passSet
	spend    func(bytes int) bool // pays for what is dear; nil: nobody does
	from, to int
	parent   *view
}

// viewMark holds offsets; bodies are far smaller than 4 GiB.
type viewMark struct{ at, origin uint32 }

// origin maps a span of the view to the text that everything was decoded from.
func (v *view) origin(s span) span {
	for ; v.parent != nil; v = v.parent {
		if v.whole {
			s.start, s.end = v.from, v.to
			continue
		}
		s.start, s.end = v.back(s.start), max(v.back(s.start), v.back(s.end))
	}
	return s
}

func (v *view) back(at int) int {
	i, found := slices.BinarySearchFunc(v.marks, at, func(m viewMark, at int) int { return int(m.at) - at })
	if !found {
		i--
	}
	if i < 0 {
		return at
	}
	return int(v.marks[i].origin) + at - int(v.marks[i].at)
}

func (v *view) mark(at, origin int) {
	m := viewMark{uint32(at), uint32(origin)}
	if n := len(v.marks); n > 0 && int(v.marks[n-1].at) == at {
		v.marks[n-1] = m // what was in between reads as nothing
		return
	}
	v.marks = append(v.marks, m)
}

// escapes is a set of ways to write a character by others.
type escapes uint8

const (
	percent   escapes = 1 << iota // %41, RFC 3986
	backslash                     // \u0041 \x41 \n \", RFC 8259 and friends
	entity                        // &#65; &#x41; &amp;, HTML
	invisible                     // zero-width characters, direction marks
	quoted                        // =D9=82 =3D, quoted-printable, RFC 2045 section 6.7
	anyEscape = percent | backslash | entity | invisible | quoted
)

// next returns the offset of the first sign of an escape from i on, or -1.
func (e escapes) next(text string, i int) int {
	for ; i < len(text); i++ {
		if escapeSigns[text[i]]&e != 0 {
			return i
		}
	}
	return -1
}

// signsIn says which escapes there may be in a text.
func signsIn(text string) (there escapes) {
	for i := range len(text) {
		there |= escapeSigns[text[i]]
	}
	return there
}

// escapeSigns are what escapes begin with; of invisible characters it is the first byte.
var escapeSigns = [256]escapes{'%': percent, '\\': backslash, '&': entity, '=': quoted, 0xc2: invisible, 0xd8: invisible, 0xe2: invisible, 0xef: invisible, 0xf3: invisible}

// decode undoes one layer of the escapes; nil when there is none in the text.
func (v *view) decode(e escapes) *view {
	i := e.next(v.text, 0)
	if i < 0 {
		return nil
	}
	w := &view{parent: v, off: v.off, spend: v.spend}
	out := make([]byte, 0, len(v.text))
	copied := 0
	for ; i >= 0; i = e.next(v.text, i) {
		plain, size := e.unescape(v.text[i:])
		if size == 0 && v.off&passTorn == 0 {
			plain, size = e.torn(v.text[i:])
		}
		if size == 0 {
			i++
			continue
		}
		out = append(out, v.text[copied:i]...)
		w.mark(len(out), i) // a span that begins in an escape begins where the escape does
		out = append(out, plain...)
		i += size
		if tornRune(out) && v.off&passTorn == 0 {
			i += lineBreak(v.text[i:])
		}
		copied = i
		w.mark(len(out), i)
	}
	if copied == 0 {
		return nil
	}
	w.text = string(append(out, v.text[copied:]...))
	return w
}

// unescape decodes the escape that s begins with; size is 0 when there is none.
func (e escapes) unescape(s string) (plain string, size int) {
	switch {
	case s[0] == '%' && e&percent != 0:
		return hexByte(s, 1)
	case s[0] == '\\' && e&backslash != 0:
		return unescapeBackslash(s)
	case s[0] == '&' && e&entity != 0:
		return unescapeEntity(s)
	case s[0] == '=' && e&quoted != 0:
		return unescapeQuoted(s)
	case s[0] >= utf8.RuneSelf && e&invisible != 0:
		if r, size := utf8.DecodeRuneInString(s); r != utf8.RuneError && tree.Control(r) {
			return "", size
		}
	}
	return "", 0
}

// torn decodes the escape that s begins with and that line breaks stand in the middle of,
// as quoted-printable and mails break what is escaped already.
func (e escapes) torn(s string) (plain string, size int) {
	const longest = 32
	near := s[:min(len(s), longest)]
	if strings.IndexByte(near, '\n') < 0 {
		return "", 0
	}
	var whole []byte
	var ends [longest]int // of its bytes, in s
	for at := 0; at < len(near); {
		if n := lineBreak(near[at:]); n > 0 && at > 0 {
			at += n
			continue
		}
		whole = append(whole, near[at])
		at++
		ends[len(whole)-1] = at
	}
	if plain, size = e.unescape(string(whole)); size == 0 || ends[size-1] == size {
		return "", 0
	}
	return plain, ends[size-1]
}

// lineBreak is the length of the line breaks that s begins with, the = of soft ones and
// the blanks of the next lines with them; 0 when it begins with none.
func lineBreak(s string) (length int) {
	for {
		rest := strings.TrimPrefix(strings.TrimLeft(s[length:], "="), "\r")
		if !strings.HasPrefix(rest, "\n") {
			return length
		}
		length = len(s) - len(strings.TrimLeft(rest, "\n \t\r>"))
	}
}

// tornRune reports whether b ends within a rune.
func tornRune(b []byte) bool {
	for n := 1; n < utf8.UTFMax && n <= len(b); n++ {
		if last := b[len(b)-n:]; utf8.RuneStart(last[0]) {
			return !utf8.FullRune(last)
		}
	}
	return false
}

// hexByte decodes two hex digits behind n bytes of introduction.
func hexByte(s string, n int) (string, int) {
	if len(s) < n+2 {
		return "", 0
	}
	var b [1]byte
	if _, err := hex.Decode(b[:], []byte(s[n:n+2])); err != nil {
		return "", 0
	}
	return string(b[:]), n + 2
}

func unescapeBackslash(s string) (string, int) {
	if len(s) < 2 {
		return "", 0
	}
	if i := strings.IndexByte(`"'\/bfnrt`, s[1]); i >= 0 {
		return "\"'\\/\b\f\n\r\t"[i : i+1], 2
	}
	switch s[1] {
	case 'x':
		return hexByte(s, 2)
	case 'u':
		r, ok := hexRune(s)
		if !ok {
			return "", 0
		}
		if low, ok := hexRune(s[6:]); ok && utf16.IsSurrogate(r) {
			if pair := utf16.DecodeRune(r, low); pair != utf8.RuneError {
				return string(pair), 12
			}
		}
		return string(r), 6
	}
	return "", 0
}

func hexRune(s string) (rune, bool) {
	var b [2]byte
	if len(s) < 6 || s[0] != '\\' || s[1] != 'u' {
		return 0, false
	}
	if _, err := hex.Decode(b[:], []byte(s[2:6])); err != nil {
		return 0, false
	}
	return rune(b[0])<<8 | rune(b[1]), true
}

func unescapeEntity(s string) (string, int) {
	const longest = 12
	end := strings.IndexByte(s[:min(len(s), longest)], ';')
	if end < 2 || strings.IndexByte(s[:end], '\n') >= 0 {
		return "", 0
	}
	plain := html.UnescapeString(s[:end+1])
	if plain == s[:end+1] {
		return "", 0
	}
	return plain, end + 1
}

// unescapeQuoted decodes the equals sign and what is not ASCII: the rest quoted-printable
// leaves as it is, and what looks like an escape of it is a value's.
func unescapeQuoted(s string) (string, int) {
	const equals = "=3D"
	if strings.HasPrefix(s, equals) {
		return "=", len(equals)
	}
	var letter [utf8.UTFMax]byte
	for size, at := 0, 0; size < len(letter); size++ {
		b, escaped := quotedByte(s[at:])
		if n := lineBreak(s[at:]); escaped == 0 && n > 0 && size > 0 {
			at += n
			b, escaped = quotedByte(s[at:])
		}
		if escaped == 0 {
			return "", 0
		}
		letter[size] = b
		at += escaped
		if read := letter[:size+1]; utf8.FullRune(read) {
			if size == 0 || !utf8.Valid(read) {
				return "", 0
			}
			return string(read), at
		}
	}
	return "", 0
}

// quotedByte decodes the escape of a byte that is not ASCII, broken by a line or not.
func quotedByte(s string) (b byte, size int) {
	if s == "" || s[0] != '=' {
		return 0, 0
	}
	at := 1
	var digits [2]byte
	for i := range digits {
		if at += lineBreak(s[at:]); at == len(s) {
			return 0, 0
		}
		digits[i] = s[at]
		at++
	}
	if _, err := hex.Decode(digits[:1], digits[:]); err != nil || digits[0] < utf8.RuneSelf {
		return 0, 0
	}
	return digits[0], at
}
