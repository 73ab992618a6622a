package safe

import "testing"

// Names and values as they were met in what customers sent.
func TestNamesInOtherTonguesAndShapesTell(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		`{"passwort":"tulipfield","mot_de_passe":"tulipfield2","contraseña":"tulipfield3","neuesKennwort":"x"}`: `{"passwort":"[password: 10 chars]","mot_de_passe":"[password: 11 chars]","contraseña":"[password: 11 chars]","neuesKennwort":"[password: 1 char]"}`,
		`{"userPIN":"4827","smsOtp":482913,"spin":"4828","otpLength":6000}`:                                     `{"userPIN":"[code: 4 digits]","smsOtp":"[code: 6 digits, a JSON number]","spin":"4828","otpLength":6000}`,
		`{"passwords":[{"old":"tulip"},{"new":"roses"}],"secrets":{"a":"tulips"},"tokens":17}`:                  `{"passwords":[{"old":"[password: 5 chars]"},{"new":"[password: 5 chars]"}],"secrets":{"a":"[secret: 6 chars]"},"tokens":17}`,
		`[["X-API-KEY","fk_live_9f8e7d6c5b4a"],["Authorization","Bearer tulip"]]`:                               `[["X-API-KEY","[api-key: 20 chars]"],["Authorization","Bearer [token: 5 chars]"]]`,
		`{"grant_types":["password","refresh_token"],"required":["password","email"]}`:                          `{"grant_types":["password","refresh_token"],"required":["password","email"]}`,
		`{"sid":"SM1234567890abcdef1234567890abcdef","sess":"a1b2c3d4e5f6a7b8c9d0e1f2"}`:                        `{"sid":"SM1234567890abcdef1234567890abcdef","sess":"[token: 24 chars]"}`,
		`SMTP_PASS = "tulipfield"`:                     `SMTP_PASS = "[password: 10 chars]"`,
		`(user=a, pass=Tulip77x, otp=492023)`:          `(user=a, pass=[password: 8 chars], otp=[code: 6 digits])`,
		`{"pass":12,"passed":3,"pass_rate":"1"}`:       `{"pass":12,"passed":3,"pass_rate":"1"}`,
		`{"pin":4821}`:                                 `{"pin":"[code: 4 digits, a JSON number]"}`,
		`{"recovery_codes":["a1b2-c3d4","e5f6-g7h8"]}`: `{"recovery_codes":["[code: 9 chars]","[code: 9 chars]"]}`,
		`api key: missing; secret: not set`:            `api key: missing; secret: not set`,
		`Votre code de vérification est 603177.`:       `Votre code de vérification est [code: 6 digits].`,
		`Ihr Bestätigungscode lautet 663593.`:          `Ihr Bestätigungscode lautet [code: 6 digits].`,
		`وكلمة المرور: tulip77!x`:                      `وكلمة المرور: [password: 9 chars]`,
	} {
		_, _, answer := redact(Message{}, answering(in))
		if got := withoutPrints(answer.Body.s); got != want {
			t.Errorf("%s becomes\n%s, want\n%s", in, got, want)
		}
	}
}

func TestWhatNobodySeesHidesNoValue(t *testing.T) {
	t.Parallel()
	_, _, answer := redact(asking(`{"otp":"271`+"\u200b"+`946","password":"tulip`+"\u00ad"+`field77"}`), answering("271946, 271\u2060946; tulipfield77, tu\u200blip\u200dfield77"))
	if got := withoutPrints(answer.Body.s); got != "[code: 7 chars], [code: 7 chars]; [password: 13 chars], [password: 13 chars]" {
		t.Error(got)
	}
	s := NewSharer(Key{1}, "42")
	s.Study(caseRules, nil, RecordMessage{Body: Record{`{"last_name":"Had` + "\u200b" + `dadin"}`}}, true)
	if got := s.Words("of Haddadin, Hadd\u00adadin").s; got != "of [name-1: 1 word, Latin], [name-1: 1 word, Latin]" {
		t.Error(got)
	}
}

func TestWhereSomebodyIsGoes(t *testing.T) {
	t.Parallel()
	s := NewSharer(Key{1}, "42")
	const in = `{"location":{"lat":31.963158,"lng":"35.930359"},"m":"at 31.963158,35.930359","latitude":12,"lat_ms":1.5}`
	const want = `{"location":{"lat":"[position-1: 9 chars, a JSON number]","lng":"[position-2: 9 chars]"},"m":"at [position-1: 9 chars],[position-2: 9 chars]","latitude":12,"lat_ms":1.5}`
	if got := s.Text(Record{in}).s; got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
}

func TestWhatLayoutTiesToANameGoes(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"ts,user,api_key,otp,status\n1,a,\"tulip 77,x\",177084,400\n2,b,,177085,200\n": "ts,user,api_key,otp,status\n1,a,\"[api-key: 10 chars]\",[code: 6 digits],400\n2,b,,[code: 6 digits],200\n",
		"X-API-KEY\ntulipfield77\nPassword:\nTulip!field7\nOTP\n177084\nend":           "X-API-KEY\n[api-key: 12 chars]\nPassword:\n[password: 12 chars]\nOTP\n[code: 6 digits]\nend",
		"Password\nUsername\nToken:\nkey: value\nApi-Key\nis missing":                  "Password\nUsername\nToken:\nkey: value\nApi-Key\nis missing",
		"headers:\n  X-Api-Key: >-\n    tulipfield77\n  password: |\n    tulip77!x\n":  "headers:\n  X-Api-Key: >-\n    [api-key: 12 chars]\n  password: |\n    [password: 9 chars]\n",
		"| X-API-KEY | tulipfield77 |\n|---|---|\n| `password` | `tulip77!x` | a |":    "| X-API-KEY | [api-key: 12 chars] |\n|---|---|\n| `password` | `[password: 9 chars]` | a |",
		"| password | otp | token |": "| password | otp | token |",
		"<tr><td>password</td><td>tulip77!x</td></tr><tr><th>token</th><th>password</th></tr>":              "<tr><td>password</td><td>[password: 9 chars]</td></tr><tr><th>token</th><th>password</th></tr>",
		`<meta name="csrf-token" content="tulipfield77tulip"><param name="otp">212875</param>`:              `<meta name="csrf-token" content="[token: 17 chars]"><param name="otp">[code: 6 digits]</param>`,
		`localStorage.setItem("access_token", "tulipfield77tulip7"); x("access_token","b")`:                 `localStorage.setItem("access_token", "[token: 18 chars]"); x("access_token","b")`,
		`{"rawHeaders":["X-Api-Key","tulipfield77tulip7","Host","h"]}`:                                      `{"rawHeaders":["X-Api-Key","[api-key: 18 chars]","Host","h"]}`,
		"array(2) {\n  [\"password\"]=>\n  string(12) \"tulipfield77\"\n  [\"otp\"]=> string(6) \"942318\"": "array(2) {\n  [\"password\"]=>\n  string(12) \"[password: 12 chars]\"\n  [\"otp\"]=> string(6) \"[code: 6 digits]\"",
		`a:1:{s:8:"password";s:12:"tulipfield77";}`:                                                         `a:1:{s:8:"password";s:12:"[password: 12 chars]";}`,
	} {
		_, _, answer := redact(Message{}, answering(in))
		if got := withoutPrints(answer.Body.s); got != want {
			t.Errorf("%s\nbecomes\n%s, want\n%s", in, got, want)
		}
		if _, _, again := redact(Message{}, answering(answer.Body.s)); again.Body != answer.Body {
			t.Errorf("%s becomes %s", answer.Body, again.Body)
		}
	}
}
