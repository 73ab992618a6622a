package panes

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"casebook/api"
	"casebook/api/explain"
	"casebook/api/safe"
	"casebook/api/systems"
	"casebook/api/tree"
	"casebook/history"
	"casebook/history/attempt"
	"casebook/ui"
	"casebook/ui/uitest"
)

func packs(t testing.TB) *systems.Packs {
	t.Helper()
	all := systems.Embedded()
	return all
}

// record is text as the history would give it back.
func record(text string) safe.Record {
	var r safe.Record
	if err := r.UnmarshalText([]byte(text)); err != nil {
		panic(err)
	}
	return r
}

// refused is an attempt of Verify that was answered with a body of a kind.
func refused(kind, body string) history.Attempt {
	a := history.Attempt{
		ID: "01m00000000000000000000001", Case: 42, System: "authmatech", Operation: "verify", Outcome: api.Refused,
		Happened: time.Date(2026, 11, 23, 12, 0, 0, 0, time.FixedZone("", 3*60*60)),
		Timing:   history.Timing{DNS: 4, Connect: 20, TLS: 41, FirstByte: 110, Total: 182}, Remote: "192.0.2.7:443",
		Request: history.Request{Method: "POST"},
		Answer:  &history.Answer{Status: 400, Protocol: "HTTP/1.1", TLS: "TLS 1.3"},
	}
	a.Request.URL = record("https://service.authmatech.com/v1/api/verify")
	a.Answer.Kind, a.Answer.Body, a.Answer.Length = kind, record(body), len(body)
	return a
}

// explained gives an attempt an explanation.
func explained(a history.Attempt, e explain.Explanation) history.Attempt {
	text, err := json.Marshal(e)
	if err != nil {
		panic(err)
	}
	a.Explanation = record(string(text))
	return a
}

// around is an attempt of a case about which nothing else is known.
func around(t testing.TB, a history.Attempt) attempt.Opened {
	t.Helper()
	why, _ := attempt.Explanation(a)
	return attempt.Opened{Attempt: a, Case: history.Case{ID: a.Case}, Why: why}
}

func noon() time.Time { return time.Date(2026, 11, 23, 12, 0, 0, 0, time.FixedZone("", 3*60*60)) }

// open shows an attempt in a pane of a size.
func open(t testing.TB, a history.Attempt, width, height int) *Answer {
	t.Helper()
	theme := ui.NewTheme(true, false)
	pane := NewAnswer(&theme, "ctrl+r")
	pane.SetSize(width, height)
	pane.SetContent(Open(packs(t), around(t, a), noon()))
	return pane
}

// in is what a pane shows in a view.
func in(a *Answer, tab Tab) string {
	a.Show(tab)
	return a.View().Body
}

func TestABodyThatIsNoEnvelopeIsCalledWhatItIs(t *testing.T) {
	t.Parallel()
	for kind, want := range map[string]string{
		"empty":  "The answer has no body.",
		"html":   "an HTML page, 1 234 bytes",
		"binary": "binary, 1 234 bytes",
		"text":   "not JSON, 1 234 bytes",
	} {
		a := refused(kind, strings.Repeat("x", 1234))
		uitest.MustContain(t, in(open(t, a, 100, 30), Envelope), want)
	}
	uitest.MustContain(t, in(open(t, refused("json", `{"a":`), 100, 30), Envelope), "does not parse")
	uitest.MustContain(t, in(open(t, refused("json", `[`+strings.Repeat("1,", treeBytes/2)+`1]`), 100, 30), Envelope), "too long for a tree")
}

func TestAnEnvelopeIsUnfoldedToItsCodes(t *testing.T) {
	t.Parallel()
	pane := open(t, refused("json", `{"success":false,"messages":[{"code":"INVALID_MOBILE_NUMBER","technical":false}],"data":null}`), 100, 30)
	uitest.MustContain(t, in(pane, Envelope), "{ 3 }", "success  false", `code  "INVALID_MOBILE_NUMBER"`, "data  null")
}

func TestTheValueUnderTheCursorIsShownWhole(t *testing.T) {
	t.Parallel()
	pane := open(t, refused("json", `{"message":"`+strings.Repeat("word ", 25)+`end"}`), 60, 30)
	pane.SetActive(true)
	pane.Show(Envelope)
	pane.Update(ui.KeyPress("down"))
	uitest.MustContain(t, pane.View().Body, "message\n", `end"`)
}

func TestALongListIsShownInGroups(t *testing.T) {
	t.Parallel()
	items := make([]string, 90_000)
	for i := range items {
		items[i] = "1"
	}
	pane := open(t, refused("json", "["+strings.Join(items, ",")+"]"), 100, 30)
	pane.SetActive(true)
	uitest.MustContain(t, in(pane, Envelope), "[ 90 000 ]", "0 to 39 999", "80 000 to 89 999")
	pane.Update(ui.KeyPress("end"))
	for range 3 {
		pane.Update(ui.KeyPress("right"))
		pane.Update(ui.KeyPress("end"))
	}
	uitest.MustContain(t, pane.View().Body, "89 999")
}

