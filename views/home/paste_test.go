package home

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"casebook/history"
	"casebook/ui/uitest"
	"casebook/views/nav"
)

// pasteKey is the made-up key in the paste, which must end up nowhere.
const pasteKey = "not-a-real-key-0123456789abcdef"

// refusedCall is a call as a browser exports it, its line ends as a terminal pastes
// them.
func refusedCall() string {
	return strings.ReplaceAll(`{"log":{"version":"1.2","creator":{"name":"browser","version":"1"},"entries":[{
"startedDateTime":"2026-11-23T10:00:00.000+03:00","time":182,
"request":{"method":"POST","url":"https://service.authmatech.com/v1/api/verify","httpVersion":"HTTP/1.1",
"headers":[{"name":"X-API-KEY","value":"`+pasteKey+`"},{"name":"X-CLIENT-ID","value":"acme"},{"name":"Content-Type","value":"application/json"}],
"queryString":[],"cookies":[],"headersSize":-1,"bodySize":-1,
"postData":{"mimeType":"application/json","text":"{\"mobileNumber\":\"0790000000\",\"encryptedMobileNumber\":\"bm90IHJlYWw=\"}"}},
"response":{"status":400,"statusText":"Bad Request","httpVersion":"HTTP/1.1","headers":[],"cookies":[],"redirectURL":"","headersSize":-1,"bodySize":-1,
"content":{"size":1,"mimeType":"application/json","text":"{\"success\":false,\"messages\":[{\"type\":\"ERROR\",\"code\":\"INVALID_MOBILE_NUMBER\",\"message\":\"invalid\"}]}"}},
"cache":{},"timings":{"send":1,"wait":180,"receive":1}}]}}`, "\n", "\r")
}

func TestAPastedCallIsExplainedAndKeptOnlyOnTheUsersWord(t *testing.T) {
	t.Parallel()
	setup := newSetup(t)
	d := drive(t, setup, 120, 34)
	d.Paste(refusedCall())
	ask := last[nav.Ask](t, d)
	uitest.MustContain(t, ask.Text, "a call of Authmatech · Verify, refused (400): The mobile number is not accepted", "without its secrets")
	if rows, err := setup.Store.Attempts(t.Context(), history.Page{}); err != nil || len(rows) != 0 {
		t.Fatalf("%d attempts were kept unasked, %v", len(rows), err)
	}
	d.Send(ask.Do())
	open := last[nav.OpenRequest](t, d)
	if open.System != "authmatech" || open.Operation != "verify" || open.Attempt == "" {
		t.Errorf("opened %+v", open)
	}
	uitest.MustContain(t, view(d), "1 case", "The mobile number is not accepted", "✗ refused")
	uitest.MustNotContain(t, view(d), "sim  ")
	if open.Case != 0 {
		t.Error("a call to the simulator would join the case of a real one")
	}
	file, err := os.ReadFile(setup.Store.Path())
	if err != nil || strings.Contains(string(file), pasteKey) {
		t.Errorf("the key of the paste is in the history, or %v", err)
	}
}

func TestAPasteOfAnAnswerAloneSaysWhatItMeans(t *testing.T) {
	t.Parallel()
	d := drive(t, newSetup(t), 120, 34)
	d.Paste(`{"success":false,"messages":[{"code":"INVALID_MOBILE_NUMBER","message":"invalid"}]}`)
	tell := last[nav.Tell](t, d)
	uitest.MustContain(t, tell.Text, "The mobile number is not accepted", "refused it. It wants E.164 form", "save it to a file and run casebook explain FILE")
}

// entry is one call of a HAR.
func entry(path string, status int, body string) string {
	return fmt.Sprintf(`{"startedDateTime":"2026-11-23T10:00:00.000Z","time":1,
"request":{"method":"POST","url":"https://service.authmatech.com%s","httpVersion":"HTTP/1.1","headers":[],"queryString":[],"cookies":[],"headersSize":-1,"bodySize":-1,
"postData":{"mimeType":"application/json","text":"{}"}},
"response":{"status":%d,"statusText":"","httpVersion":"HTTP/1.1","headers":[],"cookies":[],"redirectURL":"","headersSize":-1,"bodySize":-1,
"content":{"size":1,"mimeType":"application/json","text":%q}},"cache":{},"timings":{"send":1,"wait":1,"receive":1}}`, path, status, body)
}

func TestOfSeveralPastedCallsTheFirstThatFailedIsTaken(t *testing.T) {
	t.Parallel()
	const verified, refused, verify = `{"success":true,"messages":[],"data":{"validNumber":true}}`, `{"success":false,"messages":[]}`, "/v1/api/verify"
	for _, test := range []struct {
		calls []string
		want  string
	}{
		{[]string{entry("/other", 500, ""), entry(verify, 200, verified), entry(verify, 400, refused), entry(verify, 500, refused)}, "3 of 4 calls"},
		{[]string{entry("/other", 500, ""), entry(verify, 200, verified), entry(verify, 200, verified)}, "2 of 3 calls"},
		{[]string{entry(verify, 200, verified), entry(verify, 200, refused)}, "2 of 2 calls"},
		{[]string{entry("/other", 200, ""), entry("/other", 500, "")}, "1 of 2 calls"},
	} {
		d := drive(t, newSetup(t), 120, 34)
		d.Paste(strings.ReplaceAll(`{"log":{"version":"1.2","creator":{"name":"b","version":"1"},"entries":[`+strings.Join(test.calls, ",")+`]}}`, "\n", "\r\n"))
		text := ""
		if sent[nav.Tell](d) {
			text = last[nav.Tell](t, d).Text
		} else {
			text = last[nav.Ask](t, d).Text
		}
		uitest.MustContain(t, text, "It is "+test.want)
	}
}

func TestATranscriptWithAnyLineEndsIsReadFromAPaste(t *testing.T) {
	t.Parallel()
	const transcript = "> POST /v1/api/verify HTTP/1.1\n> Host: service.authmatech.com\n>\n< HTTP/1.1 400 Bad Request\n< Content-Type: application/json\n<\n" + `{"success":false,"messages":[{"code":"INVALID_MOBILE_NUMBER"}]}`
	for _, end := range []string{"\n", "\r\n", "\r"} {
		d := drive(t, newSetup(t), 120, 34)
		d.Paste(strings.ReplaceAll(transcript, "\n", end))
		uitest.MustContain(t, last[nav.Ask](t, d).Text, "Authmatech · Verify, refused (400)")
	}
}

func TestAPasteThatHoldsNothingSaysSo(t *testing.T) {
	t.Parallel()
	d := drive(t, newSetup(t), 120, 34)
	d.Paste("   \r  ")
	if say := last[nav.Say](t, d); !strings.Contains(say.Text, "the paste is empty") {
		t.Errorf("said %q", say.Text)
	}
}
