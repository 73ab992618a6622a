package attempt_test

import (
	"encoding/base64"
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"

	"casebook/api"
	"casebook/api/environment"
	"casebook/api/explain"
	"casebook/history/attempt"
	"casebook/history/historytest"
)

func posted(url, body string, headers ...api.Header) api.Request {
	return api.Request{Method: "POST", URL: url, Headers: append(api.Headers{{Name: "Content-Type", Value: "application/json"}}, headers...), Body: []byte(body)}
}

const (
	loginURL = "https://acme-live.auth.scayle.cloud/v1/auth/login"
	otpURL   = "https://id.eu.nextreason.com/idp/v1/otp/verify?env_id=e-17"
	otpBody  = `{"code":"482913","client_id":"c-17","user_id":"+15417543010","auth_type":"sms"}`
)

func TestALiveCredentialInWhatACustomerSentIsSaidByItsName(t *testing.T) {
	t.Parallel()
	basic := "Basic " + base64.StdEncoding.EncodeToString([]byte("client-17:not-a-real-secret-0123"))
	for name, test := range map[string]struct {
		request api.Request
		want    string
	}{
		"an API key":        {posted("https://service.authmatech.com/v1/api/verify", `{}`, api.Header{Name: "X-API-KEY", Value: fakeKey}), "your API key was in what you sent us"},
		"Basic credentials": {posted(loginURL, `{"email":"a@b.example"}`, api.Header{Name: "Authorization", Value: basic}), "your client id and secret was in what you sent us"},
		"several":           {posted(loginURL, `{"password":"not-a-real-password"}`, api.Header{Name: "Authorization", Value: basic}), "your client id and secret and a password were in what you sent us"},
		"a bearer token":    {posted(loginURL, `{}`, api.Header{Name: "Authorization", Value: "Bearer not-a-real-token-0123"}), "an access token was in what you sent us"},
		"a mask":            {posted("https://service.authmatech.com/v1/api/verify", `{}`, api.Header{Name: "X-API-KEY", Value: "********"}), ""},
		"nothing":           {posted(otpURL, otpBody), ""},
	} {
		a, err := newBench(t, says(verified)).Receive(t.Context(), api.Exchange{Request: test.request, Answer: &api.Answer{Status: 404, Body: []byte(`{"error":"USER_NOT_FOUND"}`)}}, nil)
		if err != nil {
			t.Fatal(err)
		}
		e, err := attempt.Explanation(a)
		if err != nil || (test.want == "") != (e.Rotate == "") || !strings.Contains(e.Rotate, test.want) || !strings.HasSuffix(e.Reply, e.Rotate) {
			t.Errorf("%s: %q in %q (%v)", name, e.Rotate, e.Reply, err)
		}
	}
}

// What people paste in the wrong place is still a secret.
func TestSecretsAreCutOnWhateverSideTheyStand(t *testing.T) {
	t.Parallel()
	const code, proof, key = "482913", "bm90IGEgcmVhbCBwcm9vZiBDQU5BUlk=", fakeKey
	for name, body := range map[string]string{
		"a request as an answer":        otpBody,
		"a proof as an answer":          `{"mobileNumber":"+962791234567","encryptedMobileNumber":"` + proof + `","operatorId":"X","extra":1}`,
		"entries without their log":     `[{"request":{"headers":[{"name":"X-API-KEY","value":"` + key + `"}],"postData":{"text":"{\"code\":\"` + code + `\",\"encryptedMobileNumber\":\"` + proof + `\"}"}}}]`,
		"an echo of another system":     `{"error":"validation_error","context":{"code":"` + code + `"}}`,
		"a wrapper that nobody knows":   `{"log":{"sent":{"code":"` + code + `"}}}`,
		"a one-time code beside a code": `{"success":false,"messages":[{"code":"INVALID_MOBILE_NUMBER"}],"echo":{"code":"` + code + `"}}`,
	} {
		b := newBench(t, says(verified))
		a, err := b.Keep(t.Context(), api.Exchange{Answer: &api.Answer{Body: []byte(body)}}, 0)
		if err != nil {
			t.Fatal(err)
		}
		text, err := json.Marshal(a)
		if err != nil {
			t.Fatal(err)
		}
		file, err := historytest.Bytes(b.Store.Path())
		if err != nil {
			t.Fatal(err)
		}
		for _, secret := range []string{code, proof, key} {
			if strings.Contains(string(text), secret) || strings.Contains(string(file), secret) {
				t.Errorf("%s: %q is kept: %s", name, secret, text)
			}
		}
		if strings.Contains(body, "INVALID_MOBILE_NUMBER") && !strings.Contains(string(text), "INVALID_MOBILE_NUMBER") {
			t.Errorf("%s: the error's own code was cut: %s", name, text)
		}
	}
}

func TestABodyWithTheFieldsOfACallIsReadAsTheRequest(t *testing.T) {
	t.Parallel()
	a, err := newBench(t, says(verified)).Receive(t.Context(), api.Exchange{Answer: &api.Answer{Body: []byte(otpBody)}}, nil)
	if err != nil || a.Answer != nil || a.System != "nextreason" || a.Operation != "otp_verify" || a.User != "+15417543010" || a.Outcome != api.Pending {
		t.Errorf("%+v, %v", a, err)
	}
	known := `{"success":true,"data":{"validNumber":true}}`
	if a, err := newBench(t, says(verified)).Receive(t.Context(), api.Exchange{Answer: &api.Answer{Body: []byte(known)}}, nil); err != nil || a.Answer == nil || a.Outcome != api.Success {
		t.Errorf("an answer was turned: %+v, %v", a, err)
	}
}

