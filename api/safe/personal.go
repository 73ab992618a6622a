package safe

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// personal is one personal value of a case, in all its writings.
type personal struct {
	name  string // "phone-1"
	kind  string
	shape string // of the first writing that was met
	core  string // as it is compared: without blanks and quotes, ASCII in lower case
	exact string // the same in its own letters
	phone phone  // when kind is phone and the value can be read as one
	count int    // times it was replaced
}

// shortest lengths in runes or digits to be looked for outside a named place.
const (
	minName  = 3
	minPhone = 7
)

// personalKind tells what a value is whose name only says that it is personal, or
// that it is a user: a phone number or an e-mail address speaks for itself.
func personalKind(kind, value string) string {
	core, _ := unquoted(value)
	switch _, number := readPhone(core); {
	case kind == "name":
	case emailEnd(core, 0) == len(core) && core != "":
		return "email"
	case number && kind != "phone" && (kind == "user" || kind == "value") && len(core) >= minPhone:
		return "phone"
	}
	return kind
}

func newPersonal(name, kind, value string) *personal {
	core, _ := unquoted(value)
	p := &personal{name: name, kind: kind, core: lowerASCII(core), exact: core}
	if kind == "phone" {
		if number, ok := readPhone(core); ok && len(number.core) >= minPhone-1 {
			p.phone = number
		}
	}
	p.shape = p.shapeOf(value, false)
	return p
}

// index is what values are looked up by: all writings of one have the same.
func (p *personal) index() string {
	if p.phone.core != "" {
		return numberIndex(p.phone.core)
	}
	return p.kind + " " + p.core
}

// numberIndex takes the digits that no way of writing changes.
func numberIndex(digits string) string {
	return "phone " + digits[max(0, len(digits)-minPhone+1):]
}

// is reports whether p and q are writings of one value.
func (p *personal) is(q *personal) bool {
	if p.kind != q.kind {
		return false
	}
	if p.phone.core != "" && q.phone.core != "" {
		return p.phone.same(q.phone)
	}
	return p.core == q.core
}

// shapeOf describes one writing of the value.
func (p *personal) shapeOf(written string, number bool) string {
	s := ""
	if p.phone.core != "" {
		s = p.phone.shape(written)
	} else {
		s = shape(Personal, written, false)
	}
	if _, quoted := unquoted(written); quoted && p.phone.core != "" {
		s += ", in quotes"
	}
	if number {
		s += ", " + asNumber
	}
	return s
}

// needles lists what to look for: exactly, and in lower case.
func (p *personal) needles(value int) (exact, folded []needle) {
	if p.phone.core != "" {
		return encodedDigits(p.phone.core, value), nil
	}
	switch length := utf8.RuneCountInString(p.core); {
	case length < minName, isMessage(p.core), isLiteral(p.core):
		return nil, nil
	case length < minInside:
		folded = append(folded, needle{text: p.core, value: value, word: true})
	default:
		exact, folded = spellings(p.exact, value), append(folded, needle{text: p.core, value: value})
	}
	if p.kind != "name" {
		return exact, folded
	}
	for part := range strings.FieldsSeq(p.core) { // of a full name
		if utf8.RuneCountInString(part) > minName && part != p.core {
			folded = append(folded, needle{text: part, value: value, word: true})
		}
	}
	return exact, folded
}

// lowerASCII leaves every byte where it is, which strings.ToLower does not.
func lowerASCII(s string) string {
	for i := range len(s) {
		if 'A' <= s[i] && s[i] <= 'Z' {
			b := []byte(s)
			for ; i < len(b); i++ {
				if 'A' <= b[i] && b[i] <= 'Z' {
					b[i] |= 0x20
				}
			}
			return string(b)
		}
	}
	return s
}

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
