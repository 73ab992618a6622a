package safe

import (
	"strings"
	"unicode/utf8"
)

// mention is a value that a sentence names by the word before it:
//
//	password 'Tulip!7' is wrong   OTP 482913   invalid code (482913)   api key ak_live_…
type mention struct {
	word, kind string
	class      Class
	start, end int
}

// mentionsIn lists them. What follows "code" is one only when it has 6 to 8 digits and
// no word before says that it is an error's: that is evidence.
func mentionsIn(text string) (found []mention) {
	code := 0 // digits of the last code, with which another is compared: "… 482913, expected 151121"
	var before, word wordAt
	for i := 0; i < len(text); {
		before = word
		if word = nextWord(text, i); word.end == word.start {
			return found
		}
		i = word.end
		if !mayTell(text[word.start:word.end]) {
			continue
		}
		s := sense(func() string { return before.joined(text, word) }, strings.ToLower(word.in(text)), code)
		if s.kind == "" {
			continue
		}
		start, end, ok := mentioned(text, word, s)
		if !ok || inTag(text, word.start) || s.kind == "token" && namesPage(text[:word.end]) {
			continue
		}
		if s.class == OneTime {
			code = end - start
		}
		found = append(found, mention{word.in(text), s.kind, s.class, start, end})
		i = end
	}
	return found
}

// mayTell looks at the last letters of a word only: most words are no telling ones.
func mayTell(word string) bool {
	n := len(word)
	if n == 2 {
		return word[0]|lower == 'p' && word[1]|lower == 'w'
	}
	if n < 3 || word[n-1] >= utf8.RuneSelf || word[n-2] >= utf8.RuneSelf {
		return n > 3
	}
	switch uint32(word[n-3]|lower)<<16 | uint32(word[n-2]|lower)<<8 | uint32(word[n-1]|lower) {
	case 'a'<<16 | 's'<<8 | 's', 'o'<<16 | 'r'<<8 | 'd', 's'<<16 | 'w'<<8 | 'd', 'p'<<16 | 'w'<<8 | 'd', 'a'<<16 | 's'<<8 | 'e', 'o'<<16 | 'r'<<8 | 't', 's'<<16 | 's'<<8 | 'e',
		'e'<<16 | 'n'<<8 | 'a', 'n'<<16 | 'h'<<8 | 'a', 'o'<<16 | 't'<<8 | 'p', 'p'<<16 | 'i'<<8 | 'n', 'o'<<16 | 'd'<<8 | 'e', 'p'<<16 | 'e'<<8 | 'd',
		'r'<<16 | 'e'<<8 | 'd', 't'<<16 | 'e'<<8 | 'd', 'g'<<16 | 'o'<<8 | 't', 'v'<<16 | 'e'<<8 | 'd', 'k'<<16 | 'e'<<8 | 'y', 'a'<<16 | 's'<<8 | 'h',
		'k'<<16 | 'e'<<8 | 'n', 'r'<<16 | 'e'<<8 | 't', 'i'<<16 | 'o'<<8 | 'n', 'j'<<16 | 'w'<<8 | 't', 'r'<<16 | 'e'<<8 | 'r', 'i'<<16 | 'n'<<8 | 't',
		'e'<<16 | 'y'<<8 | 's', 'n'<<16 | 's'<<8 | 'e', 'e'<<16 | 's'<<8 | 't', 'i'<<16 | 'e'<<8 | 'r', 'i'<<16 | 'a'<<8 | 'l', 'a'<<16 | 'l'<<8 | 's',
		'c'<<16 | 'v'<<8 | 'v', 'c'<<16 | 'v'<<8 | 'c', 'u'<<16 | 'r'<<8 | 'e', 'l'<<16 | 'u'<<8 | 'e', 'e'<<16 | 'a'<<8 | 't', 'y'<<16 | 'i'<<8 | 'd':
		return true
	}
	return false
}

// namesPage reports whether text ends with the name of a page's token.
func namesPage(text string) bool {
	_, name := runBefore(text[max(0, len(text)-nearby):], isKeyByte)
	return isPageToken(fold(name))
}

// inTag reports whether the word at i is the name of an XML element, so that what
// follows is an attribute.
func inTag(text string, i int) bool {
	for i > 0 && (isKeyByte(text[i-1]) || text[i-1] == ':') {
		i--
	}
	return i > 0 && text[i-1] == '<'
}

// wordAt is a run of letters.
type wordAt struct{ start, end int }

func (w wordAt) in(text string) string { return text[w.start:w.end] }

