package api

import "time"

// MaxBody is how much of an answer's body is read, in decoded bytes (32 MiB).
// What lies past it is said by Answer.Cut, never silently dropped.
const MaxBody = 32 << 20

// Exchange is one request and what came of it: an answer, or a transport error,
// never both. Both are nil in a request that was read from a file without its
// answer.
type Exchange struct {
	Request  Request
	Answer   *Answer
	Failure  *TransportError
	Happened time.Time // when the call began, with its offset; zero when unknown
	Timing   Timing
	Remote   string   // address and port that were connected to; empty when none was
	Notes    []string // what the reader or client noticed, our words, one line each
	// Aside is a request that stands beside the exchange, such as a command line: read
	// for values that must be cut, never kept or explained.
	Aside Request
}

// Answer is an HTTP response as it arrived.
type Answer struct {
	Status     int    // HTTP status code
	StatusText string // what follows the code on the status line; hostile until neutralised
	Protocol   string // "HTTP/1.1", "HTTP/2.0"; empty when unknown
	TLS        string // "TLS 1.3"; empty on plain HTTP or when unknown
	Headers    Headers
	Body       []byte // decoded from gzip where it was; at most MaxBody bytes
	Wire       int64  // body bytes read off the connection, before decoding
	Cut        bool   // the body went on past MaxBody and the rest was not read
	Broken     string // why the body ended early, our words; empty when it ended as announced
}

// Timing says how long each phase took. A phase that did not happen, or was not
// observed, is zero.
type Timing struct {
	DNS       time.Duration // name look-up
	Connect   time.Duration // TCP connection
	TLS       time.Duration // handshake
	FirstByte time.Duration // from the request's last byte to the answer's first
	Total     time.Duration // from the start to the body's last byte, or to the failure
}

// Phase is how far a call came before it failed.
type Phase string

// The phases of a call, in their order.
const (
	PhaseRequest   Phase = "request"    // the request could not be built; nothing was tried
	PhaseDNS       Phase = "dns"        // looking up the host's name
	PhaseConnect   Phase = "connect"    // opening the TCP connection
	PhaseTLS       Phase = "tls"        // the handshake
	PhaseSend      Phase = "send"       // writing the request
	PhaseFirstByte Phase = "first-byte" // waiting for the answer to begin
	PhaseBody      Phase = "body"       // reading the answer's body
)

// Kind is what went wrong with a call that got no answer.
type Kind string

// The kinds of transport error that are told apart.
const (
	KindTimeout   Kind = "timeout"   // a phase took longer than it may
	KindCancelled Kind = "cancelled" // the caller gave up
	KindNotFound  Kind = "not-found" // the host name does not exist
	KindRefused   Kind = "refused"   // nothing listens at that address
	KindReset     Kind = "reset"     // the connection was dropped
	KindTLS       Kind = "tls"       // certificate or handshake
	KindProxy     Kind = "proxy"     // the proxy refused or failed
	KindMalformed Kind = "malformed" // what came back is not HTTP that can be read
	KindOther     Kind = "other"
)

// Sent says whether the request left this machine. A lost answer is never called
// "not sent" by guess: a counted call may have counted.
type Sent string

// What is known of a request's departure.
const (
	SentNo      Sent = "no"      // not one byte of it left
	SentYes     Sent = "yes"     // all of it was written
	SentUnknown Sent = "unknown" // some of it may have arrived
)

// TransportError is why there is no answer.
type TransportError struct {
	Phase Phase
	Kind  Kind
	Sent  Sent
	Text  string // one line in our words, naming host and limit; may quote hostile text
}

// Error returns Text, so that a TransportError is an error value.
func (e *TransportError) Error() string { return e.Text }
