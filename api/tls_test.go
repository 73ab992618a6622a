package api

import (
	"crypto/tls"
	"crypto/x509"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// trusting returns a client that knows the authority of s.
func trusting(s *httptest.Server) *Client {
	c := slow()
	c.RootCAs = x509.NewCertPool()
	c.RootCAs.AddCert(s.Certificate())
	return c
}

// secure starts a TLS server that counts requests.
func secure(t *testing.T, set func(*httptest.Server)) (*httptest.Server, *atomic.Int32) {
	t.Helper()
	var asks atomic.Int32
	s := httptest.NewUnstartedServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { asks.Add(1) }))
	s.Config.ErrorLog = log.New(io.Discard, "", 0)
	s.TLS = &tls.Config{}
	if set != nil {
		set(s)
	}
	s.StartTLS()
	t.Cleanup(s.Close)
	return s, &asks
}

func TestEachFaultOfTLSHasItsSentence(t *testing.T) {
	t.Parallel()
	trust := func(*httptest.Server, *Client) string { return "" }
	at := func(year int) func(*httptest.Server, *Client) string {
		return func(_ *httptest.Server, c *Client) string {
			c.Now = func() time.Time { return time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC) }
			return ""
		}
	}
	for _, test := range []struct {
		name string
		set  func(*httptest.Server)
		with func(*httptest.Server, *Client) (url string)
		says string
	}{
		{"unknown authority", nil, func(_ *httptest.Server, c *Client) string { c.RootCAs = x509.NewCertPool(); return "" },
			"the certificate of HOST is signed by an authority that this computer does not know: its CA file is missing, or a proxy reads along"},
		{"expired", nil, at(2200), "the certificate of HOST expired on 2084-01-29"},
		{"not yet valid", nil, at(1960), "the certificate of HOST is not valid before 1970-01-01: check this computer's clock"},
		{"wrong host", nil, func(s *httptest.Server, c *Client) string {
			proxied(c, answering(t, tunnel(s.Listener.Addr().String())).address)
			return "https://wrong.test"
		}, "the certificate of HOST is for another host: check the base URL"},
		{"too old", func(s *httptest.Server) { s.TLS.MaxVersion = tls.VersionTLS11; s.TLS.MinVersion = tls.VersionTLS10 }, trust,
			"HOST refused TLS (protocol version not supported)"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			s, asks := secure(t, test.set)
			c := trusting(s)
			at := s.URL
			if other := test.with(s, c); other != "" {
				at = other
			}
			x := c.Do(t.Context(), post(at))
			said := words(t, x, strings.TrimPrefix(at, "https://"))
			if f := x.Failure; f == nil || f.Kind != KindTLS || f.Phase != PhaseTLS || f.Sent != SentNo || said != test.says+"; nothing was sent" {
				t.Errorf("got %+v, said %q", x.Failure, said)
			}
			if n := asks.Load(); n != 0 {
				t.Errorf("%d requests came through", n)
			}
		})
	}
}

func TestAServerThatDoesNotSpeakTLSIsNamed(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name  string
		serve func(*server, net.Conn)
		kind  Kind
		says  string
	}{
		{"HTTP", func(_ *server, c net.Conn) { io.WriteString(c, "HTTP/1.1 400 Bad Request\r\n\r\n") }, KindTLS,
			"HOST speaks HTTP, not TLS: check the port"},
		{"a greeting", func(_ *server, c net.Conn) { io.WriteString(c, "220 mail.example ESMTP\r\n") }, KindTLS,
			"HOST does not speak TLS: check the port"},
		{"garbage that looks like TLS", func(_ *server, c net.Conn) { c.Write([]byte("\x16\x03\x03\x00\x05hello")) }, KindTLS,
			"HOST and this computer could not agree on TLS 1.2 or newer"},
		{"an alert", func(_ *server, c net.Conn) { c.Write([]byte{21, 3, 3, 0, 2, 2, 40}) }, KindTLS,
			"HOST refused TLS (handshake failure)"},
		{"nothing", func(_ *server, c net.Conn) { c.Read(make([]byte, 1<<12)); c.Close() }, KindReset,
			"the connection was closed while agreeing on TLS with HOST"},
		{"a reset", func(_ *server, c net.Conn) { c.Read(make([]byte, 1)); reset(c) }, KindReset,
			"the connection was reset while agreeing on TLS with HOST"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			s := listen(t, test.serve)
			x := slow().Do(t.Context(), post("https://"+s.address))
			said := words(t, x, s.address)
			if f := x.Failure; f == nil || f.Kind != test.kind || f.Phase != PhaseTLS || f.Sent != SentNo || said != test.says+"; nothing was sent" {
				t.Errorf("got %+v, said %q", x.Failure, said)
			}
			if n := s.connections.Load(); n != 1 {
				t.Errorf("%d connections", n)
			}
		})
	}
}

