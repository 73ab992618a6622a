package safe

import (
	"regexp"
	"testing"
)

func TestWhatASentenceNamesIsCut(t *testing.T) {
	t.Parallel()
	tests := []struct{ text, want string }{
		{"password Tulip!Field77 is wrong", "password [password: 13 chars] is wrong"},
		{"password 'Tulip!Field77' is wrong", "password '[password: 13 chars]' is wrong"},
		{`The password "tulip field" is wrong`, `The password "[password: 11 chars]" is wrong`},
		{"Passwort Tulip!Field falsch", "Passwort [password: 11 chars] falsch"},
		{"mot de passe Tulip!Field77", "mot de passe [password: 13 chars]"},
		{"le code, mot de passe: MbaBLybfRnyE", "le code, mot de passe: [password: 12 chars]"},
		{"CONTRASEÑA «tulip» no es", "CONTRASEÑA «[password: 5 chars]» no es"},
		{"client secret SuperSecretValue99 invalid", "client secret [secret: 18 chars] invalid"},
		{"token zzSecretTok77 is wrong", "token [token: 13 chars] is wrong"},
		{"the refreshToken is zzSecretTok77.", "the refreshToken is [token: 13 chars]."},
		{"refresh token def50200aabbccddeeff00112233 revoked", "refresh token [token: 28 chars] revoked"},
		{"no session of def50200aabbccddeeff00112233", "no session of [token: 28 chars]"},
		{"api key ak_live_9f8e7d6c5b4a is wrong", "api key [api-key: 20 chars] is wrong"},
		{"Cannot process key ak_live_9f8e7d6c5b4a", "Cannot process key [api-key: 20 chars]"},
		{"OTP 482913 is wrong", "OTP [code: 6 digits] is wrong"},
		{"OTP #4829", "OTP #[code: 4 digits]"},
		{"your code is: 482913", "your code is: [code: 6 digits]"},
		{"invalid code (482913)", "invalid code ([code: 6 digits])"},
		{"verification code '4829' does not match", "verification code '[code: 4 digits]' does not match"},
		{"one-time password 4829", "one-time password [code: 4 digits]"},
		{"received code 482913, expected 151121", "received code [code: 6 digits], expected [code: 6 digits]"},
		{"le code 482913 est invalide", "le code [code: 6 digits] est invalide"},
		{"رمز التحقق ٤٨٢٩١٣", "رمز التحقق [code: 6 chars]"},
		{"user typed 482913", "user typed [code: 6 digits]"},
		{"hash 9c1185a5c5e9fc54612808977ee8f548b2258d31 expired", "hash [link: 40 chars] expired"},
		{"pass Winter#77", "pass [password: 9 chars]"},
		{"rana tried with pass Winter#77, then asked", "rana tried with pass [password: 9 chars], then asked"},
		{"user rana / pass 'Winter#77' / otp 482913", "user rana / pass '[password: 9 chars]' / otp [code: 6 digits]"},
		{"Pass is Amman2024! and it fails", "Pass is [password: 10 chars] and it fails"},
		{"pw P@ssw0rd", "pw [password: 8 chars]"},
		{"password2 Tulip!7 is not password1", "password2 [password: 7 chars] is not password1"},
		{"otp2 482913", "otp2 [code: 6 digits]"},
		{"code 482913 is not 482913.", "code [code: 6 digits] is not [code: 6 digits]."},
	}
	for _, tt := range tests {
		r := NewRedactor(Key{1}, nil)
		got := r.Record(tt.text)
		if without := withoutPrints(got.s); without != tt.want {
			t.Errorf("%q becomes\n%q, want\n%q", tt.text, without, tt.want)
		}
		if again := NewRedactor(Key{1}, nil).Record(got.s); again != got {
			t.Errorf("%q becomes %q", got, again)
		}
	}
}

// withoutPrints leaves the fingerprints out of placeholders.
func withoutPrints(s string) string {
	return regexp.MustCompile(` #[0-9a-f]{4}:`).ReplaceAllString(s, ":")
}

