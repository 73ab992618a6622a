package attempt_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
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
	"casebook/history/historytest"
)

const (
	fakeKey   = "not-a-real-key-CANARY-0123456789"
	fakeProof = "bm90IGEgcmVhbCBwcm9vZiBDQU5BUlk="
	verified  = `{"success":true,"messages":[{"type":"SUCCESS","httpStatus":"OK"}],"data":{"validNumber":true}}`
)

type bench struct {
	*attempt.Runner
	folder string
	call   attempt.Call
}

// newBench is a runner over an empty history whose calls are answered by handler.
func newBench(t testing.TB, handler http.HandlerFunc) bench {
	t.Helper()
	server := httptest.NewServer(handler)
	t.Cleanup(server.Close)
	packs := systems.Embedded()
	folder := t.TempDir()
	return bench{
		Runner: &attempt.Runner{
			Packs: packs, Store: history.At(filepath.Join(folder, "history.db")), Client: &api.Client{},
			Key: func() (safe.Key, error) { return safe.LoadKey(filepath.Join(folder, "key")) },
			Now: time.Now, Program: "test",
		},
		folder: folder,
		call: attempt.Call{
			System: "authmatech", Operation: "verify",
			Environment: environment.Simulator(server.URL, map[string]string{"AUTHMATECH_API_KEY": fakeKey, "AUTHMATECH_CLIENT_ID": "client-17"}),
			Inputs:      map[string]string{"mobileNumber": "+962791234567", "encryptedMobileNumber": fakeProof, "serviceType": "LOGIN"},
		},
	}
}

func says(body string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		_, _ = io.WriteString(w, body)
	}
}

