package panes

import (
	"errors"
	"strings"

	"casebook/api"
	"casebook/api/intake"
)

const (
	longestWords  = 2 << 10 // bytes of the longest text that anybody would have read out
	longestSpoken = 200     // characters of it that are looked for
)

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

// spoken is a text as it would be typed on one line.
func spoken(text string) string {
	line := []rune(strings.Join(strings.Fields(text), " "))
	return string(line[:min(len(line), longestSpoken)])
}

// unified turns the line ends of a paste, which arrive as carriage returns, into
// newlines.
func unified(text string) string {
	return strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text)
}
