package attempt_test

import (
	"strings"
	"testing"
	"time"

	"casebook/api"
)

// refusal is a call whose code was not accepted, as a customer pasted it.
func refusal(at time.Time) api.Exchange {
	return api.Exchange{
		Request: posted(otpURL, otpBody), Happened: at,
		Answer: &api.Answer{Status: 422, Body: []byte(`{"error":"invalid_code","error_details":null,"error_description":"Please enter a valid verification code."}`)},
	}
}

func TestAnExchangeThatIsGivenTwiceIsNoEvidenceAgainstItself(t *testing.T) {
	t.Parallel()
	at := time.Now().Add(-time.Minute).UTC().Truncate(time.Second)
	for _, test := range []struct {
		name          string
		first, second api.Exchange
		counts        bool
	}{
		{"the same, of a known time", refusal(at), refusal(at), false},
		{"the same, of no known time", refusal(time.Time{}), refusal(time.Time{}), false},
		{"a minute later", refusal(at.Add(-time.Minute)), refusal(at), true},
		{"with another header", refusal(at), with(refusal(at), func(x *api.Exchange) {
			x.Request.Headers = append(x.Request.Headers, api.Header{Name: "Accept", Value: "*/*"})
		}), false},
		{"another answer at the same time", refusal(at), with(refusal(at), func(x *api.Exchange) { x.Answer.Body = append(x.Answer.Body, ' ') }), false},
		{"another answer of no known time", refusal(time.Time{}), with(refusal(time.Time{}), func(x *api.Exchange) { x.Answer.Body = append(x.Answer.Body, ' ') }), true},
		{"another body", refusal(at), with(refusal(at), func(x *api.Exchange) {
			x.Request.Body = []byte(strings.Replace(otpBody, "c-17", "c-18", 1))
		}), true},
	} {
		b := newBench(t, says(verified))
		if _, err := b.Keep(t.Context(), test.first, 0); err != nil {
			t.Fatal(err)
		}
		a, err := b.Keep(t.Context(), test.second, 0)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(a.Explanation.String(), "this very code was refused") != test.counts {
			t.Errorf("%s: %s", test.name, a.Explanation)
		}
		if seen := b.Seen(t.Context(), a); (seen.Attempts == 1) != test.counts {
			t.Errorf("%s: seen before: %+v", test.name, seen)
		}
	}
}

func TestACallThatWasSentFromHereIsAPastOfWhatACustomerGave(t *testing.T) {
	t.Parallel()
	b := newBench(t, says(verified))
	kept, err := b.Keep(t.Context(), refusal(time.Time{}), 0)
	if err != nil {
		t.Fatal(err)
	}
	kept.ID, kept.Environment = "", "production"
	if _, err := b.Store.Add(t.Context(), kept, nil); err != nil {
		t.Fatal(err)
	}
	a, err := b.Keep(t.Context(), refusal(time.Time{}), 0)
	if err != nil || !strings.Contains(a.Explanation.String(), "this very code was refused") {
		t.Errorf("%s (%v)", a.Explanation, err)
	}
}

func with(x api.Exchange, change func(*api.Exchange)) api.Exchange {
	change(&x)
	return x
}
