package ticket_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"casebook/api/systems"
	"casebook/history"
	"casebook/history/ticket"
)

func TestWithTheNumberMaskedTheDeskCannotFindTheCall(t *testing.T) {
	t.Parallel()
	source := scenes()[0].source(t)
	got := want(t, mustMake(t, source), "call-id")
	if got.There || got.Mend != ticket.MendReveal || got.Token != "phone-1" || got.Missing != "No request id is documented for Verify; with the number masked the desk cannot find the call" {
		t.Errorf("masked: %+v", got)
	}
	source.Reveal = []string{got.Token}
	if got := want(t, mustMake(t, source), "call-id"); !got.There || got.Mend != ticket.MendNone {
		t.Errorf("revealed: %+v", got)
	}
	if got := want(t, mustMake(t, scenes()[2].source(t)), "call-id"); !got.There {
		t.Errorf("the answer has an X-Request-Id: %+v", got)
	}
}

func TestTheRequestIDOfTheAnswerIsNamed(t *testing.T) {
	t.Parallel()
	contains(t, mustMake(t, scenes()[2].source(t)).Text.String(), "- **Request id**: X-Request-Id `5f2b7c1e9d`\n")
	source := scenes()[0].source(t)
	source.Attempts[1].Answer.Body = record(`{"success":false,"messages":[{"code":"X"}],"meta":{"transaction_id":7790012}}`)
	contains(t, mustMake(t, source).Text.String(), "- **Request id**: transaction_id `7790012`\n")
	packs := *systems.Embedded()
	pack := *packs.System("authmatech")
	pack.Desk.CallID = "X-Case"
	packs.Systems = []*systems.Pack{&pack}
	source.Packs = &packs
	if got := want(t, mustMake(t, source), "call-id"); !got.There {
		t.Errorf("the body has an id: %+v", got)
	}
	source.Attempts[1].Answer.Body = record(`{}`)
	if got := want(t, mustMake(t, source), "call-id"); got.There || !strings.HasPrefix(got.Missing, "The answer has no X-Case; ") {
		t.Errorf("the pack names another: %+v", got)
	}
}

func TestEachThingThatIsMissingSaysWhatWouldAddIt(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		change func(*history.Attempt)
		item   string
		text   string
		mend   ticket.Mend
	}{
		"no answer":  {func(a *history.Attempt) { a.Answer, a.Transport = nil, &history.Transport{} }, "answer-body", "there was no answer", ticket.MendResend},
		"not known":  {func(a *history.Attempt) { a.Answer = nil }, "status", "the answer is not known: ask the customer for it", ticket.MendResend},
		"no status":  {func(a *history.Attempt) { a.Answer.Status = 0 }, "status", "no HTTP status is known", ticket.MendResend},
		"no request": {func(a *history.Attempt) { a.Request.URL = record("") }, "request-line", "the request is not known", ticket.MendResend},
		"no body":    {func(a *history.Attempt) { a.Request.Body, a.Environment = record(""), "" }, "request-body", "the request's body is not known", ticket.MendResend},
		"no time":    {func(a *history.Attempt) { a.Happened = time.Time{} }, "time", "when it happened is not known: ask the customer", ticket.MendTime},
		"nowhere":    {func(a *history.Attempt) { a.Request.URL, a.Environment = record(""), "" }, "environment", "only the answer is known: ask the customer whether it was production or a sandbox", ticket.MendNone},
		"open":       {func(*history.Attempt) {}, "checklist", "1 step not decided yet", ticket.MendStep},
	} {
		source := scenes()[0].source(t)
		test.change(&source.Attempts[1])
		if got := want(t, mustMake(t, source), test.item); got.There || got.Missing != test.text || got.Mend != test.mend {
			t.Errorf("%s: %+v", name, got)
		}
	}
	// What was sent from here without a body had none.
	source := scenes()[0].source(t)
	source.Attempts[1].Request.Body = record("")
	if got := want(t, mustMake(t, source), "request-body"); !got.There {
		t.Errorf("an empty body that was sent so: %+v", got)
	}
	if open := mustMake(t, source).Open; len(open) == 0 || open[0] != "The balance is sufficient and has not expired" {
		t.Errorf("open: %q", open)
	}
}

func TestWhatIsCutIsToldByItsPlaces(t *testing.T) {
	t.Parallel()
	for _, token := range mustMake(t, scenes()[0].source(t)).Tokens {
		if token.Name == "phone-1" && (!slices.Contains(token.Places, "attempt 1 request, body mobileNumber") || !slices.Contains(token.Places, "attempt 2 answer, body messages[0].message, in text")) {
			t.Errorf("%q", token.Places)
		}
	}
}

// What the engineer had cut is not there, whatever the desk says of it.
func TestWhatWasCutOnTheEngineersWordIsMissing(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		cut, item string
		there     bool
	}{
		{"404", "status", false}, {"USER_NOT_FOUND", "status", false}, {"user_not_found", "status", false}, {"incorrect", "status", true},
		{"acme-live", "request-line", false}, {"acme-live", "environment", false}, {"/v1/auth/login", "request-line", false}, {"/v1/auth/login", "environment", true},
		{"2026-11-22", "time", false}, {"09:12", "time", false}, {"09:10", "time", true},
		{"5f2b7c1e9d", "call-id", false}, {"shop_id", "request-body", true}, {"USER_NOT_FOUND", "answer-body", true},
		{"nobody at all", "status", true},
	} {
		source := scenes()[2].source(t)
		source.Cut = []string{"something else", test.cut}
		got := want(t, mustMake(t, source), test.item)
		if got.There != test.there || !test.there && (got.Mend != ticket.MendUncut || got.Token != "cut-2" || got.Missing != "cut-2 stands in its place: you had it cut") {
			t.Errorf("%s without %q: %+v", test.item, test.cut, got)
		}
	}
	source := scenes()[2].source(t)
	source.Attempts[1].Answer.Body, source.Cut = record("upstream went away"), []string{"upstream went away"}
	if got := want(t, mustMake(t, source), "answer-body"); got.There || got.Token != "cut-1" {
		t.Errorf("a body of which nothing is left: %+v", got)
	}
}

// Nobody can show a number that is to be cut: that is what has to be taken back.
func TestANumberThatIsToBeCutIsNotOfferedInClear(t *testing.T) {
	t.Parallel()
	source := scenes()[0].source(t)
	source.Cut = []string{"0791234567"}
	source.Reveal = []string{"phone-1"}
	if got := want(t, mustMake(t, source), "call-id"); got.There || got.Mend != ticket.MendUncut || got.Token != "phone-1" {
		t.Errorf("%+v", got)
	}
}
