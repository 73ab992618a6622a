package intake_test

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"casebook/api"
	"casebook/api/intake"
)

func TestAHARFromChromeIsRead(t *testing.T) {
	t.Parallel()
	result := mustRead(t, "chrome.har", file(t, "chrome.har"))
	if result.Form != intake.FormHAR || len(result.Exchanges) != 3 {
		t.Fatalf("%s with %d exchanges", result.Form, len(result.Exchanges))
	}
	e := result.Exchanges[0]
	if e.Request.Method != "POST" || e.Request.URL != "https://verify.example.test/v1/api/verify?trace=1" ||
		string(e.Request.Body) != `{"mobileNumber":"0791234567"}` {
		t.Errorf("request %+v", e.Request)
	}
	if key, _ := e.Request.Headers.Get("X-API-KEY"); key != "not-a-real-key-0000" || len(e.Request.Headers) != 3 {
		t.Errorf("headers %v", e.Request.Headers)
	}
	if !hasNote(e.Notes, "4 HTTP/2 pseudo headers of the request left out") {
		t.Errorf("notes %q", e.Notes)
	}
	if e.Answer.Status != 400 || e.Answer.Protocol != "HTTP/2.0" || len(e.Answer.Headers) != 2 ||
		!strings.Contains(string(e.Answer.Body), "INVALID_MOBILE_NUMBER") {
		t.Errorf("answer %+v", e.Answer)
	}
	if want := time.Date(2024, 5, 14, 9, 12, 5, 402e6, time.UTC); !e.Happened.Equal(want) {
		t.Errorf("happened %v", e.Happened)
	}
	want := api.Timing{
		DNS: 12 * time.Millisecond, Connect: 28500 * time.Microsecond, TLS: 31500 * time.Microsecond,
		FirstByte: 105750 * time.Microsecond, Total: 182500 * time.Microsecond,
	}
	if e.Timing != want || e.Remote != "203.0.113.7" {
		t.Errorf("timing %+v, remote %s", e.Timing, e.Remote)
	}
	if !hasNote(result.Notes, "Chrome leaves them out") {
		t.Errorf("notes %q", result.Notes)
	}
}

func TestABodyThatTheBrowserDidNotSaveIsSaid(t *testing.T) {
	t.Parallel()
	e := mustRead(t, "chrome.har", file(t, "chrome.har")).Exchanges[1]
	if len(e.Answer.Body) != 0 || e.Answer.Broken == "" || !hasNote(e.Notes, "body (5120 bytes) was not saved") {
		t.Errorf("broken %q, notes %q", e.Answer.Broken, e.Notes)
	}
	if e.Timing.DNS != 0 || e.Timing.Connect != 0 || e.Remote != "2001:db8::7" {
		t.Errorf("timing %+v, remote %s", e.Timing, e.Remote)
	}
}

func TestAHARFromFirefoxIsRead(t *testing.T) {
	t.Parallel()
	result := mustRead(t, "firefox.har", file(t, "firefox.har"))
	if len(result.Exchanges) != 2 || len(result.Notes) > 0 {
		t.Fatalf("%d exchanges, notes %q", len(result.Exchanges), result.Notes)
	}
	e := result.Exchanges[0]
	if e.Answer.Status != 422 || e.Answer.StatusText != "Unprocessable Entity" || e.Answer.Wire != 292 {
		t.Errorf("answer %+v", e.Answer)
	}
	if got := e.Happened.Format(time.RFC3339Nano); got != "2024-05-14T11:40:02.518+02:00" {
		t.Errorf("happened %s", got)
	}
	// Firefox does not count ssl into connect.
	if e.Timing.Connect != 20*time.Millisecond || e.Timing.TLS != 35*time.Millisecond {
		t.Errorf("timing %+v", e.Timing)
	}
	failure := result.Exchanges[1].Failure
	if failure == nil || failure.Kind != api.KindOther || failure.Sent != api.SentUnknown ||
		!strings.Contains(failure.Text, "no answer from id.example.test") {
		t.Errorf("failure %+v", failure)
	}
}

