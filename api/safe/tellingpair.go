package safe

import "strings"

// pair scrubs what stands behind k, if that is one half of a name and its value in text
// that no parser read, the other right before or right behind it:
//
//	"name": "password", "value": "…     - name: API_KEY
//	"value": "…", "name": "password"      value: …
//	name="password" value="…
func (t *telling) pair(k tellingKey) {
	part := valueOf(k.name)
	if part == noPart || t.off&passPairs != 0 || t.ours.holds(k.start) {
		return
	}
	start, end, quoted := valueAfter(t.text, k)
	if start == end || isLiteral(t.text[start:end]) || t.ours.holds(start) || k.quoted && !quoted && strings.IndexByte("{[", t.text[start]) >= 0 {
		return
	}
	name, by := memberBefore(t.text[:k.start], k.sign)
	v, cut := t.paired(name, by, part)
	if !cut && quoted {
		name, by = memberBehind(t.text[end:], k.sign)
		v, cut = t.paired(name, by, part)
	}
	if !cut {
		return
	}
	if k.sign == '=' && quoted {
		t.putEscaped(v, name, start, end)
	} else if with := t.value(v, t.side+" "+name, t.text[start:end], false); with != t.text[start:end] {
		t.put(start, end, with)
	}
}

// paired is what a name in a pair says of its value.
func (t *telling) paired(name string, by, part pairPart) (v verdict, cut bool) {
	if by == noPart {
		return v, false
	}
	if v, cut = t.told(pairName(name), InHeader); cut {
		v = v.paired(by, part)
	}
	return v, v.found
}

// nearby is how far from a member the one beside it begins or ends at most, in bytes.
const nearby = 160

// inQuote are the signs around a string, in a string that holds a document, too.
const inQuote = "\"'`\\"

// between are the signs of which one parts members: attributes only have blanks.
func between(sign byte) string {
	if sign == '=' {
		return ", \t\n"
	}
	return ",\n"
}

// memberBefore reads the member that stands before one that text ends before: its value,
// and what part its key says that it is.
func memberBefore(text string, sign byte) (value string, by pairPart) {
	text = text[max(0, len(text)-nearby):]
	rest := strings.TrimRight(text, " \t\r\n,"+inQuote)
	if !strings.ContainsAny(text[len(rest):], between(sign)) {
		return "", noPart
	}
	rest, value = runBefore(rest, isNameByte)
	rest = strings.TrimRight(rest, " \t"+inQuote)
	if rest == "" || rest[len(rest)-1] != sign {
		return "", noPart
	}
	_, key := runBefore(strings.TrimRight(rest[:len(rest)-1], " \t"+inQuote), isKeyByte)
	return value, nameOf(key)
}

// memberBehind reads the member that follows the value that text begins behind.
func memberBehind(text string, sign byte) (value string, by pairPart) {
	text = text[:min(len(text), nearby)]
	rest := strings.TrimLeft(text, " \t\r\n,"+inQuote)
	if !strings.ContainsAny(text[:len(text)-len(rest)], between(sign)) {
		return "", noPart
	}
	n := spanOf(rest, isKeyByte)
	by = nameOf(rest[:n])
	if rest = strings.TrimLeft(rest[n:], " \t"+inQuote); rest == "" || rest[0] != sign {
		return "", noPart
	}
	rest = strings.TrimLeft(rest[1:], " \t"+inQuote)
	return rest[:spanOf(rest, isNameByte)], by
}

// runBefore parts text before the bytes of a set that it ends with.
func runBefore(text string, set func(byte) bool) (rest, last string) {
	i := len(text)
	for i > 0 && set(text[i-1]) {
		i--
	}
	return text[:i], text[i:]
}

// isNameByte is a byte of a name that is a value.
func isNameByte(c byte) bool { return isKeyByte(c) || c == '.' || c == '[' || c == ']' }
