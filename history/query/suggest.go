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
	near := systems.Nearest(word, known)
	if len(word) <= shortWord && shared(word, near) < len(word)-1 {
		return ""
	}
	return near
}

// shortWord is the length in bytes up to which two slips make another word, unless they
// are two letters that changed places.
const shortWord = 4

// shared counts the letters that two words have in common.
func shared(a, b string) (n int) {
	b = strings.ToLower(b)
	for _, c := range strings.ToLower(a) {
		if at := strings.IndexRune(b, c); at >= 0 {
			b = b[:at] + b[at+utf8.RuneLen(c):]
			n++
		}
	}
	return n
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
