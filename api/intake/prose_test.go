package intake_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"casebook/api/intake"
)

// all returns what is said of a text and of its first exchange.
func all(result intake.Result) []string {
	return append(append([]string{}, result.Notes...), result.Exchanges[0].Notes...)
}

func TestWhatChatsMailsAndLogsMakeOfJSONIsMendedAndSaid(t *testing.T) {
	t.Parallel()
	wide := strings.Repeat("x", 80-len(`{"error":"`))
	for _, test := range []struct{ name, text, body, said string }{
		{"in prose", "Hi,\nwe see {\"e\":{\"a\":[1]}} since today.\nRegards {Jo}", `{"e":{"a":[1]}}`, "of the text around the JSON only what tells of the call was read"},
		{"in a fence", "```json\n{\"e\":1}\n```", `{"e":1}`, ""},
		{"a list of objects in prose", "the errors: [{\"e\":1},{\"e\":2}] [1] [sic]", `[{"e":1},{"e":2}]`, "only what tells of the call was read"},
		{"a quoted mail", "On Monday Jo wrote:\n> {\n>   \"e\": {\"a\": 1}\n> }", "{\n  \"e\": {\"a\": 1}\n}", "the > of a quoted mail or chat was left out"},
		{"a mail quoted twice", ">> {\n>> \"e\": {\"a\": 1}\n>> }", "{\n\"e\": {\"a\": 1}\n}", "the > of a quoted mail or chat was left out"},
		{"smart quotes", "{\u201ce\u201d: \u201ca \u201cb\u201d c\u201d, \u201ed\u201c: \u2018it\u2019s\u2019}", `{"e": "a “b” c", "d": "it’s"}`, "smart quotes were turned into straight ones"},
		{"straight quotes inside of smart ones", "{\u201ce\u201d: \u201ca \"b\" c\u201d}", `{"e": "a \"b\" c"}`, "smart quotes"},
		{"no-break spaces and zero-width characters", "{\u00a0\"e\":\u200b1,\u2003\"a\u00a0b\":2}", "{ \"e\":1,\"a\u00a0b\":2}", "no-break spaces and zero-width characters between the values were left out"},
		{"a log's prefix", "2024-05-14T10:00:00Z ERROR [app] {\n2024-05-14T10:00:00Z ERROR [app]  \"e\": {\"a\":1}\n2024-05-14T10:00:00Z ERROR [app] }", "{\n \"e\": {\"a\":1}\n}", "the prefix of a log was left out before each line"},
		{"a container's prefix", "app_1  | {\napp_1  |  \"e\": {\"a\":1}\napp_1  | }", "{\n \"e\": {\"a\":1}\n}", "the prefix of a log"},
		{"syslog's prefix", "May 14 10:00:00 host app[12]: {\nMay 14 10:00:00 host app[12]: \"e\":1}", "{\n\"e\":1}", "the prefix of a log"},
		{"a log's prefix on one line", "10:00:00.123 [main] ERROR c.a.Client - answer {\"e\":1}", `{"e":1}`, "only what tells of the call was read"},
		{"colours", "\x1b[1;39m{\x1b[0m\x1b[34;1m\"e\"\x1b[0m:1}", `{"e":1}`, "colours of a terminal were left out"},
		{"CRLF", "we get\r\n{\r\n\"e\":1\r\n}\r\n", "{\r\n\"e\":1\r\n}", "only what tells of the call was read"},
		{"cut at a terminal's width", "{\"error\":\"" + wide + "\nyyy\"}", `{"error":"` + wide + `yyy"}`, "as the lines were cut at one width"},
		{"cut at one width again and again", "{\"error\":\"aaaaaaaaaaaa\nbbbbbbbbbbbbbbbbbbbbbb\ncc\",\"n\":1}", `{"error":"aaaaaaaaaaaabbbbbbbbbbbbbbbbbbbbbbcc","n":1}`, "as the lines were cut at one width"},
		{"cut inside a word and an escape", "{\"error\":\"aaaaaaaa\",\"b\":tr\nue,\"cccc\":\"ddddddddddd\\\nnddd\"}", `{"error":"aaaaaaaa","b":true,"cccc":"ddddddddddd\nddd"}`, "as the lines were cut at one width"},
		{"wrapped between words", "{\"error\":\"this was wrapped by\na mail program\"}", `{"error":"this was wrapped by a mail program"}`, "line breaks inside strings were read as blanks"},
		{"a tab inside a string", "{\"e\":\"a\tb\"}", `{"e":"a\tb"}`, "tabs inside strings were escaped"},
		{"a Python dict", `{'e': 'it\'s "so"', "f": "it's", 'g': [True, False, None], 'h': '\xe9'}`, `{"e": "it's \"so\"", "f": "it's", "g": [true, false, null], "h": "\u00e9"}`, "read as a Python dict"},
		{"a JavaScript object", "{ error: 'x', list: [ undefined ] }", `{ "error": "x", "list": [ null ] }`, "keys without quotes were given them"},
		{"escaped inside a string", `body="{\"e\":\"a\\nb\",\"f\":{\"g\":\"\\\"\"}}"`, `{"e":"a\nb","f":{"g":"\""}}`, "JSON that was escaped inside a string was unescaped"},
		{"a string and nothing else", `"{\"e\":1}"`, `{"e":1}`, "was unescaped"},
		{"escaped twice", `{\\\"e\\\":\\\"a\\\"}`, `{"e":"a"}`, "was unescaped"},
		{"doubled backslashes", `{\\"e\\":\\"a\\"}`, `{"e":"a"}`, "was unescaped"},
		{"escaped quotes by number", `log {\u0022e\u0022:\u0022a\u0022} end`, `{"e":"a"}`, "was unescaped"},
		{"HTML's entities", "we get {&quot;e&quot;:&quot;a &amp;&lt; b&quot;}", `{"e":"a &< b"}`, "HTML's entities were turned into the characters they stand for"},
		{"Jira's markup", "{code:json}\n{\"e\":1}\n{code}", `{"e":1}`, "only what tells of the call was read"},
		{"trailing commas", `{"e":[1,2,],}`, `{"e":[1,2]}`, "commas before a closing bracket were left out"},
		{"a byte order mark", "\ufeff\ufeff{\"e\":1}", `{"e":1}`, "byte order mark"},
		{"cut at its end", "we get {\"e\":\"x\",\"d\":[1,{\"f\":\"abc", `{"e":"x","d":[1,{"f":"abc`, "the answer is cut at its end"},
		{"cut at its end and full of smart quotes", "{\u201ce\u201d:\u201cx\u201d,\u201cd", `{"e":"x","d`, "the answer is cut at its end"},
		{"cut at its end before further words", "we get {\"e\":\"x\",\"d\":[1,{\"f\":\"abc\n\nOur password is\nCANARY-words-17\n", `{"e":"x","d":[1,{"f":"abc`, "the answer is cut at its end"},
		{"cut at its end before further words and full of smart quotes", "{\u201ce\u201d:\u201cx\u201d,\u201cd\r\n\r\nOur password is \u201cCANARY-words-17\u201d\n", `{"e":"x","d`, "the answer is cut at its end"},
		{"what cannot be mended", `we get {"e":1 "d":{"f":2}} ok`, `{"e":1 "d":{"f":2}}`, "begins like JSON and does not parse"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			result := mustRead(t, "the paste", []byte(test.text))
			if len(result.Exchanges) != 1 || result.Exchanges[0].Answer == nil {
				t.Fatalf("%+v", result)
			}
			if got := string(result.Exchanges[0].Answer.Body); got != test.body {
				t.Errorf("got  %q\nwant %q", got, test.body)
			}
			if test.said != "" && !hasNote(all(result), test.said) {
				t.Errorf("said %q", all(result))
			}
			for _, mended := range result.Mended {
				if !hasNote(all(result), mended) {
					t.Errorf("%q was mended and not said: %q", mended, all(result))
				}
			}
		})
	}
}

