package api

import (
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestTheRequestGoesOutAsItWasGiven(t *testing.T) {
	t.Parallel()
	s, seen := recording(t)
	r := Request{Method: "post", URL: "http://" + s.address + "/a//b/../%7bid%7D?q=%2b&q=+&raw=é", Body: []byte("\x00body\xff"), Headers: Headers{
		{Name: "x-api-key", Value: canary}, {Name: "X-API-KEY", Value: "  two\t"}, {Name: "X-CLIENT-ID", Value: "1"}, {Name: "X-CLIENT-ID", Value: ""},
		{Name: "hOsT", Value: "vendor.example:8443"}, {Name: "content-length", Value: "9999"}, {Name: "connection", Value: "keep-alive"},
		{Name: "user-agent", Value: "mine/1"}, {Name: "accept-encoding", Value: "identity"}, {Name: "Idempotency-Key", Value: "k"},
		{Name: "Expect", Value: "100-continue"}, {Name: "transfer-encoding", Value: "chunked"},
	}}
	x := slow().Do(t.Context(), r)
	if x.Answer == nil {
		t.Fatal(x.Failure)
	}
	lines := strings.Split(<-seen, "\r\n")
	want := []string{"post /a//b/../%7bid%7D?q=%2b&q=+&raw=é HTTP/1.1", "Host: vendor.example:8443", "Content-Length: 6", "Idempotency-Key: k",
		"X-API-KEY: two", "X-CLIENT-ID: 1", "X-CLIENT-ID: ", "accept-encoding: identity", "user-agent: mine/1", "x-api-key: " + canary,
		"Connection: close", "", "\x00body\xff"}
	if !slices.Equal(lines, want) {
		t.Errorf("on the wire\n%q\nwant\n%q", lines, want)
	}
	said := words(t, x, s.address)
	for _, note := range []string{"the blank at the beginning and the end of X-API-KEY is not sent: HTTP drops it",
		"content-length is not sent as given: the body has 6 bytes", "connection is not sent as given", "Expect is not sent as given", "transfer-encoding is not sent as given"} {
		if !strings.Contains(said, note) {
			t.Errorf("%q does not say %q", said, note)
		}
	}
}

func TestWhatIsNotGivenIsAddedOnce(t *testing.T) {
	t.Parallel()
	s, seen := recording(t)
	for agent, want := range map[string]string{"": "casebook", "casebook/1.2": "casebook/1.2"} {
		c := slow()
		c.UserAgent = agent
		x := c.Do(t.Context(), Request{Method: "GET", URL: "http://" + s.address})
		wire := "GET / HTTP/1.1\r\nHost: " + s.address + "\r\nUser-Agent: " + want + "\r\nAccept-Encoding: gzip\r\nConnection: close\r\n\r\n"
		if got := <-seen; got != wire || len(x.Notes) != 0 {
			t.Errorf("on the wire %q\nwant %q, notes %q", got, wire, x.Notes)
		}
	}
	slow().Do(t.Context(), Request{Method: "POST", URL: "http://" + s.address, Headers: Headers{{Name: "User-Agent", Value: ""}}})
	if got := <-seen; strings.Contains(got, "User-Agent") || !strings.Contains(got, "Content-Length: 0\r\n") {
		t.Errorf("on the wire %q", got)
	}
}

func TestNotesSayWhatChangesOnTheWay(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		path    string
		headers Headers
		says    string
	}{
		{"/a#frag", nil, "what follows # in the URL is not sent"},
		{"/users/{id}", nil, "some characters in the URL's path are sent percent-encoded"},
		{"/", Headers{{Name: "X-API-KEY", Value: "k "}}, "the blank at the end of X-API-KEY is not sent: HTTP drops it"},
		{"/", Headers{{Name: "X-API-KEY", Value: "\tk"}}, "the blank at the beginning of X-API-KEY is not sent: HTTP drops it"},
		{"/", Headers{{Name: "User-Agent", Value: "1"}, {Name: "User-Agent", Value: "2"}}, "only the first User-Agent is sent"},
		{"/", Headers{{Name: "Content-Length", Value: "0"}, {Name: "Connection", Value: "close"}}, ""},
	} {
		out, failure := prepare(Request{Method: "GET", URL: "https://vendor.example" + test.path, Headers: test.headers}, "casebook")
		if failure != nil {
			t.Fatal(failure)
		}
		if said := strings.Join(out.notes, " | "); said != test.says {
			t.Errorf("%s %v: said %q, want %q", test.path, test.headers, said, test.says)
		}
	}
}

