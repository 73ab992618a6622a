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
	past  int // what lies before has been cut; to read it again would take quadratic time
}

func (t *telling) run() []span {
	for i := 0; i < len(t.text); i++ {
		switch t.text[i] {
		case ':', '=':
			if key, ok := keyBefore(t.text, i); ok {
				t.tell(key)
			}
		case '>':
			t.element(i)
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

func isKeyByte(c byte) bool {
	return 'a' <= c|0x20 && c|0x20 <= 'z' || '0' <= c && c <= '9' || c == '-' || c == '_'
}

func (t *telling) tell(k tellingKey) {
	other := InHeader
	if k.sign == '=' {
		other = InQuery
	}
	v, cut := t.told(k.name, other)
	if !cut || t.ours.holds(k.start) {
		return
	}
	if k.sign == ':' && !k.quoted && beginsLine(t.text, k.start) && t.named(InHeader, k.name, nil).class != Plain {
		if start, end := restOfLine(t.text, k); start < end {
			t.put(start, end, t.header(k.name, t.text[start:end]))
		}
		return
	}
	start, end, quoted := valueAfter(t.text, k)
	value := t.text[start:end]
	if value == "" || isLiteral(value) || t.ours.holds(start) {
		return // what begins with a placeholder has been cut, wherever it seems to end now
	}
	if scheme, rest := splitScheme(value); isAuthorization(k.name) && scheme != "" && rest == "" {
		end += spanOf(t.text[end:], func(c byte) bool { return c == ' ' })
		end += spanOf(t.text[end:], isTokenByte)
		value = t.text[start:end]
	}
	if prose := k.sign == ':' && !k.quoted && !quoted; prose && !looksRandom(value) {
		return
	}
	plain := value
	if k.sign == '=' { // as in a query that is quoted in a sentence
		plain = urlDecoded(value, false)
	}
	if with := t.value(v, t.side+" "+k.name, plain, false); with != plain {
		t.put(start, end, with)
	}
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
	rest := strings.TrimLeft(text[k.after:], blanks)
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
		if !strings.HasPrefix(value, "[") { // else it may be a placeholder
			value = strings.TrimRight(value, ",;.)]}")
		}
		return start, start + len(value), false
	case k.quoted:
		return start, start + indexAnyOr(rest, " \t\r\n,}]\""), false
	}
	return start, start + indexAnyOr(rest, " \t\r\n,;\"'<>"), false
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