// joined returns w in lower case if it stands right before next: "one-time code".
func (w wordAt) joined(text string, next wordAt) string {
	if gap := text[w.end:next.start]; gap == " " || gap == "-" || gap == "_" {
		return strings.ToLower(w.in(text))
	}
	return ""
}

// nextWord is the next word that is not too long to be a telling one.
func nextWord(text string, i int) wordAt {
	const longest = 40
	letter := func(c byte) bool { return isLetter(c) || c >= utf8.RuneSelf }
	for i < len(text) {
		if !letter(text[i]) {
			i++
			continue
		}
		start := i
		for i < len(text) && letter(text[i]) {
			i++
		}
		if i-start <= longest {
			return wordAt{start, i}
		}
	}
	return wordAt{len(text), len(text)}
}

// mentioned finds the value that follows a telling word.
func mentioned(text string, word wordAt, s telltale) (start, end int, ok bool) {
	i := behindNumber(text, word.end)
	if i < len(text) && word.start > 0 && text[i] == text[word.start-1] && strings.IndexByte("\"'`", text[i]) >= 0 {
		i++ // the word itself stands in quotes
	}
	gap := i
	if isSubscript(text[i:]) {
		return 0, 0, false
	}
	i = behindVerb(text, i)
	for n := 0; n < 4 && i < len(text) && strings.IndexByte(" \t([{#:=", text[i]) >= 0; n++ {
		i++
	}
	if i == gap {
		return 0, 0, false
	}
	if start, end, ok = inQuotes(text, i); ok {
		return start, end, s.quoted(text[start:end])
	}
	if s.class == OneTime {
		if end, ok := groupedCode(text, i); ok {
			return i, end, true
		}
	}
	const judged = 512 // the rest of a longer one goes with it; to judge it again and again would take quadratic time
	if !s.bare(text[i : i+s.reach(text[i:min(len(text), i+judged)])]) {
		return 0, 0, false
	}
	return i, i + s.reach(text[i:]), true
}

// behindNumber is where the number of a name ends that i ends the word of: password2.
func behindNumber(text string, i int) int {
	const most = 2
	digits := spanOf(text[i:min(len(text), i+most+1)], isDigit)
	if end := i + digits; digits <= most && end < len(text) && strings.IndexByte(" \t\"'`", text[end]) >= 0 {
		return end
	}
	return i
}

// isSubscript reports whether a text begins as behind the name of a field in a field:
// token[type]=…
func isSubscript(text string) bool {
	const longest = 40
	if text == "" || text[0] != '[' {
		return false
	}
	text = text[1:min(len(text), longest)]
	n := spanOf(text, isKeyByte)
	return strings.HasPrefix(text[n:], "]=") || strings.HasPrefix(text[n:], "][")
}

// behindVerb skips the one word that may stand before a value: "is".
func behindVerb(text string, i int) int {
	const longest = 12
	rest := text[i:min(len(text), i+longest)]
	verb, _, ok := strings.Cut(strings.TrimPrefix(rest, " "), " ")
	if !ok || !strings.HasPrefix(rest, " ") {
		return i
	}
	switch strings.ToLower(strings.TrimSuffix(verb, ":")) {
	case "is", "was", "est", "ist", "es", "value", "lautet", "è", "é", "هو", "هي":
		return i + len(" ") + len(verb)
	}
	return i
}

// inQuotes returns what stands in the quotes that open at i, on one line.
func inQuotes(text string, i int) (start, end int, ok bool) {
	const longest = 256
	for _, pair := range [...][2]string{{"'", "'"}, {`"`, `"`}, {`\"`, `\"`}, {"`", "`"}, {"“", "”"}, {"‘", "’"}, {"«", "»"}, {"„", "“"}} {
		if !strings.HasPrefix(text[i:], pair[0]) {
			continue
		}
		start = i + len(pair[0])
		size := strings.Index(text[start:min(len(text), start+longest)], pair[1])
		if size <= 0 || strings.ContainsAny(text[start:start+size], "\r\n") {
			return 0, 0, false
		}
		return start, start + size, true
	}
	return 0, 0, false
}

// mentioned cuts what a sentence names, except what other ways have found already and
// what touches a placeholder.
func (p *pass) mentioned(text string, mentions []mention, taken, ours spans) (found []span) {
	for _, m := range mentions {
		value := text[m.start:m.end]
		if taken.touches(m.start, m.end) || ours.touches(m.start, m.end) || isMessage(value) || isLiteral(value) {
			continue
		}
		v := verdict{name: m.word, class: m.class, kind: m.kind, found: true}
		found = append(found, span{m.start, m.end, p.cut(v, p.side, value, false)})
	}
	return found
}
