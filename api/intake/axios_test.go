package intake_test

import (
	"testing"

	"casebook/api"
	"casebook/api/intake"
)

func TestWhatAxiosPrintsOfACallIsOneExchange(t *testing.T) {
	t.Parallel()
	const config = "  config: { url: 'https://a.test/v1/x?e=1', method: 'post', headers: Object [AxiosHeaders] { 'X-API-KEY': 'key-0123456789-not-real' }, data: '{\"code\": \"123456\"}' },\n"
	for _, test := range []struct {
		text, body string
		status     int
	}{
		{"AxiosError: Request failed with status code 422\n" + config + "  response: { status: 422, data: { error: 'x', data: null, d: { message: 'Please.' } } }", `{ "error": "x", "data": null, "d": { "message": "Please." } }`, 422},
		{"AxiosError: Request failed with status code 422\n    at settle (x.cjs:1:2) {\n" + config + "  request: <ref *1> ClientRequest { a: [Function: b] },\n  response: {\n    status: 422,\n    headers: Object [AxiosHeaders] { a: 'b' },\n" +
			"    config: { data: '{\"code\": \"123456\"}' },\n    data: { error: 'x' }\n  },\n  status: 422\n}", `{ "error": "x" }`, 422},
		{"AxiosError: Request failed with status code 422\n" + config + "  response: { status: 422, data: { error: 'x', d: [Object] } }", "", 422},
	} {
		result := mustRead(t, "the paste", []byte(test.text))
		e := result.Exchanges[0]
		if result.Form != intake.FormText || len(result.Exchanges) != 1 || e.Request.Method != "POST" || e.Request.URL != "https://a.test/v1/x?e=1" || e.Request.Headers != nil || string(e.Request.Body) != `{"code": "123456"}` {
			t.Errorf("%q: %+v, body %s", test.text, e.Request, e.Request.Body)
		}
		if e.Answer == nil || e.Answer.Status != test.status || string(e.Answer.Body) != test.body || (e.Answer.Broken != "") != (test.body == "") {
			t.Errorf("%q: %+v, body %s", test.text, e.Answer, e.Answer.Body)
		}
		if !asideHolds(e, "key-0123456789-not-real") {
			t.Errorf("%q: %+v", test.text, e.Aside)
		}
	}
	e := mustRead(t, "the paste", []byte("AxiosError: connect ECONNREFUSED 203.0.113.7:443\n"+config)).Exchanges[0]
	if e.Failure == nil || e.Failure.Kind != api.KindRefused || e.Remote != "203.0.113.7:443" || string(e.Request.Body) != `{"code": "123456"}` {
		t.Errorf("%+v", e)
	}
}

func TestWhatWgetWasToldToSendIsNotTheAnswer(t *testing.T) {
	t.Parallel()
	e := mustRead(t, "the paste", []byte("wget --post-data '{\"password\": \"not-real-17\"}' --header 'Authorization: Basic bm90LXJlYWw=' https://a.test/v1/x\nHTTP request sent, awaiting response... 404 Not Found\n")).Exchanges[0]
	if e.Request.URL != "https://a.test/v1/x" || e.Request.Method != "POST" || string(e.Request.Body) != `{"password": "not-real-17"}` || e.Answer == nil || e.Answer.Status != 404 || len(e.Answer.Body) > 0 {
		t.Errorf("%+v, %+v", e.Request, e.Answer)
	}
}

func TestACallThatIsStatedBeforeAStatusLineIsKept(t *testing.T) {
	t.Parallel()
	for text, body := range map[string]string{
		"POST https://a.test/v1/x?e=1\nHTTP/1.1 503 Service Unavailable\nContent-Type: text/plain\n\nno such action":                                  "",
		"we call POST https://a.test/v1/x?e=1 with\n{\"a\":1}\nand get\nHTTP/1.1 503 Service Unavailable\nContent-Type: text/plain\n\nno such action": `{"a":1}`,
	} {
		e := mustRead(t, "the paste", []byte(text)).Exchanges[0]
		if e.Request.Method != "POST" || e.Request.URL != "https://a.test/v1/x?e=1" || string(e.Request.Body) != body || e.Request.BodyUnknown != (body == "") || e.Answer == nil || string(e.Answer.Body) != "no such action" {
			t.Errorf("%q: %+v, %+v", text, e.Request, e.Answer)
		}
	}
	e := mustRead(t, "the paste", []byte(`We get a 422 when calling /v1/x. Request was {"a":1} and the response {"e":1}`)).Exchanges[0]
	if e.Request.URL != "" || e.Request.Headers != nil || string(e.Request.Body) != `{"a":1}` || e.Answer.Status != 422 {
		t.Errorf("%+v, %+v", e.Request, e.Answer)
	}
}

func TestPort443IsHTTPSEvenWhereNoTLSIsTold(t *testing.T) {
	t.Parallel()
	for port, url := range map[string]string{"443": "https://a.test/v1/x", "8080": "http://a.test/v1/x"} {
		e := mustRead(t, "the paste", []byte("* Connected to a.test (203.0.113.7) port "+port+" (#0)\n> POST /v1/x HTTP/1.1\n> Host: a.test\n> \n< HTTP/1.1 403 Forbidden\n< \n{}")).Exchanges[0]
		if e.Request.URL != url {
			t.Errorf("%s: %s", port, e.Request.URL)
		}
	}
	e := mustRead(t, "the paste", []byte("curl: (6) Could not resolve host: a.test")).Exchanges[0]
	if e.Request.URL != "https://a.test" || !hasNote(e.Notes, "the error names only the host: https was taken, and the path is not known") {
		t.Errorf("%+v, notes %q", e.Request, e.Notes)
	}
}
