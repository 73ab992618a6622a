package codes

import (
	"testing"
	"time"

	"casebook/api/environment"
	"casebook/api/safe"
	"casebook/api/systems"
	"casebook/history/attempt"
	"casebook/ui"
	"casebook/ui/uitest"
	"casebook/views/nav"
)

// acme is a system whose answers do not change with the program's packs.
const acme = `pack: 1
system: acme
name: Acme
version: "1"
as_of: 2026-01-02
envelope: {messages: ., code: [error], text: [message], details: [error_details, .]}
lifetimes:
  - {id: otp, field: code, made_by: [otp_verify], seconds: 600, basis: unknown, text: A guess.}
credentials:
  - {id: X-KEY, place: header, required: yes, class: secret, kind: api-key, variable: ACME_KEY}
  - {id: client_id, place: body, required: yes, class: plain, kind: client-id, variable: ACME_CLIENT}
limits:
  - {id: tries, scope: user, count: 5, window_s: 60, block_s: 300, basis: documented, text: Five tries a minute for one user.}
operations:
  - id: otp_verify
    name: Verify a code
    method: POST
    path: /v1/otp/verify
    content_type: application/json
    source: https://docs.acme.example/verify
    variant: {field: user_id, else: auth_type, words: {sms: mobile}}
    fields:
      - {id: user_id, place: body, required: yes, class: personal, kind: phone, format: email-or-e164}
      - {id: auth_type, place: body, required: yes, class: plain, enum: [email, sms]}
      - {id: code, place: body, required: yes, class: one-time, kind: code, pattern: "[0-9]{6}", pattern_is: six digits}
  - id: login
    name: Log in
    method: POST
    path: /v1/login
    content_type: application/json
    fields:
      - {id: email, place: body, required: yes, class: personal}
      - {id: password, place: body, required: yes, class: secret, kind: password}
checks:
  - {id: six, text: The code has six digits, field: code, is: format, basis: documented}
rows:
  - id: acme.otp_verify.1
    operation: otp_verify
    basis: documented
    when: {status: 200}
    title: The code was right
    cause: The user typed the code that was sent last.
    fix: Nothing to mend.
    settle: Does the customer's backend read the status?
    reply: The code was accepted.
  - id: acme.otp_verify.2
    operation: otp_verify
    variant: mobile
    basis: documented
    source: https://docs.acme.example/verify#codes
    when: {status: 422, code: invalid_code, text: Please enter a valid verification code.}
    request: [{field: code, is: well-formed}]
    past: [code-used]
    title: The code was used before
    cause: A code counts once. This one was accepted earlier, and the user sent it again, most often by pressing twice.
    fix: Have the user ask for a new code.
    settle: Did the user press twice?
    reply: Please ask for a new code and type it in once.
    vendor_says: Enter the code that we sent you.
    note: The vendor does not say how long a code lasts.
  - id: acme.otp_verify.3
    operation: otp_verify
    variant: mobile
    basis: inferred
    when: {status: 422, code: invalid_code, text: Please enter a valid verification code.}
    request: [{field: code, is: malformed}]
    evidence: [six]
    title: What was sent as the code is not six digits
    cause: The value holds something else than six digits.
    fix: Send the six digits alone.
    settle: What stands in code, exactly?
    reply: Please type the six digits without blanks.
  - id: acme.otp_verify.4
    operation: otp_verify
    basis: documented
    when: {status: 401, code: user_attempts_limits}
    limit: tries
    title: Too many attempts in a minute
    cause: The user tried five codes within a minute and is blocked.
    fix: Wait until the block ends.
    settle: When was the first of the tries?
    reply: "Please wait [until {until}|about {wait}|a few minutes] and ask for a new code."
  - id: acme.login.1
    operation: login
    basis: unknown
    when: {status: [400, 422], detail: {email: required}}
    title: The email is missing
    cause: email is not in the request, or is empty.
    fix: Send the email.
    settle: Is email in the body?
    reply: Please enter your email address.
examples:
  - id: ok
    operation: otp_verify
    title: The right code
    values: {user_id: "+962790000000", auth_type: sms, code: "123456"}
    expect: acme.otp_verify.1
  - id: twice
    operation: otp_verify
    title: The same code twice
    values: {user_id: "+962790000000", auth_type: sms, code: "111111"}
    expect: acme.otp_verify.2
  - id: late
    operation: otp_verify
    title: A code that was replaced
    stand_in: code
    values: {user_id: "+962790000000", auth_type: sms, code: "222222"}
    unset: [client_id]
    expect: acme.otp_verify.2
  - id: broken
    operation: login
    title: The body breaks off
    body: '{"email":'
    expect: acme.login.1
  - id: no_email
    operation: login
    title: No email
    values: {password: not-a-real-password}
    expect: acme.login.1
`

const network = `pack: 1
system: http
name: HTTP
version: "1"
as_of: 2026-01-02
rows:
  - id: http.dns
    basis: inferred
    when: {transport: not-found}
    title: The host name does not exist
    cause: No address is known under this name.
    words: [enotfound]
    fix: Compare the base URL.
    settle: Does the name resolve from another network?
    reply: We could not reach the service.
`

func load(t testing.TB, name, text string) *systems.Pack {
	t.Helper()
	pack, err := systems.Load(name, []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return pack
}

func newSetup(t testing.TB) nav.Setup {
	t.Helper()
	packs := &systems.Packs{Systems: []*systems.Pack{load(t, "acme.yaml", acme)}, HTTP: load(t, "http.yaml", network)}
	theme := ui.NewTheme(true, false)
	return nav.Setup{
		Theme: &theme, Packs: packs, Calls: nav.NewCalls(), Environment: environment.Simulator("http://127.0.0.1:1", nil),
		Now: func() time.Time { return time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC) },
		Runner: &attempt.Runner{
			Packs: packs, Program: "test", Key: func() (safe.Key, error) { return safe.Key{1}, nil },
		},
	}
}

// drive opens the screen in an area of width × height cells.
func drive(t testing.TB, open nav.OpenCodes, width, height int) *uitest.Driver[*Screen] {
	t.Helper()
	s := New(newSetup(t), open)
	s.SetSize(width, height)
	return uitest.Drive(t, s)
}

func view(d *uitest.Driver[*Screen]) string { return d.Model.View().Body }

// selected is the id of the row under the cursor; empty for none.
func selected(d *uitest.Driver[*Screen]) string {
	if d.Model.page.Row == nil {
		return ""
	}
	return d.Model.page.Row.ID
}

// last returns the newest message of a kind that the screen sent.
func last[M any](t testing.TB, d *uitest.Driver[*Screen]) M {
	t.Helper()
	for i := len(d.Seen) - 1; i >= 0; i-- {
		if msg, ok := d.Seen[i].(M); ok {
			return msg
		}
	}
	var none M
	t.Fatalf("no %T was sent", none)
	return none
}

func sent[M any](d *uitest.Driver[*Screen]) bool {
	for _, msg := range d.Seen {
		if _, ok := msg.(M); ok {
			return true
		}
	}
	return false
}
