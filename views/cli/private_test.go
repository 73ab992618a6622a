package cli

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"casebook/api/systems"
	"casebook/history"
)

func TestPrivacyLeavesTheNamesInJSON(t *testing.T) {
	t.Parallel()
	d := newDiscretion(systems.Embedded())
	d.learn("name", "case")
	d.learn("user", `o"neil\x`)
	d.learn("phone", "+962790001234")
	for line, want := range map[string]string{
		`{"case":42,"title":"+962790001234 failed"}`:        `{"case":42,"title":"[phone-1: +962, E.164, 12 digits] failed"}`,
		`{"user":"o\"neil\\x","ok":true}`:                   `{"user":"[user-1: 8 chars]","ok":true}`,
		`{"case":962790001234,"duration_ms":1.5}`:           `{"case":"[phone-1: +962, no +, 12 digits]","duration_ms":1.5}`,
		`{"+962790001234":null,"n":[-1,2e5]}`:               `{"[phone-1: +962, E.164, 12 digits]":null,"n":[-1,2e5]}`,
		`{"body":"{\"a\":\"+962790001234\"}","reply":null}`: `{"body":"{\"a\":\"[phone-1: +962, E.164, 12 digits]\"}","reply":null}`,
	} {
		if got := string(d.overJSON([]byte(line))); got != want {
			t.Errorf("%s\nbecame %s\nwant   %s", line, got, want)
		}
	}
}

// What was cut from a note, or copied into it from a ticket, was not received from anybody.
func TestPrivacyLeavesMarksAsTheyAre(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"X-API-KEY: [api-key #e2ab: 31 chars]":                   "X-API-KEY: [api-key #e2ab: 31 chars]",
		"[code #81c2: 6 digits], [api-key: 3 chars], [phone-1":   "[code #81c2: 6 digits], [api-key: 3 chars], [phone-1",
		"he is [phone-1: +962, E.164, 12 digits] in the ticket":  "he is [phone-1: +962, E.164, 12 digits] in the ticket",
		"call [phone-1: +962790001234], [name-2: a.b@c.example]": "call [phone-1: [phone-1: +962, E.164, 12 digits]], [name-2: [email-1: 13 chars]]",
		"[as received: phone-1: 3 digits]":                       "[as received: phone-1: 3 digits]",
	} {
		d := newDiscretion(systems.Embedded())
		if got := d.over(text); got != want {
			t.Errorf("%s\nbecame %s\nwant   %s", text, got, want)
		}
		line, err := json.Marshal(map[string]string{"notes": text})
		if err != nil {
			t.Fatal(err)
		}
		var back struct {
			Notes string `json:"notes"`
		}
		if err := json.Unmarshal(newDiscretion(systems.Embedded()).overJSON(line), &back); err != nil || back.Notes != want {
			t.Errorf("%s\nbecame %s\nwant   %s, %v", text, back.Notes, want, err)
		}
	}
}

// Whatever is cut, what is printed is JSON of the same names, and holds no value.
func TestPrivacyKeepsJSONWhole(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		d := newDiscretion(systems.Embedded())
		values := []string{"+962790001234", "0790001234", "a.b@example.com", `o"neil\x`, "Jürgen Müller", "status", "962790001234"}
		for _, value := range values {
			d.learn("user", value)
		}
		value := rapid.SampledFrom(values).Draw(t, "value")
		line, err := json.Marshal(map[string]any{
			"status": rapid.SampledFrom([]any{422, 962790001234, 0.079000123456, -1.5e-9, nil, true, value}).Draw(t, "status"),
			"text":   rapid.String().Draw(t, "before") + " " + value + " " + rapid.String().Draw(t, "after"),
			"list":   []any{value, 1, rapid.Float64().Draw(t, "number"), map[string]any{"status": "x", "in": value}},
		})
		if err != nil {
			t.Fatal(err)
		}
		out := d.overJSON(line)
		var back struct {
			Status any    `json:"status"`
			Text   string `json:"text"`
			List   []any  `json:"list"`
		}
		if err := json.Unmarshal(out, &back); err != nil || len(back.List) != 4 || back.Text == "" {
			t.Fatalf("%v\n%s\n%s", err, line, out)
		}
		if value != "status" && (strings.Contains(back.Text, value) || back.List[0] == value) {
			t.Fatalf("%q stands in %s", value, out)
		}
	})
}

func TestPrivacyHidesMoreUsersThanAreToldApart(t *testing.T) {
	t.Parallel()
	d := newDiscretion(systems.Embedded())
	for i := range 1100 {
		user := fmt.Sprintf("client%c%c%c", 'a'+i%26, 'a'+i/26%26, 'a'+i/676)
		d.learn("user", user)
		line := `{"user":"` + user + `","note":"` + user + `s"}`
		if got := string(d.overJSON([]byte(line))); !strings.Contains(got, `"user":"[user`) {
			t.Fatalf("of user %d it says %s", i, got)
		}
		if got := d.over("case 4, " + user); strings.Contains(got, user) {
			t.Fatalf("of user %d it says %s", i, got)
		}
	}
}

func TestPrivacyHidesWhatATokenSaysOfAPerson(t *testing.T) {
	t.Parallel()
	d := newDiscretion(systems.Embedded())
	var a history.Attempt
	if err := json.Unmarshal([]byte(`{"facts":[{"name":"given_name","kind":"name","class":"personal","claim":"Qiqozaqu"}]}`), &a); err != nil {
		t.Fatal(err)
	}
	d.study(a)
	if got := d.over("no QIQOZAQU here"); got != "no [name-1: 1 word, Latin] here" {
		t.Error(got)
	}
}
