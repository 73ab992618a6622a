package api

import (
	"bytes"
	"context"
	"encoding/binary"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/http/httptrace"
	"strings"
	"testing"
	"time"
)

// nameServer is a DNS server on loopback. It answers every query with a code
// (RFC 1035, section 4.1.1), or calls silent and says nothing.
func nameServer(t *testing.T, code byte, silent func()) *net.Resolver {
	t.Helper()
	server, err := net.ListenPacket("udp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { server.Close() })
	go func() {
		packet := make([]byte, 512)
		for {
			_, from, err := server.ReadFrom(packet)
			if err != nil {
				return
			}
			if silent != nil {
				silent()
				continue
			}
			end := 12 + bytes.IndexByte(packet[12:], 0) + 5 // header, name, type and class
			packet[2], packet[3] = 0x81, 0x80|code
			binary.BigEndian.PutUint32(packet[8:], 0) // neither authority nor additional records
			server.WriteTo(packet[:end], from)
		}
	}()
	return &net.Resolver{PreferGo: true, Dial: func(ctx context.Context, _, _ string) (net.Conn, error) {
		return new(net.Dialer).DialContext(ctx, "udp", server.LocalAddr().String())
	}}
}

// open never answers and keeps the connection.
func open(net.Conn) bool { return true }

func TestACancelledCallSaysHowFarItCame(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name  string
		run   func(t *testing.T, ctx context.Context, cancel func()) (Exchange, string)
		phase Phase
		sent  Sent
		says  string
	}{
		{"before it began", func(t *testing.T, ctx context.Context, cancel func()) (Exchange, string) {
			s := answering(t, open)
			cancel()
			return slow().Do(ctx, post("http://"+s.address)), s.address
		}, PhaseRequest, SentNo, "cancelled while preparing the call to HOST; nothing was sent"},
		{"in the name look-up", func(t *testing.T, ctx context.Context, cancel func()) (Exchange, string) {
			c := slow()
			c.resolver = nameServer(t, 0, cancel)
			return c.Do(ctx, post("https://vendor.test")), "vendor.test"
		}, PhaseDNS, SentNo, "cancelled while looking up the address of HOST; nothing was sent"},
		{"while connecting", func(t *testing.T, ctx context.Context, cancel func()) (Exchange, string) {
			s := answering(t, open)
			ctx = httptrace.WithClientTrace(ctx, &httptrace.ClientTrace{ConnectStart: func(_, _ string) { cancel() }})
			return slow().Do(ctx, post("http://"+s.address)), s.address
		}, PhaseConnect, SentNo, "cancelled while connecting to HOST; nothing was sent"},
		{"in the handshake", func(t *testing.T, ctx context.Context, cancel func()) (Exchange, string) {
			s := listen(t, func(_ *server, c net.Conn) { c.Read(make([]byte, 1)); cancel() })
			return slow().Do(ctx, post("https://"+s.address)), s.address
		}, PhaseTLS, SentNo, "cancelled while agreeing on TLS with HOST; nothing was sent"},
		{"while sending", func(t *testing.T, ctx context.Context, cancel func()) (Exchange, string) {
			s := listen(t, func(_ *server, c net.Conn) { c.Read(make([]byte, 1)); cancel() })
			r := post("http://" + s.address)
			r.Body = make([]byte, 64<<20) // more than any socket buffers
			return slow().Do(ctx, r), s.address
		}, PhaseSend, SentUnknown, "cancelled while sending the request to HOST; part of the request was sent, so it may have counted"},
		{"while waiting", func(t *testing.T, ctx context.Context, cancel func()) (Exchange, string) {
			s := answering(t, func(net.Conn) bool { cancel(); return true })
			return slow().Do(ctx, post("http://"+s.address)), s.address
		}, PhaseFirstByte, SentYes, "cancelled while waiting for the answer from HOST; the request was sent, so it may have counted"},
		{"while waiting, over TLS", func(t *testing.T, ctx context.Context, cancel func()) (Exchange, string) {
			s, c := over(t, "https", func(s *server, c net.Conn) { s.read(c); cancel() })
			return c.Do(ctx, post("https://"+s.address)), s.address
		}, PhaseFirstByte, SentYes, "cancelled while waiting for the answer from HOST; the request was sent, so it may have counted"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			ctx, cancel := context.WithCancel(t.Context())
			defer cancel()
			x, address := test.run(t, ctx, cancel)
			outcome(t, x)
			said := words(t, x, address)
			if f := x.Failure; f == nil || f.Kind != KindCancelled || f.Phase != test.phase || f.Sent != test.sent || said != test.says {
				t.Errorf("got %+v, said %q", x.Failure, said)
			}
		})
	}
}

