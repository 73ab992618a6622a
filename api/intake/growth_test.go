package intake_test

import (
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
