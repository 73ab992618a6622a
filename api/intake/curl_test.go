package intake_test

import (
	"errors"
	"strings"
	"testing"

	"casebook/api"
	"casebook/api/intake"
)

// mustReadCommand reads a text that is one command and nothing else.
func mustReadCommand(t *testing.T, text string) api.Exchange {
	t.Helper()
	result := mustRead(t, "the paste", []byte(text))
	if result.Form != intake.FormCurl || len(result.Exchanges) != 1 {
		t.Fatalf("%q was read as %s with %d exchanges", text, result.Form, len(result.Exchanges))
	}
	e := result.Exchanges[0]
	if e.Answer != nil || e.Failure != nil || e.Request.Headers == nil || !hasNote(e.Notes, "without its answer") {
		t.Fatalf("%q: %+v", text, e)
	}
	return e
}

func TestACommandBecomesTheRequestThatCurlWouldSend(t *testing.T) {
	t.Parallel()
	const form, json = "Content-Type: application/x-www-form-urlencoded", "Content-Type: application/json, Accept: application/json"
	for _, test := range []struct{ name, text, call, headers, body string }{
		{"no option is a GET", "curl https://a.test/x", "GET https://a.test/x", "", ""},
		{"data is a POST of a form", `curl https://a.test/x -d a=1`, "POST https://a.test/x", form, "a=1"},
		{"data is joined by &", `curl https://a.test/x -d a=1 --data b=2 --data-raw=c=3 --data-ascii d`, "POST https://a.test/x", form, "a=1&b=2&c=3&d"},
		{"--json is joined by nothing", `curl --json '{"a":' --json '1}' https://a.test/x`, "POST https://a.test/x", json, `{"a":1}`},
		{"a Content-Type of its own stays", `curl -H 'content-type: text/x' --data-binary y https://a.test/x`, "POST https://a.test/x", "content-type: text/x", "y"},
		{"-G moves data into the address", `curl -G 'https://a.test/x?q=0#f' -d a=1 --data-urlencode 'b=c d&é'`, "GET https://a.test/x?q=0&a=1&b=c%20d%26%C3%A9#f", "", ""},
		{"--get too", `curl --get https://a.test/x -d a=1`, "GET https://a.test/x?a=1", "", ""},
		{"--url-query adds to the address", `curl --url-query 'a=b c' --url-query +d=%20 --url https://a.test/x`, "GET https://a.test/x?a=b%20c&d=%20", "", ""},
		{"-I is a HEAD", `curl -I https://a.test/x`, "HEAD https://a.test/x", "", ""},
		{"-X names the method", `curl -XDELETE https://a.test/x`, "DELETE https://a.test/x", "", ""},
		{"--request too", `curl --request PATCH --data-raw @x https://a.test/x`, "PATCH https://a.test/x", form, "@x"},
		{"short options stand together", `curl -sSkLX PUT -o out.json -m5 https://a.test/x`, "PUT https://a.test/x", "", ""},
		{"values of other options are no address", `curl --max-time 5 --cacert ca.pem --compressed -w '%{http_code}' https://a.test/x`, "GET https://a.test/x", "", ""},
		{"-u is Basic", `curl -u jo:pw https://a.test/x`, "GET https://a.test/x", "Authorization: Basic am86cHc=", ""},
		{"a login in the address is Basic", `curl https://jo:p%40w@a.test/x`, "GET https://jo:p%40w@a.test/x", "Authorization: Basic am86cEB3", ""},
		{"-u comes before a login in the address", `curl -u jo:pw https://al:no@a.test/x`, "GET https://al:no@a.test/x", "Authorization: Basic am86cHc=", ""},
		{"a header of its own comes before -u", `curl -u jo:pw -H 'authorization: Bearer t' https://a.test/x`, "GET https://a.test/x", "authorization: Bearer t", ""},
		{"--oauth2-bearer", `curl --oauth2-bearer t https://a.test/x`, "GET https://a.test/x", "Authorization: Bearer t", ""},
		{"agent, referer, cookies", `curl -A ua -e https://r.test -b a=1 --cookie 'b=2' https://a.test/x`, "GET https://a.test/x", "User-Agent: ua, Referer: https://r.test, Cookie: a=1; b=2", ""},
		{"an empty header and one that is left out", `curl -H 'X-Empty;' -H 'Content-Type:' -d a https://a.test/x`, "POST https://a.test/x", "X-Empty: ", "a"},
		{"$'…'", `curl https://a.test/x --data-raw $'{"a":"it\'s \u0041\x42\103\n"}'`, "POST https://a.test/x", form, "{\"a\":\"it's ABC\n\"}"},
		{"double quotes", `curl "https://a.test/x" -d "{\"a\":\"b\\n\"}"`, "POST https://a.test/x", form, `{"a":"b\n"}`},
		{"quotes that touch", `curl https://a.test/x -d '{"a":"it'"'"'s"}'`, "POST https://a.test/x", form, `{"a":"it's"}`},
		{"line continuations", "curl https://a.test/x \\\n  -H 'A: b' \\\r\n  -d '{\n\"a\":1}'\n", "POST https://a.test/x", "A: b, " + form, "{\n\"a\":1}"},
		{"the marks of a shell's further lines", "$ curl https://a.test/x \\\n> -H 'A: b' \\\n> -d '{\n> \"a\":1}'\n", "POST https://a.test/x", "A: b, " + form, "{\n\"a\":1}"},
		{"a quoted mail", "> curl https://a.test/x \\\n>   -d a=1\n", "POST https://a.test/x", form, "a=1"},
		{"a here-document", "curl https://a.test/x --data-binary @- <<'EOF'\n{\"a\":\n1}\nEOF\n", "POST https://a.test/x", form, "{\"a\":\n1}\n"},
		{"a here-string", "curl https://a.test/x --data-binary @- <<< '{\"a\":1}'", "POST https://a.test/x", form, "{\"a\":1}\n"},
		{"what echo pipes into it", `echo '{"a": 1}' | curl https://a.test/x --data-binary @-`, "POST https://a.test/x", form, "{\"a\": 1}\n"},
		{"what echo -n pipes into it", `$ echo -n "{\"a\":1}" | curl https://a.test/x --data-binary @-`, "POST https://a.test/x", form, `{"a":1}`},
		{"what printf pipes into it", `printf '%s\n' '{"a":1}' | curl https://a.test/x -d @-`, "POST https://a.test/x", form, `{"a":1}`},
		{"what printf writes as it stands", `printf '{"a":1}' | curl https://a.test/x --json @-`, "POST https://a.test/x", json, `{"a":1}`},
		{"a pipe that nothing reads", `echo b | curl https://a.test/x -d a=1`, "POST https://a.test/x", form, "a=1"},
		{"a here-document of cat", "curl https://a.test/x -d \"$(cat <<EOF\n{\"a\":1}\nEOF\n)\"\n", "POST https://a.test/x", form, `{"a":1}`},
		{"a printf that makes line ends", `curl https://a.test/x --data-raw "$(printf '%b' 'a\r` + "\n" + `b\\n'\''\r')"'` + "\n'", "POST https://a.test/x", form, "a\r\nb\\n'\r\n"},
		{"a pipe behind it", "curl -s https://a.test/x | jq . > out", "GET https://a.test/x", "", ""},
		{"a fence around it", "Try this:\n```bash\ncurl https://a.test/x -d a=1\n```\n", "POST https://a.test/x", form, "a=1"},
		{"a span of code in prose", "It fails: `curl -X POST https://a.test/x` for us.", "POST https://a.test/x", "", ""},
		{"a variable that the text sets", "export KEY='abc'\ncurl -H \"X: $KEY\" https://a.test/${KEY}", "GET https://a.test/abc", "X: abc", ""},
		{"cmd", "C:\\Users\\jo>curl \"https://a.test/x\" -d \"{\"\"a\"\":1}\"", "POST https://a.test/x", form, `{"a":1}`},
		{"cmd as browsers copy it", "curl ^\"https://a.test/x?a=1^&b=2^\" ^\r\n  -H ^\"A: b^\" ^\r\n  --data-raw ^\"^{^\\^\"a^\\^\":1^}^\"", "POST https://a.test/x?a=1&b=2", "A: b, " + form, `{"a":1}`},
		{"PowerShell", "PS C:\\> curl.exe https://a.test/x `\r\n  -H 'A: b' -d '{\"a\":1}'", "POST https://a.test/x", "A: b, " + form, `{"a":1}`},
		{"a word processor", "curl \u2013X POST \u201chttps://a.test/x\u201d \u2014data \u2018a=1\u2019", "POST https://a.test/x", form, "a=1"},
		{"smart quotes inside of straight ones", "curl https://a.test/x -d '{\"a\":\"O\u2019Neil\"}'", "POST https://a.test/x", form, "{\"a\":\"O\u2019Neil\"}"},
		{"no-break spaces", "curl\u00a0-d\u00a0'a\u00a0b' https://a.test/x", "POST https://a.test/x", form, "a\u00a0b"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			e := mustReadCommand(t, test.text)
			var headers []string
			for _, h := range e.Request.Headers {
				headers = append(headers, h.Name+": "+h.Value)
			}
			if got := e.Request.Method + " " + e.Request.URL; got != test.call {
				t.Errorf("got %s", got)
			}
			if got := strings.Join(headers, ", "); got != test.headers {
				t.Errorf("headers %s", got)
			}
			if string(e.Request.Body) != test.body || e.Request.BodyUnknown {
				t.Errorf("body %q, unknown %t", e.Request.Body, e.Request.BodyUnknown)
			}
		})
	}
}

