package ticket

import (
	"cmp"
	"math"
	"net/url"
	"strings"
	"unicode/utf8"

	"casebook/api/safe"
)

// har writes the calls as an HTTP Archive 1.2 (http://www.softwareishard.com/blog/har-12-spec/).
// Sizes are those of what was sent and received, before anything was cut from it; what
// is not known is -1, as the format has it.
func (w *writer) har() safe.Text {
	j := &jsonText{first: true}
	j.object(safe.Text{}, func() {
		j.object(safe.Const("log"), func() {
			j.text(safe.Const("version"), safe.Const("1.2"))
			j.object(safe.Const("creator"), func() {
				j.text(safe.Const("name"), safe.Const("casebook"))
				j.text(safe.Const("version"), w.sharer.Words(cmp.Or(w.source.Program, "unknown")))
			})
			j.list(safe.Const("pages"), func() {})
			j.list(safe.Const("entries"), func() {
				for _, a := range w.fresh() {
					w.entry(j, a)
				}
			})
			if w.training {
				j.text(safe.Const("comment"), safe.Const("SIMULATED, not the vendor: the answers were made by the built-in simulator."))
			} else {
				j.text(safe.Const("comment"), safe.Const("What stands in [brackets] was cut; the same value has the same mark."))
			}
		})
	})
	return j.done()
}

func (w *writer) entry(j *jsonText, a explained) {
	// A date without which the format does not do, where the true one must not be told.
	never := safe.JSON(safe.Const("1970-01-01T00:00:00.000Z"))
	j.object(safe.Text{}, func() {
		at := a.Happened
		if at.IsZero() {
			at = a.Recorded
		}
		t := harTimings(a)
		j.value(safe.Const("startedDateTime"), w.moment(at, never))
		j.value(safe.Const("time"), w.number(t.total(), safe.Const("0")))
		w.harRequest(j, a)
		w.harResponse(j, a)
		j.object(safe.Const("cache"), func() {})
		w.timings(j, t)
		if at, known := address(a.Remote); known {
			if text, ok := w.kept(at.String()); ok {
				j.text(safe.Const("serverIPAddress"), text)
			}
		}
		comment := w.say("attempt %s, %s", a.number, w.ending(a))
		switch {
		case a.Simulated:
			comment = append(comment, w.say("; SIMULATED, not the vendor")...)
		case a.Request.URL.String() == "":
			comment = append(comment, w.say("; the address of the call is not known")...)
		case a.Happened.IsZero():
			comment = append(comment, w.say("; when the call was made is not known, it was recorded then")...)
		}
		j.text(safe.Const("comment"), comment.plain())
	})
}

func (w *writer) harRequest(j *jsonText, a explained) {
	m := a.Request.RecordMessage
	j.object(safe.Const("request"), func() {
		j.text(safe.Const("method"), w.sharer.Words(a.Request.Method))
		j.text(safe.Const("url"), safe.URI(w.sharer.Text(m.URL)))
		j.text(safe.Const("httpVersion"), w.httpVersion(a))
		j.list(safe.Const("cookies"), func() {})
		w.headers(j, m)
		w.query(j, m.URL.String())
		if body := m.Body.String(); body != "" {
			j.object(safe.Const("postData"), func() {
				j.text(safe.Const("mimeType"), w.contentType(m))
				j.value(safe.Const("text"), w.harBody(m.Body))
			})
		}
		j.value(safe.Const("headersSize"), safe.Const("-1"))
		j.value(safe.Const("bodySize"), w.number(float64(m.Length), safe.Const("-1")))
	})
}

// harResponse writes the answer. Where there was none it has the status 0 and says why,
// as browsers do.
func (w *writer) harResponse(j *jsonText, a explained) {
	j.object(safe.Const("response"), func() {
		status, text, m, wire, moved := 0, safe.Text{}, safe.RecordMessage{}, -1.0, ""
		if answer := a.Answer; answer != nil {
			status, text, m = answer.Status, w.sharer.Text(answer.StatusText), answer.RecordMessage
			if answer.Wire > 0 {
				wire = float64(answer.Wire)
			}
			moved = headerValue(m, "Location")
		}
		j.value(safe.Const("status"), w.number(float64(status), safe.Const("0")))
		j.text(safe.Const("statusText"), text)
		j.text(safe.Const("httpVersion"), w.httpVersion(a))
		j.list(safe.Const("cookies"), func() {})
		w.headers(j, m)
		w.content(j, a)
		j.text(safe.Const("redirectURL"), w.shared("Location", moved))
		j.value(safe.Const("headersSize"), safe.Const("-1"))
		j.value(safe.Const("bodySize"), w.number(wire, safe.Const("-1")))
		switch {
		case a.Transport != nil:
			j.text(safe.Const("_error"), w.sharer.Text(a.Transport.Text))
		case a.Answer != nil && a.Answer.Broken.String() != "":
			j.text(safe.Const("_error"), w.sharer.Text(a.Answer.Broken))
		}
	})
}

