package history

import (
	"time"

	"casebook/api"
	"casebook/api/safe"
)

// Attempt is an exchange as it is kept: redacted, explained, timed. It holds
// personal values and no secret, one-time or proof value.
type Attempt struct {
	ID          string      `json:"id"`                // time-ordered, 26 characters, made by the store
	Case        uint64      `json:"case,omitempty"`    // 0: belongs to no case
	Recorded    time.Time   `json:"recorded"`          // when it was written here
	Happened    time.Time   `json:"happened,omitzero"` // when the call was made; zero when unknown
	System      string      `json:"system,omitempty"`  // pack id
	Operation   string      `json:"operation,omitempty"`
	Environment string      `json:"environment,omitempty"` // its name; empty for what was read from a file
	Simulated   bool        `json:"simulated,omitempty"`   // against the simulator: counts only among its kind
	Counted     bool        `json:"counted,omitempty"`     // uses up a try, texts a person or costs balance
	Tries       int         `json:"tries,omitempty"`       // requests that this attempt sent; 1 unless nothing left
	User        string      `json:"user,omitempty"`        // whom it is about, as the form has it; personal
	Outcome     api.Outcome `json:"outcome"`
	Codes       []string    `json:"codes,omitempty"` // the vendor's codes, in order
	Row         string      `json:"row,omitempty"`   // the documented answer that ranks first
	Title       string      `json:"title,omitempty"` // that cause in a few words

	Request   Request       `json:"request"`
	Answer    *Answer       `json:"answer,omitempty"`
	Transport *Transport    `json:"transport,omitempty"`
	Timing    Timing        `json:"timing"`
	Remote    string        `json:"remote,omitempty"`
	Notes     []safe.Record `json:"notes,omitempty"` // what the client or reader noticed
	Facts     []safe.Fact   `json:"facts,omitempty"` // what stays known of values that were cut
	// Marks tell whether two calls carried the same one-time value or proof: field id →
	// the beginning of its keyed fingerprint, 16 hex digits.
	Marks map[string]string `json:"marks,omitempty"`

	Explanation safe.Record `json:"explanation,omitzero"` // JSON of the explanation; empty while pending
	Pack        string      `json:"pack,omitempty"`       // system and version of the pack that explained it
	Program     string      `json:"program,omitempty"`    // version of the program that wrote it
	Rules       int         `json:"rules,omitempty"`      // version of the redaction rules
}

// Request is a call as it is kept.
type Request struct {
	Method string `json:"method"`
	safe.RecordMessage
}

// Answer is an HTTP response as it is kept. Its body is at most 4 MiB; Length of
// the message says how long it was.
type Answer struct {
	Status     int         `json:"status"`
	StatusText safe.Record `json:"status_text,omitzero"`
	Protocol   string      `json:"protocol,omitempty"`
	TLS        string      `json:"tls,omitempty"`
	Wire       int64       `json:"wire,omitempty"` // body bytes as they came, before decoding
	Cut        bool        `json:"cut,omitempty"`  // the body went on past what was read
	Broken     safe.Record `json:"broken,omitzero"`
	safe.RecordMessage
}

// Transport is why there is no answer.
type Transport struct {
	Phase api.Phase   `json:"phase"`
	Kind  api.Kind    `json:"kind"`
	Sent  api.Sent    `json:"sent"`
	Text  safe.Record `json:"text"`
}

// Timing holds the phases of a call in milliseconds, to the microsecond; 0 for a
// phase that did not happen or was not seen.
type Timing struct {
	DNS       float64 `json:"dns_ms,omitempty"`
	Connect   float64 `json:"connect_ms,omitempty"`
	TLS       float64 `json:"tls_ms,omitempty"`
	FirstByte float64 `json:"first_byte_ms,omitempty"`
	Total     float64 `json:"total_ms,omitempty"`
}

// Summary is what a list shows of an attempt: small, and kept apart from the full
// record.
type Summary struct {
	ID          string      `json:"id"`
	Case        uint64      `json:"case,omitempty"`
	Recorded    time.Time   `json:"recorded"`
	Happened    time.Time   `json:"happened,omitzero"`
	System      string      `json:"system"`
	Operation   string      `json:"operation"`
	Environment string      `json:"environment"`
	Simulated   bool        `json:"simulated"`
	Counted     bool        `json:"counted,omitempty"` // it and Tries are what a guard adds up
	Tries       int         `json:"tries,omitempty"`
	Outcome     api.Outcome `json:"outcome"`
	Status      int         `json:"status,omitempty"` // HTTP status; 0 without an answer
	Codes       []string    `json:"codes,omitempty"`
	User        string      `json:"user,omitempty"`
	Duration    float64     `json:"duration_ms,omitempty"`
	Row         string      `json:"row,omitempty"`
	Title       string      `json:"title,omitempty"`

	Marks map[string]string `json:"marks,omitempty"`
	Rules int               `json:"rules,omitempty"` // version of the redaction rules; 0 where it is not known: older ones
}

// OlderRules reports whether an attempt was redacted under older rules than today's, so
// that something may stand in it that is cut now.
func (s Summary) OlderRules() bool { return s.Rules < safe.RulesVersion }

// Summary returns what a list shows of a.
func (a Attempt) Summary() Summary {
	s := Summary{
		ID: a.ID, Case: a.Case, Recorded: a.Recorded, Happened: a.Happened,
		System: a.System, Operation: a.Operation, Environment: a.Environment,
		Simulated: a.Simulated, Counted: a.Counted, Tries: a.Tries,
		Outcome: a.Outcome, Codes: a.Codes, User: a.User,
		Duration: a.Timing.Total, Row: a.Row, Title: a.Title, Marks: a.Marks, Rules: a.Rules,
	}
	if a.Answer != nil {
		s.Status = a.Answer.Status
	}
	return s
}
