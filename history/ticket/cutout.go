package ticket

import (
	"strings"
	"unicode/utf8"

	"casebook/api/safe"
)

// cutKind is the kind of a value that is cut only because the engineer wants it so.
const cutKind = "cut"

// cutOut names what stands in the place of an item that the desk wants, where the engineer
// had that cut; empty where it can be read.
func (w *writer) cutOut(item string) (token string) {
	a := w.subject
	if len(w.onDemand) == 0 {
		return ""
	}
	switch item {
	case "status":
		words := append([]string{}, a.Codes...)
		if a.Answer != nil {
			words = append(words, statusLine(a.Answer.Status))
		}
		return w.cutIn(words...)
	case "request-line":
		return w.cutIn(a.Request.Method, a.Request.URL.String())
	case "request-body":
		return w.cutWhole(a.Request.Body)
	case "answer-body":
		if a.Answer != nil {
			return w.cutWhole(a.Answer.Body)
		}
	case "time":
		if !a.Happened.IsZero() {
			return w.cutIn(clock(a.Happened))
		}
	case "environment":
		address, _ := base(a)
		return w.cutIn(a.Environment, address)
	case "call-id":
		_, id := w.callID(a)
		return w.cutIn(id)
	}
	return ""
}

// cutIn names the first of what the engineer had cut that stands in texts.
func (w *writer) cutIn(texts ...string) (token string) {
	for _, text := range texts {
		shared := bracketed.Replace(w.sharer.Words(text).String())
		for _, t := range w.tokens() {
			if t.Kind == cutKind && strings.Contains(shared, "["+t.Name+":") {
				return t.Name
			}
		}
	}
	return ""
}

// bracketed undoes what a URL makes of the mark of a value.
var bracketed = strings.NewReplacer("%5B", "[", "%3A", ":")

// cutWhole names what the engineer had cut where that was all of a body.
func (w *writer) cutWhole(body safe.Record) (token string) {
	shared := strings.TrimSpace(w.sharer.Text(body).String())
	if name, _, whole := strings.Cut(strings.TrimPrefix(shared, "["), ": "); whole && strings.IndexByte(shared, ']') == len(shared)-1 && w.cutIn(body.String()) == name {
		return name
	}
	return ""
}

// cutAlso has the values cut that the engineer wants cut, and notes as what each leaves.
func (w *writer) cutAlso(values []string) {
	for _, value := range values {
		if token := w.sharer.CutAlso(value); token != "" {
			w.onDemand[token] = true
			continue
		}
		w.note("a value of %s that is to be cut is too short or too common: it is not cut", count(utf8.RuneCountInString(value), "character"))
	}
}
