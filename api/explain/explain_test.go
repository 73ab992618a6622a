package explain_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"casebook/api"
	"casebook/api/explain"
	"casebook/api/systems"
)

const (
	unauthorised = `{"success":false,"messages":[{"type":"FAILURE","message":"Unauthorized","httpStatus":"UNAUTHORIZED"}],"data":null}`
	badRequest   = `{"success":false,"messages":[{"type":"FAILURE","message":"Please check.","httpStatus":"BAD_REQUEST"}],"data":null}`
)

func explained(t testing.TB, request api.Request, a *api.Answer) explain.Explanation {
	t.Helper()
	return explain.Exchange(embedded(t), api.Exchange{Request: request, Answer: a})
}

func item(t testing.TB, e explain.Explanation, id string) explain.Item {
	t.Helper()
	for _, i := range e.Checklist {
		if i.ID == id {
			return i
		}
	}
	t.Fatalf("the checklist has no %q: %+v", id, e.Checklist)
	return explain.Item{}
}

func TestTheRequestIsTheEvidenceForA401(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		headers api.Headers
		item    string
		because string
	}{
		"no key":        {without("X-API-KEY"), "api_key_present", "X-API-KEY is not there"},
		"no client id":  {without("X-CLIENT-ID"), "client_id_present", "X-CLIENT-ID is not there"},
		"an empty key":  {with("X-API-KEY", ""), "api_key_present", "X-API-KEY was sent empty"},
		"a quoted key":  {with("X-API-KEY", `"not-a-real-key"`), "api_key_clean", "X-API-KEY was sent with quotes around it"},
		"a curly quote": {with("X-API-KEY", "\u201cnot-a-real-key\u201d"), "api_key_clean", "X-API-KEY was sent with quotes around it"},
		"a line break":  {with("X-API-KEY", "not-a-real-key\n"), "api_key_clean", "X-API-KEY ends with a line break"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			e := explained(t, verify(test.headers, goodBody), answer(401, unauthorised))
			first := e.First()
			if first.Likelihood != explain.Certain || !slices.Contains(first.Because, test.because) {
				t.Errorf("first cause is %s because %q, want certain because %q", first.Likelihood, first.Because, test.because)
			}
			if i := item(t, e, test.item); i.State != systems.Fail || i.Because != test.because {
				t.Errorf("%s is %s (%s), want fail (%s)", i.ID, i.State, i.Because, test.because)
			}
		})
	}
}

func TestABlankAroundAHeaderNeverArrivesAndIsNoEvidence(t *testing.T) {
	t.Parallel()
	for _, value := range []string{"not-a-real-key\t", " not-a-real-key"} {
		e := explained(t, verify(with("X-API-KEY", value), goodBody), answer(401, unauthorised))
		if i := item(t, e, "api_key_clean"); i.State != systems.Pass || !strings.Contains(i.Because, "HTTP drops it") {
			t.Errorf("%q: %s (%s)", value, i.State, i.Because)
		}
		if first := e.First(); first.Likelihood == explain.Certain {
			t.Errorf("%q is certain because %q, though the server never saw it", value, first.Because)
		}
	}
}

func TestA401WithBothHeadersInOrderIsLikelyAndSaysWhatSpeaksAgainst(t *testing.T) {
	t.Parallel()
	e := explained(t, verify(goodHeaders, goodBody), answer(401, unauthorised))
	first := e.First()
	if first.Likelihood != explain.Likely || len(first.Against) == 0 {
		t.Errorf("first cause is %s against %q, want likely with what speaks against", first.Likelihood, first.Against)
	}
	if i := item(t, e, "right_environment"); i.State != systems.Ask {
		t.Errorf("which environment the key belongs to is %s, want ask", i.State)
	}
	if i := item(t, e, "balance"); i.State != systems.NA {
		t.Errorf("the balance is %s on a 401, want n/a", i.State)
	}
}

func TestABare400LeavesItsCausesStandingTogether(t *testing.T) {
	t.Parallel()
	e := explain.Exchange(embedded(t), api.Exchange{
		Request: api.Request{System: "authmatech", Operation: "verify"}, Answer: answer(400, badRequest),
	})
	rows := []string{}
	for _, c := range e.Causes {
		rows = append(rows, c.Row)
		if c.Likelihood != explain.Possible {
			t.Errorf("%s is %s without any evidence, want possible", c.Row, c.Likelihood)
		}
	}
	if !slices.Contains(rows, "authmatech.quickstart.02") || !slices.Contains(rows, "authmatech.quickstart.03") {
		t.Errorf("causes are %q, want both rows of a 400", rows)
	}
}