func (w *writer) content(j *jsonText, a explained) {
	j.object(safe.Const("content"), func() {
		if a.Answer == nil {
			j.value(safe.Const("size"), safe.Const("0"))
			j.text(safe.Const("mimeType"), safe.Const("x-unknown"))
			return
		}
		m := a.Answer.RecordMessage
		j.value(safe.Const("size"), w.number(float64(m.Length), safe.Const("0")))
		j.text(safe.Const("mimeType"), w.contentType(m))
		j.value(safe.Const("text"), w.harBody(m.Body))
		if cutShort(a.Answer) {
			j.text(safe.Const("comment"), safe.Const("The text is cut: the answer was longer."))
		}
	})
}

// harBody is a body as JSON, its lines ending as they did.
func (w *writer) harBody(body safe.Record) safe.Text {
	if some, _ := body.CRLF(); some {
		return safe.JSONLines(w.sharer.Text(body))
	}
	return safe.JSON(w.sharer.Text(body))
}

func (w *writer) headers(j *jsonText, m safe.RecordMessage) {
	j.list(safe.Const("headers"), func() {
		for _, h := range m.Headers {
			name, value := w.sharer.Header(h)
			pair(j, name, value)
		}
	})
}

func pair(j *jsonText, name, value safe.Text) {
	j.object(safe.Text{}, func() {
		j.text(safe.Const("name"), name)
		j.text(safe.Const("value"), value)
	})
}

// query writes the parameters of an address, undone of their encoding.
func (w *writer) query(j *jsonText, address string) {
	_, query, _ := strings.Cut(address, "?")
	query, _, _ = strings.Cut(query, "#")
	j.list(safe.Const("queryString"), func() {
		for parameter := range strings.SplitSeq(query, "&") {
			if parameter == "" {
				continue
			}
			name, value, _ := strings.Cut(parameter, "=")
			name, value = decoded(name), decoded(value)
			pair(j, w.sharer.Words(name), w.shared(name, value))
		}
	})
}

func decoded(s string) string {
	plain, err := url.QueryUnescape(s)
	if err != nil || !utf8.ValidString(plain) {
		return s
	}
	return plain
}

// contentType is what a message says it holds.
func (w *writer) contentType(m safe.RecordMessage) safe.Text {
	if kind := headerValue(m, "Content-Type"); kind != "" {
		return w.sharer.Words(kind)
	}
	return safe.Const("x-unknown")
}

func headerValue(m safe.RecordMessage, name string) string {
	for _, h := range m.Headers {
		if strings.EqualFold(h.Name.String(), name) {
			return h.Value.String()
		}
	}
	return ""
}

func (w *writer) httpVersion(a explained) safe.Text {
	if version := protocol(a); version != "" {
		return w.sharer.Words(version)
	}
	return safe.Const("unknown")
}

// harTiming is how long the phases of a call took, in milliseconds; -1 for one that
// did not happen or was not seen.
type harTiming struct{ dns, connect, ssl, send, wait, receive float64 }

// harTimings divides the time of a call as the format does: connect has the handshake
// in it, and send, wait and receive are always there. What no phase accounts for was
// spent receiving.
func harTimings(a explained) harTiming {
	t := a.Timing
	out := harTiming{dns: -1, connect: -1, ssl: -1, wait: t.FirstByte}
	rest := t.Total - t.FirstByte
	if t.DNS > 0 {
		out.dns = t.DNS
		rest -= t.DNS
	}
	if t.Connect+t.TLS > 0 {
		out.connect = thousandths(t.Connect + t.TLS)
		rest -= out.connect
	}
	if t.TLS > 0 {
		out.ssl = t.TLS
	}
	out.receive = thousandths(max(0, rest))
	return out
}

// total is what the format wants time to be: the sum of the phases that are known, ssl
// being in connect.
func (t harTiming) total() float64 {
	return thousandths(max(0, t.dns) + max(0, t.connect) + t.send + t.wait + t.receive)
}

func thousandths(ms float64) float64 { return math.Round(ms*1000) / 1000 }

func (w *writer) timings(j *jsonText, t harTiming) {
	unknown := safe.Const("-1")
	zero := safe.Const("0")
	j.object(safe.Const("timings"), func() {
		j.value(safe.Const("blocked"), unknown)
		j.value(safe.Const("dns"), w.number(t.dns, unknown))
		j.value(safe.Const("connect"), w.number(t.connect, unknown))
		j.value(safe.Const("send"), w.number(t.send, zero))
		j.value(safe.Const("wait"), w.number(t.wait, zero))
		j.value(safe.Const("receive"), w.number(t.receive, zero))
		j.value(safe.Const("ssl"), w.number(t.ssl, unknown))
	})
}
