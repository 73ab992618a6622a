package safe

import (
	"encoding/json"
	"strings"
	"testing"
)

// evidence is what a vendor's support needs, under the names that it comes under.
var evidence = map[string][]string{
	"X-Request-Id":          {"4f1c9a52-1b7e-4f3e-9d7a-202611202611", "4111111111111111", "a1b2c3d4e5f6a7b8c9d0e1f2", "req_9f8e7d6c5b4a39281706f5e4d3c2b1a0", "01HF3ZK8Q7M2N4P6R8T0V2X4Z6"},
	"X-Correlation-ID":      {"4532015112830366", "9f8e7d6c-5b4a-3928-1706-f5e4d3c2b1a0"},
	"traceparent":           {"00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"},
	"tracestate":            {"congo=t61rcWkgMzE,rojo=00f067aa0ba902b7"},
	"X-Amzn-Trace-Id":       {"Root=1-67891233-abcdef012345678912345678;Parent=53995c3f42cd8ad8;Sampled=1"},
	"CF-RAY":                {"8f4e5d6c7b8a9f0e-AMM"},
	"X-B3-TraceId":          {"80f198ee56343ba864fe8b2a57d3eff7"},
	"Date":                  {"Sun, 22 Nov 2026 10:00:00 GMT"},
	"ETag":                  {`"33a64df551425fcc55e4d42a148795d9f25f89d4"`},
	"X-Idempotency-Key":     {"9f8e7d6c5b4a39281706f5e4d3c2b1a0"},
	"transactionId":         {"4111111111111111", "TR-5f0c9d8e7b6a4f3e2d1c0b9a", "202611202611"},
	"transaction_reference": {"5555555555554444"},
	"traceId":               {"6011111111111117"},
	"operatorId":            {"ZAIN_JO", "41677"},
	"orderNo":               {"378282246310005"},
	"timestamp":             {"1795341600000", "1795341600", "1795341600000000", "2026-11-22T10:00:00.000Z", "2026-11-22T10:00:00+03:00", "22/11/2026 10:00", "20261122"},
	"iat":                   {"1795341600"},
	"amount":                {"202 611.00", "4111.11", "202,611", "1 202 611"},
	"total":                 {"JOD 202 611", "202 611 JOD", "€ 202 611"},
	"status":                {"FAILED", "422"},
	"error_code":            {"100422", "AUTH-4001", "invalid_code"},
	"public_key":            {"a1b2c3d4e5f6a7b8c9d0e1f2"},
	"key_id":                {"a1b2c3d4e5f6a7b8c9d0e1f2"},
	"publishable":           {"pk_live_a1b2c3d4e5f6a7b8c9d0e1f2"},
	"session_type":          {"client_credentials_with_scope_2"},
	"auth_error":            {"a1b2c3d4e5f6a7b8c9d0e1f2"},
	"card":                  {"visa", "ending 1111", "**** **** **** 1111", "411111******1111"},
	"masked":                {"********67"},
	"version":               {"2026.11.22", "v1.202611.0"},
	"period":                {"2026-11", "22-11-26", "26-11-20", "2026-11-20"},
}

func TestTheKeepListIsNotCut(t *testing.T) {
	t.Parallel()
	for name, values := range evidence {
		for _, value := range values {
			quoted := quoteJSON(value)
			body := `{"a":{` + quoteJSON(name) + `:` + quoted + `},"list":[{"` + name + `":` + quoted + `}]}`
			if strings.Trim(value, "0123456789") == "" {
				body = `{` + quoteJSON(name) + `:` + value + `,"b":` + quoted[:0] + `{"` + name + `":` + quoted + `}}`
			}
			_, request, answer := redact(
				Message{URL: "https://api.example.com/v1/verify?" + name + "=" + encodings["query"](value), Headers: []Header{{"X-API-KEY", fakeKey}, {name, value}}, Body: []byte(`{"code":"202611"}`)},
				answering(body, Header{name, value}))
			if !json.Valid([]byte(body)) || answer.Body.s != body {
				t.Errorf("%s: %s\nbecomes %s", name, body, answer.Body)
			}
			if got := answer.Headers[0].Value.s; got != value {
				t.Errorf("header %s: %s becomes %s", name, value, got)
			}
			if got := request.URL.s; got != "https://api.example.com/v1/verify?"+name+"="+encodings["query"](value) {
				t.Errorf("query %s=%s becomes %s", name, value, got)
			}
			text := "upstream said: " + name + " " + value + " at once"
			_, _, answer = redact(withKey, answering(text))
			if answer.Body.s != text {
				t.Errorf("%q becomes %q", text, answer.Body)
			}
		}
	}
}

