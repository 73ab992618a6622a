package api

import (
	"bytes"
	"cmp"
	"errors"
	"io"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"strings"
)

// outgoing is a request as it will be written, and what differs from the request
// as it was given.
type outgoing struct {
	request *http.Request
	notes   []string
}

// prepare turns r into what net/http sends, or says why it cannot be sent. No text
// quotes a value of r.
func prepare(r Request, userAgent string) (*outgoing, *TransportError) {
	o := &outgoing{request: &http.Request{Method: r.Method, Header: http.Header{}}}
	if err := cmp.Or(checkMethod(r.Method), o.setURL(r.URL)); err != nil {
		return nil, unsendable(err)
	}
	for i, h := range r.Headers {
		if err := o.addHeader(i+1, h, len(r.Body)); err != nil {
			return nil, unsendable(err)
		}
	}
	o.setDefaults(r.Headers, userAgent)
	// GetBody stays nil: what cannot be read twice cannot be sent twice.
	if len(r.Body) > 0 {
		o.request.Body = io.NopCloser(bytes.NewReader(r.Body))
		o.request.ContentLength = int64(len(r.Body))
	}
	return o, nil
}

func unsendable(err error) *TransportError {
	return &TransportError{Phase: PhaseRequest, Kind: KindOther, Sent: SentNo, Text: line("%v; nothing was sent", err)}
}

// size is the most that the request takes on the wire, in bytes. From a buffer of
// that size it leaves at once: see watch.reached.
func (o *outgoing) size() int {
	n := 1024 + len(o.request.URL.RequestURI()) + len(o.request.URL.Host) + len(o.request.Host)
	for name, values := range o.request.Header {
		for _, value := range values {
			n += len(name) + len(value) + len(": \r\n")
		}
	}
	return n + int(o.request.ContentLength)
}

func (o *outgoing) setURL(raw string) error {
	if i := strings.IndexFunc(raw, func(c rune) bool { return c <= ' ' || c == 0x7f }); i >= 0 {
		return errors.New("the URL holds " + nameOf(raw[i]) + ": it cannot be sent; remove it, or write it as %20 and the like")
	}
	parsed, err := url.Parse(raw)
	if err != nil {
		return errors.New("the URL cannot be read: check its host, its port and every % in it")
	}
	o.request.URL = parsed
	if parsed.Fragment != "" {
		o.notes = append(o.notes, "what follows # in the URL is not sent")
	}
	if parsed.Path != "" && !strings.Contains(raw, parsed.EscapedPath()) {
		o.notes = append(o.notes, "some characters in the URL's path are sent percent-encoded")
	}
	return checkURL(parsed)
}

func checkURL(u *url.URL) error {
	switch {
	case u.Scheme != "https" && u.Scheme != "http":
		return errors.New("the URL must begin with https://")
	case u.User != nil:
		return errors.New("the URL holds a user name or password before its @: put it into an Authorization header")
	case u.Hostname() == "":
		return errors.New("the URL names no host")
	case u.Scheme == "http" && !mayBePlain(u.Hostname()):
		return errors.New("http:// would send the request and its key in the open: use https:// (http:// is for this computer only)")
	}
	if _, err := strconv.ParseUint(u.Port(), 10, 16); err != nil && u.Port() != "" {
		return errors.New("the port in the URL is not a number up to 65535")
	}
	return nil
}

// mayBePlain reports whether host is this computer by its name; dial makes sure.
func mayBePlain(host string) bool {
	return strings.EqualFold(host, "localhost") || net.ParseIP(host).IsLoopback()
}

func checkMethod(method string) error {
	if method == "" || strings.ContainsFunc(method, notToken) {
		return errors.New("the method is not one that HTTP can carry: GET, POST, PUT, PATCH and DELETE are")
	}
	return nil
}

// addHeader puts a line, counted from 1, where net/http takes it from. Lines about
// the connection or the framing are the client's own business, whatever their
// letter case: net/http would write the given ones beside its own.
func (o *outgoing) addHeader(place int, h Header, bodyLength int) error {
	if err := checkHeader(place, h); err != nil {
		return err
	}
	value := strings.Trim(h.Value, " \t")
	switch strings.ToLower(h.Name) {
	case "host":
		return o.setHost(value)
	case "content-length":
		if value != strconv.Itoa(bodyLength) {
			o.note("%s is not sent as given: the body has %d bytes", h.Name, bodyLength)
		}
		return nil
	case "connection", "transfer-encoding", "trailer", "expect":
		if !strings.EqualFold(value, "close") {
			o.note("%s is not sent as given: each call has a connection of its own, and its body goes in one piece", h.Name)
		}
		return nil
	}
	if value != h.Value {
		o.note("the blank at the %s of %s is not sent: HTTP drops it", edge(h.Value), h.Name)
	}
	// Not Add: it would change the letter case of the name.
	o.request.Header[h.Name] = append(o.request.Header[h.Name], h.Value)
	return nil
}

func (o *outgoing) note(format string, args ...any) {
	o.notes = append(o.notes, line(format, args...))
}

func (o *outgoing) setHost(host string) error {
	if o.request.Host != "" {
		return errors.New("there are two Host headers: only one can be sent")
	}
	if host == "" || strings.ContainsFunc(host, notHost) {
		return errors.New("header Host holds a character that no host has, or nothing: it cannot be sent")
	}
	o.request.Host = host
	return nil
}

// setDefaults adds User-Agent and Accept-Encoding where the request has none.
func (o *outgoing) setDefaults(given Headers, userAgent string) {
	const name = "User-Agent"
	switch agents := o.request.Header[name]; {
	case len(given.Values(name)) == 0:
		o.request.Header[name] = []string{userAgent}
	case len(agents) == 0:
		o.request.Header[name] = []string{""} // else net/http adds its own to a user-agent
	case len(agents) > 1:
		o.note("only the first User-Agent is sent")
	}
	if len(given.Values("Accept-Encoding")) == 0 {
		o.request.Header["Accept-Encoding"] = []string{"gzip"}
	}
}
