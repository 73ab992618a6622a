package simulator_test

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"casebook/api/simulator"
)

const (
	scayleSuccess = `{"error":"SUCCESS","message":"Request completed successfully."}`
	scayleExpired = `{"error":"INVALID_TOKEN","message":"Your session has expired. Please log in again.","context":null}`
	scayleRevoked = `{"error":"invalid_request","error_description":"The refresh token is invalid.","hint":"Token has been revoked",` +
		`"message":"The refresh token is invalid."}`
)

// tokens are what login gives.
type tokens struct {
	Kind    string `json:"token_type"`
	Life    int    `json:"expires_in"`
	Access  string `json:"access_token"`
	Refresh string `json:"refresh_token"`
}

// session asks for tokens.
func session(t *testing.T, url, operation string, edits ...string) tokens {
	t.Helper()
	got := ask(t, url, operation, edits...)
	var given tokens
	if err := json.Unmarshal([]byte(got.body), &given); err != nil || got.status != 200 || given.Kind != "Bearer" || given.Life != 2_678_400 ||
		!strings.HasPrefix(given.Refresh, "def50200") || !strings.HasPrefix(got.body, `{"token_type":"Bearer","expires_in":`) {
		t.Fatalf("%s: %d %s", operation, got.status, got.body)
	}
	return given
}

func TestLoginRegisterAndGuestLoginGiveTokensOfTheirOwn(t *testing.T) {
	t.Parallel()
	_, url := start(t, simulator.Options{})
	seen := map[string]bool{}
	for _, operation := range []string{"scayle login", "scayle login", "scayle guest_login", "scayle register"} {
		given := session(t, url, operation)
		if seen[given.Access] || seen[given.Refresh] {
			t.Errorf("%s gave a token twice", operation)
		}
		seen[given.Access], seen[given.Refresh] = true, true
		check(t, ask(t, url, "scayle token_validate", "access_token="+given.Access), 200, scayleSuccess)
	}
	for _, alike := range []string{"simulated-access-token-01", "simulated-access-token-0", "simulated-access-token-5", "simulated-access-token--1", "1", ""} {
		check(t, ask(t, url, "scayle token_validate", "access_token="+alike), 401, scayleExpired)
	}
}

func TestAnAccessTokenExpiresAfter31Days(t *testing.T) {
	t.Parallel()
	clock := newClock()
	_, url := start(t, simulator.Options{Clock: clock.Now})
	given := session(t, url, "scayle login")
	clock.pass(2_678_399 * time.Second)
	check(t, ask(t, url, "scayle token_validate", "access_token="+given.Access), 200, scayleSuccess)
	clock.pass(time.Second)
	check(t, ask(t, url, "scayle token_validate", "access_token="+given.Access), 401, scayleExpired)
	check(t, ask(t, url, "scayle logout", "access_token="+given.Access), 401, scayleExpired)
	check(t, ask(t, url, "scayle token_validate"), 200, scayleSuccess)

	next := session(t, url, "scayle token_refresh", "refresh_token="+given.Refresh)
	check(t, ask(t, url, "scayle token_validate", "access_token="+next.Access), 200, scayleSuccess)
}

func TestARefreshTokenIsGoodOnce(t *testing.T) {
	t.Parallel()
	_, url := start(t, simulator.Options{})
	first := session(t, url, "scayle login")
	second := session(t, url, "scayle token_refresh", "refresh_token="+first.Refresh)
	check(t, ask(t, url, "scayle token_refresh", "refresh_token="+first.Refresh), 401, scayleRevoked)
	third := session(t, url, "scayle token_refresh", "refresh_token="+second.Refresh)
	check(t, ask(t, url, "scayle token_validate", "access_token="+third.Access), 200, scayleSuccess)
	for range 2 {
		session(t, url, "scayle token_refresh") // the made-up one is always good
	}
	check(t, ask(t, url, "scayle token_refresh", "-refresh_token"), 401, scayleRevoked)
}

func TestARefreshDoesNotMakeTheRefreshTokenLiveLonger(t *testing.T) {
	t.Parallel()
	clock := newClock()
	_, url := start(t, simulator.Options{Clock: clock.Now})
	first := session(t, url, "scayle login")
	clock.pass(60*24*time.Hour - time.Second)
	next := session(t, url, "scayle token_refresh", "refresh_token="+first.Refresh)
	clock.pass(time.Second)
	check(t, ask(t, url, "scayle token_refresh", "refresh_token="+next.Refresh), 401, scayleRevoked)
	check(t, ask(t, url, "scayle token_validate", "access_token="+next.Access), 200, scayleSuccess)
}

func TestLogoutRevokesBothTokens(t *testing.T) {
	t.Parallel()
	_, url := start(t, simulator.Options{})
	given, other := session(t, url, "scayle login"), session(t, url, "scayle login")
	check(t, ask(t, url, "scayle logout", "access_token="+given.Access), 200, scayleSuccess)
	check(t, ask(t, url, "scayle token_validate", "access_token="+given.Access), 401, scayleExpired)
	check(t, ask(t, url, "scayle token_refresh", "refresh_token="+given.Refresh), 401, scayleRevoked)
	check(t, ask(t, url, "scayle token_validate", "access_token="+other.Access), 200, scayleSuccess)
	check(t, ask(t, url, "scayle logout"), 200, scayleSuccess)
	check(t, ask(t, url, "scayle token_validate"), 200, scayleSuccess) // the made-up one stays good
}

func TestAResetHashIsGoodOnce(t *testing.T) {
	t.Parallel()
	_, url := start(t, simulator.Options{})
	const used = `{"error":"PASSWORD_RESET_HASH_EXPIRED","message":"This link has expired or has already been used.","context":null}`
	check(t, ask(t, url, "scayle password_update", "hash=unknown"), 406, used)
	check(t, ask(t, url, "scayle password_update"), 200, scayleSuccess)
	check(t, ask(t, url, "scayle password_update"), 406, used)
	session(t, url, "scayle login") // the password is as it was
}

func TestOldSessionsAreForgotten(t *testing.T) {
	t.Parallel()
	s, url := start(t, simulator.Options{})
	given := session(t, url, "scayle login")
	for range 4095 {
		answerOf(t, s, "scayle login")
	}
	check(t, ask(t, url, "scayle token_validate", "access_token="+given.Access), 200, scayleSuccess)
	newest := session(t, url, "scayle login")
	check(t, ask(t, url, "scayle token_validate", "access_token="+given.Access), 401, scayleExpired)
	check(t, ask(t, url, "scayle token_validate", "access_token="+newest.Access), 200, scayleSuccess)
}
