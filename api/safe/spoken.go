package safe

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// spoken finds what a sentence says of a person by the word before it:
//
//	Mr Zaid Alkhatib   Dear Zaid Alkhatib,   passport no. N1234567
//	user 'zaid.k'      born 7 March 1984
func (l *lookout) spoken() {
	for i := 0; i < len(l.text); {
		word := nextWord(l.text, i)
		if word.start == word.end {
			return
		}
		i = word.end
		if n := word.end - word.start; n < 2 || n > 8 {
			continue
		}
		kind, start, end := spokenBehind(l.text, word)
		if kind == "" || start == end || kind == "name" && l.p.isPartOfName(l.text[start:end]) {
			continue
		}
		l.formed(kind, start, end)
		i = end
	}
}

// isPartOfName reports whether all words of a name are those of one that is known: they are
// found as its parts, but for the shortest.
func (s *Sharer) isPartOfName(name string) bool {
	words := strings.Fields(lowerASCII(name))
	return slices.ContainsFunc(s.values, func(v *personal) bool {
		if v.kind != "name" {
			return false
		}
		known := strings.Fields(v.core)
		return !slices.ContainsFunc(words, func(word string) bool {
			return utf8.RuneCountInString(word) <= minName || !slices.Contains(known, word)
		})
	})
}

// spokenBehind is what stands behind a word, and of what kind the word says it is.
func spokenBehind(text string, word wordAt) (kind string, start, end int) {
	switch said := word.in(text); said {
	case "Mr", "Mrs", "Ms", "Mx", "Dr", "Mister", "Herr", "Frau", "Señor", "Señora":
		start = behindTitle(text, word.end)
		return "name", start, namesEnd(text, start)
	case "Dear":
		start = behindTitle(text, word.end)
		if end = namesEnd(text, start); end < len(text) && strings.IndexByte(",!:\r\n", text[end]) < 0 {
			return "", 0, 0 // Dear Zain team
		}
		return "name", start, end
	case "passport", "Passport", "PASSPORT", "iqama", "Iqama":
		start = behindWords(text, word.end)
		return "document", start, documentEnd(text, start)
	case "user", "User", "username", "Username":
		start, end = spokenUser(text, word.end)
		return "user", start, end
	case "born", "Born", "dob", "DOB", "birth", "birthday":
		start = behindWords(text, word.end)
		return "birth-date", start, dateEnd(text, start)
	}
	return "", 0, 0
}

// behindTitle is where the name begins that a title stands before.
func behindTitle(text string, i int) int {
	if strings.HasPrefix(text[i:], ".") {
		i++
	}
	if strings.HasPrefix(text[i:], " ") {
		return i + 1
	}
	return len(text)
}

// namesEnd is where up to three names end that begin at i; i when there is none.
func namesEnd(text string, i int) int {
	const most = 3
	end := i
	for at := i; at < len(text) && at-i < maxSpoken; {
		size := strings.IndexFunc(text[at:], func(r rune) bool {
			return !unicode.IsLetter(r) && !unicode.IsMark(r) && r != '-' && r != '\'' && r != '’'
		})
		if size < 0 {
			size = len(text) - at
		}
		word := strings.TrimRight(text[at:at+size], "'’-")
		lower := strings.ToLower(word)
		first, width := utf8.DecodeRuneInString(word)
		if len(word) == width || !unicode.IsUpper(first) && !unicode.Is(unicode.Arabic, first) || isStaple(lower) || isLabelWord(lower) || isWellKnown(lower) || isAddressee(lower) {
			break
		}
		end = at + len(word)
		if at = at + size + 1; size > len(word) || end == len(text) || text[end] != ' ' || strings.Count(text[i:end], " ") == most-1 {
			break
		}
	}
	return end
}

// maxSpoken is how many bytes of a sentence are looked at for one value.
const maxSpoken = 120

