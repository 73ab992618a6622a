package simulator_test

import (
	"net/http"
	"strings"
	"testing"

	"casebook/api/simulator"
)

// says is an error of nextReason's with a description only.
func says(code, description string) string {
	return `{"error":"` + code + `","error_details":null,"error_description":"` + description + `"}`
}

const noAction = `{"error":null,"error_details":null,"error_description":"Backend action does not exist"}`

// TestTheOrderOfNextReasonsChecks mends one fault at a time: each answer names the first fault that is left.
func TestTheOrderOfNextReasonsChecks(t *testing.T) {
	t.Parallel()
	_, url := start(t, simulator.Options{})
	faults := []string{
		"user_id=bea", "auth_type=pigeon", "client_id=another", "code=wrong", "version=v9", "env_id=another", "locale=no locale",
	}
	for _, step := range []struct {
		mended, left string
		status       int
		body         string
	}{
		{"", "", 503, noAction},
		{"version=v9", "", 400, says("invalid_domain", "Invalid API usage")},
		{"env_id=another", "{", 400, says("invalid_parameters", "Invalid json format")},
		{"", "", 502, ""},
		{"locale=no locale", "-code", 422, `{"error":"invalid_parameters","error_details":{"code":"field required"},` +
			`"error_description":"(simulated text) code is not in the request"}`},
		{"", "client_id=", 422, `{"error":"invalid_parameters","error_details":{"client_id":{"missing":"required"}}}`},
		{"", "", 403, says("http_exception", "Forbidden")},
		{"client_id=another", "", 422, `{"error":"invalid_parameters","error_details":{"auth_type":{"invalid":"unsupported auth_type value"}}}`},
		{"auth_type=pigeon", "", 422, `{"error":"invalid_parameters","error_details":{"user_id":{"invalid":"invalid format"}}}`},
		{"", "user_id=bea@example.org", 422, `{"error":"invalid_parameters'","error_details":{"user_id":{"invalid":"invalid value"}}}`},
		{"", "user_id=blocked@example.com", 429, says("user_attempts_limits", "Too many requests")},
		{"user_id=bea", "", 422, `{"error":"invalid_code'","error_details":{"message":"Please enter a valid verification code."}}`},
		{"code=wrong", "", 200, codeRight},
	} {
		for i, fault := range faults {
			if fault == step.mended {
				faults = append(faults[:i:i], faults[i+1:]...)
				break
			}
		}
		edits := faults
		if step.left != "" {
			edits = append(faults[:len(faults):len(faults)], step.left)
		}
		got := ask(t, url, "nextreason otp_verify", edits...)
		if got.status != step.status || got.body != step.body {
			t.Errorf("%q: got %d\n%s\nwant %d\n%s", edits, got.status, got.body, step.status, step.body)
		}
	}
}

func TestAPathThatLeadsNowhereIsNoBackendAction(t *testing.T) {
	t.Parallel()
	_, url := start(t, simulator.Options{})
	for _, edit := range []string{"version=v2", "version=V1", "version=", "version=v1/v1", "version=v1/x"} {
		got := ask(t, url, "nextreason otp_verify", edit)
		check(t, got, 503, noAction)
	}
	for _, path := range []string{"/idp/", "/idp/v1", "/idp/v1/", "/idp/v1/otp", "/idp/v1/otp/verify/", "/idp/v1//otp/verify", "/idp/v1/account/logout"} {
		check(t, call(t, url+path, "{}"), 503, noAction)
	}
	for _, name := range []string{"GET", "PUT", "DELETE"} {
		check(t, call(t, url+"/idp/v1/otp/verify", "{}", method(name)), 503, noAction)
	}
}