func TestAHARFromCharlesIsRead(t *testing.T) {
	t.Parallel()
	result := mustRead(t, "charles.har", file(t, "charles.har"))
	e := result.Exchanges[0]
	if string(e.Answer.Body) != `{"message":"Unauthorized client"}` {
		t.Errorf("body %q", e.Answer.Body)
	}
	if string(e.Request.Body) != "email=jo%2Btest%40example.test&password=not+a+real+one&shop_id=1001" ||
		!hasNote(e.Notes, "put together again from 3 form fields") {
		t.Errorf("body %q, notes %q", e.Request.Body, e.Notes)
	}
	if accept := e.Request.Headers.Values("accept"); len(accept) != 2 {
		t.Errorf("duplicates lost: %q", accept)
	}
	if got := e.Happened.Format(time.RFC3339Nano); got != "2024-05-14T12:01:33.09+03:00" {
		t.Errorf("happened %s", got)
	}
}

func TestAHARFromPostmanIsRead(t *testing.T) {
	t.Parallel()
	result := mustRead(t, "postman.har", file(t, "postman.har"))
	e := result.Exchanges[0]
	if key, present := e.Request.Headers.Get("X-API-KEY"); !present || key != "" {
		t.Errorf("an empty header is a finding: %v", e.Request.Headers)
	}
	if e.Answer.Status != 429 || e.Answer.StatusText != "Too Many Requests" || len(e.Notes)+len(result.Notes) > 0 {
		t.Errorf("answer %+v, notes %q %q", e.Answer, e.Notes, result.Notes)
	}
}

func TestAbsentCredentialsAreOnlyRemarkedOnWhereChromeCutsThem(t *testing.T) {
	t.Parallel()
	b := string(file(t, "chrome.har"))
	for _, replaced := range []string{
		strings.Replace(b, "WebInspector", "Another", 1),
		strings.Replace(b, "x-client-id", "Authorization", 1),
		strings.Replace(b, "x-request-id", "Set-Cookie", 1),
	} {
		if result := mustRead(t, "chrome.har", []byte(replaced)); len(result.Notes) > 0 {
			t.Errorf("notes %q", result.Notes)
		}
	}
}

// harOf puts entries into a HAR.
func harOf(entries ...string) []byte {
	return []byte(`{"log":{"version":"1.2","creator":{"name":"test","version":"1"},"entries":[` + strings.Join(entries, ",\n") + `]}}`)
}

const goodEntry = `{"startedDateTime":"2024-05-14T08:30:00Z","request":{"method":"GET","url":"https://a.example.test/"},"response":{"status":204,"content":{"size":0}}}`

func TestAnEntryWithAWrongTypeIsSkippedAndTheOthersAreRead(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ entry, want string }{
		{`7`, "it is a number, not an object"},
		{`{}`, "it has no request"},
		{`{"request":null,"response":{}}`, "it has no request"},
		{`{"request":[]}`, "request is an array, not an object"},
		{`{"request":{"method":1}}`, "request.method is a number, not a string"},
		{`{"request":{"method":"GET","url":{}}}`, "request.url is an object, not a string"},
		{`{"request":{"headers":{}}}`, "request.headers is an object, not an array"},
		{`{"request":{"headers":[{"name":"a"},"b"]}}`, "request.headers[1] is a string, not an object"},
		{`{"request":{"headers":[{"name":"a"},{"name":"b","value":3}]}}`, "request.headers[1].value is a number, not a string"},
		{`{"request":{"headers":[null]}}`, "request.headers[0] is null, not an object"},
		{`{"request":{"postData":"x"}}`, "request.postData is a string, not an object"},
		{`{"request":{"postData":{"text":false}}}`, "request.postData.text is a boolean, not a string"},
		{`{"request":{},"response":"none"}`, "response is a string, not an object"},
		{`{"request":{},"response":{"status":"401"}}`, "response.status is a string, not a number"},
		{`{"request":{},"response":{"status":401.5}}`, "response.status is no HTTP status"},
		{`{"request":{},"response":{"status":9e99}}`, "response.status is no HTTP status"},
		{`{"request":{},"response":{"status":200,"content":[]}}`, "response.content is an array, not an object"},
		{`{"request":{},"response":{"status":200,"content":{"text":[1]}}}`, "response.content.text is an array, not a string"},
		{`{"request":{},"response":{"status":200,"content":{"text":"YQ==","encoding":64}}}`, "response.content.encoding is a number, not a string"},
		{`{"request":nul}`, "it is not JSON"},
		{strings.Repeat("[", 70) + strings.Repeat("]", 70), "nested deeper"},
	} {
		result := mustRead(t, "a.har", harOf(goodEntry, test.entry, goodEntry))
		if len(result.Exchanges) != 2 || !hasNote(result.Notes, "a.har: entry 2 was skipped: ", test.want, "line 2, column ") {
			t.Errorf("%s: %d exchanges, notes %q", test.entry, len(result.Exchanges), result.Notes)
		}
	}
}

