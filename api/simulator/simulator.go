// Package simulator answers on loopback as the vendors' pages say their APIs answer, so that every documented answer can be seen
// without credentials, balance or a customer. It shares no type with the rest of the program: a client and a simulator with
// common structs would agree on the same mistake.
//
// What no request can show, such as an outage, stands behind made-up values: see [StandIns]. Where a vendor documents no wording,
// the wording is the simulator's own and begins with "(simulated text) "; every answer carries the header "X-Simulated: casebook".
package simulator

import (
	"cmp"
	"io"
	"net/http"
	"slices"
	"strings"
	"sync/atomic"
	"time"
)

// Options say how a [Simulator] answers. The zero value is ready for use.
type Options struct {
	Clock       func() time.Time // tells the time of every answer, limit and lifetime; time.Now if nil
	AnswerDelay time.Duration    // how long every answer is held back, so that waiting and cancelling can be tried; at most a minute
	Slow        time.Duration    // how long the slow faults take, by the machine's own clock; 3 s if 0, at most a minute
	Fault       string           // the fault that befalls every answer, one of [Faults]; none if empty
}

// simulatorAccessToken is good for every system that asks for one, and never expires.
const simulatorAccessToken = "simulator-access-token"

// Simulator is an [http.Handler] that answers for the vendors' systems. It may be used by any number of goroutines at once.
type Simulator struct {
	options  Options
	systems  []system
	requests atomic.Int64
}

// system is one vendor's API: every path that begins with prefix is its own.
type system struct {
	prefix string
	answer func(*http.Request) answer
}

// New makes a simulator that has seen no request, issued no key or token, and sent no code.
func New(o Options) *Simulator {
	if o.Clock == nil {
		o.Clock = time.Now
	}
	if o.Slow == 0 {
		o.Slow = 3 * time.Second
	}
	scayle := newScayle(o.Clock)
	return &Simulator{options: o, systems: []system{
		{authmatechPrefix, new(authmatech).answer},
		{nextreasonPrefix, newNextreason(o.Clock).answer},
		{scayleAuthPrefix, scayle.answer},
		{scayleTokenPrefix, scayle.answer},
	}}
}

// Requests counts the requests received since [New], answered or not.
func (s *Simulator) Requests() int64 { return s.requests.Load() }

// ServeHTTP answers one request. A request that is given up while its answer is held back gets no answer at all.
func (s *Simulator) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.requests.Add(1)
	r, asked := splitFault(r)
	a := s.answer(r)
	drain(r)
	wait(r, s.options.AnswerDelay)
	w.Header().Set("Date", s.options.Clock().UTC().Format(http.TimeFormat))
	s.befall(cmp.Or(asked, a.fault, s.options.Fault), w, r, a)
}

// answer routes by hand: http.ServeMux would tidy a path like "//v1" with a redirect of its own, which no vendor documents.
func (s *Simulator) answer(r *http.Request) answer {
	for _, system := range s.systems {
		if strings.HasPrefix(r.URL.Path, system.prefix) {
			return system.answer(r)
		}
	}
	return textAnswer(http.StatusNotFound, "no simulated system has this path")
}

// drain reads what an early refusal left of the body, up to 64 MiB. Otherwise net/http would reset the connection of a caller that
// is still sending, and would not notice one that has gone.
func drain(r *http.Request) { _, _ = io.CopyN(io.Discard, r.Body, 64<<20) }

// wait lets d pass, by the machine's own clock. When the caller has gone it ends the request; returning would send an empty 200.
func wait(r *http.Request, d time.Duration) {
	if d <= 0 {
		return
	}
	select {
	case <-time.After(d):
	case <-r.Context().Done():
		panic(http.ErrAbortHandler)
	}
}

// Credentials returns the made-up credentials that are accepted, by system and by the name of the header, query or body field;
// the parts of an Authorization header go by client_id, client_secret and access_token. They open nothing but a simulator.
func Credentials() map[string]map[string]string {
	return map[string]map[string]string{
		"authmatech": {
			authmatechKeyHeader:      authmatechKey,
			authmatechClientHeader:   authmatechClient,
			authmatechSDKTokenHeader: authmatechSDKToken,
		},
		"nextreason": {
			"client_id":    nextreasonClient,
			"env_id":       nextreasonEnvironment,
			"access_token": simulatorAccessToken,
		},
		"scayle": {
			"client_id":      scayleClient,
			"client_secret":  scayleSecret,
			"access_token":   simulatorAccessToken,
			scayleShopHeader: scayleShop,
			"shop_id":        scayleShop,
		},
	}
}

// StandIn is a made-up value that stands for an answer which no honest request can bring about.
type StandIn struct {
	System, Operation string // "authmatech", "verify"
	Field, Value      string // the field, header or credential, and what to put there
	Means             string // what the answer says, in plain words
	Status            int    // the HTTP status of the answer; 0 if none comes
	Documented        bool   // whether the vendor documents an answer of this kind and status; its wording may still be simulated
}

// StandIns lists every stand-in value for each operation where it brings something about that is worth seeing, always in the same
// order. Where a request holds two of them, the earlier one counts; a fault (sdkSessionId) befalls the answer of any other.
func StandIns() []StandIn {
	list := slices.Concat(authmatechList(), nextreasonStandIns(), scayleStandIns())
	place := map[string]int{} // of an operation: where it is named first
	for i, s := range list {
		if _, seen := place[s.call()]; !seen {
			place[s.call()] = i
		}
	}
	slices.SortStableFunc(list, func(a, b StandIn) int { return place[a.call()] - place[b.call()] })
	return list
}

// call names what the stand-in is for.
func (s StandIn) call() string { return s.System + " " + s.Operation }
