package explain_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"casebook/api"
	"casebook/api/explain"
	"casebook/api/systems"
)

const (
	codeRefused = `{"error":"invalid_code","error_details":{"message":"Please enter a valid verification code."}}`
	userBlocked = `{"error":"user_attempts_limit","error_description":"Too many requests"}`
)

// atTwelve is when the calls of these tests are made.
var atTwelve = time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC)

// refusedPhone is a call of OTP verify for a mobile number, refused, with what was
// tried before.
func refusedPhone(t *testing.T, earlier ...explain.Event) explain.Explanation {
	t.Helper()
	past := explain.Past{At: atTwelve, Environment: "live", User: "+15417543010", Marks: map[string]string{"code": "mark-1"}, Earlier: earlier}
	x := api.Exchange{Request: posted(verifyCode, phoneCode), Answer: answer(422, codeRefused)}
	return explain.With(embedded(t), x, past)
}

// tried is an earlier call for the same number.
func tried(operation, mark string, ago time.Duration, outcome api.Outcome) explain.Event {
	return explain.Event{
		At: atTwelve.Add(-ago), System: "nextreason", Operation: operation, Environment: "live", Outcome: outcome,
		User: "+15417543010", Tries: 1, Marks: map[string]string{"code": mark},
	}
}

func TestHistoryPartsAWrongMobileCodeFromOneThatWasGoodOnce(t *testing.T) {
	t.Parallel()
	const wrong, expired = "nextreason.otp_verify.mobile.12", "nextreason.otp_verify.mobile.13"
	for name, test := range map[string]struct {
		earlier []explain.Event
		row     string
	}{
		"the same code, refused before":      {[]explain.Event{tried("otp_verify", "mark-1", 20*time.Second, api.Refused)}, wrong},
		"the same code, accepted before":     {[]explain.Event{tried("otp_verify", "mark-1", 20*time.Second, api.Success)}, expired},
		"a code that is older than its life": {[]explain.Event{tried("otp_send", "", 11*time.Minute, api.Success)}, expired},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			e := refusedPhone(t, test.earlier...)
			if first := e.First(); first.Row != test.row || first.Likelihood != explain.Likely {
				t.Errorf("causes are %s, want %s likely", causeRows(e), test.row)
			}
		})
	}
}

func TestAMobileCodeOfWhichNothingIsKnownMayBeWrongOrExpired(t *testing.T) {
	t.Parallel()
	e := refusedPhone(t)
	if got := causeRows(e); len(got) < 2 || e.First().Likelihood != explain.Possible || e.Causes[1].Row != "nextreason.otp_verify.mobile.13" {
		t.Errorf("causes are %s, want both rows, possible", got)
	}
	question := e.First().Question
	if question == nil || e.Causes[1].Question == nil || e.Causes[1].Question.ID != question.ID {
		t.Fatalf("the two causes ask different things: %+v", e.Causes)
	}
	heard := explain.Hear(embedded(t), e, explain.Hearsay{Answers: map[string]string{question.ID: explain.SaidNo}})
	if heard.First().Row != "nextreason.otp_verify.mobile.13" {
		t.Errorf("after a no to %q the causes are %s", e.First().Settle, causeRows(heard))
	}
}

func TestTheFifthAttemptInAMinuteSaysWhenTheBlockEnds(t *testing.T) {
	t.Parallel()
	var earlier []explain.Event
	for i := range 4 {
		earlier = append(earlier, tried("otp_verify", "mark-2", time.Duration(i+1)*5*time.Second, api.Refused))
	}
	past := explain.Past{At: atTwelve, User: "+15417543010", Earlier: earlier}
	x := api.Exchange{Request: posted(verifyCode, phoneCode), Answer: answer(429, userBlocked)}
	e := explain.With(embedded(t), x, past)
	if first := e.First(); first.Row != "nextreason.otp_verify.mobile.21" || !slices.ContainsFunc(first.Because, func(w string) bool { return strings.Contains(w, "attempt 5") }) {
		t.Errorf("first cause is %+v", first)
	}
	if !strings.Contains(e.Reply, "12:05") || e.Retry.Safe || e.Retry.After != 300 {
		t.Errorf("reply %q, retry %+v; want the end of the block at 12:05", e.Reply, e.Retry)
	}
	bare := explain.Exchange(embedded(t), x)
	if strings.ContainsAny(bare.Reply, "{}[]|") || !strings.Contains(bare.Reply, "5 minutes") {
		t.Errorf("without a time the reply is %q, want the length of the block", bare.Reply)
	}
}

