package explain_test

import (
	"encoding/json"
	"slices"
	"testing"

	"casebook/api"
	"casebook/api/explain"
	"casebook/api/systems"
)

// pasted is a request as somebody gave it.
func pasted(r api.Request) api.Request {
	r.Pasted = true
	return r
}

func coded(code string) api.Request {
	text, _ := json.Marshal(code)
	return posted(verifyCode, but(mailCode, `"151121"`, string(text)))
}

func TestWhatIsMaskedInAPasteHasNoForm(t *testing.T) {
	t.Parallel()
	for _, mask := range []string{
		"******", "***913", "•••", "…", "48...", "######", "______", "xxx", "XXXXXX", "XX-XX", "[REDACTED]", "[code #1234: 6 digits]",
		"<code>", "<your code>", "{{otp}}", "{otp}", "${OTP}", "$OTP", "$(cat otp)", "%OTP%", "REDACTED", "(redacted)", "removed",
		"hidden by us", "your-code", ` "******" `,
	} {
		e := explained(t, pasted(coded(mask)), wrongCode())
		if i := item(t, e, "code_form"); i.State != systems.Ask || i.Because != "code is masked in what was given, so what was sent there is not known" {
			t.Errorf("%s: %+v", mask, i)
		}
		if i := item(t, e, "code_present"); i.State != systems.Pass || i.Because != "code is there, masked in what was given" {
			t.Errorf("%s: %+v", mask, i)
		}
		if first := e.First(); first == nil || first.Row != "nextreason.otp_verify.email.10" || first.Likelihood == explain.Certain {
			t.Errorf("%s: %+v", mask, first)
		}
	}
}

func TestAWrongValueIsNoMask(t *testing.T) {
	t.Parallel()
	for _, code := range []string{"123 456", "482913 ", "12345", "x", "box", "48-29-13", "+15417543010", "anna@example.com", "maxx@example.com", "0x12ab"} {
		e := explained(t, pasted(coded(code)), wrongCode())
		if first := e.First(); first == nil || first.Row != "nextreason.otp_verify.email.11" || first.Likelihood != explain.Certain {
			t.Errorf("%q: %+v", code, first)
		}
	}
}

func TestAPlaceholderInATextIsOfTheText(t *testing.T) {
	t.Parallel()
	body := but(sendBody, "Your code is %code%", "Your code is {{code}} …")
	lints := explain.Lints(embedded(t), pasted(posted(sendCode, body)))
	if !slices.ContainsFunc(lints, func(f systems.Finding) bool { return f.Check.ID == "message_code" }) {
		t.Errorf("%+v", lints)
	}
}

func TestWhatThisProgramSendsIsNoMask(t *testing.T) {
	t.Parallel()
	e := explained(t, coded("{{otp}}"), wrongCode())
	if i := item(t, e, "code_form"); i.State != systems.Fail {
		t.Errorf("a placeholder that was sent as it stands: %+v", i)
	}
}

func TestAMaskedNumberIsNotCalledWrong(t *testing.T) {
	t.Parallel()
	for _, mask := range []string{"+96279*****67", "+962 79 XXX XX67", "07********", "[phone]", "[phone-1: +962, E.164, 12 digits]"} {
		body := `{"mobileNumber":"` + mask + `","encryptedMobileNumber":"bm90LWEtcHJvb2Y="}`
		refused := `{"success":false,"messages":[{"type":"FAILURE","code":"INVALID_MOBILE_NUMBER","message":"Invalid mobile number","httpStatus":"BAD_REQUEST"}],"data":null}`
		e := explained(t, pasted(verify(with("X-API-KEY", "not-a-real-key"), body)), answer(400, refused))
		if i := item(t, e, "e164"); i.State != systems.Ask || e.First().Likelihood == explain.Certain {
			t.Errorf("%s: %+v, %s", mask, i, e.First().Likelihood)
		}
	}
}