func TestAServerThatWantsAClientCertificateIsNamed(t *testing.T) {
	t.Parallel()
	s, asks := secure(t, func(s *httptest.Server) { s.TLS.ClientAuth = tls.RequireAnyClientCert })
	x := trusting(s).Do(t.Context(), post(s.URL))
	said := words(t, x, s.Listener.Addr().String())
	if x.Failure == nil || x.Failure.Kind != KindTLS || !strings.HasPrefix(said, "HOST refused TLS (certificate required); ") || asks.Load() != 0 {
		t.Errorf("got %+v", x.Failure)
	}
}

func TestOnlyHTTP1IsSpokenOverTLS(t *testing.T) {
	t.Parallel()
	s, asks := secure(t, func(s *httptest.Server) { s.EnableHTTP2 = true })
	x := trusting(s).Do(t.Context(), post(s.URL))
	if x.Answer == nil || x.Answer.Protocol != "HTTP/1.1" || asks.Load() != 1 {
		t.Errorf("%+v, %+v, %d requests", x.Answer, x.Failure, asks.Load())
	}
}

func TestOverTLSADyingConnectionSeesOneRequest(t *testing.T) {
	t.Parallel()
	var asks, connections atomic.Int32
	s := httptest.NewUnstartedServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		io.Copy(io.Discard, r.Body)
		asks.Add(1)
		panic(http.ErrAbortHandler)
	}))
	s.Config.ConnState = func(_ net.Conn, state http.ConnState) {
		if state == http.StateNew {
			connections.Add(1)
		}
	}
	s.EnableHTTP2 = true
	s.StartTLS()
	t.Cleanup(s.Close)
	for i, r := range []Request{post(s.URL), {Method: "GET", URL: s.URL}, {Method: "POST", URL: s.URL, Headers: Headers{{Name: "Idempotency-Key", Value: canary}}}} {
		x := trusting(s).Do(t.Context(), r)
		if words(t, x, s.URL); x.Failure == nil || x.Failure.Kind != KindReset || x.Failure.Sent != SentYes {
			t.Errorf("%+v", x.Failure)
		}
		if n, asked := connections.Load(), asks.Load(); n != int32(i+1) || asked != int32(i+1) {
			t.Errorf("%d connections and %d requests after %d calls", n, asked, i+1)
		}
	}
}

// proxied returns a client that goes through a proxy at address.
func proxied(c *Client, address string) *Client {
	c.proxy = func(*http.Request) (*url.URL, error) { return url.Parse("http://user:" + canary + "@" + address) }
	return c
}

// tunnel opens the way to address, whatever was asked for.
func tunnel(address string) func(net.Conn) bool {
	return func(c net.Conn) bool {
		io.WriteString(c, "HTTP/1.1 200 Connection established\r\n\r\n")
		if far, err := net.Dial("tcp", address); err == nil {
			go io.Copy(far, c)
			io.Copy(c, far)
		}
		return false
	}
}

