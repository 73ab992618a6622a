package ticket_test

import (
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"casebook/api"
	"casebook/api/environment"
	"casebook/api/safe"
	"casebook/api/systems"
	"casebook/history"
	"casebook/history/attempt"
	"casebook/history/ticket"
)

const (
	fakeKey   = "not-a-real-key-CANARY-0123456789"
	fakeProof = "bm90IGEgcmVhbCBwcm9vZiBDQU5BUlk="
	number    = "+962791234567"
	refused   = `{"success":false,"messages":[{"type":"FAILURE","code":"INVALID_MOBILE_NUMBER","message":"Number +962791234567 (0791234567) refused","httpStatus":"BAD_REQUEST"}],"data":null}`
)

type desk struct {
	*attempt.Runner
	key  safe.Key
	call attempt.Call
}

func newDesk(t *testing.T, simulated bool, handler http.HandlerFunc) desk {
	t.Helper()
	server := httptest.NewServer(handler)
	t.Cleanup(server.Close)
	packs := systems.Embedded()
	key, err := safe.NewKey()
	if err != nil {
		t.Fatal(err)
	}
	place := environment.Simulator(server.URL, map[string]string{"AUTHMATECH_API_KEY": fakeKey, "AUTHMATECH_CLIENT_ID": "client-17"})
	place.Simulated = simulated
	at := time.Date(2026, 3, 4, 10, 5, 6, 789e6, time.FixedZone("", 3*3600))
	return desk{
		Runner: &attempt.Runner{
			Packs: packs, Store: history.At(filepath.Join(t.TempDir(), "history.db")),
			Client: &api.Client{Now: func() time.Time { return at }},
			Key:    func() (safe.Key, error) { return key, nil }, Now: func() time.Time { return at }, Program: "test",
		},
		key: key,
		call: attempt.Call{
			System: "authmatech", Operation: "verify", Environment: place, Open: true,
			Inputs: map[string]string{"mobileNumber": number, "encryptedMobileNumber": fakeProof, "operatorId": "ZAIN_JO", "serviceType": "LOGIN"},
		},
	}
}

func says(status int, body string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		w.WriteHeader(status)
		_, _ = io.WriteString(w, body)
	}
}

func (d desk) send(t *testing.T) history.Attempt {
	t.Helper()
	a, err := d.Send(t.Context(), d.call)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func (d desk) ticket(t *testing.T, ref string) ticket.Ticket {
	t.Helper()
	c, attempts, err := ticket.Load(t.Context(), d.Store, ref)
	if err != nil {
		t.Fatal(err)
	}
	made, err := ticket.Make(ticket.Source{Case: c, Attempts: attempts, Packs: d.Packs, Key: d.key, Now: d.Now(), Program: "test"})
	if err != nil {
		t.Fatal(err)
	}
	return made
}

// want is what a ticket says of one thing that the desk asks for.
func want(t *testing.T, made ticket.Ticket, item string) ticket.Want {
	t.Helper()
	for _, w := range made.Wants {
		if w.Item == item {
			return w
		}
	}
	t.Fatalf("nothing is said of %s: %+v", item, made.Wants)
	return ticket.Want{}
}

func TestATicketHoldsTheFiveThingsTheDeskWants(t *testing.T) {
	t.Parallel()
	d := newDesk(t, false, says(400, refused))
	d.send(t)
	made := d.ticket(t, "")
	text := made.Text.String()
	for _, want := range []string{
		"400 Bad Request", "code `INVALID_MOBILE_NUMBER`", "message `Number", // status, code and message
		"`POST http://127.0.0.1:", "/v1/api/verify", // URL and method
		`"operatorId": "ZAIN_JO"`, `"serviceType": "LOGIN"`, // request body
		`"httpStatus": "BAD_REQUEST"`,                                            // full answer
		"2026-03-04 10:05:06.789 +03:00 (07:05:06.789 UTC)",                      // time with offset, and UTC
		"support@authmatech.com", "Sun–Thu 09:00–18:00, Asia/Amman", "client-17", // to whom, about whom
		"Causes considered", "Checklist", "; The mobile number is in E.164 form; ", "[ ] open: The balance",
		`--header "X-API-KEY: $AUTHMATECH_API_KEY"`, "--data-raw '{",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the ticket lacks %q", want)
		}
	}
	for _, want := range made.Wants[:5] {
		if !want.There || want.Mend != ticket.MendNone {
			t.Errorf("%s is said to be missing: %s", want.Text, want.Missing)
		}
	}
	if made.Training || len(made.Leaks) != 0 {
		t.Errorf("training %t, leaks %q", made.Training, made.Leaks)
	}
	if t.Failed() {
		t.Log(text)
	}
}

