package intake

import (
	"net/netip"
	"regexp"
	"strings"

	"casebook/api"
)

// printed is how a program prints that a call failed on its way. In words, %s would be
// the server's text, so there is none of it.
type printed struct {
	sign  func() *regexp.Regexp
	phase api.Phase
	kind  api.Kind
	sent  api.Sent
	words string
}

// printedErrors are looked through in order, the telling ones first: the texts of
// Node.js, Postman, curl, Go, Python, Java and .NET.
var printedErrors = []printed{
	{pattern(`(?i)proxyconnect|ProxyError|Tunnel connection failed|tunneling socket could not be established|Unable to tunnel through proxy`),
		api.PhaseConnect, api.KindProxy, api.SentNo, "the proxy refused the connection or could not be reached"},
	{pattern(`EAI_AGAIN|Temporary failure in name resolution|server misbehaving|dial tcp: lookup [^\n]{0,300}i/o timeout`),
		api.PhaseDNS, api.KindOther, api.SentNo, "the name server could not look up the host name just now"},
	{pattern(`ENOTFOUND|no such host|UnknownHostException|NameResolutionError|Name or service not known|nodename nor servname|getaddrinfo failed|No such host is known|ERR_NAME_NOT_RESOLVED|Could not resolve host`),
		api.PhaseDNS, api.KindNotFound, api.SentNo, "the host name could not be resolved"},
	{pattern(`TLS handshake timeout`),
		api.PhaseTLS, api.KindTimeout, api.SentNo, "the TLS handshake took too long"},
	{pattern(`x509: |tls: (?:failed|bad|handshake|first record|protocol)|CERT_HAS_EXPIRED|certificate has expired|UNABLE_TO_VERIFY_LEAF_SIGNATURE|UNABLE_TO_GET_ISSUER_CERT|SELF_SIGNED_CERT|DEPTH_ZERO_SELF_SIGNED|ERR_TLS_[A-Z_]+|ERR_SSL_|SSLHandshakeException|SSLException|SSLError|CERTIFICATE_VERIFY_FAILED|PKIX path building failed|EPROTO\b|remote error: tls|(?:self.signed|unable to get local issuer) certificate`),
		api.PhaseTLS, api.KindTLS, api.SentNo, "the TLS handshake or the certificate failed"},
	{pattern(`ECONNREFUSED|(?i)connection refused|actively refused it`),
		api.PhaseConnect, api.KindRefused, api.SentNo, "the connection was refused"},
	{pattern(`connect ETIMEDOUT|dial tcp [^\n]{0,300}(?:i/o timeout|timed out)|ConnectTimeoutError|ConnectTimeout\b|UND_ERR_CONNECT_TIMEOUT|(?i)connect timed out|connection timed out`),
		api.PhaseConnect, api.KindTimeout, api.SentNo, "connecting took too long"},
	{pattern(`EHOSTUNREACH|ENETUNREACH|No route to host|NoRouteToHostException|(?i)network is unreachable`),
		api.PhaseConnect, api.KindOther, api.SentNo, "there was no way to the host"},
	{pattern(`ECONNRESET|socket hang up|(?i)connection reset|ECONNABORTED: socket|RemoteDisconnected|Connection aborted|EPIPE|broken pipe|UND_ERR_SOCKET|Empty reply from server|": EOF\b`),
		api.PhaseFirstByte, api.KindReset, api.SentUnknown, "the connection was dropped before the answer had come"},
	{pattern(`ESOCKETTIMEDOUT|ETIMEDOUT|ReadTimeoutError|ReadTimeout\b|SocketTimeoutException|HttpTimeoutException|Client\.Timeout exceeded|context deadline exceeded|timeout of \d+ ?ms exceeded|UND_ERR_HEADERS_TIMEOUT|net/http: timeout awaiting|TaskCanceledException`),
		api.PhaseFirstByte, api.KindTimeout, api.SentUnknown, "the call took too long"},
	{pattern(`HPE_[A-Z_]+|Parse Error: (?:Expected HTTP|Invalid)|malformed HTTP (?:response|status)|BadStatusLine`),
		api.PhaseFirstByte, api.KindMalformed, api.SentUnknown, "what came back is not HTTP that can be read"},
	{pattern(`Could not (?:send request|get (?:any )?response)|Error: connect |TypeError: (?:fetch failed|Failed to fetch|NetworkError)|Max retries exceeded with url|\bdial tcp[ :]`),
		api.PhaseFirstByte, api.KindOther, api.SentUnknown, "the call got no answer"},
}

