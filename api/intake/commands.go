package intake

import (
	"bytes"
	"fmt"
	"net/url"
	"strings"

	"casebook/api"
)

// readCommands reads curl commands, each with what it printed when that follows it.
// A text in which a transcript comes first is none: what follows is its body.
func readCommands(in source) (Result, bool, error) {
	text := in.text
	all, more := findCommands(text)
	if len(all) == 0 {
		var err error
		if all, err = findScripts(text); err != nil {
			return Result{}, true, in.cannotRead(err)
		}
	}
	if len(all) == 0 {
		return Result{}, false, nil
	}
	if l, _, ok := findTranscript(text); ok && l.at < all[0].start {
		return Result{}, false, nil
	}
	result := Result{Form: FormCurl}
	before := aside{passed: text[:min(all[0].start, maxPassed)]}
	shared := before.request()
	for i, c := range all {
		end := len(text)
		if i+1 < len(all) {
			end = all[i+1].start
		}
		x, printed := c.exchange(source{in.name, text[min(c.end, end):end]}, shared)
		if printed {
			result.Form = FormTranscript
		}
		result.Exchanges = append(result.Exchanges, x)
		result.Mended = add(result.Mended, c.mended...)
	}
	if n := len(bytes.TrimSpace(text[:all[0].start])); n > 0 {
		result.Notes = append(result.Notes, fmt.Sprintf("%s: the text before the command was passed over (%s)", in.name, count(n, "byte", "bytes")))
	}
	if more > 0 {
		result.Notes = append(result.Notes, fmt.Sprintf("%s: %s not read: give the one that matters", in.name, count(more, "more command was", "more commands were")))
	}
	return result, true, nil
}

// exchange joins a command with what follows it, and reports whether that is what it
// printed. Beside is what stands before all commands.
func (c *command) exchange(rest source, beside api.Request) (x api.Exchange, printed bool) {
	request, notes, own := c.request()
	l, verbose, ok := findTranscript(rest.text)
	switch {
	case ok && verbose:
		return c.verbose(rest.text, request, notes, own, beside), true
	case ok:
		own.passed = append(own.passed, rest.text[:min(l.at, maxPassed)]...)
		x = readPlain(l, own)
		x.Request, x.Notes = request, append(append(notes, "the request was read from the command"), x.Notes...)
	default:
		x, printed = c.bare(rest, own)
		x.Request, x.Notes = request, append(notes, x.Notes...)
	}
	x.Aside = both(x.Aside, beside)
	return x, printed || ok
}

// bare reads what follows a command and has no status line.
func (c *command) bare(rest source, own *aside) (x api.Exchange, printed bool) {
	text := bytes.TrimSpace(rest.text)
	if len(text) == 0 || binaryKind(text) != nil {
		x.Aside = own.request()
		x.Notes = []string{"the command is here without its answer"}
		return x, false
	}
	p := newProse(rest.text)
	if all := p.exchanges(); !isWhole(text) && len(all) > 0 {
		x = all[0]
		x.Request = api.Request{}
		if len(all) > 1 {
			x.Notes = append(x.Notes, count(len(all)-1, "more answer behind the command was", "more answers behind the command were")+" passed over")
		}
		x.Aside = both(own.request(), x.Aside)
		return x, true
	}
	shown := isWhole(text) || c.prompt && !bytes.HasPrefix(rest.text, []byte("\n")) && !bytes.HasPrefix(text, []byte("```"))
	if !shown {
		return c.told(text, own), false
	}
	e := extentOf(nil, text)
	x.Answer = &api.Answer{Wire: int64(len(e.body))}
	keep(&x, e.body)
	x.Notes = append(x.Notes, "no HTTP status in what was given: only the body was read, from what follows the command")
	x.Notes = append(x.Notes, e.remarks("answer")...)
	own.pass(e.around())
	x.Aside = own.request()
	return x, true
}

// told reads prose behind a command, which may say what came of it.
func (c *command) told(text []byte, own *aside) (x api.Exchange) {
	if words := (stated{text[:min(len(text), maxStated)]}); len(words.statuses()) == 1 {
		withoutBody(&x)
		words.status(&x)
	} else {
		x.Notes = append(x.Notes, "the command is here without its answer")
		if len(bytes.Trim(text, "`~ \r\n")) > 0 {
			x.Notes = append(x.Notes, "the text behind the command was passed over: it holds no answer")
		}
	}
	own.passed = append(own.passed, text[:min(len(text), maxPassed)]...)
	x.Aside = own.request()
	return x
}

