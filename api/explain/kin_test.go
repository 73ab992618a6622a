package explain_test

import (
	"slices"
	"testing"

	"casebook/api/explain"
)

// A code that nobody documents is nearest to the one that begins most like it, and of that
// one's rows the request chooses.
func TestTheNearestDocumentedAnswerIsOneThatTheRequestAllows(t *testing.T) {
	t.Parallel()
	for body, want := range map[string]string{
		`{"code":"482913","client_id":"c-17","user_id":"+962791234567","auth_type":"sms"}`: "nextreason.otp_verify.mobile.12",
		`{"code":"48","client_id":"c-17","user_id":"jo@example.com","auth_type":"email"}`:  "nextreason.otp_verify.email.11",
	} {
		request := otpVerify()
		request.Body = []byte(body)
		e := explained(t, request, answer(422, `{"error":"invalid_codes_set","error_description":"Code set is bad."}`))
		kin := e.Causes[len(e.Causes)-1]
		if kin.Row != want || kin.Likelihood != explain.Possible || !slices.Contains(kin.Because, "its code is the nearest documented one to the answer's") {
			t.Errorf("%s: causes are %s, want %s as the nearest", body, causeRows(e), want)
		}
	}
}
