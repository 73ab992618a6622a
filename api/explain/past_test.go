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

// noon is when the explained call was made.
func noon() time.Time { return time.Date(2026, 11, 26, 12, 0, 0, 0, time.FixedZone("", 3*60*60)) }

// otpVerify is a call in order, about a mobile number.
func otpVerify() api.Request {
	return api.Request{
		Method: "POST", URL: "https://id.eu.nextreason.com/idp/v1/otp/verify?env_id=env-17",
		Headers: api.Headers{{Name: "Content-Type", Value: "application/json"}},
		Body:    []byte(`{"code":"151121","client_id":"client-17","user_id":"+15417543010","auth_type":"sms","locale":"en-US"}`),
	}
}

// wrongCode is what the vendor answers to a mobile code that is wrong or has expired:
// the same for both.
func wrongCode() *api.Answer {
	return answer(422, `{"error":"invalid_code","error_details":{"message":"Please enter a valid verification code."}}`)
}

// before is an earlier attempt of the same user, so long before noon.
func before(ago time.Duration, operation string, outcome api.Outcome) explain.Event {
	return explain.Event{
		At: noon().Add(-ago), System: "nextreason", Operation: operation, Outcome: outcome, Environment: "production",
		User: "+15417543010", Tries: 1, Status: 200,
	}
}

func withMark(e explain.Event, mark string) explain.Event {
	e.Marks = map[string]string{"code": mark}
	return e
}

func otpAfter(t testing.TB, a *api.Answer, earlier ...explain.Event) *explain.Explanation {
	t.Helper()
	e := explain.With(embedded(t), api.Exchange{Request: otpVerify(), Answer: a, Happened: noon()}, explain.Past{
		At: noon(), Environment: "production", User: "+15417543010", Marks: map[string]string{"code": "c0de"}, Earlier: earlier,
	})
	return &e
}

const (
	invalidMobileCode = "nextreason.otp_verify.mobile.12"
	expiredMobileCode = "nextreason.otp_verify.mobile.13"
)

func TestAMobileCodeThatIsRefusedCouldBeWrongOrExpired(t *testing.T) {
	t.Parallel()
	e := otpAfter(t, wrongCode())
	var rows []string
	for _, c := range e.Causes {
		rows = append(rows, c.Row)
		if c.Likelihood != explain.Possible {
			t.Errorf("%s is %s, though nothing parts the two", c.Row, c.Likelihood)
		}
	}
	if !slices.Contains(rows, invalidMobileCode) || !slices.Contains(rows, expiredMobileCode) {
		t.Fatalf("causes are %q, want both", rows)
	}
	for _, c := range e.Causes {
		if c.Settle == "" || c.Question == nil {
			t.Errorf("%s has nothing that would settle it", c.Row)
		}
	}
}

func TestEarlierAttemptsPartAWrongCodeFromAnExpiredOne(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		earlier []explain.Event
		row     string
		because string
	}{
		"the same code was refused before": {
			[]explain.Event{withMark(before(30*time.Second, "otp_verify", api.Refused), "c0de")},
			invalidMobileCode, "this very code was refused at 11:59:30 already",
		},
		"the same code was accepted before": {
			[]explain.Event{withMark(before(2*time.Minute, "otp_verify", api.Success), "c0de")},
			expiredMobileCode, "this very code was accepted at 11:58:00",
		},
		"the code is older than it lives": {
			[]explain.Event{before(24*time.Minute, "otp_send", api.Success)},
			expiredMobileCode, "the last code for this user was sent at 11:36:00, 24 minutes before; it is taken to live 10 minutes (not documented)",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			first := otpAfter(t, wrongCode(), test.earlier...).First()
			if first.Row != test.row || first.Likelihood != explain.Likely || !slices.Contains(first.Because, test.because) {
				t.Errorf("first is %s (%s) because %q", first.Row, first.Likelihood, first.Because)
			}
		})
	}
}

