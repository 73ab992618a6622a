package cli

import (
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"casebook/api"
	"casebook/api/environment"
	"casebook/api/explain"
	"casebook/api/safe"
	"casebook/api/simulator"
	"casebook/api/systems"
	"casebook/history"
	"casebook/history/attempt"
)

// clock is the one time of a story: the simulator's and the program's.
type clock struct {
	mu  sync.Mutex
	now time.Time
}

func (c *clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *clock) pass(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
}

// story is a sequence of calls about one person, against the simulator over TCP.
type story struct {
	*testing.T
	clock  *clock
	runner *attempt.Runner
	where  environment.Environment
}

func newStory(t *testing.T) *story {
	t.Helper()
	c := &clock{now: time.Date(2026, 11, 26, 14, 0, 0, 0, time.FixedZone("", 3*60*60))}
	server, err := simulator.Serve(t.Context(), "127.0.0.1:0", simulator.New(simulator.Options{Clock: c.Now}))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = server.Close() })
	key, err := safe.NewKey()
	if err != nil {
		t.Fatal(err)
	}
	packs := systems.Embedded()
	return &story{t, c, &attempt.Runner{
		Packs: packs, Store: history.At(filepath.Join(t.TempDir(), "history.db")), Client: &api.Client{Now: c.Now}, Now: c.Now,
		Key: func() (safe.Key, error) { return key, nil }, Program: "test",
	}, environment.Simulator(server.URL(), madeUp(packs))}
}

// call makes a call of the honest user and returns why it came out as it did.
func (s *story) call(operation, code string) *explain.Explanation {
	s.Helper()
	inputs := map[string]string{"user_id": "+15417543011", "auth_type": "sms"}
	if code != "" {
		inputs["code"] = code
	}
	a, err := s.runner.Send(s.Context(), attempt.Call{System: "nextreason", Operation: operation, Environment: s.where, Inputs: inputs})
	if err != nil {
		s.Fatal(err)
	}
	e, err := attempt.Explanation(a)
	if err != nil {
		s.Fatal(err)
	}
	return &e
}

// expect fails unless the first cause is row, for a reason that begins so.
func (s *story) expect(e *explain.Explanation, row, because string) {
	s.Helper()
	first := e.First()
	if first == nil || first.Row != row || !strings.Contains(strings.Join(first.Because, "\n"), because) {
		s.Fatalf("first cause is %+v, want %s because %q", first, row, because)
	}
}

func TestTheSameMobileCodeSentTwiceIsUsedUp(t *testing.T) {
	t.Parallel()
	s := newStory(t)
	s.call("otp_send", "")
	s.clock.pass(20 * time.Second)
	s.expect(s.call("otp_verify", "151121"), "nextreason.otp_verify.mobile.06", "redirect_uri is not there")
	s.clock.pass(20 * time.Second)
	s.expect(s.call("otp_verify", "151121"), "nextreason.otp_verify.mobile.13", "this very code was accepted at 14:00:20")
}

func TestAMobileCodeOlderThanItsLifeHasExpired(t *testing.T) {
	t.Parallel()
	s := newStory(t)
	s.call("otp_send", "")
	s.clock.pass(11 * time.Minute)
	s.expect(s.call("otp_verify", "151121"), "nextreason.otp_verify.mobile.13", "was sent at 14:00:00, 11 minutes before")
}

func TestAMobileCodeThatIsOnlyWrongIsCalledWrong(t *testing.T) {
	t.Parallel()
	s := newStory(t)
	s.call("otp_send", "")
	s.clock.pass(5 * time.Second)
	s.call("otp_verify", "999999")
	s.clock.pass(5 * time.Second)
	s.expect(s.call("otp_verify", "999999"), "nextreason.otp_verify.mobile.12", "this very code was refused at 14:00:05 already")
}

func TestTheFifthAttemptInAMinuteBlocksForFiveMinutes(t *testing.T) {
	t.Parallel()
	s := newStory(t)
	s.call("otp_send", "")
	for range 3 {
		s.clock.pass(10 * time.Second)
		s.call("otp_verify", "999999")
	}
	s.clock.pass(10 * time.Second)
	e := s.call("otp_verify", "151121")
	s.expect(e, "nextreason.otp_verify.mobile.21", "this is attempt 5 by this user within 1 minute; the limit is 5")
	if e.BlockedUntil != "2026-11-26T14:05:40+03:00" || e.Retry.Safe || e.Retry.After != 300 || !strings.Contains(e.Reply, "until 14:06") {
		t.Errorf("until %q, retry %+v, reply %q", e.BlockedUntil, e.Retry, e.Reply)
	}
	s.clock.pass(4*time.Minute + 59*time.Second)
	if again := s.call("otp_verify", "151121"); again.Status != 429 || again.BlockedUntil != "2026-11-26T14:05:40+03:00" {
		t.Errorf("a second before its end the block is gone or longer: %d, %q", again.Status, again.BlockedUntil)
	}
	s.clock.pass(time.Second)
	if after := s.call("otp_verify", "151121"); after.Status != 200 {
		t.Errorf("after the block: %d", after.Status)
	}
}
