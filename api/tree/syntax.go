package tree

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// SyntaxError says where a document stops being JSON, in plain words.
type SyntaxError struct {
	// Offset is the byte offset in the source, Line and Column count from 1,
	// Column in runes.
	Offset, Line, Column int
	// Text is our own words, one line; a key in it is quoted and ASCII, and left out
	// unless it is a name.
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
	// Text is our own words, one line; a key in it is quoted and ASCII, and left out
	// unless it is a name.
	Text string
}

// maxNotes keeps a hostile document from making more notes than nodes are worth.
const maxNotes = 100

// quoteKey quotes a key for use in our own words, ASCII only. One that is no name is not
// repeated: in a broken document it may be a value that lost its place, a number to call
// or a code.
func quoteKey(key string) string {
	if !isName(key) {
		return `"..."`
	}
	return strconv.QuoteToASCII(key)
}

// isName reports whether a key is at most 40 letters, digits and what joins them, begins
// with no digit and has no five digits in a row.
func isName(key string) bool {
	const most, number = 40, 5
	digits := 0
	for i, r := range key {
		switch {
		case unicode.IsDigit(r):
			digits++
		case unicode.IsLetter(r) || r == '_' || r == '$' || i > 0 && (r == '-' || r == '.'):
			digits = 0
		default:
			return false
		}
		if digits == number || i == 0 && digits > 0 {
			return false
		}
	}
	return key != "" && utf8.RuneCountInString(key) <= most
}

// position turns a byte offset into a line and a column, both from 1.
func position(src string, offset int) (line, column int) {
	before := src[:offset]
	line = 1 + strings.Count(before, "\n")
	return line, 1 + utf8.RuneCountInString(before[strings.LastIndexByte(before, '\n')+1:])
}
