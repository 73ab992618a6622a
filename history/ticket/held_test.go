package ticket

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"time"

	"casebook/api"
	"casebook/api/safe"
	"casebook/api/systems"
	"casebook/history"
	"casebook/history/attempt"
)

// A value that becomes known when the document is written already stands in it: the
// scan of the finished bytes is what is left.
func TestWhatTheScanFindsIsHeldInEveryFormat(t *testing.T) {
	t.Parallel()
	key, _ := safe.NewKey()
	now := time.Date(2026, 11, 22, 14, 20, 0, 0, time.UTC)
	runner := &attempt.Runner{Packs: systems.Embedded(), Key: func() (safe.Key, error) { return key, nil }, Now: func() time.Time { return now }}
	a, err := runner.Redact(api.Exchange{
		Request: api.Request{Method: "POST", URL: "https://service.authmatech.com/v1/api/verify", Body: []byte(`{"operatorId":"ZAIN_JO"}`)},
		Answer:  &api.Answer{Status: 400, Body: []byte(`{"operatorId":"ZAIN_JO"}`)}, Happened: now,
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range Formats() {
		made, err := Make(Source{Attempts: []history.Attempt{a}, Packs: runner.Packs, Key: key, Now: now, Program: "1.2"})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := made.As(f); err != nil {
			t.Errorf("%s before: %v", f, err)
		}
		// Every format names the host.
		made.press.writer.sharer.CutAlso("service.authmatech.com")
		printed, err := made.press.scanned(mustText(t, made, f))
		if !errors.Is(err, ErrHeld) || printed != nil {
			t.Errorf("%s: %v leaves, %v", f, printed, err)
		}
		made.Leaks = []string{"phone-1"}
		if _, err := made.As(f); !errors.Is(err, ErrHeld) {
			t.Errorf("%s of a ticket that leaks: %v", f, err)
		}
	}
}

// mustText is a format as it was printed before the value became known.
func mustText(t *testing.T, made Ticket, f Format) safe.Outgoing {
	t.Helper()
	clean, err := Make(made.press.writer.source)
	if err != nil {
		t.Fatal(err)
	}
	printed, err := clean.As(f)
	if err != nil {
		t.Fatal(err)
	}
	return printed
}

// What only the reason phrase or a validator's word names stands in no format, and holds
// none back.
func TestWhatIsNamedBesideTheMessageHoldsNothingBack(t *testing.T) {
	t.Parallel()
	key, _ := safe.NewKey()
	now := time.Date(2026, 11, 22, 14, 20, 0, 0, time.UTC)
	runner := &attempt.Runner{Packs: systems.Embedded(), Key: func() (safe.Key, error) { return key, nil }, Now: func() time.Time { return now }}
	a, err := runner.Redact(api.Exchange{
		Request: api.Request{Method: "POST", URL: "https://id.eu.nextreason.com/idp/v1/otp/send/203.0.113.136?env_id=e-17", Body: []byte(`{"client_id":"c-17"}`)},
		Answer: &api.Answer{Status: 422, StatusText: "Not (203.0.113.136)", Body: []byte(
			`{"error":"invalid_parameters","error_details":{"user_id":{"invalid":"<b>%D9%A0%D9%A1%D9%A2"}},"error_description":"see user_id"}`)},
		Happened: now,
	})
	if err != nil {
		t.Fatal(err)
	}
	made, err := Make(Source{Attempts: []history.Attempt{a}, Packs: runner.Packs, Key: key, Now: now, Program: "1.2"})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range []Format{Markdown, Plain, JSON, HAR, Zip} {
		out, err := made.As(f)
		if err != nil {
			t.Fatalf("%s: %v %q", f, err, made.Leaks)
		}
		if bytes.Contains(out.Bytes(), []byte("203.0.113.136")) {
			t.Errorf("%s holds the address", f)
		}
	}
	if !strings.Contains(made.Text.String(), "<b>%D9%A0%D9%A1%D9%A2") {
		t.Error("what the validator says is cut")
	}
}