func TestAnOperationWithoutAVerdictIsAcceptedNotVerified(t *testing.T) {
	t.Parallel()
	a := refused("json", `{"success":true}`)
	a.Outcome, a.Answer.Status = api.Success, 201
	a.Operation = "generate_key"
	uitest.MustContain(t, in(open(t, a, 100, 30), Cause), "✓ accepted", "201 Created")
	a.Operation = "verify"
	uitest.MustContain(t, in(open(t, a, 100, 30), Cause), "✓ verified")
}

func TestTheChecklistStandsByStatusTheAnswersOwnFirst(t *testing.T) {
	t.Parallel()
	a := explained(refused("json", `{}`), explain.Explanation{Checklist: []explain.Item{
		{Text: "The key is there", State: systems.Pass, Because: "30 characters", Group: []int{401}},
		{Text: "It parses", State: systems.Fail, Because: "error at line 1", Group: []int{400}},
		{Text: "The id is right", State: systems.Ask, Because: "look it up", Group: []int{404}},
		{Text: "The product is on", State: systems.NA, Group: []int{400}},
	}})
	view := uitest.Plain(in(open(t, a, 100, 30), Checklist))
	uitest.MustContain(t, view, "✓ pass       The key is there", "✗ fail       It parses", "error at line 1", "? you check  The id is right", "- n/a        The product is on")
	order := []string{"400 Bad Request", "401 Unauthorized", "404 Not Found"}
	for i := 1; i < len(order); i++ {
		if strings.Index(view, order[i-1]) > strings.Index(view, order[i]) {
			t.Errorf("%s comes after %s:\n%s", order[i-1], order[i], view)
		}
	}
}

func TestTimesAreShownAsAWaterfallThatEndsAtTheTotal(t *testing.T) {
	t.Parallel()
	view := uitest.Plain(in(open(t, refused("json", `{}`), 100, 30), Timing))
	uitest.MustContain(t, view, "name lookup", "4.0 ms", "20 ms", "41 ms", "110 ms", "7.0 ms", "182 ms",
		"2026-11-23 12:00:00.000 +03:00", "2026-11-23 09:00:00.000", "192.0.2.7:443", "HTTP/1.1", "TLS 1.3")
	end := 0
	for line := range strings.SplitSeq(view, "\n") {
		if strings.Contains(line, "━") {
			end = max(end, ui.Width(line))
			if strings.HasPrefix(line, "total") && ui.Width(line) != end {
				t.Errorf("a phase ends after the total:\n%s", view)
			}
		}
	}
	if end == 0 {
		t.Error("there are no bars")
	}
}

func TestTheRawViewHasBothSides(t *testing.T) {
	t.Parallel()
	a := refused("text", "line one\n\tline two")
	a.Request.Headers = []safe.RecordHeader{{Name: record("X-API-KEY"), Value: record("[api-key #3f2a: 32 chars]")}}
	a.Answer.StatusText = record("Bad Request")
	a.Answer.RecordMessage.Cut = true
	uitest.MustContain(t, in(open(t, a, 100, 30), Raw), "POST https://service.authmatech.com/v1/api/verify", "X-API-KEY: [api-key #3f2a: 32 chars]",
		"HTTP/1.1 400 Bad Request", "line one", "    line two", "cut here: it was 18 bytes long")
}

func TestAPendingAttemptSaysThatItMayCount(t *testing.T) {
	t.Parallel()
	a := history.Attempt{ID: "x", Outcome: api.Pending, System: "authmatech", Operation: "verify"}
	pane := open(t, a, 100, 30)
	uitest.MustContain(t, in(pane, Cause), "? waiting", "It may count.")
	uitest.MustContain(t, in(pane, Envelope), "There is no answer")
	uitest.MustContain(t, in(pane, Raw), "no answer")
}

func TestAnExplanationThatCannotBeReadIsSaidAndTheRestShown(t *testing.T) {
	t.Parallel()
	a := refused("json", `{"success":false}`)
	a.Explanation = record("{")
	pane := open(t, a, 100, 30)
	uitest.MustContain(t, in(pane, Cause), "its explanation cannot be read", "✗ refused", "No documented answer matches")
	uitest.MustContain(t, in(pane, Envelope), "success  false")
}

func TestMoreMessagesThanAnybodyReadsAreCounted(t *testing.T) {
	t.Parallel()
	e := explain.Explanation{}
	for i := range 1000 {
		e.Messages = append(e.Messages, fmt.Sprintf("message %d %s", i, strings.Repeat("x", 5000)))
	}
	view := in(open(t, explained(refused("json", `{}`), e), 100, 200), Cause)
	uitest.MustContain(t, view, "and 994 more messages", "… (cut here;")
	if rows := strings.Count(view, "\n"); rows > 100 {
		t.Errorf("%d rows", rows)
	}
}

