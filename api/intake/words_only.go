package intake

import (
	"bytes"
	"encoding/json"
	"fmt"

	"casebook/api"
)

// WordsError says that an input is words only: neither a call with its status nor an
// answer stands in it. What it tells may still be found among the documented answers.
type WordsError struct {
	Name string // the input's, fit to stand in a line
	Call bool   // the words name the method and address of a call, and nothing of its answer
}

// Error is one line that names the input and what finds an answer by its words.
func (e *WordsError) Error() string {
	holds := "words and no call or answer"
	if e.Call {
		holds = "a call in words and nothing of its answer"
	}
	return fmt.Sprintf("%s holds %s: casebook codes finds documented answers by their words", e.Name, holds)
}

const (
	bodyNotGiven = "the answer's body is not in what was given"
	statusOnly   = "only its status was given"
)

// withoutBody gives x an answer of which only the status is known, none of its body.
func withoutBody(x *api.Exchange) {
	x.Answer = &api.Answer{Broken: statusOnly}
	x.Notes = append(x.Notes, bodyNotGiven)
}

// isWords reports whether a text is no body of an answer: no JSON, not even broken, no
// HTML and no XML. A number is a word, since it says no more than one.
func isWords(text []byte) bool {
	text = bytes.TrimSpace(text)
	if isWhole(text) || isMarkup(text) {
		return false
	}
	if text[0] == '[' {
		inside := bytes.TrimLeft(text[1:], " \t\r\n")
		return len(inside) == 0 || bytes.IndexByte([]byte(`{["`), inside[0]) < 0
	}
	return !json.Valid(text) || text[0] == '-' || text[0] >= '0' && text[0] <= '9'
}

// readWords reads words alone: a call and its status where they state both.
func readWords(in source) (Result, error) {
	words := stated{in.text[:min(len(in.text), maxStated)]}
	var x api.Exchange
	words.place(&x)
	if x.Request.URL == "" || len(words.statuses()) != 1 {
		return Result{}, &WordsError{Name: in.name, Call: x.Request.Method != ""}
	}
	withoutBody(&x)
	words.status(&x)
	x.Aside = new(aside{passed: in.text[:min(len(in.text), maxPassed)]}).request()
	return Result{Form: FormText, Exchanges: []api.Exchange{x}}, nil
}
