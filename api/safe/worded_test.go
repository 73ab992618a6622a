package safe

import (
	"encoding/json"
	"net/url"
	"strings"
	"testing"
)

// tellingNames are names with a telling word somewhere in them, and a value that must go.
var tellingNames = map[string]string{
	"password1": "Amman2024!", "password2": "tulipfield", "passwordOld": "Amman2024!", "PASSWORDOLD": "tulipfield", "passwordold": "tulipfield", "password_new_again": "tulipfield",
	"Password-2": "tulipfield", "password.confirm": "tulipfield", "newPasswordCheck": "tulipfield", "PasswordThing": "tulipfield", "passwordBanana": "tulipfield", "user_pwd_2": "tulipfield",
	"passwort2": "tulipfield", "password_hash": "$2y$10$tulipfield77", "pass2": "Tulip-77", "userPass1": "Tulip-77", "passphraseOld": "tulip field row",
	"otpCode1": "553311", "otp_code_sms": "664411", "OTP2": "8846", "smsOtpValue": "553311", "OTPCode": "553311", "OTPCODE1": "5533", "verificationCode2": "553311", "email_verification_code_1": "99A31C",
	"passwordResetLink": "https://h.example/r/tulip77", "reset_password_link_2": "https://h.example/r/tulip77", "magicLinkOld": "https://h.example/r/tulip77",
	"password_reset_code": "AB12CD34", "resetCode": "tulip7", "reset_code_2": "99A31C", "passwordResetCode": "QWERTZ", "activation_code": "AB12CD34", "unlockCode": "99A31C",
	"pageToken": "SECDAAAA", "nextToken": "SECDAAAA", "continuation_token": "SECDAAAA", "api_key_id": "SECEAAAA", "password_hint": "tulips",
	"pinOld": "8846", "newPin2": "8846", "reset_code": "553311", "activationCode1": "553311",
	"tokenNew": "SECDAAAA", "token2": "SECDAAAA", "accessToken2": "SECDAAAA", "accesstoken2": "SECDAAAA", "mysessiontoken1": "SECDAAAA", "refresh_token_old": "SECDAAAA", "csrfTokenValue": "SECDAAAA", "X-Auth-Token-2": "SEC8AAAA",
	"refreshTokens": "tulip-77-roses", "jwtOld": "SECDAAAA",
	"apiKey2": "SECEAAAA", "API_KEY_OLD": "SECEAAAA", "APIKey2": "SECEAAAA", "XAPIKEYNEW": "SECEAAAA", "apikeybackup": "SECEAAAA", "X-Api-Key-Backup": "SECEAAAA", "accessKey1": "SECEAAAA", "private_key_2": "SECEAAAA",
	"pw": "tulip-field7", "pw2": "tulip-field7", "userPw": "tulip-field7", "admin_pw": "tulip-field7", "adminpw": "tulip-field7",
	"security_answer": "tulip fields", "oauth_verifier": "SECAAAAA", "enteredCode": "553311", "verifyCode": "553311",
	"secretThing": "SECAAAAA", "x_secret_value": "SECBAAAA", "X-Secret-Thing": "SEC3AAAA", "X-Secret-Value": "SEC6AAAA", "clientSecret1": "SECAAAAA", "clientsecret2": "SECAAAAA", "secretText": "tulip",
	"X-Password-Old": "SEC7AAAA", "X-Hmac-Sig": "SEC9AAAA", "X-Signature-V2": "SEC9AAAA", "hmacValue": "SEC9AAAA", "dbCredentials2": "shop/SECAAAAA", "codeVerifier2": "SECAAAAA", "كلمة_السر": "SECJAAAA", "contraseña_nueva": "SECJAAAA",
}

