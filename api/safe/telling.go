package safe

import (
	"strings"
	"unicode"
)

// telling scrubs what follows a telling key in text that no parser read:
//
//	"password": "…   \"password\":\"…   api_key=…   password => '…'
//	<password>…<     X-API-KEY: … at the beginning of a line
//
// also when the closing quote never comes; then up to the end of the line.
type telling struct {
	teller
	text  string
	side  string // begins the words for a place
	ours  spans  // placeholders: what stands in them is no key
	found []span
	off   passSet
	past  int // what lies before has been cut; to read it again would take quadratic time
}

func (t *telling) run() []span {
	t.off = leftOut(t.teller)
	for i := 0; i < len(t.text); i++ {
		switch t.text[i] {
		case ':', '=':
			if key, ok := keyBefore(t.text, i); ok && t.off&passTelling == 0 {
				t.tell(key)
			}
		case '>':
			t.element(i)
		case ';':
			if key, ok := t.serialized(i); ok && t.off&passTelling == 0 {
				t.tell(key)
			}
		case '\n', '|', ',':
			if t.off&passLayout == 0 {
				t.laidOut(i)
			}
		}
		i = max(i, t.past-1)
	}
	return t.found
}

// tellingKey is a key and the sign that parts it from its value.
type tellingKey struct {
	name   string
	start  int // of the name
	quoted bool
	sign   byte
	after  int // offset behind the sign
}

// keyBefore reads the key that ends before the sign at i.
func keyBefore(text string, i int) (tellingKey, bool) {
	k := tellingKey{sign: text[i], after: i + 1}
	if k.sign == '=' && i+1 < len(text) && text[i+1] == '>' {
		k.after++
	}
	end := len(strings.TrimRight(text[:i], " \t"))
	for n := 0; n < 6 && end > 0 && strings.IndexByte("\"'`\\]", text[end-1]) >= 0; n++ {
		k.quoted = k.quoted || text[end-1] == '"' || text[end-1] == '\''
		end--
	}
	k.start = end
	for k.start > 0 && end-k.start < 64 && isKeyByte(text[k.start-1]) {
		k.start--
	}
	k.name = text[k.start:end]
	return k, k.name != ""
}

// parameter reports whether a key is one of a query or a fragment.
func (k tellingKey) parameter(text string) bool {
	return k.start > 0 && strings.IndexByte("?&#", text[k.start-1]) >= 0
}

func isKeyByte(c byte) bool {
	return 'a' <= c|0x20 && c|0x20 <= 'z' || '0' <= c && c <= '9' || c == '-' || c == '_'
}

