package intake

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"

	"casebook/api"
)

// maxHeaders is how many headers of one message are kept: servers refuse far fewer.
const maxHeaders = 1000

var statusLine = pattern(`^HTTP/(\d(?:\.\d)?) (\d{3})(?: (.*))?$`)

// head is an answer's status line and headers.
type head struct {
	status  int
	text    string
	version string
	headers api.Headers
	strays  int // lines among the headers that were passed over
	stray   int // number of the first of them
	notes   []string
}

// parseStatus reads a status line, as "HTTP/2 401" or "HTTP/1.1 401 Unauthorized".
func parseStatus(line []byte) (head, bool) {
	m := statusLine().FindSubmatch(line)
	if m == nil {
		return head{}, false
	}
	status, _ := strconv.Atoi(string(m[2]))
	return head{status: status, text: strings.TrimSpace(string(m[3])), version: protocol(string(m[1]))}, true
}

// read takes header lines up to and with the empty line that ends them.
func (h *head) read(l *lines) {
	for {
		before := *l
		line, ok := l.take()
		switch {
		case !ok:
			h.notes = append(h.notes, "the text ends with the headers: there is no body in it")
			return
		case len(bytes.TrimSpace(line)) == 0:
			return
		case bytes.IndexByte([]byte("{[<"), line[0]) >= 0:
			h.notes = append(h.notes, bodyFrom(l.number))
			*l = before
			return
		}
		h.add(line, l.number)
	}
}

func bodyFrom(line int) string {
	return fmt.Sprintf("the empty line between headers and body is missing: the body was taken from line %d on", line)
}

// add takes one header line.
func (h *head) add(line []byte, number int) {
	if header, ok := parseHeader(line); ok && len(h.headers) < maxHeaders {
		h.headers = append(h.headers, header)
		return
	}
	if h.strays == 0 {
		h.stray = number
	}
	h.strays++
}

// remarks returns what was noticed while the head was read.
func (h *head) remarks() []string {
	if h.strays == 0 {
		return h.notes
	}
	return append(h.notes, fmt.Sprintf("%s among the headers passed over, the first at line %d: no header, or past the first %d",
		count(h.strays, "line was", "lines were"), h.stray, maxHeaders))
}

// parseHeader reads a header line. Its name must be a token (RFC 9110, section 5.6.2).
func parseHeader(line []byte) (api.Header, bool) {
	name, value, found := bytes.Cut(line, []byte(":"))
	if !found || !isToken(string(name)) {
		return api.Header{}, false
	}
	return api.Header{Name: string(name), Value: string(bytes.TrimSpace(value))}, true
}

// isToken reports whether s is a token as RFC 9110, section 5.6.2, has it.
func isToken(s string) bool {
	return s != "" && strings.IndexFunc(s, func(r rune) bool {
		return r <= ' ' || r >= 0x7f || strings.ContainsRune(`"(),/:;<=>?@[\]{}`, r)
	}) < 0
}

// protocol returns the name that Answer.Protocol has for what a tool wrote ("h2",
// "http/2.0", "1.1"), and nothing for what is no HTTP version.
func protocol(s string) string {
	switch strings.TrimPrefix(strings.ToLower(s), "http/") {
	case "1.0":
		return "HTTP/1.0"
	case "1.1":
		return "HTTP/1.1"
	case "2", "2.0", "h2", "h2c":
		return "HTTP/2.0"
	case "3", "3.0", "h3":
		return "HTTP/3.0"
	}
	return ""
}
