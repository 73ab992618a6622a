package ticket_test

import (
	"strings"
	"testing"
	"time"

	"casebook/api/safe"
	"casebook/api/systems"
	"casebook/history"
	"casebook/history/ticket"
)

// line is the line of a ticket that begins so, without its beginning.
func line(t *testing.T, made ticket.Ticket, begin string) string {
	t.Helper()
	_, rest, found := strings.Cut(made.Text.String(), "\n"+begin)
	if !found {
		t.Fatalf("there is no %q in\n%s", begin, made.Text)
	}
	rest, _, _ = strings.Cut(rest, "\n")
	return rest
}

func TestOurClockIsHeldAgainstTheDateOfTheAnswer(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		change func(*history.Attempt)
		want   string
	}{
		"the same second": {dated("Sun, 22 Nov 2026 11:03:14 GMT"), "our clock agrees with the answer's Date to the second"},
		// The call began at 14.400 and took 184 ms: the answer was made in second 14.
		"a second on":   {dated("Sun, 22 Nov 2026 11:03:15 GMT"), "our clock is less than 1 s behind the answer's Date"},
		"behind":        {dated("Sun, 22 Nov 2026 11:07:26 GMT"), "our clock is 4 min 11 s behind the answer's Date"},
		"ahead":         {dated("Sun, 22 Nov 2026 08:03:14 GMT"), "our clock is 2 h 59 min ahead of the answer's Date"},
		"days":          {dated("Fri, 20 Nov 2026 11:03:14 GMT"), "our clock is 1 day 23 h ahead of the answer's Date"},
		"no duration":   {func(a *history.Attempt) { dated("Sun, 22 Nov 2026 11:03:40 GMT")(a); a.Timing.Total = 0 }, "our clock agrees with the answer's Date, as far as the call's duration lets one tell"},
		"from a file":   {func(a *history.Attempt) { dated("Sun, 22 Nov 2026 11:07:26 GMT")(a); a.Environment = "" }, "the clock of the call's record is 4 min 11 s behind the answer's Date"},
		"no Date":       {func(a *history.Attempt) { a.Answer.Headers = nil }, "not measurable: the answer has no Date header"},
		"no date in it": {dated("yesterday"), "not measurable: the answer's Date header is no HTTP date"},
		"no answer":     {func(a *history.Attempt) { a.Answer = nil }, "not measurable: there was no answer"},
		"no time":       {func(a *history.Attempt) { a.Happened = time.Time{} }, "not measurable: when the call was made is not known"},
	} {
		source := scenes()[0].source(t)
		source.Attempts = source.Attempts[1:]
		test.change(&source.Attempts[0])
		if got := line(t, mustMake(t, source), "- **Clock**: "); got != test.want {
			t.Errorf("%s: %q, want %q", name, got, test.want)
		}
	}
}

func dated(date string) func(*history.Attempt) {
	return func(a *history.Attempt) {
		a.Answer.Headers = []safe.RecordHeader{{Name: record("date"), Value: record(date)}}
	}
}

func TestTheEnvironmentSaysWhatIsKnownOfAnAddress(t *testing.T) {
	t.Parallel()
	for url, want := range map[string]string{
		"https://service.authmatech.com/v1/api/verify":        "live: `https://service.authmatech.com`, the address that Authmatech documents; production by its name",
		"https://sandbox.authmatech.com/v1/api/verify":        "`https://sandbox.authmatech.com`, no host that Authmatech documents; a test environment by its name",
		"https://user:x@proxy.example:8443/v1/api/verify?a=b": "`https://proxy.example:8443`, no host that Authmatech documents",
		"": "not known",
	} {
		source := scenes()[0].source(t)
		source.Attempts = source.Attempts[1:]
		source.Attempts[0].Request.URL = record(url)
		if !strings.HasPrefix(want, "live") {
			source.Attempts[0].Environment = ""
		}
		if got := line(t, mustMake(t, source), "- **Environment**: "); got != want {
			t.Errorf("%s: %q, want %q", url, got, want)
		}
	}
}