// harmlessNames are names with a telling word, and values that support needs.
var harmlessNames = map[string][]string{
	"token_type": {"Bearer", "DPoP"}, "token_endpoint": {"https://h.example/oauth/issue"}, "token_use": {"access", "id"}, "token_type_hint": {"refresh_token"}, "tokenType": {"Bearer"}, "TOKENTYPE": {"Bearer"},
	"token_expires_at": {"2026-11-22T10:00:00Z", "1795341600"}, "access_token_expires_in": {"2678400"}, "tokenTtl": {"3600"}, "tokens": {"17", "12345"}, "max_tokens": {"4096"}, "prompt_tokens": {"12345"}, "tokenizer": {"bpe-50257"}, "token_status": {"ACTIVE_2"}, "tokenHeader": {"X-Token"}, "token_source": {"header-2"}, "token_validation": {"strict-2"}, "token_count": {"4821"}, "token_endpoint_auth_method": {"client_secret_basic"}, "id_token_signing_alg_values_supported": {"RS256"},
	"password_reset_required": {"YES", "1"}, "password_expired": {"no", "2026-11-20"}, "password_policy": {"min8-upper1"}, "passwordPolicy": {"min8-upper1"}, "passwordChangedAt": {"2026-11-20T10:00:00Z", "1795341600"}, "passwordLength": {"12"}, "password_min_length": {"8"},
	"passwordless": {"magic2"}, "password_attempts_left": {"3"}, "passwordReset": {"sent", "https://h.example/auth/forgot"}, "password_login": {"enabled", "true"}, "has_password_2": {"yes"}, "pass_rate": {"0.953"}, "passed": {"1282"}, "passenger": {"12A-seat"}, "compass": {"NW-315deg"},
	"otp_length": {"6", "6000"}, "otpLength": {"6000"}, "otp_expires_in": {"300000"}, "otpExpiresIn": {"300000"}, "otp_channel": {"sms2"}, "otp_sent_at": {"1795341600"}, "otp_id": {"553311"}, "otp_type": {"TOTP6"}, "otp_attempts": {"3"}, "otp_status": {"SENT"}, "otp_error_code": {"100422"}, "otp_reference": {"553311"}, "otpEnabled": {"yes"},
	"reset_code": {"EXPIRED", "404", "invalid_code", "PASSWORD_RESET_HASH_EXPIRED"}, "password_reset_code": {"USER_NOT_FOUND"}, "reset_code_status": {"SENT77"}, "activationCode": {"EXPIRED", "404"},
	"next_page_token": {"CAUQAA77"}, "nextPageToken": {"CAUQAA77x"}, "previous_page_token": {"CAUQAA77"}, "cursor": {"eyJpZCI6MTIzNDU2Nzg5MH0"},
	"pin_length": {"4000"}, "spin": {"4828"}, "pinned": {"4828"}, "opinion": {"8846"},
	"code_challenge_method": {"S256"}, "error_code": {"100422"}, "status_code": {"100422"}, "country_code": {"00962"}, "response_code": {"100422"}, "product_code": {"PR-100422"}, "verification_error_code": {"100422"}, "codeLength": {"6000"}, "currencyCode": {"JOD"},
	"auth_type": {"sms"}, "auth_method": {"email_otp_v2"}, "secret_version": {"v12"}, "secret_name": {"shop-prod-7"}, "secretary": {"desk-7"}, "key_id": {"k-2026-77"}, "kid": {"k-2026-77"}, "keyId": {"k-2026-77"}, "api_key_name": {"shop-prod-7"}, "apiKeyType": {"server2"}, "apikeyname": {"shop-prod-7"}, "api_version": {"2026-11"},
	"session_state": {"a-b-77"}, "username_required": {"1"}, "user_name_length": {"12"}, "signature_algorithm": {"HMAC-SHA256"}, "signatureVersion": {"2"}, "credential_type": {"otp2"}, "credentials_provider": {"include"}, "keyboard": {"qwerty-2"},
	"X-RateLimit-Limit": {"1000"}, "X-RateLimit-Remaining": {"482913"}, "X-Request-Id": {"482913"}, "X-Trace-Id": {"a1b2c3d4e5f6a7b8"}, "transaction_id": {"202611202611"}, "filename": {"log-7.txt"}, "hostname": {"api-7"}, "operator_name": {"ZAIN_JO"},
}

// writtenWays is what a name and its value look like in the places where they stand.
func writtenWays(name, value string) map[string]func() (in, out string) {
	through := func(request, answer Message, pick func(RecordMessage, RecordMessage) string) string {
		_, q, a := redact(request, answer)
		return pick(q, a)
	}
	body := func(_, a RecordMessage) string { return a.Body.s }
	ways := map[string]func() (in, out string){
		"JSON": func() (string, string) {
			in := `{"a":{` + quoteJSON(name) + `:` + quoteJSON(value) + `}}`
			return in, through(Message{}, answering(in), body)
		},
		"form": func() (string, string) {
			in := url.Values{name: {value}}.Encode() + "&z=1"
			q := asking(in, Header{"Content-Type", "application/x-www-form-urlencoded"})
			return in, through(q, Message{}, func(q, _ RecordMessage) string { return q.Body.s })
		},
		"query": func() (string, string) {
			in := "https://api.example.com/v1?" + url.Values{name: {value}}.Encode() + "&z=1"
			return in, through(Message{URL: in}, Message{}, func(q, _ RecordMessage) string { return q.URL.s })
		},
		"header": func() (string, string) {
			return value, through(Message{Headers: []Header{{name, value}}}, Message{}, func(q, _ RecordMessage) string { return q.Headers[0].Value.s })
		},
		"multipart": func() (string, string) {
			q := multipartForm(name, value)
			return string(q.Body), through(q, Message{}, func(q, _ RecordMessage) string { return q.Body.s })
		},
		"table": func() (string, string) {
			in := "no," + name + "\n1,\"" + value + "\"\n"
			return in, through(Message{}, answering(in), body)
		},
	}
	if spanOf(name, isKeyByte) == len(name) {
		ways["XML"] = func() (string, string) {
			in := "<a><" + name + ">" + value + "</" + name + "></a>"
			return in, through(Message{}, answering(in), body)
		}
		ways["text"] = func() (string, string) {
			in := "sent " + name + "='" + value + "' to it"
			return in, through(Message{}, answering(in), body)
		}
	}
	return ways
}

