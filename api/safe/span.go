package safe

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// span is a part of a text that must go, and what stands in its place.
type span struct {
	start, end int
	with       string
}

// merge sorts spans and joins those that overlap or touch: what stands in place of the
// joined part is what the one that begins first, or else is longest, says.
func merge(spans []span) []span {
	if len(spans) < 2 {
		return spans
	}
	slices.SortStableFunc(spans, func(a, b span) int {
		return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(b.end, a.end))
	})
	out := spans[:1]
	for _, s := range spans[1:] {
		last := &out[len(out)-1]
		if s.start <= last.end {
			last.end = max(last.end, s.end)
		} else {
			out = append(out, s)
		}
	}
	return out
}

// splice replaces merged spans in s.
func splice(s string, spans []span) string {
	if len(spans) == 0 {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	at := 0
	for _, sp := range spans {
		b.WriteString(s[at:sp.start])
		b.WriteString(sp.with)
		at = sp.end
	}
	b.WriteString(s[at:])
	return b.String()
}

// spans is a sorted list without overlaps.
type spans []span

// around returns whether one of them holds s whole.
func (all spans) around(s span) bool {
	i, _ := slices.BinarySearchFunc(all, s.start, func(k span, start int) int { return cmp.Compare(k.end, start+1) })
	return i < len(all) && all[i].start <= s.start && s.end <= all[i].end
}

// holds returns whether an offset lies in one of them.
func (all spans) holds(at int) bool { return all.around(span{start: at, end: at + 1}) }

// touches returns whether one of them shares a byte with [start, end).
func (all spans) touches(start, end int) bool {
	i, _ := slices.BinarySearchFunc(all, start, func(k span, start int) int { return cmp.Compare(k.end, start+1) })
	return i < len(all) && all[i].start < end
}

// without drops what lies inside one of keep.
func without(found []span, keep spans) []span {
	if len(keep) == 0 {
		return found
	}
	return slices.DeleteFunc(found, keep.around)
}

// region is a part of a text in which URL syntax holds.
type region struct {
	start, end int
	query      int // offset of the first byte behind ? or of a form's first byte
}

// encodeIn writes the replacements that fall into a region as the region needs
// them, so that a URL stays a URL and a form a form. Both lists are sorted.
func encodeIn(regions []region, spans []span) {
	for i := range spans {
		s := &spans[i]
		for len(regions) > 0 && regions[0].end < s.start {
			regions = regions[1:]
		}
		if len(regions) > 0 && regions[0].start <= s.start && s.end <= regions[0].end {
			s.with = urlEncoded(s.with, s.start >= regions[0].query)
		}
	}
}

// urlEncoded escapes what RFC 3986 does not allow in a query or a path; a space is
// + in a query, as forms have it, because that is easier to read.
func urlEncoded(s string, query bool) string {
	var b strings.Builder
	b.Grow(len(s) + 16)
	for i := range len(s) {
		switch c := s[i]; {
		case c == ' ' && query:
			b.WriteByte('+')
		case strings.IndexByte("%[]#+& ", c) >= 0:
			fmt.Fprintf(&b, "%%%02X", c)
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

// urlDecoded undoes the escaping of a part of a query or a path, and leaves what is
// no escape.
func urlDecoded(s string, query bool) string {
	if query {
		s = strings.ReplaceAll(s, "+", " ")
	}
	if plain := (&view{text: s}).decode(percent); plain != nil {
		return plain.text
	}
	return s
}
