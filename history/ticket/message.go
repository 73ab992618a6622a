package ticket

import (
	"strings"

	"casebook/api/safe"
	"casebook/api/tree"
)

// message writes headers and body of one side below a title, which says in what the body
// stands here otherwise than it was sent.
func (w *writer) message(t term, title string, m safe.RecordMessage) {
	var b safe.Builder
	for _, h := range m.Headers {
		name, value := w.sharer.Header(h)
		b.Text(safe.Cell(name))
		b.Words(": ")
		b.Text(value)
		b.Words("\n")
	}
	b.Words("\n")
	if m.Body.String() == "" {
		b.Words("(no body)\n")
		w.add(block{kind: message, term: t, text: w.say(title + ":"), code: b.Done()})
		return
	}
	text, remarks := w.body(m.Body)
	b.Text(text)
	b.Words("\n")
	if len(remarks) > 0 {
		title += " (" + strings.Join(remarks, "; ") + ")"
	}
	w.add(block{kind: message, term: t, text: w.say(title + ":"), code: b.Done()})
}

// body is a body as people read it: JSON indented, any other line by line. Its lines begin
// as the vendor likes: where one would be a formula, all of them are quoted, and what is
// quoted can be read off as it was.
func (w *writer) body(of safe.Record) (shared safe.Text, remarks []string) {
	text, isJSON := pretty(of.String())
	if shared = w.sharer.Words(text); isJSON {
		return shared, nil
	}
	switch some, all := of.CRLF(); {
	case all:
		shared, remarks = safe.PlainLines(shared), append(remarks, "the lines of the body end in CR LF")
	case some:
		remarks = append(remarks, `what ends in \r ends in CR LF`)
	}
	if safe.BeginsFormula(of.String()) || safe.BeginsFormula(shared.String()) {
		shared, remarks = safe.Quoted(shared), append(remarks, "“> ” stands before each line of the body")
	}
	return shared, remarks
}

// pretty indents a body that is JSON and nothing else. Any other stays as it is:
// what follows the value is part of the answer.
func pretty(body string) (text string, isJSON bool) {
	root, _, err := tree.ParseString(body)
	if err != nil || strings.Trim(body[root.End:], " \t\r\n") != "" {
		return body, false
	}
	return string(root.AppendIndent(nil, "", "  ")), true
}