func TestNothingThatMustNotLeaveIsInATicket(t *testing.T) {
	t.Parallel()
	d := newDesk(t, false, func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		says(400, strings.Replace(refused, "refused", "refused for key "+r.Header.Get("X-API-KEY")+", "+strings.ReplaceAll(string(body), `"`, `\"`), 1))(w, r)
	})
	d.send(t)
	made := d.ticket(t, "1")
	text := made.Text.String()
	for _, secret := range []string{"CANARY", fakeProof, number, "962791234567", "791234567"} {
		if strings.Contains(text, secret) {
			t.Errorf("the ticket holds %q:\n%s", secret, text)
		}
	}
	if !strings.Contains(text, "[phone-1: +962, E.164, 12 digits]") {
		t.Errorf("the number's shape is lost:\n%s", text)
	}
	if len(made.Leaks) != 0 || len(made.Tokens) < 3 {
		t.Errorf("leaks %q, tokens %+v", made.Leaks, made.Tokens)
	}
}

func TestTheSameNumberHasTheSameMarkInEveryAttempt(t *testing.T) {
	t.Parallel()
	d := newDesk(t, false, says(400, refused))
	d.call.Case = d.send(t).Case
	d.send(t)
	text := d.ticket(t, "").Text.String()
	if !strings.Contains(text, "Attempt 1 of 2") || !strings.Contains(text, "Attempt 2 of 2") || strings.Contains(text, "phone-2") {
		t.Errorf("two attempts with one number:\n%s", text)
	}
}

func TestARevealedNumberStandsInClearAndNothingElseDoes(t *testing.T) {
	t.Parallel()
	d := newDesk(t, false, says(400, refused))
	a := d.send(t)
	made, err := ticket.Make(ticket.Source{Attempts: []history.Attempt{a}, Packs: d.Packs, Key: d.key, Now: d.Now(), Reveal: []string{"phone-1"}})
	if err != nil {
		t.Fatal(err)
	}
	if text := made.Text.String(); !strings.Contains(text, number) || !strings.Contains(text, "). In clear on our word: phone-1.") || strings.Contains(text, "CANARY") || len(made.Leaks) != 0 {
		t.Errorf("leaks %q\n%s", made.Leaks, text)
	}
}

func TestATicketOfSimulatedAttemptsSaysSoOnEveryPart(t *testing.T) {
	t.Parallel()
	d := newDesk(t, true, says(400, refused))
	d.send(t)
	made := d.ticket(t, "")
	text := made.Text.String()
	if !made.Training || !strings.Contains(text, "SIMULATED, not the vendor") || strings.Contains(text, "support@") {
		t.Errorf("training %t\n%s", made.Training, text)
	}
	for line := range strings.Lines(text) {
		if strings.HasPrefix(line, "## ") && !strings.Contains(line, "SIMULATED") {
			t.Errorf("a part does not say it: %s", line)
		}
	}
}

func TestSimulatedAttemptsStayOutOfAVendorTicket(t *testing.T) {
	t.Parallel()
	d := newDesk(t, false, says(400, refused))
	real := d.send(t)
	imaginary := real
	imaginary.Simulated, imaginary.ID = true, "x"
	made, err := ticket.Make(ticket.Source{Attempts: []history.Attempt{imaginary, real}, Packs: d.Packs, Key: d.key, Now: d.Now()})
	if err != nil {
		t.Fatal(err)
	}
	if made.Training || !strings.Contains(made.Text.String(), "Attempt 1 of 1") || !strings.Contains(strings.Join(made.Notes, ";"), "1 simulated") {
		t.Errorf("training %t, notes %q", made.Training, made.Notes)
	}
}

