package attempt_test

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"casebook/api"
	"casebook/api/safe"
	"casebook/history"
	"casebook/history/attempt"
)

func TestWhatIsHandedOverIsGroupedByWhomItWaitsForTheLongestWaitFirst(t *testing.T) {
	t.Parallel()
	b := newBench(t, says(verified))
	now := time.Now()
	for _, c := range []history.Case{
		{Title: "open 1 h", State: history.Open, Opened: now.Add(-time.Hour)},
		{Title: "vendor 2 h", State: history.WaitingVendor, Since: now.Add(-2 * time.Hour), Owner: "Mira"},
		{Title: "open 3 d", State: history.Open, Opened: now.Add(-72 * time.Hour), Owner: "Mira"},
		{Title: "solved", State: history.Solved},
		{Title: "vendor 5 d", State: history.WaitingVendor, Since: now.Add(-120 * time.Hour)},
		{Title: "dropped", State: history.Dropped},
		{Title: "customer", State: history.WaitingCustomer, Since: now.Add(-time.Minute)},
		{Title: "open, put back 2 h ago", State: history.Open, Opened: now.Add(-96 * time.Hour), Since: now.Add(-2 * time.Hour)},
	} {
		if _, err := b.Store.Add(t.Context(), history.Attempt{System: "authmatech", Outcome: api.Refused}, &c); err != nil {
			t.Fatal(err)
		}
	}
	for owner, want := range map[string]string{
		"":     "us: open 3 d, open, put back 2 h ago, open 1 h; the customer: customer; the vendor: vendor 5 d, vendor 2 h",
		"mira": "us: open 3 d; the customer: ; the vendor: vendor 2 h",
	} {
		groups, err := attempt.HandedOver(t.Context(), b.Store, owner)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, g := range groups {
			var titles []string
			for _, c := range g.Cases {
				titles = append(titles, c.Title)
			}
			got = append(got, g.For+": "+strings.Join(titles, ", "))
		}
		if strings.Join(got, "; ") != want {
			t.Errorf("owner %q: %s", owner, strings.Join(got, "; "))
		}
	}
}

func TestAnExportedCaseIsReadAsItWas(t *testing.T) {
	t.Parallel()
	b := newBench(t, says(verified))
	call := b.call
	call.Open = true
	first, err := b.Send(t.Context(), call)
	if err != nil {
		t.Fatal(err)
	}
	call.Open, call.Case = false, first.Case
	second, err := b.Send(t.Context(), call)
	if err != nil {
		t.Fatal(err)
	}
	named := api.Exchange{Request: api.Request{Method: "GET", URL: "https://service.authmatech.com/v1/api/me/products", Headers: api.Headers{{
		Name: "X-Access-Token", Value: "eyJhbGciOiJIUzI1NiJ9.eyJnaXZlbl9uYW1lIjoiUWlxb3phcXUifQ.ZmFrZS1zaWduYXR1cmUtZmFrZQ"}}}} // given_name Qiqozaqu
	third, err := b.Keep(t.Context(), named, first.Case)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := b.Write(t.Context(), first.Case, attempt.Edit{Field: attempt.CaseNotes, Is: "write to rana@example.org"}); err != nil {
		t.Fatal(err)
	}
	file, err := b.ExportCase(t.Context(), first.Case)
	if err != nil {
		t.Fatal(err)
	}
	if file.Said() != "1 phone, 1 name, 1 email" {
		t.Errorf("it says that it holds %s", file.Said())
	}
	text, err := json.Marshal(file)
	if err != nil {
		t.Fatal(err)
	}
	for _, secret := range []string{fakeKey, fakeProof} {
		if strings.Contains(string(text), secret) {
			t.Errorf("%q is in it", secret)
		}
	}
	read, err := attempt.ReadCaseFile(text)
	if err != nil {
		t.Fatal(err)
	}
	for i, id := range []string{first.ID, second.ID, third.ID} {
		if stored := b.stored(t, id); unzoned(t, stored) != unzoned(t, read.Attempts[i]) {
			t.Errorf("attempt %d was read otherwise", i)
		}
	}
	if read.Case.Notes != "write to rana@example.org" || len(read.Attempts) != 3 {
		t.Errorf("%+v", read.Case)
	}
}

// unzoned is an attempt as JSON: times that are equal may differ in their zone's pointer.
func unzoned(t *testing.T, a history.Attempt) string {
	t.Helper()
	text, err := json.Marshal(a)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestWhatIsNoCaseIsNotReadAsOne(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		``:   "it is no case that casebook exported: no JSON at byte 0",
		`{}`: "it is no case that casebook exported",
		`{"format":"casebook history","version":1}`:                           `it is "casebook history" and no case`,
		`{"format":"casebook case","version":2,"case":7}`:                     "it is of a newer casebook (version 2",
		`{"format":"casebook case","version":1,"case":"CANARY"}`:              "another kind of value than expected at byte",
		`{"format":"casebook case","version":1,"case":{"id":1}`:               "it is cut off after byte 53: its JSON does not end",
		`{"format":"casebook case","version":1,"case":{"id":1]}`:              "no JSON at byte",
		`{"format":"casebook case","version":1,"attempts":[{"id":"CANARY"}]}`: "it is no case that casebook exported",
	} {
		if _, err := attempt.ReadCaseFile([]byte(text)); err == nil || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "CANARY") {
			t.Errorf("%s: %v", text, err)
		}
	}
}

func TestAHandOverHoldsNoSecretAndNoCustomersValue(t *testing.T) {
	t.Parallel()
	b := newBench(t, says(verified))
	key, err := b.Key()
	if err != nil {
		t.Fatal(err)
	}
	c := history.Case{ID: 7, State: history.Open, Title: "call +962791234567 | `x` *y*", NextStep: "write to rana@example.org, 0791234567", Owner: "mira", Last: history.Summary{ID: "a", User: "Rana Haddad"}}
	c.Notes = "Rana Haddad is not to be named"
	c.VendorRef = "of Rana Haddad"
	text := attempt.HandoverText(b.Packs, key, []attempt.Waiting{{State: history.Open, For: "us", Cases: []history.Case{c}}}, "", time.Now()).String()
	for _, value := range []string{"962791234567", "0791234567", "rana@example.org", "Rana Haddad", "not to be named"} {
		if strings.Contains(text, value) {
			t.Errorf("%q is in it:\n%s", value, text)
		}
	}
	if !strings.Contains(text, "owner mira") || !strings.Contains(text, "## Waiting for us: 1") {
		t.Errorf("%s", text)
	}
	if text != safe.Block(text).String() {
		t.Error("it is not fit for a terminal")
	}
}
