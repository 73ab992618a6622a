package api

import (
	"crypto/tls"
	"net/http/httptrace"
	"sync"
	"time"
)

// watch notes how far a call comes. Its hooks run on goroutines of net and
// net/http, some of them after the call is over.
type watch struct {
	mu sync.Mutex
	progress
	timing Timing
	remote string

	lookup, connect, tls time.Time // when each phase began
	lastWrite            time.Time // when the latest bytes of the request left

	reading chan struct{} // closed while the connection may be read
	asking  bool          // what is written is the request, no longer a handshake
	leaving bool          // what is written is TLS taking its leave
	failed  bool          // some of the request could not be written
	closed  bool          // by us
	written int64         // bytes of the request
}

// progress is how far a call has come.
type progress struct {
	phase     Phase
	sent      Sent
	connected bool // to the host or its proxy
	answered  bool // the answer's first byte is here
	ended     bool // the server has closed its side
}

func newWatch() *watch {
	return &watch{progress: progress{phase: PhaseRequest, sent: SentNo}, reading: make(chan struct{})}
}

// at runs note under the lock.
func (w *watch) at(note func(now time.Time)) {
	now := time.Now()
	w.mu.Lock()
	defer w.mu.Unlock()
	note(now)
}

// hooks has the times from the first try on, where several addresses are tried.
func (w *watch) hooks() *httptrace.ClientTrace {
	return &httptrace.ClientTrace{
		GetConn:  func(string) { w.at(func(time.Time) { w.phase = PhaseConnect }) },
		DNSStart: func(httptrace.DNSStartInfo) { w.at(func(now time.Time) { w.phase, w.lookup = PhaseDNS, now }) },
		DNSDone: func(info httptrace.DNSDoneInfo) {
			w.at(func(now time.Time) {
				if info.Err == nil {
					w.phase, w.timing.DNS = PhaseConnect, now.Sub(w.lookup)
				}
			})
		},
		ConnectStart: func(_, _ string) {
			w.at(func(now time.Time) {
				if w.connect.IsZero() {
					w.connect = now
				}
			})
		},
		ConnectDone: func(_, address string, err error) {
			w.at(func(now time.Time) {
				if err == nil && !w.connected {
					w.connected, w.remote, w.timing.Connect = true, address, now.Sub(w.connect)
				}
			})
		},
		TLSHandshakeStart: func() { w.at(func(now time.Time) { w.phase, w.tls = PhaseTLS, now }) },
		TLSHandshakeDone: func(_ tls.ConnectionState, err error) {
			w.at(func(now time.Time) {
				if err == nil {
					w.phase, w.timing.TLS, w.reading = PhaseConnect, now.Sub(w.tls), make(chan struct{})
				}
			})
		},
		GotConn: func(httptrace.GotConnInfo) { w.at(func(time.Time) { w.phase, w.asking = PhaseSend, true }) },
		GotFirstResponseByte: func() {
			w.at(func(now time.Time) { w.answered, w.timing.FirstByte = true, max(0, now.Sub(w.lastWrite)) })
		},
	}
}

// reached returns how far the call came. Sent goes by what the connection took:
// the trace of net/http says that a request is written while all of it stands in a
// buffer. That buffer holds the whole request, so what has left at all has left
// whole unless a write failed.
func (w *watch) reached() progress {
	w.mu.Lock()
	defer w.mu.Unlock()
	p := w.progress
	if w.written > 0 {
		p.sent = SentYes
		if w.failed {
			p.sent = SentUnknown
		}
	}
	if p.answered || p.phase == PhaseSend && p.sent == SentYes {
		p.phase = PhaseFirstByte
	}
	return p
}

// end returns what was measured.
func (w *watch) end(begun time.Time) (Timing, string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.timing.Total = time.Since(begun)
	return w.timing, w.remote
}
