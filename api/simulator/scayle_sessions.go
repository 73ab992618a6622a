package simulator

import (
	"strconv"
	"strings"
	"sync"
	"time"
)

const (
	scayleAccessPrefix  = "simulated-access-token-"
	scayleRefreshPrefix = "def50200-simulated-refresh-token-"
	scayleRefreshToken  = "simulator-refresh-token"

	// scayleAccessLife is the expires_in of the pages' samples, in seconds: 31 days.
	scayleAccessLife = 2_678_400
	// scayleRefreshLife is that of an older introduction.
	scayleRefreshLife = 60 * 24 * time.Hour

	// scayleMemory is how many sessions are remembered; of older ones no token is good any more.
	scayleMemory = 4096
)

// scayleSessions are the tokens given out. Besides them simulatorAccessToken and scayleRefreshToken are good, for ever. That a
// refresh token is good once, and gives a new one as old as itself, is ours; the pages say only that a refresh does not make the
// refresh token live longer.
type scayleSessions struct {
	mu       sync.Mutex
	started  int             // so far; the newest has this number
	sessions []scayleSession // the newest ones, the last of them with the number started
	hashUsed bool
}

// scayleSession is what came of one login or refresh.
type scayleSession struct {
	since       time.Time // of the access token
	loggedInAt  time.Time // of the refresh token
	over, spent bool      // whether the access token is revoked, and whether the refresh token is used or revoked
}

// start begins a session and returns its number.
func (s *scayleSessions) start(now time.Time) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.begin(scayleSession{since: now, loggedInAt: now})
}

func (s *scayleSessions) begin(session scayleSession) int {
	if len(s.sessions) == scayleMemory {
		s.sessions = append(s.sessions[:0], s.sessions[1:]...)
	}
	s.sessions = append(s.sessions, session)
	s.started++
	return s.started
}

// refresh uses a refresh token up and returns the number of the session that follows; false if the token is not good.
func (s *scayleSessions) refresh(token string, now time.Time) (int, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if token == scayleRefreshToken {
		return s.begin(scayleSession{since: now, loggedInAt: now}), true
	}
	session := s.of(token, scayleRefreshPrefix)
	if session == nil || session.spent || now.Sub(session.loggedInAt) >= scayleRefreshLife {
		return 0, false
	}
	session.spent = true
	return s.begin(scayleSession{since: now, loggedInAt: session.loggedInAt}), true
}

// valid reports whether an access token is good.
func (s *scayleSessions) valid(token string, now time.Time) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if token == simulatorAccessToken {
		return true
	}
	session := s.of(token, scayleAccessPrefix)
	return session != nil && !session.over && now.Sub(session.since) < scayleAccessLife*time.Second
}

// end revokes both tokens of an access token's session.
func (s *scayleSessions) end(access string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if session := s.of(access, scayleAccessPrefix); session != nil {
		session.over, session.spent = true, true
	}
}

// useHash reports whether this is the first time.
func (s *scayleSessions) useHash() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	first := !s.hashUsed
	s.hashUsed = true
	return first
}

// of returns the session of a token with this prefix, or nil.
func (s *scayleSessions) of(token, prefix string) *scayleSession {
	digits, _ := strings.CutPrefix(token, prefix)
	n, err := strconv.Atoi(digits)
	i := n - 1 - (s.started - len(s.sessions))
	if err != nil || i < 0 || i >= len(s.sessions) || token != prefix+strconv.Itoa(n) {
		return nil
	}
	return &s.sessions[i]
}
