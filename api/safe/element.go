package safe

import "strings"

// element scrubs the text of an XML element, SOAP or HTML, and the attribute of a tag that
// is the value of what another one names; the tag ends at i.
func (t *telling) element(i int) {
	const longest = 512
	near := t.text[max(0, i-longest):i]
	open := strings.LastIndexByte(near, '<')
	if open < 0 {
		return
	}
	size := indexAnyOr(near[open+1:], " \t\r\n")
	name, attributes := near[open+1:][:size], near[open+1:][size:]
	attrs, ok := attributesOf(attributes)
	if !ok {
		return // the tag does not end here
	}
	form := isInput(name)
	if t.off&passFields == 0 && len(attrs) > 1 {
		t.field(form, attrs, attributes, i-len(attributes))
	}
	if t.off&passElements == 0 && !form && len(attrs) > 0 {
		t.held(localName(name), attrs, attributes, i-len(attributes))
	}
	open += i - len(near)
	if form || name == "" || strings.IndexByte("/!?", name[0]) >= 0 || strings.HasSuffix(near, "/") {
		return // nothing stands in it
	}
	if isDataCell(name) && t.off&passLayout == 0 {
		t.dataCell(open, i)
	}
	if t.off&passElements == 0 && near[len(near)-1] != '=' {
		t.content(localName(name), attrs, attributes, open, i)
	}
}

func isDataCell(name string) bool {
	return strings.EqualFold(name, "td") || strings.EqualFold(name, "dd")
}

// isInput tells the tags whose type says what their value is.
func isInput(name string) bool {
	return strings.EqualFold(name, "input") || strings.EqualFold(name, "meta")
}

// localName is a name without its namespace.
func localName(name string) string { return name[strings.LastIndexByte(name, ':')+1:] }

// content scrubs the text behind the tag that begins at open and ends at i, by the name of
// the element, by an attribute, <param name="otp">…</param>, or by the element beside it,
// <name>otp</name><value>…</value>.
func (t *telling) content(name string, attrs []attribute, attributes string, open, i int) {
	start, end := elementText(t.text, i+1)
	if start >= end || start < t.past || t.ours.touches(start, end) {
		return
	}
	for _, a := range attrs {
		part := nameOf(a.name)
		by := pairName(attributes[a.start:a.end])
		if part == noPart || by == "" || part == nameMaybe && strings.IndexByte(t.text[start:end], ' ') >= 0 {
			continue
		}
		if v, cut := t.told(by, InHeader); cut {
			t.putEscaped(v.paired(part, valuePart), by, start, end)
			return
		}
	}
	if v, cut := t.told(name, InHeader); cut && spanOf(name, isKeyByte) == len(name) {
		t.putEscaped(v, name, start, end)
		return
	}
	if part := valueOf(name); part != noPart && t.off&passPairs == 0 {
		t.besideElement(part, open, start, end)
	}
}

// elementText is where the text of an element stands that begins at start.
func elementText(text string, start int) (from, to int) {
	if data, ok := strings.CutPrefix(text[start:], "<![CDATA["); ok {
		inner, _, _ := strings.Cut(data, "]]>")
		start += len("<![CDATA[")
		return start, start + len(inner)
	}
	start += spanOf(text[start:], func(c byte) bool { return blankBytes[c] })
	end := start + indexAnyOr(text[start:], "<\r\n")
	return start, start + len(strings.TrimRight(text[start:end], " \t"))
}

// putEscaped scrubs text[start:end], which is escaped as in XML.
func (t *telling) putEscaped(v verdict, name string, start, end int) {
	plain := unescaped(t.text[start:end])
	if with := t.value(v, t.side+" "+name, plain, false); with != plain {
		t.put(start, end, with)
	}
}

// unescaped is a text in XML as it reads.
func unescaped(s string) string {
	if strings.IndexByte(s, '&') < 0 {
		return s
	}
	if decoded := (&view{text: s}).decode(entity); decoded != nil {
		return decoded.text
	}
	return s
}

// inMarkup reports whether i is within a tag.
func inMarkup(text string, i int) bool {
	const longest = 512
	near := text[max(0, i-longest):i]
	open := strings.LastIndexByte(near, '<')
	return open >= 0 && open+1 < len(near) && isLetter(near[open+1])
}
