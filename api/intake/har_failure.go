package intake

import (
	"cmp"
	"fmt"
	"net/url"
	"slices"
	"strings"

	"casebook/api"
)

var (
	// chromeError is how Chromium names what went wrong
	// (net/base/net_error_list.h).
	chromeError = pattern(`^(?:net::)?(ERR_[A-Z0-9_]{1,60})$`)
	plainHost   = pattern(`^[A-Za-z0-9.\[\]:-]{1,253}$`)
)

// failureText returns what the browser said of a call that failed: _error of the
// response (Chromium) or of the entry.
func failureText(entry, response fields) string {
	return cmp.Or(response.text("_error"), entry.text("_error"))
}

// browserFailure says why a browser got no answer. A request that had no connection
// to go over has not left; of any other it stays unknown, as browsers retry by
// themselves.
func browserFailure(said, address string) *api.TransportError {
	m := chromeError().FindStringSubmatch(said)
	if p := printedError([]byte(said[:min(len(said), sample)])); m == nil && p != nil { // what is no browser has other words
		return p.failure(quote(said))
	}
	name := ""
	switch {
	case m != nil:
		name = m[1]
		said = "net::" + name
	case said != "":
		said = quote(said)
	default:
		said = "the HAR does not say why; a blocker, CORS or a closed page"
	}
	reason := browserReason(name)
	sent := api.SentUnknown
	if reason.never {
		sent = api.SentNo
	}
	return &api.TransportError{
		Phase: reason.phase, Kind: reason.kind, Sent: sent,
		Text: fmt.Sprintf(reason.words+" (%s)", hostOf(address), said),
	}
}

// hostOf names the host of address when it is an ordinary one.
func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil || !plainHost().MatchString(u.Host) {
		return "the host"
	}
	return u.Host
}

// reason is what the errors of Chromium that begin with prefix mean. In its words
// %s stands for the host.
type reason struct {
	prefix string
	phase  api.Phase
	kind   api.Kind
	words  string
	never  bool // so nothing of the request can have been sent
}

// reasons are looked through in order: the first prefix that fits counts, and the
// last fits everything.
var reasons = []reason{
	{"ERR_NAME_NOT_RESOLVED", api.PhaseDNS, api.KindNotFound, "the name of %s could not be resolved", true},
	{"ERR_NAME_", api.PhaseDNS, api.KindOther, "resolving the name of %s failed", true},
	{"ERR_DNS_TIMED_OUT", api.PhaseDNS, api.KindTimeout, "resolving the name of %s took too long", true},
	{"ERR_DNS_", api.PhaseDNS, api.KindOther, "resolving the name of %s failed", true},
	{"ERR_CONNECTION_REFUSED", api.PhaseConnect, api.KindRefused, "%s refused the connection", true},
	{"ERR_CONNECTION_TIMED_OUT", api.PhaseConnect, api.KindTimeout, "connecting to %s took too long", true},
	{"ERR_CONNECTION_FAILED", api.PhaseConnect, api.KindOther, "no connection to %s could be opened", true},
	{"ERR_CONNECTION_", api.PhaseFirstByte, api.KindReset, "the connection to %s was dropped", false},
	{"ERR_EMPTY_RESPONSE", api.PhaseFirstByte, api.KindReset, "%s closed the connection without an answer", false},
	{"ERR_TIMED_OUT", api.PhaseFirstByte, api.KindTimeout, "no answer from %s came in time", false},
	{"ERR_CERT_", api.PhaseTLS, api.KindTLS, "the certificate of %s was not accepted", true},
	{"ERR_SSL_VERSION_OR_CIPHER_MISMATCH", api.PhaseTLS, api.KindTLS, "the TLS handshake with %s failed", true},
	{"ERR_SSL_", api.PhaseTLS, api.KindTLS, "the TLS handshake with %s failed", false},
	{"ERR_BAD_SSL_", api.PhaseTLS, api.KindTLS, "the client certificate for %s was not accepted", false},
	{"ERR_ABORTED", api.PhaseFirstByte, api.KindCancelled, "the page or the person cancelled the call to %s", false},
	{"ERR_BLOCKED_BY_RESPONSE", api.PhaseFirstByte, api.KindOther, "the browser withheld the answer of %s from the page", false},
	{"ERR_BLOCKED_", api.PhaseRequest, api.KindOther, "the browser blocked the call to %s", true},
	{"ERR_PROXY_CONNECTION_FAILED", api.PhaseConnect, api.KindProxy, "the proxy on the way to %s could not be reached", true},
	{"ERR_PROXY_", api.PhaseConnect, api.KindProxy, "the proxy on the way to %s failed", false},
	{"ERR_TUNNEL_", api.PhaseConnect, api.KindProxy, "the proxy refused to connect to %s", true},
	{"ERR_INTERNET_DISCONNECTED", api.PhaseConnect, api.KindOther, "the browser had no network to reach %s", true},
	{"ERR_ADDRESS_", api.PhaseConnect, api.KindOther, "the address of %s could not be reached", true},
	{"ERR_INVALID_HTTP_RESPONSE", api.PhaseFirstByte, api.KindMalformed, "what %s answered is not HTTP", false},
	{"ERR_HTTP2_", api.PhaseFirstByte, api.KindMalformed, "the HTTP/2 connection to %s broke", false},
	{"ERR_QUIC_", api.PhaseFirstByte, api.KindMalformed, "the HTTP/3 connection to %s broke", false},
	{"ERR_INCOMPLETE_CHUNKED_", api.PhaseBody, api.KindReset, "the connection to %s ended before the whole body had come", false},
	{"ERR_CONTENT_LENGTH_", api.PhaseBody, api.KindReset, "the connection to %s ended before the whole body had come", false},
	{"", api.PhaseFirstByte, api.KindOther, "the browser got no answer from %s", false},
}

func browserReason(name string) reason {
	return reasons[slices.IndexFunc(reasons, func(r reason) bool { return strings.HasPrefix(name, r.prefix) })]
}
