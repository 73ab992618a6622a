package explain_test

import (
	"slices"
	"strings"
	"testing"

	"casebook/api"
	"casebook/api/explain"
)

func TestADocumentedCodeWithoutItsMessageLeadsToTheRowsOfTheCode(t *testing.T) {
	t.Parallel()
	for _, body := range []string{
		`{"error":"invalid_code"}`,
		`{"error":"invalid_code","error_details":null}`,
		`{"error":"invalid_code","error_description":"A text of next year."}`,
	} {
		e := explain.Exchange(embedded(t), api.Exchange{Request: posted(verifyCode, phoneCode), Answer: answer(422, body)})
		if first := e.First(); first.Row != "nextreason.otp_verify.mobile.12" || first.Likelihood != explain.Possible {
			t.Errorf("%s: causes are %s, want a wrong code first, possible", body, causeRows(e))
		}
		if rows := strings.Join(causeRows(e), " "); strings.Contains(rows, "http.") || !strings.Contains(rows, "nextreason.otp_verify.mobile.13") {
			t.Errorf("%s: causes are %s, want an expired code too, and none of HTTP's", body, rows)
		}
		for _, said := range append(slices.Clone(e.Notes), e.First().Against...) {
			if strings.Contains(said, "not documented") {
				t.Errorf("%s: a documented code is called %q", body, said)
			}
		}
	}
}

func TestADocumentedCodeGivesABareBodyAway(t *testing.T) {
	t.Parallel()
	for body, want := range map[string]string{
		`{"error":"invalid_code"}`:                                        "nextreason.otp_verify.email.10",
		`{"error":"invalid_domain","error_description":"Invalid domain"}`: "nextreason.search.otp-send.email.09",
		`{"error":"invalid"}`:                                             "",
	} {
		e := explain.Exchange(embedded(t), api.Exchange{Answer: answer(0, body)})
		row := ""
		if first := e.First(); first != nil {
			row = first.Row
		}
		if row != want {
			t.Errorf("%s: first cause is %q, want %q", body, row, want)
		}
	}
}

func TestADocumentedCodeIsKnownUnderAnotherStatusWithoutItsMessage(t *testing.T) {
	t.Parallel()
	e := explain.Exchange(embedded(t), api.Exchange{Request: posted(verifyCode, phoneCode), Answer: answer(400, `{"error":"invalid_code"}`)})
	first := e.First()
	if first.Row != "nextreason.otp_verify.mobile.12" || !slices.Contains(first.Against, "it is documented with the status 422") {
		t.Errorf("causes are %s, the first against %q", causeRows(e), first.Against)
	}
}

func TestANameServerThatFailsForAMomentIsNoMissingHost(t *testing.T) {
	t.Parallel()
	failure := &api.TransportError{Phase: api.PhaseDNS, Kind: api.KindOther, Sent: api.SentNo, Text: "the name server could not look up the host name just now"}
	e := explain.Exchange(embedded(t), api.Exchange{Request: posted(verifyCode, phoneCode), Failure: failure})
	if rows := strings.Join(causeRows(e), " "); rows != "http.dns.temporary (likely)" {
		t.Errorf("causes are %s, want http.dns.temporary (likely)", rows)
	}
	if !e.Retry.Safe || e.Retry.After != 5 {
		t.Errorf("retry is %+v, want a safe one after 5 seconds", e.Retry)
	}
}
