package attempt_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"casebook/api"
	"casebook/history"
	"casebook/history/attempt"
)

// What is looked at of earlier attempts before an answer is shown.
func BenchmarkAround(b *testing.B) {
	bench := newBench(b, says(verified))
	var last history.Attempt
	for i := range 3000 {
		a, err := bench.Store.Add(context.Background(), history.Attempt{
			System: "nextreason", Operation: "otp_verify", Outcome: api.Refused, Happened: time.Now(), Codes: []string{"invalid_code"},
			User: fmt.Sprintf("+1541754%04d", i%500), Row: "nextreason.otp_verify.mobile.12", Title: "The code is wrong", Marks: map[string]string{"code": "0123456789abcdef"},
		}, nil)
		if err != nil {
			b.Fatal(err)
		}
		last = a
	}
	for b.Loop() {
		if o, err := bench.Around(b.Context(), last); err != nil || o.Seen.Attempts == 0 {
			b.Fatalf("%+v, %v", o.Seen, err)
		}
	}
}

// Redacting a record again is set against redacting its exchange for the first time.
func BenchmarkRenew(b *testing.B) {
	for _, size := range []int{1 << 10, 1 << 20} {
		b.Run(fmt.Sprintf("%dB", size), func(b *testing.B) {
			bench := newBench(b, says(verified))
			key, err := bench.Key()
			if err != nil {
				b.Fatal(err)
			}
			x := api.Exchange{
				Request: api.Request{Method: "POST", URL: "https://service.authmatech.com/v1/api/verify", Headers: api.Headers{{Name: "X-API-KEY", Value: fakeKey}}, Body: []byte(`{"mobileNumber":"+962791234567"}`)},
				Answer:  &api.Answer{Status: 400, Body: []byte(`{"list":[` + strings.Repeat(`{"id":"TR-10293847","state":"open","n":12345},`, size/46) + `{}]}`)},
			}
			var first, again time.Duration
			for b.Loop() {
				start := time.Now()
				a, err := bench.Redact(x)
				if err != nil {
					b.Fatal(err)
				}
				turn := time.Now()
				a.Rules = 1
				attempt.Renew(bench.Packs, key, history.Case{}, []history.Attempt{a})
				first, again = first+turn.Sub(start), again+time.Since(turn)
			}
			b.ReportMetric(float64(again)/float64(b.N), "ns/op")
			b.ReportMetric(float64(again)/float64(first), "ratio")
		})
	}
}