// Who answered is the vendor; an address of our own network is nobody's business.
func TestTheAddressThatAnsweredStandsInATicketUnlessItIsOurs(t *testing.T) {
	t.Parallel()
	for remote, want := range map[string]bool{"198.51.100.7:443": true, "[2001:db8::7]:443": true, "10.20.30.40:3128": false, "[fd00::7]:3128": false} {
		source := scenes()[0].source(t)
		source.Attempts = source.Attempts[1:]
		source.Attempts[0].Remote = remote
		made := mustMake(t, source)
		if got := strings.Contains(line(t, made, "- **Server**: "), strings.TrimSuffix(remote, ":443")); got != want {
			t.Errorf("%s: %s", remote, line(t, made, "- **Server**: "))
		}
		if har := string(out(t, made, ticket.HAR)); strings.Contains(har, `"serverIPAddress"`) != want {
			t.Errorf("%s:\n%s", remote, har)
		}
	}
}

func TestSeveralEnvironmentsAreToldApart(t *testing.T) {
	t.Parallel()
	source := scenes()[0].source(t)
	source.Attempts[0].Environment = "uat"
	text := mustMake(t, source).Text.String()
	contains(t, text, "documents; a test environment by its name (attempt 1)\n", "documents; production by its name (attempt 2)\n",
		"\n- environment: live: `https://service.authmatech.com`", " in 2; uat: `https")
}

// The simulator listens on another port each time.
func TestTheSimulatorsPortIsNoDifference(t *testing.T) {
	t.Parallel()
	s := scenes()[4]
	passed := s.calls[0]
	passed.at, passed.url, passed.status, passed.answer = "14:01:10.250", "http://127.0.0.1:9191/authmatech/v1/api/verify", 200, verified
	s.calls = []call{passed, s.calls[0]}
	source := s.source(t)
	source.Attempts[0].Environment = "simulator"
	text := mustMake(t, source).Text.String()
	contains(t, text, "\n- **Environment**: the built-in simulator, SIMULATED\n", "## What differs", "\n- nothing that was sent; only what came of it\n")
	if strings.Contains(text, "environment:") || strings.Count(text, "**Environment**") != 1 {
		t.Errorf("a port is told as a difference:\n%s", text)
	}
}

func TestWhatDiffersIsToldFieldByField(t *testing.T) {
	t.Parallel()
	source := scenes()[0].source(t)
	passed, failed := &source.Attempts[0], &source.Attempts[1]
	passed.Request.URL = record(authmatechURL + "?lang=en&trace=1")
	failed.Request.URL = record(authmatechURL + "?lang=ar&trace=1")
	failed.Request.Method = "PUT"
	passed.Request.Body = record(`{"mobileNumber":"+962791234567","nested":{"list":[1,"two"]},"long":"` + strings.Repeat("x", 300) + `","gone":null}`)
	failed.Request.Body = record(`{"mobileNumber":"+962791234567","nested":{"list":[1,"zwei"]},"long":"` + strings.Repeat("y", 300) + `","name":""}`)
	failed.Request.Headers[0].Value = record("text/html")
	failed.Request.Headers = append(failed.Request.Headers, safe.RecordHeader{Name: record("First-Name"), Value: record("Al")})
	text := mustMake(t, source).Text.String()
	contains(t, text,
		"\n- method: `PUT` in 2; `POST` in 1\n",
		"\n- query: `lang=ar` in 2; `lang=en` in 1\n",
		"\n- header Accept: `text/html` in 2; `application/json` in 1\n",
		"\n- header First-Name: `[name-1: 1 word, Latin]` in 2; not there in 1\n",
		"\n- body: `{\"nested\":{\"list\":[\"zwei\"]}}` in 2; `{\"nested\":{\"list\":[\"two\"]}}` in 1\n",
		"\n- body, another value: 302 bytes in 2; 302 bytes in 1\n",
		"\n- body: `{\"name\":\"\"}` in 2; not there in 1\n",
		"\n- body: not there in 2; `{\"gone\":null}` in 1\n",
		"**The same in both**: path, query trace, header Content-Type, header X-API-KEY (the same api-key), header X-CLIENT-ID, body mobileNumber, body nested.list.0\n",
	)
}