func TestASimulatedAnswerIsMarkedAtEveryWidth(t *testing.T) {
	t.Parallel()
	a := refused("json", `{}`)
	a.Simulated = true
	for _, width := range []int{120, 70, 60, 40, 30, 20} {
		uitest.MustContain(t, in(open(t, a, width, 30), Cause), "SIMULATED")
		uitest.MustContain(t, in(open(t, a, width, 30), Timing), "SIMULATED")
	}
}

// styles are the sequences that a theme makes.
var styles = regexp.MustCompile("\x1b\\[[0-9;]*m")

func TestNoByteOfAServerActsOnTheTerminal(t *testing.T) {
	t.Parallel()
	known := packs(t)
	rapid.Check(t, func(rt *rapid.T) {
		hostile := rapid.OneOf(
			rapid.String(),
			rapid.SampledFrom([]string{"\x1b]52;c;aGk=\x07", "\u009b31m", "a\u202eb", "\xe2\x80", "\xf0\x9f\x1b[2J", "\r\n\t", "\U000e0041", "\x7f\x00"}),
		)
		draw := func(name string) string { return hostile.Draw(rt, name) + hostile.Draw(rt, name) }
		a := refused("json", `{`+tree.Quote(draw("key"))+`:`+tree.Quote(draw("value"))+`}`)
		if rapid.Bool().Draw(rt, "not JSON") {
			a = refused("text", draw("body"))
		}
		a.Simulated, a.Remote, a.Environment = true, draw("remote"), draw("environment")
		a.Codes = []string{draw("code")}
		a.Answer.StatusText, a.Answer.Broken, a.Answer.Protocol = record(draw("status")), record(draw("broken")), draw("protocol")
		a.Answer.Headers = []safe.RecordHeader{{Name: record(draw("header")), Value: record(draw("header value"))}}
		a.Request.URL = record(draw("url"))
		a = explained(a, explain.Explanation{
			Messages: []string{draw("message")}, Notes: []string{draw("note")}, Reply: draw("reply"), VendorSays: draw("own words"), BlockedUntil: draw("until"),
			Causes:    []explain.Cause{{Row: draw("row"), Question: &explain.Question{ID: "q", Field: draw("field"), Said: draw("said")}, Title: draw("title"), Cause: draw("cause"), Because: []string{draw("because")}, Against: []string{draw("against")}, Fix: draw("fix"), Settle: draw("settle"), Note: draw("open"), Source: draw("source")}},
			Checklist: []explain.Item{{Text: draw("text"), Because: draw("why"), State: systems.Fail, Group: []int{400}}},
			Retry:     explain.Retry{Why: draw("retry")},
		})
		theme := ui.NewTheme(true, false)
		pane := NewAnswer(&theme, "ctrl+r")
		pane.SetSize(rapid.IntRange(1, 120).Draw(rt, "width"), 60)
		o := around(t, a)
		o.Seen = attempt.Seen{Attempts: 1, SolvedBy: draw("solved by")}
		if rapid.Bool().Draw(rt, "no time") {
			o.Attempt.Happened = time.Time{}
			o.Case.Answers = map[string]history.Hearsay{attempt.HappenedQuestion(a.ID): {Said: record(draw("time"))}}
		}
		pane.SetContent(Open(known, o, noon()))
		pane.SetProblem(draw("problem"))
		pane.SetActive(true)
		for tab := range tabs {
			view := styles.ReplaceAllString(in(pane, tab), "")
			if i := strings.IndexFunc(view, func(r rune) bool { return r != '\n' && tree.Control(r) }); i >= 0 {
				rt.Fatalf("%q is drawn in view %d", view[i:min(len(view), i+12)], tab)
			}
		}
	})
}

func TestABodyThatIsNotWholeIsSaidInTheHeaderAndTheRawView(t *testing.T) {
	t.Parallel()
	a := refused("text", strings.Repeat("x", 4<<20))
	a.Answer.Length, a.Answer.RecordMessage.Cut = 30<<20, true
	for _, tab := range []Tab{Cause, Checklist, Raw} {
		uitest.MustContain(t, in(open(t, a, 100, 30), tab), "4 MiB of 30 MiB kept")
	}
	a.Answer.Cut = true
	uitest.MustContain(t, in(open(t, a, 100, 30), Raw), "4 MiB of more than 30 MiB kept")
	a = refused("json", `{"success":fal`)
	a.Answer.Broken = record("the connection closed after 14 of 200 bytes")
	uitest.MustContain(t, in(open(t, a, 100, 30), Cause), "the answer broke off")
	uitest.MustContain(t, in(open(t, a, 100, 30), Raw), "answer, as it is kept; the answer broke off", "here it broke off: the connection closed after 14 of 200 bytes")
}

func TestWhatATokenSaysOfAPersonIsPersonal(t *testing.T) {
	t.Parallel()
	a := refused("json", `{"m":"no QIQOZAQU"}`)
	a.Facts = []safe.Fact{{Name: "given_name", Kind: "name", Class: safe.Personal, Claim: record("Qiqozaqu")}}
	if got := personalOf(packs(t), attempt.Opened{Attempt: a}); !slices.Contains(got, "Qiqozaqu") {
		t.Errorf("%q", got)
	}
}
