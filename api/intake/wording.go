package intake

import (
	"bytes"
	"fmt"
	"strconv"
	"unicode/utf8"

	"casebook/api/safe"
)

// label makes a file's name fit to stand in a line.
func label(name string) string {
	if name == "" {
		return "the input"
	}
	return safe.Neutralise(name, false)
}

// count says how many, as in "1 line was" and "3 lines were".
func count(n int, one, more string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + more
}

// quote quotes what an input says: ASCII, at most 40 runes.
func quote(s string) string {
	runes := 0
	for i := range s {
		if runes++; runes > 40 {
			return strconv.QuoteToASCII(s[:i]) + " and so on"
		}
	}
	return strconv.QuoteToASCII(s)
}

// ruler turns byte offsets into lines and columns. It counts on from a base, so
// that many places in one long line stay linear.
type ruler struct {
	text         []byte
	base         int
	line, column int // of the base, both from 1, columns in runes
}

func newRuler(text []byte) *ruler { return &ruler{text: text, line: 1, column: 1} }

// move moves the base forward to offset.
func (r *ruler) move(offset int) {
	r.line, r.column = r.measure(offset)
	r.base = offset
}

// place names the place at offset, which is not before the base.
func (r *ruler) place(offset int) string {
	line, column := r.measure(offset)
	return fmt.Sprintf("line %d, column %d", line, column)
}

func (r *ruler) measure(offset int) (line, column int) {
	between := r.text[r.base:offset]
	breaks := bytes.Count(between, []byte("\n"))
	if breaks == 0 {
		return r.line, r.column + utf8.RuneCount(between)
	}
	return r.line + breaks, 1 + utf8.RuneCount(between[bytes.LastIndexByte(between, '\n')+1:])
}
