package panes

import (
	"errors"
	"strings"

	"casebook/api"
	"casebook/api/intake"
)

// longestWords is the longest text, in bytes, that anybody would have read out.
const longestWords = 2 << 10

// Evidence reports whether a pasted text is a call or an answer to be read, and no
// words to be typed into a field of one line: it has several lines, is long, or is one
// line that intake knows, such as a curl command or JSON.
func Evidence(text string) bool {
	text = strings.TrimSpace(unified(text))
	if text == "" || len(text) > longestWords || strings.Contains(text, "\n") {
		return true
	}
	if text[0] == '[' && !strings.ContainsAny(text, `{"`) {
		return false // a status or a word in brackets, no list
	}
	read, err := intake.Read("the paste", []byte(text))
	if errors.As(err, new(*intake.WordsError)) {
		return false
	}
	if err != nil || read.Form != intake.FormBody {
		return true
	}
	shape, _ := api.ReadBody([]byte(text), "")
	return shape != api.ShapeText
}

// unified turns the line ends of a paste, which arrive as carriage returns, into
// newlines.
func unified(text string) string {
	return strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text)
}
