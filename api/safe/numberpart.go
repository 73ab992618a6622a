package safe

import "strings"

const (
	leastNumber = 4 // digits from which a number is read as one
	leastCore   = 3 // digits without what stands before them that are worth looking for
	wholeCore   = 7 // the same of a number that is whole: its country adds nothing then
)

// NumberPart returns the part, in ASCII digits, that every writing of a telephone number
// has, so that it is found whoever wrote it how: without the country code, which is not
// written at home, and without the trunk prefix, which is written nowhere else. Both
// "079 123 4567" and "+962791234567" have "791234567". Of a number that is too short to be
// whole the country code stays, if it is there: "+96279" has "96279" and "0791" has "791".
// It is false for what reads as no number.
func NumberPart(s string) (part string, ok bool) {
	digits, _, ok := dialled(formSpaces(s))
	p, read := readPhone(s)
	if !ok || !read || len(digits) < leastNumber {
		return "", false
	}
	core := p.core
	if p.code == "" {
		core = strings.TrimPrefix(core, "0") // Belarus dials 8 0 before the number
	}
	switch {
	case len(core) >= wholeCore, p.code == "" && len(core) >= leastCore:
		return core, true
	case p.code == "":
		return digits, true
	}
	return p.code + core, true
}
