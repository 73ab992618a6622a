package intake_test

import (
	"testing"

	"casebook/api/intake"
)

func TestTheAnswerThatAFeignClientPrintsIsReadWithItsCall(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		text, body, method, url string
		status                  int
		broken                  bool
	}{
		{"feign.FeignException$NotFound: [404 Not Found] during [POST] to [https://a.test/v1/login] [Client#login(Body)]: [{\"error\":\"X\",\"list\":[1]}]\n\tat feign.FeignException",
			`{"error":"X","list":[1]}`, "POST", "https://a.test/v1/login", 404, false},
		{`FeignException: [400 Bad Request] during [PUT] to [https://a.test/v1/x?a=b] [C#m(Req)]: [[{"code":"X"}]]`,
			`[{"code":"X"}]`, "PUT", "https://a.test/v1/x?a=b", 400, false},
		{`FeignException: [422] during [POST] to [https://a.test/v1/x] [C#m(Req)]: [{"error": "invalid_code", "error_details": {"message": "Ple... (97 bytes)]`,
			`{"error": "invalid_code", "error_details": {"message": "Ple`, "POST", "https://a.test/v1/x", 422, true},
		{`FeignException: [503 Service Unavailable] during [GET] to [https://a.test/v1/x] [C#m()]: [no healthy upstream]`,
			`no healthy upstream`, "GET", "https://a.test/v1/x", 503, false},
	} {
		result, err := intake.Read("stdin", []byte(test.text))
		if err != nil || len(result.Exchanges) != 1 || result.Exchanges[0].Answer == nil {
			t.Fatalf("%s: %+v, %v, want one answer", test.text, result.Exchanges, err)
		}
		x := result.Exchanges[0]
		if string(x.Answer.Body) != test.body || x.Answer.Status != test.status || (x.Answer.Broken != "") != test.broken {
			t.Errorf("%s: HTTP %d %s (%q)", test.text, x.Answer.Status, x.Answer.Body, x.Answer.Broken)
		}
		if x.Request.Method != test.method || x.Request.URL != test.url || len(x.Request.Body) > 0 {
			t.Errorf("%s: request %s %s %s", test.text, x.Request.Method, x.Request.URL, x.Request.Body)
		}
	}
}

func TestAnErrorBehindWordsForARequestIsTheAnswer(t *testing.T) {
	t.Parallel()
	const body = `{"success":false,"messages":[{"message":"Unauthorized"}],"data":null}`
	result, err := intake.Read("stdin", []byte("Request URL: https://a.test/v1/x\nRequest Method: POST\nStatus Code: 401 Unauthorized\ncontent-type: application/json\n"+body))
	if err != nil || len(result.Exchanges) != 1 {
		t.Fatalf("%+v, %v", result.Exchanges, err)
	}
	x := result.Exchanges[0]
	if x.Answer == nil || x.Answer.Status != 401 || string(x.Answer.Body) != body || len(x.Request.Body) > 0 {
		t.Errorf("answer %+v to %s", x.Answer, x.Request.Body)
	}
}

func TestWordsPartWhatWasSentFromTheAnswerUnlessTheValuesSayTheContrary(t *testing.T) {
	t.Parallel()
	const refused, fields = `{"error":"invalid_code"}`, `{"client_id":"c1","code":"482913"}`
	for text, want := range map[string]string{
		"we send " + fields + " The answer is " + refused:    fields,
		"we send {\"error\":\"x\"} The answer is " + refused: `{"error":"x"}`,
		"sent " + refused + "\nreceived " + fields:           "",
	} {
		result, err := intake.Read("stdin", []byte(text))
		if err != nil || string(result.Exchanges[0].Answer.Body) != refused || string(result.Exchanges[0].Request.Body) != want {
			t.Errorf("%s: %+v, %v, want %s as what was sent", text, result.Exchanges, err, want)
		}
	}
}