func TestTheStatusLineOfAWrongVersionIsThePages(t *testing.T) {
	t.Parallel()
	clock := newClock()
	_, url := start(t, simulator.Options{Clock: clock.Now})
	response, err := lone().Post(url+"/idp/v2/otp/verify", "application/json", strings.NewReader("{}"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = response.Body.Close() }()
	if response.Status != "503 Service Temporarily Unavailable" || response.Header.Get("Date") != "Sun, 17 May 2026 09:30:00 GMT" ||
		response.ContentLength != int64(len(noAction)) {
		t.Errorf("%s %v", response.Status, response.Header)
	}
	if got := answerTo(simulator.New(simulator.Options{}), http.MethodPost, "/idp/v2/otp/verify", "{}"); got.Code != 503 || got.Body.String() != noAction {
		t.Errorf("without a connection of its own: %d %s", got.Code, got.Body)
	}
}

func TestAnEnvironmentIsNotNeededButMustExist(t *testing.T) {
	t.Parallel()
	_, url := start(t, simulator.Options{})
	check(t, ask(t, url, "nextreason otp_verify", "-env_id"), 200, codeRight)
	for _, id := range []string{"", "Simulator-Env", "simulator-env ", "simulator-envs"} {
		check(t, ask(t, url, "nextreason otp_verify", "env_id="+id), 400, says("invalid_domain", "Invalid API usage"))
	}
	for operation := range nextreasonCalls() {
		check(t, ask(t, url, "nextreason "+operation, "env_id=simulator-enotfound"), 502,
			`{"error":"getaddrinfo ENOTFOUND","error_description":"Could not send request"}`)
		if got := ask(t, url, "nextreason "+operation, "env_id=simulator-wrong-region"); got.status != 503 || got.body != "" || got.header.Get("Content-Type") != "" {
			t.Errorf("%s: %+v", operation, got)
		}
	}
}

func TestOnlyTheExpiredAccessTokenIsRefusedAndOnlyByOTPSend(t *testing.T) {
	t.Parallel()
	_, url := start(t, simulator.Options{})
	for _, token := range []string{"", "simulator-access-token", "anything", "simulator-expired-token-2"} {
		check(t, ask(t, url, "nextreason otp_send", "access_token="+token), 200, codeSent)
	}
	check(t, ask(t, url, "nextreason otp_verify", "access_token=simulator-expired-token"), 200, codeRight)
}

func TestLocalesAreBCP47(t *testing.T) {
	t.Parallel()
	_, url := start(t, simulator.Options{})
	for _, locale := range []string{"en", "EN-gb", "gsw", "zh-Hant-TW", "es-419", "de-CH-1996", "sl-rozaj-biske"} {
		check(t, ask(t, url, "nextreason otp_verify", "locale="+locale), 200, codeRight)
	}
	for _, locale := range []string{" ", "e", "english", "en_GB", "en-", "-GB", "en-GB-x", "12", "en GB", "en\n", "ünd"} {
		if got := ask(t, url, "nextreason otp_verify", "locale="+locale); got.status != 502 || got.body != "" {
			t.Errorf("%q: %+v", locale, got)
		}
		check(t, ask(t, url, "nextreason otp_send", "locale="+locale), 200, codeSent)
	}
}

func TestAUserMustHaveTheFormThatAuthTypeSays(t *testing.T) {
	t.Parallel()
	_, url := start(t, simulator.Options{})
	const mail = `{"error":"invalid_parameters'","error_details":{"user_id":{"invalid":"invalid fomat"}}}`
	const mobile = `{"error":"invalid_parameters","error_details":{"user_id":{"invalid":"invalid format"}}}`
	for user, want := range map[string]string{
		"anna@": mail, "@example.com": mail, "anna@example": mail, "an na@example.com": mail, "a@b@example.com": mail, "anna@example..com": mail,
		"anna": mobile, "15417543010": mobile, "0541754301": mobile, " ": mobile,
	} {
		check(t, ask(t, url, "nextreason otp_verify", "user_id="+user), 422, want)
		check(t, ask(t, url, "nextreason otp_verify", "user_id="+user, "auth_type=sms"), 422, want)
	}
	check(t, ask(t, url, "nextreason otp_verify", "auth_type=sms"), 422, mail)
	check(t, ask(t, url, "nextreason otp_verify", "user_id=+15417543010", "auth_type=email"), 422, mobile)
}

func TestValuesThatAreNoStringsStandForTheirJSON(t *testing.T) {
	t.Parallel()
	_, url := start(t, simulator.Options{})
	const wrong = `{"error":"invalid_code'","error_details":{"message":"Please enter a valid verification code."}}`
	for code, want := range map[string]string{"151121": codeRight, `"151121"`: codeRight, "151121.0": wrong, "[151121]": wrong, "{}": wrong, "true": wrong} {
		status := 422
		if want == codeRight {
			status = 200
		}
		check(t, ask(t, url, "nextreason otp_verify",
			`{"client_id":"simulator-client-id","user_id":"anna@example.com","auth_type":"email","code":`+code+`}`), status, want)
	}
	check(t, ask(t, url, "nextreason otp_verify", `{"code":null,"client_id":null}`), 422,
		`{"error":"invalid_code'","error_details":{"code":"field required"},"error_description":"(simulated text) code is not in the request"}`)
}

func TestTokenTakesAnAuthorizationCodeOrAPIN(t *testing.T) {
	t.Parallel()
	_, url := start(t, simulator.Options{})
	forbidden := says("http_exception", "Forbidden")
	for _, step := range []struct {
		edits  []string
		status int
	}{
		{nil, 200},
		{[]string{"user_id=+15417543010"}, 200},
		{[]string{"grant_type=authorization_code", "code=simulator-authorization-code"}, 200},
		{[]string{"grant_type=authorization_code", "code=simulator-authorization-code", "-user_id", "-redirect_uri"}, 200},
		{[]string{"grant_type=authorization_code"}, 403},
		{[]string{"code=simulator-authorization-code"}, 403},
		{[]string{"-user_id"}, 403},
		{[]string{"user_id=nobody@example.com"}, 403},
		{[]string{"user_id=expired@example.com"}, 403},
		{[]string{"-code"}, 403},
		{[]string{"user_id=blocked@example.com"}, 429},
	} {
		got := ask(t, url, "nextreason token", step.edits...)
		if got.status != step.status || step.status == 403 && got.body != forbidden {
			t.Errorf("%q: %+v", step.edits, got)
		}
	}
}

func TestARedirectMustBeOnTheAllowList(t *testing.T) {
	t.Parallel()
	_, url := start(t, simulator.Options{})
	for _, uri := range []string{
		"https://app.example.com.evil.example/", "http://app.example.com/", "https://user@app.example.com/", "//app.example.com", "https://app.example.com:8443/",
		"https://APP.example.net", "app.example.com", "%zz", "javascript:alert(1)",
	} {
		for _, operation := range []string{"nextreason token", "nextreason forgot_password", "nextreason resend_verification"} {
			if got := ask(t, url, operation, "redirect_uri="+uri); got.status != 422 || !strings.Contains(got.body, `{"redirect_uri":{"invalid":"invalid value"}}`) {
				t.Errorf("%s %q: %+v", operation, uri, got)
			}
		}
	}
	for _, operation := range []string{"nextreason forgot_password", "nextreason resend_verification"} {
		if absent, empty := ask(t, url, operation, "-redirect_uri"), ask(t, url, operation, "redirect_uri="); absent.status != 422 || absent.body != empty.body {
			t.Errorf("%s: %+v", operation, absent)
		}
	}
}

func TestRegisteringLeavesNobodyBehind(t *testing.T) {
	t.Parallel()
	_, url := start(t, simulator.Options{})
	check(t, ask(t, url, "nextreason register"), 200, `{"uuid":"00000000-0000-4000-8000-000000000001"}`)
	check(t, ask(t, url, "nextreason register"), 200, `{"uuid":"00000000-0000-4000-8000-000000000002"}`)
	check(t, ask(t, url, "nextreason login", "user_id=new@example.com"), 401, says("http_exception", "Unauthorized"))
	for _, edit := range []string{"-emailAddress", "emailAddress=", "emailAddress=new"} {
		if got := ask(t, url, "nextreason register", edit); got.status != 422 || !strings.HasPrefix(got.body, `{"error":"invalid_form_fields"`) {
			t.Errorf("%q: %+v", edit, got)
		}
	}
}
