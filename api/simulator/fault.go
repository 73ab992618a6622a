package simulator

import (
	"compress/gzip"
	"io"
	"net"
	"net/http"
	"slices"
	"strconv"
	"strings"
)

const (
	faultPrefix = "/fault/"
	faultHeader = "X-Simulate-Fault"

	// slowDrops is into how many pieces the fault slow-body cuts a body.
	slowDrops = 10
)

// befalling is how a fault sends an answer, or does not.
type befalling func(s *Simulator, w http.ResponseWriter, r *http.Request, a answer)

// fault is what can befall any answer on its way.
type fault struct {
	name   string
	status int // of what comes of an answer with status 200; 0 if nothing comes
	means  string
	befall befalling
}

// faults are all of them. They are ours: no vendor documents one.
func faults() []fault {
	return []fault{
		{"slow-first-byte", http.StatusOK, "nothing comes for 3 s, then the answer", slowFirstByte},
		{"slow-body", http.StatusOK, "the head comes at once, the body in drops over 3 s", slowBody},
		{"cut-body", http.StatusOK, "half of the body comes, then the connection closes", cutBody},
		{"reset", 0, "the connection is reset in place of an answer", reset},
		{"html-502", http.StatusBadGateway, "an HTML page from a gateway in place of the answer", changed(func(answer) answer { return gatewayAnswer() })},
		{"gzip", http.StatusOK, "the answer comes compressed, whatever was accepted", changed(compressed)},
		{"redirect", http.StatusFound, "a redirect to /redirected in place of the answer", changed(redirected)},
		{"wrong-type", http.StatusOK, "the answer is called text/html", changed(mistyped)},
	}
}

// Faults lists the faults by name, for [Options], for the header X-Simulate-Fault, and for a path below /fault/NAME/.
func Faults() []string {
	var names []string
	for _, f := range faults() {
		names = append(names, f.name)
	}
	return names
}

// splitFault returns the request as it would be without a fault, and the fault that it asks for: the path's before the header's.
func splitFault(r *http.Request) (plain *http.Request, name string) {
	rest, below := strings.CutPrefix(r.URL.Path, faultPrefix)
	if !below {
		return r, r.Header.Get(faultHeader)
	}
	name, rest, _ = strings.Cut(rest, "/")
	url := *r.URL
	url.Path, url.RawPath = "/"+rest, ""
	plain = r.WithContext(r.Context())
	plain.URL = &url
	return plain, name
}

// befall sends the answer as the fault leaves it. A name that no fault has is said, and not taken for no fault.
func (s *Simulator) befall(name string, w http.ResponseWriter, r *http.Request, a answer) {
	if name == "" {
		a.write(w, r)
		return
	}
	all := faults()
	i := slices.IndexFunc(all, func(f fault) bool { return f.name == name })
	if i < 0 {
		textAnswer(http.StatusNotFound, "no fault has this name; known are "+strings.Join(Faults(), ", ")).write(w, r)
		return
	}
	all[i].befall(s, w, r, a)
}

// changed is a fault that makes another answer of the answer.
func changed(change func(answer) answer) befalling {
	return func(_ *Simulator, w http.ResponseWriter, r *http.Request, a answer) { change(a).write(w, r) }
}

func slowFirstByte(s *Simulator, w http.ResponseWriter, r *http.Request, a answer) {
	wait(r, s.options.Slow)
	a.write(w, r)
}

func slowBody(s *Simulator, w http.ResponseWriter, r *http.Request, a answer) {
	announce(w, a)
	for drop := range slowDrops {
		wait(r, s.options.Slow/slowDrops)
		from, to := len(a.body)*drop/slowDrops, len(a.body)*(drop+1)/slowDrops
		_, _ = io.WriteString(w, a.body[from:to])
		_ = http.NewResponseController(w).Flush()
	}
}

func cutBody(_ *Simulator, w http.ResponseWriter, _ *http.Request, a answer) {
	announce(w, a)
	_, _ = io.WriteString(w, a.body[:len(a.body)/2])
	_ = http.NewResponseController(w).Flush()
	panic(http.ErrAbortHandler) // closes the connection
}

// announce sends the head of an answer with the length of its whole body. A 204 must not have one (RFC 9110, 8.6).
func announce(w http.ResponseWriter, a answer) {
	a.head(w.Header())
	if a.status != http.StatusNoContent {
		w.Header().Set("Content-Length", strconv.Itoa(len(a.body)))
	}
	w.WriteHeader(a.status)
	_ = http.NewResponseController(w).Flush()
}

// reset closes the connection so that TCP sends RST; where it has no connection of its own, it ends without an answer.
func reset(_ *Simulator, w http.ResponseWriter, _ *http.Request, _ answer) {
	connection, _, err := http.NewResponseController(w).Hijack()
	if err != nil {
		panic(http.ErrAbortHandler)
	}
	if tcp, is := connection.(*net.TCPConn); is {
		_ = tcp.SetLinger(0)
	}
	_ = connection.Close()
}

// compressed leaves an empty body alone.
func compressed(a answer) answer {
	if a.body == "" {
		return a
	}
	var b strings.Builder
	w := gzip.NewWriter(&b)
	_, _ = io.WriteString(w, a.body) // a strings.Builder takes everything
	_ = w.Close()
	a.body, a.encoding = b.String(), "gzip"
	return a
}

func redirected(answer) answer { return answer{status: http.StatusFound, location: "/redirected"} }

func mistyped(a answer) answer {
	if a.body != "" {
		a.contentType = "text/html"
	}
	return a
}
