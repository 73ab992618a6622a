package intake_test

import (
	"slices"
	"strings"
	"testing"

	"casebook/api"
	"casebook/api/intake"
)

func mustReadTranscript(t *testing.T, text string) (api.Exchange, intake.Result) {
	t.Helper()
	result := mustRead(t, "stdin", []byte(text))
	if result.Form != intake.FormTranscript || len(result.Exchanges) != 1 {
		t.Fatalf("read as %s with %d exchanges: %q", result.Form, len(result.Exchanges), text)
	}
	return result.Exchanges[0], result
}

func TestATranscriptOfCurlIsRead(t *testing.T) {
	t.Parallel()
	const body = "{\"error\":\"x\",\r\n\"n\":1}"
	for _, test := range []struct {
		text, protocol, status string
	}{
		{"HTTP/1.1 401 Unauthorized\r\nContent-Type: application/json\r\nX-Empty:\r\n\r\n" + body, "HTTP/1.1", "Unauthorized"},
		{"HTTP/1.1 401 Not This Time\nContent-Type: application/json\nX-Empty:\n\n" + body, "HTTP/1.1", "Not This Time"},
		{"HTTP/2 401 \r\ncontent-type: application/json\r\nx-empty: \r\n\r\n" + body, "HTTP/2.0", ""},
		{"HTTP/3 401\ncontent-type: application/json\nx-empty:\n\n" + body, "HTTP/3.0", ""},
	} {
		e, result := mustReadTranscript(t, test.text)
		a := e.Answer
		if a.Status != 401 || a.StatusText != test.status || a.Protocol != test.protocol || string(a.Body) != body {
			t.Errorf("%q: %+v", test.text, a)
		}
		kind, _ := a.Headers.Get("Content-Type")
		empty, present := a.Headers.Get("X-Empty")
		if kind != "application/json" || !present || empty != "" || len(a.Headers) != 2 {
			t.Errorf("%q: headers %q", test.text, a.Headers)
		}
		if len(e.Notes)+len(result.Notes) > 0 || !e.Happened.IsZero() || e.Request.URL != "" {
			t.Errorf("%q: notes %q %q, request %+v", test.text, e.Notes, result.Notes, e.Request)
		}
	}
}

func TestTheLastBlockOfATranscriptIsTheAnswer(t *testing.T) {
	t.Parallel()
	e, _ := mustReadTranscript(t, "HTTP/1.1 200 Connection established\r\n\r\n"+
		"HTTP/1.1 100 Continue\r\n\r\nHTTP/2 302\r\nlocation: /else\r\n\r\nHTTP/2 403\r\na: b\r\n\r\n{}")
	if e.Answer.Status != 403 || string(e.Answer.Body) != "{}" || len(e.Answer.Headers) != 1 {
		t.Errorf("%+v", e.Answer)
	}
	if !hasNote(e.Notes, "3 earlier answers, from HTTP 200 to HTTP 302, were passed over") {
		t.Errorf("notes %q", e.Notes)
	}
}

func TestWhatStandsBeforeTheStatusLineIsPassedOver(t *testing.T) {
	t.Parallel()
	for junk, want := range map[string]string{
		"jo@desk:~$ wget -S https://a.test\n":    "stdin: 1 line before the status line was passed over",
		"Hello,\r\n\r\nthis is what we get:\r\n": "stdin: 2 lines before the status line were passed over",
	} {
		e, result := mustReadTranscript(t, junk+"HTTP/1.1 429 Too Many Requests\n\nslow")
		if e.Answer.Status != 429 || string(e.Answer.Body) != "slow" || !slices.Equal(result.Notes, []string{want}) {
			t.Errorf("%q: %+v, notes %q", junk, e.Answer, result.Notes)
		}
	}
}