func TestWhatOnlyAddsToAnEntryDoesNotSpoilIt(t *testing.T) {
	t.Parallel()
	const request = `"request":{"method":"GET","url":"https://a.example.test/"}`
	const response = `"response":{"status":200,"httpVersion":"http/2.0","content":{"size":1,"text":"x"}}`
	for _, test := range []struct{ rest, want string }{
		{`"startedDateTime":"yesterday"`, `startedDateTime "yesterday" cannot be read`},
		{`"startedDateTime":"2024-05-14T08:30:00"`, "cannot be read"},
		{`"startedDateTime":"2024-05-14T08:30:00+24:00"`, "cannot be read"},
		{`"startedDateTime":17`, "startedDateTime is a number, not a string, at line 1"},
		{`"x":1`, "startedDateTime is missing"},
		{`"startedDateTime":"` + strings.Repeat("z", 50) + `"`, `startedDateTime "` + strings.Repeat("z", 40) + `" and so on cannot be read`},
		{`"startedDateTime":"x","time":9e999`, "a number too large"},
		{`"startedDateTime":"2024-05-14T08:30:00Z","timings":"fast"`, "timings is a string, not an object"},
		{`"startedDateTime":"2024-05-14T08:30:00Z","timings":{"dns":"1"}`, "timings.dns is a string, not a number"},
		{`"startedDateTime":"2024-05-14T08:30:00Z","serverIPAddress":"\u001b]0;x"`, `serverIPAddress "\x1b]0;x" is no IP address`},
		{`"startedDateTime":"2024-05-14T08:30:00Z","_fromCache":"disk"`, "from its cache"},
		{`"startedDateTime":"2024-05-14T08:30:00Z","startedDateTime":"2024-05-14T08:30:00Z"`, `the key "startedDateTime" is there more than once`},
	} {
		result := mustRead(t, "a.har", harOf(`{`+request+`,`+response+`,`+test.rest+`}`))
		e := result.Exchanges[0]
		if !hasNote(e.Notes, test.want) || e.Answer == nil || string(e.Answer.Body) != "x" || e.Timing.Total != 0 {
			t.Errorf("%s: notes %q", test.rest, e.Notes)
		}
	}
}

func TestWhatAHARLeavesOutIsSaid(t *testing.T) {
	t.Parallel()
	const started = `"startedDateTime":"2024-05-14T08:30:00Z"`
	for _, test := range []struct{ entry, want string }{
		{`{"request":{"method":"GET","url":"https://a.test/"}}`, "the HAR holds no answer to this call"},
		{`{"request":{"method":"GET","url":"https://a.test/"},"response":{"content":{"text":"x"}}}`, "no HTTP status"},
		{`{"request":{"method":"GET","url":"https://a.test/"},"response":{"status":0,"content":{"text":"x"}}}`, "no HTTP status"},
		{`{"request":{"method":"GET","url":"https://a.test/"},"response":{"status":200}}`, "does not hold the answer's body"},
		{`{"request":{"method":"GE T","url":"https://a.test/"},"response":{"status":200}}`, "request.method is missing or is no HTTP method"},
		{`{"request":{"method":"GET"},"response":{"status":200}}`, "request.url is missing"},
		{`{"request":{"method":"PUT","url":"https://a.test/","bodySize":5},"response":{"status":200}}`, "request's body (5 bytes) was not saved"},
		{`{"request":{"method":"PUT","url":"/","postData":{"mimeType":"multipart/form-data; boundary=x","params":[{"name":"a"}]}},"response":{"status":200}}`, "1 field of a form and was left out"},
		{`{"request":{"method":"GET","url":"/"},"response":{"status":200,"content":{"text":"YWJj!","encoding":"base64"}}}`, "not the base64 that it is said to be: 3 bytes"},
		{`{"request":{"method":"GET","url":"/"},"response":{"status":200,"content":{"text":"YWJj","encoding":"\u202erot13"}}}`, `encoding "\u202erot13", which is not known`},
	} {
		result := mustRead(t, "a.har", harOf(strings.TrimSuffix(test.entry, "}")+","+started+"}"))
		if !hasNote(result.Exchanges[0].Notes, test.want) {
			t.Errorf("%s: notes %q", test.entry, result.Exchanges[0].Notes)
		}
	}
}

