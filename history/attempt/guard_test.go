package attempt_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"testing"

	"casebook/api"
	"casebook/history"
	"casebook/history/attempt"
	"casebook/history/historytest"
)

func TestACallThatMakesASecretIsNotMadeForReal(t *testing.T) {
	t.Parallel()
	calls := 0
	b := newBench(t, func(w http.ResponseWriter, r *http.Request) {
		calls++
		w.WriteHeader(201)
		says(`{"success":true,"messages":[],"data":{"plainKey":"CANARY-new-key-0123456789"}}`)(w, r)
	})
	b.call.Operation, b.call.Inputs = "generate_key", nil
	b.call.Environment.Simulated = false
	var blocked *attempt.Blocked
	if _, err := b.Send(t.Context(), b.call); !errors.As(err, &blocked) || calls != 0 {
		t.Fatalf("got %v after %d calls, want it refused before any", err, calls)
	}
	if e, err := b.Predict(b.call); err != nil || e.Blocked() == nil {
		t.Errorf("it is not foreseen: %+v, %v", e, err)
	}
	b.call.Environment.Simulated = true
	if _, err := b.Send(t.Context(), b.call); err != nil || calls != 1 {
		t.Errorf("in the simulator: %v, %d calls", err, calls)
	}
}

func TestANewKeyIsCutUnderAnyName(t *testing.T) {
	t.Parallel()
	for _, data := range []string{
		`"CANARY-new-key-0123456789"`, `["CANARY-new-key-0123456789"]`, `{"key":"CANARY-new-key-0123456789"}`,
		`{"value":{"plain":"CANARY-new-key-0123456789"}}`, `{"newApiKey":"CANARY-new-key-0123456789"}`,
	} {
		b := newBench(t, says(`{"success":true,"messages":[],"data":`+data+`}`))
		b.call.Operation, b.call.Inputs = "generate_key", nil
		a, err := b.Send(t.Context(), b.call)
		if err != nil {
			t.Fatal(err)
		}
		raw, err := historytest.Bytes(b.Store.Path())
		if err != nil || bytes.Contains(raw, []byte("CANARY")) {
			t.Errorf("data %s reaches the history (%v): %s", data, err, a.Answer.Body)
		}
	}
}

func TestAPreviewCutsAKeyWhereverItWasTyped(t *testing.T) {
	t.Parallel()
	b := newBench(t, says(verified))
	b.call.Unset = []string{"X-API-KEY"}
	b.call.Inputs = map[string]string{"mobileNumber": "+962791234567", "encryptedMobileNumber": fakeProof, "operatorId": fakeKey}
	a, _, err := b.Preview(b.call)
	if err != nil {
		t.Fatal(err)
	}
	text, err := json.Marshal(a)
	if err != nil || bytes.Contains(text, []byte("CANARY")) {
		t.Errorf("the preview holds the key (%v): %s", err, text)
	}
	if list, err := b.Store.Attempts(t.Context(), history.Page{Limit: 1}); err != nil || len(list) != 0 {
		t.Errorf("a preview was recorded: %v, %v", list, err)
	}
}

func TestWhatTheSimulatorAnsweredIsSimulatedWhereverItWasRead(t *testing.T) {
	t.Parallel()
	b := newBench(t, says(verified))
	marked := api.Headers{{Name: "X-Simulated", Value: "casebook"}}
	for name, test := range map[string]struct {
		x    api.Exchange
		want bool
	}{
		"a HAR with a bare address":   {api.Exchange{Request: api.Request{URL: "http://127.0.0.1:9/v1/api/verify", Method: "POST"}, Remote: "127.0.0.1"}, true},
		"curl -v":                     {api.Exchange{Remote: "[::1]:9"}, true},
		"curl -i, nothing else known": {api.Exchange{}, true},
		"a URL on this machine":       {api.Exchange{Request: api.Request{URL: "http://localhost:9/x"}}, true},
		"a real host that says so":    {api.Exchange{Request: api.Request{URL: "https://service.authmatech.com/v1/api/verify"}}, false},
		"a real address":              {api.Exchange{Remote: "192.0.2.7:443"}, false},
	} {
		test.x.Answer = &api.Answer{Status: 200, Headers: marked, Body: []byte(verified)}
		a, err := b.Redact(test.x)
		if err != nil || a.Simulated != test.want {
			t.Errorf("%s: simulated %t (%v), want %t", name, a.Simulated, err, test.want)
		}
	}
	plain := api.Exchange{Answer: &api.Answer{Status: 200, Body: []byte(verified)}}
	if a, err := b.Redact(plain); err != nil || a.Simulated {
		t.Errorf("an unmarked answer is simulated (%v)", err)
	}
}

func TestACallThatWeStopReadingIsCancelled(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	b := newBench(t, func(w http.ResponseWriter, r *http.Request) {
		_, _ = io.Copy(io.Discard, r.Body)
		_, _ = io.WriteString(w, `{"success":`)
		_ = http.NewResponseController(w).Flush() // a writer of the test server's can flush
		cancel()
		<-r.Context().Done()
	})
	a, err := b.Send(ctx, b.call)
	if err != nil {
		t.Fatal(err)
	}
	if got := b.stored(t, a.ID); got.Outcome != api.Cancelled || got.Transport == nil || got.Transport.Sent != api.SentYes {
		t.Errorf("recorded as %s, %+v", got.Outcome, got.Transport)
	}
}
