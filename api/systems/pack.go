// Package systems holds what each vendor's API is, as data: one YAML pack a
// system, embedded in the program or dropped into the config folder. It loads and
// checks packs, matches a call to the operation that it is, builds requests from
// form values and reads them back, decodes answers to the common envelope, and
// runs the checks that packs ask for.
//
// No vendor's name stands in this package's Go code: what is particular to a
// vendor is in its pack.
package systems

import (
	"slices"

	"casebook/api"
	"casebook/api/safe"
)

// Pack is one system, as its YAML file describes it.
type Pack struct {
	Schema      int          `yaml:"pack,required"`    // version of this schema; 1
	ID          string       `yaml:"system,required"`  // stands in row ids, commands and the history; never changes
	Name        string       `yaml:"name,required"`    // as people say it
	Version     string       `yaml:"version,required"` // of the pack's contents; kept with every explanation
	AsOf        string       `yaml:"as_of,required"`   // the day on which the vendor's pages were read, as 2026-11-22
	Hosts       []string     `yaml:"hosts"`            // hosts that are this system; "*.example.com" matches any label
	BaseURL     string       `yaml:"base_url"`         // the vendor's own, shown where a base URL is asked for
	Envelope    EnvelopeKeys `yaml:"envelope"`
	Credentials []Field      `yaml:"credentials"` // fields that every operation has unless it names its own
	Classes     []ClassRule  `yaml:"classes"`     // classes of values that are no form field: in answers, other headers
	Limits      []Limit      `yaml:"limits"`
	Retry       RetryRule    `yaml:"retry"`
	Operations  []Operation  `yaml:"operations"`
	Checks      []Check      `yaml:"checks"` // questions to an exchange; those with a group are the vendor's checklist
	Rows        []Row        `yaml:"rows"`
	Examples    []Example    `yaml:"examples"`
	Desk        Desk         `yaml:"desk"`
}

// EnvelopeKeys says where an answer keeps what. Each is a dotted path; where a
// vendor writes a thing under several names all are listed and the first present
// one is read.
type EnvelopeKeys struct {
	Signature []string `yaml:"signature"` // top-level keys that together give the system away in a bare body
	Success   []string `yaml:"success"`   // the boolean that claims success
	Messages  string   `yaml:"messages"`  // the list of messages; "." when the body itself is the one message
	Type      []string `yaml:"type"`      // these are looked up in each message
	Code      []string `yaml:"code"`
	Text      []string `yaml:"text"`
	Status    []string `yaml:"status"`
	Technical []string `yaml:"technical"`
	Arguments []string `yaml:"arguments"`
	Details   []string `yaml:"details"` // an object of field → text, or a sentence
	Data      []string `yaml:"data"`
}

// ClassPlace is where a value stands that is no form field: header, query, request,
// answer or path.
type ClassPlace string

// ClassRule gives a class to a value that is no form field.
type ClassRule struct {
	Name  string     `yaml:"name,required"` // header or query name, JSON key or dotted path
	Place ClassPlace `yaml:"place"`         // empty: anywhere
	Class safe.Class `yaml:"class,required"`
	Kind  string     `yaml:"kind,required"`
}

// Basis says how a statement is known.
type Basis string

// The three bases. They are told apart in the data and on screen.
const (
	Documented Basis = "documented" // the vendor's page says so
	Inferred   Basis = "inferred"   // follows from what the vendor says, and is not said
	NotKnown   Basis = "unknown"    // the vendor's pages leave it open
)

// String returns the words that a screen shows for b.
func (b Basis) String() string {
	switch b {
	case Documented:
		return "documented"
	case Inferred:
		return "our guess"
	}
	return "not documented"
}

// Scope is for whom a limit counts: client, user or ip.
type Scope string

// Limit is a rate limit or a lockout.
type Limit struct {
	ID         string   `yaml:"id,required"`
	Scope      Scope    `yaml:"scope,required"`
	Operations []string `yaml:"operations"`     // empty: all together
	Count      int      `yaml:"count,required"` // calls
	Window     int      `yaml:"window_s,required"`
	Block      int      `yaml:"block_s"` // seconds that the scope stays blocked; 0: until the window has passed
	Basis      Basis    `yaml:"basis,required"`
	Source     string   `yaml:"source"`
	Text       string   `yaml:"text,required"`
}