func TestJSONThatIsWholeIsNeverChanged(t *testing.T) {
	t.Parallel()
	for _, body := range []string{
		`{"message":"{\"e\":1}","list":["a\u00a0b","“x”","HTTP 422 https://a.test/x"]}`,
		"[{\"e\":1}]", "{}", " {\r\n \"e\" : 1 }\n", `{"error":"getaddrinfo ENOTFOUND","error_description":"Could not send request"}`,
	} {
		result := mustRead(t, "the paste", []byte(body))
		e := result.Exchanges[0]
		if result.Form != intake.FormBody || string(e.Answer.Body) != body || e.Answer.Status != 0 || len(result.Notes)+len(result.Mended) > 0 || e.Request.URL != "" {
			t.Errorf("%q: %+v", body, result)
		}
	}
}

func TestAStatusInTheWordsIsTakenAndSaid(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		text   string
		status int
	}{
		{"we get a 422: %s", 422},
		{"HTTP 422 %s", 422},
		{"it says HTTP/1.1 422 %s", 422},
		{"status: 422\n%s", 422},
		{"Status Code: 422 Unprocessable Entity\n%s", 422},
		{"%s\nHTTP status code is 503", 503},
		{"422 Unprocessable Entity\n%s", 422},
		{"Response: 422 %s", 422},
		{"422 %s", 422},
		{"401: %s", 401},
		{"--> POST https://a.test/v1/x\n<-- 422 https://a.test/v1/x (120ms)\n%s", 422},
		{"it returned (401) %s, again 401 Unauthorized", 401},
		{"%s", 0},
		{"after 300 seconds we get %s", 0},
		{"we get 200 users and a 500 ms delay: %s", 0},
		{"call +962 422 7654 about ticket 422: %s", 0},
		{"order 404 is broken: %s", 0},
	} {
		e := mustRead(t, "the paste", fmt.Appendf(nil, test.text, `{"e":1}`)).Exchanges[0]
		if e.Answer.Status != test.status || hasNote(e.Notes, "was taken from the words around") != (test.status != 0) {
			t.Errorf("%q: %d, notes %q", test.text, e.Answer.Status, e.Notes)
		}
	}
	e := mustRead(t, "the paste", []byte(`mostly HTTP 401, now and then 403 Forbidden: {"e":1}`)).Exchanges[0]
	if e.Answer.Status != 0 || !hasNote(e.Notes, "the text names 2 different HTTP statuses: none was taken") {
		t.Errorf("%+v, notes %q", e.Answer, e.Notes)
	}
}

