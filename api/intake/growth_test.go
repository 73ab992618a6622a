package intake_test

import (
	"fmt"
	"strings"
	"testing"
	"unsafe"

	"casebook/api"
	"casebook/api/intake"
)

// small is how many bytes an input of any length may become: headers that curl adds by
// itself, for the most commands that are read.
const small = 16 << 10

// mustNotGrow fails when what was read holds more than four times the input. Bytes
// that exchanges share count once.
func mustNotGrow(t testing.TB, result intake.Result, input int) {
	t.Helper()
	seen, total := map[*byte]bool{}, 0
	weigh := func(b []byte) {
		if len(b) > 0 && !seen[&b[0]] {
			seen[&b[0]] = true
			total += len(b)
		}
	}
	text := func(s string) {
		if s != "" {
			weigh(unsafe.Slice(unsafe.StringData(s), len(s)))
		}
	}
	headers := func(headers api.Headers) {
		for _, h := range headers {
			text(h.Name)
			text(h.Value)
		}
	}
	for _, e := range result.Exchanges {
		for _, r := range []api.Request{e.Request, e.Aside} {
			text(r.Method)
			text(r.URL)
			headers(r.Headers)
			weigh(r.Body)
		}
		if e.Answer != nil {
			text(e.Answer.StatusText)
			headers(e.Answer.Headers)
			weigh(e.Answer.Body)
		}
	}
	if total > 4*input+small {
		t.Fatalf("%d bytes became %d", input, total)
	}
}

func TestNothingThatIsReadGrowsPastFourTimesTheInput(t *testing.T) {
	t.Parallel()
	const n = 100 << 10
	var form, fields, pairs strings.Builder
	for i := range n / 20 {
		fmt.Fprintf(&form, "k%d=%d&", i, i)
		fmt.Fprintf(&fields, " -F k%d=%d", i, i)
		fmt.Fprintf(&pairs, "k%d=abc%d ", i, i)
	}
	for name, text := range map[string]string{
		"--data-urlencode":           "curl https://a.test --data-urlencode '" + strings.Repeat("\xff", n) + "'",
		"-G":                         "curl -G https://a.test --data-urlencode '" + strings.Repeat("\xff", n) + "'",
		"-d":                         "curl https://a.test -d '" + form.String() + "'",
		"-F":                         "curl https://a.test" + fields.String(),
		"-v of another call":         "curl -v https://a.test -d '" + form.String() + "'\n> GET /b HTTP/1.1\n> Host: a.test\n>\n< HTTP/1.1 200 OK\n<\n{}",
		"-v of the same call":        "curl -v https://a.test --data-urlencode '" + form.String() + "'\n> POST / HTTP/1.1\n> Host: a.test\n>\n< HTTP/1.1 200 OK\n<\n{}",
		"prose":                      pairs.String() + "\n{\"e\":1}\n" + pairs.String() + "{\"e\":1}",
		"a dict":                     "{'e': '" + strings.Repeat(`"`, n) + "'}",
		"tabs":                       "{\"e\": \"" + strings.Repeat("\t", n) + ",\"}",
		"keys":                       "{" + strings.Repeat("a:1,", n/4) + "}",
		"a request written out":      "POST / HTTP/1.1\nHost: a.test\n" + strings.Repeat("a: b\n", 900) + "\n" + form.String() + "\nHTTP/1.1 200 OK\n\n{}",
		"many commands and a secret": "X_TOKEN=" + strings.Repeat("k1", n/20) + "\n" + strings.Repeat("curl https://a.test -d a=1\n", 20),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			mustRead(t, "the paste", []byte(text))
		})
	}
}