func TestWhatIsOddAboutATranscriptIsSaid(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ text, body, want string }{
		{"HTTP/1.1 401\nA: b", "", "the text ends with the headers"},
		{"HTTP/1.1 401\nA: b\n{\"a\":1}", `{"a":1}`, "the empty line between headers and body is missing: the body was taken from line 3 on"},
		{"HTTP/1.1 401\nA: b\nnot a header\n\nx", "x", "1 line was among the headers passed over, the first at line 3"},
		{"HTTP/1.1 401\nContent-Length: 99\n\n{\"a\"", `{"a"`, "4 bytes here and Content-Length announces 99"},
		{"HTTP/1.1 200\n\n\x1f\x8b\x08\x00\x00", "\x1f\x8b\x08\x00\x00", "looks like gzip"},
		{"HTTP/1.1 401\n\nx\nHTTP/1.1 200 OK\n\ny", "x\nHTTP/1.1 200 OK", "another status line stands in the body"},
		{"HTTP/1.1 200\n\n{\"acurl: (18) transfer closed with 9 bytes remaining to read\n", `{"a`, ""},
	} {
		e, _ := mustReadTranscript(t, test.text)
		if string(e.Answer.Body) != test.body {
			t.Errorf("%q: body %q", test.text, e.Answer.Body)
		}
		if test.want != "" && !hasNote(e.Notes, test.want) {
			t.Errorf("%q: notes %q", test.text, e.Notes)
		}
		if broken := strings.Contains(test.text, "curl: (18)"); broken != (e.Answer.Broken != "") {
			t.Errorf("%q: broken %q", test.text, e.Answer.Broken)
		}
	}
}

func TestManyHeadersAreCappedAndSaid(t *testing.T) {
	t.Parallel()
	e, _ := mustReadTranscript(t, "HTTP/1.1 200\n"+strings.Repeat("a: b\n", 5000)+"\nx")
	if len(e.Answer.Headers) != 1000 || !hasNote(e.Notes, "4000 lines were among the headers passed over, the first at line 1002") {
		t.Errorf("%d headers, notes %q", len(e.Answer.Headers), e.Notes)
	}
}

func TestAVerboseTranscriptGivesTheRequestToo(t *testing.T) {
	t.Parallel()
	// An editor took the spaces at the ends of the lines off; curl prints them.
	trimmed := string(file(t, "verbose.txt"))
	printed := strings.NewReplacer("\n>\n", "\n> \n", "\n<\n", "\n< \n", "HTTP/2 401\n", "HTTP/2 401 \n").Replace(trimmed)
	for _, text := range []string{trimmed, printed, strings.ReplaceAll(printed, "\n", "\r\n")} {
		e, _ := mustReadTranscript(t, text)
		if e.Request.Method != "POST" || e.Request.URL != "https://verify.example.test/v1/api/verify" || len(e.Request.Headers) != 7 {
			t.Errorf("request %+v", e.Request)
		}
		a := e.Answer
		if a.Status != 401 || a.Protocol != "HTTP/2.0" || a.TLS != "TLS 1.3" || e.Remote != "203.0.113.7:443" || len(a.Headers) != 3 {
			t.Errorf("answer %+v, remote %s", a, e.Remote)
		}
		if id, _ := a.Headers.Get("X-Request-Id"); id != "req-77" {
			t.Errorf("headers %q", a.Headers)
		}
		if string(a.Body) != `{"success":false,"error":"invalid api key"}` {
			t.Errorf("body %q", a.Body)
		}
		if !hasNote(e.Notes, "does not print the request's body") || hasNote(e.Notes, "not-a-real") {
			t.Errorf("notes %q", e.Notes)
		}
	}
}