// endless answers 200 and so much of a body that the client must be reading it
// when afterwards runs.
func endless(afterwards func()) func(net.Conn) bool {
	return func(c net.Conn) bool {
		io.WriteString(c, ok("Content-Length: 1073741824\r\n", ""))
		c.Write(make([]byte, 24<<20))
		afterwards()
		return true
	}
}

func TestACallCancelledInItsAnswerKeepsWhatCame(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	s := answering(t, endless(cancel))
	x := slow().Do(ctx, post("http://"+s.address))
	outcome(t, x)
	if said := words(t, x, s.address); x.Answer == nil || len(x.Answer.Body) == 0 || !strings.HasPrefix(said, "cancelled while reading the answer, after ") {
		t.Errorf("said %q, failure %+v", said, x.Failure)
	}
}

func TestEachPhaseHasItsLimit(t *testing.T) {
	t.Parallel()
	const tiny = 20 * time.Millisecond
	mute := func(t *testing.T) *server { return answering(t, open) }
	deaf := func(t *testing.T) *server { return listen(t, func(*server, net.Conn) {}) }
	for _, test := range []struct {
		name   string
		set    func(*Timeouts)
		server func(*testing.T) *server
		scheme string
		phase  Phase
		sent   Sent
		says   string
	}{
		{"TLS", func(l *Timeouts) { l.TLS = tiny }, deaf, "https://", PhaseTLS, SentNo,
			"no TLS handshake with HOST within 20 ms; nothing was sent"},
		{"first byte", func(l *Timeouts) { l.FirstByte = tiny }, mute, "http://", PhaseFirstByte, SentYes,
			"no answer from HOST within 20 ms; the request was sent, so it may have counted"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			s, c := test.server(t), slow()
			test.set(&c.Timeouts)
			x := c.Do(t.Context(), post(test.scheme+s.address))
			said := words(t, x, s.address)
			if f := x.Failure; f == nil || f.Kind != KindTimeout || f.Phase != test.phase || f.Sent != test.sent || said != test.says {
				t.Errorf("got %+v, said %q", x.Failure, said)
			}
		})
	}
}

func TestTheNameLookUpBelongsToConnect(t *testing.T) {
	t.Parallel()
	c := slow()
	c.Timeouts.Connect = 20 * time.Millisecond
	c.resolver = nameServer(t, 0, func() {})
	x := c.Do(t.Context(), post("https://vendor.test"))
	said := words(t, x, "vendor.test")
	if f := x.Failure; f == nil || f.Kind != KindTimeout || f.Phase != PhaseDNS || f.Sent != SentNo ||
		said != "no address for HOST within 20 ms; nothing was sent" {
		t.Errorf("got %+v", x.Failure)
	}
}

// until makes the call with an ever longer limit, so that a slow machine comes as
// far as the test means to.
func until(t *testing.T, limited func(time.Duration) *Client, url string, far func(Exchange) bool) Exchange {
	t.Helper()
	for limit := 10 * time.Millisecond; ; limit *= 2 {
		if x := limited(limit).Do(t.Context(), post(url)); far(x) {
			return x
		}
	}
}