func TestTwoMasksAreNeitherOneUserNorOneCode(t *testing.T) {
	t.Parallel()
	b := newBench(t, says(verified))
	masked := strings.NewReplacer("482913", "******", "+15417543010", "[phone]").Replace(otpBody)
	for _, given := range []bool{true, false} {
		r := posted(otpURL, masked)
		r.Pasted = given
		a, err := b.Keep(t.Context(), api.Exchange{Request: r, Answer: &api.Answer{Status: 422, Body: []byte(`{"error":"invalid_code"}`)}}, 0)
		if err != nil || (a.User == "") != given || (a.Marks["code"] == "") != given {
			t.Errorf("pasted %t: user %q, marks %v, %v", given, a.User, a.Marks, err)
		}
	}
}

func TestTheSameCodeTwiceIsSeenInTheHistory(t *testing.T) {
	t.Parallel()
	b := newBench(t, says(verified))
	wrong := &api.Answer{Status: 422, Body: []byte(`{"error":"invalid_code","error_details":{"message":"Please enter a valid verification code."}}`)}
	at := time.Now().Add(-50 * time.Second)
	first, err := b.Keep(t.Context(), api.Exchange{Request: posted(otpURL, otpBody), Answer: wrong, Happened: at}, 0)
	if err != nil || len(first.Marks["code"]) != 16 {
		t.Fatalf("marks %v, %v", first.Marks, err)
	}
	again, err := b.Keep(t.Context(), api.Exchange{Request: posted(otpURL, otpBody), Answer: wrong, Happened: at.Add(20 * time.Second)}, 0)
	if err != nil {
		t.Fatal(err)
	}
	e, err := attempt.Explanation(again)
	if err != nil || e.First().Row != "nextreason.otp_verify.mobile.12" || e.First().Likelihood != explain.Likely || !strings.Contains(strings.Join(e.First().Because, "; "), "this very code was refused at") {
		t.Errorf("%+v, %v", e.First(), err)
	}
	other := strings.Replace(otpBody, "482913", "482914", 1)
	a, err := b.Keep(t.Context(), api.Exchange{Request: posted(otpURL, other), Answer: wrong, Happened: at.Add(30 * time.Second)}, 0)
	if err != nil || a.Marks["code"] == first.Marks["code"] {
		t.Fatalf("marks %v, %v", a.Marks, err)
	}
	if e, _ := attempt.Explanation(a); strings.Contains(strings.Join(e.First().Because, "; "), "this very code") {
		t.Errorf("another code is taken for the same: %q", e.First().Because)
	}
	where, _, err := environment.FromVariables(func(name string) (string, bool) {
		return "https://id.eu.nextreason.com", name == environment.BaseURLVariable
	})
	if err != nil {
		t.Fatal(err)
	}
	standing, limited := b.Standing(t.Context(), attempt.Call{System: "nextreason", Operation: "otp_verify", Environment: where, Inputs: map[string]string{
		"code": "482915", "user_id": "+15417543010", "auth_type": "sms",
	}})
	if !limited || standing.Try != 4 || standing.Limit.Count != 5 || !standing.Until.IsZero() {
		t.Errorf("standing %+v, %t", standing, limited)
	}
}

func TestACallForOneVendorIsNotSentToAnothers(t *testing.T) {
	t.Parallel()
	b := newBench(t, says(verified))
	where, _, err := environment.FromVariables(func(name string) (string, bool) {
		return "https://service.authmatech.com", name == environment.BaseURLVariable
	})
	if err != nil {
		t.Fatal(err)
	}
	call := attempt.Call{System: "nextreason", Operation: "otp_verify", Environment: where, Inputs: map[string]string{"code": "482913", "user_id": "+15417543010", "auth_type": "sms"}}
	blocked := new(attempt.Blocked)
	if _, err := b.Send(t.Context(), call); !errors.As(err, &blocked) || blocked.Cause.Title != "This address is Authmatech's" {
		t.Errorf("%v", err)
	}
}

// What the caller says may repeat what was cut: it is cut there, too.
func TestASecretOfTheCaseIsCutFromWhatTheCallerSays(t *testing.T) {
	t.Parallel()
	b := newBench(t, says(verified))
	call := b.call
	call.Open = true
	a, err := b.Send(t.Context(), call)
	if err != nil {
		t.Fatal(err)
	}
	for i, said := range []string{fakeKey, "it was " + fakeKey + ", I think", "the proof is " + fakeProof} {
		c, err := b.Hear(t.Context(), a.Case, attempt.Answer{ID: "q", Question: "Which one?", Said: said})
		if err != nil {
			t.Fatal(err)
		}
		if kept := c.Answers["q"].Said.String(); strings.Contains(kept, "CANARY") || strings.Contains(kept, fakeProof) || i > 0 && !strings.Contains(kept, " is ") && !strings.Contains(kept, "it was") {
			t.Errorf("%q is kept as %q", said, kept)
		}
	}
	c, err := b.Hear(t.Context(), a.Case, attempt.Answer{ID: "proof", Field: "encryptedMobileNumber", Said: "c29tZSBvdGhlciBwcm9vZiB0aGF0IGlzIGZha2U="})
	if err != nil || strings.Contains(c.Answers["proof"].Said.String(), "c29tZSBvdGhl") {
		t.Errorf("a value of a proof's field is kept as %q (%v)", c.Answers["proof"].Said, err)
	}
	c, err = b.Solve(t.Context(), a.Case, "the key "+fakeKey+" was of the sandbox")
	if err != nil || strings.Contains(c.SolvedBy, "CANARY") || !strings.Contains(c.SolvedBy, "was of the sandbox") {
		t.Errorf("solved by %q (%v)", c.SolvedBy, err)
	}
	file, err := historytest.Bytes(b.Store.Path())
	if err != nil || strings.Contains(string(file), "CANARY") {
		t.Errorf("the history holds a secret (%v)", err)
	}
}
