package intake

import (
	"bytes"
	"encoding/json"

	"casebook/api"
)

// shellPrompt is what a shell prints when a command is over.
var shellPrompt = pattern(`^\s*[^\n"{}]{0,100}[$#%>❯][ \t]*\r?\n?$`)

// printedExtent finds the body in what was printed behind an answer's head, and says when
// it is a shell's prompt that follows it: no word of anybody's.
func printedExtent(x *api.Exchange, headers api.Headers, text []byte) extent {
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