// members scrubs every string and number in the list or object that opens at i.
func (t *telling) members(v verdict, k tellingKey, i int) {
	at := t.side + " " + k.name
	for depth := 0; i < len(t.text); {
		switch c := t.text[i]; {
		case c == '{' || c == '[':
			depth++
			i++
		case c == '}' || c == ']':
			depth--
			i++
			if depth == 0 {
				t.past = max(t.past, i)
				return
			}
		case c == '"':
			slashes := len(t.text[:i]) - len(strings.TrimRight(t.text[:i], `\`))
			start := i + 1
			end := start + closingQuote(t.text[start:], '"', slashes)
			i = min(len(t.text), end+slashes+1)
			if next := i + spanOf(t.text[i:], func(c byte) bool { return blankBytes[c] }); next < len(t.text) && t.text[next] == ':' {
				continue // a key
			}
			if value := t.text[start:end]; value != "" && !t.ours.holds(start) {
				t.put(start, end, t.value(v, at, value, false))
			}
		case c == '-' || c-'0' <= 9:
			end := i + spanOf(t.text[i:], func(c byte) bool { return isKeyByte(c) || c == '.' || c == '+' })
			if value := t.text[i:end]; value != "-" {
				t.put(i, end, t.value(v, at, value, false))
			}
			i = end
		case c == '\n' && depth == 0:
			return
		default:
			i += 1 + spanOf(t.text[i+1:], func(c byte) bool { return isLetter(c) })
		}
	}
	t.past = len(t.text)
}

// put replaces text[start:end] unless it stays the same.
func (t *telling) put(start, end int, with string) {
	if with != t.text[start:end] {
		t.found = append(t.found, span{start, end, with})
		t.past = end
	}
}

// beginsLine reports whether a header line may begin at start: as in a transcript,
// behind > or <, or behind the quote of a command's argument.
func beginsLine(text string, start int) bool {
	before := strings.TrimRight(text[:start], " ")
	if before == "" || len(before) == start && strings.IndexByte("\n\r\"'", before[len(before)-1]) >= 0 {
		return true
	}
	last := before[len(before)-1]
	return last == '\n' || (last == '>' || last == '<') && (len(before) == 1 || before[len(before)-2] == '\n')
}

// restOfLine is the value of a header line, without the blank behind the colon; it
// ends at the quote that the line began with.
func restOfLine(text string, k tellingKey) (start, end int) {
	start = k.after
	if start < len(text) && text[start] == ' ' {
		start++
	}
	stop := "\r\n"
	if k.start > 0 && (text[k.start-1] == '"' || text[k.start-1] == '\'') {
		stop += text[k.start-1 : k.start]
	}
	return start, start + indexAnyOr(text[start:], stop)
}

// valueAfter finds the value behind a key, without its quotes.
func valueAfter(text string, k tellingKey) (start, end int, quoted bool) {
	blanks := " \t"
	if k.quoted {
		blanks = " \t\r\n["
	}
	rest := behindType(strings.TrimLeft(text[k.after:], blanks))
	start = len(text) - len(rest)
	opening := strings.TrimLeft(rest, `\`)
	if opening != "" && (opening[0] == '"' || opening[0] == '\'') {
		slashes := len(rest) - len(opening)
		start += slashes + 1
		return start, start + closingQuote(text[start:], opening[0], slashes), true
	}
	switch {
	case k.sign == '=':
		end = start + indexAnyOr(rest, " \t\r\n&\"'<>")
		value := text[start:end]
		value = value[:nextSetting(value)]
		if k.parameter(text) {
			value, _, _ = strings.Cut(value, "#")
		}
		if !strings.HasPrefix(value, "[") && !isTemplate(value) { // else it may be a placeholder
			value = strings.TrimRight(value, ",;.)]}")
		}
		return start, start + len(value), false
	case k.quoted:
		return start, start + indexAnyOr(rest, " \t\r\n,}]\""), false
	}
	return start, start + indexAnyOr(rest, " \t\r\n,;\"'<>"), false
}

// nextSetting is where in a connection string the next setting begins: at a semicolon
// that a name and its = follow.
func nextSetting(value string) int {
	for i := range len(value) {
		if value[i] != ';' {
			continue
		}
		n := spanOf(value[i+1:], isKeyByte)
		if rest := value[i+1+n:]; n > 0 && rest != "" && rest[0] == '=' {
			return i
		}
	}
	return len(value)
}

// closingQuote returns the length of a quoted value: up to a quote behind no more
// backslashes than its opening one, else up to the end of the line.
func closingQuote(s string, quote byte, slashes int) int {
	for i := 0; ; i++ {
		n := strings.IndexByte(s[i:], quote)
		if n < 0 {
			return indexAnyOr(s, "\r\n")
		}
		i += n
		before := len(s[:i]) - len(strings.TrimRight(s[:i], `\`))
		if before <= slashes || slashes == 0 && before%2 == 0 {
			return i - min(before, slashes)
		}
	}
}

func isLiteral(value string) bool { return value == "true" || value == "false" || value == "null" }

// looksRandom parts a key from prose behind "token: ".
func looksRandom(value string) bool {
	const long = 20
	upper := strings.IndexFunc(value[1:], unicode.IsUpper) >= 0
	lower := strings.IndexFunc(value, unicode.IsLower) >= 0
	return len(value) >= long || len(value) >= 6 && strings.ContainsAny(value, "0123456789") || len(value) >= 12 && upper && lower
}