func TestACallInTheWordsIsTakenAndSaid(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ text, method, url string }{
		{"POST https://a.test/v1/x?b=1. answers %s", "POST", "https://a.test/v1/x?b=1"},
		{"Request URL: https://a.test/v1/x\nRequest Method: PUT\n%s", "PUT", "https://a.test/v1/x"},
		{"POST /v1/x\nHost: a.test\n\n%s", "POST", "https://a.test/v1/x"},
		{"%s came from <https://a.test/v1/x>", "", "https://a.test/v1/x"},
		{"POST https://a.test/v1/x gives %s, see https://docs.test/errors", "POST", "https://a.test/v1/x"},
		{"https://a.test/v1/x or https://b.test/v1/x: %s", "", ""},
		{"%s\nJo, https://a.test", "", ""},
	} {
		e := mustRead(t, "the paste", fmt.Appendf(nil, test.text, `{"e":1}`)).Exchanges[0]
		if e.Request.Method != test.method || e.Request.URL != test.url || hasNote(e.Notes, "taken from the words around it") != (test.url != "") {
			t.Errorf("%q: %+v, notes %q", test.text, e.Request, e.Notes)
		}
		if hasNote(e.Notes, "a.test") {
			t.Errorf("a note quotes the address: %q", e.Notes)
		}
	}
}

func TestTheWordsTellWhatWasSentFromWhatCameBack(t *testing.T) {
	t.Parallel()
	const first, second = `{"user_id":""}`, `{"e":1}`
	for _, test := range []struct {
		text    string
		request bool
	}{
		{"we send %s and get back %s", true},
		{"Request: %s\nResponse: %s", true},
		{"Request body:\n%s\nResponse body:\n%s", true},
		{"payload %s answer %s", true},
		{"body: %s\nreturned: %s", true},
		{"The client posted %s. This came: %s", true},
		{"input json %s, output %s", true},
		{"--> POST https://a.test/v1/x\n%s\n--> END POST\n<-- 422 https://a.test/v1/x (120ms)\n%s\n<-- END HTTP", true},
		{"the request failed with %s and then %s", false},
		{"first %s then %s", false},
		{"response %s and response %s", false},
		{"%s\n%s", false},
	} {
		result := mustRead(t, "the paste", fmt.Appendf(nil, test.text, first, second))
		e := result.Exchanges[0]
		if test.request != (string(e.Request.Body) == first && string(e.Answer.Body) == second && len(result.Exchanges) == 1) {
			t.Errorf("%q: %d exchanges, sent %s, answered %s", test.text, len(result.Exchanges), e.Request.Body, e.Answer.Body)
		}
		if test.request != hasNote(e.Notes, "the first JSON is what was sent") {
			t.Errorf("%q: notes %q", test.text, e.Notes)
		}
		if !test.request && (len(result.Exchanges) != 2 || string(result.Exchanges[1].Answer.Body) != second) {
			t.Errorf("%q: %+v", test.text, result.Exchanges)
		}
	}
}

