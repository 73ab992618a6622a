package intake_test

import (
	"testing"

	"casebook/api"
	"casebook/api/intake"
)

func TestWhatProgramsPrintOfACallWithoutAnswerIsAFailure(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		said  string
		phase api.Phase
		kind  api.Kind
		sent  api.Sent
		url   string
	}{
		{"getaddrinfo ENOTFOUND api.a.test", api.PhaseDNS, api.KindNotFound, api.SentNo, "https://api.a.test"},
		{"Error: getaddrinfo ENOTFOUND api.a.test api.a.test:443", api.PhaseDNS, api.KindNotFound, api.SentNo, "https://api.a.test"},
		{"Could not send request\nError: getaddrinfo ENOTFOUND a.test", api.PhaseDNS, api.KindNotFound, api.SentNo, "https://a.test"},
		{"Error: getaddrinfo ENOTFOUND a.test\n    at GetAddrInfoReqWrap.onlookup [as oncomplete] (node:dns:107:26) {\n  errno: -3008,\n  code: 'ENOTFOUND',\n  syscall: 'getaddrinfo',\n  hostname: 'a.test'\n}", api.PhaseDNS, api.KindNotFound, api.SentNo, "https://a.test"},
		{"getaddrinfo EAI_AGAIN a.test", api.PhaseDNS, api.KindOther, api.SentNo, "https://a.test"},
		{"NameResolutionError(\"Failed to resolve 'a.test' ([Errno -3] Temporary failure in name resolution)\")", api.PhaseDNS, api.KindOther, api.SentNo, "https://a.test"},
		{"FetchError: request to https://a.test/v1/x failed, reason: getaddrinfo EAI_AGAIN a.test", api.PhaseDNS, api.KindOther, api.SentNo, "https://a.test/v1/x"},
		{"net/http: TLS handshake timeout", api.PhaseTLS, api.KindTimeout, api.SentNo, ""},
		{"System.Net.Http.HttpRequestException: No such host is known. (a.test:443)", api.PhaseDNS, api.KindNotFound, api.SentNo, "https://a.test"},
		{"AxiosError: timeout of 5000ms exceeded code ECONNABORTED url https://a.test/v1/x", api.PhaseFirstByte, api.KindTimeout, api.SentUnknown, "https://a.test/v1/x"},
		{"Error: certificate has expired\n code: 'CERT_HAS_EXPIRED'\n url: https://a.test/v1/x", api.PhaseTLS, api.KindTLS, api.SentNo, "https://a.test/v1/x"},
		{"Error: connect ECONNREFUSED 127.0.0.1:8080", api.PhaseConnect, api.KindRefused, api.SentNo, ""},
		{"POST https://a.test/v1/x\nError: connect ETIMEDOUT 203.0.113.7:443", api.PhaseConnect, api.KindTimeout, api.SentNo, "https://a.test/v1/x"},
		{"Error: read ECONNRESET", api.PhaseFirstByte, api.KindReset, api.SentUnknown, ""},
		{"Error: socket hang up", api.PhaseFirstByte, api.KindReset, api.SentUnknown, ""},
		{"ETIMEDOUT", api.PhaseFirstByte, api.KindTimeout, api.SentUnknown, ""},
		{"AxiosError: timeout of 5000ms exceeded", api.PhaseFirstByte, api.KindTimeout, api.SentUnknown, ""},
		{"Could not send request", api.PhaseFirstByte, api.KindOther, api.SentUnknown, ""},
		{"TypeError: fetch failed", api.PhaseFirstByte, api.KindOther, api.SentUnknown, ""},
		{"Error: certificate has expired CERT_HAS_EXPIRED", api.PhaseTLS, api.KindTLS, api.SentNo, ""},
		{"Error: self-signed certificate in certificate chain", api.PhaseTLS, api.KindTLS, api.SentNo, ""},
		{"Parse Error: Expected HTTP/", api.PhaseFirstByte, api.KindMalformed, api.SentUnknown, ""},
		{`Post "https://a.test/v1/x": dial tcp: lookup a.test on 10.0.0.2:53: no such host`, api.PhaseDNS, api.KindNotFound, api.SentNo, "https://a.test/v1/x"},
		{`Post "https://a.test/v1/x": dial tcp 203.0.113.7:443: connect: connection refused`, api.PhaseConnect, api.KindRefused, api.SentNo, "https://a.test/v1/x"},
		{`Post "https://a.test/v1/x": dial tcp 203.0.113.7:443: i/o timeout`, api.PhaseConnect, api.KindTimeout, api.SentNo, "https://a.test/v1/x"},
		{`Post "https://a.test/v1/x": tls: failed to verify certificate: x509: certificate signed by unknown authority`, api.PhaseTLS, api.KindTLS, api.SentNo, "https://a.test/v1/x"},
		{`Get "https://a.test/v1/x": EOF`, api.PhaseFirstByte, api.KindReset, api.SentUnknown, "https://a.test/v1/x"},
		{`Get "https://a.test/v1/x": context deadline exceeded (Client.Timeout exceeded while awaiting headers)`, api.PhaseFirstByte, api.KindTimeout, api.SentUnknown, "https://a.test/v1/x"},
		{`Post "https://a.test/v1/x": proxyconnect tcp: dial tcp 10.0.0.9:3128: connect: connection refused`, api.PhaseConnect, api.KindProxy, api.SentNo, "https://a.test/v1/x"},
		{"requests.exceptions.ConnectionError: HTTPSConnectionPool(host='a.test', port=443): Max retries exceeded with url: /v1/x (Caused by NameResolutionError(\"<urllib3.connection.HTTPSConnection object at 0x7f>: Failed to resolve 'a.test' ([Errno -2] Name or service not known)\"))", api.PhaseDNS, api.KindNotFound, api.SentNo, "https://a.test/v1/x"},
		{"HTTPConnectionPool(host='a.test', port=8080): Max retries exceeded with url: /v1/x (Caused by NewConnectionError('Connection refused'))", api.PhaseConnect, api.KindRefused, api.SentNo, "https://a.test:8080/v1/x"},
		{"HTTPSConnectionPool(host='a.test', port=443): Read timed out. (read timeout=5) ReadTimeoutError", api.PhaseFirstByte, api.KindTimeout, api.SentUnknown, "https://a.test"},
		{"('Connection aborted.', RemoteDisconnected('Remote end closed connection without response'))", api.PhaseFirstByte, api.KindReset, api.SentUnknown, ""},
		{"ssl.SSLCertVerificationError: [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed", api.PhaseTLS, api.KindTLS, api.SentNo, ""},
		{"java.net.UnknownHostException: a.test: Name or service not known", api.PhaseDNS, api.KindNotFound, api.SentNo, "https://a.test"},
		{"java.net.ConnectException: Connection refused", api.PhaseConnect, api.KindRefused, api.SentNo, ""},
		{"java.net.SocketTimeoutException: connect timed out", api.PhaseConnect, api.KindTimeout, api.SentNo, ""},
		{"java.net.SocketTimeoutException: Read timed out", api.PhaseFirstByte, api.KindTimeout, api.SentUnknown, ""},
		{"javax.net.ssl.SSLHandshakeException: PKIX path building failed", api.PhaseTLS, api.KindTLS, api.SentNo, ""},
		{"java.net.NoRouteToHostException: No route to host", api.PhaseConnect, api.KindOther, api.SentNo, ""},
	} {
		result := mustRead(t, "the paste", []byte(test.said))
		e := result.Exchanges[0]
		f := e.Failure
		if result.Form != intake.FormText || len(result.Exchanges) != 1 || f == nil || e.Answer != nil {
			t.Errorf("%q: %s, %+v", test.said, result.Form, e)
			continue
		}
		if f.Phase != test.phase || f.Kind != test.kind || f.Sent != test.sent || e.Request.URL != test.url {
			t.Errorf("%q: %+v, URL %q", test.said, f, e.Request.URL)
		}
		if !hasNote(e.Notes, "no answer in what was given") || hasNote(append(e.Notes, f.Text), "a.test") {
			t.Errorf("%q: notes %q", test.said, e.Notes)
		}
	}
}

