package ticket

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"

	"casebook/api"
	"casebook/api/safe"
	"casebook/api/systems"
	"casebook/history"
)

// attempt writes one attempt: what the desk asks for in its order, the short things
// before the messages, and what it does not ask for behind that.
func (w *writer) attempt(a explained) {
	w.sharer.Within("attempt %d", a.number)
	w.section(systems.PartAttempts, "Attempt %s of %s: %s", a.number, len(w.attempts), w.ending(a))
	w.sections[len(w.sections)-1].attempt = a.number
	order := w.order()
	for _, it := range order {
		switch it {
		case "status":
			w.item(termStatus, "%s", w.said(a))
		case "request-line":
			if line := strings.TrimSpace(a.Request.Method + " " + a.Request.URL.String()); line != "" {
				w.item(termRequestLine, "%q", line)
			}
		case "time":
			w.time(a)
		}
	}
	w.circumstances(a)
	for _, it := range order {
		switch it {
		case "request-body":
			w.sharer.Within("attempt %d request", a.number)
			w.request(a)
		case "answer-body":
			if a.Answer != nil {
				w.sharer.Within("attempt %d answer", a.number)
				w.answer(a)
			}
		}
	}
}

// order is what an attempt is told by, as the desk asks for it. Every desk gets the
// five.
func (w *writer) order() []string {
	var order []string
	for _, want := range w.pack.Desk.Wants {
		order = append(order, want.Item)
	}
	for _, it := range []string{"time", "status", "request-line", "request-body", "answer-body"} {
		if !slices.Contains(order, it) {
			order = append(order, it)
		}
	}
	return order
}

// circumstances are what no desk lists and every desk looks for.
func (w *writer) circumstances(a explained) {
	if name, id := w.callID(a); id != "" {
		w.item(termCallID, "%s %q", name, w.shared(name, id))
	}
	if t := a.Transport; t != nil {
		said := t.Text.String()
		w.item(termFailure, "%s (%s)", said, strings.Join(failureWords(t), "; "))
	}
	var known []string
	if t := a.Timing; t.Total > 0 {
		known = append(known, milliseconds(t.Total)+" in all")
	}
	if t := a.Timing; t.FirstByte > 0 {
		known = append(known, milliseconds(t.FirstByte)+" to the first byte")
	}
	if len(known) > 0 {
		w.item(termTook, "%s", strings.Join(known, ", "))
	}
	if a.Remote != "" || a.Answer != nil && a.Answer.TLS != "" {
		var parts []prose
		for _, text := range []string{a.Remote, protocol(a), encryption(a)} {
			if text != "" {
				parts = append(parts, w.say("%s", text))
			}
		}
		w.item(termServer, "%s", join(parts, safe.Const(", ")))
	}
}

// failureWords say during what a call failed, and whether it may have reached the vendor,
// unless its own words do.
func failureWords(t *history.Transport) (words []string) {
	if during := phaseWords[t.Phase]; during != "" {
		words = append(words, during)
	}
	switch {
	case t.Sent == api.SentYes:
		return append(words, "the request had been sent")
	case t.Sent == api.SentNo && len(words) > 0 && strings.HasSuffix(t.Text.String(), "; nothing was sent"):
		return words
	case t.Sent == api.SentNo:
		return append(words, "the request was not sent")
	}
	return append(words, "whether the request was sent is not known")
}

var phaseWords = map[api.Phase]string{
	api.PhaseRequest: "before it was made", api.PhaseDNS: "while the name was looked up", api.PhaseConnect: "while connecting",
	api.PhaseTLS: "in the TLS handshake", api.PhaseSend: "while sending", api.PhaseFirstByte: "while waiting for the answer to begin",
	api.PhaseBody: "while reading the answer",
}

func protocol(a explained) string {
	if a.Answer == nil {
		return ""
	}
	return a.Answer.Protocol
}

func encryption(a explained) string {
	if a.Answer == nil {
		return ""
	}
	return a.Answer.TLS
}

