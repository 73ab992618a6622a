package home

import (
	"fmt"
	"os"
	"slices"
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
	choose := last[nav.Choose](t, d)
	uitest.MustContain(t, choose.Text, "a call of Authmatech · Verify, refused (400): The mobile number is not accepted", "without its secrets")
	if rows, err := setup.Store.Attempts(t.Context(), history.Page{}); err != nil || len(rows) != 0 {
		t.Fatalf("%d attempts were kept unasked, %v", len(rows), err)
	}
	take(t, d, "e")
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

// take takes a way of the newest offer by its key.
func take(t *testing.T, d *uitest.Driver[*Screen], key string) {
	t.Helper()
	choose := last[nav.Choose](t, d)
	for _, way := range choose.Ways {
		if way.Key == key && way.Do != nil {
			d.Send(way.Do())
			return
		}
	}
	t.Fatalf("%q is no way of %v", key, choose.Ways)
}

func TestAPasteOfAnAnswerAloneSaysWhatItMeans(t *testing.T) {
	t.Parallel()
	d := drive(t, newSetup(t), 120, 34)
	d.Paste(`{"success":false,"messages":[{"code":"INVALID_MOBILE_NUMBER","message":"invalid"}]}`)
	uitest.MustContain(t, last[nav.Choose](t, d).Text, "The mobile number is not accepted", "refused it. It wants E.164 form", "nothing to keep it as")
	take(t, d, "e")
	if open := last[nav.OpenCodes](t, d); len(open.Rows) == 0 || !strings.HasPrefix(open.Rows[0], "authmatech.") {
		t.Errorf("opened %+v", open)
	}
}

func TestAnAnswerThatCouldBeSeveralIsNotToldAsOne(t *testing.T) {
	t.Parallel()
	d := drive(t, newSetup(t), 120, 34)
	d.Paste(`{"error":"invalid_parameters","message":"x"}`)
	text := last[nav.Choose](t, d).Text
	uitest.MustContain(t, text, "an answer of nextReason, refused.", "It could be one of 2 documented answers:", "· redirect_uri is not accepted", "Ask: ", "nothing to keep it as")
	take(t, d, "e")
	open := last[nav.OpenCodes](t, d)
	if len(open.Rows) != 2 || open.Query != "" || len(open.Notes) == 0 {
		t.Errorf("opened %+v", open)
	}
}

func TestALiveKeyInAPasteIsSaidInTheOfferItself(t *testing.T) {
	t.Parallel()
	d := drive(t, newSetup(t), 120, 34)
	d.Paste(refusedCall())
	if got := last[nav.Choose](t, d).Warnings; len(got) != 1 || got[0] != "A live credential is in this paste: have it replaced." {
		t.Errorf("it warns of %q", got)
	}
	d.Paste(archive(entry(verify, 400, refused)))
	if got := last[nav.Choose](t, d).Warnings; len(got) != 0 {
		t.Errorf("without a key it warns of %q", got)
	}
}

// verbs are what an offer's ways do, in their order.
func verbs(choose nav.Choose) string {
	var ways []string
	for _, way := range choose.Ways {
		ways = append(ways, way.Verb)
	}
	return strings.Join(ways, ", ")
}

func TestARequestWithoutAOneTimeCodeFillsTheFormFirst(t *testing.T) {
	t.Parallel()
	d := drive(t, newSetup(t), 120, 34)
	d.Paste(`curl https://service.authmatech.com/v1/api/verify -H 'Content-Type: application/json' -d '{"mobileNumber":"+962791234567","serviceType":"LOGIN"}'`)
	if got := verbs(last[nav.Choose](t, d)); got != "fill the form, explain this, drop it" {
		t.Errorf("the ways are %s", got)
	}
}

func TestARequestInAMailIsExplainedBeforeItsCodeFillsTheForm(t *testing.T) {
	t.Parallel()
	d := drive(t, newSetup(t), 120, 34)
	d.Paste(`Hello, we post {"user_id":"carol@example.org","auth_type":"email","code":"482913","client_id":"acme-web"} and it fails. Bye`)
	choose := last[nav.Choose](t, d)
	uitest.MustContain(t, choose.Text, "a call of nextReason · OTP verify, without its answer")
	uitest.MustContain(t, strings.Join(choose.Warnings, " "), "can be used once")
	if got := verbs(choose); got != "explain this, fill the form, drop it" || choose.At != 0 {
		t.Errorf("the ways are %s", got)
	}
	take(t, d, "f")
	if open := last[nav.OpenRequest](t, d); open.Operation != "otp_verify" || open.Inputs["user_id"] != "carol@example.org" || open.Inputs["client_id"] != "acme-web" {
		t.Errorf("opened %+v", open)
	}
}

func TestWordsOnSeveralLinesAreTypedIntoTheField(t *testing.T) {
	t.Parallel()
	d := drive(t, newSetup(t), 120, 34)
	d.Paste("They see status 422\rPlease enter a valid verification code.\r")
	if got := d.Model.field.Value(); got != "They see status 422 Please enter a valid verification code." || sent[nav.Choose](d) {
		t.Errorf("the field holds %q", got)
	}
	if len(d.Model.answers) == 0 {
		t.Error("nothing was found")
	}
	d.Keys("esc")
	d.Paste(strings.Repeat("only words\r", 100))
	if n := len(d.Model.field.Value()); n != 200 {
		t.Errorf("%d characters were typed", n)
	}
}

// entry is one call of a HAR.
func entry(path string, status int, body string) string {
	return fmt.Sprintf(`{"startedDateTime":"2026-11-23T10:00:00.000Z","time":1,
"request":{"method":"POST","url":"https://service.authmatech.com%s","httpVersion":"HTTP/1.1","headers":[],"queryString":[],"cookies":[],"headersSize":-1,"bodySize":-1,
"postData":{"mimeType":"application/json","text":"{}"}},
"response":{"status":%d,"statusText":"","httpVersion":"HTTP/1.1","headers":[],"cookies":[],"redirectURL":"","headersSize":-1,"bodySize":-1,
"content":{"size":1,"mimeType":"application/json","text":%q}},"cache":{},"timings":{"send":1,"wait":1,"receive":1}}`, path, status, body)
}

// archive is a HAR of calls, its line ends as a terminal pastes them.
func archive(calls ...string) string {
	return strings.ReplaceAll(`{"log":{"version":"1.2","creator":{"name":"b","version":"1"},"entries":[`+strings.Join(calls, ",")+`]}}`, "\n", "\r\n")
}

const verified, refused, verify = `{"success":true,"messages":[],"data":{"validNumber":true}}`, `{"success":false,"messages":[]}`, "/v1/api/verify"

func TestOfSeveralPastedCallsTheFirstThatFailedIsChosenAndAnyCanBeTaken(t *testing.T) {
	t.Parallel()
	d := drive(t, newSetup(t), 120, 34)
	foreign := strings.ReplaceAll(entry("/other", 500, ""), "service.authmatech.com", "ads.example.com")
	d.Paste(archive(foreign, entry(verify, 200, verified), entry(verify, 400, refused), entry(verify, 500, refused)))
	choose := last[nav.Choose](t, d)
	uitest.MustContain(t, choose.Text, "3 calls of known systems", "1 more is of no known system")
	if choose.At != 1 || len(choose.Ways) != 4 || strings.Join(choose.Ways[1].Cells, " ") != "10:00:00 Verify refused (400) " {
		t.Errorf("chosen is %d of %v", choose.At, choose.Ways)
	}
	take(t, d, "1")
	uitest.MustContain(t, last[nav.Choose](t, d).Text, "Authmatech · Verify, verified (200)", "It is 1 of 3 known calls")
	take(t, d, "b")
	if choose := last[nav.Choose](t, d); len(choose.Ways) != 4 || choose.At != 0 {
		t.Errorf("back at %d of %v", choose.At, choose.Ways)
	}
}

func TestCallsOfSeveralSystemsNameThemAndTheirCodes(t *testing.T) {
	t.Parallel()
	other := strings.ReplaceAll(entry("/idp/v1/otp/verify", 422, `{"error":"invalid_code"}`), "service.authmatech.com", "id.eu.nextreason.com")
	d := drive(t, newSetup(t), 120, 34)
	d.Paste(archive(entry(verify, 200, verified), other))
	if cells := strings.Join(last[nav.Choose](t, d).Ways[1].Cells, " "); cells != "10:00:00 nextReason OTP verify refused (422) invalid_code" {
		t.Errorf("it is listed as %q", cells)
	}
}

func TestOfVeryManyCallsThoseAroundTheFirstThatFailedAreListed(t *testing.T) {
	t.Parallel()
	calls := make([]string, 450)
	for i := range calls {
		calls[i] = entry(verify, 200, verified)
	}
	calls[300] = entry(verify, 400, refused)
	d := drive(t, newSetup(t), 120, 34)
	d.Paste(archive(calls...))
	choose := last[nav.Choose](t, d)
	uitest.MustContain(t, choose.Text, "450 calls of known systems", "These are 201 to 400", "casebook explain FILE")
	if cells := choose.Ways[choose.At].Cells; len(choose.Ways) != 201 || !slices.Contains(cells, "refused (400)") || choose.Ways[8].Key != "9" || choose.Ways[9].Key != "" {
		t.Errorf("chosen is %v of %d", cells, len(choose.Ways))
	}
	d.Send(choose.Ways[choose.At].Do())
	uitest.MustContain(t, last[nav.Choose](t, d).Text, "It is 301 of 450 known calls")
}

func TestACallOfNoKnownSystemSaysSo(t *testing.T) {
	t.Parallel()
	d := drive(t, newSetup(t), 120, 34)
	d.Paste(strings.ReplaceAll(archive(entry("/other", 500, "")), "service.authmatech.com", "ads.example.com"))
	uitest.MustContain(t, last[nav.Choose](t, d).Text, "a call, refused (500)", "of no known system: ads.example.com")
}

func TestThePasteFillsTheFormWithWhatTheCallHadAndLeavesOutWhatItHadNot(t *testing.T) {
	t.Parallel()
	d := drive(t, newSetup(t), 120, 34)
	d.Paste(refusedCall())
	take(t, d, "f")
	open := last[nav.OpenRequest](t, d)
	want := map[string]string{"mobileNumber": "0790000000", "X-API-KEY": pasteKey, "X-CLIENT-ID": "acme", "operatorId": ""}
	for id, value := range want {
		if got, given := open.Inputs[id]; !given || got != value {
			t.Errorf("%s is filled with %q, %t", id, got, given)
		}
	}
	if open.System != "authmatech" || open.Operation != "verify" || open.Body != nil || open.Attempt != "" {
		t.Errorf("opened %+v", open)
	}
}

func TestAMaskedCredentialLeavesTheFormsOwn(t *testing.T) {
	t.Parallel()
	d := drive(t, newSetup(t), 120, 34)
	d.Paste(strings.ReplaceAll(refusedCall(), pasteKey, "[REDACTED]"))
	take(t, d, "f")
	open := last[nav.OpenRequest](t, d)
	if key, given := open.Inputs["X-API-KEY"]; given || slices.Contains(open.Unset, "X-API-KEY") || open.Inputs["X-CLIENT-ID"] != "acme" {
		t.Errorf("the key is filled with %q, %t; unset are %v, the client id is %q", key, given, open.Unset, open.Inputs["X-CLIENT-ID"])
	}
}

func TestABodyThatTheFormCannotSayGoesInAsItIs(t *testing.T) {
	t.Parallel()
	for _, body := range []string{`{"mobileNumber":`, `{"mobileNumber":962790000000}`, `{"mobileNumber":null}`, `{"mobileNumber":"1","mobileNumber":"2"}`, `[]`} {
		d := drive(t, newSetup(t), 120, 34)
		d.Paste(strings.Replace(archive(withHeader(entry(verify, 400, refused))), `"text":"{}"`, fmt.Sprintf(`"text":%q`, body), 1))
		take(t, d, "f")
		if open := last[nav.OpenRequest](t, d); open.Body == nil || *open.Body != body {
			t.Errorf("the body %s went in as %v", body, open.Body)
		}
	}
}

// withHeader gives a call of a HAR a header, so that it is known which it had.
func withHeader(entry string) string {
	return strings.Replace(entry, `"headers":[]`, `"headers":[{"name":"Content-Type","value":"application/json"}]`, 1)
}

func TestForAOneTimeCodeExplainingStandsFirstAndTheCostIsSaid(t *testing.T) {
	t.Parallel()
	d := drive(t, newSetup(t), 120, 34)
	call := strings.ReplaceAll(withHeader(entry("/idp/v1/otp/verify", 422, `{"error":"invalid_code"}`)), "service.authmatech.com", "id.eu.nextreason.com")
	d.Paste(strings.Replace(archive(call), `"text":"{}"`, `"text":"{\"user_id\":\"anna@example.com\",\"code\":\"000000\"}"`, 1))
	choose := last[nav.Choose](t, d)
	if choose.At != 0 || choose.Ways[0].Key != "e" {
		t.Errorf("first stands %q", choose.Ways[0].Verb)
	}
	uitest.MustContain(t, strings.Join(choose.Warnings, " "), "can be used once", "would use it up")
	uitest.MustNotContain(t, choose.Text+strings.Join(choose.Warnings, " "), "000000")
	take(t, d, "f")
	if open := last[nav.OpenRequest](t, d); open.Inputs["code"] != "000000" {
		t.Errorf("the code went in as %q", open.Inputs["code"])
	}
}

func TestARequestWithoutItsAnswerIsFilledInFirstAndKeepsNothing(t *testing.T) {
	t.Parallel()
	setup := newSetup(t)
	d := drive(t, setup, 120, 34)
	d.Paste("> POST /v1/api/verify HTTP/1.1\r> Host: service.authmatech.com\r> X-API-KEY: " + pasteKey + "\r>\r")
	choose := last[nav.Choose](t, d)
	if choose.Ways[0].Key != "f" {
		t.Errorf("first stands %q", choose.Ways[0].Verb)
	}
	uitest.MustContain(t, choose.Text, "without its answer")
	take(t, d, "e")
	uitest.MustContain(t, last[nav.Tell](t, d).Text, "What the request alone shows, Authmatech · Verify")
	if rows, err := setup.Store.Attempts(t.Context(), history.Page{}); err != nil || len(rows) != 0 {
		t.Errorf("%d attempts were kept, %v", len(rows), err)
	}
}

func TestWordsOnOneLineAreTypedAndEvidenceIsRead(t *testing.T) {
	t.Parallel()
	d := drive(t, newSetup(t), 120, 34)
	d.Paste(" 422 valid verification code\r")
	if got := d.Model.field.Value(); got != "422 valid verification code" || sent[nav.Choose](d) {
		t.Errorf("the field holds %q", got)
	}
	d.Paste(`{"success":false,"messages":[{"code":"INVALID_MOBILE_NUMBER"}]}`)
	if !sent[nav.Choose](d) || d.Model.field.Value() != "422 valid verification code" {
		t.Errorf("the JSON was typed: %q", d.Model.field.Value())
	}
}

func TestATranscriptWithAnyLineEndsIsReadFromAPaste(t *testing.T) {
	t.Parallel()
	const transcript = "> POST /v1/api/verify HTTP/1.1\n> Host: service.authmatech.com\n>\n< HTTP/1.1 400 Bad Request\n< Content-Type: application/json\n<\n" + `{"success":false,"messages":[{"code":"INVALID_MOBILE_NUMBER"}]}`
	for _, end := range []string{"\n", "\r\n", "\r"} {
		d := drive(t, newSetup(t), 120, 34)
		d.Paste(strings.ReplaceAll(transcript, "\n", end))
		uitest.MustContain(t, last[nav.Choose](t, d).Text, "Authmatech · Verify, refused (400)")
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

func TestACallOfNoKnownOperationSaysWhichSystemItIsOf(t *testing.T) {
	t.Parallel()
	d := drive(t, newSetup(t), 120, 34)
	d.Paste(archive(entry("/v1/api/elsewhere", 200, `{"success":false,"messages":[{"code":"resource_not_found"}]}`)))
	text := last[nav.Choose](t, d).Text
	uitest.MustContain(t, text, "a call of Authmatech, refused (200).", "It could be one of 3 documented answers:", "No operation of Authmatech has its method and path")
	uitest.MustNotContain(t, text, "no known system")
}
