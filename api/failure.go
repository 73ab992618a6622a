package api

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"strconv"
	"syscall"
	"time"

	"casebook/api/safe"
)

// line makes one line of text that is safe to show.
func line(format string, args ...any) string {
	return safe.Neutralise(fmt.Sprintf(format, args...), false)
}

// failure turns an error of net/http into words. Nothing of its own text is used:
// that quotes URLs with their query, proxy passwords and what the server sent.
func (k *call) failure(err error) *TransportError {
	p := k.watch.reached()
	kind, what := k.reason(p, err)
	return &TransportError{p.phase, kind, p.sent, line("%s%s", what, aftermath(kind, p.sent))}
}

// aftermath says what a failure means for the count.
func aftermath(kind Kind, sent Sent) string {
	switch {
	case kind == KindMalformed && sent == SentYes:
		return ", so the call counted"
	case sent == SentYes:
		return "; the request was sent, so it may have counted"
	case sent == SentUnknown:
		return "; part of the request was sent, so it may have counted"
	}
	return "; nothing was sent"
}

// reason finds what kind of failure an error is, and words for it.
func (k *call) reason(p progress, err error) (Kind, string) {
	if k.parent.Err() != nil {
		return KindCancelled, "cancelled while " + k.stage(p).doing
	}
	if context.Cause(k.limited) == errTotal {
		return KindTimeout, k.stage(p).missing + " within " + limit(k.limits.Total) + " in all"
	}
	for _, explain := range []func(progress, error) (Kind, string){k.ofProxy, k.ofTLS, k.ofName, k.ofConnection} {
		if kind, what := explain(p, err); kind != "" {
			return kind, what
		}
	}
	switch {
	case p.phase == PhaseTLS:
		return KindTLS, k.url.Host + " and this computer could not agree on TLS 1.2 or newer"
	case p.phase == PhaseFirstByte && p.ended: // what net/http could not read is half a line
		return KindReset, "the connection was closed while " + k.stage(p).doing
	case p.phase == PhaseFirstByte:
		return KindMalformed, fmt.Sprintf("the answer from %s came and could not be read (%s)", k.url.Host, unreadable(err))
	}
	return KindOther, fmt.Sprintf("the call failed while %s (%T)", k.stage(p).doing, innermost(err))
}

// ofProxy explains what went wrong on the way to a proxy or inside it.
func (k *call) ofProxy(p progress, err error) (Kind, string) {
	var status proxyStatus
	var operation *net.OpError
	switch {
	case errors.Is(err, errProxyConfig):
		return KindProxy, "HTTPS_PROXY in the environment is no address that can be used"
	case errors.As(err, &status) && status == 407:
		return KindProxy, "the proxy " + k.proxy + " wants a user name and password (407): put them into HTTPS_PROXY"
	case errors.As(err, &status):
		return KindProxy, fmt.Sprintf("the proxy %s answered %d instead of connecting to %s", k.proxy, int(status), k.url.Host)
	case k.proxy == "":
		return "", ""
	case p.connected && p.phase == PhaseConnect:
		return KindProxy, "the proxy " + k.proxy + " gave no connection to " + k.url.Host
	case p.phase == PhaseTLS && errors.As(err, &operation) && operation.Op == "proxyconnect":
		return KindProxy, "TLS with the proxy " + k.proxy + " failed: check HTTPS_PROXY"
	case p.phase == PhaseConnect || p.phase == PhaseDNS:
		_, what := k.ofName(p, err)
		if what == "" {
			_, what = k.ofConnection(p, err)
		}
		return KindProxy, what
	}
	return "", ""
}

// ofName explains a failed look-up.
func (k *call) ofName(_ progress, err error) (Kind, string) {
	var name *net.DNSError
	switch {
	case !errors.As(err, &name):
		return "", ""
	case name.IsNotFound:
		return KindNotFound, "there is no host " + k.peer() + ": check its spelling, and the VPN if the name is internal"
	case name.IsTimeout:
		return KindTimeout, "no address for " + k.peer() + " within " + limit(k.limits.Connect)
	}
	return KindOther, "the name server could not look up " + k.peer()
}

// ofConnection explains limits, and what the operating system says of a connection.
func (k *call) ofConnection(p progress, err error) (Kind, string) {
	var timeout net.Error
	switch {
	case errors.As(err, &timeout) && timeout.Timeout():
		return KindTimeout, k.stage(p).missing + " within " + limit(k.stage(p).limit)
	case errors.Is(err, errNotLoopback):
		return KindOther, "http:// is for this computer only, and " + k.url.Host + " is another one: use https://"
	case errors.Is(err, syscall.ECONNREFUSED):
		return KindRefused, "nothing listens at " + k.peer() + ": check host and port"
	case errors.Is(err, syscall.EHOSTUNREACH), errors.Is(err, syscall.ENETUNREACH):
		return KindOther, "there is no way to " + k.peer() + " from here: check network and VPN"
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return KindReset, "the connection was closed while " + k.stage(p).doing
	case errors.Is(err, syscall.ECONNRESET), errors.Is(err, syscall.EPIPE), errors.Is(err, syscall.ECONNABORTED):
		return KindReset, "the connection was reset while " + k.stage(p).doing
	}
	return "", ""
}

// stage is what a call was about when it ended.
type stage struct {
	doing   string // what it was busy with
	missing string // what it waited for in vain
	limit   time.Duration
}

func (k *call) stage(p progress) stage {
	host, peer := k.url.Host, k.peer()
	switch {
	case p.phase == PhaseDNS:
		return stage{"looking up the address of " + peer, "no address for " + peer, k.limits.Connect}
	case p.phase == PhaseConnect:
		return stage{"connecting to " + peer, "no connection to " + peer, k.limits.Connect}
	case p.phase == PhaseTLS:
		return stage{"agreeing on TLS with " + host, "no TLS handshake with " + host, k.limits.TLS}
	case p.phase == PhaseSend:
		return stage{"sending the request to " + host, "the request was not taken by " + host, k.limits.Total}
	case p.phase == PhaseFirstByte && p.answered:
		return stage{"reading the headers of the answer from " + host, "the headers of the answer from " + host + " did not end", k.limits.FirstByte}
	case p.phase == PhaseFirstByte:
		return stage{"waiting for the answer from " + host, "no answer from " + host, k.limits.FirstByte}
	}
	return stage{"preparing the call to " + host, "no call to " + host, k.limits.Total}
}

// peer is what the call connects to.
func (k *call) peer() string {
	if k.proxy != "" {
		return "the proxy " + k.proxy
	}
	return k.url.Host
}

// limit writes a limit as people say it: 15 s, 1.5 s, 50 ms.
func limit(d time.Duration) string {
	if d < time.Second {
		return strconv.FormatFloat(d.Seconds()*1000, 'f', -1, 64) + " ms"
	}
	return strconv.FormatFloat(d.Seconds(), 'f', -1, 64) + " s"
}

// innermost returns the error at the end of err's chain.
func innermost(err error) error {
	for next := err; next != nil; next = errors.Unwrap(next) {
		err = next
	}
	return err
}
