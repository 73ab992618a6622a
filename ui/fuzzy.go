package ui

import (
	"unicode"
	"unicode/utf8"
)

// Points for a letter of a fuzzy match by where it was found.
const (
	pointsFound  = 1
	pointsNext   = 8
	pointsWord   = 6
	pointsStart  = 3
	pointsMissed = -1000
)

// Fuzzy says how well pattern's letters, blanks aside and case ignored, are found in text in their order: the higher
// the better, and where: the byte offsets of the letters. The score is negative when text does not hold them all.
func Fuzzy(pattern, text string) (score int, at []int) {
	best := pointsMissed
	for start := range text {
		// A match may begin at any place of the first letter; the best of them counts.
		points, places := fuzzyFrom(pattern, text, start)
		if points > best {
			best, at = points, places
		}
		if points < 0 {
			break
		}
	}
	if best < 0 && blank(pattern) {
		return 0, nil
	}
	return best, at
}

// blank says that a pattern asks for nothing.
func blank(pattern string) bool {
	for _, r := range pattern {
		if !unicode.IsSpace(r) {
			return false
		}
	}
	return true
}

// fuzzyFrom matches pattern greedily from an offset of text on.
func fuzzyFrom(pattern, text string, start int) (score int, at []int) {
	i, last := start, -2
	for _, want := range pattern {
		if unicode.IsSpace(want) {
			continue
		}
		found := false
		for i < len(text) && !found {
			r, size := utf8.DecodeRuneInString(text[i:])
			if found = unicode.ToLower(r) == unicode.ToLower(want); found {
				score += points(text, i, last)
				at = append(at, i)
				last = i + size
			}
			i += size
		}
		if !found {
			return pointsMissed, nil
		}
	}
	return score, at
}

// points rates one found letter: next to the one before it, at the start of a word, at the start of the text.
func points(text string, i, last int) int {
	score := pointsFound
	if i == last {
		score += pointsNext
	}
	before, _ := utf8.DecodeLastRuneInString(text[:i])
	if i == 0 {
		score += pointsStart
	}
	if i == 0 || !unicode.IsLetter(before) && !unicode.IsDigit(before) {
		score += pointsWord
	}
	return score
}
