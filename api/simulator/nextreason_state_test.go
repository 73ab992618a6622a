package simulator_test

import (
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"casebook/api/simulator"
)

// honest are the two users whose codes and attempts are counted, with what the pages print for each.
var honest = map[string]struct{ wrong, expired, limited string }{
	"bea@example.com": {
		`{"error":"invalid_code'","error_details":{"message":"Please enter a valid verification code."}}`,
		`{"error":"invalid_parameters'","error_details":{"message":"Please enter a valid verification code."}}`,
		`{"error":"user_attempts_limits","error_details":null,"error_description":"Too many requests"}`,
	},
	"+15417543011": {
		`{"error":"invalid_code","error_details":{"message":"Please enter a valid verification code."}}`,
		`{"error":"invalid_code","error_details":{"message":"Please enter a valid verification code."}}`,
		`{"error":"user_attempts_limit","error_details":null,"error_description":"Too many requests"}`,
	},
}

const (
	codeRight = `{"message":"(simulated text) the code is right"}`
	codeSent  = `{"message":"(simulated text) a code is on its way"}`
)

// phone is a user with a simulator of their own, on a clock.
type phone struct {
	*clock
	url, user string
}

// eachHonest runs a test for both users.
func eachHonest(t *testing.T, run func(*testing.T, phone)) {
	for user := range honest {
		t.Run(user, func(t *testing.T) {
			t.Parallel()
			clock := newClock()
			_, url := start(t, simulator.Options{Clock: clock.Now})
			run(t, phone{clock, url, user})
		})
	}
}

func (p phone) send(t *testing.T) {
	t.Helper()
	check(t, ask(t, p.url, "nextreason otp_send", "user_id="+p.user), 200, codeSent)
}

func (p phone) verify(t *testing.T, code string, status int, body string) {
	t.Helper()
	check(t, ask(t, p.url, "nextreason otp_verify", "user_id="+p.user, "code="+code), status, body)
}

func TestNoCodeIsGoodBeforeOneIsSent(t *testing.T) {
	t.Parallel()
	eachHonest(t, func(t *testing.T, p phone) {
		p.verify(t, "151121", 422, honest[p.user].wrong)
		p.verify(t, "151120", 422, honest[p.user].wrong)
	})
}

func TestACodeIsGoodOnce(t *testing.T) {
	t.Parallel()
	eachHonest(t, func(t *testing.T, p phone) {
		p.send(t)
		p.verify(t, "151120", 422, honest[p.user].wrong)
		p.verify(t, "151121", 200, codeRight)
		p.verify(t, "151121", 422, honest[p.user].wrong)
	})
}

func TestANewerCodeReplacesTheOneBefore(t *testing.T) {
	t.Parallel()
	eachHonest(t, func(t *testing.T, p phone) {
		p.send(t)
		p.send(t)
		p.verify(t, "151121", 422, honest[p.user].wrong)
		p.verify(t, "151122", 200, codeRight)
	})
}

func TestACodeExpiresAfterTenMinutes(t *testing.T) {
	t.Parallel()
	eachHonest(t, func(t *testing.T, p phone) {
		p.send(t)
		p.pass(10*time.Minute - time.Second)
		p.verify(t, "151122", 422, honest[p.user].wrong)
		p.pass(time.Second)
		p.verify(t, "151121", 422, honest[p.user].expired)
		p.verify(t, "151122", 422, honest[p.user].wrong)
		p.send(t)
		p.pass(10*time.Minute - time.Second)
		p.verify(t, "151122", 200, codeRight)
	})
}

