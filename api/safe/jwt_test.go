package safe

import (
	"encoding/base64"
	"strconv"
	"testing"
	"time"
)

// fakeJWT is a token with the claims.
func fakeJWT(claims string) string {
	return "eyJhbGciOiJIUzI1NiJ9." + base64.RawURLEncoding.EncodeToString([]byte(claims)) + ".ZmFrZS1zaWduYXR1cmUtZmFrZQ"
}

func TestAnExpiryIsToldRelativeToTheCall(t *testing.T) {
	t.Parallel()
	called := time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC)
	at := func(d time.Duration) string { return `{"exp":` + strconv.FormatInt(called.Add(d).Unix(), 10) + `}` }
	for _, tt := range []struct{ claims, want string }{
		{at(-4*time.Minute - 10*time.Second), "jwt, HS256, expired 4 min before the call"},
		{at(12 * time.Minute), "jwt, HS256, expires 12 min after the call"},
		{at(0), "jwt, HS256, expired 0 s before the call"},
		{at(119 * time.Second), "jwt, HS256, expires 119 s after the call"},
		{at(-47 * time.Hour), "jwt, HS256, expired 47 h before the call"},
		{at(31 * 24 * time.Hour), "jwt, HS256, expires 31 days after the call"},
		{`{"sub":"fake"}`, "jwt, HS256, no expiry"},
		{`{"exp":"soon"}`, "jwt, HS256"},
		{`not JSON`, "jwt, HS256"},
	} {
		r := NewRedactor(Key{1}, nil)
		r.At(called)
		once := r.Record("see " + fakeJWT(tt.claims) + " there")
		if got := withoutPrints(once.s); got != "see [token: "+tt.want+"] there" {
			t.Errorf("%s: %s", tt.claims, got)
		}
		if again := NewRedactor(Key{2}, nil).Record(once.s); again != once {
			t.Errorf("%s becomes %s", once, again)
		}
	}
	if got := withoutPrints(NewRedactor(Key{1}, nil).Record(fakeJWT(at(0))).s); got != "[token: jwt, HS256]" {
		t.Errorf("without the time of the call: %s", got)
	}
}

func TestClaimsAreHuntedElsewhere(t *testing.T) {
	t.Parallel()
	token := fakeJWT(`{"sub":"user-77","otp":"482913","data":{"client_secret":"tulipfield77","list":[{"password":"tulipfield78"}]},"email":"a.b@mail.example","jti":"a1b2c3d4e5f6a7b8c9d0e1f2","iat":1795341600}`)
	_, _, answer := redact(Message{Headers: []Header{{"Authorization", "Bearer " + token}}},
		answering(`{"m":"482913 tulipfield77 tulipfield78 user-77 a.b@mail.example a1b2c3d4e5f6a7b8c9d0e1f2 1795341600"}`))
	const want = `{"m":"[code: 6 digits] [secret: 12 chars] [password: 12 chars] user-77 a.b@mail.example a1b2c3d4e5f6a7b8c9d0e1f2 1795341600"}`
	if got := withoutPrints(answer.Body.s); got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
}

// What a token says of a person is kept, for a ticket to know; what it says of an app, and
// what is nobody's in particular, is not.
func TestFactsAreKeptOfPersonalClaims(t *testing.T) {
	t.Parallel()
	token := fakeJWT(`{"iss":"acme","sub":"77120","name":"Lina Zureikat","profile":{"family_name":"Zureikat","last":"Z."},"email":"lina@mail.example","phone_number":"+962795550142",` +
		`"client":{"name":"shop"},"upn":"l.z@mail.example","uid":"+962795550143","birthdate":19880229,"otp":"482913","middle_name":"","nickname":"missing","exp":1795341600}`)
	r := NewRedactor(Key{1}, nil)
	r.Study(true, Message{Headers: []Header{{"Authorization", "Bearer " + token}}})
	got := ""
	for _, f := range r.Facts() {
		if f.Claim.s != "" {
			got += f.Kind + " " + f.Place + ": " + f.Claim.s + "\n"
		}
	}
	const want = `name claim name: Lina Zureikat
name claim profile.family_name: Zureikat
name claim profile.last: Z.
email claim email: lina@mail.example
phone claim phone_number: +962795550142
email claim upn: l.z@mail.example
phone claim uid: +962795550143
birth-date claim birthdate: 19880229
`
	if got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
}