func TestFormsOfAVerboseTranscriptAreRead(t *testing.T) {
	t.Parallel()
	const request = "> GET /a HTTP/1.1\n> Host: a.test\n> \n"
	const answer = "< HTTP/1.1 404 Not Found\n< A: b\n< \n"
	for _, test := range []struct{ name, text, url, body, note string }{
		{"no word on the connection", request + answer + "x", "https://a.test/a", "x", "https was taken"},
		{"plain http", "* Connected to a.test (::1) port 80\n" + request + answer + "x", "http://a.test/a", "x", ""},
		{"only the answer", answer + "x", "", "x", ""},
		{"absolute target", "> GET http://b.test/c HTTP/1.1\n> Host: a.test\n>\n" + answer + "x", "http://b.test/c", "x", ""},
		{"no host", "> GET /a HTTP/1.1\n>\n" + answer, "https:///a", "", "names no host"},
		{"a redirect before", request + "< HTTP/1.1 302 Found\n< \n* Issue another request\n> GET /b HTTP/1.1\n> Host: b.test\n>\n" + answer + "x", "https://b.test/b", "x", "HTTP 302, was passed over"},
		{"-i printed the headers too", request + "< HTTP/1.1 404 Not Found\nHTTP/1.1 404 Not Found\n< A: b\nA: b\n< \n\nx", "https://a.test/a", "x", ""},
		{"into a file", "  % Total    % Received % Xferd  Average Speed\n                                 Dload  Upload\n\r  0     0    0     0    0     0      0      0 --:--:-- --:--:-- --:--:--     0\n" +
			request + "} [29 bytes data]\n" + answer + "{ [2 bytes data]\nx\r100     1  100     1    0     0     10      0 --:--:-- --:--:-- --:--:--    10\n* Closing connection 0\n", "https://a.test/a", "x", ""},
		{"no empty line", request + "< HTTP/1.1 404 Not Found\n< A: b\n{\"x\":1}", "https://a.test/a", `{"x":1}`, "body was taken from line 6 on"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			e, _ := mustReadTranscript(t, test.text)
			if e.Answer == nil || e.Answer.Status != 404 || len(e.Answer.Headers) > 1 || string(e.Answer.Body) != test.body {
				t.Errorf("answer %+v", e.Answer)
			}
			if e.Request.URL != test.url || !hasNote(append(e.Notes, ""), test.note) {
				t.Errorf("request %+v, notes %q", e.Request, e.Notes)
			}
		})
	}
}

func TestCurlsOwnErrorsAreTransportErrors(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		said  string
		phase api.Phase
		kind  api.Kind
		sent  api.Sent
	}{
		{"curl: (3) URL using bad/illegal format or missing URL", api.PhaseRequest, api.KindOther, api.SentNo},
		{"curl: (1) Received HTTP/0.9 when not allowed", api.PhaseFirstByte, api.KindMalformed, api.SentUnknown},
		{"curl: (5) Could not resolve proxy: p.test", api.PhaseConnect, api.KindProxy, api.SentNo},
		{"curl: (6) Could not resolve host: a.test", api.PhaseDNS, api.KindNotFound, api.SentNo},
		{"curl: (7) Failed to connect to a.test port 443: Connection refused", api.PhaseConnect, api.KindRefused, api.SentNo},
		{"curl: (7) Failed to connect to a.test port 443: Connection timed out", api.PhaseConnect, api.KindTimeout, api.SentNo},
		{"curl: (7) Failed to connect to a.test port 443 after 5 ms: Could not connect to server", api.PhaseConnect, api.KindOther, api.SentNo},
		{"curl: (16) Error in the HTTP2 framing layer", api.PhaseFirstByte, api.KindMalformed, api.SentUnknown},
		{"curl: (28) Resolving timed out after 5000 milliseconds", api.PhaseDNS, api.KindTimeout, api.SentNo},
		{"curl: (28) SSL connection timeout", api.PhaseTLS, api.KindTimeout, api.SentNo},
		{"curl: (28) Connection timed out after 5001 milliseconds", api.PhaseConnect, api.KindTimeout, api.SentNo},
		{"curl: (28) Operation timed out after 5001 milliseconds with 0 bytes received", api.PhaseFirstByte, api.KindTimeout, api.SentUnknown},
		{"curl: (28) Operation timed out after 5001 milliseconds with 12 bytes received", api.PhaseBody, api.KindTimeout, api.SentUnknown},
		{"curl: (35) OpenSSL SSL_connect: Connection reset by peer", api.PhaseTLS, api.KindTLS, api.SentNo},
		{"curl: (52) Empty reply from server", api.PhaseFirstByte, api.KindReset, api.SentUnknown},
		{"curl: (55) Send failure: Broken pipe", api.PhaseSend, api.KindReset, api.SentUnknown},
		{"curl: (56) Recv failure: Connection reset by peer", api.PhaseFirstByte, api.KindReset, api.SentUnknown},
		{"curl: (56) CONNECT tunnel failed, response 407", api.PhaseConnect, api.KindProxy, api.SentNo},
		{"curl: (60) SSL certificate problem: certificate has expired", api.PhaseTLS, api.KindTLS, api.SentNo},
		{"curl: (80) Failed to shut down the SSL connection", api.PhaseTLS, api.KindTLS, api.SentUnknown},
		{"curl: (99) something new", api.PhaseFirstByte, api.KindOther, api.SentUnknown},
	} {
		for _, text := range []string{test.said, "$ curl https://a.test\n" + test.said + "\n$ ", "* Trying\n" + test.said + "\r\n"} {
			e, _ := mustReadTranscript(t, text)
			f := e.Failure
			if f == nil || f.Phase != test.phase || f.Kind != test.kind || f.Sent != test.sent || strings.Contains(f.Text, "a.test") {
				t.Errorf("%q: %+v", text, f)
			}
		}
	}
}

