package explain_test

import (
	"strings"
	"testing"
	"time"

	"casebook/api"
	"casebook/api/explain"
)

func TestABlockLastsFromItsFirstRefusal(t *testing.T) {
	t.Parallel()
	limited := answer(429, `{"error":"user_attempts_limit","error_description":"Too many requests"}`)
	first := before(3*time.Minute, "otp_verify", api.Refused)
	first.Row, first.Status = "nextreason.otp_verify.mobile.21", 429
	e := otpAfter(t, limited, first)
	if e.BlockedUntil != "2026-11-26T12:02:00+03:00" || e.Retry.After != 120 {
		t.Errorf("blocked until %q, %d s", e.BlockedUntil, e.Retry.After)
	}
	first.At = noon().Add(-5 * time.Minute)
	if e := otpAfter(t, limited, first); e.BlockedUntil != "2026-11-26T12:05:00+03:00" {
		t.Errorf("a block that has ended goes on: %q", e.BlockedUntil)
	}
}

func TestWithoutATimeNothingIsSaidOfBlocks(t *testing.T) {
	t.Parallel()
	e := explain.With(embedded(t), api.Exchange{
		Request: otpVerify(), Answer: answer(429, `{"error":"user_attempts_limit","error_description":"Too many requests"}`),
	}, explain.Past{User: "+15417543010"})
	if e.BlockedUntil != "" || strings.Contains(e.Reply, "{") || !strings.Contains(e.Reply, "5 minutes") {
		t.Errorf("blocked until %q; %q", e.BlockedUntil, e.Reply)
	}
}

// A history keeps attempts as they were recorded: yesterday's may come after today's.
func TestABlockIsSeenInWhateverOrderAttemptsWereRecorded(t *testing.T) {
	t.Parallel()
	limited := answer(429, `{"error":"user_attempts_limit","error_description":"Too many requests"}`)
	today, yesterday := before(2*time.Minute, "otp_verify", api.Refused), before(24*time.Hour, "otp_verify", api.Refused)
	today.Row, yesterday.Row = "nextreason.otp_verify.mobile.21", "nextreason.otp_verify.mobile.21"
	for _, earlier := range [][]explain.Event{{today, yesterday}, {yesterday, today}} {
		if e := otpAfter(t, limited, earlier...); e.BlockedUntil != "2026-11-26T12:03:00+03:00" {
			t.Errorf("blocked until %q", e.BlockedUntil)
		}
	}
	standing, limits := explain.StandingOf(embedded(t), "nextreason", "otp_verify", explain.Past{At: noon(), User: "+15417543010", Earlier: []explain.Event{yesterday, today}})
	if !limits || standing.Until.Format("15:04:05") != "12:03:00" || standing.Try != 1 {
		t.Errorf("%+v, %t", standing, limits)
	}
	if _, limits := explain.StandingOf(embedded(t), "authmatech", "verify", explain.Past{At: noon(), User: "x"}); limits {
		t.Error("a limit of the client is one of the user")
	}
}

// What is said to a customer is his time, and never a minute too early.
func TestTheEndOfABlockIsSaidInTheCallsOwnZoneAndNeverTooEarly(t *testing.T) {
	t.Parallel()
	limited := answer(429, `{"error":"user_attempts_limit","error_description":"Too many requests"}`)
	first := before(75*time.Second, "otp_verify", api.Refused)
	first.Row, first.At = "nextreason.otp_verify.mobile.21", first.At.UTC()
	e := otpAfter(t, limited, first)
	if e.BlockedUntil != "2026-11-26T12:03:45+03:00" || !strings.Contains(e.Reply, "until 12:04") || e.Retry.After != 225 || !strings.Contains(e.Retry.Why, "until 12:04;") {
		t.Errorf("until %q, retry %+v, %q", e.BlockedUntil, e.Retry, e.Reply)
	}
}

func TestTheEndOfABlockIsRoundedUpToTheMinute(t *testing.T) {
	t.Parallel()
	for after, want := range map[time.Duration]string{
		0: "12:00", time.Nanosecond: "12:01", time.Minute: "12:01", 61 * time.Second: "12:02",
		12 * time.Hour: "2026-11-27 00:00", 12*time.Hour - time.Second: "2026-11-27 00:00", 12*time.Hour - time.Minute: "23:59",
	} {
		if got := explain.Until(noon().Add(after).UTC(), noon()); got != want {
			t.Errorf("%s after noon is %q, want %q", after, got, want)
		}
	}
}
