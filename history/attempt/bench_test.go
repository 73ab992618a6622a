package attempt_test

import (
	"context"
	"fmt"
	"testing"
	"time"

	"casebook/api"
	"casebook/history"
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
