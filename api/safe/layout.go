package safe

import "strings"

// What layout ties to a name: the line below it, the cell beside it, the next argument.
// Two names may stand so, too; so a value has to look like one.

// beside scrubs text[start:end], which stands beside a name.
func (t *telling) beside(name string, start, end int) {
	if start >= end || start < t.past || t.ours.touches(start, end) {
		return
	}
	value := t.text[start:end]
	v, cut := t.told(name, InHeader)
	if !cut || !isBeside(v, value) {
		return
	}
	if with := t.value(v, t.side+" "+name, value, false); with != value {
		t.put(start, end, with)
	}
}

// isBeside reports whether a value can be what v says, and is no name or word itself.
func isBeside(v verdict, value string) bool {
	scheme, credentials := splitScheme(value)
	if class, _ := wellKnown(fold(value)); class != Plain || strings.HasSuffix(value, ":") {
		return false
	}
	switch {
	case isAuthorization(v.name) && scheme != "":
		return credentials != ""
	case v.class == Personal:
		return plausible(v.kind, value)
	case v.class == OneTime && len(digitsOf(value)) == len(value):
		return len(value) <= 8
	}
	return !strings.ContainsAny(value, " \t") && looksRandom(value)
}

// laidOut scrubs what the line end, the bar or the comma at i ties to the name before.
func (t *telling) laidOut(i int) {
	switch t.text[i] {
	case '\n':
		t.below(i)
	case '|':
		t.cell(i)
	case ',':
		t.argument(i)
	}
}

// below scrubs the line behind the line end at i if the one before it is nothing but a
// name: as forms and tools of browsers are copied, and block scalars of YAML 1.2.
func (t *telling) below(i int) {
	const longest = 80
	line := strings.Trim(t.text[max(0, i-longest):i], " \t\r")
	line = strings.TrimLeft(line[strings.LastIndexByte(line, '\n')+1:], " \t->")
	name, block, colon := strings.Cut(line, ":")
	if strings.TrimSpace(block) != "" && !isBlockSign(block) {
		return
	}
	name = strings.Trim(name, `"' `)
	if name == "" || !colon && len(name) < 3 || spanOf(name, isKeyByte) < len(name) {
		return
	}
	start := i + 1
	end := start + indexAnyOr(t.text[start:], "\r\n")
	start += spanOf(t.text[start:end], func(c byte) bool { return blankBytes[c] })
	t.beside(name, start, start+len(strings.TrimRight(t.text[start:end], " \t")))
}

// isBlock reports whether a value begins as a block does.
func isBlock(rest string) bool {
	const longest = 8
	rest = rest[:min(len(rest), longest)]
	return isBlockSign(rest[:indexAnyOr(rest, "\r\n")])
}

// isBlockSign tells how a value that is a block begins in YAML.
func isBlockSign(s string) bool {
	switch strings.TrimSpace(s) {
	case "|", ">", "|-", ">-", "|+", ">+":
		return true
	}
	return false
}

// cell scrubs the cell behind the | at i if the one before it is a name, as in a table
// of Markdown.
func (t *telling) cell(i int) {
	const around = " \t`*"
	end := len(strings.TrimRight(t.text[:i], around))
	start := end
	for start > 0 && end-start < 64 && isKeyByte(t.text[start-1]) {
		start--
	}
	before := strings.TrimRight(t.text[max(0, start-8):start], around)
	if start == end || before != "" && before[len(before)-1] != '|' && before[len(before)-1] != '\n' {
		return
	}
	from := i + 1
	to := from + indexAnyOr(t.text[from:], "|\r\n")
	from += spanOf(t.text[from:to], func(c byte) bool { return strings.IndexByte(around, c) >= 0 })
	t.beside(t.text[start:end], from, from+len(strings.TrimRight(t.text[from:to], around)))
}

// dataCell scrubs the text of a cell whose tag ends at i, as HTML tables and lists have
// it behind the cell with the name; open is where the tag begins.
func (t *telling) dataCell(open, i int) {
	const longest = 80
	before := strings.TrimRight(t.text[max(0, open-longest):open], " \t\r\n")
	for _, closing := range [...]string{"</td>", "</th>", "</dt>"} {
		cell, ok := strings.CutSuffix(before, closing)
		if !ok {
			continue
		}
		name := strings.Trim(cell[strings.LastIndexByte(cell, '>')+1:], " \t\r\n:")
		if name == "" || spanOf(name, isKeyByte) < len(name) {
			return
		}
		t.beside(name, i+1, i+1+indexAnyOr(t.text[i+1:], "<\r\n"))
	}
}

// argument scrubs the string behind the comma at i if the one before it is a name:
// setItem("access_token", "…"), ["X-API-KEY","…"]. It has to look like a key.
func (t *telling) argument(i int) {
	const longest = 1 << 12
	if i == 0 || t.text[i-1] != '"' && t.text[i-1] != '\'' {
		return
	}
	start := i + 1 + spanOf(t.text[i+1:], func(c byte) bool { return c == ' ' || c == '\\' })
	if start >= len(t.text) || t.text[start] != t.text[i-1] {
		return
	}
	start++
	size := strings.IndexByte(t.text[start:min(len(t.text), start+longest)], t.text[start-1])
	if size < 0 {
		return
	}
	value := strings.TrimRight(t.text[start:start+size], `\`)
	if end := start + size + 1; end < len(t.text) && t.text[end] == ':' {
		return // a key
	}
	scheme, credentials := splitScheme(value)
	if !isLongRandom(value) && (scheme == "" || credentials == "") {
		return
	}
	if k, ok := keyBefore(t.text, i); ok && k.quoted {
		t.beside(k.name, start, start+len(value))
	}
}

// serialized is the key before the semicolon at i and the offset of its value's quote,
// as PHP serializes strings: s:8:"password";s:12:"…".
func (t *telling) serialized(i int) (k tellingKey, ok bool) {
	if i == 0 || t.text[i-1] != '"' || !strings.HasPrefix(t.text[i+1:], "s:") {
		return k, false
	}
	digits := spanOf(t.text[i+3:], isDigit)
	if digits == 0 || !strings.HasPrefix(t.text[i+3+digits:], `:"`) {
		return k, false
	}
	k, ok = keyBefore(t.text, i)
	k.after = i + 3 + digits + 1
	return k, ok
}

// behindType leaves out the type before a value, as var_dump of PHP writes it:
// string(12) "…".
func behindType(rest string) string {
	typed, ok := strings.CutPrefix(rest, "string(")
	if !ok {
		return rest
	}
	digits := spanOf(typed, isDigit)
	if value, ok := strings.CutPrefix(typed[digits:], `) "`); ok {
		return rest[len(rest)-len(value)-1:]
	}
	return rest
}
