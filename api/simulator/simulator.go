// Package simulator answers on loopback as the vendors' pages say their APIs answer, so that every documented answer can be seen
// without credentials, balance or a customer. It shares no type with the rest of the program: a client and a simulator with
// common structs would agree on the same mistake.
//
// What no request can show, such as an outage, stands behind made-up values: see [StandIns]. Where a vendor documents no wording,
// the wording is the simulator's own and begins with "(simulated text) "; every answer carries the header "X-Simulated: casebook".
package simulator

import (
	"io"
	"net/http"
	"strings"
	"sync/atomic"
	"time"
)

// Options say how a [Simulator] answers. The zero value is ready for use.
type Options struct {
	Clock       func() time.Time // gives the Date header of every answer; time.Now if nil
	AnswerDelay time.Duration    // how long every answer is held back, so that waiting and cancelling can be tried; at most a minute
}

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

// New makes a simulator that has seen no request and issued no key.
func New(o Options) *Simulator {
	if o.Clock == nil {
		o.Clock = time.Now
	}
	return &Simulator{options: o, systems: []system{
		{authmatechPrefix, new(authmatech).answer},
	}}
}

// Requests counts the requests received since [New], answered or not.
func (s *Simulator) Requests() int64 { return s.requests.Load() }

// ServeHTTP answers one request. A request that is given up while its answer is held back gets no answer at all.
func (s *Simulator) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.requests.Add(1)
	a := s.answer(r)
	drain(r)
	if !held(r, s.options.AnswerDelay) {
		panic(http.ErrAbortHandler) // returning would send an empty 200
	}
	w.Header().Set("Date", s.options.Clock().UTC().Format(http.TimeFormat))
	a.write(w)
}

// answer routes by hand: http.ServeMux would tidy a path like "//v1" with a redirect of its own, which no vendor documents.
func (s *Simulator) answer(r *http.Request) answer {
	for _, system := range s.systems {
		if strings.HasPrefix(r.URL.Path, system.prefix) {
			return system.answer(r)
		}
	}
	return answer{
		status:      http.StatusNotFound,
		contentType: "text/plain; charset=utf-8",
		body:        simulatedText + "no simulated system has this path\n",
	}
}

// drain reads what an early refusal left of the body, up to 64 MiB. Otherwise net/http would reset the connection of a caller that
// is still sending, and would not notice one that has gone.
func drain(r *http.Request) { _, _ = io.CopyN(io.Discard, r.Body, 64<<20) }

// held lets d pass and reports whether anybody still waits for the answer.
func held(r *http.Request, d time.Duration) bool {
	if d <= 0 {
		return true
	}
	select {
	case <-time.After(d):
		return true
	case <-r.Context().Done():
		return false
	}
}

// Credentials returns the made-up credentials that are accepted, by header name. They open nothing but a simulator.
func Credentials() map[string]string {
	return map[string]string{
		authmatechKeyHeader:    "simulator-api-key-not-a-secret",
		authmatechClientHeader: "simulator-client",
	}
}

// StandIn is a made-up value that stands for an answer which no honest request can bring about.
type StandIn struct {
	System, Operation string // "authmatech", "verify"
	Field, Value      string // the body field or header, and what to put there
	Means             string // what the answer says, in plain words
	Status            int    // the HTTP status of the answer
	Documented        bool   // whether the vendor documents an answer of this kind and status; its wording may still be simulated
}

// StandIns lists every stand-in value, always in the same order. Where a request holds two of them, the earlier one counts.
func StandIns() []StandIn {
	var list []StandIn
	for _, row := range authmatechStandIns() {
		list = append(list, row.StandIn)
	}
	return list
}
