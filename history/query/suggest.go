package query

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"casebook/api/systems"
)

// mostQuoted is how much of a word an error quotes, in characters.
const mostQuoted = 40

// clipped quotes a word, or its beginning.
func clipped(word string) string {
	if utf8.RuneCountInString(word) <= mostQuoted {
		return strconv.Quote(word)
	}
	return strconv.Quote(string([]rune(word)[:mostQuoted]) + "…")
}

// mostSlips is the length in bytes from which nobody looks for what a word was meant to
// be.
const mostSlips = 64

// nearest returns the known word that a word is a slip of the fingers away from; empty:
// none is.
func nearest(word string, known []string) string {
	if len(word) > mostSlips {
		return ""
	}
	return systems.Nearest(word, known)
}

// didYouMean ends the sentence that says that a word is not known.
func didYouMean(word string, known []string) string {
	switch near := nearest(word, known); {
	case near != "":
		return fmt.Sprintf("; did you mean %q?", near)
	case len(known) == 0:
		return ""
	}
	return "; known are " + listed(known, mostListed)
}

// listed lists words, so many of them at most.
func listed(words []string, most int) string {
	if len(words) <= most {
		return strings.Join(words, ", ")
	}
	return strings.Join(words[:most], ", ") + " …"
}