func TestAStatusThatCurlOnlyMentionsIsTheAnswers(t *testing.T) {
	t.Parallel()
	e, _ := mustReadTranscript(t, "curl: (22) The requested URL returned error: 401\n")
	if e.Answer == nil || e.Answer.Status != 401 || !hasNote(e.Notes, "curl -f left the answer out") {
		t.Errorf("%+v, notes %q", e.Answer, e.Notes)
	}
}

func TestAProxysRefusalIsNotTheSystemsAnswer(t *testing.T) {
	t.Parallel()
	e, _ := mustReadTranscript(t, "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic\r\n\r\ncurl: (56) CONNECT tunnel failed, response 407\n")
	if e.Answer != nil || e.Failure == nil || e.Failure.Kind != api.KindProxy || !hasNote(e.Notes, "the proxy answered HTTP 407") {
		t.Errorf("%+v, notes %q", e, e.Notes)
	}
}

func TestARequestWithoutItsAnswerIsRead(t *testing.T) {
	t.Parallel()
	e, _ := mustReadTranscript(t, "> GET /a HTTP/1.1\n> Host: a.test\n> \n")
	if e.Request.Method != "GET" || e.Answer != nil || e.Failure != nil || !hasNote(e.Notes, "no answer in what was given") {
		t.Errorf("%+v", e)
	}
}

func TestAFailureBehindAnEarlierTryMayHaveBeenSent(t *testing.T) {
	t.Parallel()
	for _, before := range []string{
		"> POST /a HTTP/1.1\n> Host: a.test\n>\n* Issue another request\n",
		"Warning: Problem: timeout. Will retry in 1 seconds. 3 retries left.\n",
	} {
		e, _ := mustReadTranscript(t, before+"curl: (7) Failed to connect to a.test port 443: Connection refused\n")
		if e.Failure == nil || e.Failure.Sent != api.SentUnknown {
			t.Errorf("%q: %+v", before, e.Failure)
		}
	}
}