func TestATellingWordCountsWhereverInANameItStands(t *testing.T) {
	t.Parallel()
	for name, value := range tellingNames {
		for way, written := range writtenWays(name, value) {
			in, out := written()
			if plain, _ := url.QueryUnescape(out); strings.Contains(out, value) || strings.Contains(plain, value) || in == out {
				t.Errorf("%s: %s becomes %s", way, in, out)
			}
			if way == "JSON" && !json.Valid([]byte(out)) {
				t.Errorf("%s is no JSON any more: %s", in, out)
			}
		}
	}
}

func TestWhatOnlySaysSomethingOfASecretStays(t *testing.T) {
	t.Parallel()
	for name, values := range harmlessNames {
		for _, value := range values {
			for way, written := range writtenWays(name, value) {
				if in, out := written(); in != out {
					t.Errorf("%s: %s becomes %s", way, in, out)
				}
			}
		}
	}
}

// In a form the last segment may only say which one it is.
func TestTheSegmentBeforeTells(t *testing.T) {
	t.Parallel()
	for name, value := range map[string]string{"password[0]": "tulipfield", "password[]": "tulipfield", "user[password][new]": "tulipfield", "otp[code]": "553311", "user.tokens.access": "tulip-77"} {
		ways := writtenWays(name, value)
		for _, way := range []string{"form", "query", "multipart"} {
			if in, out := ways[way](); strings.Contains(out, value) {
				t.Errorf("%s: %s becomes %s", way, in, out)
			}
		}
	}
	for name, value := range map[string]string{"token[type]": "Bearer", "otp[channel]": "sms2", "password[rules][min]": "8"} {
		ways := writtenWays(name, value)
		for _, way := range []string{"form", "query", "multipart"} {
			if in, out := ways[way](); in != out {
				t.Errorf("%s: %s becomes %s", way, in, out)
			}
		}
	}
}

// A value that a name within a name told of is hunted like any other.
func TestWhatAWordInANameToldOfIsHunted(t *testing.T) {
	t.Parallel()
	_, request, answer := redact(asking(`{"password2":"tulip+field77","otpCode1":"553311"}`, Header{"X-Secret-Thing", "SEC3AAAA"}),
		answering(`{"message":"no SEC3AAAA, no tulip%2Bfield77, no 553311","b":"`+encodings["base64"]("tulip+field77")+`"}`))
	for _, gone := range []string{"tulip+field77", "553311", "SEC3AAAA"} {
		if ways := recovered(written(request)+written(answer), gone, 3); len(ways) > 0 {
			t.Errorf("%s is recovered (%s)", gone, ways[0])
		}
	}
}

