package history

import "strings"

// leastDigits is how many digits a number has at least that is found by them alone.
const leastDigits = 4

// searchedUser is what searches look at of a user: the text, folded, and behind it the digits
// of a number that is written in groups, so that it is found however it is grouped.
func searchedUser(user string) string {
	folded := Fold(user)
	if digits := ungrouped(folded); digits != "" {
		return folded + " " + digits
	}
	return folded
}

// userOf returns what searchedUser was made of.
func userOf(searched string) string {
	if at := strings.LastIndexByte(searched, ' '); at > 0 && searchedUser(searched[:at]) == searched {
		return searched[:at]
	}
	return searched
}

// ungrouped returns the digits of a number that is written in groups, with its +; empty for
// what is none.
func ungrouped(text string) string {
	grouped, digits := false, 0
	for i := range len(text) {
		switch c := text[i]; {
		case '0' <= c && c <= '9':
			digits++
		case c == '+' && digits == 0:
		case strings.IndexByte(groupMarks, c) >= 0:
			grouped = true
		default:
			return ""
		}
	}
	if !grouped || digits < leastDigits {
		return ""
	}
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(groupMarks, r) {
			return -1
		}
		return r
	}, text)
}

const groupMarks = " -.()/"
