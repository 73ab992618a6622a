package explain_test

import (
	"slices"
	"testing"
	"time"

	"casebook/api"
	"casebook/api/explain"
)

// A code that was accepted once is refused from then on: such a refusal does not make it
// a wrong one.
func TestOnceAcceptedOutweighsALaterRefusalOfTheSameCode(t *testing.T) {
	t.Parallel()
	const invalidEmailCode, usedEmailCode = "nextreason.otp_verify.email.10", "nextreason.inferred.otp_verify.code_used"
	const accepted, refused = "this very code was accepted at 11:57:00", "this very code was refused at 11:59:00 already"
	accept := withMark(before(3*time.Minute, "otp_verify", api.Success), "c0de")
	refuse := withMark(before(time.Minute, "otp_verify", api.Refused), "c0de")
	again := withMark(before(2*time.Minute, "otp_verify", api.Refused), "c0de")
	for _, user := range []struct{ id, way, wrong, used string }{
		{"bea@example.com", "email", invalidEmailCode, usedEmailCode},
		{"+15417543010", "sms", invalidMobileCode, expiredMobileCode},
	} {
		for _, earlier := range [][]explain.Event{{accept, again, refuse}, {refuse, again, accept}} {
			causes := refusedTo(t, user.id, user.way, earlier...)
			if first := causes[0]; first.Row != user.used || first.Likelihood != explain.Likely || !slices.Contains(first.Because, accepted) {
				t.Errorf("%s: first is %+v", user.id, first)
			}
			if second := causes[1]; second.Row != user.wrong || second.Likelihood != explain.Possible || slices.Contains(second.Because, refused) || !slices.Contains(second.Against, accepted) {
				t.Errorf("%s: second is %+v", user.id, second)
			}
		}
		causes := refusedTo(t, user.id, user.way, again, refuse)
		if first := causes[0]; first.Row != user.wrong || first.Likelihood != explain.Likely || !slices.Contains(first.Because, refused) || len(first.Against) > 0 {
			t.Errorf("%s: with refusals alone the first is %+v", user.id, first)
		}
	}
}

// refusedTo are the causes of a code that is refused to a user at noon after other
// attempts of theirs, the first two at least.
func refusedTo(t *testing.T, user, way string, earlier ...explain.Event) []explain.Cause {
	t.Helper()
	request := otpVerify()
	request.Body = []byte(`{"code":"151121","client_id":"client-17","user_id":"` + user + `","auth_type":"` + way + `","locale":"en-US"}`)
	past := explain.Past{At: noon(), Environment: "production", User: user, Marks: map[string]string{"code": "c0de"}}
	for _, event := range earlier {
		event.User = user
		past.Earlier = append(past.Earlier, event)
	}
	e := explain.With(embedded(t), api.Exchange{Request: request, Answer: wrongCode(), Happened: noon()}, past)
	if len(e.Causes) < 2 {
		t.Fatalf("causes are %+v", e.Causes)
	}
	return e.Causes
}
