package safe

import "testing"

func TestAPasswordThatIsSpeltOutIsCut(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"newPassword is NewInl9":                        "newPassword is [password: 7 chars]",
		"my password is Ab12, help":                     "my password is [password: 4 chars], help",
		"the new password: x was wrong":                 "the new password: [password: 1 char] was wrong",
		"with new password: tulip":                      "with new password: [password: 5 chars]",
		"I tried password: tulip, no luck":              "I tried password: [password: 5 chars], no luck",
		"mit Passwort: tulip":                           "mit Passwort: [password: 5 chars]",
		"mit Passwort: tulip und Shop 1001":             "mit Passwort: [password: 5 chars] und Shop 1001",
		"your code is 4829, call 4829":                  "your code is [code: 4 digits], call [code: 4 digits]",
		"a 4-digit code 4829 came":                      "a 4-digit code [code: 4 digits] came",
		"Ihr Code lautet 4829":                          "Ihr Code lautet [code: 4 digits]",
		"the code is 482913":                            "the code is [code: 6 digits]",
		"no password: required":                         "no password: required",
		"no password: must have 8 characters":           "no password: must have 8 characters",
		"field password: may not be blank":              "field password: may not be blank",
		"for password: string; for id: 482913":          "for password: string; for id: 482913",
		"a password: expired, req-77a1b2":               "a password: expired, req-77a1b2",
		"to password: reset, please":                    "to password: reset, please",
		"on password: TOO_SHORT":                        "on password: TOO_SHORT",
		"the password is wrong, attempt 4829":           "the password is wrong, attempt 4829",
		"the password is mandatory":                     "the password is mandatory",
		"the code is 4829":                              "the code is 4829",
		"the error code is 482913":                      "the error code is 482913",
		"see password: docs/page, operator: ZAIN_JO":    "see password: docs/page, operator: ZAIN_JO",
		"das Passwort ist falsch":                       "das Passwort ist falsch",
		"mit Passwort: falsch":                          "mit Passwort: falsch",
		"passwords: at least 2 of 4":                    "passwords: at least 2 of 4",
		"no password: length 8 at 2026-11-22T10:00:00Z": "no password: length 8 at 2026-11-22T10:00:00Z",
	} {
		_, _, answer := redact(Message{}, answering(in))
		if got := withoutPrints(answer.Body.s); got != want {
			t.Errorf("%s\nbecomes %s\nnot     %s", in, got, want)
		}
		if _, _, again := redact(Message{}, answering(answer.Body.s)); again.Body != answer.Body {
			t.Errorf("%s becomes\n%s", answer.Body, again.Body)
		}
	}
}
