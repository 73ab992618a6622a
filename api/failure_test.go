package api

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"net"
	"net/url"
	"os"
	"strings"
	"syscall"
	"testing"
	"time"
)

func TestAnErrorIsExplainedByItsTypeNotItsText(t *testing.T) {
	t.Parallel()
	k := &call{parent: t.Context(), limited: t.Context(), limits: DefaultTimeouts(), clock: time.Now, watch: newWatch(), url: &url.URL{Scheme: "https", Host: "vendor.test"}}
	lookup := func(e net.DNSError) error { e.Err, e.Server = canary, canary; return &net.OpError{Op: "dial", Err: &e} }
	odd := errors.New(canary)
	for _, test := range []struct {
		phase Phase
		err   error
		kind  Kind
		says  string
	}{
		{PhaseDNS, lookup(net.DNSError{IsNotFound: true}), KindNotFound, "there is no host vendor.test: check its spelling, and the VPN if the name is internal"},
		{PhaseDNS, lookup(net.DNSError{IsTimeout: true}), KindTimeout, "no address for vendor.test within 5 s"},
		{PhaseDNS, lookup(net.DNSError{IsTemporary: true}), KindOther, "the name server could not look up vendor.test"},
		{PhaseConnect, &net.OpError{Op: "dial", Err: os.NewSyscallError("connect", syscall.EHOSTUNREACH)}, KindOther, "there is no way to vendor.test from here: check network and VPN"},
		{PhaseConnect, &net.OpError{Op: "dial", Err: os.NewSyscallError("connect", syscall.ENETUNREACH)}, KindOther, "there is no way to vendor.test from here: check network and VPN"},
		{PhaseConnect, &net.OpError{Op: "dial", Err: os.NewSyscallError("connect", syscall.ETIMEDOUT)}, KindTimeout, "no connection to vendor.test within 5 s"},
		{PhaseSend, &net.OpError{Op: "write", Err: os.ErrDeadlineExceeded}, KindTimeout, "the request was not taken by vendor.test within 30 s"},
		{PhaseSend, &net.OpError{Op: "write", Err: syscall.EPIPE}, KindReset, "the connection was reset while sending the request to vendor.test"},
		{PhaseTLS, fmt.Errorf("%w", io.ErrUnexpectedEOF), KindReset, "the connection was closed while agreeing on TLS with vendor.test"},
		{PhaseTLS, &tls.CertificateVerificationError{Err: x509.SystemRootsError{Err: odd}}, KindTLS,
			"the certificate of vendor.test cannot be checked: this computer's list of authorities cannot be read"},
		{PhaseTLS, &tls.CertificateVerificationError{Err: odd}, KindTLS, "the certificate of vendor.test may not be used for this host"},
		{PhaseTLS, odd, KindTLS, "vendor.test and this computer could not agree on TLS 1.2 or newer"},
		{PhaseFirstByte, odd, KindMalformed, "the answer from vendor.test came and could not be read (it is not HTTP)"},
		{PhaseSend, &url.Error{Op: "Post", URL: canary, Err: odd}, KindOther, "the call failed while sending the request to vendor.test (*errors.errorString)"},
	} {
		kind, what := k.reason(progress{phase: test.phase}, test.err)
		if kind != test.kind || what != test.says || strings.Contains(what, canary) {
			t.Errorf("%T in %s is %q: %q\nwant %q: %q", test.err, test.phase, kind, what, test.kind, test.says)
		}
	}
}

func TestANameThatWouldActOnATerminalIsShownHarmless(t *testing.T) {
	t.Parallel()
	c := slow()
	c.resolver = nameServer(t, 3, nil)
	x := c.Do(t.Context(), post("https://vendor\u202e\u200b\u009b.test"))
	if text := x.Failure.Text; strings.ContainsAny(text, "\u202e\u200b\u009b") || !strings.Contains(text, ".test") {
		t.Errorf("said %q", text)
	}
}

func TestABodyThatIsResetKeepsWhatCame(t *testing.T) {
	t.Parallel()
	s := answering(t, func(c net.Conn) bool {
		io.WriteString(c, ok("Content-Length: 1073741824\r\n", ""))
		c.Write(make([]byte, 24<<20)) // the client must be reading it when this is done
		reset(c)
		return false
	})
	x := slow().Do(t.Context(), post("http://"+s.address))
	outcome(t, x)
	if said := words(t, x, s.address); x.Answer == nil || len(x.Answer.Body) == 0 || !strings.HasPrefix(said, "the connection was reset within the body, after ") {
		t.Errorf("said %q, failure %+v", said, x.Failure)
	}
}
