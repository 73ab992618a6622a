package api

import (
	"cmp"
	"context"
	"crypto/x509"
	"errors"
	"net"
	"net/http"
	"net/http/httptrace"
	"net/url"
	"time"
)

// Timeouts limits the phases of a call. Zero means the default, so that no call is
// without a limit.
type Timeouts struct {
	Connect   time.Duration // name look-up and TCP connection together
	TLS       time.Duration // one handshake
	FirstByte time.Duration // from the request's last byte to the end of the answer's headers
	Total     time.Duration // everything, the answer's body included
}

// DefaultTimeouts returns 5 s to connect, 5 s for TLS, 15 s for the first byte and
// 30 s in all.
func DefaultTimeouts() Timeouts {
	return Timeouts{Connect: 5 * time.Second, TLS: 5 * time.Second, FirstByte: 15 * time.Second, Total: 30 * time.Second}
}

// or returns t with what is zero taken from usual.
func (t Timeouts) or(usual Timeouts) Timeouts {
	return Timeouts{cmp.Or(t.Connect, usual.Connect), cmp.Or(t.TLS, usual.TLS),
		cmp.Or(t.FirstByte, usual.FirstByte), cmp.Or(t.Total, usual.Total)}
}

// Client makes calls. Its zero value works; it holds no connections and may be
// used by several goroutines.
//
// A call is one connection and one request, whatever the server does: nothing is
// redirected, reused, replayed or retried, because a second request could lock a
// real person out. That is also why it speaks HTTP/1.1 only: HTTP/2 by itself
// sends a request again after GOAWAY and REFUSED_STREAM, and it changes the letter
// case of header names.
type Client struct {
	Timeouts  Timeouts
	RootCAs   *x509.CertPool   // nil means the system's
	Now       func() time.Time // the clock for Happened and for certificates; nil means time.Now
	UserAgent string           // sent when the request names none; empty means "casebook"

	resolver *net.Resolver                         // nil means the system's
	proxy    func(*http.Request) (*url.URL, error) // nil means http.ProxyFromEnvironment
}

// errTotal is the cause with which a call's context ends when Timeouts.Total is over.
var errTotal = errors.New("total time is over")

// Do makes the call and says what came of it: exactly one of Answer and Failure is
// set. It returns when the answer is read, when a limit is over or when ctx is
// done; a cancelled call may still have counted, and Failure.Sent says so.
//
// Header lines of the request keep their letter case, but net/http sorts them by
// name. The proxy is the environment's (HTTPS_PROXY, NO_PROXY), which Go reads
// once in a process and never uses for loopback.
func (c *Client) Do(ctx context.Context, r Request) Exchange {
	begun, clock := time.Now(), c.Now
	if clock == nil {
		clock = time.Now
	}
	exchange := Exchange{Request: r, Happened: clock()}
	out, failure := prepare(r, cmp.Or(c.UserAgent, "casebook"))
	if failure != nil {
		exchange.Failure = failure
		return exchange
	}
	k := &call{parent: ctx, limits: c.Timeouts.or(DefaultTimeouts()), clock: clock, watch: newWatch(), url: out.request.URL}
	limited, stop := context.WithTimeoutCause(ctx, k.limits.Total, errTotal)
	defer stop()
	k.limited = limited
	response, err := k.transport(c, out).RoundTrip(out.request.WithContext(httptrace.WithClientTrace(limited, k.watch.hooks())))
	if err != nil {
		exchange.Failure = k.failure(err)
	} else {
		exchange.Answer = k.answer(response, &out.notes)
	}
	exchange.Notes = out.notes
	exchange.Timing, exchange.Remote = k.watch.end(begun)
	return exchange
}

// call is one run of Do.
type call struct {
	parent  context.Context // the caller's
	limited context.Context // parent, ended by Timeouts.Total
	limits  Timeouts
	clock   func() time.Time
	watch   *watch
	url     *url.URL
	proxy   string // host and port of the proxy; empty when there is none
}
