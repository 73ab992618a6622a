package intake

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"

	"casebook/api"
)

// How the lines begin that make a text a transcript: a status line as curl -i
// prints it, a line of curl -v, or curl's own error.
var (
	verboseLine = pattern(`^(?:< HTTP/\d|> [A-Z]+ \S+ HTTP/\d)`)
	urlReturned = pattern(`error: (\d{3})\s*$`)
	curlError   = pattern(`^curl: \((\d{1,3})\) (.*)`)
)

// readTranscript reads what curl -i or curl -v printed.
func readTranscript(in source) (Result, bool, error) {
	l, verbose, ok := findTranscript(in.text)
	if !ok {
		return Result{}, false, nil
	}
	result := Result{Form: FormTranscript}
	var exchange api.Exchange
	if verbose {
		exchange = readVerbose(in.text)
		if exchange.Failure != nil && exchange.Request.URL == "" {
			hosted(&exchange, in.text[:min(len(in.text), sample)])
		}
	} else {
		asked := toldBefore(in.text[:l.at])
		if n := written(asked.skipped); n > 0 {
			result.Notes = append(result.Notes, fmt.Sprintf("%s: %s passed over", in.name,
				count(n, "line before the status line was", "lines before the status line were")))
		}
		exchange = readPlain(l, new(aside{passed: slices.Clip(asked.aside)}))
		exchange.Request, exchange.Notes = asked.Request, append(asked.Notes, exchange.Notes...)
	}
	result.Exchanges = []api.Exchange{exchange}
	return result, true, nil
}

// findTranscript looks for the line that makes text a transcript among its first,
// and returns the place before it. JSON and HTML are never searched: what they
// quote is theirs.
func findTranscript(text []byte) (l lines, verbose, ok bool) {
	if isMarkup(text) {
		return l, false, false
	}
	for l = (lines{text: text}); l.at < sample; {
		before := l
		line, more := l.take()
		switch {
		case !more || bytes.IndexByte(line, 0) >= 0:
			return l, false, false
		case statusLine().Match(line):
			return before, false, true
		case verboseLine().Match(line), curlError().Match(line):
			return before, true, true
		}
	}
	return l, false, false
}

// isMarkup reports whether text begins as JSON objects, HTML and XML do.
func isMarkup(text []byte) bool {
	text = bytes.TrimLeft(text, " \t\r\n")
	if len(text) < 2 || text[0] != '<' {
		return len(text) > 0 && text[0] == '{'
	}
	return text[1] == '!' || text[1] == '?' || text[1]|0x20 >= 'a' && text[1]|0x20 <= 'z'
}

// readPlain reads blocks of status line and headers; the last one is the answer.
func readPlain(l lines, beside *aside) api.Exchange {
	var exchange api.Exchange
	line, _ := l.take()
	answer, _ := parseStatus(line)
	answer.read(&l)
	var earlier []int
	for {
		line, _ := l.peek()
		later, ok := parseStatus(line)
		if !ok {
			break
		}
		earlier = append(earlier, answer.status)
		beside.cookies(answer.headers)
		l.take()
		later.read(&l)
		answer = later
	}
	exchange.Notes = passedOver(earlier)
	body, failure := cutError(l.rest())
	if failure != nil && len(earlier) > 0 {
		failure.Sent = api.SentUnknown
	}
	beside.pass(finish(&exchange, answer, body, failure))
	exchange.Aside = beside.request()
	return exchange
}

// passedOver says which answers came before the one that counts.
func passedOver(statuses []int) []string {
	switch n := len(statuses); n {
	case 0:
		return nil
	case 1:
		return []string{fmt.Sprintf("an earlier answer, HTTP %03d, was passed over: the last one counts", statuses[0])}
	default:
		return []string{fmt.Sprintf("%d earlier answers, from HTTP %03d to HTTP %03d, were passed over: the last one counts", n, statuses[0], statuses[n-1])}
	}
}

// finish makes h and what of text is its body the answer of exchange, says what is odd
// about them, and returns the words around the body. Failure is what curl reported after
// it, nil when nothing.
func finish(exchange *api.Exchange, h head, text []byte, failure *api.TransportError) (around []byte) {
	exchange.Notes = append(exchange.Notes, h.remarks()...)
	if failure != nil && failure.Kind == api.KindProxy {
		exchange.Notes = append(exchange.Notes, fmt.Sprintf("the proxy answered HTTP %03d", h.status))
		exchange.Failure = failure
		return text
	}
	e := printedExtent(exchange, h.headers, text)
	exchange.Answer = &api.Answer{
		Status: h.status, StatusText: h.text, Protocol: h.version, Headers: h.headers, Wire: int64(len(e.body)),
	}
	if failure != nil {
		exchange.Answer.Broken = failure.Text
	}
	keep(exchange, pasted(exchange, e.body))
	exchange.Notes = append(exchange.Notes, e.remarks("answer")...)
	exchange.Notes = append(exchange.Notes, bodyRemarks(h, text)...)
	return e.around()
}

// bodyRemarks says what a body as it was printed cannot be trusted in.
func bodyRemarks(h head, body []byte) (notes []string) {
	if k := binaryKind(body); k != nil {
		notes = append(notes, fmt.Sprintf("the answer's body looks like %s: repeat the call with curl --compressed if it should be text", k.name))
	}
	announced, told := h.headers.Get("Content-Length")
	length, err := strconv.ParseInt(announced, 10, 64)
	_, encoded := h.headers.Get("Content-Encoding")
	if told && err == nil && !encoded && int64(len(body)) < length {
		notes = append(notes, fmt.Sprintf("the body is %d bytes here and Content-Length announces %d: some of it may be missing", len(body), length))
	}
	if i := bytes.Index(body, []byte("\nHTTP/")); i >= 0 {
		if line, _ := (&lines{text: body, at: i + 1}).take(); statusLine().Match(line) {
			notes = append(notes, "another status line stands in the body: give one call at a time")
		}
	}
	return notes
}