func TestA429ThatDoesNotNameTheUserIsThePlatformsLimit(t *testing.T) {
	t.Parallel()
	for _, body := range []string{``, `{"error":"rate_limit","error_description":"Too many Requests"}`, `{"message":"Too many Requests"}`} {
		e := explained(t, posted(verifyCode, mailCode), answer(429, body))
		if e.First().Row != "nextreason.inferred.too_many" {
			t.Errorf("%s: causes are %s", body, causeRows(e))
		}
	}
}

// What the vendor prints for one kind of user only is offered for the other as our
// guess, with the printed row as its twin.
func TestARowOfTheOtherTableComesAsAGuess(t *testing.T) {
	t.Parallel()
	mailHost := posted(verifyCode, mailCode)
	for name, test := range map[string]struct {
		x   api.Exchange
		row string
	}{
		"a host that does not exist, for email": {api.Exchange{Request: mailHost, Failure: hostless}, "nextreason.otp_verify.mobile.01"},
		"a wrong version, for email": {api.Exchange{
			Request: posted("/idp/v2/otp/verify?env_id=env-17", mailCode), Answer: answer(503, `{"error_description":"Backend action does not exist"}`),
		}, "nextreason.otp_verify.mobile.24"},
		"a wrong environment, where no row says so": {api.Exchange{
			Request: posted(registerUser, newUser), Answer: answer(400, `{"error":"invalid_domain","error_description":"Invalid API usage"}`),
		}, "nextreason.search.otp-send.email.09"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			e := explain.Exchange(embedded(t), test.x)
			if first := e.First(); first == nil || first.Basis != systems.Inferred || !slices.Contains(first.Twins, test.row) {
				t.Errorf("causes are %s, want a guess with the twin %s", causeRows(e), test.row)
			}
		})
	}
}

// A gateway's page in front of the documented 502 hides nothing that the request shows.
func TestA502IsTheRequestsFaultOnlyWhenTheRequestShowsIt(t *testing.T) {
	t.Parallel()
	page := func(body string) api.Exchange {
		return api.Exchange{Request: posted(verifyCode, body), Answer: &api.Answer{Status: 502, Body: []byte("<html><title>502 Bad Gateway</title></html>")}}
	}
	for row, body := range map[string]string{
		"nextreason.otp_verify.email.23":  but(mailCode, `151121`, ``),
		"nextreason.otp_verify.email.24":  but(mailCode, `en-US`, `en_US`),
		"nextreason.otp_verify.mobile.22": but(phoneCode, `151121`, ``),
	} {
		if e := explain.Exchange(embedded(t), page(body)); e.First().Row != row {
			t.Errorf("causes are %s, want %s", causeRows(e), row)
		}
	}
	e := explain.Exchange(embedded(t), page(mailCode))
	if strings.HasPrefix(e.First().Row, "nextreason.otp_verify.") {
		t.Errorf("with a sound request the causes are %s", causeRows(e))
	}
}