func TestAProxyIsUsedAndNamed(t *testing.T) {
	t.Parallel()
	target, asks := secure(t, nil)
	for _, test := range []struct {
		name  string
		serve func(net.Conn) bool
		phase Phase
		kind  Kind
		says  string
	}{
		{"it opens the way", tunnel(target.Listener.Addr().String()), "", "", ""},
		{"it wants a password", write("HTTP/1.1 407 " + canary + "\r\n\r\n"), PhaseConnect, KindProxy,
			"the proxy HOST wants a user name and password (407): put them into HTTPS_PROXY; nothing was sent"},
		{"it refuses", write("HTTP/1.1 502 " + canary + "\r\n\r\n"), PhaseConnect, KindProxy,
			"the proxy HOST answered 502 instead of connecting to example.com; nothing was sent"},
		{"it is no proxy", write("SSH-2.0-" + canary + "\r\n"), PhaseConnect, KindProxy,
			"the proxy HOST gave no connection to example.com; nothing was sent"},
		{"it drops the call", func(c net.Conn) bool { reset(c); return false }, PhaseConnect, KindProxy,
			"the proxy HOST gave no connection to example.com; nothing was sent"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			s := answering(t, test.serve)
			x := proxied(trusting(target), s.address).Do(t.Context(), post("https://example.com"))
			said := words(t, x, s.address)
			switch {
			case test.kind == "":
				if x.Answer == nil || x.Answer.Status != 200 || asks.Load() != 1 || x.Remote != s.address {
					t.Errorf("%+v, %+v", x.Answer, x.Failure)
				}
			case x.Failure == nil || x.Failure.Kind != test.kind || x.Failure.Phase != test.phase || x.Failure.Sent != SentNo || said != test.says:
				t.Errorf("got %+v, said %q", x.Failure, said)
			}
			if n := s.connections.Load(); n != 1 {
				t.Errorf("%d connections", n)
			}
		})
	}
}

func TestAProxyThatIsNotThereIsNamed(t *testing.T) {
	t.Parallel()
	nobody := refusing(t)
	x := proxied(slow(), nobody).Do(t.Context(), post("https://example.com"))
	if said := words(t, x, nobody); x.Failure.Kind != KindProxy || said != "nothing listens at the proxy HOST: check host and port; nothing was sent" {
		t.Errorf("got %+v", x.Failure)
	}
	c := slow()
	c.proxy = func(*http.Request) (*url.URL, error) { return nil, fmt.Errorf("invalid proxy address %q", canary) }
	x = c.Do(t.Context(), post("https://example.com"))
	if said := words(t, x, nobody); x.Failure.Kind != KindProxy || x.Failure.Phase != PhaseRequest || !strings.Contains(said, "HTTPS_PROXY") {
		t.Errorf("got %+v", x.Failure)
	}
	s, _ := secure(t, nil)
	c.proxy = func(*http.Request) (*url.URL, error) {
		return &url.URL{Scheme: "https", Host: s.Listener.Addr().String()}, nil
	}
	x = c.Do(t.Context(), post("https://example.com"))
	if said := words(t, x, s.Listener.Addr().String()); x.Failure.Kind != KindProxy || said != "TLS with the proxy HOST failed: check HTTPS_PROXY; nothing was sent" {
		t.Errorf("got %+v", x.Failure)
	}
}

// refusing returns an address at which nothing listens.
func refusing(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	l.Close()
	return l.Addr().String()
}

func TestAHostThatIsNotThereIsNamed(t *testing.T) {
	t.Parallel()
	nobody := refusing(t)
	x := slow().Do(t.Context(), post("http://"+nobody))
	if said := words(t, x, nobody); x.Failure.Kind != KindRefused || x.Failure.Phase != PhaseConnect || x.Failure.Sent != SentNo ||
		said != "nothing listens at HOST: check host and port; nothing was sent" || x.Remote != "" {
		t.Errorf("got %+v", x.Failure)
	}
	for code, want := range map[byte]struct {
		kind Kind
		says string
	}{
		3: {KindNotFound, "there is no host vendor.test: check its spelling, and the VPN if the name is internal; nothing was sent"},
		2: {KindOther, "the name server could not look up vendor.test; nothing was sent"},
	} {
		c := slow()
		c.resolver = nameServer(t, code, nil)
		x := c.Do(t.Context(), post("https://vendor.test"))
		if said := words(t, x, nobody); x.Failure.Kind != want.kind || x.Failure.Phase != PhaseDNS || x.Failure.Sent != SentNo || said != want.says {
			t.Errorf("code %d: got %+v", code, x.Failure)
		}
	}
}