func TestACaseWithoutAFinishedAttemptHasNoTicket(t *testing.T) {
	t.Parallel()
	d := newDesk(t, false, says(400, refused))
	for _, attempts := range [][]history.Attempt{nil, {{Outcome: api.Pending}}} {
		if _, err := ticket.Make(ticket.Source{Attempts: attempts, Packs: d.Packs, Key: d.key}); !errors.Is(err, ticket.ErrNothing) {
			t.Errorf("%d attempts: %v", len(attempts), err)
		}
	}
	if _, _, err := ticket.Load(t.Context(), d.Store, ""); err == nil {
		t.Error("an empty history has a newest case")
	}
}

func TestWhatHappenedAtAnUnknownTimeSaysSo(t *testing.T) {
	t.Parallel()
	d := newDesk(t, false, says(400, refused))
	a := d.send(t)
	a.Happened = time.Time{}
	made := d.made(t, a)
	if !strings.Contains(made.Text.String(), "**Time**: not known") {
		t.Errorf("the time is made up:\n%s", made.Text)
	}
	if want := want(t, made, "time"); want.There || want.Mend != ticket.MendTime {
		t.Errorf("the time is said to be there: %+v", want)
	}
}

func TestHostileTextCannotLeaveItsPlace(t *testing.T) {
	t.Parallel()
	d := newDesk(t, false, says(400, "{\"success\":false,\"messages\":[{\"code\":\"`x`\\n## Forged\",\"message\":\"```\\n# Forged\\n\\u001b]52;c;eA==\\u0007\\u202e\"}],\"data\":\"'; touch pwned; '\"}"))
	d.send(t)
	text := d.ticket(t, "").Text.String()
	inFence := false
	for line := range strings.Lines(text) {
		if strings.HasPrefix(line, "```") {
			inFence = !inFence
		}
		if !inFence && strings.HasPrefix(line, "#") && strings.Contains(line, "Forged") {
			t.Errorf("the vendor's text forged a heading:\n%s", text)
		}
	}
	for _, bad := range []string{"\x1b", "\a", "\u202e"} {
		if strings.Contains(text, bad) {
			t.Errorf("%q reached the ticket", bad)
		}
	}
}

func TestTheCurlCommandIsOneShellCommand(t *testing.T) {
	t.Parallel()
	sh, err := exec.LookPath("sh")
	if err != nil {
		t.Fatal("the test needs a POSIX shell: ", err)
	}
	d := newDesk(t, false, says(400, refused))
	d.call.Inputs["operatorId"] = "it's $(touch pwned) `id` \\"
	d.send(t)
	text := d.ticket(t, "").Text.String()
	_, command, found := strings.Cut(text, "```sh\n")
	command, _, closed := strings.Cut(command, "```")
	if !found || !closed {
		t.Fatalf("no command:\n%s", text)
	}
	run := exec.Command(sh, "-c", "curl() { for a; do printf '<%s>' \"$a\"; done; }\n"+command)
	run.Env = []string{"AUTHMATECH_API_KEY=fake"}
	run.Dir = t.TempDir()
	out, err := run.CombinedOutput()
	if err != nil || !strings.Contains(string(out), "<X-API-KEY: fake>") || !strings.Contains(string(out), `it's $(touch pwned) `) {
		t.Errorf("%v: %s\n%s", err, out, command)
	}
}

func TestAFailedStepIsNoTickedBox(t *testing.T) {
	t.Parallel()
	d := newDesk(t, false, says(400, refused))
	d.call.Inputs["mobileNumber"] = "0791234567"
	d.send(t)
	text := d.ticket(t, "").Text.String()
	if !strings.Contains(text, "- [ ] FAIL: The mobile number is in E.164 form") || strings.Contains(text, "[x] FAIL") {
		t.Errorf("the failed step is written otherwise:\n%s", text)
	}
}
