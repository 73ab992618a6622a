package api

import (
	"context"
	"crypto/tls"
	"io"
	"net"
	"net/http/httptrace"
	"sync/atomic"
	"testing"
)

// over returns a server that speaks TLS with the certificate of httptest, or plain
// TCP, and a client that trusts it.
func over(t *testing.T, scheme string, handle func(*server, net.Conn)) (*server, *Client) {
	t.Helper()
	if scheme == "http" {
		return listen(t, handle), slow()
	}
	known, _ := secure(t, nil)
	return listen(t, func(s *server, c net.Conn) {
		if secured := tls.Server(c, &tls.Config{Certificates: known.TLS.Certificates}); secured.Handshake() == nil {
			handle(s, secured)
		}
	}), trusting(known)
}

// settling returns a function that goes to the network and back often enough for
// everything that has already arrived elsewhere to be noticed.
func settling(t *testing.T) func() {
	t.Helper()
	echo := listen(t, func(_ *server, c net.Conn) { io.Copy(c, c) })
	return func() {
		c, err := net.Dial("tcp", echo.address)
		if err != nil {
			return
		}
		defer c.Close()
		for range 200 {
			c.Write([]byte{0})
			c.Read(make([]byte, 1))
		}
	}
}

func TestAnAnswerBeforeTheQuestionIsAnAnswer(t *testing.T) {
	t.Parallel()
	for _, scheme := range []string{"http", "https"} {
		t.Run(scheme, func(t *testing.T) {
			t.Parallel()
			written := make(chan bool)
			s, c := over(t, scheme, func(s *server, c net.Conn) {
				io.WriteString(c, "HTTP/1.1 503 Busy\r\nContent-Length: 4\r\n\r\nbusy")
				close(written)
				s.read(c)
				c.Close()
			})
			// The question waits until the answer has come, and net/http had every
			// chance to read it.
			settle := settling(t)
			ctx := httptrace.WithClientTrace(t.Context(), &httptrace.ClientTrace{GotConn: func(httptrace.GotConnInfo) {
				<-written
				settle()
			}})
			x := c.Do(ctx, post(scheme+"://"+s.address))
			if x.Answer == nil || x.Answer.Status != 503 || string(x.Answer.Body) != "busy" || s.connections.Load() != 1 {
				t.Errorf("answer %+v, failure %+v", x.Answer, x.Failure)
			}
		})
	}
}

func TestAnEarlyRefusalOfALongBodyIsAnAnswer(t *testing.T) {
	t.Parallel()
	seen, dead := make(chan bool), make(chan bool)
	s := listen(t, func(_ *server, c net.Conn) {
		io.ReadFull(c, make([]byte, 1000))
		io.WriteString(c, "HTTP/1.1 413 Too Large\r\nContent-Length: 3\r\n\r\nbig")
		<-seen
		reset(c)
		close(dead)
	})
	// The answer is read only when the rest of the request can no longer be written.
	settle := settling(t)
	ctx := httptrace.WithClientTrace(t.Context(), &httptrace.ClientTrace{GotFirstResponseByte: func() {
		close(seen)
		<-dead
		settle()
	}})
	r := post("http://" + s.address)
	r.Body = make([]byte, 64<<20)
	x := slow().Do(ctx, r)
	if x.Answer == nil || x.Answer.Status != 413 || string(x.Answer.Body) != "big" || s.connections.Load() != 1 {
		t.Errorf("answer %+v, failure %+v", x.Answer, x.Failure)
	}
}

func TestAFailedWriteIsRememberedAndNotReported(t *testing.T) {
	t.Parallel()
	s := listen(t, func(_ *server, c net.Conn) { io.ReadFull(c, make([]byte, 1000)); reset(c) })
	plain, err := net.Dial("tcp", s.address)
	if err != nil {
		t.Fatal(err)
	}
	c := conn{plain, newWatch()}
	c.asking = true
	part := make([]byte, 64<<10)
	for c.reached().sent != SentUnknown {
		if n, err := c.Write(part); n != len(part) || err != nil {
			t.Fatalf("%d bytes, %v", n, err)
		}
	}
	c.Close()
	c.failed = false
	if _, err := c.Write(part); err == nil {
		t.Error("a write to what we have closed reports nothing")
	}
}

func TestARequestThatWasSentWholeStaysSent(t *testing.T) {
	t.Parallel()
	for _, scheme := range []string{"http", "https"} {
		t.Run(scheme, func(t *testing.T) {
			t.Parallel()
			s, c := over(t, scheme, func(s *server, c net.Conn) {
				s.read(c)
				if secured, ok := c.(*tls.Conn); ok {
					c = secured.NetConn() // TLS takes its leave from a dead connection
				}
				reset(c)
			})
			x := c.Do(t.Context(), post(scheme+"://"+s.address))
			if x.Failure == nil || x.Failure.Kind != KindReset || x.Failure.Sent != SentYes || s.asks.Load() != 1 {
				t.Errorf("%+v", x.Failure)
			}
		})
	}
}

// counting counts the writes on a connection.
type counting struct {
	net.Conn
	writes *atomic.Int32
}

func (c counting) Write(p []byte) (int, error) {
	c.writes.Add(1)
	return c.Conn.Write(p)
}

func TestARequestLeavesInOneWrite(t *testing.T) {
	t.Parallel()
	s := answering(t, write(ok("", "")))
	r := post("http://" + s.address)
	r.Body = make([]byte, 1<<20)
	out, failure := prepare(r, "")
	if failure != nil {
		t.Fatal(failure)
	}
	k := &call{parent: t.Context(), limited: t.Context(), limits: slow().Timeouts, watch: newWatch(), url: out.request.URL}
	transport := k.transport(slow(), out)
	var writes atomic.Int32
	dial := transport.DialContext
	transport.DialContext = func(ctx context.Context, network, address string) (net.Conn, error) {
		c, err := dial(ctx, network, address)
		return counting{c, &writes}, err
	}
	answer, err := transport.RoundTrip(out.request.WithContext(t.Context()))
	if err != nil {
		t.Fatal(err)
	}
	answer.Body.Close()
	if n := writes.Load(); n != 1 {
		t.Errorf("%d writes", n)
	}
}
