package intake_test

import (
	"slices"
	"testing"
	"time"

	"casebook/api"
)

func TestACallAndItsAnswerInALogAreOneExchange(t *testing.T) {
	t.Parallel()
	const sent, answer = `{"user_id":"","code":"CODE"}`, `{"e":1}`
	at := time.Date(2026, 11, 26, 9, 12, 44, 120_000_000, time.UTC)
	for _, test := range []struct {
		text, url string
		status    int
		happened  time.Time
	}{
		{"2026-11-26T09:12:44.120Z INFO gw req=81ac > POST https://a.test/v1/x?b=1 " + sent + "\n2026-11-26T09:12:44.480Z WARN gw req=81ac < 422 " + answer, "https://a.test/v1/x?b=1", 422, at},
		{"2026-11-26T09:12:44.120Z INFO gw req=81ac POST /v1/x " + sent + "\n2026-11-26T09:12:44.480Z WARN gw req=81ac status=422 body=" + answer, "/v1/x", 422, at},
		{"[main] POST https://a.test/v1/x body=" + sent + "\r\n[main] 503 Service Unavailable (120ms) " + answer, "https://a.test/v1/x", 503, time.Time{}},
		{"gw POST /v1/x HTTP/1.1 " + sent + "\ngw HTTP/1.1 401 " + answer, "/v1/x", 401, time.Time{}},
		{"POST https://a.test/v1/x " + sent + " response: " + answer, "https://a.test/v1/x", 0, time.Time{}},
		{"POST https://a.test/v1/x " + sent + "\n" + answer, "https://a.test/v1/x", 0, time.Time{}},
	} {
		result := mustRead(t, "app.log", []byte(test.text))
		e := result.Exchanges[0]
		if len(result.Exchanges) != 1 || e.Request.Method != "POST" || e.Request.URL != test.url || string(e.Request.Body) != sent || e.Request.BodyUnknown {
			t.Errorf("%q: %d exchanges, %+v", test.text, len(result.Exchanges), e.Request)
			continue
		}
		if e.Answer == nil || e.Answer.Status != test.status || string(e.Answer.Body) != answer || !e.Happened.Equal(test.happened) {
			t.Errorf("%q: %+v at %s, notes %q", test.text, e.Answer, e.Happened, e.Notes)
		}
		for note, said := range map[string]bool{
			"the call was read from the line that names its method and address": true,
			"when it happened is the time of that line":                         !test.happened.IsZero(),
			"no HTTP status in what was given: only the body was read":          test.status == 0,
		} {
			if slices.Contains(e.Notes, note) != said {
				t.Errorf("%q: notes %q", test.text, e.Notes)
			}
		}
	}
}

func TestTheCallsOfALogAreToldApart(t *testing.T) {
	t.Parallel()
	result := mustRead(t, "app.log", []byte("> POST /v1/x {\"q\":1}\n> POST /v1/x {\"q\":2}\n< 422 {\"e\":2}\n> POST /v1/y {\"q\":3}\n< 200 {\"e\":3}\n> PUT /v1/z {\"q\":4}\nstatus: 500\n"))
	type call struct {
		method, url, sent string
		status            int
		answer            string
	}
	var got []call
	for _, e := range result.Exchanges {
		a := api.Answer{}
		if e.Answer != nil {
			a = *e.Answer
		}
		got = append(got, call{e.Request.Method, e.Request.URL, string(e.Request.Body), a.Status, string(a.Body)})
	}
	want := []call{
		{"POST", "/v1/x", `{"q":1}`, 0, ""},
		{"POST", "/v1/x", `{"q":2}`, 422, `{"e":2}`},
		{"POST", "/v1/y", `{"q":3}`, 200, `{"e":3}`},
		{"PUT", "/v1/z", `{"q":4}`, 500, ""},
	}
	if !slices.Equal(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
}

func TestALineThatTellsOfAnAnswerIsNoCall(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		`HTTP 422 for POST https://a.test/v1/x {"e":1}`,
		`POST https://a.test/v1/x gives {"e":1}`,
		"POST https://a.test/v1/x\n" + `{"e":1}`,
		`see https://a.test/v1/x {"e":1}`,
	} {
		e := mustRead(t, "app.log", []byte(text)).Exchanges[0]
		if e.Answer == nil || string(e.Answer.Body) != `{"e":1}` || len(e.Request.Body) > 0 {
			t.Errorf("%q: %+v", text, e)
		}
	}
}
