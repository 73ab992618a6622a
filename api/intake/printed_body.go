package intake

import (
	"bytes"
	"encoding/json"
	"strconv"
	"strings"

	"casebook/api"
)

// shellPrompt is what a shell prints when a command is over.
var shellPrompt = pattern(`^\s*[^\n"{}]{0,100}[$#%>❯][ \t]*\r?\n?$`)

// printedExtent finds the body in what was printed behind an answer's head, and says when
// it was in chunks, and when it is a shell's prompt that follows it: no word of anybody's.
func printedExtent(x *api.Exchange, headers api.Headers, text []byte) extent {
	if coding, _ := headers.Get("Transfer-Encoding"); strings.EqualFold(coding, "chunked") {
		if whole, ok := dechunked(text); ok {
			x.Notes = append(x.Notes, "the answer's body was in chunks, as it goes over the wire: they were put together")
			return extent{body: whole}
		}
	}
	e := extentOf(headers, text)
	if len(e.after) > 0 && shellPrompt().Match(bytes.TrimLeft(e.after, "\r\n")) {
		x.Notes = append(x.Notes, "the prompt of a shell behind the answer's body was left out")
		e.after = nil
	}
	return e
}

// pasted undoes in the body of a transcript what a terminal or a chat did to it, and
// says so. What a server may have got wrong by itself stays as it came.
func pasted(x *api.Exchange, body []byte) []byte {
	start := bytes.IndexAny(body, "{[")
	if start < 0 || len(bytes.TrimSpace(body[:start])) > 0 || json.Valid(body) {
		return body
	}
	m, ok := mend(body, start)
	if !ok || m.mends == 0 || m.mends&^(onTheWay|mendQuotes) != 0 {
		return body
	}
	for _, words := range m.mends.words() {
		x.Notes = append(x.Notes, "in the answer "+words)
	}
	return append(m.written(m.at), body[m.at:]...)
}

// dechunked puts the chunks of a body together (RFC 9112, section 7.1), where it is
// nothing but such chunks, the last one included.
func dechunked(body []byte) (whole []byte, ok bool) {
	for rest := body; ; {
		line, after, found := bytes.Cut(rest, []byte("\n"))
		digits, _, _ := bytes.Cut(bytes.TrimRight(line, "\r"), []byte(";"))
		size, err := strconv.ParseUint(string(digits), 16, 32)
		switch {
		case err != nil:
			return nil, false
		case size == 0:
			return whole, len(whole) > 0
		case !found || uint64(len(after)) < size:
			return nil, false
		}
		whole = append(whole, after[:size]...)
		rest = bytes.TrimPrefix(after[size:], []byte("\r"))
		if rest, found = bytes.CutPrefix(rest, []byte("\n")); !found {
			return nil, false
		}
	}
}