func (b bench) stored(t *testing.T, id string) history.Attempt {
	t.Helper()
	a, err := b.Store.Attempt(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func TestAPendingRecordIsThereBeforeTheCallArrives(t *testing.T) {
	t.Parallel()
	var b bench
	var seen []history.Summary
	b = newBench(t, func(w http.ResponseWriter, r *http.Request) {
		seen, _ = b.Store.Attempts(r.Context(), history.Page{Limit: 10})
		says(verified)(w, r)
	})
	a, err := b.Send(t.Context(), b.call)
	if err != nil {
		t.Fatal(err)
	}
	if len(seen) != 1 || seen[0].ID != a.ID || seen[0].Outcome != api.Pending {
		t.Errorf("while the call was under way the history held %+v", seen)
	}
	if got := b.stored(t, a.ID); got.Outcome != api.Success || got.Row != "authmatech.text.success" || got.User != "+962791234567" {
		t.Errorf("afterwards it is %s, %s, user %s", got.Outcome, got.Row, got.User)
	}
}

func TestNothingSecretReachesTheHistory(t *testing.T) {
	t.Parallel()
	b := newBench(t, func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		key := r.Header.Get("X-API-KEY")
		w.Header().Set("X-Echo", key)
		w.Header().Set("Set-Cookie", "session=CANARY-cookie-0123456789")
		w.WriteHeader(400)
		_, _ = io.WriteString(w, `{"success":false,"messages":[{"code":"x","message":"bad key `+key+`, proof in `+
			strings.ReplaceAll(string(body), `"`, `\"`)+`"}],"data":{"newApiKey":"CANARY-new-key-0123456789"}}`)
	})
	quoted := b.call
	quoted.Inputs = map[string]string{"mobileNumber": "+962791234567", "encryptedMobileNumber": fakeProof, "X-API-KEY": `"` + fakeKey + `"`}
	for _, call := range []attempt.Call{b.call, quoted} {
		a, err := b.Send(t.Context(), call)
		if err != nil {
			t.Fatal(err)
		}
		if len(a.Facts) == 0 {
			t.Error("no fact is kept of the values that were cut")
		}
	}
	raw, err := historytest.Bytes(b.Store.Path())
	if err != nil {
		t.Fatal(err)
	}
	for _, secret := range []string{"CANARY", fakeProof} {
		if at := bytes.Index(raw, []byte(secret)); at >= 0 {
			t.Errorf("the history file holds %q: …%q…", secret, raw[max(0, at-60):at+40])
		}
	}
	if !bytes.Contains(raw, []byte("+962791234567")) {
		t.Error("the number is not searchable in the history")
	}
}

func TestACallWithoutTheProofIsNotSentUnlessAskedTo(t *testing.T) {
	t.Parallel()
	calls := 0
	b := newBench(t, func(w http.ResponseWriter, r *http.Request) { calls++; says(verified)(w, r) })
	b.call.Inputs = map[string]string{"mobileNumber": "+962791234567"}
	_, err := b.Send(t.Context(), b.call)
	var blocked *attempt.Blocked
	if !errors.As(err, &blocked) || calls != 0 {
		t.Fatalf("got %v after %d calls, want it blocked before any", err, calls)
	}
	if list, err := b.Store.Attempts(t.Context(), history.Page{Limit: 1}); err != nil || len(list) != 0 {
		t.Errorf("a call that was not made is in the history: %v %v", list, err)
	}
	b.call.Anyway = true
	if _, err := b.Send(t.Context(), b.call); err != nil || calls != 1 {
		t.Errorf("asked to send it anyway: %v, %d calls", err, calls)
	}
}

func TestWithoutAHistoryNothingIsSent(t *testing.T) {
	t.Parallel()
	calls := 0
	b := newBench(t, func(w http.ResponseWriter, r *http.Request) { calls++; says(verified)(w, r) })
	b.Store = history.At(b.folder) // a folder
	if _, err := b.Send(t.Context(), b.call); err == nil || calls != 0 {
		t.Errorf("got %v after %d calls, want an error before any", err, calls)
	}
}

func TestACancelledCallIsRecordedAsOneThatMayCount(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	b := newBench(t, func(_ http.ResponseWriter, r *http.Request) {
		_, _ = io.Copy(io.Discard, r.Body) // until it is read the server does not notice that we left
		cancel()
		<-r.Context().Done()
	})
	a, err := b.Send(ctx, b.call)
	if err != nil {
		t.Fatal(err)
	}
	got := b.stored(t, a.ID)
	if got.Outcome != api.Cancelled || got.Transport == nil || got.Transport.Sent != api.SentYes || got.Row != "http.cancelled" {
		t.Errorf("recorded as %s, %+v, %s", got.Outcome, got.Transport, got.Row)
	}
}

func TestTheFirstSendOpensACaseAndLaterOnesJoinIt(t *testing.T) {
	t.Parallel()
	b := newBench(t, says(`{"success":true,"messages":[],"data":{"validNumber":false}}`))
	b.call.Open = true
	first, err := b.Send(t.Context(), b.call)
	if err != nil || first.Case == 0 {
		t.Fatalf("first send: case %d, %v", first.Case, err)
	}
	b.call.Case = first.Case
	if _, err := b.Send(t.Context(), b.call); err != nil {
		t.Fatal(err)
	}
	c, err := b.Store.Case(t.Context(), first.Case)
	if err != nil {
		t.Fatal(err)
	}
	if c.Attempts != 2 || c.Title != "Authmatech · Verify: The call worked, and the answer is no" || !c.Simulated || c.State != history.Open {
		t.Errorf("case is %+v", c)
	}
}

func TestFieldsAreLeftOutOrOverriddenForOneSend(t *testing.T) {
	t.Parallel()
	var headers http.Header
	b := newBench(t, func(w http.ResponseWriter, r *http.Request) { headers = r.Header; says(verified)(w, r) })
	for _, test := range []struct {
		inputs map[string]string
		unset  []string
		want   []string
	}{
		{nil, nil, []string{fakeKey}},
		{nil, []string{"X-API-KEY"}, nil},
		{map[string]string{"X-API-KEY": `"x-quoted"`}, nil, []string{`"x-quoted"`}},
	} {
		call := b.call
		call.Inputs = map[string]string{"mobileNumber": "+962791234567", "encryptedMobileNumber": fakeProof}
		for id, value := range test.inputs {
			call.Inputs[id] = value
		}
		call.Unset = test.unset
		if _, err := b.Send(t.Context(), call); err != nil {
			t.Fatal(err)
		}
		if got := headers.Values("X-API-KEY"); strings.Join(got, "|") != strings.Join(test.want, "|") {
			t.Errorf("X-API-KEY arrived as %q, want %q", got, test.want)
		}
	}
	call := b.call
	call.Inputs = map[string]string{"mobileNumbr": "x"}
	if _, err := b.Send(t.Context(), call); err == nil || !strings.Contains(err.Error(), `did you mean "mobileNumber"?`) {
		t.Errorf("an unknown field: %v", err)
	}
}

func TestAnExchangeFromAFileIsKeptLikeAnyOther(t *testing.T) {
	t.Parallel()
	b := newBench(t, says(verified))
	a, err := b.Keep(t.Context(), api.Exchange{
		Request: api.Request{
			Method: "POST", URL: "https://service.authmatech.com/v1/api/verify",
			Headers: api.Headers{{Name: "x-api-key", Value: fakeKey}, {Name: "content-type", Value: "application/json"}},
			Body:    []byte(`{"mobileNumber":"+962791234567","encryptedMobileNumber":"` + fakeProof + `"}`),
		},
		Answer: &api.Answer{Status: 401, Body: []byte(`{"success":false,"messages":[{"message":"Unauthorized ` + fakeKey + `"}]}`)},
	}, 0)
	if err != nil {
		t.Fatal(err)
	}
	got := b.stored(t, a.ID)
	if got.System != "authmatech" || got.Outcome != api.Refused || !got.Happened.IsZero() || got.Recorded.IsZero() || got.User != "+962791234567" {
		t.Errorf("kept as %s %s, happened %v, recorded %v, user %q", got.System, got.Outcome, got.Happened, got.Recorded, got.User)
	}
	raw, err := historytest.Bytes(b.Store.Path())
	if err != nil || bytes.Contains(raw, []byte(fakeKey)) || bytes.Contains(raw, []byte(fakeProof)) {
		t.Errorf("the history file holds the key or the proof (%v)", err)
	}
}

func TestTheExplanationIsReadBackAsItWasMade(t *testing.T) {
	t.Parallel()
	b := newBench(t, says(`{"success":true,"messages":[],"data":{"validNumber":false}}`))
	a, err := b.Send(t.Context(), b.call)
	if err != nil {
		t.Fatal(err)
	}
	e, err := attempt.Explanation(b.stored(t, a.ID))
	if err != nil || e.Outcome != api.Negative || e.First().Row != "authmatech.text.negative_verdict" || len(e.Checklist) == 0 {
		t.Errorf("read back %+v (%v)", e, err)
	}
	if e, err := attempt.Explanation(history.Attempt{}); err != nil || e.First() != nil {
		t.Errorf("an attempt without an explanation: %+v, %v", e, err)
	}
}