func TestAFaultInWhatWasSentIsNotMended(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ sent, answer, body string }{
		{`{"a":1,}`, `{"e":1}`, `{"a":1,}`},
		{`{'a':1}`, `{"e":1}`, `{'a':1}`},
		{`{"a":1 "b":2}`, `{"e":1}`, `{"a":1 "b":2}`},
		{"{\u201ca\u201d:1}", `{"e":1}`, "{\u201ca\u201d:1}"},
		{"{\u201ca\u201d:1}", "{\u201ce\u201d:1}", `{"a":1}`}, // the chat did it to both
	} {
		e := mustRead(t, "the paste", []byte("we send "+test.sent+" and get "+test.answer)).Exchanges[0]
		if string(e.Request.Body) != test.body {
			t.Errorf("%q: sent %q, notes %q", test.sent, e.Request.Body, e.Notes)
		}
		if left := test.body == test.sent; left != hasNote(e.Notes, "it was left as it is, since that may be the fault") {
			t.Errorf("%q: notes %q", test.sent, e.Notes)
		}
	}
}

func TestWhatWasSentAndOnlyAStatusMakeAnExchange(t *testing.T) {
	t.Parallel()
	e := mustRead(t, "the paste", []byte(`we send {"user_id":""} to POST https://a.test/v1/x and get a 422`)).Exchanges[0]
	if string(e.Request.Body) != `{"user_id":""}` || e.Request.Method != "POST" || e.Answer == nil || e.Answer.Status != 422 || len(e.Answer.Body) > 0 {
		t.Errorf("%+v", e)
	}
	if !hasNote(e.Notes, "the answer's body is not in what was given") {
		t.Errorf("notes %q", e.Notes)
	}
}

func TestTwentyAnswersOfATextAreReadAndTheRestIsSaid(t *testing.T) {
	t.Parallel()
	result := mustRead(t, "app.log", []byte(strings.Repeat("2024-05-14 10:00:00 answer {\"e\":1}\n", 23)))
	if len(result.Exchanges) != 20 || !hasNote(result.Notes, "app.log: 3 more JSON values were not read") {
		t.Errorf("%d, notes %q", len(result.Exchanges), result.Notes)
	}
}

func TestATextThatKeepsBeginningJSONCostsLittle(t *testing.T) {
	t.Parallel()
	for _, piece := range []string{"{", "[{", `{"`, "{'", "{\u201c", `{\"`, `{"a":`, `{"a":"`, "[{[", `{"a":1,`} {
		text := bytes.Repeat([]byte(piece), 1<<20/len(piece))
		if result, err := read(t, "the paste", text); err == nil && len(result.Exchanges) != 1 {
			t.Errorf("%q again and again made %d exchanges", piece, len(result.Exchanges))
		}
	}
}

func TestSecretsAroundAnAnswerAreReadAside(t *testing.T) {
	t.Parallel()
	const key = "token-0123456789-abcdef"
	result := mustRead(t, "the paste", []byte("our API key is "+key+"\nwe get {\"e\":1} and {\"e\":2}"))
	if len(result.Exchanges) != 2 {
		t.Fatalf("%+v", result)
	}
	for _, e := range result.Exchanges {
		if !asideHolds(e, key) || hasNote(append(e.Notes, result.Notes...), key) {
			t.Errorf("%+v", e)
		}
	}
}

func TestATranscriptInAMailOrAColouredTerminalIsRead(t *testing.T) {
	t.Parallel()
	for text, said := range map[string]string{
		"\x1b[1mHTTP/2 422\x1b[0m\n\x1b[1mcontent-type\x1b[0m: application/json\n\n{\"e\":1}":         "colours of a terminal were left out",
		"> HTTP/1.1 422 X\n> content-type: application/json\n>\n> {\"e\":1}":                          "the > of a quoted mail or chat was left out",
		"> > POST /x HTTP/1.1\n> > Host: a.test\n> >\n> < HTTP/1.1 422 X\n> < a: b\n> <\n> {\"e\":1}": "the > of a quoted mail or chat was left out",
	} {
		e, result := mustReadTranscript(t, text)
		if e.Answer == nil || e.Answer.Status != 422 || len(e.Answer.Headers) != 1 || strings.TrimSpace(string(e.Answer.Body)) != `{"e":1}` {
			t.Errorf("%q: %+v", text, e.Answer)
		}
		if !hasNote(result.Notes, said) || !hasNote(result.Mended, said) {
			t.Errorf("%q: notes %q", text, result.Notes)
		}
	}
}