func TestWhatACommandDoesNotHoldIsSaid(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		text, note string
		unknown    bool
	}{
		{"curl https://a.test/x -d @body.json", "the body was in a file", true},
		{"curl https://a.test/x -d a=1 --data-binary @body.json", "the body was in a file", true},
		{"curl https://a.test/x --data-urlencode a@body", "the body was in a file", true},
		{"curl https://a.test/x -T body.json", "the body was in a file", true},
		{"cat body.json | curl https://a.test/x -d @-", "the body came from another command or from the keyboard", true},
		{`echo -e '{"a":"\n"}' | curl https://a.test/x -d @-`, "the body came from another command", true},
		{`printf '{"a":%s}' 1 | curl https://a.test/x -d @-`, "the body came from another command", true},
		{`echo '{"a":1}' | jq . | curl https://a.test/x -d @-`, "the body came from another command", true},
		{`echo "{\"a\":\"$A\"}" | curl https://a.test/x -d @-`, "1 variable or placeholder stands in the command without the value", false},
		{"curl https://a.test/x -F a=b -F c=@d", "the form of -F (2 fields) was not read", true},
		{"curl https://a.test/x -b jar.txt", "were in a file", false},
		{"curl a.test/x", "names no scheme: http was taken", false},
		{"curl -H 'A: b'", "the command names no address", false},
		{"curl https://a.test/x https://b.test/y", "1 more word of the command that could be an address was passed over", false},
		{`curl https://a.test/x -H "X: $SECRET" -d "${A:-b}"`, "2 variables and placeholders stand in the command without the value", false},
		{`curl "{{baseUrl}}/x"`, "1 variable or placeholder stands in the command without the value", false},
		{`curl https://a.test/x && curl https://a.test/y`, "another curl command stands on the same line", false},
		{"curl ^\"https://a.test/x^\"", "read as Windows quotes it", false},
		{"curl \u2013I https://a.test/x", "smart quotes and dashes of the command were turned into straight ones", false},
		{"curl https://a.test/x\n\nCan you have a look?", "the text behind the command was passed over", false},
	} {
		e := mustReadCommand(t, test.text)
		if !hasNote(e.Notes, test.note) || e.Request.BodyUnknown != test.unknown {
			t.Errorf("%q: unknown %t, notes %q", test.text, e.Request.BodyUnknown, e.Notes)
		}
		if hasNote(e.Notes, "SECRET") || hasNote(e.Notes, "a.test") {
			t.Errorf("%q: a note quotes it: %q", test.text, e.Notes)
		}
	}
}

