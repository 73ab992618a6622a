package safe

import "strings"

// element scrubs the text of an XML element, SOAP or HTML, and the value of a field of
// a form; the tag ends at i.
func (t *telling) element(i int) {
	const longest = 512
	near := t.text[max(0, i-longest):i]
	open := strings.LastIndexByte(near, '<')
	if open < 0 {
		return
	}
	name, attributes, _ := strings.Cut(near[open+1:], " ")
	switch lowerASCII(name) {
	case "input", "meta":
		if t.off&passFields == 0 {
			t.field(attributes, i-len(attributes))
		}
		return
	case "td", "dd":
		if t.off&passLayout == 0 {
			t.dataCell(i-len(near)+open, i)
		}
		return
	}
	if from, to := attributeOf(attributes, "name", "key"); from < to { // <param name="otp">…</param>
		name = attributes[from:to]
	}
	name = name[strings.LastIndexByte(name, ':')+1:]
	if name == "" || t.off&passElements != 0 || near[len(near)-1] == '=' || spanOf(name, isKeyByte) < len(name) {
		return
	}
	v, cut := t.told(name, InHeader)
	start := i + 1
	end := start + indexAnyOr(t.text[start:], "<\r\n")
	if data, ok := strings.CutPrefix(t.text[start:], "<![CDATA["); ok {
		text, _, _ := strings.Cut(data, "]]>")
		start += len("<![CDATA[")
		end = start + len(text)
	}
	if cut && strings.TrimSpace(t.text[start:end]) != "" {
		t.putEscaped(v, name, start, end)
	}
}

// putEscaped scrubs text[start:end], which is escaped as in XML.
func (t *telling) putEscaped(v verdict, name string, start, end int) {
	plain := t.text[start:end]
	if decoded := (&view{text: plain}).decode(entity); decoded != nil {
		plain = decoded.text
	}
	if with := t.value(v, t.side+" "+name, plain, false); with != plain {
		t.put(start, end, with)
	}
}

// field scrubs what stands in a field of a form, whose name or type tells what it is.
// The attributes begin at offset at.
func (t *telling) field(attributes string, at int) {
	start, end := attributeOf(attributes, "value", "content")
	if start == end || t.ours.touches(at+start, at+end) || at+start < t.past {
		return
	}
	for _, by := range [...]string{"name", "type", "id"} {
		from, to := attribute(attributes, by)
		name := attributes[from:to]
		if v, cut := t.told(name, InQuery); name != "" && cut {
			t.putEscaped(v, name, at+start, at+end)
			return
		}
	}
}

// attributeOf finds the first of several attributes that is there.
func attributeOf(attributes string, names ...string) (start, end int) {
	for _, name := range names {
		if start, end = attribute(attributes, name); start < end {
			return start, end
		}
	}
	return 0, 0
}

// attribute finds the value of an attribute, without its quotes; it is empty when there
// is none.
func attribute(attributes, name string) (start, end int) {
	start = strings.Index(" "+lowerASCII(attributes), " "+name+"=")
	if start < 0 {
		return 0, 0
	}
	start += len(name + "=")
	rest := attributes[start:]
	if rest == "" {
		return 0, 0
	}
	if quote := rest[0]; quote == '"' || quote == '\'' {
		return start + 1, start + 1 + indexAnyOr(rest[1:], string(quote))
	}
	return start, start + indexAnyOr(rest, " \t\r\n/>")
}
