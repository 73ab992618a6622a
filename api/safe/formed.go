package safe

import "strings"

// formed cuts from a text that this way through it has changed what has the form of a
// credential now: what stood glued to a number in base64 may read by itself once the
// number is cut, and [Sharer.Leaks] would hold it back.
func (p *sharing) formed(s string, in func(string) []region) string {
	if p.learning || p.scan != nil || p.unveiled {
		return s
	}
	f := formScan{budget: p.budget, pass: newPass(NewRedactor(Key{}, nil), "text", Anywhere)}
	found := hunt(s, &f)
	p.budget = f.budget
	if len(found) == 0 {
		return s
	}
	for i := range found {
		p.make(found[i].with)
	}
	encodeIn(in(s), found)
	return splice(s, found)
}

// kindOnly is the token of a value of which no fingerprint is known.
func kindOnly(token string) string {
	kind, rest, _ := strings.Cut(token, " #")
	_, shape, _ := strings.Cut(rest, ": ")
	return kind + ": " + shape
}