func TestEvidenceInASentenceStays(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"code 422", "status code 200", "error code 1004", "error code 100422", "HTTP code 401", "code invalid_code", "the code 4001 is ours",
		"country code 962791", "code 20261122", "the code is 6 digits long", "OTP 300 seconds", "password 2026-11-22T10:00:00Z is when it changed",
		"The password is wrong", "mot de passe: incorrect", "the password 'field required'", "password must have 8 characters", "invalid token JsonWebTokenError: jwt malformed",
		"token authorization_pending_since_then", "token 10:00:00Z", "token https://auth.example.com/v1/x", "token /v1/oauth2/token", "client secret base64",
		"Idempotency key 4f1c9a52-1b7e-4f3e-9d7a-202611202611", "public key 0123456789abcdef0123", "hash 9c1185a", "expected 151121", "got 422",
		"pass the call to 2nd level", "pass it to level 2!", "pass ticket#77 to the desk", "pass case#1234 on", "pass rana2@mail.example the link", "pass #JO1234 to 2nd level", "pass 2nd-level", "pass ?id=1&x=2 along", "pass $API_KEY1 along",
		"pass E.164+ numbers", "pass level1&level2 checks", "pass 100% of them", "pass %code1% in the text", "pass https://h.example/?a=1#b2", "1st pass 10:00:00!", "tests pass in v2.0!", "pass me at +962791234567", "pass X-API-KEY2, please!", "first pass OK2!!", "pass version2!", "pass Level-2!", "pw 12", "bypass Winter#77",
		"password2 is wrong", "token2 expired", "otp2 300 seconds",
		"secret of client 99", "code, 482913 of them", "a def50200 in a sentence", "pin is +962791234567",
	} {
		r := NewRedactor(Key{1}, nil)
		if got := r.Record(text).String(); got != text {
			t.Errorf("%q becomes %q", text, got)
		}
	}
}

func TestAValueThatASentenceNamesIsHuntedWhereverItStands(t *testing.T) {
	t.Parallel()
	_, _, answer := redact(Message{}, answering(`{"arguments":["fk_live_9f8e7d6c5b4a","482913"],"message":"Cannot process key fk_live_9f8e7d6c5b4a otp 482913"}`))
	const want = `{"arguments":["[api-key: 20 chars]","[code: 6 digits]"],"message":"Cannot process key [api-key: 20 chars] otp [code: 6 digits]"}`
	if got := withoutPrints(answer.Body.s); got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
}

func TestAFieldOfAFormIsCutByItsNameOrType(t *testing.T) {
	t.Parallel()
	tests := []struct{ text, want string }{
		{`<input name=password value='Tulip!Field77'>`, `<input name=password value='[password: 13 chars]'>`},
		{`<INPUT value="Tulip!Field77" class="a b" type="password"/>`, `<INPUT value="[password: 13 chars]" class="a b" type="password"/>`},
		{`<input id=otp value=482913>`, `<input id=otp value=[code: 6 digits]>`},
		{`<input name=lang value='ar'>`, `<input name=lang value='ar'>`},
		{`<input name=password>`, `<input name=password>`},
	}
	for _, tt := range tests {
		_, _, answer := redact(Message{}, answering(tt.text, Header{"Content-Type", "text/html"}))
		if got := withoutPrints(answer.Body.s); got != tt.want {
			t.Errorf("%s becomes\n%s, want\n%s", tt.text, got, tt.want)
		}
	}
}

func TestEveryTellingWordIsLookedAt(t *testing.T) {
	t.Parallel()
	for _, word := range []string{"password", "passwd", "pwd", "passphrase", "pass", "PW", "Passwort", "KENNWORT", "passe", "contraseña", "contrasena", "senha", "otp", "totp", "pin", "passcode", "otpcode", "pincode", "التحقق", "code", "رمز",
		"typed", "entered", "expected", "got", "received", "key", "hash", "token", "refreshToken", "jwt", "bearer", "authorization", "proxyauthorization", "idtokenhint", "secret", "secretkey", "signingkey", "clientassertion", "assertion",
		"samlresponse", "samlrequest", "codeverifier", "credential", "credentials", "signature", "apikey", "apikeys", "accesskey", "accountkey", "appkey", "passwordconfirmation", "confirmpassword", "passwordrepeat",
		"onetimecode", "onetimepassword", "verificationcode", "mfacode", "smscode", "authorizationcode", "otpvalue", "apikeyid"} {
		if !mayTell(word) {
			t.Errorf("%s is passed over", word)
		}
	}
}
