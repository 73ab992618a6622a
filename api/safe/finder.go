package safe

import (
	"unicode"
	"unicode/utf8"
)

// finder finds many needles in one pass over a text: a bit for each hash of three
// bytes, letter case aside, says whether any needle begins like that.
type finder struct {
	filter  [1 << 10]uint64
	buckets map[uint16][]needle
}

// match is where a needle stands in a text, or the beginning of one.
type match struct {
	needle
	start, end int
	broken     bool // with white space in it
	sign       int  // the sign of a credential that begins there, too; 0 without
}

// whole reports whether all of a needle stands there.
func (m match) whole() bool { return m.end > m.start && (m.broken || m.end-m.start == len(m.text)) }

// shortestNeedle is what the hash looks at, in bytes.
const shortestNeedle = 3

func newFinder(needles []needle) *finder {
	f := &finder{buckets: make(map[uint16][]needle, len(needles))}
	for _, n := range needles {
		f.add(n)
	}
	return f
}

// add takes in one more needle.
func (f *finder) add(n needle) {
	if len(n.text) < shortestNeedle {
		return
	}
	h := hash3(uint32(n.text[0]|lower) | uint32(n.text[1]|lower)<<8 | uint32(n.text[2]|lower)<<16)
	f.filter[h>>6] |= 1 << (h & 63)
	f.buckets[h] = append(f.buckets[h], n)
}

// lower makes an ASCII letter small. It also makes some other bytes alike, which
// only costs a hash a comparison.
const lower = 0x20

func hash3(three uint32) uint16 { return uint16(three * 0x9e3779b1 >> 16) }

// next returns what reaches furthest at the first offset from i on where a needle
// is; ok is false when there is none. Beginnings of needles count from parts on.
func (f *finder) next(text string, i, parts int) (found match, ok bool) {
	if len(text)-i < shortestNeedle || len(f.buckets) == 0 {
		return match{}, false
	}
	three := uint32(text[i]|lower)<<8 | uint32(text[i+1]|lower)<<16
	for i += 2; i < len(text); i++ {
		three = three>>8 | uint32(text[i]|lower)<<16
		h := hash3(three)
		if f.filter[h>>6]>>(h&63)&1 == 0 {
			continue
		}
		if found, ok := f.at(text, i-2, h, i-2 >= parts); ok {
			return found, true
		}
	}
	return match{}, false
}

// at compares the needles of one hash. Of those that reach equally far a whole one is
// better than a beginning, and one in its own letter case better than one in another.
func (f *finder) at(text string, i int, h uint16, parts bool) (best match, ok bool) {
	best = match{start: i, end: i}
	rank := 0
	for _, n := range f.buckets[h] {
		size := n.in(text[i:], parts)
		switch {
		case size == 0 || n.word && !standsAlone(text, i, i+size):
			continue
		case n.value < 0:
			best.sign = n.value
			continue
		}
		if r := n.rank(text[i : i+size]); i+size > best.end || i+size == best.end && r > rank {
			best.needle, best.end, rank = n, i+size, r
		}
	}
	return best, best.end > i || best.sign != 0
}

// standsAlone reports whether text[start:end] is a whole token: not part of a
// word, a longer number, a date, a time or a decimal. A short code must be cut where
// it is echoed, and must not eat what only looks like it.
func standsAlone(text string, start, end int) bool {
	before, size := utf8.DecodeLastRuneInString(text[:start])
	after, size2 := utf8.DecodeRuneInString(text[end:])
	if isWordRune(before) || isWordRune(after) {
		return false
	}
	long := end-start > 4
	beyondBefore, beyondAfter := lastRune(text[:start-size]), firstRune(text[end+size2:])
	if before == '-' && after == '-' && isWordRune(beyondBefore) && isWordRune(beyondAfter) {
		return false // the middle of an id
	}
	return !joins(before, long, beyondBefore) && !joins(after, long, beyondAfter)
}

func lastRune(s string) rune  { r, _ := utf8.DecodeLastRuneInString(s); return r }
func firstRune(s string) rune { r, _ := utf8.DecodeRuneInString(s); return r }

func isWordRune(r rune) bool {
	return r != utf8.RuneError && (r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r))
}

// joins reports whether sep, with beyond on its other side, ties a token to a
// longer number. A slash ties only what is short enough for a year in a date:
// behind a slash stands the code of a magic link, too.
func joins(sep rune, long bool, beyond rune) bool {
	if !unicode.IsDigit(beyond) {
		return false
	}
	switch sep {
	case '-', '.', ':', '+':
		return true
	case '/':
		return !long
	}
	return false
}
