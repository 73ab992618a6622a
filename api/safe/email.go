package safe

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// emailsIn calls f for everything in text that has the form of an e-mail address.
func emailsIn(text string, f func(start, end int)) {
	for i := 0; ; {
		at := strings.IndexByte(text[i:], '@')
		if at < 0 {
			return
		}
		at += i
		start := at
		for start > i {
			r, size := utf8.DecodeLastRuneInString(text[i:start])
			if !isLocalRune(r) {
				break
			}
			start -= size
		}
		if start >= 1 && text[start-1] == '%' && at-start >= 2 && isHex(text[start:start+2]) {
			start += 2 // of an escape
		}
		if start >= 1 && text[start-1] == '\\' && at-start > 5 && text[start] == 'u' && isHex(text[start+1:start+5]) {
			start += 5
		}
		if start >= 1 && text[start-1] == '\\' && at-start == 1 && strings.IndexByte("nrtbf", text[start]) >= 0 {
			start = at // a line broke there
		}
		start += len(text[start:at]) - len(strings.TrimLeft(text[start:at], "*_~#!.")) // Markdown's
		i = at + 1
		if end := emailEnd(text, start); end > 0 {
			f(start, end)
			i = end
		}
	}
}

// emailEnd returns where the address that begins at start ends, 0 when there is
// none: a local part, @, and a domain of at least two labels, the last of letters.
func emailEnd(text string, start int) int {
	at := strings.IndexFunc(text[start:], func(r rune) bool { return !isLocalRune(r) })
	if at < 1 || text[start+at] != '@' {
		return 0
	}
	domain := text[start+at+1:]
	if end := strings.IndexFunc(domain, func(r rune) bool { return r != '.' && r != '-' && !unicode.IsLetter(r) && !unicode.IsDigit(r) }); end >= 0 {
		domain = domain[:end]
	}
	domain = strings.TrimRight(domain, ".-")
	dot := strings.LastIndexByte(domain, '.')
	top := domain[dot+1:]
	if dot < 1 || utf8.RuneCountInString(top) < 2 || strings.ContainsFunc(top, func(r rune) bool { return !unicode.IsLetter(r) }) {
		return 0
	}
	return start + at + 1 + len(domain)
}

// isLocalRune: what stands before the @, unquoted; RFC 5321 and RFC 6531.
func isLocalRune(r rune) bool {
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("!#$*+-._~", r))
}
