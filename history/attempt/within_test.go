package attempt_test

import (
	"net/http"
	"strings"
	"testing"

	"casebook/api"
	"casebook/history"
	"casebook/history/historytest"
)

// What joins a case may echo what only an earlier call of it names.
func TestWhatAnEarlierAttemptOfTheCaseCarriedIsCutInTheNext(t *testing.T) {
	t.Parallel()
	const token = "not-a-real-token-7Qk2mV9x"
	echo := `{"success":false,"messages":[{"type":"ERROR","message":"before: ` + token + `"}]}`
	named := api.Exchange{Request: posted(otpURL, `{}`, api.Header{Name: "Authorization", Value: "Bearer " + token}), Answer: &api.Answer{Status: 401, Body: []byte(`{}`)}}
	echoed := api.Exchange{
		Request: posted(otpURL, `{"client_id":"`+token+`"}`, api.Header{Name: "X-Note", Value: token}),
		Answer:  &api.Answer{Status: 422, StatusText: token, Headers: api.Headers{{Name: "X-Note", Value: token}}, Body: []byte(echo)},
		Notes:   []string{"seen: " + token},
	}
	lost := api.Exchange{Request: posted(otpURL, `{}`), Failure: &api.TransportError{Phase: api.PhaseBody, Kind: api.KindOther, Sent: api.SentYes, Text: "it broke off after " + token}}
	for name, next := range map[string]func(b bench, inCase uint64) (history.Attempt, error){
		"kept": func(b bench, inCase uint64) (history.Attempt, error) { return b.Keep(t.Context(), echoed, inCase) },
		"lost": func(b bench, inCase uint64) (history.Attempt, error) { return b.Keep(t.Context(), lost, inCase) },
		"sent": func(b bench, inCase uint64) (history.Attempt, error) {
			b.call.Case, b.call.Inputs["serviceType"] = inCase, token
			return b.Send(t.Context(), b.call)
		},
	} {
		b := newBench(t, says(echo))
		first, err := b.Keep(t.Context(), named, 0)
		if err != nil {
			t.Fatal(err)
		}
		first, err = b.Store.Add(t.Context(), first, &history.Case{Title: "a case", State: history.Open, Simulated: name == "sent"})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := next(b, first.Case); err != nil {
			t.Fatal(name, err)
		}
		all, err := historytest.Bytes(b.Store.Path())
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(all), token) {
			t.Errorf("%s: the token stands in the history", name)
		}
	}
}

// Of no case nothing is known, and what no attempt of it cut stays.
func TestWhatTheCaseDoesNotKnowIsKept(t *testing.T) {
	t.Parallel()
	b := newBench(t, func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte(`{"trace":"abc-9931"}`)) })
	if runner, err := b.Within(t.Context(), 0); err != nil || runner != b.Runner {
		t.Errorf("%v %v", runner, err)
	}
	b.call.Open = true
	first, err := b.Send(t.Context(), b.call)
	if err != nil {
		t.Fatal(err)
	}
	b.call.Case = first.Case
	second, err := b.Send(t.Context(), b.call)
	if err != nil || second.Answer.Body.String() != first.Answer.Body.String() || second.Request.Body.String() != first.Request.Body.String() {
		t.Errorf("%v: the same call reads otherwise: %s, %s", err, second.Request.Body, second.Answer.Body)
	}
}