func TestWordsOfTheMessageSpeakForARow(t *testing.T) {
	t.Parallel()
	body := strings.Replace(badRequest, "Please check.", "Your balance has expired", 1)
	e := explain.Exchange(embedded(t), api.Exchange{
		Request: api.Request{System: "authmatech", Operation: "verify"}, Answer: answer(400, body),
	})
	if first := e.First(); first.Row != "authmatech.quickstart.03" || first.Likelihood != explain.Likely {
		t.Errorf("first cause is %s (%s), want authmatech.quickstart.03 (likely)", first.Row, first.Likelihood)
	}
}

func TestTheChecklistDecidesWhatTheBytesShow(t *testing.T) {
	t.Parallel()
	e := explained(t, verify(goodHeaders, `{"mobileNumber":"0791234567","encryptedMobileNumber":""}`), answer(400, badRequest))
	for id, want := range map[string]systems.State{
		"api_key_present": systems.Pass, "client_id_present": systems.Pass, "api_key_clean": systems.Pass,
		"content_type": systems.Pass, "body_parses": systems.Pass, "required_fields": systems.Fail, "e164": systems.Fail,
		"product_enabled": systems.Ask, "balance": systems.Ask, "resource_id": systems.NA,
	} {
		if got := item(t, e, id); got.State != want {
			t.Errorf("%s is %s (%s), want %s", id, got.State, got.Because, want)
		}
	}
}

func TestTheEnvelopeOutranksTheStatus(t *testing.T) {
	t.Parallel()
	e := explained(t, verify(goodHeaders, goodBody), answer(200, `{"success":false,"messages":[{"type":"FAILURE","message":"x"}],"data":null}`))
	if e.Outcome != api.Refused {
		t.Errorf("a 200 with success false is %q, want failure", e.Outcome)
	}
	if e.First().Row != "authmatech.inferred.ok_but_failed" {
		t.Errorf("first cause is %s", e.First().Row)
	}
}

func TestASuccessWithoutAVerdictIsNotVerified(t *testing.T) {
	t.Parallel()
	for _, body := range []string{`{"success":true,"messages":[],"data":{}}`, `{"success":true,"messages":[],"data":{"validNumber":"true"}}`} {
		e := explained(t, verify(goodHeaders, goodBody), answer(200, body))
		if e.Outcome != api.Unreadable || e.First().Row != "authmatech.inferred.no_verdict" {
			t.Errorf("%s is %q, %s; want unreadable, no verdict", body, e.Outcome, e.First().Row)
		}
	}
}

func TestAnswersThatAreNotTheSystemsSaySo(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		answer  *api.Answer
		row     string
		outcome api.Outcome
	}{
		"html from a gateway": {answer(502, "<!DOCTYPE html><title>Bad gateway</title>"), "http.html", api.Unreadable},
		"html with a 401":     {answer(401, "<html>login</html>"), "http.html", api.Unreadable},
		"an empty 200":        {answer(200, ""), "http.empty", api.Unreadable},
		"binary":              {answer(200, "\x1f\x8b\x00\xff"), "http.not_json", api.Unreadable},
		"cut json":            {answer(200, `{"success":tr`), "http.not_json", api.Unreadable},
		"too long":            {&api.Answer{Status: 200, Body: []byte(`{"success":tr`), Cut: true}, "http.too_long", api.Unreadable},
		"too long for HTML":   {&api.Answer{Status: 200, Body: []byte("<html>"), Cut: true}, "http.too_long", api.Unreadable},
		"a redirect":          {answer(302, ""), "http.redirect", api.Refused},
		"unknown 4xx":         {answer(418, `{"success":false,"messages":[],"data":null}`), "http.client_error", api.Refused},
		"unknown 5xx":         {answer(503, `{"success":false,"messages":[],"data":null}`), "http.server_error", api.Refused},
		"an empty 401":        {answer(401, ""), "authmatech.quickstart.01", api.Refused},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			e := explained(t, verify(goodHeaders, goodBody), test.answer)
			if e.Outcome != test.outcome || e.First() == nil || e.First().Row != test.row {
				t.Errorf("got %q, %+v; want %q, %s", e.Outcome, e.First(), test.outcome, test.row)
			}
		})
	}
}

