package ticket_test

import (
	"encoding/base64"
	"encoding/hex"
	"slices"
	"testing"

	"casebook/history"
	"casebook/history/ticket"
)

// A token is cut, and with it what it says of a person. What of that the answer, or that
// of another attempt, says once more must not leave, in whatever writing; nor what a token
// beside the call says.
func TestWhatATokenSaysOfAPersonIsCutElsewhere(t *testing.T) {
	t.Parallel()
	r, key := readerOfFiles(t)
	token := jwt(`{"alg":"HS256"}`, `{"iss":"acme","given_name":"Qiqozaqu","family_name":"Vexujiza","email":"qiqozaqu.abcd@example.com","phone_number":"+962795550142","birthdate":"1988-02-29"}`)
	beside := jwt(`{"alg":"HS256"}`, `{"iss":"acme","name":"Zixuqova"}`)
	first := written{
		Method: "GET", URL: "https://service.authmatech.com/v1/api/status", Status: 401,
		Sent:    []string{"Authorization: Bearer " + token},
		Headers: []string{"Content-Type: text/plain"},
		Answer: "no QIQOZAQU " + base64.StdEncoding.EncodeToString([]byte(":vexujiza|")) + ", Zixuqova, call 0795550142\n" +
			hex.EncodeToString([]byte("qiqozaqu.abcd@example.com")) + " of 29.02.1988 was kept\n",
	}
	second := first
	second.Sent, second.Answer = []string{"X-Page: 2"}, "seen Vexujiza (79-5550142) before"
	var attempts []history.Attempt
	for i, w := range []written{first, second} {
		x := w.exchange()
		if i == 0 {
			x.Aside.Method, x.Aside.URL = "GET", "https://service.authmatech.com/v1/api/status?access_token="+beside
		}
		a, err := r.Receive(t.Context(), x, nil)
		if err != nil {
			t.Fatal(err)
		}
		attempts = append(attempts, a, again(r, key, a))
	}
	for _, chosen := range [][]history.Attempt{{attempts[0], attempts[2]}, {attempts[1], attempts[3]}} {
		made, err := ticket.Make(ticket.Source{Attempts: slices.Clone(chosen), Packs: r.Packs, Key: key, Now: r.Now(), Program: "test"})
		if err != nil {
			t.Fatal(err)
		}
		planted := plants{Personal: []string{"Qiqozaqu", "Vexujiza", "Zixuqova", "qiqozaqu.abcd@example.com", "795550142", "29.02.1988"}}
		o := newOutcome()
		for _, format := range ticket.Formats() {
			o.leaves(t, written{Plant: planted, Keep: []string{"was kept"}}, made, format)
		}
		if len(o.leaked)+len(o.lost) > 0 {
			t.Errorf("leaked %q, lost %q\n%s", o.leaked, o.lost, made.Text)
		}
	}
}
