package attempt_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"casebook/history"
	"casebook/history/attempt"
)

// kept reads an attempt as the history would.
func kept(t *testing.T, text string) (a history.Attempt) {
	t.Helper()
	if err := json.Unmarshal([]byte(text), &a); err != nil {
		t.Fatal(err)
	}
	return a
}

// differences writes each as "part name: a | b", with "-" for what is not there.
func differences(c attempt.Compared) (all []string) {
	side := func(text string, there bool) string {
		if !there {
			return "-"
		}
		return text
	}
	for _, d := range c.Differences {
		all = append(all, fmt.Sprintf("%s %s: %s | %s", d.Part, d.Name, side(d.A, d.InA), side(d.B, d.InB)))
	}
	return all
}

func TestTwoAttemptsAreComparedFieldByField(t *testing.T) {
	t.Parallel()
	a := kept(t, `{"system":"authmatech","operation":"verify","outcome":"failure","codes":["INVALID_MOBILE_NUMBER"],
		"request":{"method":"POST","url":"https://a.example/verify?lang=en&x=1","kind":"json",
			"headers":[{"name":"X-API-KEY","value":"[api-key #3f2a: 32 chars]"},{"name":"Accept","value":"*/*"},{"name":"Accept","value":"text/html"}],
			"body":"{\"mobileNumber\":\"0791\",\"meta\":{\"os\":\"ios\",\"v\":1}}"},
		"answer":{"status":400,"status_text":"Bad Request","kind":"json","body":"{\"success\":false}"}}`)
	b := kept(t, `{"system":"authmatech","operation":"verify","outcome":"success",
		"request":{"method":"POST","url":"https://a.example/verify?lang=ar&x=1","kind":"json",
			"headers":[{"name":"x-api-key","value":"[api-key #81c2: 32 chars]"},{"name":"Accept","value":"*/*"}],
			"body":"{\"mobileNumber\":\"+962791\",\"meta\":{\"v\":1},\"sdk\":null}"},
		"answer":{"status":200,"status_text":"OK","kind":"json","body":"{\"success\":true}"}}`)
	c := attempt.Compare(a, b)
	want := []string{
		"what came of it outcome: failure | success",
		"what came of it status: 400 Bad Request | 200 OK",
		"what came of it codes: INVALID_MOBILE_NUMBER | -",
		"request query lang: en | ar",
		"request header X-API-KEY: [api-key #3f2a: 32 chars] | [api-key #81c2: 32 chars]",
		"request header Accept: text/html | -",
		`request body mobileNumber: "0791" | "+962791"`,
		`request body meta.os: "ios" | -`,
		"request body sdk: - | null",
		"answer body success: false | true",
	}
	if got := differences(c); !slices.Equal(got, want) {
		t.Errorf("differences:\n%s", strings.Join(got, "\n"))
	}
	if want := 6; c.Same != want { // call, method, address, query x, header Accept, body meta.v
		t.Errorf("%d are the same, not %d", c.Same, want)
	}
}

func TestBodiesThatAreNoJSONAreComparedLineByLine(t *testing.T) {
	t.Parallel()
	page := func(body string) history.Attempt {
		text, err := json.Marshal(body)
		if err != nil {
			t.Fatal(err)
		}
		return kept(t, `{"request":{"method":"GET","url":"https://a.example/"},"answer":{"status":502,"kind":"html","body":`+string(text)+`}}`)
	}
	c := attempt.Compare(page("<html>\n<h1>Bad gateway</h1>\n</html>"), page("<html>\n<h1>Try later</h1>\n<p>soon</p>\n</html>"))
	want := []string{
		"answer body line 2: <h1>Bad gateway</h1> | -",
		"answer body line 2: - | <h1>Try later</h1>",
		"answer body line 3: - | <p>soon</p>",
	}
	if got := differences(c); !slices.Equal(got, want) {
		t.Errorf("differences:\n%s", strings.Join(got, "\n"))
	}
}

func TestAnAttemptDiffersInNothingFromItself(t *testing.T) {
	t.Parallel()
	b := newBench(t, says(verified))
	call := b.call
	call.Open = true
	a, err := b.Send(t.Context(), call)
	if err != nil {
		t.Fatal(err)
	}
	if c := attempt.Compare(a, a); len(c.Differences) > 0 || c.Same < 10 {
		t.Errorf("%+v", c)
	}
	if c := attempt.Compare(a, history.Attempt{}); c.Same != 0 || slices.ContainsFunc(c.Differences, func(d attempt.Difference) bool { return d.InB && d.B != "" }) {
		t.Errorf("%+v", c)
	}
}

func TestAHugeBodyIsComparedAsFarAsItIsRead(t *testing.T) {
	t.Parallel()
	page := func(line string) history.Attempt {
		text, err := json.Marshal(strings.Repeat(line+"\n", 100_000))
		if err != nil {
			t.Fatal(err)
		}
		return kept(t, `{"request":{"method":"GET","url":"https://a.example/"},"answer":{"status":200,"kind":"text","body":`+string(text)+`}}`)
	}
	c := attempt.Compare(page("one"), page("other"))
	if len(c.Differences) != 2000 || c.More != 198_000 || c.Same != 4 { // method, address, status, and the line behind the last break
		t.Errorf("%d differences, %d more, %d the same", len(c.Differences), c.More, c.Same)
	}
}
