package ticket_test

import (
	"strings"
	"testing"

	"casebook/api/systems"
	"casebook/history"
	"casebook/history/ticket"
)

func TestTheSummaryCountsTheAttemptsOfEachCall(t *testing.T) {
	t.Parallel()
	d := newDesk(t, false, says(422, `{"error":"invalid_code","error_details":{"message":"Please enter a valid verification code."}}`))
	d.call.System, d.call.Inputs = "nextreason", map[string]string{"user_id": "bea@example.com", "auth_type": "email", "code": "151121"}
	d.call.Operation = "otp_verify"
	verify := d.send(t)
	d.call.Operation, d.call.Inputs = "otp_send", map[string]string{"user_id": "bea@example.com", "auth_type": "email"}
	send := d.send(t)
	unknown := verify
	unknown.Operation = ""
	const at = " at 2026-03-04 10:05:06.789 +03:00 (07:05:06.789 UTC) ended with: refused, "
	for want, attempts := range map[string][]history.Attempt{
		"\nnextReason OTP verify" + at + "422 Unprocessable Entity, code `invalid_code`. We take the cause to be “":                                           {verify},
		"\nnextReason OTP verify" + at + "422 Unprocessable Entity, code `invalid_code`; it is attempt 2 of 2. We ":                                           {verify, verify},
		"\nnextReason OTP verify" + at + "422 Unprocessable Entity, code `invalid_code`; it is attempt 4 of 4 (1 OTP send, 3 OTP verify). We ":                {send, verify, verify, verify},
		"\nnextReason OTP verify" + at + "422 Unprocessable Entity, code `invalid_code`; it is attempt 2 of 2 (1 call of an unknown kind, 1 OTP verify). We ": {unknown, verify},
	} {
		made, err := ticket.Make(ticket.Source{Attempts: attempts, Packs: d.Packs, Key: d.key, Now: d.Now()})
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(made.Text.String(), want) {
			t.Errorf("%q is not in\n%s", want, made.Text)
		}
	}
}

// What a desk asks to be done before writing is not known of every one.
func TestTheNoteOfWhatIsNotDecidedYetIsAWholeSentence(t *testing.T) {
	t.Parallel()
	d := newDesk(t, false, says(400, refused))
	a := d.send(t)
	for before, want := range map[string]string{
		"": "2 steps of the checklist not decided yet", "Look twice.": "2 steps of the checklist not decided yet; Look twice.",
	} {
		packs := *systems.Embedded()
		pack := *packs.System("authmatech")
		pack.Desk.Before = before
		packs.Systems = []*systems.Pack{&pack}
		made, err := ticket.Make(ticket.Source{Attempts: []history.Attempt{a}, Packs: &packs, Key: d.key, Now: d.Now()})
		if err != nil {
			t.Fatal(err)
		}
		if made.Notes[0] != want {
			t.Errorf("the note is %q, want %q", made.Notes[0], want)
		}
	}
}
