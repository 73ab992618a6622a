package panes

import (
	"fmt"
	"strings"

	"casebook/api/safe"
	"casebook/history"
	"casebook/ui"
)

// raw is a call as it is recorded, line by line.
type raw struct {
	lines  []string
	titles map[int]bool // lines that are headings of ours
}

func rawOf(a history.Attempt) raw {
	r := raw{titles: map[int]bool{}}
	r.title("request, as it is kept")
	r.request(a)
	if a.Answer == nil {
		r.title("no answer")
		return r
	}
	r.title(strings.Join(append([]string{"answer, as it is kept"}, missing(a.Answer)...), "; "))
	r.line(strings.Join(strings.Fields(fmt.Sprintf("%s %d %s", a.Answer.Protocol, a.Answer.Status, a.Answer.StatusText.String())), " "))
	r.message(a.Answer.RecordMessage)
	if broken := a.Answer.Broken.String(); broken != "" {
		r.title("here it broke off: " + broken)
	}
	return r
}

// Outgoing returns a request as it would be kept, line by line, neutralised.
func Outgoing(a history.Attempt) []string {
	var r raw
	r.request(a)
	return r.lines
}

func (r *raw) request(a history.Attempt) {
	r.line(a.Request.Method + " " + a.Request.URL.String())
	r.message(a.Request.RecordMessage)
}

func (r *raw) title(text string) {
	if len(r.lines) > 0 {
		r.line("")
	}
	r.titles[len(r.lines)] = true
	r.line(text)
}

func (r *raw) line(text string) { r.lines = append(r.lines, safe.Line(text).String()) }

// message adds headers and body of one side. Tabs in a body are widened, since a
// terminal would draw none.
func (r *raw) message(m safe.RecordMessage) {
	for _, h := range m.Headers {
		r.line(h.Name.String() + ": " + h.Value.String())
	}
	text := m.Body.String()
	if text == "" {
		return
	}
	r.line("")
	text = strings.ReplaceAll(safe.Block(text).String(), "\t", "    ")
	r.lines = append(r.lines, strings.Split(text, "\n")...)
	if m.Cut {
		r.title(fmt.Sprintf("cut here: it was %s bytes long", ui.Grouped(m.Length)))
	}
}