func TestWhyABrowserGotNoAnswerIsTold(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		said  string
		phase api.Phase
		kind  api.Kind
		sent  api.Sent
	}{
		{"net::ERR_NAME_NOT_RESOLVED", api.PhaseDNS, api.KindNotFound, api.SentNo},
		{"net::ERR_NAME_RESOLUTION_FAILED", api.PhaseDNS, api.KindOther, api.SentNo},
		{"net::ERR_CONNECTION_REFUSED", api.PhaseConnect, api.KindRefused, api.SentNo},
		{"net::ERR_CONNECTION_RESET", api.PhaseFirstByte, api.KindReset, api.SentUnknown},
		{"net::ERR_CONNECTION_TIMED_OUT", api.PhaseConnect, api.KindTimeout, api.SentNo},
		{"net::ERR_CERT_AUTHORITY_INVALID", api.PhaseTLS, api.KindTLS, api.SentNo},
		{"net::ERR_SSL_PROTOCOL_ERROR", api.PhaseTLS, api.KindTLS, api.SentUnknown},
		{"net::ERR_TIMED_OUT", api.PhaseFirstByte, api.KindTimeout, api.SentUnknown},
		{"net::ERR_ABORTED", api.PhaseFirstByte, api.KindCancelled, api.SentUnknown},
		{"net::ERR_BLOCKED_BY_CLIENT", api.PhaseRequest, api.KindOther, api.SentNo},
		{"net::ERR_SSL_VERSION_OR_CIPHER_MISMATCH", api.PhaseTLS, api.KindTLS, api.SentNo},
		{"net::ERR_PROXY_CONNECTION_FAILED", api.PhaseConnect, api.KindProxy, api.SentNo},
		{"net::ERR_TUNNEL_CONNECTION_FAILED", api.PhaseConnect, api.KindProxy, api.SentNo},
		{"net::ERR_FAILED", api.PhaseFirstByte, api.KindOther, api.SentUnknown},
		{"a word\u001b[2J of its own", api.PhaseFirstByte, api.KindOther, api.SentUnknown},
		{"", api.PhaseFirstByte, api.KindOther, api.SentUnknown},
	} {
		said, _ := json.Marshal(test.said)
		entry := fmt.Sprintf(`{"request":{"method":"GET","url":"https://a.example.test:8443/x?key=not-real"},"response":{"status":0,"_error":%s}}`, said)
		e := mustRead(t, "a.har", harOf(entry)).Exchanges[0]
		f := e.Failure
		if f == nil || f.Phase != test.phase || f.Kind != test.kind || f.Sent != test.sent {
			t.Errorf("%s: %+v", test.said, f)
			continue
		}
		if !strings.Contains(f.Text, "a.example.test:8443") || strings.Contains(f.Text, "not-real") {
			t.Errorf("%s: %s", test.said, f.Text)
		}
	}
}

func TestAnErrorAfterAStatusIsABrokenAnswer(t *testing.T) {
	t.Parallel()
	entry := `{"request":{"method":"GET","url":"https://a.example.test/"},"response":{"status":200,"_error":"net::ERR_INCOMPLETE_CHUNKED_ENCODING","content":{"size":2,"text":"{\""}}}`
	e := mustRead(t, "a.har", harOf(entry)).Exchanges[0]
	if e.Answer == nil || e.Answer.Status != 200 || !strings.Contains(e.Answer.Broken, "ended before the whole body") {
		t.Errorf("%+v", e.Answer)
	}
}

