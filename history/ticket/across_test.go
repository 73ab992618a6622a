package ticket_test

import (
	"slices"
	"testing"

	"casebook/history"
	"casebook/history/ticket"
)

// Every attempt is redacted by itself. What only one of them names, and another
// echoes, must not leave all the same.
func TestWhatOneAttemptNamesIsCutInTheOthers(t *testing.T) {
	t.Parallel()
	r, key := readerOfFiles(t)
	names := written{
		Method: "POST", URL: "https://service.authmatech.com/v1/api/verify", Status: 401,
		Sent:    []string{"Content-Type: application/json", "X-API-KEY: qkFAKE7Qm2Zx9LtV4cRw8N"},
		Request: `{"mobileNumber":"+962795550142","encryptedMobileNumber":"RkFLRXByb29mOTd4UTJtWkw4dFY0Y1J3OE4","customer":{"lastName":"Zureikat"}}`,
		Headers: []string{"Content-Type: application/json"}, Answer: `{"success":false,"messages":[{"message":"Unauthorized"}]}`,
	}
	echoes := names
	echoes.Sent, echoes.Request = []string{"Content-Type: application/json", "X-API-KEY: zzFAKE1Rv5Mz8QjLp2XgE9"}, `{"operatorId":"ZAIN_JO"}`
	echoes.Answer = `{"success":false,"messages":[{"message":"Zureikat (0795550142) came with qkFAKE7Qm2Zx9LtV4cRw8N, proof RkFLRXByb29mOTd4UTJtWkw4dFY0Y1J3OE4, before"}]}`
	planted := plants{Secret: []string{"qkFAKE7Qm2Zx9LtV4cRw8N", "zzFAKE1Rv5Mz8QjLp2XgE9"}, Proof: []string{"RkFLRXByb29mOTd4UTJtWkw4dFY0Y1J3OE4"}, Personal: []string{"795550142", "Zureikat"}}
	for _, order := range [][]written{{names, echoes}, {echoes, names}} {
		var attempts []history.Attempt
		for _, w := range order {
			a, err := r.Receive(t.Context(), w.exchange(), nil)
			if err != nil {
				t.Fatal(err)
			}
			attempts = append(attempts, a)
		}
		made, err := ticket.Make(ticket.Source{Attempts: slices.Clone(attempts), Packs: r.Packs, Key: key, Now: r.Now(), Program: "test"})
		if err != nil {
			t.Fatal(err)
		}
		o := newOutcome()
		for _, format := range ticket.Formats() {
			o.leaves(t, written{Plant: planted, Keep: []string{"ZAIN_JO", "before"}}, made, format)
		}
		if len(o.leaked)+len(o.lost) > 0 {
			t.Errorf("leaked %q, lost %q\n%s", o.leaked, o.lost, made.Text)
		}
	}
}