// verbose joins a command with what its -v printed. What was sent is what -v says; the
// body, which it does not print, is the command's when method and address agree.
func (c *command) verbose(text []byte, request api.Request, notes []string, own *aside, beside api.Request) api.Exchange {
	x := readVerbose(text)
	c.settle(&x, request, notes, own)
	if x.Failure != nil && x.Failure.Phase == api.PhaseDNS && c.fellApart(x.Request.URL, text) {
		x.Failure = &api.TransportError{Phase: api.PhaseRequest, Kind: api.KindOther, Sent: api.SentUnknown,
			Text: "the quoting of the command is at fault: curl took a piece of it for the name of a host"}
		x.Request.Headers, x.Request.Body, x.Request.BodyUnknown = nil, nil, true
		own.command(c.argv)
		x.Notes = append(x.Notes, "the host that could not be resolved is a piece of the command, not that of its address: cmd knows no single quotes, so put each argument in double quotes")
	}
	x.Aside = both(both(x.Aside, own.request()), beside)
	return x
}

// fellApart reports whether the host that curl could not resolve is a word of the
// command and not the host of its address: a shell took the command apart at blanks.
func (c *command) fellApart(address string, printed []byte) bool {
	m := failedHost().FindSubmatch(printed[:min(len(printed), sample)])
	if m == nil {
		return false
	}
	target, err := url.Parse(address)
	if err != nil || strings.EqualFold(target.Hostname(), string(m[1])) {
		return false
	}
	for _, word := range strings.FieldsFunc(string(c.text), func(r rune) bool { return strings.ContainsRune(" \t\r\n'\"/:,", r) }) {
		if strings.EqualFold(word, string(m[1])) {
			return true
		}
	}
	return false
}

// settle gives the request of x what the command knows of it.
func (c *command) settle(x *api.Exchange, request api.Request, notes []string, own *aside) {
	switch {
	case x.Request.Method == "":
		x.Request = request
		x.Notes = append(append(notes, "the request was read from the command"), x.Notes...)
	case sameCall(x.Request, request):
		if rest, ok := strings.CutPrefix(x.Request.URL, "http://"); ok && strings.HasPrefix(request.URL, "https://") {
			x.Request.URL = "https://" + rest // -v told of no TLS, maybe since its lines were cut out
		}
		for _, h := range request.Headers {
			if _, ok := x.Request.Headers.Get(h.Name); !ok {
				own.header(h)
			}
		}
		if len(x.Request.Body) > 0 || !x.Request.BodyUnknown && len(request.Body) == 0 {
			break
		}
		x.Notes = append(x.Notes, notes...)
		if !request.BodyUnknown {
			x.Request.Body, x.Request.BodyUnknown = request.Body, false
			x.Notes = append(without(x.Notes, bodyNotPrinted), "curl -v does not print the request's body: it was taken from the command, of which method and address agree")
		}
	default:
		own.command(c.argv)
		x.Notes = append(x.Notes, "the command before it is of another method or address: it was passed over")
	}
}

// without returns notes without one.
func without(notes []string, note string) (kept []string) {
	for _, n := range notes {
		if n != note {
			kept = append(kept, n)
		}
	}
	return kept
}

// sameCall reports whether a request that curl -v printed is a command's.
func sameCall(printed, command api.Request) bool {
	a, errA := url.Parse(printed.URL)
	b, errB := url.Parse(command.URL)
	if errA != nil || errB != nil || printed.Method != command.Method {
		return false
	}
	path := func(u *url.URL) string {
		if u.EscapedPath() == "" {
			return "/"
		}
		return u.EscapedPath()
	}
	return strings.EqualFold(a.Hostname(), b.Hostname()) && path(a) == path(b) && a.RawQuery == b.RawQuery
}

// both returns what stands aside of a and of b as one.
func both(a, b api.Request) api.Request {
	switch {
	case empty(a):
		return b
	case empty(b):
		return a
	}
	joined := api.Request{URL: a.URL, Headers: append(append(api.Headers{}, a.Headers...), b.Headers...)}
	if joined.URL == "" {
		joined.URL = b.URL
	}
	lists := aside{}
	for _, r := range []api.Request{a, b} {
		if list := bytes.TrimSuffix(bytes.TrimPrefix(r.Body, []byte("[")), []byte("]")); len(list) > 0 {
			lists.values = append(lists.values, string(list))
		}
	}
	if a.URL != "" && b.URL != "" {
		lists.pair("url", b.URL)
	}
	if len(lists.values) > 0 {
		joined.Body = []byte("[" + strings.Join(lists.values, ",") + "]")
	}
	joined.Headers = append(joined.Headers, lists.headers...)
	return joined
}

func empty(r api.Request) bool { return r.URL == "" && len(r.Headers)+len(r.Body) == 0 }
