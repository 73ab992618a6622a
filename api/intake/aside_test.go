package intake_test

import (
	"bytes"
	"net/url"
	"strings"
	"testing"

	"casebook/api"
)

// knows reports whether a value stands in the request or is read for redaction beside
// it.
func knows(e api.Exchange, value string) bool {
	if asideHolds(e, value) {
		return true
	}
	e.Aside = e.Request
	if asideHolds(e, value) {
		return true
	}
	plain, err := url.QueryUnescape(string(e.Request.Body))
	return err == nil && strings.Contains(plain, value) || strings.Contains(strings.ReplaceAll(string(e.Request.Body), `\u002f`, "/"), value)
}

// asideHolds reports whether a value stands in what is read for redaction.
func asideHolds(e api.Exchange, value string) bool {
	for _, h := range e.Aside.Headers {
		if strings.Contains(h.Value, value) {
			return true
		}
	}
	return strings.Contains(e.Aside.URL, value) || bytes.Contains(e.Aside.Body, []byte(value))
}

func TestTheValuesOfACommandLineAreReadAside(t *testing.T) {
	t.Parallel()
	for _, command := range []string{
		`$ curl -i https://a.test/x -H "X-API-KEY: KEY one" -d '{"proof":"PROOF/+==","a":1}'`,
		"curl -i 'https://a.test/x' \\\r\n  -H 'X-API-KEY: KEY one' \\\r\n  --data-raw $'{\"proof\":\"PROOF\\u002f+==\"}'",
		`> curl.exe -isH "X-API-KEY: KEY one" --json "{\"proof\":\"PROOF/+==\"}" --url https://a.test/x`,
		"C:\\Users\\jo>curl -i \"https://a.test/x\" -H \"X-API-KEY: KEY one\" -d \"{\"\"proof\"\":\"\"PROOF/+==\"\"}\"",
		"curl -i ^\"https://a.test/x^\" ^\r\n  -H ^\"X-API-KEY: KEY one^\" ^\r\n  --data-raw ^\"^{^\\^\"proof^\\^\":^\\^\"PROOF/+==^\\^\"^}^\"",
		"PS C:\\> curl.exe -i https://a.test/x `\n -H 'X-API-KEY: KEY one' -d '{\"proof\":\"PROOF/+==\"}'",
		"Here\u2019s it: curl \u2013i https://a.test/x \u2013H \u201cX-API-KEY: KEY one\u201d \u2014data \u201cproof=PROOF%2F%2B%3D%3D\u201d",
		"jo's curl --header='X-API-KEY: KEY one' -i https://a.test/x --data-binary '{\"proof\":\"PROOF/+==\",}'",
	} {
		for _, answer := range []string{"\nHTTP/1.1 401 Unauthorized\n\n{}", "\n> GET /x HTTP/1.1\n> Host: a.test\n> \n< HTTP/1.1 401 Unauthorized\n< \n{}"} {
			e, _ := mustReadTranscript(t, command+answer)
			if !knows(e, "KEY one") || !knows(e, "https://a.test/x") || !knows(e, "PROOF/+==") {
				t.Errorf("%q: %+v, aside %+v", command, e.Request, e.Aside)
			}
			if e.Answer.Status != 401 || string(e.Answer.Body) != "{}" {
				t.Errorf("%q: %+v", command, e.Answer)
			}
		}
	}
}

func TestLoginsCookiesAndMentionsAreReadAside(t *testing.T) {
	t.Parallel()
	const loose = "abcdef-0123456789"
	for text, want := range map[string]string{
		"curl -i a.test -u jo:pass":                             "am86cGFzcw==",
		"curl -i a.test -ujo:pass":                              "am86cGFzcw==",
		"curl -i a.test -b 'sid=cookie-one; x=2'":               "sid=cookie-one; x=2",
		"curl -i a.test --oauth2-bearer bearer-one":             "Bearer bearer-one",
		"curl -i 'https://a.test/x?token=in-url'":               "https://a.test/x?token=in-url",
		"curl -i a.test -F otp=form-one":                        "form-one",
		"Our API key (test) is " + loose + ".":                  loose,
		"> -H \"X-API-KEY: " + loose + "\"":                     loose,
		"headers = @{\"X-API-KEY\" = \"" + loose + "\"}":        loose,
		"export AUTH_TOKEN=" + loose:                            loose,
		"HTTP/1.1 302 Found\nSet-Cookie: sid=earlier; Path=/\n": "sid=earlier; Path=/",
	} {
		e, _ := mustReadTranscript(t, text+"\nHTTP/1.1 401 Unauthorized\n\n{}")
		if !knows(e, want) {
			t.Errorf("%q: %+v, aside %+v", text, e.Request, e.Aside)
		}
	}
}

func TestProseBeforeAnAnswerTellsNoValue(t *testing.T) {
	t.Parallel()
	e, _ := mustReadTranscript(t, "Hello,\nwe get this error: token: expired, see https://docs.test/errors\n\nHTTP/1.1 401 Unauthorized\n\n{}")
	for _, value := range []string{"expired", "Hello"} {
		if asideHolds(e, value) {
			t.Errorf("%q was read: %q, %s", value, e.Aside.Headers, e.Aside.Body)
		}
	}
	e, _ = mustReadTranscript(t, "HTTP/1.1 401 Unauthorized\n\n{}")
	if len(e.Aside.Headers)+len(e.Aside.Body)+len(e.Aside.URL) > 0 {
		t.Errorf("nothing was passed over, and aside stands %+v", e.Aside)
	}
}

func TestACommandBeforeABareBodyIsReadAside(t *testing.T) {
	t.Parallel()
	e := mustRead(t, "stdin", []byte("$ curl https://a.test -d '{\"proof\":\"PROOF\"}'\n{\"error\":\"x\"}")).Exchanges[0]
	if !knows(e, "PROOF") || string(e.Answer.Body) != `{"error":"x"}` {
		t.Errorf("%+v", e)
	}
	const id = "8f14e45f-ceea-467f-9575-0123456789ab"
	e = mustRead(t, "stdin", []byte("$ curl https://a.test\ninvalid token, request "+id)).Exchanges[0]
	if asideHolds(e, id) {
		t.Errorf("a request id is to be cut: %+v", e.Aside)
	}
}

func TestWhatAnEarlierRequestSentIsReadAside(t *testing.T) {
	t.Parallel()
	e, _ := mustReadTranscript(t, "> GET /a HTTP/1.1\n> Host: a.test\n> Authorization: Bearer earlier-one\n> \n< HTTP/1.1 302 Found\n< \n"+
		"> GET /b HTTP/1.1\n> Host: b.test\n> \n< HTTP/1.1 401 Unauthorized\n< \n{}")
	if !asideHolds(e, "earlier-one") || len(e.Request.Headers) != 1 {
		t.Errorf("aside %+v, request %+v", e.Aside, e.Request)
	}
}
