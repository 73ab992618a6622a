package intake

import (
	"encoding/base64"
	"errors"
	"fmt"
	"math"
	"net/netip"
	"net/url"
	"slices"
	"strings"

	"casebook/api"
	"casebook/api/tree"
)

// entry is one entry of a HAR on its way to an exchange.
type entry struct {
	exchange api.Exchange
	strict   mistake // spoils the entry
	lenient  mistake // in what only adds to the entry
}

func (e *entry) note(format string, args ...any) {
	e.exchange.Notes = append(e.exchange.Notes, fmt.Sprintf(format, args...))
}

// readEntry reads the JSON of one entry. Place names the place at an offset in it.
func readEntry(b []byte, place func(offset int) string) (api.Exchange, error) {
	root, notes, err := tree.Parse(b)
	if bad := (*tree.SyntaxError)(nil); errors.As(err, &bad) {
		return api.Exchange{}, fmt.Errorf("it is not JSON at %s (%s)", place(bad.Offset), bad.Text)
	}
	if root.Kind != tree.Object {
		return api.Exchange{}, fmt.Errorf("it is %s, not an object, at %s", article(root.Kind), place(0))
	}
	var e entry
	f := fields{node: root, mistake: &e.strict}
	if f.has("request") {
		e.request(f.object("request"))
		e.response(f)
		e.circumstances(f.lenient(&e.lenient))
	} else {
		e.strict = mistake{text: "it has no request"}
	}
	if e.strict.text != "" {
		return api.Exchange{}, fmt.Errorf("%s, at %s", e.strict.text, place(e.strict.at))
	}
	if e.lenient.text != "" {
		e.note("%s, at %s: it was left out", e.lenient.text, place(e.lenient.at))
	}
	if len(notes) > 0 {
		e.note("in the HAR at %s: %s", place(notes[0].Offset), notes[0].Text)
	}
	if more := len(notes) - 1; more > 0 {
		e.note("%s to the JSON of this entry", count(more, "more remark", "more remarks"))
	}
	return e.exchange, nil
}

func (e *entry) request(f fields) {
	r := &e.exchange.Request
	r.Method, r.URL = f.text("method"), f.text("url")
	if !isToken(r.Method) {
		e.note("request.method is missing or is no HTTP method")
		r.Method = ""
	}
	if r.URL == "" {
		e.note("request.url is missing")
	}
	r.Headers = e.headers(f, "request")
	if f.has("postData") {
		r.Body = e.postData(f.object("postData"))
	}
	loose := f.lenient(&e.lenient)
	switch size := loose.size("bodySize"); {
	case len(r.Body) > 0 || r.BodyUnknown:
	case size > 0:
		r.BodyUnknown = true
		e.note("the request's body (%d bytes) was not saved in the HAR", size)
	case mayHaveBody(r, loose):
		r.BodyUnknown = true
		e.note("the request's body, if it had one, is not in the HAR")
	}
}

// mayHaveBody reports whether a request of which a HAR has no body may have had one: its
// method is for sending one, and the HAR does not say that it was empty.
func mayHaveBody(r *api.Request, f fields) bool {
	if length, ok := r.Headers.Get("Content-Length"); ok {
		return length != "0"
	}
	stated := f.has("bodySize") && f.number("bodySize") == 0 || f.has("postData")
	return !stated && slices.Contains([]string{"POST", "PUT", "PATCH"}, r.Method)
}

// headers returns the headers as they came, without HTTP/2 pseudo headers.
func (e *entry) headers(f fields, of string) api.Headers {
	lines := f.list("headers")
	if len(lines) == 0 {
		return nil
	}
	headers, pseudo := make(api.Headers, 0, len(lines)), 0
	for _, line := range lines {
		name := line.text("name")
		if strings.HasPrefix(name, ":") {
			pseudo++
			continue
		}
		headers = append(headers, api.Header{Name: name, Value: line.text("value")})
	}
	if pseudo > 0 {
		e.note("%s of the %s left out (:method, :path and the like)", count(pseudo, "HTTP/2 pseudo header", "HTTP/2 pseudo headers"), of)
	}
	return headers
}

