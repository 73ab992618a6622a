package ticket_test

import (
	"bytes"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// recoverer finds planted values in a text as somebody would who wants them: every
// layer of encoding undone, letter case, blanks and signs within set aside. It shares
// nothing with the code under test.
type recoverer struct {
	whole   map[string]string // squeezed → plant: personal values and short others
	parts   map[string]string // parts of secrets, of partLength bytes → plant
	codes   map[string]string // digits of short codes → plant: whole numbers only
	first   [1 << 10]uint64   // one bit for the first two bytes of any part
	found   map[string]string // plant → the way to it
	visited map[string]int    // reading → how many layers deep it was searched
	runs    map[run]string    // → what it decodes to
	squeeze []byte            // of the reading looked at
}

// partLength is how many characters of a secret give it away.
const partLength = 12

func newRecoverer(p plants) *recoverer {
	r := &recoverer{whole: map[string]string{}, parts: map[string]string{}, codes: map[string]string{}, found: map[string]string{}, visited: map[string]int{}, runs: map[run]string{}}
	for _, plant := range slices.Concat(p.Secret, p.OneTime, p.Proof) {
		s := squeeze(plant)
		switch {
		case strings.Trim(s, digits) == "" && len(s) <= 8:
			r.codes[s] = plant
		case len(s) < partLength:
			r.whole[s] = plant
		default:
			for i := range len(s) - partLength + 1 {
				part := s[i : i+partLength]
				r.parts[part] = plant
				two := uint(part[0])<<8 | uint(part[1])
				r.first[two/64] |= 1 << (two % 64)
			}
		}
	}
	for _, plant := range p.Personal {
		s := squeeze(plant)
		if strings.Trim(s, digits) == "" && len(s) >= 9 {
			s = s[len(s)-8:] // with fewer digits nobody can be called
		}
		r.whole[s] = plant
	}
	return r
}

// search looks for the plants in text and in what it decodes to, so many layers deep.
// One recoverer takes many texts: what it read before it does not read again.
func (r *recoverer) search(way, text string, layers int) {
	deep, seen := r.visited[text]
	if seen && deep >= layers || len(text) < 4 {
		return
	}
	r.visited[text] = layers
	if !seen {
		r.look(way, text)
	}
	if layers == 0 {
		return
	}
	for _, layer := range undoing {
		if plain := layer.undo(r, text); plain != "" && plain != text {
			r.search(way+" > "+layer.name, plain, layers-1)
		}
	}
}

func (r *recoverer) look(way, text string) {
	r.squeeze = squeezed(r.squeeze[:0], text)
	for part, plant := range r.whole {
		if bytes.Contains(r.squeeze, []byte(part)) {
			r.tell(plant, way)
		}
	}
	if len(r.parts) > 0 {
		r.lookForParts(way, r.squeeze)
	}
	if len(r.codes) > 0 {
		r.numbers(way, latin(text))
	}
}

// lookForParts looks for parts of secrets.
func (r *recoverer) lookForParts(way string, text []byte) {
	for i := range max(0, len(text)-partLength+1) {
		two := uint(text[i])<<8 | uint(text[i+1])
		if r.first[two/64]>>(two%64)&1 == 0 {
			continue
		}
		if plant, hit := r.parts[string(text[i:i+partLength])]; hit {
			r.tell(plant, way)
		}
	}
}

// numbers looks for short codes: whole numbers, with single blanks, or what URLs write for them, and
// dashes within.
func (r *recoverer) numbers(way, text string) {
	for i := 0; i < len(text); i++ {
		if !isDigit(text[i]) || i > 0 && isWord(text[i-1]) {
			continue
		}
		var number [9]byte
		n, end := 0, i
		for end < len(text) && n < len(number) {
			if c := text[end]; isDigit(c) {
				number[n] = c
				n++
			} else if (c != ' ' && c != '-' && c != '+') || end+1 == len(text) || !isDigit(text[end+1]) {
				break
			}
			end++
		}
		if plant, hit := r.codes[string(number[:n])]; hit && (end == len(text) || !isWord(text[end])) {
			r.tell(plant, way)
		}
	}
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }
func isWord(c byte) bool  { return isDigit(c) || 'a' <= c|0x20 && c|0x20 <= 'z' }

func (r *recoverer) tell(plant, way string) {
	if old, known := r.found[plant]; !known || len(way) < len(old) {
		r.found[plant] = way
	}
}

// setAside are signs that people put within numbers, mailers within words, and URLs for
// blanks.
const setAside = " \t\r\n-.()/+="

// squeezedByte is a letter or sign in small, or 0 for one that is set aside.
var squeezedByte = func() (to [utf8.RuneSelf]byte) {
	for c := range to {
		if strings.IndexByte(setAside, byte(c)) < 0 {
			to[c] = strings.ToLower(string(rune(c)))[0]
		}
	}
	return to
}()

func squeeze(s string) string { return string(squeezed(nil, s)) }

// squeezed sets letter case aside, and what people put between letters and digits.
func squeezed(b []byte, s string) []byte {
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf {
			i++
			if c = squeezedByte[c]; c != 0 {
				b = append(b, c)
			}
			continue
		}
		letter, size := utf8.DecodeRuneInString(s[i:])
		i += size
		if !unicode.IsSpace(letter) && !unicode.In(letter, unicode.Cf, unicode.Pd, unicode.Mn) {
			b = utf8.AppendRune(b, unicode.ToLower(asLatin(letter)))
		}
	}
	return b
}

// latin writes all decimal digits as 0 to 9.
func latin(s string) string {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return strings.Map(asLatin, s)
		}
	}
	return s
}

func asLatin(c rune) rune {
	if c < '٠' || !unicode.Is(unicode.Nd, c) { // no digit is below but our own
		return c
	}
	zero := c
	for unicode.Is(unicode.Nd, zero-1) && c-zero < 9 {
		zero--
	}
	return '0' + c - zero
}
