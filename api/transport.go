package api

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"syscall"
)

// maxHead is how many bytes the answer's status line and headers may take,
// interim answers (1xx) included: 64 KiB.
const maxHead = 64 << 10

// Errors that the transport's hooks bring into RoundTrip.
var (
	errNotLoopback = errors.New("not a loopback address")
	errProxyConfig = errors.New("the proxy's address cannot be read")
)

// proxyStatus is the HTTP status with which a proxy refused to open the way.
type proxyStatus int

// Error names the status.
func (s proxyStatus) Error() string { return fmt.Sprintf("proxy answered %d", int(s)) }

// transport returns the transport of this one call. It is used without
// http.Client, which loses an answer whose Location does not parse.
func (k *call) transport(c *Client, out *outgoing) *http.Transport {
	protocols := new(http.Protocols)
	protocols.SetHTTP1(true)
	return &http.Transport{
		Proxy:                  k.chooseProxy(c.proxy),
		DialContext:            k.dial(c.resolver),
		TLSClientConfig:        &tls.Config{MinVersion: tls.VersionTLS12, RootCAs: c.RootCAs, Time: k.clock},
		TLSHandshakeTimeout:    k.limits.TLS,
		ResponseHeaderTimeout:  k.limits.FirstByte,
		MaxResponseHeaderBytes: maxHead,
		WriteBufferSize:        out.size(),
		DisableKeepAlives:      true,
		DisableCompression:     true,
		Protocols:              protocols,
		OnProxyConnectResponse: func(_ context.Context, _ *url.URL, _ *http.Request, answer *http.Response) error {
			if answer.StatusCode != http.StatusOK {
				return proxyStatus(answer.StatusCode)
			}
			return nil
		},
	}
}

// chooseProxy asks, and remembers the proxy's host for the sentences. The error of
// net/http holds the proxy's password.
func (k *call) chooseProxy(ask func(*http.Request) (*url.URL, error)) func(*http.Request) (*url.URL, error) {
	if ask == nil {
		ask = http.ProxyFromEnvironment
	}
	return func(request *http.Request) (*url.URL, error) {
		proxy, err := ask(request)
		if err != nil {
			return nil, errProxyConfig
		}
		if proxy != nil {
			k.proxy = proxy.Host
		}
		return proxy, nil
	}
}

// dial opens the call's TCP connection. Plain HTTP does not leave this computer,
// whatever the host's name turns out to mean.
func (k *call) dial(resolver *net.Resolver) func(context.Context, string, string) (net.Conn, error) {
	dialer := &net.Dialer{Timeout: k.limits.Connect, Resolver: resolver}
	if k.url.Scheme == "http" {
		dialer.Control = func(_, address string, _ syscall.RawConn) error {
			if to, err := netip.ParseAddrPort(address); err != nil || !to.Addr().Unmap().IsLoopback() {
				return errNotLoopback
			}
			return nil
		}
	}
	return func(ctx context.Context, network, address string) (net.Conn, error) {
		plain, err := dialer.DialContext(ctx, network, address)
		if err != nil {
			return nil, err
		}
		return conn{plain, k.watch}, nil
	}
}