func TestKnownCodesAreFoundInGroups(t *testing.T) {
	t.Parallel()
	for _, writing := range []string{"202 611", "202-611", "2 0 2 6 1 1", "2-0-2-6-1-1", "20 26 11", "20-26-11", "202\u00a0611", "٢٠٢٦١١", "٢٠٢ ٦١١", "202\r\n611", "20=\r\n2611", "2026\n11", "202611"} {
		_, _, answer := redact(withKey, answering(`{"message":`+quoteJSON("you typed "+writing+", sorry")+`}`))
		if got := withoutPrints(answer.Body.s); got != `{"message":"you typed [code: 6 digits], sorry"}` {
			t.Errorf("%s: %s", writing, got)
		}
	}
	for _, stays := range []string{"202 6 11", "2026 11", "1-202-611", "202-611-5", "202.611", "202,611", "202 611 JOD", "2026-11", "+1 202-611-2345", "a202 611", "202\n611\n17", "5\n202\n611"} {
		_, _, answer := redact(withKey, answering(`{"message":`+quoteJSON("you typed "+stays+", sorry")+`}`))
		if got := answer.Body.s; got != `{"message":`+quoteJSON("you typed "+stays+", sorry")+`}` {
			t.Errorf("%s: %s", stays, got)
		}
	}
}

func TestWhatStandsBesideACodeInGroupsHidesItNot(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"no 202 611\n2026-11-04T07:05:07Z": "no [code: 6 digits]\n2026-11-04T07:05:07Z",
		"no 202\n611\n2026-11-04":          "no [code: 6 digits]\n2026-11-04",
		"07:05:07 202 611 2026":            "07:05:07 [code: 6 digits] 2026",
		"no 202 611\n17":                   "no [code: 6 digits]\n17",
	} {
		_, _, answer := redact(withKey, answering(in))
		if got := withoutPrints(answer.Body.s); got != want {
			t.Errorf("%q becomes %q", in, got)
		}
	}
}

func TestCardNumbersAreToldByBeginningLengthAndCheckDigit(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		`{"pan":"4111111111111111"}`:                                            `{"pan":"[card: 16 digits, Luhn valid]"}`,
		`{"cardNumber":"4111 1111 1111 1112"}`:                                  `{"cardNumber":"[card: 16 digits, Luhn invalid]"}`,
		`{"card":{"number":"5555-5555-5555-4444"}}`:                             `{"card":{"number":"[card: 16 digits, Luhn valid]"}}`,
		`{"n":378282246310005}`:                                                 `{"n":"[card: 15 digits, Luhn valid]"}`,
		`{"m":"3782 822463 10005 declined"}`:                                    `{"m":"[card: 15 digits, Luhn valid] declined"}`,
		`{"m":"card 4111111111111111 declined"}`:                                `{"m":"card [card: 16 digits, Luhn valid] declined"}`,
		`{"m":"4111111111111112 is none"}`:                                      `{"m":"4111111111111112 is none"}`,
		`{"m":"9111111111111111 is none"}`:                                      `{"m":"9111111111111111 is none"}`,
		`{"m":"x4111111111111111, 41111111111111111234"}`:                       `{"m":"x4111111111111111, 41111111111111111234"}`,
		`{"m":"Your support ID is: 4111111111111111, no. 4829130202611047781"}`: `{"m":"Your support ID is: 4111111111111111, no. 4829130202611047781"}`,
		`{"m":"transaction 4111111111111111 failed"}`:                           `{"m":"transaction 4111111111111111 failed"}`,
		`{"cvv":"123","cvc":"visa"}`:                                            `{"cvv":"[card-code: 3 chars]","cvc":"visa"}`,
	} {
		_, _, answer := redact(Message{}, answering(in))
		if got := withoutPrints(answer.Body.s); got != want {
			t.Errorf("%s becomes\n%s, want\n%s", in, got, want)
		}
		_, _, again := redact(Message{}, answering(answer.Body.s))
		if again.Body != answer.Body {
			t.Errorf("%s becomes %s", answer.Body, again.Body)
		}
	}
}

func TestWhatAValidatorSaysOfAProofStays(t *testing.T) {
	t.Parallel()
	portrait := "data:image/jpeg;base64,/9j/FAKE4AAQSkZJRgABAQEASABIAAD2wBDAAgGBgcGBQ"
	_, _, answer := redact(asking(`{"selfie":"`+portrait+`"}`),
		answering(`{"details":{"selfie":{"invalid":"`+portrait[:60]+`... is 71 bytes, at least 10240","other":"RkFLRUZBS0VGQUtFRkFLRUZBS0U3 is none"}}}`))
	const want = `{"details":{"selfie":{"invalid":"[image: its first 60 chars]... is 71 bytes, at least 10240","other":"[image: base64, 28 chars] is none"}}}`
	if got := withoutPrints(answer.Body.s); got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
}

