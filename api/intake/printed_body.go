package intake

import (
	"bytes"
	"encoding/json"

	"casebook/api"
)

// shellPrompt is what a shell prints when a command is over.
var shellPrompt = pattern(`^\s*[^\n"{}]{0,100}[$#%>❯][ \t]*\r?\n?$`)

// pasted undoes in the body of a transcript what a terminal or a chat did to it, and
// says so. What a server may have got wrong by itself stays as it came.
func pasted(x *api.Exchange, body []byte) []byte {
	start := bytes.IndexAny(body, "{[")
	if start < 0 || len(bytes.TrimSpace(body[:start])) > 0 || json.Valid(body) {
		return body
	}
	m, ok := mend(body, start)
	if !ok || m.mends&^(onTheWay|mendQuotes) != 0 {
		return body
	}
	rest := body[m.at:]
	if shellPrompt().Match(rest) && len(bytes.TrimSpace(rest)) > 0 {
		x.Notes = append(x.Notes, "the prompt of a shell behind the answer's body was left out")
		rest = nil
	}
	for _, words := range m.mends.words() {
		x.Notes = append(x.Notes, "in the answer "+words)
	}
	if m.mends == 0 && len(rest) > 0 {
		return body
	}
	return append(m.written(m.at), rest...)
}