func TestEveryWayToGetNoAnswerHasACause(t *testing.T) {
	t.Parallel()
	packs := embedded(t)
	for _, test := range []struct {
		kind  api.Kind
		phase api.Phase
		row   string
	}{
		{api.KindNotFound, api.PhaseDNS, "http.dns"}, {api.KindRefused, api.PhaseConnect, "http.refused"},
		{api.KindTLS, api.PhaseTLS, "http.tls"}, {api.KindProxy, api.PhaseConnect, "http.proxy"},
		{api.KindTimeout, api.PhaseDNS, "http.timeout.connect"}, {api.KindTimeout, api.PhaseConnect, "http.timeout.connect"},
		{api.KindTimeout, api.PhaseTLS, "http.timeout.connect"}, {api.KindTimeout, api.PhaseSend, "http.timeout.answer"},
		{api.KindTimeout, api.PhaseFirstByte, "http.timeout.answer"}, {api.KindTimeout, api.PhaseBody, "http.timeout.answer"},
		{api.KindReset, api.PhaseFirstByte, "http.reset"}, {api.KindMalformed, api.PhaseFirstByte, "http.malformed"},
		{api.KindCancelled, api.PhaseFirstByte, "http.cancelled"}, {api.KindOther, api.PhaseRequest, "http.request"},
		{api.KindOther, api.PhaseConnect, "http.other"},
	} {
		e := explain.Exchange(packs, api.Exchange{
			Request: verify(goodHeaders, goodBody),
			Failure: &api.TransportError{Phase: test.phase, Kind: test.kind, Sent: api.SentUnknown, Text: "it broke"},
		})
		want := api.NoAnswer
		if test.kind == api.KindCancelled {
			want = api.Cancelled
		}
		if e.Outcome != want || e.First() == nil || e.First().Row != test.row {
			t.Errorf("%s in %s: %q, %+v; want %s", test.kind, test.phase, e.Outcome, e.First(), test.row)
		}
	}
}

func TestOnlyTheVendorsStatusesMayBeRetried(t *testing.T) {
	t.Parallel()
	for status := 200; status < 600; status++ {
		body := `{"success":false,"messages":[],"data":null}`
		e := explained(t, verify(goodHeaders, goodBody), answer(status, body))
		if want := status == 429 || status == 500; e.Retry.Safe != want {
			t.Errorf("a %d is safe to retry: %t, want %t", status, e.Retry.Safe, want)
		}
		if e.Retry.Safe && (e.Retry.After != 1 || e.Retry.Tries != 5) {
			t.Errorf("a %d is retried after %d s, %d tries; want 1 s, 5 tries", status, e.Retry.After, e.Retry.Tries)
		}
	}
}

func TestALostAnswerIsNoReasonToRepeatACountedCall(t *testing.T) {
	t.Parallel()
	for sent, want := range map[api.Sent]string{api.SentNo: "nothing left", api.SentYes: "may count twice", api.SentUnknown: "may count twice"} {
		e := explain.Exchange(embedded(t), api.Exchange{
			Request: verify(goodHeaders, goodBody),
			Failure: &api.TransportError{Phase: api.PhaseConnect, Kind: api.KindReset, Sent: sent, Text: "it broke"},
		})
		if e.Retry.Safe || !strings.Contains(e.Retry.Why, want) {
			t.Errorf("sent %s: safe %t because %q, want %q", sent, e.Retry.Safe, e.Retry.Why, want)
		}
	}
}

func TestAVerdictBesideAFailureIsNone(t *testing.T) {
	t.Parallel()
	for _, verdict := range []string{"true", "false"} {
		e := explained(t, verify(goodHeaders, goodBody), answer(200, `{"success":false,"messages":[],"data":{"validNumber":`+verdict+`}}`))
		if e.Outcome != api.Refused || e.First().Row != "authmatech.inferred.ok_but_failed" || strings.Contains(e.Reply, "verified successfully") {
			t.Errorf("validNumber %s beside success false: %s, %s, %q", verdict, e.Outcome, e.First().Row, e.Reply)
		}
		for _, i := range e.Checklist {
			if i.Because == "the call was accepted" {
				t.Errorf("%s: the call was accepted, says the checklist of a refused call", i.ID)
			}
		}
	}
}

