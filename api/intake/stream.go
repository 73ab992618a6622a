package intake

import "bytes"

const joinedWords = "holds messages of HTTP that run into each other on one line: they were given lines of their own"

var (
	// streamStart is how a captured stream begins: with a request, or the answer to one.
	streamStart = pattern(`^\s*(?:(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS) \S+ HTTP/\d|HTTP/\d(?:\.\d)? \d{3}\b)`)
	// joinedAnswer is a status line right behind the body of what went before it, as a
	// program shows a stream that it captured.
	joinedAnswer = pattern(`([^\s<])(HTTP/\d(?:\.\d)? [1-5]\d\d(?: [A-Z][A-Za-z -]{1,40})?\r?\n[A-Za-z-]{1,60}: )`)
	// joinedHeader is the name of a header in the middle of a line.
	joinedHeader = pattern(` ([A-Z][A-Za-z]{0,30}(?:-[A-Za-z]{1,30}){0,5}: )`)
)

// parted gives messages of HTTP that run into each other lines of their own, and says
// whether any did.
func parted(text []byte) ([]byte, bool) {
	if !streamStart().Match(text[:min(len(text), sample)]) {
		return text, false
	}
	if text, ok := unjoined(bytes.TrimSpace(text)); ok {
		return text, true
	}
	if !joinedAnswer().Match(text) {
		return text, false
	}
	return joinedAnswer().ReplaceAll(text, []byte("$1\n$2")), true
}

// unjoined parts an answer that was written on one line: status, headers, body.
func unjoined(line []byte) ([]byte, bool) {
	at := bytes.IndexAny(line, "{[")
	if at < 0 || !bytes.HasPrefix(line, []byte("HTTP/")) || bytes.IndexByte(line, '\n') >= 0 || !joinedHeader().Match(line[:at]) {
		return line, false
	}
	head := joinedHeader().ReplaceAll(line[:at], []byte("\n$1"))
	return bytes.Join([][]byte{bytes.TrimSpace(head), line[at:]}, []byte("\n\n")), true
}
