package intake

import (
	"bytes"
	"fmt"
	"slices"

	"casebook/api"
)

// rawLine is the first line of a request as it goes over the wire.
var rawLine = pattern(`^(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS) (\S+) HTTP/\d`)

const rawBefore = "the request was read as it is written out before the answer"

// rawRequest reads a request that is written out as HTTP, as proxies and API clients
// show it: its line, headers, an empty line, the body. Around is what stands before it
// and what was written on behind it.
func rawRequest(text []byte) (x api.Exchange, around []byte, ok bool) {
	for l := (lines{text: text}); l.at < sample; {
		start := l.at
		line, more := l.take()
		if !more {
			return x, nil, false
		}
		m := rawLine().FindSubmatch(line)
		if m == nil {
			continue
		}
		v := verbose{method: string(m[1]), target: string(m[2])}
		h := head{}
		h.read(&l)
		v.sent = h.headers
		x.Request = v.request(&x)
		x.Notes = append(without(x.Notes, bodyNotPrinted), rawBefore)
		e := extentOf(h.headers, l.rest())
		x.Request.Body = bytes.TrimSpace(e.body)
		x.Request.BodyUnknown = x.Request.BodyUnknown && len(x.Request.Body) == 0
		return x, slices.Concat(text[:start], e.before, e.after), true
	}
	return x, nil, false
}

// readRaw reads a request that is written out as HTTP and has no answer behind it.
func readRaw(in source) (Result, bool, error) {
	if isMarkup(in.text) || binaryKind(in.text) != nil {
		return Result{}, false, nil
	}
	x, around, ok := rawRequest(in.text)
	if !ok {
		return Result{}, false, nil
	}
	x.Notes = append(without(x.Notes, rawBefore), "no answer in what was given")
	x.Aside = new(aside{passed: around}).request()
	result := Result{Form: FormTranscript, Exchanges: []api.Exchange{x}}
	if n := written(around); n > 0 {
		result.Notes = []string{fmt.Sprintf("%s: %s passed over", in.name, count(n, "line around the request was", "lines around the request were"))}
	}
	return result, true, nil
}
