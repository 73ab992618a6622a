package safe

import (
	"net/netip"
	"strings"
	"unicode"
	"unicode/utf8"
)

// personal is one personal value of a case, in all its writings; or one that the
// engineer wants cut as well.
type personal struct {
	name   string // "phone-1"
	kind   string
	shape  string // of the first writing that was met
	core   string // as it is compared: without blanks and quotes, ASCII in lower case
	exact  string // the same in its own letters
	phone  phone  // when kind is phone and the value can be read as one
	digits string // of a document's number that is all digits
	held   bool   // it is among what the engineer wants cut: no revealing
	spared bool   // it stands where only strong values are cut, see [isReference]
	count  int    // times it was replaced
	places spots
}

// cutKind is the kind of what [Sharer.CutAlso] cuts.
const cutKind = "cut"

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
	case kind == "name", kind == cutKind:
	case emailEnd(core, 0) == len(core) && core != "":
		return "email"
	case number && kind != "phone" && (kind == "user" || kind == "value") && len(core) >= minPhone:
		return "phone"
	}
	return kind
}

func newPersonal(name, kind, value string) *personal {
	core, _ := unquoted(value)
	core = visible(core)
	if kind == "phone" {
		core = spreadsheetNumber(core)
	}
	p := &personal{name: name, kind: kind, core: lowerASCII(core), exact: core}
	switch {
	case kind == "iban":
		p.core = lowerASCII(compact(core))
	case kind == "ip":
		if address, err := netip.ParseAddr(strings.Trim(core, "[]")); err == nil {
			p.core = address.Unmap().String()
		}
	case kind == "phone", kind == cutKind && isDialled(core):
		if number, ok := readPhone(core); ok && len(number.core) >= minPhone-1 {
			p.phone = number
		}
	case kind == "document" || kind == cutKind:
		if digits, _, ok := dialled(core); ok && len(digits) >= minPhone && len(digits) == len(compact(core)) {
			p.digits = digits
		}
	}
	return p
}

// isDialled reports whether a value can be nothing but a number to call.
func isDialled(core string) bool {
	digits, international, ok := dialled(core)
	return ok && len(digits) >= 9 && (international || strings.HasPrefix(digits, "0"))
}

// compact leaves out the spaces and dashes that people put into numbers.
func compact(s string) string {
	return strings.Map(func(r rune) rune {
		if r == ' ' || r == '-' || r == '.' || r == '\u00a0' {
			return -1
		}
		return r
	}, s)
}

// index is what values are looked up by: all writings of one have the same.
func (p *personal) index() string {
	switch {
	case p.phone.core != "":
		return numberIndex(p.phone.core)
	case p.digits != "":
		return numberIndex(p.digits)
	}
	return p.kind + " " + p.core
}

// numberIndex takes the digits that no way of writing changes.
func numberIndex(digits string) string {
	return "phone " + lastDigits(digits)
}

func lastDigits(digits string) string { return digits[max(0, len(digits)-minPhone+1):] }

// is reports whether p and q are writings of one value.
func (p *personal) is(q *personal) bool {
	if p.kind != q.kind {
		return false
	}
	switch {
	case p.phone.core != "" && q.phone.core != "":
		return p.phone.same(q.phone)
	case p.digits != "" && q.digits != "":
		return p.digits == q.digits
	}
	return p.core == q.core
}

// writes reports whether digits, found in a text, are a writing of p, and the country
// code they show.
func (p *personal) writes(digits string) (code string, ok bool) {
	if p.digits != "" {
		return "", p.digits == digits
	}
	if p.phone.core == "" {
		return "", false
	}
	return p.phone.writes(digits)
}

// strong reports whether a value cannot be anything else by chance, so that it is cut
// even where what a desk needs stands: a number of nine digits, an address.
func (p *personal) strong() bool {
	switch {
	case p.kind == "email", p.kind == "iban", p.kind == cutKind:
		return true
	case p.phone.core != "":
		return len(p.phone.core) >= 9
	}
	return utf8.RuneCountInString(p.core) >= 12 && p.kind != "name"
}

// plausible reports whether a value can be of a kind that its name only hints at: by
// its end, or by the name of what holds it.
func plausible(kind, core string) bool {
	digits := 0
	letters := false
	for _, r := range core {
		if _, ok := digitOf(r); ok {
			digits++
		}
		letters = letters || unicode.IsLetter(r)
	}
	switch kind {
	case "phone":
		return digits >= 5
	case "email":
		return strings.Contains(core, "@")
	case "birth-date", "document":
		return digits > 1
	case "ip":
		return digits > 0 && strings.ContainsAny(core, ".:")
	case "name", "city":
		return letters && !isStaple(lowerASCII(core))
	case "address":
		return !isStaple(lowerASCII(core))
	case "user", "value": // a container of that name
		return digits >= minPhone || strings.Contains(core, "@")
	case "device", "iban":
		return utf8.RuneCountInString(core) >= minInside
	}
	return true
}