var (
	// failedHost is where programs name the host that they could not reach.
	failedHost = pattern(`(?:getaddrinfo (?:ENOTFOUND|EAI_AGAIN)|queryA ENOTFOUND|dial tcp: lookup|UnknownHostException:|[Cc]ould not resolve host:|Failed to resolve '|host=')[ \t]?([A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?)|\(([A-Za-z0-9][A-Za-z0-9.-]{0,251}\.[A-Za-z]{2,63}):443\)`)
	// peerOf is an address and port that a connection failed to.
	peerOf = pattern(`(?:connect |dial tcp |read )(?:E[A-Z]+ )?(\[?[0-9a-fA-F.:]{2,45}\]?:\d{1,5})`)
	// goCall and pythonCall are how these two name the call itself.
	goCall     = pattern(`\b(Get|Post|Put|Patch|Delete|Head) "(https?://[^\s"]+)"`)
	pythonCall = pattern(`HTTPS?ConnectionPool\(host='([A-Za-z0-9.-]{1,253})', port=(\d{1,5})\): [^\n]{0,60}with url: ([^\s()]+)`)
)

// transportOf reads the error that a program printed because its call got no answer;
// nil when there is none among the first lines.
func transportOf(text []byte) *api.Exchange {
	text = text[:min(len(text), sample)]
	p := printedError(text)
	if p == nil {
		return nil
	}
	x := &api.Exchange{Failure: p.failure("says the program that made the call")}
	x.Notes = []string{"no answer in what was given: it tells why there was none"}
	addressed(x, text)
	return x
}

// printedError finds the first error that stands in text; nil when none does.
func printedError(text []byte) *printed {
	for i := range printedErrors {
		if printedErrors[i].sign().Match(text) {
			return &printedErrors[i]
		}
	}
	return nil
}

// failure makes a transport error of p; by says who told of it.
func (p *printed) failure(by string) *api.TransportError {
	return &api.TransportError{Phase: p.phase, Kind: p.kind, Sent: p.sent, Text: p.words + " (" + by + ")"}
}

// addressed gives the call of x the address that the error names.
func addressed(x *api.Exchange, text []byte) {
	if m := peerOf().FindSubmatch(text); m != nil {
		if peer, err := netip.ParseAddrPort(string(m[1])); err == nil {
			x.Remote = peer.String()
		}
	}
	if m := goCall().FindSubmatch(text); m != nil {
		x.Request.Method, x.Request.URL = strings.ToUpper(string(m[1])), string(m[2])
		unseen(&x.Request)
		x.Notes = append(x.Notes, "method and address of the call were taken from the error")
		return
	}
	if m := pythonCall().FindSubmatch(text); m != nil {
		host := string(m[1])
		switch port := string(m[2]); port {
		case "443":
			x.Request.URL = "https://" + host + string(m[3])
		case "80":
			x.Request.URL = "http://" + host + string(m[3])
		default:
			x.Request.URL = "https://" + host + ":" + port + string(m[3])
		}
		unseen(&x.Request)
		x.Notes = append(x.Notes, "the address of the call was put together from the error's host, port and path")
		return
	}
	if stated := (stated{text}); !named(x, stated) {
		hosted(x, text)
	}
}

// hosted gives the call of x the host that the error names.
func hosted(x *api.Exchange, text []byte) {
	m := failedHost().FindSubmatch(text)
	if m == nil {
		return
	}
	x.Request.URL = "https://" + string(append(m[1], m[2]...))
	unseen(&x.Request)
	x.Notes = append(x.Notes, "the error names only the host: https was taken, and the path is not known")
}

// named gives the call of x the address that the words name, and reports whether they
// do.
func named(x *api.Exchange, s stated) bool {
	s.place(x)
	return x.Request.URL != ""
}