func TestAMessageOutranksWhatCannotBeSeen(t *testing.T) {
	t.Parallel()
	for message, row := range map[string]string{
		"encryptedMobileNumber is invalid":         "authmatech.quickstart.02",
		"Malformed JSON":                           "authmatech.quickstart.02",
		"mobileNumber is required":                 "authmatech.quickstart.02",
		"The encrypted mobile number is not valid": "authmatech.quickstart.02",
		"Insufficient balance":                     "authmatech.quickstart.03",
		"Product Verify is not enabled":            "authmatech.quickstart.03",
		"Your balance expired on the 1st":          "authmatech.quickstart.03",
	} {
		e := explained(t, verify(goodHeaders, goodBody), answer(400, strings.Replace(badRequest, "Please check.", message, 1)))
		if first := e.First(); first.Row != row || first.Likelihood != explain.Likely {
			t.Errorf("%q: %s (%s), want %s (likely)", message, first.Row, first.Likelihood, row)
		}
	}
	e := explained(t, verify(goodHeaders, goodBody), answer(400, badRequest))
	if first := e.First(); first.Likelihood != explain.Possible || strings.Contains(e.Reply, "account") {
		t.Errorf("without a word to go by: %s (%s), reply %q", first.Row, first.Likelihood, e.Reply)
	}
	e = explained(t, verify(goodHeaders, goodBody), answer(400, strings.Replace(badRequest, "Please check.", "Not allowed in production", 1)))
	if e.First().Likelihood != explain.Possible {
		t.Errorf("a word inside another counts as a hint: %+v", e.First())
	}
}

func TestAnotherCauseInTheMessageKeepsABrokenDemandFromBeingCertain(t *testing.T) {
	t.Parallel()
	national := strings.Replace(goodBody, "+962791234567", "0791234567", 1)
	e := explained(t, verify(goodHeaders, national), answer(400, strings.Replace(badRequest, "Please check.", "Insufficient balance", 1)))
	for _, c := range e.Causes {
		if c.Likelihood == explain.Certain {
			t.Errorf("%s is certain though the message speaks of a balance and the number is national", c.Row)
		}
	}
	odd := strings.Replace(goodBody, `"LOGIN"`, `"SIGNIN"`, 1)
	e = explained(t, verify(goodHeaders, odd), answer(400, badRequest))
	if first := e.First(); first.Row != "authmatech.quickstart.02" || first.Likelihood != explain.Likely {
		t.Errorf("a demand that we infer: %s (%s), want likely", first.Row, first.Likelihood)
	}
}

func TestAPageInPlaceOfTheAnswerLeavesTheDocumentedStatusStanding(t *testing.T) {
	t.Parallel()
	for status, row := range map[int]string{401: "authmatech.quickstart.01", 429: "authmatech.text.429", 500: "authmatech.errors.status.07"} {
		e := explained(t, verify(goodHeaders, goodBody), answer(status, "<html></html>"))
		if len(e.Causes) < 2 || e.Causes[0].Row != "http.html" || e.Causes[1].Row != row {
			t.Errorf("an HTML %d has causes %+v, want http.html, then %s", status, e.Causes, row)
		}
	}
}

func TestAnAnswerThatBrokeOffSaysSo(t *testing.T) {
	t.Parallel()
	e := explained(t, verify(goodHeaders, goodBody), &api.Answer{Status: 200, Body: []byte(`{"success":tr`), Broken: "the connection closed after 13 of 500 bytes"})
	first := e.First()
	if e.Outcome != api.Unreadable || first.Row != "http.incomplete" || first.Because[0] != "the connection closed after 13 of 500 bytes" {
		t.Errorf("%s, %+v", e.Outcome, first)
	}
}

func TestAnUnknownSystemsStatusIsExplainedByHTTP(t *testing.T) {
	t.Parallel()
	for status, row := range map[int]string{400: "http.client_error", 401: "http.client_error", 404: "http.client_error", 429: "http.client_error", 500: "http.server_error", 526: "http.server_error", 304: "http.redirect"} {
		e := explained(t, call("GET", "https://other.example.com/x"), answer(status, `{"error":"nope"}`))
		if e.First() == nil || e.First().Row != row {
			t.Errorf("%d of an unknown system: %+v, want %s", status, e.First(), row)
		}
	}
}

func TestTechnicalTextsAreMarkedAndStayOutOfTheReply(t *testing.T) {
	t.Parallel()
	e := explained(t, verify(goodHeaders, goodBody), answer(500,
		`{"success":false,"messages":[{"type":"FAILURE","code":"internal_server_error","message":"NPE at Foo.java:12","technical":true}],"data":null}`))
	if !slices.Equal(e.Technical, []string{"NPE at Foo.java:12"}) {
		t.Errorf("technical texts are %q", e.Technical)
	}
	if strings.Contains(e.Reply, "NPE") || e.Reply == "" {
		t.Errorf("the reply to the customer is %q", e.Reply)
	}
}

