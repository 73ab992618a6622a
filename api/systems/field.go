package systems

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"casebook/api/safe"
	"casebook/api/tree"
)

// inspectField decides the checks that are about one field.
func inspectField(f Finding, field Field, sent Sent) Finding {
	if field.Place == InBody && sent.BodyError != nil {
		f.Because = "the body does not parse, so " + field.Wire() + " cannot be read"
		return f
	}
	if field.Place != InBody && sent.Unreadable(field) {
		return f // which headers were sent, or what address, is not known
	}
	fault := sent.Fault(field)
	value, present := sent.Values[field.ID]
	value.Text = field.onWire(value.Text)
	masked := sent.masked[field.ID]
	switch {
	case f.Check.Is == Present && masked:
		return f.said(true, "%s is there, masked in what was given", field.Wire())
	case f.Check.Is == Present && fault != "":
		return f.said(false, "%s", fault)
	case f.Check.Is == Present:
		return f.said(true, "%s is there, %s", field.Wire(), characters(value.Text))
	case f.Check.Is == Absent:
		return f.said(!present && !masked, "%s is %s", field.Wire(), map[bool]string{true: "there", false: "not there"}[present || masked])
	case masked && f.Check.Is != Empty:
		return f.unshown(field.Wire())
	case !present && !masked:
		return f.not(field.Wire() + " was not sent")
	case f.Check.Is == Empty:
		return f.said(value.Text == "", "%s is %s", field.Wire(), map[bool]string{true: "empty", false: "not empty"}[value.Text == ""])
	case sent.wrongKind(field):
		return f.said(false, "%s", fault)
	case f.Check.Is == OneOf:
		return isOneOf(f, field, value)
	case f.Check.Is == SameVariant:
		return isSameVariant(f, field, value, sent)
	case value.Text == "":
		return f.not("there is no " + field.Wire() + " to look at")
	case f.Check.Is == E164:
		return isE164(f, field, value)
	case f.Check.Is == FormatIs:
		return isFormat(f, field, value)
	}
	return isClean(f, field, sent)
}

// Fault says why the call has no value of a field that can be used: it is not
// there, is empty, or is of another JSON kind than the field. It is empty when there
// is such a value.
func (s Sent) Fault(field Field) string {
	value, present := s.Values[field.ID]
	switch {
	case s.masked[field.ID]:
		return ""
	case !present:
		return field.Wire() + " is not there"
	case s.wrongKind(field):
		return field.Wire() + " was sent as a JSON " + value.Kind.String() + ", not as " + field.kindWord()
	case value.Text == "":
		return field.Wire() + " was sent empty"
	case field.onWire(value.Text) == "":
		return field.Wire() + " holds only blanks, which HTTP drops, so it was sent empty"
	}
	return ""
}

// wrongKind reports whether a field that is there stands in the JSON body as
// something else than the vendor wants. A form body knows only text.
func (s Sent) wrongKind(field Field) bool {
	value, present := s.Values[field.ID]
	if !present || field.Place != InBody || s.BodyKind != tree.Object {
		return false
	}
	switch field.Type {
	case "boolean":
		return value.Kind != tree.Bool
	case "number":
		return value.Kind != tree.Number
	}
	return value.Kind != tree.String
}

func (f Field) kindWord() string {
	switch f.Type {
	case "boolean":
		return "true or false"
	case "number":
		return "a number"
	}
	return "text"
}

// onWire is what arrives of a value: HTTP drops blanks and tabs around a header's
// (RFC 9110, section 5.5).
func (f Field) onWire(text string) string {
	switch f.Place {
	case InHeader:
		return strings.Trim(text, " \t")
	case Bearer:
		return strings.TrimRight(text, " \t")
	}
	return text
}

// quotes are what wraps a value that was copied with its quotes: straight,
// typographic and back quotes.
const quotes = `"'` + "`" + "\u201c\u201d\u2018\u2019\u00ab\u00bb"

// isClean looks for what came along when a value was copied.
func isClean(f Finding, field Field, sent Sent) Finding {
	typed := sent.Values[field.ID].Text
	wire := field.onWire(typed)
	first, _ := utf8.DecodeRuneInString(wire)
	last, _ := utf8.DecodeLastRuneInString(wire)
	clean := strings.TrimFunc(typed, func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune(quotes, r)
	})
	lines := 1
	if field.Place == InHeader {
		lines = len(sent.Request.Headers.Values(field.Wire()))
	}
	switch {
	case lines > 1:
		return f.said(false, "%s is there %d times", field.Wire(), lines)
	case field.unsendable(clean) >= 0:
		return f.said(false, "%s holds a line break or control character, so it cannot be sent", field.Wire())
	case field.unsendable(typed) >= 0 && field.unsendable(typed) < strings.Index(typed, clean):
		return f.said(false, "%s begins with a line break", field.Wire()).mend(clean, "without the line break")
	case field.unsendable(typed) >= 0:
		return f.said(false, "%s ends with a line break", field.Wire()).mend(clean, "without the line break")
	case strings.ContainsRune(quotes, first) || strings.ContainsRune(quotes, last):
		return f.said(false, "%s was sent with quotes around it", field.Wire()).mend(clean, "without the quotes")
	case unicode.IsSpace(first):
		return f.said(false, "%s begins with white space", field.Wire()).mend(clean, "without the white space")
	case unicode.IsSpace(last):
		return f.said(false, "%s ends with white space", field.Wire()).mend(clean, "without the white space")
	case wire != typed:
		f.Minor = true
		return f.said(true, "the blank around %s is not sent: HTTP drops it", field.Wire()).mend(clean, "without the blank")
	}
	return f.said(true, "%s has no white space or quotes around it", field.Wire())
}

// unsendable returns the place of the first character that HTTP has no way to send
// in the field's header, or -1 (RFC 9110, section 5.5). Basic credentials go in
// base64, which can hold anything.
func (f Field) unsendable(text string) int {
	if f.Place != InHeader && f.Place != Bearer {
		return -1
	}
	return strings.IndexFunc(text, func(r rune) bool { return r < ' ' && r != '\t' || r == 0x7f })
}

func isE164(f Finding, field Field, value Value) Finding {
	ok, why := safe.E164(value.Text)
	if ok {
		return f.said(true, "%s is in E.164 form", field.Wire())
	}
	f = f.said(false, "%s is not in E.164 form: %s", field.Wire(), why)
	if mend, ok := safe.SuggestE164(value.Text, field.Region); ok {
		return f.mend(mend, field.mendWords(value.Text, mend))
	}
	return f
}

func isOneOf(f Finding, field Field, value Value) Finding {
	if slices.Contains(field.Enum, value.Text) {
		return f.said(true, "%s is one of the documented values", field.Wire())
	}
	f = f.said(false, "%s is not one of %s", field.Wire(), strings.Join(field.Enum, ", "))
	if near := Nearest(value.Text, field.Enum); near != "" {
		return f.mend(near, near)
	}
	return f
}

// characters says how long a value is.
func characters(text string) string {
	if n := utf8.RuneCountInString(text); n != 1 {
		return fmt.Sprintf("%d characters", n)
	}
	return "1 character"
}
