package query

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"casebook/history"
)

// word is what stands between blanks, as it is written.
type word struct {
	at      span
	not     bool
	named   span // the field's name with its colon; empty for text
	field   *field
	unknown bool    // named is no field's name
	values  []Value // what its commas part; at least one
	open    int     // 1 + where a quote begins that does not end; 0: none
}

// wordsOf splits a text into its words.
func wordsOf(text string) []word {
	var words []word
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if blank(r) {
			i += size
			continue
		}
		w := wordAt(text, i)
		words = append(words, w)
		i = w.at.end
	}
	return words
}

func blank(r rune) bool { return r < ' ' || unicode.IsSpace(r) }

// quote reports whether a character begins or ends what is quoted: chats curl them.
func quote(r rune) bool { return strings.ContainsRune("\"“”„", r) }

// wordAt reads the word that begins at i.
func wordAt(text string, i int) word {
	w := word{at: span{start: i}, field: fieldOf("")}
	if next, _ := utf8.DecodeRuneInString(text[i+1:]); text[i] == '-' && i+1 < len(text) && !blank(next) {
		w.not = true
		i++
	}
	if end := i + nameIn(text[i:]); end > i {
		name, rest := strings.ToLower(text[i:end]), text[end+1:]
		if f := fieldNamed(name); f != nil {
			w.field, w.named = f, span{i, end + 1}
			i = end + 1
		} else if unknownName(name, rest) {
			w.unknown, w.named = true, span{i, end + 1}
			i = end + 1
		}
	}
	w.read(text, i)
	return w
}

// nameIn returns how many letters stand before a colon at the beginning of a text; 0
// when that is not how it begins.
func nameIn(text string) int {
	n := 0
	for n < len(text) && ('a' <= text[n]|0x20 && text[n]|0x20 <= 'z' || n > 0 && (text[n] == '_' || text[n] == '-')) {
		n++
	}
	if n == len(text) || text[n] != ':' {
		return 0
	}
	return n
}

// unknownName reports whether letters before a colon are meant for a field's name: prose
// has a blank behind its colons, an address slashes.
func unknownName(name, rest string) bool {
	next, _ := utf8.DecodeRuneInString(rest)
	return len(name) > 1 && rest != "" && !blank(next) && next != '/' && next != ':'
}

// read reads the values of a word from i on, up to the next blank.
func (w *word) read(text string, i int) {
	value, quotes := Value{at: span{start: i}}, 0
	var b strings.Builder
	done := func(end int) {
		value.Text, value.at.end = b.String(), end
		w.values = append(w.values, value)
		b.Reset()
	}
	for i < len(text) {
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case quotes == 0 && blank(r):
			done(i)
			w.at.end = i
			return
		case quotes == 0 && r == ',':
			done(i)
			value = Value{at: span{start: i + 1}}
		case quote(r):
			value.Quoted = true
			if quotes > 0 {
				quotes = 0
			} else {
				quotes = i + 1
			}
		case quotes > 0 && r == '\\' && i+size < len(text):
			i += size
			_, size = utf8.DecodeRuneInString(text[i:])
			b.WriteString(text[i : i+size])
		default:
			b.WriteString(text[i : i+size])
		}
		i += size
	}
	done(i)
	w.at.end, w.open = i, quotes
}

// Excludes reports whether a text begins as a word that names a field and must not hold:
// "-code:x".
func Excludes(text string) bool {
	rest, is := strings.CutPrefix(text, "-")
	n := nameIn(rest)
	return is && n > 0 && fieldNamed(strings.ToLower(rest[:n])) != nil
}

// Without returns a text without the words that must not hold, those of fields other than
// the ones that are listed, and those of a field with several values: what is left is for
// who knows nothing of a history.
func Without(text string, but ...history.Field) string {
	var left []string
	words := wordsOf(text)
	all := len(words)
	for len(words) > 0 {
		w, taken := words[0], numberOf(text, words)
		if !w.not && (w.field.name == history.AnyText || slices.Contains(but, w.field.name) && len(w.values) == 1) {
			left = append(left, text[w.at.start:words[taken-1].at.end])
			all -= taken
		}
		words = words[taken:]
	}
	if all == 0 {
		return text
	}
	return strings.Join(left, " ")
}
