package intake

import (
	"bytes"
)

// maxAnswers is how many values of a text that is more than JSON become exchanges.
const maxAnswers = 20

// value is one JSON object, or array of objects, that was found in a text.
type value struct {
	span              // in the text
	body       []byte // as JSON: the text itself unless it was mended
	mends      mends  // what that took
	cut        bool   // the text, or its paragraph, ends inside it
	broken     bool   // it does not parse, mended or not: body is the text itself
	debugPrint bool   // it holds what a program prints of its own error
	after      int    // where the value before it ends, read or not
	until      int    // where the next one begins, read or not
	tells      bool   // it has what answers have, or the words before it say what it is
}

// digger finds the JSON values of a text.
type digger struct {
	text  []byte
	found []value
	more  int  // values past maxAnswers
	noise int  // values that were passed over, since others tell of a call
	work  int  // bytes that may still be looked at
	tired bool // work was used up: the rest was not searched
}

// dig finds the outermost values of a text, in their order. A text that seems to
// begin a value a thousand times and never does is left: the work stays linear.
func dig(text []byte) *digger {
	d := &digger{text: text, work: 8*len(text) + sample}
	for at, end := 0, 0; at < len(text); {
		i := bytes.IndexAny(text[at:], "{[")
		if i < 0 {
			break
		}
		if d.work < 0 {
			d.tired = true
			break
		}
		at += i
		v, ok := d.at(at)
		if !ok {
			at++
			continue
		}
		v.after, v.until = end, len(text)
		at = max(v.end, at+1)
		end = at
		d.take(v)
	}
	d.quieten()
	return d
}

// at reads the value that begins at start, if one does.
func (d *digger) at(start int) (value, bool) {
	switch first := firstInside(d.text[start:]); first {
	case '{':
	case '\\':
		return d.escaped(start)
	default:
		if d.text[start] == '[' {
			return value{}, false
		}
	}
	m, ok := mend(d.text, start)
	d.work -= m.at - start
	v := value{span: span{start, m.at}, mends: m.mends}
	switch {
	case ok:
		v.body = m.written(m.at)
		v.debugPrint = m.mends&(mendKeys|mendPython) != 0 && isDebugPrint(v.body)
		return v, !isEmptyObject(v.body)
	case m.cut && m.keys > 0:
		text := d.text[:cutEnd(d.text, start)]
		if len(text) < len(d.text) {
			m, _ = mend(text, start)
			d.work -= m.at - start
		}
		v.mends = m.mends
		v.cut, v.end = true, len(bytes.TrimRight(text, " \t\r\n"))
		v.body = m.written(max(v.end, m.copied))
		return v, true
	case m.keys > 0 && m.mends&mendKeys == 0:
		v.broken, v.mends, v.end = true, 0, d.brokenEnd(start, m.at)
		v.body = d.text[start:v.end:v.end]
		return v, true
	}
	return value{}, false
}

// isEmptyObject tells {} and its like, of which prose about code is full.
func isEmptyObject(b []byte) bool {
	return len(b) < 64 && len(bytes.Trim(b, "[{}] \t\r\n,")) == 0
}

// isDebugPrint tells what Node.js prints behind an error of its own.
func isDebugPrint(b []byte) bool {
	return bytes.Contains(b, []byte(`"errno"`)) || bytes.Contains(b, []byte(`"syscall"`))
}

// firstInside returns what stands first inside the brackets that b begins with; of
// an object only whether it begins with what is escaped.
func firstInside(b []byte) byte {
	inside := bytes.TrimLeft(b[1:min(len(b), 200)], " \t\r\n")
	if b[0] == '[' && len(inside) > 1 && inside[0] == '{' {
		if rest := bytes.TrimLeft(inside[1:], " \t\r\n"); len(rest) > 0 && rest[0] == '\\' {
			return '\\'
		}
	}
	if len(inside) == 0 {
		return 0
	}
	return inside[0]
}

// brokenEnd finds where a value ends that breaks at broken: at its bracket, else
// where it is cut off.
func (d *digger) brokenEnd(start, broken int) int {
	o := outline{text: d.text, at: start}
	closed := o.nested()
	d.work -= o.at - start
	if closed {
		return o.at
	}
	return len(bytes.TrimRight(d.text[:cutEnd(d.text, broken)], " \t\r\n"))
}

// maxEscaped is how long a value may be that is escaped inside a string.
const maxEscaped = 1 << 20

// escaped reads a value that stands inside of a string, up to four deep.
func (d *digger) escaped(start int) (value, bool) {
	levels := [][]byte{d.text[start:min(len(d.text), start+maxEscaped)]}
	for firstInside(levels[len(levels)-1]) == '\\' && len(levels) < 5 {
		next, _ := unescape(levels[len(levels)-1], maxEscaped)
		d.work -= 2 * len(next)
		levels = append(levels, next)
	}
	m, ok := mend(levels[len(levels)-1], 0)
	if !ok && (!m.cut || m.keys == 0) {
		return value{}, false
	}
	v := value{mends: m.mends | mendEscapes, cut: !ok, body: m.written(m.at)}
	used := m.at
	for i := len(levels) - 2; i >= 0; i-- {
		_, used = unescape(levels[i], used)
	}
	v.span = span{start, start + used}
	return v, true
}

// unescape undoes one level of a string's escapes until out is limit bytes long, and
// returns how much of b that took.
func unescape(b []byte, limit int) (out []byte, used int) {
	for used < len(b) && len(out) < limit {
		c, n := b[used], 1
		if c == '\\' && used+1 < len(b) {
			n = 2
			switch next := b[used+1]; {
			case next == 'n':
				c = '\n'
			case next == 'r':
				c = '\r'
			case next == 't':
				c = '\t'
			case bytes.HasPrefix(b[used+1:], []byte("u0022")):
				c, n = '"', 6
			case bytes.HasPrefix(b[used+1:], []byte("u005c")), bytes.HasPrefix(b[used+1:], []byte("u005C")):
				n = 6
			case next == '"' || next == '\\' || next == '/' || next == '\'':
				c = next
			default:
				n = 1
			}
		}
		out = append(out, c)
		used += n
	}
	return out, used
}

// covered is how much of the text the values are.
func (d *digger) covered() (n int) {
	for _, v := range d.found {
		if !v.broken {
			n += v.end - v.start
		}
	}
	return n
}

// around returns the text between the values: before the first, between, and behind
// the last, one more than there are values. It reaches to the next value, read or not.
func (d *digger) around() [][]byte {
	var parts [][]byte
	at, until := 0, len(d.text)
	for _, v := range d.found {
		parts = append(parts, d.text[max(at, min(v.after, v.start)):v.start])
		at, until = v.end, v.until
	}
	return append(parts, d.text[at:max(at, until)])
}

// outside returns the text that is in none of the values that are read.
func (d *digger) outside() (text []byte) {
	at := 0
	for _, v := range d.found {
		text = append(append(text, d.text[at:v.start]...), '\n')
		at = v.end
	}
	return append(text, d.text[at:]...)
}
