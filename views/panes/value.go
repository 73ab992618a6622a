package panes

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"casebook/api/explain"
	"casebook/api/safe"
	"casebook/api/systems"
	"casebook/ui"
)

// valued returns which questions may be answered by a value, each with the field that
// it is about, whose zero value stands for none: those that ask for one, and those about
// a field whose values are kept. What the history must not hold is not asked for either.
func valued(packs *systems.Packs, e explain.Explanation) map[string]systems.Field {
	fields := map[string]systems.Field{}
	pack := packs.System(e.System)
	for _, c := range e.Causes {
		switch q := c.Question; {
		case q == nil || q.Takes == explain.TakesYesNo:
		case q.Field == "" && q.Takes == explain.TakesValue:
			fields[q.ID] = systems.Field{}
		case pack == nil || pack.Operation(e.Operation) == nil:
		default:
			if f, known := pack.Field(pack.Operation(e.Operation), q.Field); known && f.Class < safe.Proof {
				fields[q.ID] = f
			}
		}
	}
	return fields
}

// shortWords is the longest answer in words of one's own, in bytes.
const shortWords = 200

// unfit says why an answer is no value of a field; empty when it may be one. A value
// that the vendor would refuse is evidence; a sentence about it is none.
func unfit(f systems.Field, value string) string {
	several := len(strings.Fields(value)) > 1
	letters := strings.ContainsFunc(value, unicode.IsLetter)
	switch {
	case f.ID == "" && len(value) > shortWords:
		return fmt.Sprintf("only a few words: this takes at most %d bytes", shortWords)
	case f.ID == "":
		return ""
	case f.Format == systems.Phone || f.Kind == "phone" && f.Format == "":
		if letters {
			return "only the number itself, as +962791234567"
		}
	case f.Format == systems.EmailOrE164:
		if several && letters { // a number with blanks in it is evidence
			return "only the address or number itself, as +962791234567"
		}
	case f.Format == systems.Email || f.Kind == "email":
		if several {
			return "only the address itself, as name@example.com"
		}
	case several && len(f.Enum) > 0:
		return "only the value itself, as " + f.Enum[0]
	case several && (f.Format != "" || f.Pattern != ""):
		return "only the value itself, as it was sent"
	}
	return ""
}

// letters are the keys that can answer a question: what it takes, and that nobody knows.
func (c *Content) letters(q *explain.Question) string {
	_, value := c.valued[q.ID]
	switch {
	case q.Takes == explain.TakesValue && value:
		return "vu"
	case q.Takes == explain.TakesValue:
		return "u"
	case value:
		return "ynuv"
	}
	return "ynu"
}

// isValue reports whether an answer is a value, which no single key may overwrite.
func isValue(said string) bool {
	return said != "" && !slices.Contains([]string{explain.SaidYes, explain.SaidNo, explain.SaidUnknown}, said)
}

// valueStays is said where a key would overwrite a value.
const valueStays = "a value is kept: v changes it, and an empty line takes it back"

// unsay says which key takes an answer back.
func (h handles) unsay(theme *ui.Theme, said string) string {
	if isValue(said) {
		return theme.Muted.Render(h.name("v") + " changes it or takes it back")
	}
	press := cmp.Or(map[string]string{explain.SaidYes: "y", explain.SaidNo: "n"}[said], "u")
	return theme.Muted.Render(h.name(press) + " again takes it back")
}
