package intake_test

import (
	"slices"
	"testing"

	"casebook/api"
)

const (
	mailedHead = "POST https://a.test/v1/x\nX-API-KEY: not-a-real-key\r\n  Content-Type: application/json\nHost: a.test\n"
	mailedBody = `{"q":1}`
)

func TestTheHeadersOfARequestInAMailAreRead(t *testing.T) {
	t.Parallel()
	want := api.Headers{{Name: "X-API-KEY", Value: "not-a-real-key"}, {Name: "Content-Type", Value: "application/json"}, {Name: "Host", Value: "a.test"}}
	for text, notes := range map[string][]string{
		mailedHead + "\n" + mailedBody + "\nHTTP/1.1 401 X\n\n{}":                                      nil,
		"Hi,\n\nwe send:\n\n" + mailedHead + "\n" + mailedBody + "\n\nand get\n\nHTTP/1.1 401 X\n\n{}": {"the mail: 3 lines before the status line were passed over"},
		mailedHead + mailedBody + "\nand get\nHTTP/1.1 401 X\n\n{}":                                    {"the mail: 1 line before the status line was passed over"},
		"we send\n" + mailedHead + "\n" + mailedBody + "\nand get back a 401:\n{\"e\":1}":              {"the mail: of the text around the JSON only what tells of the call was read (124 bytes)"},
	} {
		result := mustRead(t, "the mail", []byte(text))
		e := result.Exchanges[0]
		if len(result.Exchanges) != 1 || e.Request.Method != "POST" || e.Request.URL != "https://a.test/v1/x" || !slices.Equal(e.Request.Headers, want) || string(e.Request.Body) != mailedBody {
			t.Errorf("%q: %+v", text, e.Request)
		}
		if e.Answer == nil || e.Answer.Status != 401 || !slices.Equal(result.Notes, notes) || !hasNote(e.Notes, "method, address and headers of the call were taken from the words around it") {
			t.Errorf("%q: %+v, notes %q %q", text, e.Answer, result.Notes, e.Notes)
		}
	}
}

func TestWordsBelowAnAddressAreNoHeaders(t *testing.T) {
	t.Parallel()
	for _, words := range []string{"Result: always 401\n", "Password: CANARY-words-17\n", "\nX-Late: below the empty line\n", "it fails\nX-Later: 1\n"} {
		e, _ := mustReadTranscript(t, "POST https://a.test/v1/x\n"+words+"\nHTTP/1.1 401 X\n\n{}")
		if len(e.Request.Headers) > 0 || e.Request.URL != "https://a.test/v1/x" {
			t.Errorf("%q: %+v", words, e.Request)
		}
	}
}

func TestTheBodyBelowItsHeadIsWhatWasSent(t *testing.T) {
	t.Parallel()
	for sent, test := range map[string]struct{ body, note string }{
		`{"q":1} instead of {"q":2}`:  {`{"q":1}`, ""},
		`{"q":1,}`:                    {`{"q":1,}`, "it was left as it is, since that may be the fault"},
		"{\u201cq\u201d:1}":           {`{"q":1}`, "in the request's body smart quotes were turned into straight ones"},
		`see {"q":1}`:                 {`{"q":1}`, ""},
		`see {"q":1} instead {"q":2}`: {"", ""},
	} {
		e, _ := mustReadTranscript(t, mailedHead+"\n"+sent+"\n\nHTTP/1.1 401 X\n\n{}")
		if string(e.Request.Body) != test.body || e.Request.BodyUnknown != (test.body == "") || test.note != "" && !hasNote(e.Notes, test.note) {
			t.Errorf("%q: %+v, notes %q", sent, e.Request, e.Notes)
		}
	}
}
