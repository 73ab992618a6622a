package intake_test

import "testing"

// texts are what chats, mails, logs and terminals hold, for the fuzz tests to begin
// with.
var texts = []string{
	"curl -X POST 'https://a.test/v1?x=1' -H 'X-API-KEY: k' -d '{\"a\":1}' -d b=2",
	"$ curl -sSG https://a.test/x --data-urlencode 'q=a b&c' -u jo:pw --json @f -F a=b \\\n> -H \"X: $KEY\"\nHTTP/1.1 422 X\n\n{}",
	"curl -d @- https://a.test <<EOF\n{\"a\":1}\nEOF\n{\"e\":1}\n$ curl -v a.test\n> GET / HTTP/1.1\n> Host: a.test\n>\n< HTTP/1.1 200 OK\n<\n{}",
	"curl ^\"https://a.test/x^\" ^\r\n  -H ^\"A: b^\" ^\r\n  --data-raw ^\"^{^\\^\"a^\\^\":1^}^\"\r\n",
	"C:\\>curl https://a.test -d \"{\"\"a\"\":1}\"\n{\"e\":1}",
	"curl $'a\\x41\\u0041\\101' \"$(cat <<E\nx\nE\n)\" `x` ${a:-b} $((1+1)) <(x)",
	"Use `curl https://a.test/x` and \u201ccurl \u2013d \u201ca\u201d https://a.test\u201d",
	"we get a 422 from POST https://a.test/v1: {\u201cerror\u201d: \u201cit\u2019s \u201cso\u201d\u201d, \u201cd\u201d: [1,],}",
	"we send {\"a\":\"\"} and get back {'e': None, \"b\": True} HTTP 400, or 500 Internal Server Error",
	"> {\n>   \"e\": \"x\",\n>   \"d\": {\"a\": 1}\n> }\n",
	"2024-05-14 10:00:00,123 ERROR [app] {\n2024-05-14 10:00:00,124 ERROR [app] \"e\": 1\n2024-05-14 10:00:00,124 ERROR [app] }\n",
	"body=\"{\\\"e\\\":\\\"x\\\\ny\\\"}\" {\\\\\"a\\\\\":1} {\\u0022a\\u0022:1",
	"{ error: 'x', d: undefined,\u00a0\u200b\"s\": \"a\nb\", \"n\": 12\n34 }",
	"Error: getaddrinfo ENOTFOUND a.test {\n  errno: -3008,\n  syscall: 'getaddrinfo'\n}",
	"HTTPSConnectionPool(host='a.test', port=443): Max retries exceeded with url: /x (Caused by NameResolutionError)",
	"Post \"https://a.test/x\": dial tcp 10.0.0.1:443: connect: connection refused",
	`{"info":{"schema":"x"},"item":[{"item":[{"response":[{"code":422,"header":[{"key":"a","value":"b"}],"body":"{}","originalRequest":{"url":{"raw":"https://a.test"},"method":"POST","body":{"mode":"raw","raw":"{}"}}}]}]}]}`,
	"$h = @{'A'=\"b`\"\"; c=1}\n$b = @{ a = @{ b = $true } } | ConvertTo-Json\nInvoke-RestMethod -Uri https://a.test/x -Method Post -Headers $h -Body $b\nirm @p; iwr 'https://a.test' -Body @'\nx\n'@ `\n -H (a)",
	"await fetch(\"https://a.test/x\", {method: 'POST', headers: {'A': `b${c}`, d}, body: JSON.stringify({a: 1, ...b}), ...c}).then(x => x)\n{\"e\":1}",
	"AxiosError: x\n config: { url: 'https://a.test/x', method: 'post', data: '{\"a\":1}' },\n response: { status: 422, data: { e: 'x', d: [Object], data: null } } }",
	"curl -X POST\n'https://a.test/x?a=1' -H 'A:\nb' -d\n'{}' & curl https://a.test/x?a=1&b=2 -d '{}' \\\n -H 'c: d'",
	"\"e\":\"x\",\"d\":{\"a\":1}", "%7B%22e%22%3A1%7D", "eyJlIjoxMjM0NTZ9e30=", "{\"log\":\"HTTP 422 {\\\"e\\\":1}\\n\",\"stream\":\"x\"}", "a 401 from https://a.test/x", "C:\\>curl https://a.test -H 'A: b c'\ncurl: (6) Could not resolve host: b",
	"\x1b[1;39m{\n  \x1b[34;1m\"e\"\x1b[0m: 1\n}\x1b[0m", "{\"a\":1 \"b\":{\"c\":2}} [{\"d\":3}] [x] {}", "{{{{[[[[{'{\"{\u201c",
}

// FuzzText holds readers of typed and copied text against what is promised of every
// result, and against themselves.
func FuzzText(f *testing.F) {
	for _, s := range texts {
		f.Add([]byte(s))
		f.Add([]byte(s[:len(s)*2/3]))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		result, err := read(t, "a paste", b)
		again, errAgain := read(t, "a paste", b)
		if (err == nil) != (errAgain == nil) || len(result.Exchanges) != len(again.Exchanges) || result.Form != again.Form {
			t.Fatal("read twice, it is not the same")
		}
	})
}