func TestAHARThatIsCutAnywhereGivesItsCompleteEntriesOrOneLine(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"chrome.har", "charles.har"} {
		b := file(t, name)
		whole := len(mustRead(t, name, b).Exchanges)
		most := 0
		for cut := range b {
			result, err := read(t, name, b[:cut])
			if err != nil || result.Form != intake.FormHAR {
				continue
			}
			if len(result.Exchanges) < most {
				t.Fatalf("%s cut at %d: %d entries, and %d before that", name, cut, len(result.Exchanges), most)
			}
			most = len(result.Exchanges)
			if len(b[cut:]) > 1 && !hasNote(result.Notes, name+" ends in the middle at line ") {
				t.Fatalf("%s cut at %d: notes %q", name, cut, result.Notes)
			}
		}
		if most != whole {
			t.Errorf("%s: at most %d of %d entries", name, most, whole)
		}
	}
}

func TestAHARThatBreaksInTheMiddleIsReadUpToThere(t *testing.T) {
	t.Parallel()
	result := mustRead(t, "a.har", harOf(goodEntry, `{"request":{"url":"unclosed}}`, goodEntry))
	if len(result.Exchanges) != 1 || !hasNote(result.Notes, "a.har is broken at line 2, column", "1 entry was complete before that") {
		t.Errorf("%d exchanges, notes %q", len(result.Exchanges), result.Notes)
	}
	result = mustRead(t, "a.har", harOf(goodEntry+goodEntry))
	if len(result.Exchanges) != 1 || !hasNote(result.Notes, "a.har is broken at line 1, column") {
		t.Errorf("%d exchanges, notes %q", len(result.Exchanges), result.Notes)
	}
	result = mustRead(t, "a.har", append(harOf(goodEntry), "\n{}"...))
	if !hasNote(result.Notes, "a.har goes on after the HAR's end at line 2, column 1") {
		t.Errorf("notes %q", result.Notes)
	}
}

func TestManySkippedEntriesMakeFewNotes(t *testing.T) {
	t.Parallel()
	entries := make([]string, 1000)
	for i := range entries {
		entries[i] = `7`
	}
	entries[500] = goodEntry
	result := mustRead(t, "a.har", harOf(entries...))
	if len(result.Notes) != 21 || !hasNote(result.Notes, "979 more entries were skipped") {
		t.Errorf("%d notes, the last %q", len(result.Notes), result.Notes[len(result.Notes)-1])
	}
}

func TestABodyInAHARIsKeptToTheLimit(t *testing.T) {
	t.Parallel()
	body := strings.Repeat("x", api.MaxBody+1)
	entry := `{"request":{"method":"GET","url":"/"},"response":{"status":200,"content":{"encoding":"base64","text":"` +
		base64.StdEncoding.EncodeToString([]byte(body)) + `"}}}`
	e := mustRead(t, "a.har", harOf(entry)).Exchanges[0]
	if !e.Answer.Cut || len(e.Answer.Body) != api.MaxBody {
		t.Errorf("cut %t, %d bytes", e.Answer.Cut, len(e.Answer.Body))
	}
}

func TestABodyThatTheHARAnnouncesAndLacksIsUnknown(t *testing.T) {
	t.Parallel()
	for request, unknown := range map[string]bool{
		`"bodySize":5`: true,
		`"bodySize":5,"postData":{"mimeType":"text/plain","text":"12345"}`: false,
		`"bodySize":0`:       false,
		`"bodySize":-1`:      true,
		`"httpVersion":"h2"`: true,
		`"postData":null`:    true,
		`"postData":{"mimeType":"text/plain","text":""}`:                                      false,
		`"headers":[{"name":"Content-Length","value":"0"}]`:                                   false,
		`"bodySize":0,"headers":[{"name":"Content-Length","value":"9"}]`:                      true,
		`"postData":{"mimeType":"multipart/form-data","params":[{"name":"a","value":"b"}]}`:   true,
		`"postData":{"mimeType":"application/x-www-form-urlencoded","params":[{"name":"a"}]}`: false,
	} {
		entry := `{"request":{"method":"PUT","url":"https://a.test/",` + request + `},"response":{"status":200}}`
		if e := mustRead(t, "a.har", harOf(entry)).Exchanges[0]; e.Request.BodyUnknown != unknown {
			t.Errorf("%s: %+v", request, e.Request)
		}
	}
}

