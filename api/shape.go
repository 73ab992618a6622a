package api

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"casebook/api/tree"
)

// Document is a body that was read as JSON.
type Document struct {
	Root  *tree.Node // nil when it does not parse
	Notes []tree.Note
	Err   error // why it does not parse; a *tree.SyntaxError
}

// ReadBody says what a body is by its bytes, and parses it when it is or begins like
// JSON. contentType, the header's value or empty, only breaks ties: a bare JSON value
// such as true or "ok" is JSON, and a page that begins with some tag is HTML, if the
// header says so.
func ReadBody(body []byte, contentType string) (Shape, Document) {
	text := bytes.Trim(bytes.TrimPrefix(body, []byte("\ufeff")), " \t\r\n")
	says := func(kind string) bool { return strings.Contains(strings.ToLower(contentType), kind) }
	switch {
	case len(text) == 0:
		return ShapeEmpty, Document{}
	case begins(text, "<!doctype html") || begins(text, "<html") || text[0] == '<' && says("html"):
		return ShapeHTML, Document{}
	case text[0] == '{' || text[0] == '[':
		d := read(body)
		if d.Err != nil {
			return ShapeBroken, d
		}
		return ShapeJSON, d
	case says("json"):
		if d := read(body); d.Err == nil {
			return ShapeJSON, d
		}
	}
	if bytes.IndexByte(text, 0) >= 0 || !utf8.Valid(text) {
		return ShapeBinary, Document{}
	}
	return ShapeText, Document{}
}

func read(body []byte) Document {
	root, notes, err := tree.Parse(body)
	return Document{root, notes, err}
}

// begins reports whether body begins with prefix, whatever the letter case.
func begins(body []byte, prefix string) bool {
	return len(body) >= len(prefix) && strings.EqualFold(string(body[:len(prefix)]), prefix)
}
