package column

import (
	"bytes"
	"math/bits"
)

// Set is some of the rows of a part, a bit each.
type Set []uint64

// All returns all rows of c. dst is used again if it is large enough.
func (c *Columns) All(dst Set) Set {
	dst = c.None(dst)
	for i := range dst {
		dst[i] = ^uint64(0)
	}
	if over := c.Len() % 64; over != 0 {
		dst[len(dst)-1] = 1<<over - 1
	}
	return dst
}

// None returns no rows. dst is used again if it is large enough.
func (c *Columns) None(dst Set) Set {
	words := (c.Len() + 63) / 64
	if cap(dst) < words {
		dst = make(Set, words)
	}
	dst = dst[:words]
	clear(dst)
	return dst
}

// Add adds a row.
func (s Set) Add(i int) { s[i/64] |= 1 << (i % 64) }

// Has reports whether a row is in s.
func (s Set) Has(i int) bool { return s[i/64]&(1<<(i%64)) != 0 }

// Keep takes out of s what is not in other, or with not what is.
func (s Set) Keep(other Set, not bool) {
	for i := range s {
		if not {
			s[i] &^= other[i]
		} else {
			s[i] &= other[i]
		}
	}
}

// Join adds what is in other.
func (s Set) Join(other Set) {
	for i := range s {
		s[i] |= other[i]
	}
}

// Count returns how many rows are in s.
func (s Set) Count() (n int) {
	for _, word := range s {
		n += bits.OnesCount64(word)
	}
	return n
}

// Below returns the greatest row in s that is less than i; -1 when there is none.
func (s Set) Below(i int) int {
	for word := (i - 1) / 64; i > 0 && word >= 0; word-- {
		kept := s[word]
		if over := i - word*64; over < 64 {
			kept &= 1<<over - 1
		}
		if kept != 0 {
			return word*64 + 63 - bits.LeadingZeros64(kept)
		}
	}
	return -1
}

// Where adds to dst the rows one of whose attributes fits.
func (c *Columns) Where(dst Set, a Attr, fits func(string) bool) {
	column := &c.attrs[a]
	var few [wide]bool
	hits, found := few[:], 0
	if len(column.values) > wide {
		hits = make([]bool, len(column.values))
	}
	for i, value := range column.values {
		if hits[i] = fits(value); hits[i] {
			found++
		}
	}
	switch {
	case found == 0:
	case found == len(column.values):
		copy(dst, c.All(nil))
	case len(column.values) > wide:
		for i := range c.n {
			if ref := column.ref(i); ref < len(hits) && hits[ref] {
				dst.Add(i)
			}
		}
	default:
		for i, ref := range column.refs {
			if hits[ref] {
				dst.Add(i)
			}
		}
	}
}

// Tally counts the rows of s by the values of an attribute.
func (c *Columns) Tally(s Set, a Attr, count func(value string, n int)) {
	column := &c.attrs[a]
	var few [wide]int
	counts := few[:]
	if len(column.values) > wide {
		counts = make([]int, len(column.values))
	}
	for word, left := range s {
		for ; left != 0; left &= left - 1 {
			if ref := column.ref(word*64 + bits.TrailingZeros64(left)); ref < len(counts) {
				counts[ref]++
			}
		}
	}
	for ref, value := range column.values {
		if counts[ref] > 0 {
			count(value, counts[ref])
		}
	}
}

// Between adds the rows that were recorded at from or later and before to, ns since 1970.
func (c *Columns) Between(dst Set, from, to int64) {
	first := int64(order.Uint64(c.head[SpanBytes:]))
	last := int64(order.Uint64(c.head[SpanBytes+8:]))
	switch {
	case last < from || first >= to:
	case first >= from && last < to:
		copy(dst, c.All(nil))
	default:
		for i := range c.n {
			if at := c.Recorded(i); at >= from && at < to {
				dst.Add(i)
			}
		}
	}
}

// Text adds the rows whose user or, unless onlyUser, one of whose ids holds part, which
// is not empty and holds no Part and no line break.
func (c *Columns) Text(dst Set, part []byte, onlyUser bool) {
	ends, text := c.text()
	end := func(row int) int { return int(order.Uint32(ends[4*row:])) }
	row, from := 0, 0
	for pos := 0; pos < len(text); {
		hit := bytes.Index(text[pos:], part)
		if hit < 0 {
			return
		}
		hit += pos
		for ; row < c.n && end(row) <= hit; row++ {
			from = end(row)
		}
		if row == c.n || from > hit || end(row) > len(text) {
			return
		}
		if !onlyUser || bytes.IndexByte(text[from:hit], Part[0]) < 0 {
			dst.Add(row)
		}
		pos = end(row)
	}
}
