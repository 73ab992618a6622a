package intake

import (
	"bytes"
	"regexp"
	"slices"
	"strings"

	"casebook/api"
)

// told is a request that words before an answer tell of.
type told struct {
	api.Exchange
	skipped []byte // what of the words is no part of it
	aside   []byte // the same, and the line that names the call, in which words may stand too
}

// toldBefore reads the request that stands before an answer: written out as HTTP, or as a
// mail tells of it, by its method and address with the headers and the body below.
func toldBefore(before []byte) (t told) {
	if x, around, ok := rawRequest(before); ok {
		return told{Exchange: x, skipped: around, aside: around}
	}
	t.skipped, t.aside = before, before
	from := max(0, len(before)-maxStated)
	words := before[from:]
	method, address := stated{words}.call()
	if method == "" || address == "" {
		return t
	}
	h := headBelow(words, address)
	v, ok := bodyBelow(words, h.headers.end)
	if ok {
		t.sent(words, v)
	}
	stated{words}.place(&t.Exchange)
	t.skipped = slices.Concat(before[:from], outside(words, h.line, h.headers, v.span))
	t.aside = slices.Concat(before[:from], outside(words, h.headers, v.span))
	return t
}

// sent makes v the body of the request. What is wrong with it may be why the call failed,
// so only what a mail or a chat did to it is mended.
func (t *told) sent(words []byte, v value) {
	if v.cut || v.broken || v.mends&^(onTheWay|mendQuotes) != 0 {
		t.Request.Body = words[v.start:v.end:v.end]
		t.Notes = append(t.Notes, bodyLeft)
		return
	}
	t.Request.Body = v.body
	for _, words := range v.mends.words() {
		t.Notes = append(t.Notes, "in the request's body "+words)
	}
}

// statedHead is the line of a text that names a call, and the headers below it.
type statedHead struct {
	line, headers span
	read          api.Headers
}

// headBelow finds the line that names the method and address of a call, and reads the
// headers that stand right below it.
func headBelow(words []byte, address string) (h statedHead) {
	for l := (lines{text: words}); ; {
		h.line.start = l.at
		line, ok := l.take()
		if !ok {
			return statedHead{}
		}
		if !namesCall(line, address) {
			continue
		}
		h.line.end, h.headers = l.at, span{l.at, l.at}
		for {
			line, _ := l.peek()
			header, ok := parseHeader(bytes.TrimSpace(line))
			if !ok || !isHeaderName(header.Name) || len(h.read) >= maxHeaders {
				return h
			}
			l.take()
			h.read, h.headers.end = append(h.read, header), l.at
		}
	}
}

// namesCall reports whether a line names the method of a call and its address or path.
func namesCall(line []byte, address string) bool {
	for _, p := range []func() *regexp.Regexp{methodURL, methodPath} {
		if m := p().FindSubmatch(line); m != nil && strings.HasSuffix(address, trimURL(m[2])) {
			return true
		}
	}
	return false
}

// plainHeaders are the headers of requests that have no dash in their name. Whatever else has none is more likely a word of the mail, as in "Result: …".
var plainHeaders = pattern(`(?i)^(?:accept|apikey|authorization|connection|cookie|date|forwarded|from|host|origin|referer|te|token|traceparent|tracestate|via)$`)

func isHeaderName(name string) bool {
	return strings.Contains(name, "-") || plainHeaders().MatchString(name)
}

// bodyBelow finds the JSON that was sent: what stands right below the head that ends at
// end, else the only one that there is.
func bodyBelow(words []byte, end int) (value, bool) {
	found := dig(words).found
	for _, v := range found {
		if end > 0 && v.start >= end && len(bytes.TrimSpace(words[end:v.start])) == 0 {
			return v, true
		}
	}
	if len(found) == 1 {
		return found[0], true
	}
	return value{}, false
}

// outside returns what of text lies in none of the spans, which may be empty.
func outside(text []byte, spans ...span) (rest []byte) {
	slices.SortFunc(spans, func(a, b span) int { return a.start - b.start })
	at := 0
	for _, s := range spans {
		if s.start > at {
			rest = append(rest, text[at:s.start]...)
		}
		at = max(at, s.end)
	}
	return append(rest, text[at:]...)
}
