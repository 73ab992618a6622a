package explain_test

import (
	"testing"
	"time"

	"casebook/api"
	"casebook/api/explain"
	"casebook/api/systems"
)

// One answer that four rows compete for, with a minute of earlier attempts.
func BenchmarkExplain(b *testing.B) {
	packs := systems.Embedded()
	x := api.Exchange{Request: otpVerify(), Answer: wrongCode(), Happened: noon()}
	past := explain.Past{At: noon(), User: "+15417543010", Marks: map[string]string{"code": "c0de"}}
	for i := range 64 {
		past.Earlier = append(past.Earlier, withMark(before(time.Duration(i)*time.Second, "otp_verify", api.Refused), "beef"))
	}
	b.ReportAllocs()
	for b.Loop() {
		if e := explain.With(packs, x, past); e.First() == nil {
			b.Fatal("no cause")
		}
	}
}

// A bare body, which has to be told from those of all systems first.
func BenchmarkExplainABareBody(b *testing.B) {
	packs := systems.Embedded()
	x := api.Exchange{Answer: &api.Answer{Body: wrongCode().Body}}
	b.ReportAllocs()
	for b.Loop() {
		if e := explain.Exchange(packs, x); e.First() == nil {
			b.Fatal("no cause")
		}
	}
}
