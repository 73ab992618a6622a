package safe

import (
	"strings"
	"testing"
)

// What breaks off is read as what it began as: a name and its value need not stand side by
// side in it.
func TestWhatBreaksOffIsReadAsItBegan(t *testing.T) {
	t.Parallel()
	for _, body := range []string{
		`{"e":[{"value":"tulip+field77","ok":false,"name":"password"},{"na`, `{"e":[{"value":"tulip+field77","ok":false,"name":"password"}`, `{"e":[{"name":"password","ok":false,"value":"tulip+field77`,
		`{"e":{"value":"tulip+field77","page":[1,2],"name":"password",`, `{"value":"tulip+field77","page":2,"name":"password"} and more`, `{"value":"tulip+field77","page":2,"name":"password"},,{}`,
	} {
		_, request, answer := redact(asking(body), answering(`{"m":"no tulip+field77"}`))
		if got := withoutPrints(answer.Body.s); got != `{"m":"no [password: 13 chars]"}` || !isBodyNote(request.Body.s) {
			t.Errorf("%s: %s, %s", body, request.Body, got)
		}
	}
}

// A request that cannot be parsed is left out, and what it names of a person is not to be
// read in the answer either.
func TestWhatABrokenRequestNamesOfAPersonIsShared(t *testing.T) {
	t.Parallel()
	const answer = `{"m":"no Zaid Alkhatib born 1988-02-29 of Rainbow St 12, N1234567","ref":"req-77120"}`
	for _, body := range []string{
		`{"name":"Zaid Alkhatib","dob":"1988-02-29","street":"Rainbow St 12","passport":"N1234567"`,
		`{"customer":{"name":"Zaid Alkhatib","dob":"1988-02-29","address":"Rainbow St 12","passportNumber":"N1234567",}}`,
		`{"e":[{"name":"fullName","value":"Zaid Alkhatib"},{"name":"dob","value":"1988-02-29"},{"field":"street","value":"Rainbow St 12"},{"name":"passport","value":"N1234567"},{"na`,
		`{"a":"{\"fullName\":\"Zaid Alkhatib\",\"dob\":\"1988-02-29\",\"street\":\"Rainbow St 12\",\"passport\":\"N1234567\"}`,
		`{"fullName":"Zaid\u0020Alkhatib","dob":"1988-02-29","street":"Rainbow St 12","passport":"N1234567"`,
	} {
		r, request, answered := redact(asking(body), answering(answer))
		s := NewSharer(Key{1}, "case-7")
		s.LearnClaims(r.Facts())
		s.Study(caseRules, r.Facts(), request, true)
		s.Study(caseRules, r.Facts(), answered, false)
		got := shared(s, answered)
		for _, value := range []string{"Zaid", "1988", "Rainbow", "N1234567"} {
			if strings.Contains(got, value) {
				t.Errorf("%s: %s", body, got)
			}
		}
		if !isBodyNote(request.Body.s) || !strings.Contains(got, "req-77120") {
			t.Errorf("%s: %s, %s", body, request.Body, got)
		}
	}
}

func TestWhatABrokenRequestNamesOfThingsStays(t *testing.T) {
	t.Parallel()
	const answer = `{"m":"no Zain in Verify today","ref":"req-77120"}`
	for _, body := range []string{`{"name":"Verify","operator":"Zain"`, `{"phone":"0791234567","operator":{"name":"Zain"},"product":{"name":"Verify"}`, `{"phone":"0791234567","operator":{"ids":{"a":1},"name":"Zain"},"x`} {
		r, request, answered := redact(asking(body), answering(answer))
		s := NewSharer(Key{1}, "case-7")
		s.LearnClaims(r.Facts())
		s.Study(caseRules, r.Facts(), request, true)
		s.Study(caseRules, r.Facts(), answered, false)
		if got := shared(s, answered); !strings.Contains(got, answer) {
			t.Errorf("%s: %s", body, got)
		}
	}
}