func TestHeadersInAFileAreUnknown(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"curl https://a.test/x -H 'X-API-KEY: key-0123456789-not-real' -H @headers", "curl https://a.test/x -K config -H 'X-API-KEY: key-0123456789-not-real'"} {
		e := mustRead(t, "the paste", []byte(text)).Exchanges[0]
		if e.Request.Headers != nil || !asideHolds(e, "key-0123456789-not-real") || !hasNote(e.Notes, "were in a file") {
			t.Errorf("%q: %+v, notes %q", text, e, e.Notes)
		}
	}
}

func TestAVariableWithoutValueStaysAsWritten(t *testing.T) {
	t.Parallel()
	e := mustReadCommand(t, `curl "$BASE/x" -H "X-API-KEY: ${API_KEY}" -H 'Y: $KEPT' -d "{\"a\":\"$(date +%s)\"}"`)
	key, _ := e.Request.Headers.Get("X-API-KEY")
	kept, _ := e.Request.Headers.Get("Y")
	if e.Request.URL != "$BASE/x" || key != "${API_KEY}" || kept != "$KEPT" || string(e.Request.Body) != `{"a":"$(date +%s)"}` {
		t.Errorf("%+v", e.Request)
	}
	if !hasNote(e.Notes, "3 variables") {
		t.Errorf("notes %q", e.Notes)
	}
}

