package intake

import (
	"strings"
	"unicode"

	"casebook/api"
)

var (
	// pairHead is a name and the sign behind it, however both are quoted.
	pairHead = pattern("([A-Za-z][A-Za-z0-9_.-]{1,63})[\\\\^\"'`\\]]{0,6}[ \\t]{0,3}(?:=>|[:=])[ \\t]{0,3}[\\\\^\"'`({\\[]{0,6}(?:(?i:bearer|basic|token|apikey)[ \\t]+)?")
	// mention is a token of 16 characters or more, soon behind a telling name.
	mention = pattern("(?i)(?:api[ _-]?key|access[ _-]?key|token|secret|passw(?:or)?d|passphrase|authori[sz]ation|credentials?|proof|bearer)" +
		"[^\\n\"'{}`]{0,40}?[\"'`]?([A-Za-z0-9_+/=.~-]{16,})")
)

// What bounds the work on a hostile text: pairs that are taken, bytes of a value and
// of all together.
const (
	maxPairs = 1000
	maxValue = 16 << 10
	maxTaken = 2 << 20
)

// pairs takes what looks like name and value, when fits says so of the value.
// Whether the name tells of anything is for the rules to say.
func (a *aside) pairs(text string, fits func(value string) bool) {
	taken, size := 0, 0
	for _, m := range pairHead().FindAllStringSubmatchIndex(text, -1) {
		value := text[m[1]:min(m[1]+maxValue, len(text))]
		if end := strings.IndexAny(value, " \t\r\n\"'`\\^<>,;{}&?"); end >= 0 {
			value = value[:end]
		}
		if value = strings.TrimRight(value, ".)]"); value == "" || strings.HasPrefix(value, "//") || !fits(value) {
			continue
		}
		taken, size = taken+1, size+len(value)
		if taken > maxPairs || size > maxTaken {
			return
		}
		a.pair(text[m[2]:m[3]], value)
	}
}

// mentions takes what looks like a credential behind a word for one: "our API key
// is …".
func (a *aside) mentions(text string) {
	for _, m := range mention().FindAllStringSubmatch(text, maxPairs) {
		value := strings.TrimRight(strings.TrimLeft(m[1], "="), ".")
		if strings.Contains(value, "//") || !hasLetter(value) || !hasDigit(value) || a.holds(value) {
			continue
		}
		a.header(api.Header{Name: "Token", Value: value})
	}
}

// looksRandom parts a credential from prose behind "token: ".
func looksRandom(value string) bool {
	upper := strings.IndexFunc(value[1:], unicode.IsUpper) >= 0
	lower := strings.IndexFunc(value, unicode.IsLower) >= 0
	return len(value) >= 20 || len(value) >= 6 && hasDigit(value) || len(value) >= 12 && upper && lower
}

func hasDigit(s string) bool { return strings.ContainsAny(s, "0123456789") }

func hasLetter(s string) bool { return strings.IndexFunc(s, unicode.IsLetter) >= 0 }
