package intake

import (
	"bytes"
	"net/netip"
	"slices"
	"strconv"
	"strings"

	"casebook/api"
)

// What curl -v says of the connection, in the wording of its versions 7 and 8.
var (
	requestLine = pattern(`^([A-Z]+) (\S+) HTTP/\d`)
	connected   = pattern(`^(?:Connected|Established connection) to \S+ \((\S+?)\)? port (\d{1,5})`)
	aboutTLS    = pattern(`TLS|SSL|ALPN|schannel`)
	aboutUpload = pattern(`(?i)upload`)
	tlsVersion  = pattern(`^SSL connection using TLSv(1(?:\.\d)?)`)
	// Between the lines of a -v that went into a file: sizes and the progress meter.
	curlNoise = pattern(`^(?:[{}] \[\d+ bytes data\]|\s*% Total\s|\s+Dload\s|[\s\d.:kMG-]*--:--:--)`)
	// What stands right behind a body that does not end its line: the last word
	// about the connection, or the meter.
	verboseTail = pattern(`(?:\* (?:Connection #\d+ to host|Excess found|[Cc]losing connection|shutting down connection)[^\n]*|\r[ \d.:kMG-]*--:--:--[ \d.:kMG-]*)\s*$`)
)

const bodyNotPrinted = "curl -v does not print the request's body: it is missing here"

// maxTails is how many such pieces are taken off a body.
const maxTails = 4

// verbose is what the marked lines of curl -v told.
type verbose struct {
	method, target string
	sent           api.Headers
	connected      bool // a connection was opened
	secure         bool // TLS was spoken over it
	tls, remote    string
	answer         head
	answered       bool
	echoed         bool  // -i printed the headers a second time
	earlier        []int // statuses of the answers before the last
	failed         *api.TransportError
	refused        int // the status that curl -f told of, the answer itself left out
	uploaded       bool
	retried        bool
	beside         aside
	payload        []byte // the request's body, where the program prints it
}

// readVerbose reads what curl -v printed: "> " before what was sent, "< " before
// what came back, "* " before what curl says, and the body without a mark.
func readVerbose(text []byte) api.Exchange {
	var v verbose
	body := v.read(text)
	exchange := api.Exchange{Remote: v.remote, Notes: passedOver(v.earlier)}
	exchange.Request = v.request(&exchange)
	switch {
	case v.answered:
		body, failure := cutError(body)
		v.beside.pass(finish(&exchange, v.answer, trimVerbose(body, v.echoed), failure))
	case v.refused != 0:
		exchange.Answer = &api.Answer{Status: v.refused}
		exchange.Notes = append(exchange.Notes, "curl -f left the answer out, all but its status: repeat the call without -f")
	case v.failed != nil:
		if exchange.Failure = v.failed; v.method != "" || v.retried {
			v.failed.Sent = api.SentUnknown
		}
	default:
		exchange.Notes = append(exchange.Notes, "no answer in what was given")
	}
	if exchange.Answer != nil {
		exchange.Answer.TLS = v.tls
	}
	exchange.Aside = v.beside.request()
	return exchange
}

// read takes the marked lines and returns what follows the last answer's head.
func (v *verbose) read(text []byte) (body []byte) {
	last := bytes.LastIndex(text, []byte("\n< HTTP/")) + 1
	var said []byte
	for l := (lines{text: text}); ; {
		before := l
		line, ok := l.take()
		if !ok {
			return nil
		}
		if markOf(line) == 0 {
			switch {
			case said != nil && bytes.Equal(bytes.TrimSpace(line), said):
				v.echoed = true
			case v.answered && before.at > last && !curlNoise().Match(line):
				v.answer.notes = append(v.answer.notes, bodyFrom(l.number))
				return before.rest()
			default:
				v.unmarked(line)
			}
			continue
		}
		if said = bytes.TrimSpace(line[1:]); v.marked(line[0], said, l.number) && before.at >= last {
			return l.rest()
		}
	}
}

// unmarked takes a line without a mark before the body: it is of the request's body,
// which Insomnia prints behind "| ", or curl's own error.
func (v *verbose) unmarked(line []byte) {
	if sent, ok := bytes.CutPrefix(line, []byte("| ")); ok && v.method != "" && !v.answered && len(v.payload)+len(sent) < api.MaxBody {
		if len(v.payload) > 0 {
			v.payload = append(v.payload, '\n')
		}
		v.payload = append(v.payload, sent...)
		return
	}
	v.beside.pass(line)
	v.retried = v.retried || bytes.Contains(line, []byte("Will retry"))
	m := curlError().FindSubmatch(line)
	if m == nil {
		return
	}
	code, _ := strconv.Atoi(string(m[1]))
	v.failed = curlFailure(code, m[2])
	if m := urlReturned().FindSubmatch(m[2]); code == 22 && m != nil {
		v.refused, _ = strconv.Atoi(string(m[1]))
	}
}

