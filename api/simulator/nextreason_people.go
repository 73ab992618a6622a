package simulator

import (
	"strconv"
	"sync"
	"time"
)

// The limit as the pages have it: the fifth attempt in a minute, successful or failed, is refused, and blocks the user for five
// minutes. They name /token in its text and print it with otp_verify, otp_send and token; we count the three together.
const (
	nextreasonAttempts = 5
	nextreasonWindow   = time.Minute
	nextreasonBlock    = 5 * time.Minute
)

// A code lives "a limited time" on the pages; ten minutes are ours, and so are the codes: the first one that is sent has the
// number of the pages' example, each further one is one higher.
const (
	nextreasonCodeLife  = 10 * time.Minute
	nextreasonFirstCode = 151121
)

// nextreasonKind says what a user is like.
type nextreasonKind int

const (
	nextreasonSteady     nextreasonKind = iota // the first code is always good, and no limit counts
	nextreasonHonest                           // codes are sent, live, are used up and replaced; the limit counts
	nextreasonExpired                          // stand-in: whatever code is tried has expired
	nextreasonBlocked                          // stand-in: blocked for ever
	nextreasonUnverified                       // stand-in: login finds the account unverified; else steady
	nextreasonNoAccess                         // stand-in: login finds no access to the resource; else steady
)

// nextreasonUsers are all users there are.
func nextreasonUsers() map[string]nextreasonKind {
	return map[string]nextreasonKind{
		"anna@example.com": nextreasonSteady, "+15417543010": nextreasonSteady,
		"bea@example.com": nextreasonHonest, "+15417543011": nextreasonHonest,
		"expired@example.com": nextreasonExpired, "+15417543012": nextreasonExpired,
		"blocked@example.com": nextreasonBlocked, "+15417543013": nextreasonBlocked,
		"unverified@example.com": nextreasonUnverified,
		"noaccess@example.com":   nextreasonNoAccess,
	}
}

// nextreasonVerdict is what comes of trying a code.
type nextreasonVerdict int

const (
	nextreasonCodeWrong   nextreasonVerdict = iota // never sent, replaced by a newer one, or used up
	nextreasonCodeExpired                          // the newest one, too old
	nextreasonCodeGood
)

// nextreasonPeople keeps the state of the honest users. Nobody else has any, so it does not grow.
type nextreasonPeople struct {
	kinds map[string]nextreasonKind

	mu    sync.Mutex
	state map[string]*nextreasonState
}

// nextreasonState is what is known of an honest user.
type nextreasonState struct {
	sent     int       // how many codes so far
	sentAt   time.Time // the newest
	used     bool      // whether the newest was accepted
	attempts []time.Time
	blocked  time.Time // until then
}

func newNextreasonPeople() *nextreasonPeople {
	p := &nextreasonPeople{kinds: nextreasonUsers(), state: map[string]*nextreasonState{}}
	for user, kind := range p.kinds {
		if kind == nextreasonHonest {
			p.state[user] = new(nextreasonState)
		}
	}
	return p
}

// known reports whether the user exists. A user is known by the exact text.
func (p *nextreasonPeople) known(user string) bool {
	_, known := p.kinds[user]
	return known
}

func (p *nextreasonPeople) is(user string, kind nextreasonKind) bool {
	is, known := p.kinds[user]
	return known && is == kind
}

// limited counts an attempt and reports whether it is refused. While a block lasts nothing is counted, so that it ends by itself
// after exactly five minutes; then the count begins anew.
func (p *nextreasonPeople) limited(user string, now time.Time) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	s := p.state[user]
	if s == nil {
		return p.is(user, nextreasonBlocked)
	}
	if now.Before(s.blocked) {
		return true
	}
	recent := []time.Time{now}
	for _, at := range s.attempts {
		if now.Sub(at) < nextreasonWindow {
			recent = append(recent, at)
		}
	}
	s.attempts = recent
	if len(recent) < nextreasonAttempts {
		return false
	}
	s.attempts, s.blocked = nil, now.Add(nextreasonBlock)
	return true
}

// send makes the next code of an honest user; it replaces the one before.
func (p *nextreasonPeople) send(user string, now time.Time) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if s := p.state[user]; s != nil {
		s.sent, s.sentAt, s.used = s.sent+1, now, false
	}
}

// try tries a code, and uses it up if it is good.
func (p *nextreasonPeople) try(user, code string, now time.Time) nextreasonVerdict {
	p.mu.Lock()
	defer p.mu.Unlock()
	if s := p.state[user]; s != nil {
		return s.try(code, now)
	}
	switch {
	case p.is(user, nextreasonExpired):
		return nextreasonCodeExpired
	case p.known(user) && code == strconv.Itoa(nextreasonFirstCode):
		return nextreasonCodeGood
	}
	return nextreasonCodeWrong
}

func (s *nextreasonState) try(code string, now time.Time) nextreasonVerdict {
	switch {
	case s.sent == 0 || s.used || code != strconv.Itoa(nextreasonFirstCode+s.sent-1):
		return nextreasonCodeWrong
	case now.Sub(s.sentAt) >= nextreasonCodeLife:
		return nextreasonCodeExpired
	}
	s.used = true
	return nextreasonCodeGood
}
