package safe

import (
	"slices"
	"strings"
)

// attribute is one of a tag's: its name, and where its value stands without quotes.
type attribute struct {
	name       string
	start, end int
}

// maxAttributes is how many of a tag are read.
const maxAttributes = 16

// attributesOf reads the attributes of a tag. ok is false where a quote does not close: the
// sign that seemed to end the tag stands in a value.
func attributesOf(text string) (attrs []attribute, ok bool) {
	if strings.IndexByte(text, '=') < 0 {
		return nil, true
	}
	for i := 0; i < len(text) && len(attrs) < maxAttributes; {
		i += spanOf(text[i:], func(c byte) bool { return blankBytes[c] || c == '/' })
		size := indexAnyOr(text[i:], "= \t\r\n")
		a := attribute{name: localName(text[i : i+size])}
		i += size
		i += spanOf(text[i:], func(c byte) bool { return blankBytes[c] })
		if i >= len(text) || text[i] != '=' {
			continue // without a value
		}
		i++
		i += spanOf(text[i:], func(c byte) bool { return blankBytes[c] })
		if i >= len(text) {
			break
		}
		a.start = i
		if quote := text[i]; quote == '"' || quote == '\'' {
			a.start++
			size := strings.IndexByte(text[a.start:], quote)
			if size < 0 {
				return attrs, false
			}
			a.end = a.start + size
			i = a.end + 1
		} else {
			a.end = i + len(strings.TrimRight(text[i:i+indexAnyOr(text[i:], " \t\r\n")], "/"))
			i = max(a.end, i+1)
		}
		attrs = append(attrs, a)
	}
	return attrs, true
}

// field scrubs the attribute that is the value of what another one names: the field of a
// form, whose type may tell it as well, <input name="otp" value="…">, and settings,
// <add key="apiKey" value="…"/>. The attributes begin at offset at.
func (t *telling) field(form bool, attrs []attribute, text string, at int) {
	for _, value := range attrs {
		part := valueOf(value.name)
		start, end := at+value.start, at+value.end
		if part == noPart || start == end || start < t.past || t.ours.touches(start, end) {
			continue
		}
		for _, a := range attrs {
			by := nameOf(a.name)
			if by == noPart || a.start == value.start {
				continue
			}
			name := pairName(text[a.start:a.end])
			v, cut := t.told(name, InQuery)
			if !form && cut {
				v = v.paired(by, part)
			}
			if name != "" && cut {
				t.putEscaped(v, name, start, end)
				break
			}
		}
	}
}

// held scrubs the attributes that hold what their element is named after, <apiKey
// value="…"/>, and those that name a user. The attributes begin at offset at.
func (t *telling) held(element string, attrs []attribute, text string, at int) {
	named := slices.ContainsFunc(attrs, func(a attribute) bool { return nameOf(a.name) == namePart })
	for _, a := range attrs {
		start, end := at+a.start, at+a.end
		if start == end || start < t.past || t.ours.touches(start, end) {
			continue
		}
		if v, ok := t.userIn(a.name, text[a.start:a.end]); ok {
			t.putEscaped(v, a.name, start, end)
			continue
		}
		part := valueOf(a.name)
		if part == noPart || named || element == "" || spanOf(element, isKeyByte) < len(element) {
			continue
		}
		if v, cut := t.told(element, InHeader); cut {
			t.putEscaped(v.paired(namePart, valueMaybe), element, start, end)
		}
	}
}

// userIn is what is known of an attribute that names a user, <login user="…"/>, unless a
// rule says that it is an id, or its value that it names none.
func (t *telling) userIn(name, value string) (v verdict, ok bool) {
	p, ok := t.teller.(*sharing)
	if !ok {
		return v, false
	}
	switch fold(name) {
	case "user", "login", "loginname", "userlogin":
	default:
		return v, false
	}
	word := lowerASCII(value)
	if p.off&shareElements != 0 || isState(word) || isStaple(word) || isLiteral(word) || strings.Trim(value, "0123456789") == "" || p.ruledPlain(name) {
		return v, false
	}
	return p.told("username", InHeader)
}

// ruledPlain reports whether a rule says that what stands under a name is plain.
func (p *sharing) ruledPlain(name string) bool {
	return slices.ContainsFunc(p.rules.rules[fold(name)], func(r pathRule) bool { return r.Class == Plain })
}

// besideElement scrubs text[start:end], the text of an element that holds a value, by the
// element right before it, whose tag begins at open, or right behind it: <name>otp</name>.
func (t *telling) besideElement(part pairPart, open, start, end int) {
	name, by := elementBefore(t.text[:open])
	v, cut := t.paired(name, by, part)
	if !cut {
		name, by = elementBehind(t.text[end:])
		v, cut = t.paired(name, by, part)
	}
	if cut {
		t.putEscaped(v, name, start, end)
	}
}

// elementBefore reads the element that text ends with, or the name that the tag has whose
// element begins there: <Attribute Name="otp"><AttributeValue>, as in SAML.
func elementBefore(text string) (content string, by pairPart) {
	text = strings.TrimRight(text[max(0, len(text)-nearby):], " \t\r\n")
	text, ok := strings.CutSuffix(text, ">")
	open := strings.LastIndexByte(text, '<')
	if !ok || open < 0 {
		return "", noPart
	}
	if closing, ok := strings.CutPrefix(text[open:], "</"); ok {
		begin := strings.LastIndexByte(text[:open], '>')
		return strings.TrimSpace(text[begin+1 : open]), nameOf(localName(closing))
	}
	tag := text[open+1:]
	attributes := tag[indexAnyOr(tag, " \t\r\n"):]
	attrs, _ := attributesOf(attributes)
	for _, a := range attrs {
		if nameOf(a.name) == namePart {
			return attributes[a.start:a.end], namePart
		}
	}
	return "", noPart
}

// elementBehind reads the element behind the tag that text begins with.
func elementBehind(text string) (content string, by pairPart) {
	text = strings.TrimLeft(text[:min(len(text), nearby)], " \t\r\n")
	closing, rest, ok := strings.Cut(text, ">")
	rest = strings.TrimLeft(rest, " \t\r\n")
	if !ok || !strings.HasPrefix(closing, "</") || !strings.HasPrefix(rest, "<") || strings.HasPrefix(rest, "</") {
		return "", noPart
	}
	tag, rest, ok := strings.Cut(rest[1:], ">")
	content, _, closed := strings.Cut(rest, "</")
	if !ok || !closed {
		return "", noPart
	}
	return strings.TrimSpace(content), nameOf(localName(tag))
}