// marked takes a line with a mark and reports whether it ends an answer's head.
func (v *verbose) marked(mark byte, said []byte, number int) bool {
	switch mark {
	case '*':
		v.info(said)
	case '>':
		v.outgoing(said)
	case '<':
		return v.incoming(said, number)
	}
	return false
}

// markOf returns the mark that curl -v put before a line, 0 when there is none.
func markOf(line []byte) byte {
	if len(line) == 0 || bytes.IndexByte([]byte("*<>"), line[0]) < 0 || len(line) > 1 && line[1] != ' ' {
		return 0
	}
	return line[0]
}

func (v *verbose) info(said []byte) {
	v.secure = v.secure || aboutTLS().Match(said)
	v.uploaded = v.uploaded || aboutUpload().Match(said)
	if m := connected().FindSubmatch(said); m != nil {
		v.connected, v.remote = true, ""
		v.secure = v.secure || string(m[2]) == "443"
		if addr, err := netip.ParseAddrPort(joinPort(string(m[1]), string(m[2]))); err == nil {
			v.remote = addr.String()
		}
	}
	if m := tlsVersion().FindSubmatch(said); m != nil {
		v.tls = "TLS " + string(m[1])
	}
}

func joinPort(ip, port string) string {
	if strings.Contains(ip, ":") {
		ip = "[" + ip + "]"
	}
	return ip + ":" + port
}

func (v *verbose) outgoing(said []byte) {
	if m := requestLine().FindSubmatch(said); m != nil {
		for _, header := range v.sent {
			v.beside.header(header)
		}
		v.method, v.target, v.sent, v.uploaded, v.payload = string(m[1]), string(m[2]), nil, false, nil
		return
	}
	if header, ok := parseHeader(said); ok && len(v.sent) < maxHeaders {
		v.sent = append(v.sent, header)
		return
	}
	v.beside.pass(said) // a shell marks the further lines of a command with "> " too
}

// incoming takes a line of an answer's head and reports whether it ends the head.
func (v *verbose) incoming(said []byte, number int) bool {
	if h, ok := parseStatus(said); ok {
		if v.answered {
			v.earlier = append(v.earlier, v.answer.status)
			v.beside.cookies(v.answer.headers)
		}
		v.answer, v.answered = h, true
		return false
	}
	if len(said) == 0 {
		return v.answered
	}
	v.answer.add(said, number)
	return false
}

// request returns the last request that was sent, as far as curl -v shows it.
func (v *verbose) request(exchange *api.Exchange) api.Request {
	if v.method == "" {
		return api.Request{}
	}
	note := func(s string) { exchange.Notes = append(exchange.Notes, s) }
	r := api.Request{Method: v.method, URL: v.target, Headers: v.sent}
	if strings.HasPrefix(v.target, "/") {
		host, ok := v.sent.Get("Host")
		if !ok {
			note("the request names no host: its address is incomplete")
		}
		scheme := "https"
		switch {
		case v.secure:
		case v.connected:
			scheme = "http"
		default:
			note("whether it was http or https is not in what was given: https was taken")
		}
		r.URL = scheme + "://" + host + v.target
	}
	if r.Body = v.payload; len(r.Body) > 0 {
		return r
	}
	if r.BodyUnknown = v.hadBody(); r.BodyUnknown {
		note(bodyNotPrinted)
	}
	return r
}

// hadBody reports whether the request may have had a body: a length says so, else
// that something was uploaded, else its method.
func (v *verbose) hadBody() bool {
	if length, ok := v.sent.Get("Content-Length"); ok {
		return length != "0"
	}
	return v.uploaded || slices.Contains([]string{"POST", "PUT", "PATCH"}, v.method)
}

// trimVerbose takes off what curl says before and behind a body. After headers
// that were printed twice an empty line is not the body's.
func trimVerbose(body []byte, echoed bool) []byte {
	for l := (lines{text: body}); ; {
		before := l
		line, ok := l.take()
		if echoed && ok && len(line) == 0 {
			echoed = false
			continue
		}
		if !ok || markOf(line) != '*' && !curlNoise().Match(line) {
			body = before.rest()
			break
		}
	}
	for range maxTails {
		from := max(len(body)-maxErrorTail, 0)
		if m := verboseTail().FindIndex(body[from:]); m != nil {
			body = body[:from+m[0]]
		}
	}
	return body
}
