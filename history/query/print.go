package query

import (
	"strings"
	"unicode/utf8"

	"casebook/history"
)

// String writes the query so that it reads the same again.
func (p Parsed) String() string {
	words := make([]string, 0, len(p.Terms))
	for _, t := range p.Terms {
		words = append(words, t.String())
	}
	return strings.Join(words, " ")
}

// String writes a term.
func (t Term) String() string {
	var b strings.Builder
	if t.Not {
		b.WriteByte('-')
	}
	if t.Field != history.AnyText && !t.Bare {
		b.WriteString(fieldOf(t.Field).word + ":")
	}
	for i, v := range t.Values {
		if i > 0 {
			b.WriteByte(',')
		}
		if t.Field == history.AnyText && i == 0 && otherwise(v.Text) || len(t.Values) == 1 && piece(t.Field, v.Text) {
			v.Quoted = true
		}
		b.WriteString(v.String())
	}
	return b.String()
}

// otherwise reports whether text is read as something else at the beginning of a word.
func otherwise(text string) bool {
	return nameIn(text) > 0 || strings.HasPrefix(text, "-") || bareStatus(text)
}

// piece reports whether a value may be read as the beginning of a number.
func piece(field history.Field, text string) bool {
	return (field == history.AnyText || field == history.OfUser) && digitsIn(text) > 0 && digitsIn(text) < internationalDigits
}

// String writes a value, in quotes where it must be.
func (v Value) String() string {
	if !v.Quoted && !strings.ContainsFunc(v.Text, func(r rune) bool { return blank(r) || quote(r) || r == ',' }) {
		return v.Text
	}
	return quoted(v.Text)
}

// quoted puts a value in quotes.
func quoted(text string) string {
	var b strings.Builder
	b.WriteByte('"')
	for len(text) > 0 {
		r, size := utf8.DecodeRuneInString(text)
		if quote(r) || r == '\\' {
			b.WriteByte('\\')
		}
		b.WriteString(text[:size])
		text = text[size:]
	}
	b.WriteByte('"')
	return b.String()
}
