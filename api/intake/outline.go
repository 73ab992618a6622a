package intake

import "bytes"

// outline finds where values of a JSON text begin and end, without judging what
// is inside them: so the entries of a HAR can be read one by one, and those before
// a cut are found. Its methods return false where the text ends or breaks; at is
// then the place.
type outline struct {
	text []byte
	at   int
}

// spent reports whether nothing but space is left.
func (o *outline) spent() bool {
	for o.at < len(o.text) {
		switch o.text[o.at] {
		case ' ', '\t', '\r', '\n':
			o.at++
		default:
			return false
		}
	}
	return true
}

// next reports whether c comes next after space.
func (o *outline) next(c byte) bool { return !o.spent() && o.text[o.at] == c }

// take steps over c when it comes next.
func (o *outline) take(c byte) bool {
	if !o.next(c) {
		return false
	}
	o.at++
	return true
}

// list calls item for each of the comma-separated items between open and shut;
// item steps over it.
func (o *outline) list(open, shut byte, item func() bool) bool {
	if !o.take(open) {
		return false
	}
	if o.take(shut) {
		return true
	}
	for item() {
		if o.take(shut) {
			return true
		}
		if !o.take(',') {
			return false
		}
	}
	return false
}

// members calls visit for each member of the object that comes next, with its raw
// key; visit steps over the value.
func (o *outline) members(visit func(key []byte) bool) bool {
	return o.list('{', '}', func() bool {
		if !o.next('"') {
			return false
		}
		start := o.at + 1
		if !o.quoted() {
			return false
		}
		key := o.text[start : o.at-1]
		return o.take(':') && visit(key)
	})
}

// value steps over the value that comes next.
func (o *outline) value() bool {
	if o.spent() {
		return false
	}
	switch o.text[o.at] {
	case '{', '[':
		return o.nested()
	case '"':
		return o.quoted()
	}
	start := o.at
	for o.at < len(o.text) && !bytes.ContainsRune([]byte(" \t\r\n,:]}"), rune(o.text[o.at])) {
		o.at++
	}
	return o.at > start
}

// nested steps over an object or array by counting brackets.
func (o *outline) nested() bool {
	for depth := 0; o.at < len(o.text); {
		switch o.text[o.at] {
		case '{', '[':
			depth++
		case '}', ']':
			depth--
		case '"':
			if !o.quoted() {
				return false
			}
			continue
		}
		o.at++
		if depth == 0 {
			return true
		}
	}
	return false
}

// quoted steps over the string that begins here.
func (o *outline) quoted() bool {
	for from := o.at + 1; ; {
		i := bytes.IndexByte(o.text[from:], '"')
		if i < 0 {
			o.at = len(o.text)
			return false
		}
		end := from + i
		slashes := 0
		for end-slashes > from && o.text[end-slashes-1] == '\\' {
			slashes++
		}
		from = end + 1
		if slashes%2 == 0 {
			o.at = from
			return true
		}
	}
}