// The name of an object tells of its one value, and not of the rest that it holds.
func TestTheNameOfAnObjectTellsOfNothingElseInIt(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		`{"tokenResponse":{"access_token":"tulip77","token_type":"Bearer","scope":"read:all2","expires_in":3600}}`:       `{"tokenResponse":{"access_token":"[token: 7 chars]","token_type":"Bearer","scope":"read:all2","expires_in":3600}}`,
		`{"tokenData":{"value":"tulip77","user":"u-77","expires_in":3600}}`:                                              `{"tokenData":{"value":"[token: 7 chars]","user":"u-77","expires_in":3600}}`,
		`{"otpRequest":{"channel":"sms","to":"u-77","otp":"553311"}}`:                                                    `{"otpRequest":{"channel":"sms","to":"u-77","otp":"[code: 6 digits]"}}`,
		`{"tokens":{"access":"tulip-77","refresh":"roses-77","expires":3600,"requestId":"r-7777"}}`:                      `{"tokens":{"access":"[token: 8 chars]","refresh":"[token: 8 chars]","expires":3600,"requestId":"r-7777"}}`,
		`{"passwordsOld":["tulip","roses"],"passwordOld":{"value":"tulip"}}`:                                             `{"passwordsOld":["[password: 5 chars]","[password: 5 chars]"],"passwordOld":{"value":"[password: 5 chars]"}}`,
		`{"password_policy":{"min":8,"pattern":"[A-Z]+9"},"secret_version":{"id":"v-12"}}`:                               `{"password_policy":{"min":8,"pattern":"[A-Z]+9"},"secret_version":{"id":"v-12"}}`,
		`{"password2":["The two password fields didn't match."],"password1":["It must contain at least 8 characters."]}`: `{"password2":["The two password fields didn't match."],"password1":["It must contain at least 8 characters."]}`,
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

func TestANameBySomebodysWordIsSomebodys(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		`{"userName":"Quentinf","username_required":"1"}`:                                                                  `{"userName":"[user-1: 8 chars]","username_required":"1"}`,
		`{"userName":"quentin@mail.example","user_name_2":"0791234567"}`:                                                   `{"userName":"[email-1: 20 chars]","user_name_2":"[phone-1: national, 10 digits]"}`,
		`{"customerName":"Quentin Qua","CUSTOMER_NAME":"Quentin Qua"}`:                                                     `{"customerName":"[name-1: 2 words, Latin]","CUSTOMER_NAME":"[name-1: 2 words, Latin]"}`,
		`{"firstName2":"Quentin","last_name_old":"Quaritch"}`:                                                              `{"firstName2":"[name-1: 1 word, Latin]","last_name_old":"[name-2: 1 word, Latin]"}`,
		`{"customername":"Quentin","contactFirstName1":"Quaritch"}`:                                                        `{"customername":"[name-1: 1 word, Latin]","contactFirstName1":"[name-2: 1 word, Latin]"}`,
		`{"phone2":"79123","email_confirmation":"sent","emailOld":"q@mail.example"}`:                                       `{"phone2":"[phone-1: 5 chars]","email_confirmation":"sent","emailOld":"[email-1: 14 chars]"}`,
		`{"client_name":"Shop","sender_name":"ZAINJO","user_pool_name":"p7","user_name_field":"login","userAgent":"curl"}`: `{"client_name":"Shop","sender_name":"ZAINJO","user_pool_name":"p7","user_name_field":"login","userAgent":"curl"}`,
		"as received: phone-1: 12345678 and email-2: x":                                                                    "as received: phone-1: 12345678 and email-2: x",
		"https://h.example/%5Bphone-1:%20%60%60%60":                                                                        "https://h.example/%5Bas%20received:%20phone-1:%20%60%60%60",
		"userName=Quentinf&customerName=Quentin+Qua&a=1":                                                                   "userName=%5Buser-1:+8+chars%5D&customerName=%5Bname-1:+2+words,+Latin%5D&a=1",
		"<userName>Quentinf</userName>":                                                                                    "<userName>[user-1: 8 chars]</userName>",
	} {
		if _, got := shareAnswer(in); got != want {
			t.Errorf("%s\n got %s\nwant %s", in, got, want)
		}
	}
	s := NewSharer(Key{1}, "42")
	m := RecordMessage{Headers: []RecordHeader{{Record{"X-User-Name"}, Record{"Quentinb"}}, {Record{"X-Customer-Name"}, Record{"Quaritch"}}}, Body: Record{"no Quentinb, no quaritch"}}
	s.Study(caseRules, nil, m, true)
	if got := s.Text(m.Body).s; got != "no [user-1: 8 chars], no [name-1: 1 word, Latin]" {
		t.Error(got)
	}
}

// What stands before "=" at the end of a run of base64 is a piece of what the run hides: it
// names nothing, and stands in no fact.
func TestAPieceOfARunNamesNothing(t *testing.T) {
	t.Parallel()
	r := NewRedactor(Key{}, nil)
	for _, text := range []string{"JEUnlzdFJra3pURmN4Vmt0SVZrNUVSVkJXWDFsUVREbFBPVkZhUkZGUlJWTWk7Og==»", "x JXWDjwtRDQtokenVRkUHOtpQRZabPin1Zz=abcdEF12"} {
		r.Record(text)
	}
	for _, f := range r.Facts() {
		if strings.Contains(f.Name+f.Place, "JXWD") || strings.Contains(f.Name+f.Place, "WDjw") {
			t.Errorf("%+v", f)
		}
	}
}
