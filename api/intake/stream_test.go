package intake_test

import (
	"testing"

	"casebook/api/intake"
)

func TestMessagesThatRunIntoEachOtherAreParted(t *testing.T) {
	t.Parallel()
	const request = "POST /v1/x?a=b HTTP/1.1\r\nHost: a.test\r\nContent-Type: application/json\r\n\r\n"
	for _, test := range []struct {
		name, text, sent, body string
		status                 int
	}{
		{"a captured stream", request + "{\"n\":1}HTTP/1.1 401 Unauthorized\r\nContent-Type: application/json\r\n\r\n{\"error\":\"X\"}",
			`{"n":1}`, `{"error":"X"}`, 401},
		{"a form", request + "a=b&c=dHTTP/1.1 401 Unauthorized\nServer: x\n\n{\"error\":\"X\"}",
			"a=b&c=d", `{"error":"X"}`, 401},
		{"an answer in chunks", request + "{\"n\":1}HTTP/1.1 404 Not Found\r\nTransfer-Encoding: chunked\r\n\r\n6\r\n{\"erro\r\n7;x=y\r\nr\":\"X\"}\r\n0\r\n\r\n",
			`{"n":1}`, `{"error":"X"}`, 404},
		{"chunks whose lengths are wrong", request + "{\"n\":1}HTTP/1.1 404 Not Found\nTransfer-Encoding: chunked\n\n9\n{\"e\":1}\n0\n",
			`{"n":1}`, `{"e":1}`, 404},
		{"an answer on one line", `HTTP/1.1 404 Not Found Content-Type: application/json X-Id: a b {"error": "X: y"}`,
			"", `{"error": "X: y"}`, 404},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			result, err := intake.Read("stdin", []byte(test.text))
			if err != nil || len(result.Exchanges) != 1 || result.Exchanges[0].Answer == nil {
				t.Fatalf("%+v, %v, want one answer", result.Exchanges, err)
			}
			x := result.Exchanges[0]
			if x.Answer.Status != test.status || string(x.Answer.Body) != test.body || string(x.Request.Body) != test.sent {
				t.Errorf("sent %q, answered HTTP %d %q", x.Request.Body, x.Answer.Status, x.Answer.Body)
			}
		})
	}
}

func TestAStatusLineThatABodyQuotesPartsNothing(t *testing.T) {
	t.Parallel()
	const body = `{"error":"upstream said HTTP/1.1 401 Unauthorized"}`
	result, err := intake.Read("stdin", []byte("HTTP/1.1 502 Bad Gateway\nContent-Type: application/json\n\n"+body))
	if err != nil || len(result.Exchanges) != 1 || string(result.Exchanges[0].Answer.Body) != body || result.Exchanges[0].Answer.Status != 502 {
		t.Errorf("%+v, %v", result.Exchanges, err)
	}
}