func TestAHostAloneIsSaidToBeAll(t *testing.T) {
	t.Parallel()
	e := mustRead(t, "the paste", []byte("getaddrinfo ENOTFOUND a.test")).Exchanges[0]
	if !hasNote(e.Notes, "the error names only the host: https was taken, and the path is not known") {
		t.Errorf("notes %q", e.Notes)
	}
	e = mustRead(t, "the paste", []byte("Error: connect ECONNREFUSED 203.0.113.7:443")).Exchanges[0]
	if e.Remote != "203.0.113.7:443" || e.Request.URL != "" {
		t.Errorf("%+v", e)
	}
}

func TestATransportErrorInsideAnAnswerIsTheAnswers(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		`{"error":"getaddrinfo ENOTFOUND","error_description":"Could not send request"}`,
		`they answer {"error":"getaddrinfo ENOTFOUND","error_description":"Could not send request"}`,
		"{\u201cerror\u201d:\u201cgetaddrinfo ENOTFOUND\u201d}",
		`sometimes ECONNRESET, and {"error":"x"}`,
	} {
		if e := mustRead(t, "the paste", []byte(text)).Exchanges[0]; e.Answer == nil || e.Failure != nil {
			t.Errorf("%q: %+v", text, e)
		}
	}
	e := mustRead(t, "the paste", []byte(`sometimes ECONNRESET, and {"error":"x"}`)).Exchanges[0]
	if !hasNote(e.Notes, "also tells of a transport error") {
		t.Errorf("notes %q", e.Notes)
	}
}

func TestAFailureBehindACommandIsTheCommands(t *testing.T) {
	t.Parallel()
	e := mustRead(t, "the paste", []byte("curl -X POST https://a.test/v1/x -d a=1\n\nPostman says: Error: connect ECONNREFUSED 203.0.113.7:443")).Exchanges[0]
	if e.Failure == nil || e.Failure.Kind != api.KindRefused || e.Request.Method != "POST" || string(e.Request.Body) != "a=1" {
		t.Errorf("%+v", e)
	}
}