func TestABodyThatCurlDoesNotPrintIsUnknown(t *testing.T) {
	t.Parallel()
	const answer = "< HTTP/1.1 400 Bad Request\n< \n{}"
	for _, test := range []struct {
		text    string
		unknown bool
	}{
		{"> POST /a HTTP/2\n> Host: a.test\n>\n", true},
		{"> DELETE /a HTTP/1.1\n> Host: a.test\n> Content-Length: 12\n>\n", true},
		{"> DELETE /a HTTP/2\n> Host: a.test\n>\n* We are completely uploaded and fine\n", true},
		{"> POST /a HTTP/1.1\n> Host: a.test\n> Content-Length: 0\n>\n", false},
		{"> GET /a HTTP/1.1\n> Host: a.test\n>\n", false},
	} {
		e, _ := mustReadTranscript(t, test.text+answer)
		if e.Request.BodyUnknown != test.unknown || hasNote(e.Notes, "does not print the request's body") != test.unknown {
			t.Errorf("%q: %+v, notes %q", test.text, e.Request, e.Notes)
		}
	}
}

func TestWhatATerminalDidToABodyIsUndoneAndSaid(t *testing.T) {
	t.Parallel()
	wide := strings.Repeat("x", 80-len(`{"error":"`))
	for _, test := range []struct{ printed, body, note string }{
		{"{\"error\":\"" + wide + "\nyy\"}", `{"error":"` + wide + `yy"}`, "as the lines were cut at one width"},
		{"{\"error\":\"not\r\nvalid\"}", `{"error":"not valid"}`, "read as blanks"},
		{"{\u201cerror\u201d:\u00a01}", `{"error": 1}`, "smart quotes"},
		{"{\"error\":1}\njo@desk:~$ ", `{"error":1}`, "the prompt of a shell"},
		{"{\"error\":1,}", `{"error":1,}`, ""},
		{"{'error':1}", `{'error':1}`, ""},
		{"{\"error\":1}\nmore", `{"error":1}`, "1 line after the answer was not read as part of it"},
		{"{\"error\":1}\n", "{\"error\":1}\n", ""},
	} {
		for _, head := range []string{"HTTP/1.1 422 X\nA: b\n\n", "< HTTP/1.1 422 X\n< A: b\n< \n", "curl https://a.test\nHTTP/1.1 422 X\nA: b\n\n"} {
			e, _ := mustReadTranscript(t, head+test.printed)
			if string(e.Answer.Body) != test.body || !hasNote(append(e.Notes, ""), test.note) || test.note == "" && hasNote(e.Notes, "in the answer") {
				t.Errorf("%q: body %q, notes %q", head+test.printed, e.Answer.Body, e.Notes)
			}
		}
	}
}

func TestARequestThatIsWrittenOutIsRead(t *testing.T) {
	t.Parallel()
	const request = "POST /v1/x?a=1 HTTP/1.1\r\nHost: a.test\r\nX-API-KEY: KEY\r\n\r\n{\"q\":1}\r\n\r\n"
	for _, answer := range []string{"", "HTTP/1.1 422 Unprocessable Entity\r\nA: b\r\n\r\n{}"} {
		for _, before := range []string{"", "Hello,\nour API key is token-0123456789-abcdef:\n"} {
			e, result := mustReadTranscript(t, before+request+answer)
			if e.Request.Method != "POST" || e.Request.URL != "https://a.test/v1/x?a=1" || len(e.Request.Headers) != 2 || string(e.Request.Body) != `{"q":1}` || e.Request.BodyUnknown {
				t.Errorf("%q: %+v", before+answer, e.Request)
			}
			if (e.Answer != nil) != (answer != "") || answer != "" && (e.Answer.Status != 422 || string(e.Answer.Body) != "{}") {
				t.Errorf("%q: %+v", before+answer, e.Answer)
			}
			if asideHolds(e, "token-0123456789-abcdef") != (before != "") || !hasNote(e.Notes, "https was taken") {
				t.Errorf("%q: aside %+v, notes %q %q", before+answer, e.Aside, e.Notes, result.Notes)
			}
		}
	}
}
