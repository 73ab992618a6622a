package intake_test

import (
	"strings"
	"testing"
)

func TestWhatPowerShellAndFetchAreToldToSendIsRead(t *testing.T) {
	t.Parallel()
	const key = "key-0123456789-not-real"
	for name, text := range map[string]string{
		"on one line": `Invoke-RestMethod -Method Post -Uri "https://a.test/v1/x" -Headers @{"X-API-KEY"="` + key + `"; "A"="b"} -ContentType "application/json" -Body '{"a":"it''s","n":1}'`,
		"as Chrome copies it": "$session = New-Object Microsoft.PowerShell.Commands.WebRequestSession\nInvoke-WebRequest -UseBasicParsing -Uri \"https://a.test/v1/x\" `\n-Method \"POST\" `\n-WebSession $session `\n" +
			"-Headers @{\n\"X-API-KEY\"=\"" + key + "\"\n  \"A\"=\"b\"\n} `\n-ContentType \"application/json\" `\n-Body \"{`\"a`\":`\"it's`\",`\"n`\":1}\"",
		"with variables": "PS C:\\> $headers = @{ 'X-API-KEY' = '" + key + "'; A = 'b'; \"Content-Type\" = 'application/json' }\r\n$body = @{\r\n  a = \"it's\"\r\n  n = 1\r\n} | ConvertTo-Json\r\n" +
			"$r = irm https://a.test/v1/x -Method POST -Headers $headers -Body $body\r\n",
		"with a table in a variable":       "$body = @{ a = \"it's\"; n = 1 }\n$h = @{'X-API-KEY' = '" + key + "'; A = 'b'}\nInvoke-RestMethod 'https://a.test/v1/x' -Method Post -ContentType application/json -Headers $h -Body ($body | ConvertTo-Json -Depth 5)",
		"with a here-string and splatting": "$p = @{ Uri = 'https://a.test/v1/x'; Method = 'Post'; ContentType = 'application/json'; Headers = @{'X-API-KEY' = '" + key + "'; A = 'b'}\n Body = @'\n{\"a\":\"it's\",\"n\":1}\n'@\n}\nInvoke-RestMethod @p",
		"fetch as Chrome copies it":        "fetch(\"https://a.test/v1/x\", {\n  \"headers\": {\"X-API-KEY\": \"" + key + "\", \"A\": \"b\", \"content-type\": \"application/json\"},\n  \"body\": \"{\\\"a\\\":\\\"it's\\\",\\\"n\\\":1}\",\n  \"method\": \"POST\",\n  \"mode\": \"cors\"\n});",
		"fetch as people write it": "const res = await fetch('https://a.test/v1/x', {\n  method: 'POST',\n  headers: { 'X-API-KEY': '" + key + "', A: 'b', 'Content-Type': 'application/json' },\n" +
			"  body: JSON.stringify({a:\"it's\",n:1}),\n  signal: AbortSignal.timeout(5000),\n});",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			e := mustReadCommand(t, text)
			sent, _ := e.Request.Headers.Get("X-API-KEY")
			kind, _ := e.Request.Headers.Get("Content-Type")
			a, _ := e.Request.Headers.Get("A")
			if e.Request.Method != "POST" || e.Request.URL != "https://a.test/v1/x" || sent != key || kind != "application/json" || a != "b" {
				t.Errorf("%+v", e.Request)
			}
			if body := strings.NewReplacer(" ", "").Replace(string(e.Request.Body)); body != `{"a":"it's","n":1}` || e.Request.BodyUnknown {
				t.Errorf("body %q", e.Request.Body)
			}
			if !hasNote(e.Notes, "the request was put together from what") {
				t.Errorf("notes %q", e.Notes)
			}
		})
	}
}

