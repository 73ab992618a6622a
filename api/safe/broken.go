package safe

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// brokenFinder finds values that something put white space into: a mail that wraps its
// lines, base64 of 76 columns, the soft breaks of quoted-printable (RFC 2045 section
// 6.7), a key that was read out in groups.
type brokenFinder struct {
	filter  [1 << 10]uint64
	buckets map[uint16][]needle
}

// add takes in a needle, which is looked for without the white space in it. What is
// all letters and short may be words that stand side by side: where its letter case is
// mixed it is looked for over blanks in that case only, and where it is not only over
// soft breaks, which no sentence has.
func (f *brokenFinder) add(n needle) {
	n.text = strings.Map(func(r rune) rune {
		if r < utf8.RuneSelf && blankBytes[r] {
			return -1
		}
		return r
	}, n.text)
	if utf8.RuneCountInString(n.text) < minInside {
		return
	}
	if likeWords(n.text) {
		n.cased = true
		n.soft = strings.IndexFunc(n.text[1:], unicode.IsUpper) < 0 || strings.IndexFunc(n.text, unicode.IsLower) < 0
	}
	if f.buckets == nil {
		f.buckets = make(map[uint16][]needle)
	}
	h := hash3(uint32(n.text[0]|lower) | uint32(n.text[1]|lower)<<8 | uint32(n.text[2]|lower)<<16)
	f.filter[h>>6] |= 1 << (h & 63)
	f.buckets[h] = append(f.buckets[h], n)
}

// likeWords reports whether a value may be words of a sentence.
func likeWords(value string) bool {
	const long = 16
	return len(value) < long && !strings.ContainsAny(value, "0123456789_+/=") && spanOf(value, func(c byte) bool { return isLetter(c) || c >= utf8.RuneSelf || c == '-' }) == len(value)
}

var blankBytes = [256]bool{' ': true, '\t': true, '\n': true, '\r': true}

// in adds to found the values that stand in text with white space in them.
func (f *brokenFinder) in(text string, p *pass, found []span) []span {
	if len(f.buckets) == 0 || len(text) <= minInside || !hasBlank(text) {
		return found
	}
	const cheap = 64
	var three uint32
	var at [3]int // where its bytes stand
	for i, past := 0, 0; i < len(text); i++ {
		c := text[i]
		if blankBytes[c] || softBreak(text, i) {
			continue
		}
		three = three>>8 | uint32(c|lower)<<16
		at[0], at[1], at[2] = at[1], at[2], i
		h := hash3(three)
		if f.filter[h>>6]>>(h&63)&1 == 0 || at[0] < past {
			continue
		}
		m, read := f.at(text, at[0], h)
		if m.end > 0 {
			found = append(found, p.hit(m))
			past = m.end
		} else if read > cheap && !p.spend(read) {
			return found // values that begin like each other, again and again
		}
	}
	return found
}

// hasBlank reports whether there is anything in text that may break a value.
func hasBlank(text string) bool {
	return strings.IndexByte(text, ' ') >= 0 || strings.IndexByte(text, '\n') >= 0 || strings.IndexByte(text, '\r') >= 0 || strings.IndexByte(text, '+') >= 0 || strings.IndexByte(text, '\t') >= 0
}

// at compares the needles of one hash with what begins at i, and says how many bytes it
// read for that.
func (f *brokenFinder) at(text string, i int, h uint16) (best match, read int) {
	for _, n := range f.buckets[h] {
		end, to := n.broken(text, i, false)
		if end == 0 && to-i > 1 && strings.IndexAny(n.text, ">=") > 0 {
			end, to = n.broken(text, i, true)
		}
		if read += to - i; end > best.end {
			best = match{needle: n, start: i, end: end, broken: true}
		}
	}
	return best, read
}

// broken returns where the needle ends that begins at text[i] and has white space in
// it, 0 when it does not stand there or stands there whole; and how far it read. A >
// behind a line end and a = before one are its own, or when quoted those of the mail.
func (n needle) broken(text string, i int, quoted bool) (end, read int) {
	blanks, spaces, other := false, false, false
	for k := range len(n.text) {
		if k > 0 {
			gap := 0
			if i < len(text) && (text[i] != n.text[k] || quoted && softBreak(text, i)) {
				gap = gapAt(text, i, n.text[k], quoted)
			}
			if n.soft && gap > 0 && !softBreak(text, i) {
				return 0, i
			}
			if gap > 0 {
				blanks, spaces = true, spaces || !strings.ContainsAny(text[i:i+gap], "\r\n")
			}
			i += gap
		}
		if i >= len(text) {
			return 0, i
		}
		if a, b := text[i], n.text[k]; a != b {
			if !n.fold || a|lower != b|lower || !isLetter(a) {
				return 0, i
			}
			other = true
		}
		i++
	}
	if !blanks || n.cased && spaces && other {
		return 0, i
	}
	return i, i
}

// softBreak reports whether the = of a soft break stands at text[i], or the first of more
// where a break was broken.
func softBreak(text string, i int) bool {
	if text[i] != '=' {
		return false
	}
	const broken = 4 // breaks at most at one place
	rest := strings.TrimLeft(text[i:min(len(text), i+broken+1)], "=")
	return rest != "" && (rest[0] == '\n' || rest[0] == '\r')
}

// gapAt is the length of the white space at text[i], as it is or as a form has it, with the = of a soft break before
// it and the > of a quoted mail behind it.
func gapAt(text string, i int, next byte, quoted bool) int {
	const longest = 80
	start := i
	if softBreak(text, i) {
		i++
	}
	lines, marks := false, 0
	for i < len(text) && i-start < longest {
		switch c := text[i]; {
		case c == next && !(quoted && lines && c == '>' && marks == 0):
			return i - start
		case c == '\n' || c == '\r':
			lines = true
		case c == '>' && lines:
			marks++
		case blankBytes[c] || c == '+' || softBreak(text, i): // a + is a blank in a form
		default:
			return i - start
		}
		i++
	}
	return i - start
}