// RetryRule is when the vendor says that a call may be repeated, and how.
type RetryRule struct {
	Statuses []int    `yaml:"statuses"`  // HTTP statuses that may be retried; no other
	First    int      `yaml:"first_ms"`  // the first wait
	Cap      int      `yaml:"cap_ms"`    // the longest wait
	Tries    int      `yaml:"tries"`     // all tries together
	Jitter   int      `yaml:"jitter_ms"` // each wait varies by up to this, either way
	Basis    Basis    `yaml:"basis"`
	Source   string   `yaml:"source"`
	Text     string   `yaml:"text"`
	Codes    []string `yaml:"codes"` // codes that mean the same where no status is known
}

// Operation is one call of a system.
type Operation struct {
	ID          string      `yaml:"id,required"`
	Name        string      `yaml:"name,required"`
	Method      string      `yaml:"method,required"`
	Path        string      `yaml:"path,required"` // below the base URL; {name} stands for a path field
	ContentType string      `yaml:"content_type"`  // of the body; empty: no body
	Counted     string      `yaml:"counted"`       // what a call uses up, in words; empty: a safe read
	Creates     string      `yaml:"creates"`       // what a call makes or changes, in words; empty: nothing
	Expect      []int       `yaml:"expect"`        // the statuses of success
	Verdict     *Verdict    `yaml:"verdict"`       // where the answer says yes or no; nil: success is the answer
	Fields      []Field     `yaml:"fields"`
	Classes     []ClassRule `yaml:"classes"` // of values that are what they are in this operation only
	Source      string      `yaml:"source"`
	Help        string      `yaml:"help"`
}

// Verdict is where an answer says yes or no.
type Verdict struct {
	Path string `yaml:"path,required"` // dotted, from the body's root; a boolean
}

// Place is where a field's value goes.
type Place string

// The places of a field. Basic user and password together make one Authorization
// header (RFC 7617), Bearer another (RFC 6750).
const (
	InBody        Place = "body"
	InQuery       Place = "query"
	InPath        Place = "path"
	InHeader      Place = "header"
	BasicUser     Place = "basic-user"
	BasicPassword Place = "basic-password"
	Bearer        Place = "bearer"
)

// Need says whether the vendor marks a field required.
type Need string

// What a vendor says of a field. Only Required gets the * on a form.
const (
	Required Need = "yes"
	Optional Need = "no"
	Unstated Need = "unstated"
)

// ValueType is how a field's value stands in a JSON body: string, boolean or number.
type ValueType string

// Field is one value of a call.
type Field struct {
	ID       string     `yaml:"id,required"` // the name on the wire, as people read it in the vendor's pages
	Name     string     `yaml:"name"`        // the name on the wire when it differs from ID
	Place    Place      `yaml:"place,required"`
	Type     ValueType  `yaml:"type"` // empty: string
	Required Need       `yaml:"required"`
	Class    safe.Class `yaml:"class"`
	Kind     string     `yaml:"kind"`     // what a placeholder calls it: phone, api-key, code
	Variable string     `yaml:"variable"` // environment variable that a credential comes from
	Enum     []string   `yaml:"enum"`
	Default  string     `yaml:"default"`
	Region   string     `yaml:"region"`  // for national phone numbers: ISO 3166 code of the country that is tried
	Country  string     `yaml:"country"` // that country as people call it
	User     bool       `yaml:"user"`    // says whom the attempt is about
	Help     string     `yaml:"help"`
	Without  *Without   `yaml:"without"` // what it means when there is no value to send
}

// Wire returns the name that goes over the wire.
func (f Field) Wire() string {
	if f.Name != "" {
		return f.Name
	}
	return f.ID
}

// Credential reports whether f is part of who calls, not of what is asked.
func (f Field) Credential() bool { return f.Variable != "" }

// inHeaders reports whether f's value stands in a header.
func (f Field) inHeaders() bool {
	return slices.Contains([]Place{InHeader, BasicUser, BasicPassword, Bearer}, f.Place)
}