func TestWhatHappenedToOthersOrLaterSaysNothingOfACode(t *testing.T) {
	t.Parallel()
	otherUser := before(24*time.Minute, "otp_send", api.Success)
	otherUser.User = "+15417543011"
	otherSystem := withMark(before(time.Minute, "otp_verify", api.Success), "c0de")
	otherSystem.System = "acme"
	unknownTime := before(0, "otp_send", api.Success)
	unknownTime.At = time.Time{}
	othersSameCode := withMark(before(time.Minute, "otp_verify", api.Refused), "c0de")
	othersSameCode.User = "+15417543011"
	for name, e := range map[string]explain.Event{
		"the same digits of another user": othersSameCode,
		"another user's code":             otherUser, "another system": otherSystem, "a time that nobody knows": unknownTime,
		"a later attempt":    withMark(before(-time.Minute, "otp_verify", api.Success), "c0de"),
		"another code":       withMark(before(time.Minute, "otp_verify", api.Success), "beef"),
		"a code still alive": before(9*time.Minute, "otp_send", api.Success),
	} {
		if first := otpAfter(t, wrongCode(), e).First(); first.Likelihood != explain.Possible {
			t.Errorf("%s: %s is %s because %q", name, first.Row, first.Likelihood, first.Because)
		}
	}
}

func TestTheFifthAttemptInAMinuteIsTheUsersLimit(t *testing.T) {
	t.Parallel()
	limited := answer(429, `{"error":"user_attempts_limit","error_description":"Too many requests"}`)
	var four []explain.Event
	for i := range 4 {
		four = append(four, before(time.Duration(i+1)*10*time.Second, "otp_verify", api.Refused))
	}
	e := otpAfter(t, limited, four...)
	first := e.First()
	if first.Row != "nextreason.otp_verify.mobile.21" || !slices.Contains(first.Because, "this is attempt 5 by this user within 1 minute; the limit is 5") {
		t.Errorf("first is %s because %q", first.Row, first.Because)
	}
	if e.BlockedUntil != "2026-11-26T12:05:00+03:00" || e.Retry.Safe || e.Retry.After != 300 {
		t.Errorf("blocked until %q, retry %+v", e.BlockedUntil, e.Retry)
	}
	if !strings.Contains(e.Reply, "12:05") {
		t.Errorf("the reply does not say until when: %q", e.Reply)
	}
	few := otpAfter(t, limited, four[:1]...)
	if first := few.First(); first.Row != "nextreason.otp_verify.mobile.21" || len(first.Against) == 0 {
		t.Errorf("with one attempt known: %s against %q", first.Row, first.Against)
	}
}

func TestSeveralUsersThatFailAlikePointToTheVendor(t *testing.T) {
	t.Parallel()
	var crowd []explain.Event
	for i, user := range []string{"+15417543011", "+15417543012"} {
		e := before(time.Duration(i+1)*time.Minute, "otp_verify", api.Refused)
		e.User, e.Status, e.Codes = user, 422, []string{"invalid_code"}
		crowd = append(crowd, e)
	}
	says := func(e *explain.Explanation) bool {
		return slices.ContainsFunc(e.Notes, func(n string) bool { return strings.HasPrefix(n, "3 users fail alike within 10 minutes") })
	}
	if e := otpAfter(t, wrongCode(), crowd...); !says(e) {
		t.Errorf("notes are %q", e.Notes)
	}
	if e := otpAfter(t, wrongCode(), crowd[0]); says(e) {
		t.Errorf("two users are a crowd: %q", e.Notes)
	}
}

func TestTheSameCallInAnotherEnvironmentIsSaid(t *testing.T) {
	t.Parallel()
	there := before(time.Hour, "otp_verify", api.Success)
	there.Environment = "staging"
	e := otpAfter(t, wrongCode(), there)
	if !slices.Contains(e.Notes, "the same call succeeded in the environment staging at 11:00:00") {
		t.Errorf("notes are %q", e.Notes)
	}
}

func TestACodeThatNobodyDocumentsGetsItsNearestKinAndSaysSo(t *testing.T) {
	t.Parallel()
	e := otpAfter(t, answer(422, `{"error":"invalid_codes","error_description":"?"}`))
	last := e.Causes[len(e.Causes)-1]
	if !strings.HasPrefix(e.First().Row, "http.") || last.Likelihood != explain.Possible || !strings.HasPrefix(last.Row, "nextreason.otp_verify.mobile.") {
		t.Errorf("causes are %+v", e.Causes)
	}
	if !slices.ContainsFunc(e.Notes, func(n string) bool { return strings.HasPrefix(n, "the answer's code is not documented as of 20") }) {
		t.Errorf("notes are %q", e.Notes)
	}
}

