package ui

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// summaryRunes is the longest value that is shown and edited as text, in runes.
const summaryRunes = 200

// long says that a value is summed up instead of shown.
func long(value string) bool {
	return len(value) > summaryRunes && utf8.RuneCountInString(value) > summaryRunes
}

// Summary stands for a value too long to show: its size in bytes, and what it looks like: "[2 048 bytes, base64]".
func Summary(value string) string {
	return "[" + Grouped(len(value)) + " bytes, " + looksLike(value) + "]"
}

// Counted says how many there are of a noun that takes an s: "1 case", "2 048 cases".
func Counted(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return Grouped(n) + " " + noun + "s"
}

// Grouped writes a number with blanks between its thousands: "2 048".
func Grouped(n int) string {
	digits := strconv.Itoa(n)
	sign := ""
	if n < 0 {
		sign, digits = "-", digits[1:]
	}
	for at := len(digits) - 3; at > 0; at -= 3 {
		digits = digits[:at] + " " + digits[at:]
	}
	return sign + digits
}

// encodedMin is how many bytes a value of letters and digits has that is taken for base64 and not for a word.
const encodedMin = 16

// looksLike names the notation of a long value, by its first and last characters and its alphabet.
func looksLike(value string) string {
	switch {
	case !utf8.ValidString(value):
		return "not UTF-8"
	case strings.HasPrefix(value, "{") && strings.HasSuffix(value, "}"),
		strings.HasPrefix(value, "[") && strings.HasSuffix(value, "]"):
		return "JSON"
	case strings.HasPrefix(value, "eyJ") && strings.Count(value, ".") == 2:
		return "JWT"
	case strings.Trim(value, "0123456789") == "":
		return "digits"
	case strings.Trim(value, "0123456789abcdefABCDEF") == "":
		return "hex"
	case len(value) < encodedMin:
		return "text"
	case only(strings.TrimRight(value, "="), "+/"):
		return "base64"
	case only(strings.TrimRight(value, "="), "-_"):
		return "base64url"
	default:
		return "text"
	}
}

// only says that value holds nothing but ASCII letters, digits and extra characters.
func only(value, extra string) bool {
	for i := range len(value) {
		c := value[i]
		switch {
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c >= '0' && c <= '9':
		case strings.IndexByte(extra, c) >= 0:
		default:
			return false
		}
	}
	return true
}
