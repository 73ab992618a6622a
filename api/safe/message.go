package safe

import (
	"slices"
	"strings"
)

// Header is one header line, in the order in which it was sent.
type Header struct{ Name, Value string }

// Message is one side of an exchange as it was sent. URL is empty in an answer.
type Message struct {
	URL     string
	Headers []Header
	Body    []byte
}

// RecordHeader is a redacted [Header].
type RecordHeader struct {
	Name  Record `json:"name"`
	Value Record `json:"value"`
}

// RecordMessage is a redacted [Message].
type RecordMessage struct {
	URL     Record         `json:"url,omitzero"`
	Headers []RecordHeader `json:"headers,omitempty"`
	Body    Record         `json:"body,omitzero"`
	// Kind is what the body was: json, form, html, text, binary, empty.
	Kind string `json:"kind"`
	// Length is the size of the body before redaction, in bytes.
	Length int `json:"length"`
	// Cut: only the first 4 MiB of the redacted body are kept.
	Cut bool `json:"cut,omitempty"`
}

// maxBody is how much of a redacted body is kept, in bytes.
const maxBody = 4 << 20

// Study learns the values that the rules name in m, so that they are hunted in the
// other message too. Call it for both sides before [Redactor.Message].
func (r *Redactor) Study(request bool, m Message) { r.Message(request, m) }

// Message redacts one side of an exchange. A JSON body stays JSON, a URL a URL. A
// request body that claims to be JSON and is not is replaced by its length and
// where it breaks: "[request body: 412 bytes, not JSON, error at line 3 column
// 14]"; so are binary bodies, by length and kind. A multipart form stays one: fields are
// cut by their names, files become "[file: 20481 bytes, jpeg]".
func (r *Redactor) Message(request bool, m Message) RecordMessage {
	done := &r.answer
	if request {
		done = &r.request
	}
	body := string(m.Body)
	if done.of(m, body) && done.known == len(r.known) {
		return done.out
	}
	r.settled(func() string {
		*done = outcome{url: m.URL, headers: slices.Clone(m.Headers), body: body, known: len(r.known), did: true}
		done.out = newMessagePass(r, request).message(m.URL, m.Headers, body)
		return ""
	})
	out := done.out
	out.Headers = slices.Clone(out.Headers)
	return out
}

// outcome keeps what became of a message: between Study and Message seldom anything
// new is learned, and a long body need not be read twice.
type outcome struct {
	did     bool
	url     string
	headers []Header
	body    string
	known   int // how many values were known
	out     RecordMessage
}

func (o *outcome) of(m Message, body string) bool {
	return o.did && o.url == m.URL && o.body == body && slices.Equal(o.headers, m.Headers)
}

func newMessagePass(r *Redactor, request bool) *pass {
	if request {
		return newPass(r, "request", InRequest)
	}
	return newPass(r, "answer", InAnswer)
}

func (p *pass) message(url string, headers []Header, content string) RecordMessage {
	out := RecordMessage{URL: Record{p.wholeURL(url)}, Length: len(content)}
	for _, h := range headers {
		out.Headers = append(out.Headers, RecordHeader{Record{p.text(h.Name)}, Record{p.header(h.Name, h.Value)}})
	}
	var body string
	out.Kind, body = p.body(contentType(headers), content)
	out.Body.s, out.Cut = p.cutLong(body)
	return out
}

func (p *pass) wholeURL(s string) string {
	if strings.ContainsAny(s, notInURL) {
		return p.text(s) // it only calls itself one
	}
	c := components{scrubber: p, text: s}
	c.url(urlRegion(s, 0, len(s)))
	return p.spliced(s, c.found, asURL)
}

func contentType(headers []Header) string {
	for _, h := range headers {
		if strings.EqualFold(h.Name, "Content-Type") {
			return h.Value
		}
	}
	return ""
}