// Without says why a call cannot be made without a field.
type Without struct {
	Title string `yaml:"title,required"`
	Cause string `yaml:"cause,required"`
	Ask   string `yaml:"ask,required"` // what to ask for, and whom
}

// Check is a question to an exchange, decided by its bytes where it can be.
type Check struct {
	ID         string   `yaml:"id,required"`
	Group      []int    `yaml:"group"`      // HTTP statuses whose checklist it belongs to; empty: no checklist
	Operations []string `yaml:"operations"` // those that it applies to; empty: all
	Text       string   `yaml:"text,required"`
	Field      string   `yaml:"field"` // the field that is tested
	Is         Test     `yaml:"is,required"`
	Predicts   string   `yaml:"predicts"` // row to expect when it fails
	Ask        string   `yaml:"ask"`      // what to look at when the bytes cannot tell
	Basis      Basis    `yaml:"basis,required"`
	Source     string   `yaml:"source"`
}

// Test is how a check is decided.
type Test string

// The tests that a pack can ask for.
const (
	Present     Test = "present"      // the field is there and not empty
	Clean       Test = "clean"        // no white space or quotes around the value
	E164        Test = "e164"         // an international number (ITU-T E.164)
	OneOf       Test = "one-of"       // one of the field's enum
	BodyParses  Test = "body-parses"  // the request's body is one JSON object
	ContentType Test = "content-type" // the Content-Type is the operation's
	AllRequired Test = "all-required" // every field that the vendor marks required is present
	KnownPath   Test = "known-path"   // method and path are those of an operation
	AskOnly     Test = "ask"          // nothing in an exchange can tell
)

// Row is one documented response and what it means.
type Row struct {
	ID        string   `yaml:"id,required"` // never changes
	Operation string   `yaml:"operation"`   // empty: any of the system
	Basis     Basis    `yaml:"basis,required"`
	Source    string   `yaml:"source"`
	When      When     `yaml:"when,required"`
	Title     string   `yaml:"title,required"`
	Cause     string   `yaml:"cause,required"` // what happened, because of what
	Evidence  []string `yaml:"evidence"`       // checks whose failing speaks for it
	Words     []string `yaml:"words"`          // words that, in a message, speak for it: a hint, never a match
	Fix       string   `yaml:"fix,required"`
	Settle    string   `yaml:"settle,required"` // the one check or question that would settle it
	Reply     string   `yaml:"reply,required"`  // words that are safe to say to the customer
	Twins     []string `yaml:"twins"`           // rows that no answer can tell from this one
	Note      string   `yaml:"note"`            // what the vendor's pages leave open
}

// Claim is what an answer's own success flag says: yes or no.
type Claim string

// Ruling is what an answer's verdict says: yes, no, or none when one was due and is
// missing.
type Ruling string

// When is what an exchange must show for a row to apply. What is left out may be
// anything; what is listed may be any of the list.
type When struct {
	Status    []int       `yaml:"status"`
	Code      []string    `yaml:"code"` // exact, but for white space around the answer's
	Text      []string    `yaml:"text"` // a message's whole text, likewise
	Success   Claim       `yaml:"success"`
	Verdict   Ruling      `yaml:"verdict"`
	Cut       bool        `yaml:"cut"`    // the answer was too long to be read whole
	Broken    bool        `yaml:"broken"` // the answer's body is not all there
	Shape     []api.Shape `yaml:"shape"`
	Transport []string    `yaml:"transport"` // an api.Kind
	Phase     []api.Phase `yaml:"phase"`     // an api.Phase
}

// Example is a filled form: a scenario to try, against the simulator where Stand
// names the field whose value stands in for what no request can show.
type Example struct {
	ID        string            `yaml:"id,required"`
	Operation string            `yaml:"operation,required"`
	Title     string            `yaml:"title,required"`
	Stand     string            `yaml:"stand_in"` // field that carries the simulator's stand-in value; empty: an honest rule answers
	Values    map[string]string `yaml:"values"`
	Unset     []string          `yaml:"unset"` // fields that are left out although they have a value otherwise
	Expect    string            `yaml:"expect,required"`
}
