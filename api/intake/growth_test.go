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
		"a broken command":           "curl https://a.test -d '" + form.String(),
		"an & that cuts":             "curl https://a.test?a=1&b -d '" + form.String() + "'",
		"a form of PowerShell":       "irm https://a.test -Method Post -Body @{" + strings.ReplaceAll(form.String(), "&", ";") + "}",
		"variables of PowerShell":    "$a = '" + strings.Repeat("\xff", n/2) + "'\n$b = @{" + strings.Repeat("a=$a;", n/10) + "} | ConvertTo-Json\n" + strings.Repeat("irm https://a.test -Body $a\nirm https://a.test -Body $b\n", 20),
		"tables in tables":           "$a = @{b = 'x'}\n" + strings.Repeat("$a = @{b = $a; c = $a}\n", n/24) + "irm https://a.test -Body ($a | ConvertTo-Json)",
		"what PowerShell escapes":    "irm https://a.test -Body (@{a = '" + strings.Repeat("\x01", n) + "'} | ConvertTo-Json)",
		"what fetch hides":           "fetch('https://a.test', {headers: {" + strings.ReplaceAll(strings.ReplaceAll(form.String(), "=", ":"), "&", ",") + "}, body: x + '" + form.String() + "'})",
		"what fetch sends":           "fetch('https://a.test', {method: 'POST', body: '" + form.String() + "'})",
		"what axios prints":          "AxiosError config: { url: 'https://a.test', data: '" + form.String() + "' } response: { data: {" + strings.Repeat("a:1,", n/4) + "} }",
		"words":                      "a 401 from https://a.test/x " + pairs.String(),
		"lines that go on":           "curl https://a.test -d\n" + strings.Repeat("'a=1' -d\n", n/9),
		"a fragment":                 "\"a\":1," + strings.Repeat("\"a\":1,", n/6),
		"many commands and a secret": "X_TOKEN=" + strings.Repeat("k1", n/20) + "\n" + strings.Repeat("curl https://a.test -d a=1\n", 20),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			mustRead(t, "the paste", []byte(text))
		})
	}
}
