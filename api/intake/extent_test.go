package intake_test

import (
	"slices"
	"strings"
	"testing"
)

func TestWordsAroundAnAnswerAreNoPartOfIt(t *testing.T) {
	t.Parallel()
	const words = "\n\nCan you check?\nOur admin password is CANARY-words-17\nThanks, Sam"
	const after = "3 lines after the answer were not read as part of it"
	for _, test := range []struct{ name, head, printed, body, note string }{
		{"JSON", "", `{"e":1}` + words, `{"e":1}`, after},
		{"JSON with CRLF", "", "{\"e\":1}" + strings.ReplaceAll(words, "\n", "\r\n"), `{"e":1}`, after},
		{"one line", "", "{\"e\":1}\nCANARY-words-17", `{"e":1}`, "1 line after the answer was not read as part of it"},
		{"smart quotes", "", "{\u201ce\u201d:1}" + words, `{"e":1}`, after},
		{"a fault of the server", "", "{'e':1,}" + words, "{'e':1,}", after},
		{"a bracket too many", "", `{"e":1}}` + words, `{"e":1}}`, after},
		{"a list", "", `[{"e":1}]` + words, `[{"e":1}]`, after},
		{"a value a line", "", "{\"e\":1}\n{\"e\":2}\n" + words, "{\"e\":1}\n{\"e\":2}", after},
		{"what does not parse", "", `{"e":1 "f":{"g":2}}` + words, `{"e":1 "f":{"g":2}}`, after},
		{"cut off", "", `{"e":"x","d":[1,{"f":"abc` + words, "{\"e\":\"x\",\"d\":[1,{\"f\":\"abc\n\n", after},
		{"HTML", "Content-Type: text/html\n", "<html><b>Bad Gateway</b></html>" + words, "<html><b>Bad Gateway</b></html>", after},
		{"HTML with its padding", "", "<html></html>\n<!-- a padding -->" + words, "<html></html>\n<!-- a padding -->", after},
		{"XML", "", "<error>\n\n<code>1</code>\n</error>" + words, "<error>\n\n<code>1</code>\n</error>", after},
		{"plain text", "Content-Type: text/plain\n", "slow\nand slower" + words, "slow\nand slower", after},
		{"plain text with CRLF", "", "slow" + strings.ReplaceAll(words, "\n", "\r\n"), "slow", after},
		{"a length", "Content-Length: 4\n", "slow" + words, "slow", after},
		{"words before it", "", "This is the body:\n\n{\"e\":1}", `{"e":1}`, "1 line before the answer was not read as part of it"},
		{"words on both sides", "", "CANARY-words-17 is\nour password:\n{\"e\":1}" + words, `{"e":1}`, "2 lines before the answer were not read as part of it"},
	} {
		head := "HTTP/1.1 422 X\nA: b\n" + test.head + "\n"
		for _, head := range []string{head, "< " + strings.ReplaceAll(head[:len(head)-1], "\n", "\n< ") + "\n"} {
			e, _ := mustReadTranscript(t, head+test.printed)
			if string(e.Answer.Body) != test.body || !slices.Contains(e.Notes, test.note) {
				t.Errorf("%s: %q: body %q, notes %q", test.name, head, e.Answer.Body, e.Notes)
			}
		}
	}
}

func TestTheBodyOfAnAnswerStaysAsItWasPrinted(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ name, head, body string }{
		{"cut off", "", `{"e":"x","d":[1,{"f":"abc`},
		{"cut off between lines", "", "{\n  \"e\": \"x\",\n\n  \"d\": [\n    1,\n"},
		{"blanks behind it", "", "{\"e\":1}\r\n\r\n"},
		{"as long as it says", "Content-Length: 17\n", "{\"e\":1}\nWarning: "},
		{"longer than what is here", "Content-Length: 99\n", "slow\n\nand slower"},
		{"JSON in a page", "", "<p>\n{\"e\":1}\n</p>"},
		{"JSON in text", "Content-Type: text/plain\n", "see\n{\"e\":1}\nand"},
		{"encoded", "Content-Length: 4\nContent-Encoding: gzip\n", "slow and slower"},
	} {
		e, _ := mustReadTranscript(t, "HTTP/1.1 422 X\nA: b\n"+test.head+"\n"+test.body)
		if string(e.Answer.Body) != test.body || hasNote(e.Notes, "not read as part of it") {
			t.Errorf("%s: body %q, notes %q", test.name, e.Answer.Body, e.Notes)
		}
	}
}

func TestWhatAnAnswerRepeatsOfTheWordsAroundItIsKnown(t *testing.T) {
	t.Parallel()
	const key = "token-0123456789-abcdef"
	for _, head := range []string{"HTTP/1.1 401 X\n\n", "< HTTP/1.1 401 X\n< \n", "$ curl -i https://a.test/x\nHTTP/1.1 401 X\n\n"} {
		e, _ := mustReadTranscript(t, head+"{\"e\":1}\n\nOur API key is "+key+"\n")
		if !asideHolds(e, key) || hasNote(e.Notes, key) {
			t.Errorf("%q: aside %+v, notes %q", head, e.Aside, e.Notes)
		}
	}
}

func TestWordsBehindWhatACommandPrintedAreNoPartOfIt(t *testing.T) {
	t.Parallel()
	for _, printed := range []string{"Unauthorized", "<html>\n</html>"} {
		e := mustRead(t, "stdin", []byte("$ curl https://a.test/x\n"+printed+"\n\nOur API key is token-0123456789-abcdef\nThanks, Sam\n")).Exchanges[0]
		if e.Answer == nil || string(e.Answer.Body) != printed || !slices.Contains(e.Notes, "2 lines after the answer were not read as part of it") || !asideHolds(e, "token-0123456789-abcdef") {
			t.Errorf("%q: %+v, notes %q", printed, e.Answer, e.Notes)
		}
	}
}

func TestWordsBehindARequestThatIsWrittenOutAreNoPartOfIt(t *testing.T) {
	t.Parallel()
	const request = "POST /v1/x HTTP/1.1\nHost: a.test\n\n{\"q\":1}\n\nour password is CANARY-words-17-xyz, and we get back\n\n"
	for answer, note := range map[string]string{
		"":                           "stdin: 1 line around the request was passed over",
		"HTTP/1.1 422 X\nA: b\n\n{}": "stdin: 1 line before the status line was passed over",
	} {
		e, result := mustReadTranscript(t, request+answer)
		if string(e.Request.Body) != `{"q":1}` || !slices.Contains(result.Notes, note) || !asideHolds(e, "CANARY-words-17-xyz") {
			t.Errorf("%q: sent %q, notes %q, aside %+v", answer, e.Request.Body, result.Notes, e.Aside)
		}
	}
}