func TestTextThatOnlySpeaksOfCurlIsNoCommand(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"we use curl to call you",
		"the curl command.",
		"user-agent: curl/8.5.0",
		"curl 8.5.0 (x86_64-pc-linux-gnu)",
		"curl: try 'curl --help' for more information",
	} {
		if _, err := read(t, "the paste", []byte(text)); !errors.As(err, new(*intake.WordsError)) {
			t.Errorf("%q: %v", text, err)
		}
	}
	for _, text := range []string{`{"message":"try curl https://a.test/x"}`, `["try curl https://a.test/x"]`} {
		if result := mustRead(t, "the paste", []byte(text)); result.Form == intake.FormCurl {
			t.Errorf("%q: %+v", text, result.Exchanges[0].Request)
		}
	}
}

func TestSeveralCommandsBecomeSeveralExchanges(t *testing.T) {
	t.Parallel()
	result := mustRead(t, "the paste", []byte("First:\ncurl https://a.test/1\nthen\n  curl https://a.test/2 \\\n    -d a\n\n$ curl https://a.test/3\n{\"e\":3}\n"+
		strings.Repeat("curl https://a.test/n\n", 20)))
	if len(result.Exchanges) != 20 || !hasNote(result.Notes, "3 more commands were not read") || !hasNote(result.Notes, "before the command was passed over") {
		t.Fatalf("%d exchanges, notes %q", len(result.Exchanges), result.Notes)
	}
	for i, path := range []string{"/1", "/2", "/3", "/n"} {
		if e := result.Exchanges[i]; !strings.HasSuffix(e.Request.URL, path) || (e.Answer != nil) != (i == 2) {
			t.Errorf("%d: %+v", i, e)
		}
	}
}

