package ticket_test

import (
	"encoding/base64"
	"slices"
	"testing"

	"casebook/api"
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

// What is known of an attempt only as a part of what was cut as a whole, or from what stood
// beside the call, is cut in the others; a ticket without it does not list it.
func TestWhatStandsInNoTextOfAnAttemptIsCutInTheOthers(t *testing.T) {
	t.Parallel()
	r, key := readerOfFiles(t)
	const password, signature, claimed, besides, cookie = "sM3GhLUL_P*n9mL!", "fk0123abcd4567ef89fk", "tulipFAKE77field", "qkFAKE7Qm2Zx9LtV4cRw8N", "FAKEsid7Qm2Zx9Lt"
	names := written{
		Method: "GET", URL: "https://service.authmatech.com/v1/api/status", Status: 401,
		Sent: []string{
			"Authorization: Basic " + base64.StdEncoding.EncodeToString([]byte("shop-7:"+password)), `Proxy-Authorization: Digest username="shop", response="` + signature + `", uri="/"`,
			"X-Access-Token: " + jwt(`{"alg":"HS256"}`, `{"iss":"acme","client_secret":"`+claimed+`"}`),
		},
		Headers: []string{"Content-Type: application/json"}, Answer: `{"success":false,"messages":[{"message":"Unauthorized"}]}`,
	}
	echoes := names
	echoes.Sent = []string{"X-Page: 2"}
	echoes.Answer = `{"success":false,"messages":[{"message":"seen ` + password + ` and ` + signature + `, ` + claimed + `, ` + besides + `, sid=` + cookie + ` before"}]}`
	var attempts []history.Attempt
	for i, w := range []written{names, echoes} {
		x := w.exchange()
		if i == 0 {
			x.Aside.URL, x.Aside.Headers = "https://service.authmatech.com/v1/api/status", api.Headers{{Name: "Authorization", Value: "Bearer " + besides}, {Name: "Cookie", Value: "sid=" + cookie}}
		}
		a, err := r.Receive(t.Context(), x, nil)
		if err != nil {
			t.Fatal(err)
		}
		attempts = append(attempts, a)
	}
	made := func(of ...history.Attempt) ticket.Ticket {
		made, err := ticket.Make(ticket.Source{Attempts: of, Packs: r.Packs, Key: key, Now: r.Now(), Program: "test"})
		if err != nil {
			t.Fatal(err)
		}
		return made
	}
	both := made(attempts...)
	o := newOutcome()
	for _, format := range ticket.Formats() {
		o.leaves(t, written{Plant: plants{Secret: []string{password, signature, claimed, besides, cookie}}, Keep: []string{"before"}}, both, format)
	}
	if len(o.leaked)+len(o.lost) > 0 {
		t.Errorf("leaked %q, lost %q\n%s", o.leaked, o.lost, both.Text)
	}
	if len(both.Tokens) != 8 {
		t.Errorf("the tokens are %+v", both.Tokens)
	}
	if one := made(attempts[0]); len(one.Tokens) != 3 {
		t.Errorf("the tokens without the echoes are %+v", one.Tokens)
	}
}