// shared is a value with the name that tells what it is.
func (w *writer) shared(name, value string) safe.Text {
	_, text := w.sharer.Header(header(name, value))
	return text
}

// request writes what was sent, or that it was sent before.
func (w *writer) request(a explained) {
	for _, b := range w.fresh() {
		if b.number == a.number {
			break
		}
		if sameMessage(a.Request.RecordMessage, b.Request.RecordMessage) && sameFacts(a, b) {
			w.paragraph(termRequest, "Request headers and body: the same as in attempt %s.", b.number)
			return
		}
	}
	w.message(termRequest, "Request headers and body", a.Request.RecordMessage)
}

func sameMessage(a, b safe.RecordMessage) bool {
	return a.Body == b.Body && slices.Equal(a.Headers, b.Headers)
}

// sameFacts says that what was cut from two attempts is the same.
func sameFacts(a, b explained) bool {
	return slices.Equal(prints(a), prints(b))
}

// prints are the fingerprints of what was cut from a request, in order.
func prints(a explained) (all []string) {
	for _, f := range a.Facts {
		if !strings.HasPrefix(f.Place, "answer") && f.Placeholder != "" && !f.Unseen {
			all = append(all, f.Place+" "+string(f.Fingerprint))
		}
	}
	return all
}

// answer writes the answer, and says where there is less of it than was sent.
func (w *writer) answer(a explained) {
	title, broken := "Full answer", a.Answer.Broken.String()
	if broken != "" {
		title = "Answer, as far as it came"
	}
	w.message(termAnswer, title, a.Answer.RecordMessage)
	if broken != "" {
		w.paragraph(termBroken, "The answer broke off: %s", broken)
	}
	if cutShort(a.Answer) {
		w.paragraph(termBroken, "The answer is cut here; it was %s bytes long or more.", a.Answer.Length)
	}
}

func cutShort(a *history.Answer) bool { return a.Cut || a.RecordMessage.Cut }

// said is status, codes and messages in one line.
func (w *writer) said(a explained) prose {
	if a.Answer == nil && a.Transport != nil {
		return w.say("none: there was no answer")
	}
	var text prose
	if a.Answer != nil && a.Answer.Status > 0 {
		text = w.say("%s; ", statusLine(a.Answer.Status))
	}
	if len(a.Codes) == 0 {
		text = append(text, w.say("no code")...)
	} else {
		text = append(text, w.say("code %s", w.quoted(a.Codes))...)
	}
	if texts := a.explanation.Messages; len(texts) > 0 && a.failed() {
		text = append(text, w.say("; message %s", w.quoted(texts))...)
	}
	return text
}

func (w *writer) quoted(texts []string) prose {
	said := make([]prose, len(texts))
	for i, text := range texts {
		said[i] = w.say("%q", text)
	}
	return join(said, safe.Const(", "))
}

func statusLine(status int) string {
	return strings.TrimSpace(fmt.Sprintf("%d %s", status, http.StatusText(status)))
}

// time writes when a call was made, with its offset and in UTC. What the caller said
// of it never stands without saying so, and beside the time of the record.
func (w *writer) time(a explained) {
	switch said := w.happened(a); {
	case !a.Happened.IsZero():
		w.item(termTime, "%s", clock(a.Happened))
	case said != "":
		w.item(termTime, "about %s, as the caller says; recorded %s", said, clock(a.Recorded))
	default:
		w.item(termTime, "not known; recorded %s", clock(a.Recorded))
	}
}

// clock writes a time with its offset and in UTC, whose day is said where it is another.
func clock(t time.Time) string {
	layout := "15:04:05.000"
	if t.UTC().Format(time.DateOnly) != t.Format(time.DateOnly) {
		layout = "2006-01-02 15:04:05.000"
	}
	return t.Format("2006-01-02 15:04:05.000 -07:00") + " (" + t.UTC().Format(layout) + " UTC)"
}

func milliseconds(ms float64) string {
	if ms < 1 {
		return "less than 1 ms"
	}
	return fmt.Sprintf("%.0f ms", ms)
}