// Two values whose marks in the history are the same by chance are not the same value.
func TestTheSameMarkIsNotTheSameValue(t *testing.T) {
	t.Parallel()
	source := scenes()[0].source(t)
	for i, f := range source.Attempts[1].Facts {
		if f.Kind == "api-key" {
			source.Attempts[1].Facts[i].Fingerprint = f.Fingerprint[:4] + "ffffffffffffffffffffffffffff"
		}
	}
	contains(t, mustMake(t, source).Text.String(), "\n- header X-API-KEY, another api-key: ")
}

func TestOnlyTheChosenAttemptsAreInATicket(t *testing.T) {
	t.Parallel()
	source := scenes()[0].source(t)
	source.Only = []string{source.Attempts[1].ID, "no such"}
	made := mustMake(t, source)
	if text := made.Text.String(); !strings.Contains(text, "Attempt 1 of 1: refused") || strings.Contains(text, "Timeline") || !strings.Contains(strings.Join(made.Notes, ";"), "1 attempt left out: not chosen") {
		t.Errorf("notes %q\n%s", made.Notes, text)
	}
}

func TestTheDesksPackOrdersTheTicket(t *testing.T) {
	t.Parallel()
	source := scenes()[0].source(t)
	packs := *systems.Embedded()
	pack := *packs.System("authmatech")
	pack.Desk.Parts = []systems.Part{systems.PartAttempts, systems.PartSummary, systems.PartVersions}
	pack.Desk.Wants = []systems.Want{{Item: "answer-body", Text: "b"}, {Item: "time", Text: "t"}, {Item: "request-body", Text: "r"}}
	packs.Systems = []*systems.Pack{&pack}
	source.Packs, source.Attempts = &packs, source.Attempts[1:]
	text := mustMake(t, source).Text.String()
	at := -1
	for _, next := range []string{"\n## Attempt 1", "\n- **Time**", "\n- **HTTP status", "\n- **Request**", "\nFull answer:", "\nRequest headers and body:", "\n## Summary\n", "\n## Versions\n"} {
		i := strings.Index(text, next)
		if i <= at {
			t.Errorf("%q is not where the desk wants it:\n%s", next, text)
		}
		at = i
	}
	if strings.Contains(text, "## Environment") || strings.Contains(text, "## Checklist") {
		t.Errorf("it has parts that the desk does not want:\n%s", text)
	}
}

func TestTheCasesOwnCutsAreMade(t *testing.T) {
	t.Parallel()
	source := scenes()[0].source(t)
	source.Case.CutAlso = []safe.Record{record("ZAIN_JO")}
	made := mustMake(t, source)
	for _, f := range []ticket.Format{ticket.Markdown, ticket.Plain, ticket.JSON, ticket.HAR, ticket.Curl} {
		if text := string(out(t, made, f)); strings.Contains(text, "ZAIN_JO") || !strings.Contains(text, "[cut-1: ") {
			t.Errorf("%s:\n%s", f, text)
		}
	}
}

// What the engineer wants cut and nobody finds is not counted as cut.
func TestACutThatStandsNowhereIsNotCounted(t *testing.T) {
	t.Parallel()
	source := scenes()[0].source(t)
	source.Case.CutAlso = []safe.Record{record("ZAIN_JO"), record("nowhere-in-it")}
	if text := mustMake(t, source).Text.String(); !strings.Contains(text, "1 of our choice") {
		t.Errorf("it counts what it does not cut:\n%s", text)
	}
}

// Numbers and times must be some in JSON and HAR, whatever is cut.
func TestANumberThatIsCutLeavesAValidDocument(t *testing.T) {
	t.Parallel()
	source := scenes()[0].source(t)
	source.Cut = []string{"400", "2026-11-22T14:03:14.400+03:00"}
	made := mustMake(t, source)
	if len(made.Leaks) > 0 {
		t.Fatalf("leaks %q", made.Leaks)
	}
	o := read(t, out(t, made, ticket.JSON))
	if o.Attempts[1].Status != nil || o.Attempts[1].Happened != nil {
		t.Errorf("%+v", o.Attempts[1])
	}
	validHAR(t, out(t, made, ticket.HAR))
}
