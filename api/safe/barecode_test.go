package safe

import (
	"net/url"
	"testing"
)

func TestACodeAmongCodesIsOneTime(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		`{"code2":"482913","otp":"1111"}`:                               `{"code2":"[code: 6 digits]","otp":"[code: 4 digits]"}`,
		`{"newCode":4829,"old_code":"48291355","smsSent":true}`:         `{"newCode":"[code: 4 digits, a JSON number]","old_code":"[code: 8 digits]","smsSent":true}`,
		`{"pin":{"newCode":"482913"}}`:                                  `{"pin":{"newCode":"[code: 6 digits]"}}`,
		`{"verify":{"status":"SENT","old_code":"482913"}}`:              `{"verify":{"status":"SENT","old_code":"[code: 6 digits]"}}`,
		`{"otp_sent":true,"code2":"invalid_code","code_3":"404"}`:       `{"otp_sent":true,"code2":"invalid_code","code_3":"404"}`,
		`{"otp_sent":true,"error_code":"100422","code":"100422"}`:       `{"otp_sent":true,"error_code":"100422","code":"100422"}`,
		`{"code2":"482913","newCode":"100422","codes":["4829"]}`:        `{"code2":"482913","newCode":"100422","codes":["4829"]}`,
		`{"otp":true,"e":[{"code2":"100422","status":"422"}]}`:          `{"otp":true,"e":[{"code2":"100422","status":"422"}]}`,
		`{"otp":true,"countryCode":"00962","zip_code_2":"11183"}`:       `{"otp":true,"countryCode":"00962","zip_code_2":"11183"}`,
		`broken {"otp_sent":true,"newCode":"482913"`:                    `broken {"otp_sent":true,"newCode":"[code: 6 digits]"`,
		`broken {"sent":true,"newCode":"482913"`:                        `broken {"sent":true,"newCode":"482913"`,
		`<r><smsId>s-7</smsId><x newCode="482913" code2="AUTH-1"/></r>`: `<r><smsId>s-7</smsId><x newCode="[code: 6 digits]" code2="AUTH-1"/></r>`,
	} {
		_, _, answer := redact(Message{}, answering(in))
		if got := withoutPrints(answer.Body.s); got != want {
			t.Errorf("%s becomes\n%s, want\n%s", in, got, want)
		}
		if _, _, again := redact(Message{}, answering(answer.Body.s)); again.Body != answer.Body {
			t.Errorf("%s becomes\n%s", answer.Body, again.Body)
		}
	}
}

func TestTheAddressOfACallTellsOfItsCodes(t *testing.T) {
	t.Parallel()
	for at, cut := range map[string]bool{"https://h.example/idp/v1/otp/change": true, "https://h.example/v2/sms-pin": true, "https://h.example/v1/api/verify": false, "https://otp.example/v1/orders?sms=1": false, "": false} {
		r := NewRedactor(Key{1}, nil)
		request := Message{URL: at, Headers: []Header{{"Content-Type", "application/json"}}, Body: []byte(`{"newCode":"482913"}`)}
		r.Study(true, request)
		r.Study(false, answering(`{"old_code":"771122"}`))
		for in, out := range map[string]string{"482913": r.Message(true, request).Body.s, "771122": r.Message(false, answering(`{"old_code":"771122"}`)).Body.s} {
			if gone := withoutPrints(out) != `{"newCode":"`+in+`"}` && withoutPrints(out) != `{"old_code":"`+in+`"}`; gone != cut {
				t.Errorf("%s: %s", at, out)
			}
		}
	}
	form := url.Values{"newCode": {"482913"}, "otp_id": {"o-7"}}.Encode()
	_, request, _ := redact(asking(form, Header{"Content-Type", "application/x-www-form-urlencoded"}), Message{})
	if request.Body.s == form {
		t.Error(request.Body)
	}
}
