package query

import (
	"strings"
	"unicode"

	"casebook/api/safe"
	"casebook/history"
)

const (
	nationalDigits      = 9  // of a number with its trunk prefix, at least
	internationalDigits = 11 // of one with its country code
	mostPieces          = 6  // words that one number is written in
	mostFirst           = 5  // digits of the first of them, where it begins with the trunk prefix
	leastTextNumber     = 7  // digits from which a number in text finds its other writings
)

// numberOf returns how many of the words make one telephone number, written with blanks,
// of which the first is text or the value of a user; 1 when they do not. It takes no
// more of them than a number needs: what comes behind may be a status.
func numberOf(text string, words []word) int {
	first := words[0]
	if first.field.name != history.AnyText && first.field.name != history.OfUser || first.unknown || !first.single() {
		return 1
	}
	head := first.values[0].Text
	digits, needed := digitsIn(head), nationalDigits
	switch {
	case strings.HasPrefix(head, "+"), strings.HasPrefix(history.Fold(head), "00"):
		needed = internationalDigits
	case !strings.HasPrefix(strings.TrimLeft(history.Fold(head), "("), "0") || digits > mostFirst:
		return 1
	}
	if digits < 1 || digits >= needed {
		return 1
	}
	for n, w := range words[1:min(len(words), mostPieces)] {
		if w.field.name != history.AnyText || w.not || w.unknown || !w.single() || strings.HasPrefix(w.values[0].Text, "+") {
			return 1
		}
		more := digitsIn(w.values[0].Text)
		if digits += more; more < 1 {
			return 1
		}
		if digits >= needed {
			if _, ok := safe.NumberPart(text[first.values[0].at.start:w.at.end]); !ok {
				return 1
			}
			return n + 2
		}
	}
	return 1
}

// single reports whether a word has one value, without quotes.
func (w word) single() bool { return len(w.values) == 1 && !w.values[0].Quoted && w.open == 0 }

// digitsIn counts the digits of a piece of a number; -1 when it is none.
func digitsIn(piece string) int {
	n := 0
	for i, r := range piece {
		switch {
		case unicode.IsDigit(r):
			n++
		case i == 0 && r == '+', strings.ContainsRune("-.()/", r):
		default:
			return -1
		}
	}
	return n
}

// number returns what a value is found by that may be a telephone number: itself, and
// the part that its other writings have, which is enough where the value has it in it.
func number(value string, least int) []string {
	written := history.Fold(value)
	part, ok := safe.NumberPart(value)
	switch {
	case !ok || digitsIn(strings.Map(unblank, value)) < least:
		return []string{written}
	case strings.Contains(written, part):
		return []string{part}
	}
	return []string{part, written}
}

// unblank takes the blanks out of a number.
func unblank(r rune) rune {
	if blank(r) {
		return -1
	}
	return r
}
