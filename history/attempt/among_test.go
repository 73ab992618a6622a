package attempt_test

import (
	"encoding/json"
	"strings"
	"testing"

	"casebook/api"
)

// What one call of a file carries as a secret may be echoed by another, with no name
// beside it that tells what it is.
func TestWhatOneExchangeOfAnInputCarriesIsCutInAll(t *testing.T) {
	t.Parallel()
	const token, code, phone = "not-a-real-token-7Qk2mV9x", "482913", "+15417543010"
	answer := func(body string) *api.Answer { return &api.Answer{Status: 422, Body: []byte(body)} }
	all := []api.Exchange{
		{Request: posted(otpURL, `{}`), Answer: answer(`{"error":"later ` + token + ` and ` + code + `"}`)},
		{Request: posted(otpURL, `{"client_id":"c-17"}`, api.Header{Name: "Authorization", Value: "Bearer " + token}), Answer: answer(`{}`)},
		{Request: posted(otpURL, otpBody), Answer: answer(`{"error":"before ` + token + `"}`)},
		{Request: posted(otpURL, `{}`), Answer: answer(`{"error":"` + phone + ` c-17 e-17 ` + code + `"}`)},
	}
	b := newBench(t, says(verified))
	runner, err := b.Among(all)
	if err != nil {
		t.Fatal(err)
	}
	for i, x := range all {
		a, err := runner.Keep(t.Context(), x, 0)
		if err != nil {
			t.Fatal(err)
		}
		text, err := json.Marshal(a)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(text), token) || strings.Contains(string(text), code) {
			t.Errorf("call %d keeps a secret of another: %s", i+1, text)
		}
		switch kept := a.Answer.Body.String(); {
		case i == 0 && (strings.Count(kept, "[") != 2 || !strings.Contains(kept, "[code #")):
			t.Errorf("the first answer is %s", kept)
		case i == 3 && !strings.Contains(kept, phone+" c-17 e-17 [code #"):
			t.Errorf("the last answer is %s: what is no secret stays in the history", kept)
		}
	}
}

func TestAnExchangeThatCameAloneIsReadAsBefore(t *testing.T) {
	t.Parallel()
	b := newBench(t, says(verified))
	runner, err := b.Among([]api.Exchange{{Request: posted(otpURL, otpBody)}})
	if err != nil || runner != b.Runner {
		t.Errorf("%v %v", runner, err)
	}
}
