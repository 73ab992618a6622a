package safe

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// shapeOf describes one writing of the value without telling it.
func (p *personal) shapeOf(written string, number bool) string {
	core, quoted := unquoted(written)
	var s string
	if p.phone.core != "" && p.kind != cutKind {
		s = p.phone.shape(written) // names the blanks itself
	} else {
		s = strings.Join(append([]string{personalShape(p.kind, core, written)}, edges(written)...), ", ")
	}
	if quoted {
		s += ", in quotes"
	}
	if number {
		s += ", " + asNumber
	}
	return s
}

// personalShape keeps of a value what support asks for and what is thousands of
// people's: how it is written, and never how it begins.
func personalShape(kind, core, written string) string {
	length := counted(utf8.RuneCountInString(written), "char")
	switch kind {
	case "email":
		return emailShape(core, length)
	case "ip":
		if s, ok := ipShape(core); ok {
			return s
		}
	case "birth-date":
		if s, ok := dateShape(core); ok {
			return s
		}
	case "iban":
		return ibanShape(core)
	case "document":
		return length + documentShape(core)
	case "name":
		return nameShape(core)
	}
	return length
}

// emailShape names the provider when it is one that millions use, and what keeps an
// address from being one.
func emailShape(core, length string) string {
	_, domain, ok := strings.Cut(core, "@")
	switch {
	case !ok:
		return length + ", no @"
	case isProvider(lowerASCII(domain)):
		return length + ", " + lowerASCII(domain)
	case emailEnd(core, 0) != len(core):
		return length + ", not an address"
	}
	return length
}

// isProvider tells domains that say nothing of who has an address there.
func isProvider(domain string) bool {
	switch domain {
	case "gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "live.com", "msn.com", "yahoo.com", "icloud.com", "me.com", "aol.com", "gmx.de", "gmx.net", "web.de", "t-online.de", "mail.ru", "yandex.ru",
		"proton.me", "protonmail.com", "qq.com", "163.com", "orange.fr", "free.fr", "libero.it":
		return true
	}
	return false
}

func documentShape(core string) string {
	digits, letters, other := false, false, false
	for _, r := range core {
		switch _, digit := digitOf(r); {
		case digit:
			digits = true
		case unicode.IsLetter(r):
			letters = true
		default:
			other = true
		}
	}
	s := ""
	switch {
	case digits && letters:
		s = ", letters and digits"
	case digits:
		s = ", digits"
	case letters:
		s = ", letters"
	}
	if other {
		s += ", with separators"
	}
	return s
}

// nameShape counts words and names the scripts: what a field takes or refuses.
func nameShape(core string) string {
	parts := []string{counted(len(strings.Fields(core)), "word")}
	for _, script := range [...]struct {
		name  string
		table *unicode.RangeTable
	}{{"Latin", unicode.Latin}, {"Arabic", unicode.Arabic}, {"Cyrillic", unicode.Cyrillic}, {"Greek", unicode.Greek}, {"Hebrew", unicode.Hebrew}, {"Han", unicode.Han}, {"Devanagari", unicode.Devanagari}} {
		if strings.ContainsFunc(core, func(r rune) bool { return unicode.Is(script.table, r) }) {
			parts = append(parts, script.name)
		}
	}
	if strings.ContainsFunc(core, func(r rune) bool { _, digit := digitOf(r); return digit }) {
		parts = append(parts, "with digits")
	}
	return strings.Join(parts, ", ")
}