// postData returns the body of a request. Its text is what was sent; a form of
// which only the fields are there is put together again.
func (e *entry) postData(f fields) []byte {
	if n := f.get("text", tree.String); n != nil && n.Text != "" {
		return e.decoded(n.Text, f.text("encoding"), "request")
	}
	params := f.list("params")
	if len(params) == 0 {
		return nil
	}
	if kind, _, _ := strings.Cut(f.text("mimeType"), ";"); !strings.EqualFold(strings.TrimSpace(kind), "application/x-www-form-urlencoded") {
		e.note("the request's body is there only as %s of a form and was left out", count(len(params), "field", "fields"))
		e.exchange.Request.BodyUnknown = true
		return nil
	}
	e.note("the request's body was put together again from %s", count(len(params), "form field", "form fields"))
	pairs := make([]string, len(params))
	for i, p := range params {
		pairs[i] = url.QueryEscape(p.text("name")) + "=" + url.QueryEscape(p.text("value"))
	}
	return []byte(strings.Join(pairs, "&"))
}

// decoded undoes an encoding of a body's text.
func (e *entry) decoded(text, encoding, of string) []byte {
	switch strings.ToLower(encoding) {
	case "":
		return []byte(text)
	case "base64":
		body, err := base64.StdEncoding.DecodeString(text)
		if err != nil {
			e.note("the %s's body is not the base64 that it is said to be: %d bytes of it could be read", of, len(body))
		}
		return body
	}
	e.note("the %s's body has the encoding %s, which is not known here: it was left as it is", of, quote(encoding))
	return []byte(text)
}

// response reads the answer of the entry f, or why there is none.
func (e *entry) response(f fields) {
	if !f.has("response") {
		e.note("the HAR holds no answer to this call")
		return
	}
	r := f.object("response")
	content := r.object("content")
	status, failure := e.status(r), failureText(f, r)
	if status == 0 && (failure != "" || r.has("status") && !content.filled("text")) {
		e.exchange.Failure = browserFailure(failure, e.exchange.Request.URL)
		return
	}
	if status == 0 {
		e.note("the HAR gives no HTTP status for this answer")
	}
	loose := r.lenient(&e.lenient)
	e.exchange.Answer = &api.Answer{
		Status: status, StatusText: r.text("statusText"), Protocol: protocol(loose.text("httpVersion")),
		Headers: e.headers(r, "answer"), Wire: loose.size("bodySize"),
	}
	if failure != "" {
		e.exchange.Answer.Broken = browserFailure(failure, e.exchange.Request.URL).Text
	}
	if content.node == nil {
		e.note("the HAR does not hold the answer's body, if there was one")
	}
	e.content(content)
}

// status returns the HTTP status of a response, 0 when it has none.
func (e *entry) status(f fields) int {
	status := f.number("status")
	if e.strict.text == "" && (status != math.Trunc(status) || status < -1 || status > 999) {
		e.strict = mistake{text: f.below("status") + " is no HTTP status", at: f.node.Member("status").Start}
		return 0
	}
	return int(max(status, 0))
}

// content reads an answer's body.
func (e *entry) content(f fields) {
	var body []byte
	if n := f.get("text", tree.String); n != nil {
		body = e.decoded(n.Text, f.text("encoding"), "answer")
	}
	if size := f.lenient(&e.lenient).size("size"); size > 0 && len(body) == 0 {
		e.note("the answer's body (%d bytes) was not saved in the HAR: export again with the panel open and the content included", size)
		e.exchange.Answer.Broken = "not saved in the HAR"
	}
	keep(&e.exchange, body)
}

// circumstances reads when, how long and where to. A mistake in them costs no more
// than the value.
func (e *entry) circumstances(f fields) {
	if started := f.text("startedDateTime"); started != "" {
		e.exchange.Happened = e.started(started)
	} else {
		e.note("startedDateTime is missing: when the call was made is not known")
	}
	if f.has("_fromCache") {
		e.note("the browser took this answer from its cache: the system was not asked")
	}
	e.exchange.Timing = timing(f)
	if address := f.text("serverIPAddress"); address != "" {
		ip, err := netip.ParseAddr(strings.Trim(address, "[]"))
		if err != nil {
			e.note("serverIPAddress %s is no IP address", quote(address))
			return
		}
		e.exchange.Remote = ip.String()
	}
}
