package attempt_test

import (
	"encoding/base64"
	"encoding/json"
	"strings"
	"testing"

	"casebook/api"
	"casebook/api/safe"
	"casebook/history"
	"casebook/history/attempt"
)

func TestWhatTodaysRulesWroteIsNotChangedByThem(t *testing.T) {
	t.Parallel()
	b := newBench(t, says(verified))
	for _, body := range []string{verified, `{"access_token":"` + oldToken + `","code":"` + oldCode + `"}`, `<p>api key ` + oldToken + `</p>`, `Bearer ` + oldToken, ``} {
		x := api.Exchange{
			Request: api.Request{Method: "POST", URL: "https://service.authmatech.com/v1/api/verify?token=" + oldToken, Headers: api.Headers{
				{Name: "X-API-KEY", Value: fakeKey}, {Name: "Cookie", Value: "a=CANARYcookie01; b=2"}, {Name: "Authorization", Value: "Basic dXNlcjpmYWtlLXBhc3N3b3Jk"},
			}, Body: []byte(`{"mobileNumber":"+962791234567","encryptedMobileNumber":"` + fakeProof + `","otp":123456}`)},
			Answer: &api.Answer{Status: 400, Body: []byte(body)},
		}
		a, err := b.Redact(x)
		if err != nil {
			t.Fatal(err)
		}
		a.ID, a.Rules = "01m00000000000000000000001", 1
		key, _ := b.Key()
		_, got := attempt.Renew(b.Packs, key, history.Case{}, []history.Attempt{a})
		a.Rules = safe.RulesVersion
		if want, have := line(a), line(got[0]); want != have {
			t.Errorf("of\n%s\nit makes\n%s", want, have)
		}
	}
}

func line(a history.Attempt) string {
	text, err := json.Marshal(a)
	if err != nil {
		panic(err)
	}
	return string(text)
}

func TestWhatIsUpToDateIsReturnedAsItIs(t *testing.T) {
	t.Parallel()
	b := newBench(t, says(verified))
	key, _ := b.Key()
	a := older(`{"access_token":"` + oldToken + `"}`)
	a.Rules = safe.RulesVersion
	if _, got := attempt.Renew(b.Packs, key, history.Case{}, []history.Attempt{a}); line(got[0]) != line(a) {
		t.Errorf("it was changed to %s", line(got[0]))
	}
	b2 := a
	b2.Rules = 0
	if _, got := attempt.Renew(b.Packs, key, history.Case{}, []history.Attempt{a, b2}); strings.Contains(line(got[0]), oldToken) {
		t.Errorf("beside an older one it stays as it is: %s", line(got[0]))
	}
}

func TestALongBodyThatWasCutIsReadAsText(t *testing.T) {
	t.Parallel()
	b := newBench(t, says(verified))
	key, _ := b.Key()
	a := older("")
	whole := `{"mobileNumber":"+962791234567","password":"` + oldToken + `","serviceType":"LOG`
	a.Request.Body, a.Request.Cut, a.Request.Length = stored(whole), true, 9_000_000
	_, got := attempt.Renew(b.Packs, key, history.Case{}, []history.Attempt{a})
	m := got[0].Request
	if text := m.Body.String(); strings.Contains(text, oldToken) || !strings.Contains(text, `"serviceType":"LOG`) || !m.Cut || m.Length != 9_000_000 || m.Kind != "json" {
		t.Errorf("it became %+v", m)
	}
}

func TestAValueOfWhichOnlyTheFingerprintIsLeftIsToldWhereItStands(t *testing.T) {
	t.Parallel()
	b := newBench(t, says(verified))
	key, err := b.Key()
	if err != nil {
		t.Fatal(err)
	}
	a := older(`{"success":false,"reference":"20261122 is no code","n":"a=` + oldToken + `"}`)
	for kind, value := range map[string]string{"code": oldCode, "token": oldToken} {
		class := map[string]safe.Class{"code": safe.OneTime, "token": safe.ClassSecret}[kind]
		a.Facts = append(a.Facts, safe.Fact{Place: "request x", Kind: kind, Class: class, Length: len(value), Fingerprint: key.Fingerprint(kind, value)})
	}
	c, got := attempt.Renew(b.Packs, key, history.Case{Notes: "he reads " + oldCode + "."}, []history.Attempt{a})
	text := line(got[0])
	if strings.Contains(text, oldToken) || strings.Contains(text, oldCode) || strings.Contains(c.Notes, oldCode) || !strings.Contains(text, "20261122") {
		t.Errorf("it became %s, the notes %q", text, c.Notes)
	}
}

func TestAPlaceholderOfAKindThatNoPackKnowsAnyMoreStays(t *testing.T) {
	t.Parallel()
	b := newBench(t, says(verified))
	key, _ := b.Key()
	a := older(`{"password":"[voucher #1234: 8 chars]"}`)
	a.Facts = append(a.Facts, safe.Fact{Place: "answer password", Kind: "voucher", Class: safe.ClassSecret, Length: 8, Fingerprint: "1234", Placeholder: "[voucher #1234: 8 chars]"})
	if _, got := attempt.Renew(b.Packs, key, history.Case{}, []history.Attempt{a}); got[0].Answer.Body != a.Answer.Body || len(got[0].Facts) != len(a.Facts)+1 {
		t.Errorf("it became %s", line(got[0]))
	}
}

func TestACallIsReadByTheRulesOfItsPack(t *testing.T) {
	t.Parallel()
	b := newBench(t, says(verified))
	key, _ := b.Key()
	for _, environment := range []string{"staging", ""} {
		a := older(`{"ok":true}`)
		a.Marks = nil
		a.Environment, a.Request.Body = environment, stored(`{"encryptedMobileNumber":"`+fakeProof+`"}`)
		_, got := attempt.Renew(b.Packs, key, history.Case{}, []history.Attempt{a})
		if text := got[0].Request.Body.String(); strings.Contains(text, fakeProof) || !strings.Contains(text, "[proof #") {
			t.Errorf("in %q it became %s", environment, text)
		}
		if want := string(key.Fingerprint("proof", fakeProof))[:16]; got[0].Marks["encryptedMobileNumber"] != want {
			t.Errorf("in %q its marks are %v, not %s", environment, got[0].Marks, want)
		}
	}
}

// The shape of a token says how its expiry lies to the call, as it does when a call is recorded.
func TestATokenThatIsCutLaterTellsWhetherItHadExpired(t *testing.T) {
	t.Parallel()
	b := newBench(t, says(verified))
	key, _ := b.Key()
	part := base64.RawURLEncoding.EncodeToString
	token := part([]byte(`{"alg":"HS256","typ":"JWT"}`)) + "." + part([]byte(`{"exp":1772355360}`)) + "." + part([]byte("not a real signature, but 32 b.."))
	a := older(`{"access_token":"` + token + `"}`) // it happened at 1772355600
	_, got := attempt.Renew(b.Packs, key, history.Case{}, []history.Attempt{a})
	if text := got[0].Answer.Body.String(); !strings.Contains(text, "HS256, expired 4 min before the call]") {
		t.Errorf("it became %s", text)
	}
}