func TestADripOfHeadersHasAnEnd(t *testing.T) {
	t.Parallel()
	s := answering(t, func(c net.Conn) bool {
		io.WriteString(c, "HTTP/1.1 200 OK\r\nX: ")
		for tick := time.NewTicker(5 * time.Millisecond); ; <-tick.C {
			if _, err := io.WriteString(c, "a"); err != nil {
				return false
			}
		}
	})
	x := until(t, func(limit time.Duration) *Client {
		c := slow()
		c.Timeouts.FirstByte = limit
		return c
	}, "http://"+s.address, func(x Exchange) bool { return !strings.Contains(x.Failure.Text, "no answer") })
	if said := words(t, x, s.address); x.Failure.Kind != KindTimeout || x.Failure.Sent != SentYes ||
		!strings.HasPrefix(said, "the headers of the answer from HOST did not end within ") {
		t.Errorf("got %+v", x.Failure)
	}
}

func TestTheTotalLimitHoldsInEveryPhase(t *testing.T) {
	t.Parallel()
	total := func(limit time.Duration) *Client {
		c := slow()
		c.Timeouts.Total = limit
		return c
	}
	t.Run("in the handshake", func(t *testing.T) {
		t.Parallel()
		s := listen(t, func(*server, net.Conn) {})
		x := until(t, total, "https://"+s.address, func(x Exchange) bool { return x.Failure.Phase == PhaseTLS })
		if said := words(t, x, s.address); x.Failure.Kind != KindTimeout || !strings.HasSuffix(said, " in all; nothing was sent") {
			t.Errorf("got %+v", x.Failure)
		}
	})
	t.Run("before the first byte", func(t *testing.T) {
		t.Parallel()
		s := answering(t, open)
		x := until(t, total, "http://"+s.address, func(x Exchange) bool { return x.Failure.Phase == PhaseFirstByte })
		if said := words(t, x, s.address); x.Failure.Kind != KindTimeout || x.Failure.Sent != SentYes || !strings.HasPrefix(said, "no answer from HOST within ") {
			t.Errorf("got %+v", x.Failure)
		}
	})
	t.Run("in the body", func(t *testing.T) {
		t.Parallel()
		s := answering(t, endless(func() {}))
		x := until(t, total, "http://"+s.address, func(x Exchange) bool { return x.Answer != nil })
		if said := words(t, x, s.address); !strings.HasPrefix(said, "the answer did not end within ") || x.Answer.Status != 200 {
			t.Errorf("said %q", said)
		}
	})
}

func TestALimitThatIsNotSetIsTheUsualOne(t *testing.T) {
	t.Parallel()
	if got := (Timeouts{TLS: 1}).or(DefaultTimeouts()); got != (Timeouts{5 * time.Second, 1, 15 * time.Second, 30 * time.Second}) {
		t.Errorf("%+v", got)
	}
}

func TestLimitsAreWrittenAsPeopleSayThem(t *testing.T) {
	t.Parallel()
	for d, want := range map[time.Duration]string{15 * time.Second: "15 s", 1500 * time.Millisecond: "1.5 s", 50 * time.Millisecond: "50 ms"} {
		if got := limit(d); got != want {
			t.Errorf("%v is %q, want %q", d, got, want)
		}
	}
}

func TestEveryPhaseIsTimed(t *testing.T) {
	t.Parallel()
	s := httptest.NewTLSServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, "ok") }))
	defer s.Close()
	when := time.Date(2026, 2, 3, 4, 5, 6, 0, time.FixedZone("", 3*3600))
	c := trusting(s)
	c.Now = func() time.Time { return when }
	x := c.Do(t.Context(), post(s.URL))
	if x.Answer == nil || x.Answer.TLS != "TLS 1.3" || x.Answer.Protocol != "HTTP/1.1" || x.Remote != s.Listener.Addr().String() || !x.Happened.Equal(when) {
		t.Errorf("%+v, %+v", x, x.Failure)
	}
	d := x.Timing
	if d.DNS != 0 || d.Connect <= 0 || d.TLS <= 0 || d.FirstByte <= 0 || d.Total < d.Connect+d.TLS+d.FirstByte {
		t.Errorf("timing %+v", d)
	}
}
