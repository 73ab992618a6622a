package ticket

import (
	"fmt"
	"net/http"
	"strings"
	"time"

	"casebook/api/safe"
	"casebook/api/tree"
	"casebook/history"
)

// attempt writes one attempt: the five things that a desk asks for.
func (w *writer) attempt(i int, a explained) {
	w.section("Attempt %s of %s: %s", i+1, len(w.attempts), w.ending(a))
	w.time(a)
	w.out.Words("- **HTTP status, code, message**: ")
	w.said(a)
	w.out.Words("\n")
	if line := strings.TrimSpace(a.Request.Method + " " + a.Request.URL.String()); line != "" {
		w.out.Words("- **Request**: ")
		w.out.Text(safe.Inline(w.sharer.Words(line)))
		w.out.Words("\n")
	}
	if t := a.Transport; t != nil {
		w.item("No answer", "%s (phase: %s; request sent: %s)", t.Text.String(), t.Phase, t.Sent)
	}
	w.took(a.Timing)
	w.out.Words("\nRequest headers and body:\n\n")
	w.message(a.Request.RecordMessage)
	if a.Answer != nil {
		w.answer(a.Answer)
	}
}

// answer writes the answer, and says where there is less of it than was sent.
func (w *writer) answer(a *history.Answer) {
	broken := a.Broken.String()
	if broken == "" {
		w.out.Words("\nFull answer:\n\n")
	} else {
		w.out.Words("\nAnswer, as far as it came:\n\n")
	}
	w.message(a.RecordMessage)
	if broken != "" {
		w.text("\nThe answer broke off: %s\n", broken)
	}
	if a.Cut || a.RecordMessage.Cut {
		w.text("\nThe answer is cut here; it was %s bytes long or more.\n", a.Length)
	}
}

// took writes the times that are known.
func (w *writer) took(t history.Timing) {
	var known []string
	if t.Total > 0 {
		known = append(known, milliseconds(t.Total)+" in all")
	}
	if t.FirstByte > 0 {
		known = append(known, milliseconds(t.FirstByte)+" to the first byte")
	}
	if len(known) > 0 {
		w.item("Took", "%s", strings.Join(known, ", "))
	}
}

func milliseconds(ms float64) string {
	if ms < 1 {
		return "less than 1 ms"
	}
	return fmt.Sprintf("%.0f ms", ms)
}

func (w *writer) item(label, format string, args ...any) {
	w.text("- **"+label+"**: "+format+"\n", args...)
}

// message writes headers and body of one side in a fence that nothing in them can
// close.
func (w *writer) message(m safe.RecordMessage) {
	var b safe.Builder
	for _, h := range m.Headers {
		name, value := w.sharer.Header(h)
		b.Text(name)
		b.Words(": ")
		b.Text(value)
		b.Words("\n")
	}
	if body := m.Body.String(); body != "" {
		b.Words("\n")
		b.Text(w.sharer.Words(pretty(body)))
		b.Words("\n")
	} else {
		b.Words("\n(no body)\n")
	}
	w.out.Text(safe.Fenced("http", b.Done()))
}

// pretty indents a body that is JSON and nothing else. Any other stays as it is:
// what follows the value is part of the answer.
func pretty(body string) string {
	root, _, err := tree.ParseString(body)
	if err != nil || strings.Trim(body[root.End:], " \t\r\n") != "" {
		return body
	}
	return string(root.AppendIndent(nil, "", "  "))
}

// said writes status, codes and messages in one line. Codes and messages are the
// vendor's: they stand in code spans that they cannot leave.
func (w *writer) said(a explained) {
	if a.Answer != nil && a.Answer.Status > 0 {
		w.text("%s; ", statusLine(a.Answer.Status))
	}
	if len(a.Codes) == 0 {
		w.out.Words("no code")
	} else {
		w.out.Words("code ")
		w.quote(a.Codes)
	}
	if texts := a.explanation.Messages; len(texts) > 0 {
		w.out.Words("; message ")
		w.quote(texts)
	}
}

func (w *writer) quote(texts []string) {
	for i, text := range texts {
		if i > 0 {
			w.out.Words(", ")
		}
		w.out.Text(safe.Inline(w.sharer.Words(text)))
	}
}

func statusLine(status int) string {
	return strings.TrimSpace(fmt.Sprintf("%d %s", status, http.StatusText(status)))
}

// time writes when a call was made, with its offset and in UTC. What the caller said
// of it never stands without saying so, and beside the time of the record.
func (w *writer) time(a explained) {
	switch said := w.happened(a); {
	case !a.Happened.IsZero():
		w.item("Time", "%s", clock(a.Happened))
	case said != "":
		w.item("Time", "about %s, as the caller says; recorded %s", said, clock(a.Recorded))
	default:
		w.item("Time", "not known; recorded %s", clock(a.Recorded))
	}
}

func clock(t time.Time) string {
	return t.Format("2006-01-02 15:04:05.000 -07:00") + " (" + t.UTC().Format("2006-01-02 15:04:05.000") + " UTC)"
}