func TestWhatCannotBeSentIsRefusedWithoutAConnection(t *testing.T) {
	t.Parallel()
	s := listen(t, func(s *server, c net.Conn) { s.read(c) })
	base := "http://" + s.address
	key := func(value string) Headers {
		return Headers{{Name: "X-Good", Value: "1"}, {Name: "X-API-KEY", Value: value}}
	}
	name := func(name string) Headers { return Headers{{Name: "X-Good", Value: "1"}, {Name: name, Value: canary}} }
	for _, test := range []struct {
		name, method, url string
		headers           Headers
		says              string
	}{
		{"a line break at the end", "POST", base, key(canary + "\n"), "header X-API-KEY holds a line break at its end: it cannot be sent; trim it"},
		{"a line break and blanks at the end", "POST", base, key(canary + " \r\n "), "header X-API-KEY holds a line break at its end: it cannot be sent; trim it"},
		{"a line break at the beginning", "POST", base, key("\n" + canary), "header X-API-KEY holds a line break at its beginning: it cannot be sent; trim it"},
		{"a line break inside", "POST", base, key(canary + "\r\nX-Evil: " + canary), "header X-API-KEY holds a line break inside: it cannot be sent; remove it"},
		{"a NUL", "POST", base, key(canary + "\x00" + canary), "header X-API-KEY holds a NUL character inside: it cannot be sent; remove it"},
		{"an escape", "POST", base, key(canary + "\x1b[2J" + canary), "header X-API-KEY holds a control character inside: it cannot be sent; remove it"},
		{"a colon in a name", "POST", base, name("X-API-KEY: " + canary), "the name of header 2 holds a colon: it cannot be sent; name and value go apart"},
		{"a blank in a name", "POST", base, name(canary + " x"), "the name of header 2 holds a blank: it cannot be sent; name and value go apart"},
		{"a letter in a name that is none there", "POST", base, name("Schlüssel" + canary), "the name of header 2 holds a character that does not belong there: it cannot be sent; name and value go apart"},
		{"no name", "POST", base, name(""), "header 2 has no name: it cannot be sent"},
		{"two hosts", "POST", base, Headers{{Name: "Host", Value: "a"}, {Name: "host", Value: "b"}}, "there are two Host headers: only one can be sent"},
		{"a host that is none", "POST", base, Headers{{Name: "Host", Value: "a/" + canary}}, "header Host holds a character that no host has, or nothing: it cannot be sent"},
		{"no method", "", base, nil, "the method is not one that HTTP can carry: GET, POST, PUT, PATCH and DELETE are"},
		{"a method of two words", "GET " + canary, base, nil, "the method is not one that HTTP can carry: GET, POST, PUT, PATCH and DELETE are"},
		{"plain HTTP", "POST", "http://vendor.example/?" + canary, nil, "http:// would send the request and its key in the open: use https:// (http:// is for this computer only)"},
		{"plain HTTP to an address", "POST", "http://192.0.2.1/?" + canary, nil, "http:// would send the request and its key in the open: use https:// (http:// is for this computer only)"},
		{"a password in the URL", "POST", "https://user:" + canary + "@vendor.example/", nil, "the URL holds a user name or password before its @: put it into an Authorization header"},
		{"another scheme", "POST", "ftp://vendor.example/" + canary, nil, "the URL must begin with https://"},
		{"no scheme", "POST", "vendor.example/" + canary, nil, "the URL must begin with https://"},
		{"no URL", "POST", "", nil, "the URL must begin with https://"},
		{"no host", "POST", "https:///" + canary, nil, "the URL names no host"},
		{"only a port", "POST", "https://:443/" + canary, nil, "the URL names no host"},
		{"an opaque URL", "POST", "https:vendor.example", nil, "the URL names no host"},
		{"a port that is none", "POST", "https://vendor.example:70000/" + canary, nil, "the port in the URL is not a number up to 65535"},
		{"a broken escape", "POST", "https://vendor.example/%zz" + canary, nil, "the URL cannot be read: check its host, its port and every % in it"},
		{"a blank in the URL", "POST", base + "/a b?" + canary, nil, "the URL holds a blank: it cannot be sent; remove it, or write it as %20 and the like"},
		{"a line break in the URL", "POST", base + "/\r\nX-Evil: " + canary, nil, "the URL holds a line break: it cannot be sent; remove it, or write it as %20 and the like"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			x := slow().Do(t.Context(), Request{Method: test.method, URL: test.url, Headers: test.headers})
			said := words(t, x, s.address)
			if f := x.Failure; f == nil || f.Phase != PhaseRequest || f.Kind != KindOther || f.Sent != SentNo || said != test.says+"; nothing was sent" {
				t.Errorf("got %+v\nwant %q", x.Failure, test.says)
			}
		})
	}
	t.Cleanup(func() {
		if n := s.connections.Load(); n != 0 {
			t.Errorf("%d connections", n)
		}
	})
}