func TestTheFifthAttemptInAMinuteBlocksForFiveMinutes(t *testing.T) {
	t.Parallel()
	eachHonest(t, func(t *testing.T, p phone) {
		p.send(t)
		p.verify(t, "0", 422, honest[p.user].wrong)
		p.verify(t, "0", 422, honest[p.user].wrong)
		p.pass(59 * time.Second)
		p.verify(t, "0", 422, honest[p.user].wrong)
		p.verify(t, "151121", 429, honest[p.user].limited)
		p.pass(5*time.Minute - time.Second)
		p.verify(t, "151121", 429, honest[p.user].limited)
		p.pass(time.Second)
		p.verify(t, "151121", 200, codeRight)
		for range 3 {
			p.verify(t, "0", 422, honest[p.user].wrong)
		}
		p.verify(t, "0", 429, honest[p.user].limited)
	})
}

func TestAnAttemptIsForgottenAfterAMinute(t *testing.T) {
	t.Parallel()
	eachHonest(t, func(t *testing.T, p phone) {
		for range 20 {
			p.verify(t, "0", 422, honest[p.user].wrong)
			p.pass(15 * time.Second) // the fifth is a minute after the first
		}
	})
}

func TestOTPVerifyOTPSendAndTokenAreCountedTogether(t *testing.T) {
	t.Parallel()
	const limited = `{"error":"user_attempts_limit","error_details":null,"error_description":"Too many requests"}`
	eachHonest(t, func(t *testing.T, p phone) {
		user := "user_id=" + p.user
		p.send(t)
		p.verify(t, "0", 422, honest[p.user].wrong)
		check(t, ask(t, p.url, "nextreason token", user, "code=151121"), 200,
			`{"token_type":"bearer","access_token":"simulated-access-token-1","refresh_token":"simulated-refresh-token-1"}`)
		check(t, ask(t, p.url, "nextreason token", user, "code=151121"), 403,
			`{"error":"http_exception","error_details":null,"error_description":"Forbidden"}`)
		check(t, ask(t, p.url, "nextreason otp_send", user), 429, limited)
		check(t, ask(t, p.url, "nextreason token", user), 429, limited)
		p.pass(5 * time.Minute)
		p.send(t)
		p.verify(t, "151122", 200, codeRight) // what was refused sent nothing
	})
}

func TestARequestThatIsRefusedBeforeIsNoAttempt(t *testing.T) {
	t.Parallel()
	eachHonest(t, func(t *testing.T, p phone) {
		for range 6 {
			if got := ask(t, p.url, "nextreason otp_verify", "user_id="+p.user, "-code"); got.status != 422 {
				t.Errorf("got %d", got.status)
			}
		}
		p.verify(t, "0", 422, honest[p.user].wrong)
	})
}

func TestOneUsersAttemptsAreNotAnothers(t *testing.T) {
	t.Parallel()
	clock := newClock()
	_, url := start(t, simulator.Options{Clock: clock.Now})
	mail, mobile := phone{clock, url, "bea@example.com"}, phone{clock, url, "+15417543011"}
	for range 4 {
		mail.verify(t, "0", 422, honest[mail.user].wrong)
	}
	mail.verify(t, "0", 429, honest[mail.user].limited)
	mobile.verify(t, "0", 422, honest[mobile.user].wrong)
	for range 6 {
		check(t, ask(t, url, "nextreason otp_verify"), 200, codeRight) // anna's code is never used up, and she is never blocked
	}
}

func TestOfManyWhoTryOneCodeAtOnceOneSucceeds(t *testing.T) {
	t.Parallel()
	clock := newClock()
	_, url := start(t, simulator.Options{Clock: clock.Now})
	bea := phone{clock, url, "bea@example.com"}
	bea.send(t)
	var good, refused, blocked atomic.Int64
	var callers sync.WaitGroup
	for range 8 {
		callers.Go(func() {
			switch got, _ := edited(t, "nextreason otp_verify", "user_id="+bea.user).send(t, url); got.status {
			case 200:
				good.Add(1)
			case 422:
				refused.Add(1)
			case 429:
				blocked.Add(1)
			}
		})
	}
	callers.Wait()
	if good.Load() != 1 || refused.Load() != 2 || blocked.Load() != 5 {
		t.Errorf("%d good, %d refused, %d blocked", good.Load(), refused.Load(), blocked.Load())
	}
}
