package safe

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"casebook/api/tree"
)

// maxMarks is how many combining marks a base keeps. Scripts need up to three,
// an emoji one; piles of them paint over the lines above.
const maxMarks = 8

// Neutralise makes visible whatever would act on a terminal, reorder text or hide
// in it, by the class of the decoded rune and not by looking for sequences:
//
//	line feed, tab, carriage return  \n \t \r   (the first two stay in a block)
//	other C0, DEL, bytes not UTF-8   \xNN
//	what [tree.Control] names else   \u{NNNN}   C1, bidi, zero-width, tags, private use …
//	more than 8 marks on one base    \u{NNNN}
//
// Letters of every script and emoji stay; their joiners (U+200D, U+200C) are
// controls here. Doing it twice changes nothing, and clean text is returned as it
// is, without allocating.
func Neutralise(s string, block bool) string {
	n := neutraliser{block: block}
	first := n.next(s, 0)
	if first == len(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s) + len(s)/8 + 16)
	clean := 0
	for i := first; i < len(s); i = n.next(s, i) {
		b.WriteString(s[clean:i])
		r, size := utf8.DecodeRuneInString(s[i:])
		writeVisible(&b, r, s[i], size)
		i += size
		clean, n.marks = i, 0
	}
	b.WriteString(s[clean:])
	return b.String()
}

// neutraliser scans for what must be made visible.
type neutraliser struct {
	block bool
	marks int // combining marks since the last base
}

// next returns the offset of the first rune from i on that must be made visible,
// or len(s).
func (n *neutraliser) next(s string, i int) int {
	for i < len(s) {
		if c := s[i]; c < utf8.RuneSelf {
			if (c < ' ' && !(n.block && (c == '\n' || c == '\t'))) || c == 0x7f {
				return i
			}
			n.marks = 0
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && size == 1 || tree.Control(r) || n.pile(r) {
			return i
		}
		i += size
	}
	return i
}

// pile reports whether r is one combining mark too many.
func (n *neutraliser) pile(r rune) bool {
	if r < 0x300 || !unicode.Is(unicode.M, r) {
		n.marks = 0
		return false
	}
	n.marks++
	return n.marks > maxMarks
}

func writeVisible(b *strings.Builder, r rune, first byte, size int) {
	switch {
	case r == '\n':
		b.WriteString(`\n`)
	case r == '\t':
		b.WriteString(`\t`)
	case r == '\r':
		b.WriteString(`\r`)
	case size == 1:
		fmt.Fprintf(b, `\x%02x`, first)
	default:
		fmt.Fprintf(b, `\u{%04X}`, r)
	}
}
