package tree

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// SyntaxError says where a document stops being JSON, in plain words.
type SyntaxError struct {
	// Offset is the byte offset in the source, Line and Column count from 1,
	// Column in runes.
	Offset, Line, Column int
	// Text is our own words, one line; a key in it is quoted, ASCII and cut.
	Text string
}

// Error gives line, column and what is wrong.
func (e *SyntaxError) Error() string {
	return fmt.Sprintf("not JSON at line %d column %d: %s", e.Line, e.Column, e.Text)
}

// Note is something a reader should know about a document that did parse: a
// duplicate key, trailing data, a byte order mark, a byte that is not UTF-8, half
// a surrogate pair, a number that other readers round.
type Note struct {
	// Path is the dotted path that [Node.Lookup] takes. It holds the document's
	// own keys: neutralise before showing.
	Path   string
	Offset int
	// Text is our own words, one line; a key in it is quoted, ASCII and cut.
	Text string
}

// maxNotes keeps a hostile document from making more notes than nodes are worth.
const maxNotes = 100

// quoteCut quotes what the document says for use in our own words: ASCII only,
// at most 40 runes of it.
func quoteCut(s string) string {
	const most = 40
	if utf8.RuneCountInString(s) <= most {
		return strconv.QuoteToASCII(s)
	}
	end := 0
	for range most - 1 {
		_, size := utf8.DecodeRuneInString(s[end:])
		end += size
	}
	return strconv.QuoteToASCII(s[:end] + "…")
}

// position turns a byte offset into a line and a column, both from 1.
func position(src string, offset int) (line, column int) {
	before := src[:offset]
	line = 1 + strings.Count(before, "\n")
	return line, 1 + utf8.RuneCountInString(before[strings.LastIndexByte(before, '\n')+1:])
}