func TestTheFormAloneShowsCausesBeforeSending(t *testing.T) {
	t.Parallel()
	e := explain.Predict(embedded(t), verify(without("X-API-KEY"), `{"mobileNumber":"079 123 4567","encryptedMobileNumber":"eA=="}`))
	rows := map[string][]string{}
	for _, c := range e.Causes {
		rows[c.Row] = c.Because
	}
	if !slices.Contains(rows["authmatech.quickstart.01"], "X-API-KEY is not there") || len(rows["authmatech.errors.code.03"]) == 0 {
		t.Errorf("predicted %v", rows)
	}
	if e.Outcome != api.Pending || e.Blocked() != nil {
		t.Errorf("outcome %q, blocked %v; want pending and not blocked", e.Outcome, e.Blocked())
	}
	if calm := explain.Predict(embedded(t), verify(goodHeaders, goodBody)); len(calm.Causes) != 0 {
		t.Errorf("a call in order predicts %+v", calm.Causes)
	}
}

func TestACallWithoutTheProofCannotBeMadeAndSaysWhatToAskFor(t *testing.T) {
	t.Parallel()
	e := explain.Predict(embedded(t), verify(goodHeaders, `{"mobileNumber":"+962791234567"}`))
	blocked := e.Blocked()
	if blocked == nil || !strings.Contains(blocked.Fix, "encryptedMobileNumber") || e.Causes[0].Row != blocked.Row {
		t.Fatalf("blocked is %+v, want the proof asked for, first", blocked)
	}
}

func TestABareBodyIsReadByItsShapeAndSaysSo(t *testing.T) {
	t.Parallel()
	e := explained(t, api.Request{}, &api.Answer{Body: []byte(`{"success":true,"messages":[{"httpStatus":"OK"}],"data":{"validNumber":false}}`)})
	if e.System != "authmatech" || e.Operation != "verify" || e.Outcome != api.Negative || e.First().Row != "authmatech.text.negative_verdict" {
		t.Errorf("read as %s %s, %s, %+v", e.System, e.Operation, e.Outcome, e.First())
	}
	if !slices.ContainsFunc(e.Notes, func(n string) bool { return strings.Contains(n, "by the shape of the answer") }) {
		t.Errorf("the guess is not noted: %q", e.Notes)
	}
}

func TestAnEnvelopesOdditiesAreNotedNotFatal(t *testing.T) {
	t.Parallel()
	for _, body := range []string{
		`{"success":"yes","messages":{"code":1},"data":[]}`, `{"success":false,"success":true,"messages":[1,"x",null,[]]}`,
		`{"messages":[{"code":{"a":1},"message":["x"],"technical":"true","httpStatus":3}]}`, `[]`, `null`, `"x"`, `1`, `{"success":null,"messages":null,"data":null}`,
	} {
		e := explained(t, verify(goodHeaders, goodBody), answer(400, body))
		if e.Causes == nil || e.Codes == nil || e.Messages == nil {
			t.Errorf("%s: a list is null", body)
		}
	}
	e := explained(t, verify(goodHeaders, goodBody), answer(200, `{"success":false,"success":true,"messages":[],"data":{"validNumber":true}}`))
	if !slices.ContainsFunc(e.Notes, func(n string) bool { return strings.Contains(n, "success") }) {
		t.Errorf("the duplicate key is not noted: %q", e.Notes)
	}
}

func TestTheJSONHasNoNullLists(t *testing.T) {
	t.Parallel()
	for _, x := range []api.Exchange{{}, {Answer: &api.Answer{}}, {Request: verify(nil, "")}} {
		text, err := json.Marshal(explain.Exchange(embedded(t), x))
		if err != nil || strings.Contains(string(text), ":null") {
			t.Errorf("%v %s", err, text)
		}
	}
}

func TestNoExplanationHoldsTheKey(t *testing.T) {
	t.Parallel()
	const key = "not-a-real-key-CANARY"
	for _, value := range []string{key, `"` + key + `"`, key + " ", key + "\n"} {
		for _, status := range []int{0, 200, 400, 401, 500} {
			text, err := json.Marshal(explained(t, verify(with("X-API-KEY", value), goodBody), answer(status, unauthorised)))
			if err != nil || strings.Contains(string(text), "CANARY") {
				t.Errorf("%v: the explanation of a %d holds the key: %s", err, status, text)
			}
		}
	}
}

func TestHeadersThatAreNotKnownAreAskedForNotMissing(t *testing.T) {
	t.Parallel()
	e := explained(t, verify(nil, goodBody), answer(401, unauthorised))
	for _, id := range []string{"api_key_present", "client_id_present", "api_key_clean", "content_type"} {
		if i := item(t, e, id); i.State == systems.Fail || i.State == systems.Pass {
			t.Errorf("%s is %s (%s) though no header is known", id, i.State, i.Because)
		}
	}
	if first := e.First(); first.Likelihood == explain.Certain {
		t.Errorf("%s is certain without any evidence", first.Row)
	}
}
