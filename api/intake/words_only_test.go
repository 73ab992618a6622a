package intake_test

import (
	"errors"
	"strings"
	"testing"

	"casebook/api/intake"
)

func TestWordsWithoutACallAndItsStatusAreNoAnswer(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"upstream timed out", "we get HTTP 502", "[app] hello {name}", "Customer says he gets 429 user_attempts_limits too many requests",
		"our login returns 404 USER_NOT_FOUND since this morning", "verification fails", "HTTP 502 on otp verify, code was empty",
		"Bonjour, on reçoit l'erreur suivante : « INVALID_CLIENT » (401)", "422", "-1", "hello", "a: 1\nb:\n - 2\n",
		"\x1b[31mred\x1b[0m text", "caf\xe9, in an old code page", "array(1) {\n  [\"error\"]=>\n  string(1) \"X\"\n}",
		"https://a.test/v1/x or https://b.test/v1/x gave a 401", "mostly HTTP 401, now and then 403 Forbidden from https://a.test/v1/x",
	} {
		result, err := read(t, "the paste", []byte(text))
		var words *intake.WordsError
		if !errors.As(err, &words) || words.Name != "the paste" || words.Call {
			t.Errorf("%q: %v, %+v", text, err, result)
			continue
		}
		if want := "the paste holds words and no call or answer: casebook codes finds documented answers by their words"; err.Error() != want {
			t.Errorf("got  %s\nwant %s", err, want)
		}
	}
	_, err := read(t, "the paste", []byte("POST https://a.test/v1/x fails since monday"))
	if want := "the paste holds a call in words and nothing of its answer"; err == nil || !strings.HasPrefix(err.Error(), want) {
		t.Errorf("got %v", err)
	}
}

func TestWordsThatStateACallAndItsStatusAreAnExchangeWithoutABody(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		text, method, url string
		status            int
	}{
		{"my key is key-0123456789-not-real and the header is set, still 401 Unauthorized from https://a.test/v1/x", "", "https://a.test/v1/x", 401},
		{"Invoke-RestMethod : The remote server returned an error: (401) Unauthorized.\nAt line:1 char:1\n+ Invoke-RestMethod -Uri https://a.test/v1/x\n", "", "https://a.test/v1/x", 401},
		{"requests.exceptions.HTTPError: 422 Client Error: Unprocessable Entity for url: https://a.test/v1/x?e=1", "", "https://a.test/v1/x?e=1", 422},
		{"https://a.test/v1/x?e=1&code=123456 returned 400", "", "https://a.test/v1/x?e=1&code=123456", 400},
		{"Client error: `POST https://a.test/v1/x` resulted in a `422 Unprocessable Entity` response", "POST", "https://a.test/v1/x", 422},
	} {
		result := mustRead(t, "the paste", []byte(test.text))
		e := result.Exchanges[0]
		if result.Form != intake.FormText || e.Request.Method != test.method || e.Request.URL != test.url || !e.Request.BodyUnknown || e.Request.Headers != nil {
			t.Errorf("%q: %+v", test.text, e.Request)
		}
		if e.Answer == nil || e.Answer.Status != test.status || len(e.Answer.Body) > 0 || e.Answer.Broken == "" || !hasNote(e.Notes, "the answer's body is not in what was given") {
			t.Errorf("%q: %+v, notes %q", test.text, e.Answer, e.Notes)
		}
	}
	e := mustRead(t, "the paste", []byte("our API key is key-0123456789-not-real, a 401 from https://a.test/v1/x")).Exchanges[0]
	if !asideHolds(e, "key-0123456789-not-real") {
		t.Errorf("%+v", e.Aside)
	}
}

func TestABodyThatOnlyWordsTellOfIsUnknown(t *testing.T) {
	t.Parallel()
	for text, unknown := range map[string]bool{
		"Client error: `POST https://a.test/v1/x` resulted in a `422 Unprocessable Entity` response:\n{\"e\":1}":                  true,
		"Client error: `POST https://a.test/v1/x` resulted in a `400 Bad Request` response:\n{\"e\":1,\"f\":\"x (truncated...)\n": true,
		"POST https://a.test/v1/x\nError: getaddrinfo ENOTFOUND a.test\nRequest Headers\nContent-Type: application/json\n":        true,
		"Post \"https://a.test/v1/x\": x509: certificate signed by unknown authority":                                             true,
		"getaddrinfo ENOTFOUND a.test": true,
		"HTTPSConnectionPool(host='a.test', port=443): Max retries exceeded with url: /v1/x (Caused by NameResolutionError())": true,
		"GET https://a.test/v1/x gives {\"e\":1}":                              false,
		"we send {\"a\":1} to POST https://a.test/v1/x and get back {\"e\":1}": false,
	} {
		if e := mustRead(t, "the paste", []byte(text)).Exchanges[0]; e.Request.BodyUnknown != unknown || e.Request.Headers != nil || e.Request.URL == "" {
			t.Errorf("%q: %+v", text, e.Request)
		}
	}
}
