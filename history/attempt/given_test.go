package attempt_test

import (
	"strings"
	"testing"

	"casebook/api"
	"casebook/api/explain"
	"casebook/api/safe"
	"casebook/history"
	"casebook/history/attempt"
)

func TestAttemptsOfAnInputAreNamedAfterItAndTheirPlace(t *testing.T) {
	t.Parallel()
	key, err := safe.NewKey()
	if err != nil {
		t.Fatal(err)
	}
	named := func(key safe.Key, input string) []history.Attempt {
		attempts := make([]history.Attempt, 2)
		attempt.Name(key, []byte(input), attempts)
		return attempts
	}
	first := named(key, "+962790000000")
	of, place, _ := strings.Cut(first[1].ID, "-")
	if len(of) != 16 || place != "2" || !strings.HasPrefix(first[0].ID, of+"-1") {
		t.Errorf("ids %q, %q", first[0].ID, first[1].ID)
	}
	if again := named(key, "+962790000000"); again[0].ID != first[0].ID {
		t.Errorf("the same input is %q and %q", first[0].ID, again[0].ID)
	}
	if other := named(key, "+962790000001"); other[0].ID == first[0].ID {
		t.Errorf("another input is %q, too", other[0].ID)
	}
	otherKey, err := safe.NewKey()
	if err != nil {
		t.Fatal(err)
	}
	if other := named(otherKey, "+962790000000"); other[0].ID == first[0].ID {
		t.Error("the id of an input does not depend on the key: a number could be guessed back")
	}
}

func TestWhatCameTogetherIsOneCaseNamedAfterItsNewestTrouble(t *testing.T) {
	t.Parallel()
	b := newBench(t, says(verified))
	var attempts []history.Attempt
	var earlier []explain.Event
	for _, answer := range []*api.Answer{
		{Status: 404, Body: []byte(`{"error":"user_not_found"}`)},
		{Status: 422, Body: []byte(`{"error":"invalid_code","error_details":{"message":"Please enter a valid verification code."}}`)},
		{Status: 200, Body: []byte(`{"redirect_uri":"https://shop.example"}`)},
	} {
		a, err := b.Receive(t.Context(), api.Exchange{Request: posted(otpURL, otpBody), Answer: answer}, earlier)
		if err != nil {
			t.Fatal(err)
		}
		attempts = append(attempts, a)
	}
	number, err := b.Together(t.Context(), attempts)
	if err != nil || number != 1 {
		t.Fatalf("case %d, %v", number, err)
	}
	c, err := b.Store.Case(t.Context(), number)
	if err != nil || c.Attempts != 3 || c.System != "nextreason" || c.Operation != "otp_verify" || c.State != history.Open ||
		c.Title != "nextReason · OTP verify: The code is wrong" {
		t.Errorf("%+v, %v", c, err)
	}
}
