package intake

import (
	"bytes"
	"encoding/json"
	"slices"
	"strconv"
	"unicode/utf8"

	"casebook/api"
)

// extent is which part of the text behind a message's head is its body. A customer writes
// on around what was pasted, and those words are in no answer and no request.
type extent struct {
	before []byte // words that lead up to the body
	body   []byte
	after  []byte // words behind it
}

var (
	// closed is how an element or a comment of HTML or XML ends; behind the last one the
	// page is over.
	closed = pattern(`(?i)</[a-z][^<>]*>|-->`)
	// paragraphs part plain text.
	paragraphs = pattern(`\r?\n[ \t]*\r?\n`)
)

// extentOf parts the body of a message from what a person wrote around it. JSON ends with
// its value, or where it is cut off; HTML with its page; anything else where Content-Length
// says, else with its paragraph. What Content-Length covers to the byte is the body.
func extentOf(headers api.Headers, text []byte) extent {
	length := announced(headers)
	trimmed := bytes.TrimSpace(text)
	if len(trimmed) == 0 || json.Valid(text) || length == len(text) || length == len(trimmed) || binaryKind(text) != nil {
		return extent{body: text}
	}
	start := jsonStart(headers, text)
	if start >= 0 {
		e := split(text, jsonEnd(text, start))
		if len(bytes.TrimSpace(text[:start])) > 0 {
			e.before, e.body = text[:start], e.body[start:]
		}
		return e
	}
	return split(text, textEnd(text, length))
}

// textEnd returns where a body ends that is not JSON; length is what is announced, -1 when
// nothing is.
func textEnd(text []byte, length int) int {
	switch {
	case isMarkup(text):
		from := max(0, len(text)-maxStated)
		if all := closed().FindAllIndex(text[from:], -1); len(all) > 0 {
			return from + all[len(all)-1][1]
		}
	case length >= 0:
		if length < len(text) && utf8.RuneStart(text[length]) {
			return length
		}
	default:
		start := len(text) - len(bytes.TrimLeft(text, " \t\r\n"))
		if gap := paragraphs().FindIndex(text[start:]); gap != nil {
			return start + gap[0]
		}
	}
	return len(text)
}

// split cuts text at the end of its body. Blanks alone are the body's.
func split(text []byte, end int) extent {
	if len(bytes.TrimSpace(text[end:])) == 0 {
		return extent{body: text}
	}
	return extent{body: text[:end:end], after: text[end:]}
}

// announced is the length that the head of a message announces for its body as it stands
// in the text; -1 when it does not.
func announced(headers api.Headers) int {
	value, _ := headers.Get("Content-Length")
	length, err := strconv.Atoi(value)
	if _, encoded := headers.Get("Content-Encoding"); err != nil || length < 0 || encoded {
		return -1
	}
	return length
}

// How far behind a head a body may begin, and how many lines are tried.
const (
	maxLeadIn  = 2 << 10
	maxOpeners = 4
)

// jsonStart returns where the JSON of a body begins: at once, or, where the head does not
// announce anything else, with the first line that begins a value; -1 when none does.
func jsonStart(headers api.Headers, text []byte) int {
	start := len(text) - len(bytes.TrimLeft(text, " \t\r\n"))
	if text[start] == '{' || text[start] == '[' {
		return start
	}
	if kind, told := headers.Get("Content-Type"); isMarkup(text) || told && !bytes.Contains(bytes.ToLower([]byte(kind)), []byte("json")) {
		return -1
	}
	tried := 0
	for l := (lines{text: text}); l.at < maxLeadIn && tried < maxOpeners; {
		at := l.at
		line, ok := l.take()
		if !ok {
			return -1
		}
		at += len(line) - len(bytes.TrimLeft(line, " \t"))
		if at < len(text) && (text[at] == '{' || text[at] == '[') {
			if m, ok := mend(text, at); ok && m.keys > 0 {
				return at
			}
			tried++
		}
	}
	return -1
}

// jsonEnd returns where the JSON that begins at start ends. Values of which each begins
// where the one before ends, or on the next line, are one body.
func jsonEnd(text []byte, start int) (end int) {
	for next := start; ; {
		m, ok := mend(text, next)
		switch {
		case !ok && next == start:
			return brokenEnd(text, start)
		case !ok:
			return end
		}
		end = m.at
		for end < len(text) && bytes.IndexByte([]byte("}],;\""), text[end]) >= 0 {
			end++ // one too many may be the fault that is looked for
		}
		rest := text[end:]
		next = end + len(rest) - len(bytes.TrimLeft(rest, " \t\r\n"))
		if next >= len(text) || bytes.Count(text[end:next], []byte("\n")) > 1 || text[next] != '{' && text[next] != '[' {
			return end
		}
	}
}

// brokenEnd returns where JSON ends that cannot be read: with the bracket that closes it,
// else where it was cut off.
func brokenEnd(text []byte, start int) int {
	o := outline{text: text, at: start}
	if o.nested() {
		return o.at
	}
	return cutEnd(text, start)
}

// cutEnd returns where JSON ends that was cut off: before the first paragraph that does not
// go on like JSON.
func cutEnd(text []byte, start int) int {
	blank := false
	for l := (lines{text: text, at: start}); ; {
		at := l.at
		line, ok := l.take()
		if !ok {
			return len(text)
		}
		if line = bytes.TrimSpace(line); blank && len(line) > 0 && bytes.IndexByte([]byte(`{}[]",`), line[0]) < 0 {
			return at
		}
		blank = len(line) == 0
	}
}

// around are the words on both sides of the body, which may tell of values to cut.
func (e extent) around() []byte { return slices.Concat(e.before, []byte("\n"), e.after) }

// remarks say how much was not read as part of the body of what is called name.
func (e extent) remarks(name string) (notes []string) {
	if n := written(e.before); n > 0 {
		notes = append(notes, count(n, "line before the "+name+" was", "lines before the "+name+" were")+" not read as part of it")
	}
	if n := written(e.after); n > 0 {
		notes = append(notes, count(n, "line after the "+name+" was", "lines after the "+name+" were")+" not read as part of it")
	}
	return notes
}

// written counts the lines of text on which something stands.
func written(text []byte) (n int) {
	for line := range bytes.Lines(text) {
		if len(bytes.TrimSpace(line)) > 0 {
			n++
		}
	}
	return n
}
