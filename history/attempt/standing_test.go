package attempt_test

import (
	"io"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"casebook/api/environment"
	"casebook/api/explain"
	"casebook/history/attempt"
)

// A simulator that runs by itself is an environment like any other, until it answers.
func TestTriesOfAnEnvironmentThatAnswersAsSimulatedCountAmongTheSimulated(t *testing.T) {
	t.Parallel()
	marked, status := true, 422
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		if marked {
			w.Header().Set("X-Simulated", "casebook")
		}
		w.WriteHeader(status)
		if status == 429 {
			_, _ = io.WriteString(w, `{"error":"user_attempts_limit","error_description":"Too many requests"}`)
			return
		}
		_, _ = io.WriteString(w, `{"error":"invalid_code","error_details":{"message":"Please enter a valid verification code."}}`)
	}))
	t.Cleanup(server.Close)
	b := newBench(t, says(verified))
	now := time.Date(2026, 11, 26, 12, 0, 0, 0, time.UTC)
	b.Now = func() time.Time { return now }
	b.Client.Now = b.Now
	call := attempt.Call{
		System: "nextreason", Operation: "otp_verify", Environment: at(t, server.URL),
		Inputs: map[string]string{"client_id": "client-17", "user_id": "+15417543011", "auth_type": "sms", "code": "482913"},
	}
	stands := func(want bool, tries int) explain.Standing {
		t.Helper()
		if got := b.AnswersSimulated(t.Context(), call.Environment); got != want {
			t.Errorf("it answers as simulated: %t, want %t", got, want)
		}
		standing, limited := b.Standing(t.Context(), call)
		if !limited || standing.Try != tries {
			t.Errorf("try %d (%t), want %d", standing.Try, limited, tries)
		}
		return standing
	}
	send := func() {
		t.Helper()
		if _, err := b.Send(t.Context(), call); err != nil {
			t.Fatal(err)
		}
		now = now.Add(time.Second)
	}
	stands(false, 1)
	send()
	stands(true, 2)
	status = 429
	send()
	if standing := stands(true, 3); !standing.Until.Equal(now.Add(5*time.Minute - time.Second)) {
		t.Errorf("blocked until %s", standing.Until)
	}
	marked, status = false, 422 // by now another answers at the address
	send()
	if standing := stands(false, 2); !standing.Until.IsZero() {
		t.Errorf("a simulated block holds for the vendor: until %s", standing.Until)
	}
	call.Environment = at(t, "https://id.eu.nextreason.com")
	stands(false, 2)
	call.Environment = b.call.Environment
	stands(true, 3)
}

// at is the environment of a base URL.
func at(t *testing.T, base string) environment.Environment {
	t.Helper()
	where, _, err := environment.FromVariables(func(name string) (string, bool) { return base, name == environment.BaseURLVariable })
	if err != nil {
		t.Fatal(err)
	}
	return where
}