func TestASegmentThatOpensSomethingIsCut(t *testing.T) {
	t.Parallel()
	const hash = "a1b2c3d4e5f6a7b8c9d0e1f2"
	_, request, answer := redact(Message{URL: "https://h.example/v1/auth/activate/" + hash + "?x=1"},
		answering("GET /v1/auth/activate/"+hash+" gives 404; see https://h.example/v1/verify/4f1c9a52-1b7e-4f3e-9d7a-202611202611 and https://h.example/verify/status, intent://cb?access_token=tulipfield77#Intent;scheme=acme;end and https://blob.example/a?sv=2026-11-04&sig=tulip%2Ffield%3D&se=2026-11-05"))
	if got := withoutPrints(strings.ReplaceAll(request.URL.s, "%20%23", " #")); got != "https://h.example/v1/auth/activate/%5Blink:%2024%20chars%5D?x=1" {
		t.Error(got)
	}
	got := withoutPrints(strings.NewReplacer("%20%23", " #", "+%23", " #").Replace(answer.Body.s))
	const want = "GET /v1/auth/activate/[link: 24 chars] gives 404; see https://h.example/v1/verify/4f1c9a52-1b7e-4f3e-9d7a-202611202611 and https://h.example/verify/status, intent://cb?access_token=%5Btoken:+12+chars%5D#Intent;scheme=acme;end and https://blob.example/a?sv=2026-11-04&sig=%5Bsecret:+12+chars%5D&se=2026-11-05"
	if got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
}

func TestAValueThatAMailBrokeIsFound(t *testing.T) {
	t.Parallel()
	for _, broken := range []string{"0!!!!\r\n> >!!!0", "0!!!!\n>!!!0", "0!!!!>!\n> > !!0", "0=\r\n!!!!>!!!0", "0!!!! >!!!0", "0!!!+!>!!!0"} {
		_, _, answer := redact(asking(`{"password":"0!!!!>!!!0"}`), answering("see "+broken+" there"))
		if got := withoutPrints(answer.Body.s); got != "see [password: 10 chars] there" {
			t.Errorf("%q: %q", broken, got)
		}
	}
}

func TestTheEqualsSignOfAValueIsNotThatOfABreak(t *testing.T) {
	t.Parallel()
	for _, broken := range []string{"0!!!!!!=\r\n=+0", "0!!!!!!=\n+0", "0!!!!!!==\r\n+0", "0!!=\r\n!!!!=+0"} {
		_, _, answer := redact(asking(`{"password":"0!!!!!!=+0"}`), answering("see "+broken+" there"))
		if got := withoutPrints(answer.Body.s); got != "see [password: 10 chars] there" {
			t.Errorf("%q: %q", broken, got)
		}
	}
}

func TestWordsSideBySideAreNoBrokenValue(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"the tulip field is red":              "the tulip field is red",
		"the tulip\nfield is red":             "the tulip\nfield is red",
		"the tulip=\r\nfield is":              "the [password: 10 chars] is",
		"yLIqP=\r\nbiorzQAZ, yLIqP\nbiorzQAZ": "[secret: 13 chars], [secret: 13 chars]",
		"ylIQP biorzqaz":                      "ylIQP biorzqaz",
		"y\r\nliqpbiorzqaz, YLIQP\nBIORZQAZ":  "[secret: 13 chars], [secret: 13 chars]",
		"the TULIP=\r\nFIELD is":              "the [password: 10 chars] is",
	} {
		_, _, answer := redact(asking(`{"password":"tulipfield","client_secret":"yLIqPbiorzQAZ"}`), answering(in))
		if got := withoutPrints(answer.Body.s); got != want {
			t.Errorf("%q: %q", in, got)
		}
	}
}

func TestAPlaceholderForANameHintsAtNothing(t *testing.T) {
	t.Parallel()
	for _, name := range []string{fakeToken, "sessions of " + fakeToken} {
		_, _, answer := redact(Message{}, answering(`{"`+name+`":"passwordpasswordpassword0"}`))
		if got := withoutPrints(answer.Body.s); !strings.HasSuffix(got, `]":"passwordpasswordpassword0"}`) {
			t.Errorf("%s becomes %s", name, got)
		}
		if _, _, again := redact(Message{}, answering(answer.Body.s)); again.Body != answer.Body {
			t.Errorf("%s becomes %s", answer.Body, again.Body)
		}
	}
}

func TestALineThatOnlyHintsAtAHeaderIsReadAsText(t *testing.T) {
	t.Parallel()
	const in = "auth0:https://u:p@h.example/a/reset/b?code=c&token=d#e=f"
	_, _, answer := redact(Message{}, answering(in))
	const want = "auth0:https://u:%5Bpassword:%201%20char%5D@h.example/a/reset/%5Blink:%201%20char%5D?code=c&token=%5Btoken:+1+char%5D#e=f"
	if got := withoutPrints(strings.NewReplacer("%20%23", " #", "+%23", " #").Replace(answer.Body.s)); got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
	if _, _, again := redact(Message{}, answering(answer.Body.s)); again.Body != answer.Body {
		t.Errorf("%s becomes\n%s", answer.Body, again.Body)
	}
}

func TestANameThatASecretBeginsWithStays(t *testing.T) {
	t.Parallel()
	_, _, answer := redact(asking(`{"password":"Authorizationpassword"}`), answering("no Authorization, no authorizationpass", Header{"Authorization", "Authorization"}))
	if got := withoutPrints(written(answer)); got != "\nAuthorization: Authorization\nno Authorization, no [password: its first 17 chars]" {
		t.Error(got)
	}
}