func TestWhatOnlyAScriptKnewIsUnknown(t *testing.T) {
	t.Parallel()
	const key = "key-0123456789-not-real"
	for _, test := range []struct {
		text           string
		veiled, hidden bool
	}{
		{`Invoke-RestMethod https://a.test/v1/x -Method Post -Headers $h -Body '{"a":1}'`, true, false},
		{`Invoke-RestMethod https://a.test/v1/x -Method Post -Headers @{A="b"; "X-API-KEY"="` + key + `"; C="$c"} -Body '{"a":1}'`, true, false},
		{`Invoke-RestMethod https://a.test/v1/x -Method Post -Body ($b | ConvertTo-Json)`, false, true},
		{`Invoke-RestMethod https://a.test/v1/x -Method Post -Body "{""a"":""$(Get-Date)""}"`, false, true},
		{`Invoke-RestMethod https://a.test/v1/x -Method Post -InFile body.json`, false, true},
		{`Invoke-RestMethod https://a.test/v1/x -Method Post -Authentication Bearer -Token $t -Body '{"a":1}'`, true, false},
		{`fetch("https://a.test/v1/x", {method: "POST", headers: headers, body: '{"a":1}'})`, true, false},
		{`fetch("https://a.test/v1/x", {method: "POST", headers: {"X-API-KEY": "` + key + `"}, body: JSON.stringify(data)})`, false, true},
		{`fetch("https://a.test/v1/x", {method: "POST", body: new FormData(f)})`, false, true},
		{`fetch("https://a.test/v1/x", {method: "POST", body})`, true, true},
		{`fetch("https://a.test/v1/x", options)`, true, true},
	} {
		e := mustRead(t, "the paste", []byte(test.text)).Exchanges[0]
		if (e.Request.Headers == nil) != test.veiled || e.Request.BodyUnknown != test.hidden || e.Answer != nil || e.Request.URL != "https://a.test/v1/x" {
			t.Errorf("%q: %+v, body %q", test.text, e.Request, e.Request.Body)
		}
		if strings.Contains(test.text, key) {
			sent, _ := e.Request.Headers.Get("X-API-KEY")
			if sent != key && !asideHolds(e, key) {
				t.Errorf("%q: %+v", test.text, e)
			}
		}
	}
}

func TestAFormAndAnAnswerBehindAScriptAreRead(t *testing.T) {
	t.Parallel()
	e := mustRead(t, "the paste", []byte("irm -Uri https://a.test/token -Method Post -Body @{grant_type='refresh_token'; scope='a b'}\n\nHTTP/1.1 401 X\n\n{\"e\":1}")).Exchanges[0]
	kind, _ := e.Request.Headers.Get("Content-Type")
	if string(e.Request.Body) != "grant_type=refresh_token&scope=a%20b" || kind != "application/x-www-form-urlencoded" || e.Answer == nil || e.Answer.Status != 401 {
		t.Errorf("%+v, body %q, %+v", e.Request, e.Request.Body, e.Answer)
	}
	e = mustRead(t, "the paste", []byte("fetch('https://a.test/x').then(r => r.json())\n{\"e\":1}")).Exchanges[0]
	if e.Request.Method != "GET" || e.Answer == nil || string(e.Answer.Body) != `{"e":1}` {
		t.Errorf("%+v, %+v", e.Request, e.Answer)
	}
	e = mustRead(t, "the paste", []byte("Invoke-RestMethod : {\"e\":1}\nAt line:1 char:1\n+ Invoke-RestMethod -Method Post -Uri https://a.test/v1/x\n+ ~~~~")).Exchanges[0]
	if e.Answer == nil || string(e.Answer.Body) != `{"e":1}` || e.Request.URL != "https://a.test/v1/x" {
		t.Errorf("%+v, %+v", e.Request, e.Answer)
	}
}

func TestAHostileScriptCostsLittle(t *testing.T) {
	t.Parallel()
	const n = 1 << 18
	for name, text := range map[string]string{
		"variables":         "$h = @{" + strings.Repeat("a=1;", n/16) + "}\nirm https://a.test -Body @{" + strings.Repeat("a=$h;", n/16) + "}",
		"open tables":       "irm https://a.test -Body " + strings.Repeat("@{a=", n/8),
		"open brackets":     "irm https://a.test -Body " + strings.Repeat("(", n/8),
		"open fetches":      strings.Repeat("fetch('https://a.test', {a: {", n/32),
		"stringified":       "fetch('https://a.test', {" + strings.Repeat("body: JSON.stringify({a:", n/32),
		"data of axios":     "AxiosError config: { url: 'https://a.test', " + strings.Repeat("data: {a:", n/16) + " response: {" + strings.Repeat("data: {a:", n/16),
		"wrapped and wraps": strings.Repeat("curl https://a.test -d\n'a'\n-d\n", n/32),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if result, err := read(t, "the paste", []byte(text)); err == nil && len(result.Exchanges) > 20 {
				t.Errorf("%d exchanges", len(result.Exchanges))
			}
		})
	}
}

func TestAScriptWithoutAnAddressIsRefusedInOneLine(t *testing.T) {
	t.Parallel()
	const want = "the paste holds a call as a script makes it, which cannot be read (its address is nowhere in it): give it as a curl command, or export a HAR"
	for _, text := range []string{
		`fetch(url, {method: "POST", body: JSON.stringify({"token": "key-0123456789-not-real"})})`,
		`const r = await fetch(api + "/x", {"a": 1})`,
		`Invoke-RestMethod -Uri $url -Method Post -Body '{"a":1}'`,
		`Invoke-RestMethod @params`,
	} {
		if _, err := read(t, "the paste", []byte(text)); err == nil || err.Error() != want {
			t.Errorf("%q: %v", text, err)
		}
	}
}
