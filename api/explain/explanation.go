// Package explain says why a call came out as it did: ranked causes with their
// evidence, a checklist that ticks itself, advice on retrying, and words that are
// safe for the customer. It is pure: an exchange and a pack go in, an Explanation
// comes out.
package explain

import (
	"casebook/api"
	"casebook/api/systems"
)

// Likelihood is how sure a cause is.
type Likelihood string

// The likelihoods, surest first. Certain is kept for what the bytes alone prove.
const (
	Certain  Likelihood = "certain"
	Likely   Likelihood = "likely"
	Possible Likelihood = "possible"
)

// Explanation is what is said about one exchange. Its JSON is the contract of
// `explain --json`: fields are only ever added.
type Explanation struct {
	System    string      `json:"system"`
	Operation string      `json:"operation"`
	Outcome   api.Outcome `json:"outcome"`
	Status    int         `json:"status"` // HTTP status; 0: unknown or no answer
	Codes     []string    `json:"codes"`
	Messages  []string    `json:"messages"`            // the vendor's texts, verbatim
	Technical []string    `json:"technical,omitempty"` // those of Messages that the vendor marks internal: not for the customer
	Causes    []Cause     `json:"causes"`              // likeliest first
	Checklist []Item      `json:"checklist"`
	Retry     Retry       `json:"retry"`
	Reply     string      `json:"reply"` // words that are safe to say to the customer
	// Rotate is the end of Reply where a live credential stood in what the customer sent.
	Rotate string `json:"rotate,omitempty"`
	// VendorSays is the vendor's own documented message to its users, verbatim.
	VendorSays string `json:"vendor_says,omitempty"`
	// BlockedUntil is when the block ends that the answer is about, RFC 3339.
	BlockedUntil string   `json:"blocked_until,omitempty"`
	Notes        []string `json:"notes"`
	Pack         string   `json:"pack,omitempty"` // system and version of the pack that explained it
}

// Cause is a documented answer, offered as the explanation.
type Cause struct {
	Row        string        `json:"row"`
	Title      string        `json:"title"`
	Likelihood Likelihood    `json:"likelihood"`
	Basis      systems.Basis `json:"basis"`
	Cause      string        `json:"cause"`             // what happened, because of what
	Because    []string      `json:"because"`           // what speaks for it in this exchange
	Against    []string      `json:"against,omitempty"` // what speaks against it
	Fix        string        `json:"fix"`
	Settle     string        `json:"settle"`          // the one check or question that would settle it
	Note       string        `json:"note,omitempty"`  // what the vendor's pages leave open
	Twins      []string      `json:"twins,omitempty"` // rows that no answer can tell from this one
	Source     string        `json:"source,omitempty"`
	Question   *Question     `json:"question,omitempty"` // how an answer to Settle is given and counts
	Blocks     bool          `json:"blocks,omitempty"`   // the call cannot be made at all: for calls that are not sent yet
}

// Question is how the question that would settle a cause is answered.
type Question struct {
	ID    string `json:"id"`              // causes that ask the same share it
	Field string `json:"field,omitempty"` // the answer may be a value of this field
	Check string `json:"check,omitempty"` // the item of the checklist that the answer ticks
	Yes   string `json:"yes"`             // what a yes does to the cause: for or against
	Takes Takes  `json:"takes"`           // what can be answered
	Said  string `json:"said,omitempty"`  // what the caller answered: yes, no, unknown or a value
}

// Takes is what a question can be answered with, beside that it is not known.
type Takes string

// What a question takes.
const (
	TakesYesNo  Takes = "yes or no"
	TakesValue  Takes = "a value" // what, which, when: a yes would say nothing
	TakesEither Takes = "either"
)

// Item is one line of the checklist.
type Item struct {
	ID      string        `json:"id"`
	Text    string        `json:"text"`
	State   systems.State `json:"state"`
	Because string        `json:"because"` // what was seen, or what to look at
	Group   []int         `json:"group,omitempty"`
	By      Ticker        `json:"by,omitempty"` // who decided it; empty: the exchange itself
}

// Ticker is who ticked an item of the checklist that the exchange could not decide.
type Ticker string

// Who can tick.
const (
	Caller   Ticker = "caller"   // the caller's word: hearsay
	Engineer Ticker = "engineer" // looked and ticked
)

// Retry is whether repeating the call can help, and how. It is advice: a counted
// call is repeated only on the user's word.
type Retry struct {
	Safe  bool   `json:"safe"`              // the vendor's rule allows it
	After int    `json:"after_s,omitempty"` // seconds before the next try
	Tries int    `json:"tries,omitempty"`   // all tries together
	Why   string `json:"why"`
}

// First returns the likeliest cause, or nil.
func (e *Explanation) First() *Cause {
	if len(e.Causes) == 0 {
		return nil
	}
	return &e.Causes[0]
}