func TestADocumentedCodeUnderAnotherStatusIsNamedWithWhatSpeaksAgainst(t *testing.T) {
	t.Parallel()
	e := otpAfter(t, answer(400, `{"error":"invalid_parameters","error_details":{"client_id":"field required"}}`))
	first := e.First()
	if first.Row != "nextreason.otp_verify.mobile.11" || first.Likelihood == explain.Certain || !slices.Contains(first.Against, "it is documented with the status 422") {
		t.Errorf("first is %s (%s) against %q", first.Row, first.Likelihood, first.Against)
	}
}

// shapesOfACopy are ways in which people paste the same answer.
var shapesOfACopy = []string{
	`{"error":"invalid_parameters","error_details":{"user_id":{"invalid":"invalid value"}}}`,
	`{"error":"invalid_parameters'","errors":{"user_id":{"invalid":"invalid value"}}}`,
	`{"error":"invalid_parameters","message":{"user_id":{"invalid":"invalid value"}},"error_details":null}`,
	`{"error":"invalid_parameters","user_id":{"invalid":"invalid value"}}`,
	`{"error":"invalid_parameters","error_details":"{\"user_id\":{\"invalid\":\"invalid value\"}}"}`,
	`{"status":422,"body":{"error":"invalid_parameters","error_details":{"user_id":{"invalid":"invalid value"}}}}`,
	`{"response":"{\"error\":\"invalid_parameters\",\"error_details\":{\"user_id\":{\"invalid\":\"invalid value\"}}}"}`,
	`{"error":"invalid_parameters","errors":[{"client_id":"fine"},{"user_id":{"invalid":"Invalid value "}}]}`,
}

func TestAnEnvelopeIsReadInAllTheShapesThatPeoplePaste(t *testing.T) {
	t.Parallel()
	for _, body := range shapesOfACopy {
		if first := otpAfter(t, answer(422, body)).First(); first == nil || first.Row != "nextreason.otp_verify.mobile.15" {
			t.Errorf("%s is %+v", body, first)
		}
	}
}

func TestOfSeveralMessagesTheFailureCounts(t *testing.T) {
	t.Parallel()
	e := explained(t, verify(goodHeaders, goodBody), answer(400, `{"success":false,"messages":[
		{"type":"WARNING","code":"resource_already_exists","message":"Session exists."},
		{"type":"FAILURE","code":"INVALID_MOBILE_NUMBER","message":"Bad number.","httpStatus":"BAD_REQUEST"}],"data":null}`))
	if first := e.First(); first.Row != "authmatech.errors.code.03" {
		t.Errorf("first is %s", first.Row)
	}
	for _, body := range []string{
		`{"success":false,"messages":{"type":"FAILURE","code":"INVALID_MOBILE_NUMBER"}}`,
		`{"success":false,"code":"INVALID_MOBILE_NUMBER","message":"Bad number."}`,
	} {
		e := explained(t, verify(goodHeaders, goodBody), answer(400, body))
		if first := e.First(); first.Row != "authmatech.errors.code.03" {
			t.Errorf("%s is %s", body, first.Row)
		}
	}
}

func TestWhatTheRequestContradictsGivesWay(t *testing.T) {
	t.Parallel()
	request := otpVerify()
	request.Body = []byte(strings.Replace(string(request.Body), `"code":"151121"`, `"code":""`, 1))
	e := explain.Exchange(embedded(t), api.Exchange{Request: request, Answer: &api.Answer{Status: 502, Headers: api.Headers{}}})
	if first := e.First(); first.Row != "nextreason.otp_verify.mobile.22" || first.Likelihood != explain.Certain {
		t.Errorf("first is %s (%s)", first.Row, first.Likelihood)
	}
	if e.First().Basis != systems.Documented {
		t.Errorf("basis %s", e.First().Basis)
	}
}