func TestMaskedCredentialsAreNotMissing(t *testing.T) {
	t.Parallel()
	refused := answer(401, `{"error":"INVALID_CLIENT","message":"Client authentication failed.","context":null}`)
	for header, state := range map[string]systems.State{
		"Basic ***": systems.Pass, "Basic [REDACTED]": systems.Pass, "Basic {{basic}}": systems.Pass, "basic $CREDENTIALS": systems.Pass,
		"Basic JENSRURT": systems.Pass, "Basic KioqOioqKg==": systems.Pass, // $CREDS, ***:***
		"***": systems.Ask, "[REDACTED]": systems.Ask, "Bearer ***": systems.Fail, "Basic not-base64": systems.Fail,
	} {
		e := explained(t, pasted(shopCall("POST", "/v1/auth/login", header, shopLogin)), refused)
		if i := item(t, e, "client_id_present"); i.State != state {
			t.Errorf("%s: %+v, want %s", header, i, state)
		}
		if i := item(t, e, "client_secret_present"); i.State != state {
			t.Errorf("%s: %+v, want %s", header, i, state)
		}
		if first := e.First(); first.Likelihood == explain.Certain || (first.Row == "scayle.inferred.no_basic") != (state == systems.Fail) {
			t.Errorf("%s: %s is %s", header, first.Row, first.Likelihood)
		}
	}
}

func TestALoginThatWasLeftOutOfAnExportIsNotMissing(t *testing.T) {
	t.Parallel()
	refused := answer(401, `{"error":"INVALID_CLIENT","message":"Client authentication failed.","context":null}`)
	r := shopCall("POST", "/v1/auth/login", "", shopLogin)
	if e := explained(t, r, refused); item(t, e, "client_id_present").State != systems.Fail {
		t.Errorf("a call without credentials: %+v", e.Checklist)
	}
	r.LoginUnknown = true
	e := explained(t, r, refused)
	if i := item(t, e, "client_id_present"); i.State != systems.Ask || e.First().Likelihood == explain.Certain {
		t.Errorf("%+v, %s %s", i, e.First().Row, e.First().Likelihood)
	}
}

func TestABodyWithAMaskInItIsNotCalledBroken(t *testing.T) {
	t.Parallel()
	refused := answer(400, `{"error":"invalid_parameters","error_description":"Please check."}`)
	for _, instead := range []string{`******`, `...`, `…`, `<code>`, `{{otp}}`, `$OTP`, `[REDACTED]`, `XXXXXX`} {
		r := posted(verifyCode, but(mailCode, `"151121"`, instead))
		e := explained(t, pasted(r), refused)
		if i := item(t, e, "body_parses"); i.State != systems.Ask {
			t.Errorf("%s: %+v", instead, i)
		}
		if i := item(t, explained(t, r, refused), "body_parses"); i.State != systems.Fail {
			t.Errorf("%s, sent as it stands: %+v", instead, i)
		}
	}
}

func TestABodyThatNobodyHasBlocksNothing(t *testing.T) {
	t.Parallel()
	r := verify(with("X-API-KEY", "not-a-real-key"), "")
	r.BodyUnknown = true
	e := explain.Predict(embedded(t), r)
	if slices.ContainsFunc(e.Causes, func(c explain.Cause) bool { return c.Blocks || c.Likelihood == explain.Certain }) {
		t.Errorf("%+v", e.Causes)
	}
}

func TestAGuessOfOursIsNotCertainEvenWhereTheRequestShowsIt(t *testing.T) {
	t.Parallel()
	e := explained(t, shopCall("POST", "/v1/auth/login", "", shopLogin), answer(401, `{"error":"INVALID_CLIENT","message":"Client authentication failed.","context":null}`))
	if first := e.First(); first.Row != "scayle.inferred.no_basic" || first.Likelihood != explain.Likely {
		t.Errorf("%s %s", first.Row, first.Likelihood)
	}
}

func TestAGuessThatOnlyTheStatusAllowsIsNotCertain(t *testing.T) {
	t.Parallel()
	e := explained(t, otpVerify(), answer(502, ""))
	if first := e.First(); first.Row != "nextreason.inferred.bad_gateway" || first.Likelihood != explain.Likely {
		t.Errorf("%s %s", first.Row, first.Likelihood)
	}
}