// The shapes in which people paste the same answer.
func TestTheSameAnswerIsReadInEveryShapeThatPeoplePaste(t *testing.T) {
	t.Parallel()
	for _, body := range []string{
		`{"error":"invalid_parameters'","error_details":{"user_id":{"invalid":"invalid fomat"}}}`,
		`{"error":"invalid_parameters","errors":{"user_id":{"invalid":"invalid format"}}}`,
		`{"error":"invalid_parameters","error_details":null,"message":{"user_id":{"invalid":"invalid format"}}}`,
		`{"error":"invalid_parameters","user_id":{"invalid":"Invalid format "}}`,
		`{"error":"INVALID_PARAMETERS","error_details":"{\"user_id\":{\"invalid\":\"invalid format\"}}"}`,
		`{"data":{"error":"invalid_parameters","error_details":{"user_id":{"invalid":"invalid format"}}}}`,
	} {
		e := explained(t, posted(verifyCode, but(phoneCode, `+15417543010`, ``)), answer(422, body))
		if e.First() == nil || e.First().Row != "nextreason.otp_verify.mobile.16" {
			t.Errorf("%s: causes are %s", body, causeRows(e))
		}
	}
}

func TestTheFormOfACallToNextReasonForetellsItsAnswer(t *testing.T) {
	t.Parallel()
	for row, body := range map[string]string{
		"nextreason.otp_verify.email.13":   but(mailCode, `shop-app`, ``),
		"nextreason.otp_verify.email.14":   but(mailCode, `"client_id":"shop-app"`, ``),
		"nextreason.otp_verify.email.11":   but(mailCode, `151121`, `15 11 21`),
		"nextreason.otp_verify.email.23":   but(mailCode, `151121`, ``),
		"nextreason.otp_verify.mobile.18":  but(phoneCode, `"sms"`, `"mobile"`),
		"nextreason.otp_verify.mobile.23":  but(phoneCode, `en-US`, `en_US`),
		"nextreason.inferred.user_id_form": but(phoneCode, `+15417543010`, `541 754 3010`),
	} {
		e := explain.Predict(embedded(t), posted(verifyCode, body))
		if !slices.ContainsFunc(e.Causes, func(c explain.Cause) bool { return c.Row == row }) {
			t.Errorf("%s is not foretold: %s", row, causeRows(e))
		}
	}
	if e := explain.Predict(embedded(t), posted(verifyCode, mailCode)); len(e.Causes) > 0 {
		t.Errorf("a call in order foretells %s", causeRows(e))
	}
}

func TestOfAFormTheLikelyCauseComesBeforeThePossibleOnes(t *testing.T) {
	t.Parallel()
	var got []string
	for _, c := range explain.Predict(embedded(t), posted(verifyCode, "")).Causes {
		got = append(got, string(c.Likelihood)+" "+c.Row)
	}
	want := []string{
		"likely nextreason.otp_verify.email.07", "possible nextreason.otp_verify.email.14", "possible nextreason.otp_verify.email.17",
		"possible nextreason.otp_verify.email.20", "possible nextreason.otp_verify.email.12",
	}
	if !slices.Equal(got, want) {
		t.Errorf("without a payload the form foretells %q, want %q", got, want)
	}
}

// The words for the customer never say what is nobody's business, and always what to
// do next.
func TestRepliesOfNextReasonGiveNothingAway(t *testing.T) {
	t.Parallel()
	for _, row := range embedded(t).System("nextreason").Rows {
		reply := strings.ToLower(row.Reply)
		for _, word := range []string{
			"client_id", "user_id", "env_id", "auth_type", "grant_type", "redirect", "locale", "json", "token", "parameter", "invalid",
			"does not exist", "no such", "unknown", "no account", "already registered", "wrong password", "wrong email", "your fault", "nextreason",
		} {
			if strings.Contains(reply, word) {
				t.Errorf("%s says %q to the customer: %s", row.ID, word, row.Reply)
			}
		}
		if strings.Count(row.Title, "")-1 > 60 || strings.HasSuffix(row.Title, ".") {
			t.Errorf("%s: the title %q is longer than 60 characters or a sentence", row.ID, row.Title)
		}
		if !strings.HasSuffix(row.Settle, "?") {
			t.Errorf("%s asks nothing: %s", row.ID, row.Settle)
		}
	}
}