func TestACallThatSendsNoneHasNoUnknownBody(t *testing.T) {
	t.Parallel()
	e := mustRead(t, "a.har", harOf(`{"request":{"method":"GET","url":"https://a.test/"},"response":{"status":200}}`)).Exchanges[0]
	if e.Request.BodyUnknown {
		t.Errorf("%+v", e.Request)
	}
}

func TestWhetherASanitisedExportHadALoginIsNotKnown(t *testing.T) {
	t.Parallel()
	for creator, want := range map[string]bool{"WebInspector": true, "Firefox": false} {
		for headers, known := range map[string]bool{`[{"name":"Accept","value":"*/*"}]`: false, `[{"name":"Authorization","value":"Basic bm90LXJlYWw="}]`: true} {
			har := `{"log":{"creator":{"name":"` + creator + `"},"entries":[{"request":{"method":"GET","url":"https://a.test/","headers":` + headers + `},"response":{"status":401}}]}}`
			r := mustRead(t, "a.har", []byte(har)).Exchanges[0].Request
			if r.LoginUnknown != (want && !known) || !r.Pasted {
				t.Errorf("%s, %s: %+v", creator, headers, r)
			}
		}
	}
}

func TestACallWithoutAConnectionWasNotSentHoweverLongItWaited(t *testing.T) {
	t.Parallel()
	for said, sent := range map[string]api.Sent{
		"net::ERR_NAME_NOT_RESOLVED": api.SentNo, "net::ERR_CONNECTION_REFUSED": api.SentNo, "net::ERR_CERT_DATE_INVALID": api.SentNo,
		"net::ERR_CONNECTION_RESET": api.SentUnknown, "net::ERR_FAILED": api.SentUnknown,
	} {
		entry := `{"request":{"method":"PUT","url":"https://a.test/"},"response":{"status":0,"_error":"` + said + `"},"time":9,"timings":{"wait":3}}`
		if e := mustRead(t, "a.har", harOf(entry)).Exchanges[0]; e.Failure == nil || e.Failure.Sent != sent {
			t.Errorf("%s: %+v", said, e.Failure)
		}
	}
}

func TestWhatIsNoBrowserTellsInItsOwnWordsWhyThereIsNoAnswer(t *testing.T) {
	t.Parallel()
	for said, phase := range map[string]api.Phase{
		"getaddrinfo ENOTFOUND a.test":         api.PhaseDNS,
		"connect ECONNREFUSED 203.0.113.7:443": api.PhaseConnect,
		"self-signed certificate":              api.PhaseTLS,
		"socket hang up":                       api.PhaseFirstByte,
	} {
		e := mustRead(t, "a.har", harOf(`{"request":{"method":"GET","url":"https://a.test/"},"response":{"status":0,"_error":"`+said+`"}}`)).Exchanges[0]
		if e.Failure == nil || e.Failure.Phase != phase || e.Failure.Kind == api.KindOther {
			t.Errorf("%s: %+v", said, e.Failure)
		}
	}
}

// A HAR may list what came later first: HAR 1.2 only prefers the oldest there.
func TestTheCallsOfAHARComeInTheOrderOfTheirTimes(t *testing.T) {
	t.Parallel()
	at := func(when, path string) string {
		return strings.NewReplacer("2024-05-14T08:30:00Z", when, "example.test/", "example.test/"+path).Replace(goodEntry)
	}
	har := func(entries ...string) []byte {
		return []byte(`{"log":{"version":"1.2","entries":[` + strings.Join(entries, ",") + `]}}`)
	}
	later, first, second := at("2024-05-14T08:30:09Z", "later"), at("2024-05-14T10:30:01+02:00", "first"), at("2024-05-14T08:30:01Z", "second")
	result := mustRead(t, "x.har", har(later, first, second))
	for i, want := range []string{"/first", "/second", "/later"} {
		if got := result.Exchanges[i].Request.URL; !strings.HasSuffix(got, want) {
			t.Errorf("call %d is %s, not %s", i+1, got, want)
		}
	}
	if !hasNote(result.Notes, "in another order than that of their times") {
		t.Errorf("notes %q", result.Notes)
	}
	if result := mustRead(t, "x.har", har(first, second, later)); hasNote(result.Notes, "in another order") {
		t.Errorf("notes %q", result.Notes)
	}
}