func TestACommandAndItsOutputBecomeOneExchange(t *testing.T) {
	t.Parallel()
	const command = "$ curl -i -X POST https://a.test/x -H 'A: b' -d '{\"q\":1}'\n"
	for _, test := range []struct {
		output, body string
		status       int
		note         string
	}{
		{"HTTP/1.1 422 Unprocessable Entity\nC: d\n\n{\"e\":1}", `{"e":1}`, 422, "the request was read from the command"},
		{"HTTP/1.1 100 Continue\r\n\r\nHTTP/2 401\r\nc: d\r\n\r\n{\"e\":1}", `{"e":1}`, 401, "HTTP 100, was passed over"},
		{"{\"e\":1}\n$ ", `{"e":1}`, 0, "no HTTP status"},
		{"invalid token", "invalid token", 0, "from what follows the command"},
		{"<html><body>Bad Gateway</body></html>", "<html><body>Bad Gateway</body></html>", 0, "no HTTP status"},
		{"\n\nand we get a 503 since today", "", 503, "taken from the words around"},
		{"\nThe answer is HTTP 400: {\u201ce\u201d:1}", `{"e":1}`, 400, "smart quotes"},
	} {
		e := mustRead(t, "the paste", []byte(command+test.output)).Exchanges[0]
		if e.Request.Method != "POST" || string(e.Request.Body) != `{"q":1}` || e.Answer == nil {
			t.Errorf("%q: %+v", test.output, e)
			continue
		}
		if string(e.Answer.Body) != test.body || e.Answer.Status != test.status || !hasNote(e.Notes, test.note) {
			t.Errorf("%q: %+v, notes %q", test.output, e.Answer, e.Notes)
		}
	}
	for _, prose := range []string{
		`curl -d '{"q":1}' https://a.test/x returns 401 with {"e":1}`,
		"we call\n  curl \\\n -d '{\"q\":1}' https://a.test/x and it doesn't work, we get a 401: {\"e\":1}",
		`curl -d '{"q":1}' https://a.test/x doesn't work, we get a 401: {"e":1}`,
	} {
		e := mustRead(t, "the paste", []byte(prose)).Exchanges[0]
		if string(e.Request.Body) != `{"q":1}` || e.Answer == nil || e.Answer.Status != 401 || string(e.Answer.Body) != `{"e":1}` || hasNote(e.Notes, "could be an address") {
			t.Errorf("%q: %+v, %q", prose, e, e.Notes)
		}
	}
	e := mustRead(t, "the paste", []byte(command+"curl: (6) Could not resolve host: a.test\n")).Exchanges[0]
	if e.Failure == nil || e.Failure.Phase != api.PhaseDNS || e.Request.URL != "https://a.test/x" {
		t.Errorf("%+v", e)
	}
}

func TestTheBodyThatVerboseDoesNotPrintIsTheCommands(t *testing.T) {
	t.Parallel()
	const output = "* SSL connection using TLSv1.3\n> POST /x?a=1 HTTP/2\n> Host: A.test\n> Content-Type: application/json\n> Content-Length: 7\n>\n< HTTP/2 401\n<\n{}"
	for _, test := range []struct {
		command, body, note string
	}{
		{`curl -v 'https://a.test/x?a=1' -d '{"q":1}' -u jo:CANARY`, `{"q":1}`, "it was taken from the command"},
		{`curl -v 'https://a.test/x?a=2' -d '{"q":1}' -u jo:CANARY`, "", "another method or address"},
		{`curl -v -X PUT 'https://a.test/x?a=1' -d '{"q":1}' -u jo:CANARY`, "", "another method or address"},
		{`curl -v 'https://a.test/x?a=1' -d @q.json -u jo:CANARY`, "", "does not print the request's body"},
	} {
		e, _ := mustReadTranscript(t, test.command+"\n"+output)
		if string(e.Request.Body) != test.body || e.Request.BodyUnknown != (test.body == "") || !hasNote(e.Notes, test.note) {
			t.Errorf("%s: %+v, notes %q", test.command, e.Request, e.Notes)
		}
		if kind, _ := e.Request.Headers.Get("Content-Type"); kind != "application/json" || len(e.Request.Headers) != 3 {
			t.Errorf("%s: headers %q", test.command, e.Request.Headers)
		}
		if !asideHolds(e, "am86Q0FOQVJZ") { // jo:CANARY
			t.Errorf("%s: the login is not known to the redactor: %+v", test.command, e.Aside)
		}
	}
}

func TestWhatOfACommandIsNotInItsRequestIsReadAside(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"curl https://a.test/x -F otp=form-one":                              "form-one",
		"curl https://a.test/x -U me:proxy-one":                              "bWU6cHJveHktb25l",
		"curl https://a.test/x https://b.test/?token=second-one":             "second-one",
		"AUTH_TOKEN=token-0123456789-abcdef\ncurl https://a.test/x":          "token-0123456789-abcdef",
		"curl https://a.test/x\n\nour API key is token-0123456789-abcdef ok": "token-0123456789-abcdef",
	} {
		if e := mustRead(t, "the paste", []byte(text)).Exchanges[0]; !asideHolds(e, want) {
			t.Errorf("%q: %+v", text, e.Aside)
		}
	}
}
