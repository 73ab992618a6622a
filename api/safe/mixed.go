package safe

import "strings"

// isGroupedCode reports whether a value is a code of 4 to 8 digits, in groups of one length
// or not: 482913, 8841-2206, 48 29 13.
func isGroupedCode(core string) bool {
	const fewest, most = 4, 8
	digits, size := 0, 0
	for group := range strings.FieldsFuncSeq(core, func(r rune) bool { return r == '-' || r == ' ' }) {
		if spanOf(group, isDigit) < len(group) || size > 0 && len(group) != size {
			return false
		}
		size = len(group)
		digits += size
	}
	return digits >= fewest && digits <= most && isDigit(core[0]) && isDigit(core[len(core)-1])
}

// isMixedWord reports whether a value is one run of small and capital letters and digits
// as keys are, of which the digits are no number of something: SOAPcdataC3333.
func isMixedWord(core string) bool {
	const shortest, fewestDigits = 12, 3
	digits, upper, lower := 0, 0, 0
	for i := range len(core) {
		switch c := core[i]; {
		case isDigit(c):
			digits++
		case isUpper(c):
			upper++
		case isLetter(c):
			lower++
		case c != '-' && c != '_':
			return false
		}
	}
	return len(core) >= shortest && digits >= fewestDigits && upper > 0 && lower > 0 && !isTerm(core)
}

// isMixedKey reports whether a value is that, and its digits stand here and there, as in
// the name of no page and no member: Zx81kq92mmPL0a7. What stands in it in words, as in
// step1-Form2-Line3, names something.
func isMixedKey(core string) bool {
	const fewest = 4 // changes between letters and digits
	changes := 0
	for i := 1; i < len(core); i++ {
		if isDigit(core[i]) != isDigit(core[i-1]) {
			changes++
		}
	}
	return changes >= fewest && !strings.ContainsAny(core, "-_") && isMixedWord(core) && !isNumberedWords(core) || isLongRandom(core)
}

// isNumberedWords reports whether letters stand in a value as words do, of three letters
// and more with no capital but the first.
func isNumberedWords(core string) bool {
	const shortest = 3
	for word := range strings.FieldsFuncSeq(core, func(r rune) bool { return r < 0x80 && isDigit(byte(r)) }) {
		if len(word) < shortest || word[1:] != strings.ToLower(word[1:]) {
			return false
		}
	}
	return true
}
