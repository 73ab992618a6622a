package api

import (
	"bufio"
	"io"
	"net"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// canary stands in every part of a test's request that must never be quoted.
const canary = "fake-canary-3f9a1c77"

// long is a limit that no test is meant to reach.
const long = time.Hour

// server is a raw TCP server on loopback.
type server struct {
	address           string
	connections, asks atomic.Int32
}

// listen runs handle for every connection until the test ends.
func listen(t testing.TB, handle func(*server, net.Conn)) *server {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	s := &server{address: listener.Addr().String()}
	t.Cleanup(func() { listener.Close() })
	go func() {
		for {
			c, err := listener.Accept()
			if err != nil {
				return
			}
			s.connections.Add(1)
			t.Cleanup(func() { c.Close() })
			go handle(s, c)
		}
	}()
	return s
}

// answering reads each request to its end before it runs answer; answer may leave
// the connection open by returning true.
func answering(t testing.TB, answer func(net.Conn) (open bool)) *server {
	t.Helper()
	return listen(t, func(s *server, c net.Conn) {
		if s.read(c) != nil && !answer(c) {
			c.Close()
		}
	})
}

// read reads one request and returns it; nil when there was none.
func (s *server) read(c net.Conn) *http.Request {
	request, err := http.ReadRequest(bufio.NewReader(c))
	if err != nil {
		return nil
	}
	if _, err := io.Copy(io.Discard, request.Body); err != nil {
		return nil
	}
	s.asks.Add(1)
	return request
}

// recording returns a server that answers 200 and hands over what each request
// looked like on the wire.
func recording(t testing.TB) (*server, <-chan string) {
	t.Helper()
	seen := make(chan string, 1)
	return listen(t, func(_ *server, c net.Conn) {
		defer c.Close()
		var raw strings.Builder
		request, err := http.ReadRequest(bufio.NewReader(io.TeeReader(c, &raw)))
		if err == nil {
			io.Copy(io.Discard, request.Body)
		}
		seen <- raw.String()
		io.WriteString(c, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
	}), seen
}

func write(text string) func(net.Conn) bool {
	return func(c net.Conn) bool {
		io.WriteString(c, text)
		return false
	}
}

// reset closes a connection with RST instead of FIN.
func reset(c net.Conn) {
	if tcp, ok := c.(*net.TCPConn); ok {
		tcp.SetLinger(0)
	}
	c.Close()
}

// post is a request whose every secret part holds the canary.
func post(url string) Request {
	return Request{Method: "POST", URL: url + "/v1/verify?api_key=" + canary, Body: []byte(`{"code":"` + canary + `"}`),
		Headers: Headers{{Name: "X-API-KEY", Value: canary}, {Name: "Content-Type", Value: "application/json"}}}
}

// slow is a client without limits that could be over before a test is.
func slow() *Client {
	return &Client{Timeouts: Timeouts{Connect: long, TLS: long, FirstByte: long, Total: long}}
}

// words returns everything that a call says in its own words, with the server's
// address taken out, and fails if one of them holds the canary or two lines.
func words(t *testing.T, x Exchange, address string) string {
	t.Helper()
	said := append([]string{}, x.Notes...)
	if x.Failure != nil {
		said = append(said, x.Failure.Text)
	}
	if x.Answer != nil && x.Answer.Broken != "" {
		said = append(said, x.Answer.Broken)
	}
	for _, text := range said {
		if strings.Contains(text, canary) || strings.ContainsAny(text, "\r\n\x1b") {
			t.Errorf("a sentence quotes what it must not: %q", text)
		}
	}
	return strings.ReplaceAll(strings.Join(said, " | "), address, "HOST")
}

// outcome checks that exactly one of Answer and Failure is set.
func outcome(t *testing.T, x Exchange) {
	t.Helper()
	if (x.Answer == nil) == (x.Failure == nil) {
		t.Fatalf("an exchange is an answer or a failure: %+v", x)
	}
}
