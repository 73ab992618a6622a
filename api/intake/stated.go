package intake

import (
	"bytes"
	"fmt"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"casebook/api"
)

// How people write a status ("HTTP 422", "status: 422", "we get a 422", "422
// Unprocessable Entity") and a call ("POST https://…") in prose.
var (
	namedStatus   = pattern(`(?i)(?:<--|\bHTTP(?:/\d(?:\.\d)?)?(?: ?(?:status|error|code))*|\b(?:response |http )?status(?: ?code)?|\bstatuscode)["']?(?: is| of| was)?[ \t]{0,3}[:=#-]?[ \t]{0,3}["']?([1-5]\d\d)\b([^\n]{0,12})`)
	toldStatus    = pattern(`(?i)\b(?:an?|gets?|got|getting|returns?|returned|returning|receiv(?:es?|ed|ing)|answers?|answered|responds?(?: with)?|responded(?: with)?|throws?|threw|error|with|resp(?:onse)?|code)[ \t:=]{1,3}(?:an? )?\(?([1-5]\d\d)\b([^\n]{0,12})`)
	phrasedStatus = pattern(`\b([1-5]\d\d)[ \t]+\(?(?:(?:Client|Server) Error:[ \t]+)?([A-Z][A-Za-z' -]{1,40})`)
	aloneStatus   = pattern(`(?m)^[ \t]*([2-5]\d\d)[ \t]*[:,-]?[ \t\r]*$`)
	// unit is what makes a number no status.
	unit       = pattern(`(?i)^[ \t]{0,2}(?:ms|milli|s\b|secs?\b|seconds?|min|hours?|days?|times?|users?|calls?|requests?|customers?|attempts?|bytes?|kb|mb|%|€|\$|eur|usd|jod|[.,:/-]\d)`)
	methodURL  = pattern(`\b(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)[ \t:]+["'` + "`" + `<(]{0,2}(https?://[^\s"'<>` + "`" + `]+)`)
	methodPath = pattern(`(?m)\b(GET|POST|PUT|PATCH|DELETE)[ \t]+(/[A-Za-z0-9][^\s"'<>` + "`" + `]*)`)
	namedVerb  = pattern(`(?i)\b(?:request )?method["']?[ \t]{0,3}[:=][ \t]{0,3}["']?(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)\b`)
	wgetPost   = pattern(`\bwget\b[^\n]{0,1000}[ \t]--post-(?:data|file)\b`)
	hostLine   = pattern(`(?im)^[ \t]*host:[ \t]*([a-z0-9.-]{1,253}(?::\d{1,5})?)[ \t\r]*$`)
	anyURL     = pattern(`https?://[^\s"'<>` + "`" + `]+`)
)

// maxStated is how much of the prose around a value is read for what it states.
const maxStated = 64 << 10

// stated is what the prose around a value says of its call.
type stated struct{ prose []byte }

// statuses returns the different HTTP statuses that are named, in their order, but
// those that are named as not having come.
func (s stated) statuses() (named []int) {
	prose := withoutUnmet(s.prose)
	take := func(digits []byte) {
		if n, _ := strconv.Atoi(string(digits)); !slices.Contains(named, n) {
			named = append(named, n)
		}
	}
	for _, named := range []func() *regexp.Regexp{namedStatus, toldStatus} {
		for _, m := range named().FindAllSubmatch(prose, maxPairs) {
			if !unit().Match(m[2]) {
				take(m[1])
			}
		}
	}
	for _, m := range aloneStatus().FindAllSubmatch(prose, maxPairs) {
		take(m[1])
	}
	for _, m := range phrasedStatus().FindAllSubmatch(prose, maxPairs) {
		status, _ := strconv.Atoi(string(m[1]))
		phrase := strings.ToLower(http.StatusText(status))
		if phrase != "" && strings.HasPrefix(strings.ToLower(string(m[2])), phrase) {
			take(m[1])
		}
	}
	return named
}

// status gives answer the one status that is stated, and says so.
func (s stated) status(x *api.Exchange) {
	named := s.statuses()
	switch {
	case len(named) == 0:
		x.Notes = append(x.Notes, "no HTTP status in what was given: only the body was read")
	case len(named) > 1:
		x.Notes = append(x.Notes, "the text names "+count(len(named), "status", "different HTTP statuses")+": none was taken, give the one of this answer")
	case named[0] < 300 && tellsFailure(x.Answer.Body):
		x.Notes = append(x.Notes, "the text names HTTP "+strconv.Itoa(named[0])+", and the answer is one of a failure: it was not taken, give the status of this answer")
	default:
		x.Answer.Status = named[0]
		x.Notes = append(x.Notes, fmt.Sprintf(statusTold, named[0]))
	}
}

// place gives the request the address and method that are stated, with the headers that
// stand below them, and says so.
func (s stated) place(x *api.Exchange) {
	method, address := s.call()
	if address == "" {
		return
	}
	x.Request.Method, x.Request.URL = method, address
	unseen(&x.Request)
	what := "the address of the call was"
	if method != "" {
		what = "method and address of the call were"
		if h := headBelow(s.prose, address); len(h.read) > 0 {
			x.Request.Headers = h.read
			what = "method, address and headers of the call were"
		}
	}
	x.Notes = append(x.Notes, what+" taken from the words around it")
}

// unseen marks the body of a request of which words tell only method and address.
func unseen(r *api.Request) {
	r.BodyUnknown = len(r.Body) == 0 && r.Method != http.MethodGet && r.Method != http.MethodHead
}

// call finds the one call that is stated; several different ones are none.
func (s stated) call() (method, address string) {
	calls := map[[2]string]bool{}
	for _, m := range methodURL().FindAllSubmatch(s.prose, maxPairs) {
		calls[[2]string{string(m[1]), trimURL(m[2])}] = true
	}
	if host := hostLine().FindSubmatch(s.prose); host != nil && len(calls) == 0 {
		for _, m := range methodPath().FindAllSubmatch(s.prose, maxPairs) {
			calls[[2]string{string(m[1]), "https://" + string(host[1]) + trimURL(m[2])}] = true
		}
	}
	if len(calls) == 0 {
		verb := ""
		if m := namedVerb().FindSubmatch(s.prose); m != nil {
			verb = strings.ToUpper(string(m[1]))
		} else if wgetPost().Match(s.prose) {
			verb = http.MethodPost
		}
		for _, m := range anyURL().FindAll(s.prose, maxPairs) {
			calls[[2]string{verb, trimURL(m)}] = true
		}
	}
	for call := range calls {
		if len(calls) == 1 && isCallURL(call[1]) {
			return call[0], call[1]
		}
	}
	return "", ""
}

// trimURL takes off what prose puts behind an address.
func trimURL(b []byte) string { return string(bytes.TrimRight(b, ".,;:!?)]}*_|\\")) }

// isCallURL reports whether an address names a host and a path, as that of a call
// does and a signature's does not.
func isCallURL(s string) bool {
	u, err := url.Parse(s)
	return err == nil && u.Host != "" && len(u.Path) > 1
}