func TestANameOfThisComputerThatMeansAnotherIsRefused(t *testing.T) {
	t.Parallel()
	c := slow()
	for _, address := range []string{"192.0.2.1:80", "[2001:db8::1]:80", "[::ffff:192.0.2.1]:80"} {
		k := &call{parent: t.Context(), limited: t.Context(), limits: c.Timeouts, watch: newWatch(), clock: time.Now, url: &url.URL{Scheme: "http", Host: "localhost"}}
		_, err := k.dial(nil)(t.Context(), "tcp", address)
		if kind, what := k.reason(progress{phase: PhaseConnect}, err); kind != KindOther || what != "http:// is for this computer only, and localhost is another one: use https://" {
			t.Errorf("%s: %s", kind, what)
		}
	}
}

// No byte that a header may hold can add a line to the request, and what is
// refused is refused by name.
func TestNoHeaderAddsALine(t *testing.T) {
	t.Parallel()
	s, seen := recording(t)
	rapid.Check(t, func(t *rapid.T) {
		h := Header{Name: rapid.StringN(1, 12, -1).Draw(t, "name"), Value: rapid.String().Draw(t, "value")}
		r := Request{Method: "GET", URL: "http://" + s.address, Headers: Headers{{Name: "Host", Value: "h"}, h}}
		x := slow().Do(t.Context(), r)
		if x.Failure != nil {
			if x.Failure.Sent != SentNo || x.Failure.Phase != PhaseRequest {
				t.Fatalf("%q: %+v", h, x.Failure)
			}
			return
		}
		wire := <-seen
		if out, _ := prepare(r, "casebook"); out.size() < len(wire) {
			t.Fatalf("%d bytes were thought to be at most %d", len(wire), out.size())
		}
		lines := strings.Split(strings.TrimSuffix(wire, "\r\n\r\n"), "\r\n")
		own := 5 // request line, Host, User-Agent, Accept-Encoding, Connection
		if slices.ContainsFunc([]string{"user-agent", "accept-encoding"}, func(n string) bool { return strings.EqualFold(n, h.Name) }) {
			own--
		}
		if len(lines) != own+1 || !slices.Contains(lines, h.Name+": "+strings.Trim(h.Value, " \t")) {
			t.Fatalf("%q became %q", h, lines)
		}
	})
}

func BenchmarkDo(b *testing.B) {
	s := quick(b)
	c := &Client{}
	r := Request{Method: "POST", URL: "http://" + s, Body: []byte(`{"code":"1"}`), Headers: Headers{{Name: "X-API-KEY", Value: canary}}}
	b.ReportAllocs()
	for b.Loop() {
		if x := c.Do(b.Context(), r); x.Answer == nil || len(x.Answer.Body) == 0 {
			b.Fatal(x.Failure)
		}
	}
}

// BenchmarkBareNetHTTP is the yardstick of BenchmarkDo: the same call, as plain as
// net/http has it.
func BenchmarkBareNetHTTP(b *testing.B) {
	s := quick(b)
	c := &http.Client{Transport: &http.Transport{DisableKeepAlives: true}}
	b.ReportAllocs()
	for b.Loop() {
		request, err := http.NewRequestWithContext(b.Context(), "POST", "http://"+s, strings.NewReader(`{"code":"1"}`))
		if err != nil {
			b.Fatal(err)
		}
		request.Header.Set("X-API-KEY", canary)
		answer, err := c.Do(request)
		if err != nil {
			b.Fatal(err)
		}
		if body, err := io.ReadAll(answer.Body); err != nil || len(body) == 0 {
			b.Fatal(err)
		}
		answer.Body.Close()
	}
}

// quick is a server that costs as little as can be.
func quick(b *testing.B) string {
	return listen(b, func(_ *server, c net.Conn) {
		c.Read(make([]byte, 1<<12))
		fmt.Fprint(c, ok("Content-Length: 16\r\n", `{"success":true}`))
		c.Close()
	}).address
}
