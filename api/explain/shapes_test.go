package explain_test

import (
	"strings"
	"testing"

	"casebook/api"
	"casebook/api/explain"
)

// One envelope as other programs hand it on: each is the same answer.
func TestOneAnswerIsKnownInEveryShapeItIsHandedOnIn(t *testing.T) {
	t.Parallel()
	const envelope = `{"error":"invalid_code","error_details":{"message":"Please enter a valid verification code."}}`
	for _, body := range []string{
		envelope,
		"[" + envelope + "]",
		`{"response":{"status":422,"body":` + envelope + `}}`,
		`{"response":{"data":` + envelope + `}}`,
		`{"error":` + envelope + `}`,
		`{"error":{"code":"invalid_code","message":"Please enter a valid verification code."}}`,
		`{"response":{"data":{"error":{"code":"invalid_code","message":"Please enter a valid verification code."}}}}`,
		`{"Error":"invalid_code","ErrorDetails":{"Message":"Please enter a valid verification code."}}`,
		strings.Replace(envelope, "invalid_code", "'invalid_code'", 1),
		strings.Replace(envelope, "invalid_code", `invalid_code\"`, 1),
		strings.Replace(envelope, "invalid_code", "invalid_code’", 1),
	} {
		e := explain.Exchange(embedded(t), api.Exchange{Request: posted(verifyCode, phoneCode), Answer: answer(422, body)})
		rows := strings.Join(causeRows(e), " ")
		if want := "nextreason.otp_verify.mobile.12 (possible) nextreason.otp_verify.mobile.13 (possible)"; rows != want {
			t.Errorf("%s: causes are %s, want %s", body, rows, want)
		}
		if strings.Contains(strings.Join(e.Codes, " "), "{") {
			t.Errorf("%s: a code is %q", body, e.Codes)
		}
	}
}

func TestWhatIsSaidOfAFieldIsReadInEveryShape(t *testing.T) {
	t.Parallel()
	for body, want := range map[string]string{
		`{"error":"invalid_parameters","error_description":{"client_id":{"missing":"required"}}}`:           "nextreason.otp_verify.email.13",
		`{"error":"invalid_parameters","error_description":"{\"client_id\":{\"missing\":\"required\"}}"}`:   "nextreason.otp_verify.email.13",
		`{"error":"invalid_parameters","error_details":[{"field":"client_id","message":"field required"}]}`: "nextreason.otp_verify.email.14",
		`{"error":"invalid_parameters","error_details":["client_id: field required"]}`:                      "nextreason.otp_verify.email.14",
	} {
		e := explain.Exchange(embedded(t), api.Exchange{Request: api.Request{Method: "POST", URL: "https://id.eu.nextreason.com/idp/v1/otp/verify"}, Answer: answer(422, body)})
		if first := e.First(); first == nil || first.Row != want {
			t.Errorf("%s: causes are %s, want %s first", body, causeRows(e), want)
		}
	}
}

func TestACodeThatStandsForAMessageIsRead(t *testing.T) {
	t.Parallel()
	for _, body := range []string{
		`{"success":false,"messages":"INVALID_MOBILE_NUMBER","data":null}`,
		`{"success":false,"messages":["INVALID_MOBILE_NUMBER"],"data":null}`,
		`{"success":false,"message":{"code":"INVALID_MOBILE_NUMBER"},"data":null}`,
		`[{"success":false,"messages":[{"code":"INVALID_MOBILE_NUMBER"}]}]`,
	} {
		e := explain.Exchange(embedded(t), api.Exchange{Request: api.Request{Method: "POST", URL: "https://service.authmatech.com/v1/api/verify"}, Answer: answer(400, body)})
		if first := e.First(); first == nil || first.Row != "authmatech.errors.code.03" {
			t.Errorf("%s: causes are %s, want authmatech.errors.code.03 first", body, causeRows(e))
		}
	}
}

func TestDetailsWithoutACodeAreReadInsideOfSomethingElse(t *testing.T) {
	t.Parallel()
	for _, body := range []string{
		`{"error_details":"Backend action does not exist"}`,
		`[{"details":"Backend action does not exist"}]`,
		`{"body":"{\"error_details\":[\"Backend action does not exist\"]}"}`,
	} {
		e := explain.Exchange(embedded(t), api.Exchange{Request: posted(verifyCode, phoneCode), Answer: answer(503, body)})
		if first := e.First(); first == nil || first.Row != "nextreason.otp_verify.mobile.24" {
			t.Errorf("%s: causes are %s, want nextreason.otp_verify.mobile.24 first", body, causeRows(e))
		}
	}
}

func TestAVerdictInsideOfSomethingElseIsRead(t *testing.T) {
	t.Parallel()
	for _, body := range []string{
		`[{"success":true,"data":{"validNumber":false}}]`,
		`{"status":"ok","result":{"success":true,"data":{"validNumber":false}}}`,
	} {
		e := explain.Exchange(embedded(t), api.Exchange{Answer: answer(200, body)})
		if e.Operation != "verify" || e.Outcome != api.Negative || e.First().Row != "authmatech.text.negative_verdict" {
			t.Errorf("%s: %s, %s, %s", body, e.Operation, e.Outcome, causeRows(e))
		}
	}
}

func TestJSONThatIsNotUnderstoodLeavesTheStatusAsNoMoreThanPossible(t *testing.T) {
	t.Parallel()
	for body, want := range map[string]explain.Likelihood{
		`{"fault":{"faultstring":"x"}}`: explain.Possible,
		`[{"a":1}]`:                     explain.Possible,
		`{"error":"some_new_code","error_description":"x"}`: explain.Likely,
	} {
		e := explain.Exchange(embedded(t), api.Exchange{Request: posted(verifyCode, phoneCode), Answer: answer(422, body)})
		if first := e.First(); first == nil || first.Row != "http.client_error" || first.Likelihood != want {
			t.Errorf("%s: causes are %s, want http.client_error %s", body, causeRows(e), want)
		}
	}
}

func TestA401ThatTwoPagesDocumentIsNeverOnlyOneOfThem(t *testing.T) {
	t.Parallel()
	for _, body := range []string{
		`{"success":false,"message":"Unauthorized"}`,
		`{"success":false,"messages":[{"type":"FAILURE","message":"Unauthorized","httpStatus":"UNAUTHORIZED"}],"data":null}`,
	} {
		e := explain.Exchange(embedded(t), api.Exchange{Answer: answer(0, body)})
		if rows := strings.Join(causeRows(e), " "); rows != "authmatech.errors.status.05 (possible) authmatech.search.401 (possible)" {
			t.Errorf("%s: causes are %s, want both rows, possible", body, rows)
		}
		if !strings.HasPrefix(e.Reply, "The request did not carry valid API credentials.") {
			t.Errorf("%s: the reply is %q, and both rows have the same one", body, e.Reply)
		}
	}
}