// isAddressee tells the words of greetings that name nobody.
func isAddressee(lower string) bool {
	switch lower {
	case "customers", "sir", "sirs", "madam", "team", "all", "colleague", "colleagues", "partner", "partners", "developer", "developers", "merchant", "valued", "friend", "friends", "everyone", "integrator", "operator", "vendor", "helpdesk", "desk", "hiring", "clients",
		"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december":
		return true
	}
	return false
}

// behindWords skips the words and signs between what is named and its value: "no.", "is".
func behindWords(text string, i int) int {
	const most = 3
	for range most {
		i += spanOf(text[i:], func(c byte) bool { return strings.IndexByte(" .:=#'\"(", c) >= 0 })
		n := spanOf(text[i:], isLetter)
		switch lowerASCII(text[i : i+n]) {
		case "no", "nr", "num", "number", "is", "was", "on", "date", "of", "birth":
			i += n
		default:
			return i
		}
	}
	return i
}

// documentEnd is where the number of a paper ends: up to two letters and five digits to
// nine.
func documentEnd(text string, i int) int {
	const mostLetters, fewest, most = 2, 5, 9
	letters := spanOf(text[i:], isUpper)
	digits := spanOf(text[i+letters:], isDigit)
	end := i + letters + digits
	if letters > mostLetters || digits < fewest || digits > most || letters == 0 && digits < fewest+2 || !standsAlone(text, i, end) {
		return i
	}
	return end
}

// spokenUser is where the name of a user stands: in quotes, or where it can be no word.
func spokenUser(text string, i int) (start, end int) {
	const shortest, longest = 3, 64
	at := i + spanOf(text[i:], func(c byte) bool { return c == ' ' || c == ':' })
	if at == i || at == len(text) {
		return 0, 0
	}
	quoted := strings.IndexByte("'\"`", text[at]) >= 0
	if quoted {
		at++
	}
	size := spanOf(text[at:min(len(text), at+longest)], func(c byte) bool { return isKeyByte(c) || c == '.' || c >= utf8.RuneSelf })
	value := strings.TrimRight(text[at:at+size], ".")
	lower := strings.ToLower(value)
	switch {
	case len(value) < shortest, isStaple(lower), isState(lower), isWellKnown(fold(value)), isReference(fold(value)), isUUID(value), strings.Trim(value, "0123456789") == "":
		return 0, 0
	case quoted && (at+size == len(text) || text[at+size] != text[at-1]):
		return 0, 0
	case !quoted && (!strings.ContainsAny(value, "0123456789") || value[1:] == strings.ToLower(value[1:]) || value == strings.ToUpper(value)):
		return 0, 0 // a word, or an id
	}
	return at, at + len(value)
}

// dateEnd is where a day ends that begins at i: 1984-03-07, 07.03.1984, 7 March 1984,
// March 7, 1984.
func dateEnd(text string, i int) int {
	size := spanOf(text[i:], func(c byte) bool { return isDigit(c) || strings.IndexByte("-./", c) >= 0 })
	numeric := strings.TrimRight(text[i:i+size], "-./")
	if _, _, _, _, ok := readDate(numeric); ok && len(numeric) > len("1.1.1984")-1 {
		return i + len(numeric)
	}
	near := text[i:min(len(text), i+len("September 30th, 1984"))]
	words := strings.FieldsFunc(near, func(r rune) bool { return r == ' ' || r == ',' || r == '-' })
	if len(words) < 3 {
		return i
	}
	day, month := words[0], words[1]
	if isDigit(month[0]) {
		day, month = month, day
	}
	days := spanOf(day, isDigit)
	year := words[2][:spanOf(words[2], isDigit)]
	if days < 1 || days > 2 || !isMonth(month) || !isYear(year) {
		return i
	}
	return i + strings.Index(near, words[2]) + len(year)
}

// isMonth tells the names of months in English, short ones too.
func isMonth(word string) bool {
	const short = 3
	word = strings.TrimRight(lowerASCII(word), ".")
	for _, month := range [...]string{"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"} {
		if word == month || len(word) == short && strings.HasPrefix(month, word) || word == "sept" {
			return true
		}
	}
	return false
}
