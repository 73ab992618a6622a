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
	"casebook/api/safe"
)

// Pack is one system, as its YAML file describes it.
type Pack struct {
	Schema      int          `yaml:"pack,required"`    // version of this schema; 1
	ID          string       `yaml:"system,required"`  // stands in row ids, commands and the history; never changes
	Name        string       `yaml:"name,required"`    // as people say it
	Version     string       `yaml:"version,required"` // of the pack's contents; kept with every explanation
	AsOf        string       `yaml:"as_of,required"`   // the day on which what it documents was read, as 2026-11-22
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

	// Extends names the system that this pack adds to or overrides. Only a team's own
	// pack does; it may leave out everything that it does not change.
	Extends   string            `yaml:"extends"`
	Spellings map[string]string `yaml:"spellings"` // codes and texts as met in the wild → as meant
	Lifetimes []Lifetime        `yaml:"lifetimes"`
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
	Details   []string `yaml:"details"` // objects of field → text, or sentences; "." for members of the body that no other key names
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
	Bare        bool        `yaml:"bare"`          // a success may come without a body: the vendor documents none
	Verdict     *Verdict    `yaml:"verdict"`       // where the answer says yes or no; nil: success is the answer
	Fields      []Field     `yaml:"fields"`
	Variant     *Variant    `yaml:"variant"` // which of the vendor's tables is about a call; nil: there is one
	Classes     []ClassRule `yaml:"classes"` // of values that are what they are in this operation only
	Source      string      `yaml:"source"`
	Help        string      `yaml:"help"`
}

// Verdict is where an answer says yes or no.
type Verdict struct {
	Path string `yaml:"path,required"` // dotted, from the body's root; a boolean
}

// Variant is how the vendor's tables about one operation are told apart: by the kind
// of a field's value, else by a word in another field.
type Variant struct {
	Field string            `yaml:"field,required"` // "email" when its value holds an @, "mobile" when it looks like a phone number
	Else  string            `yaml:"else"`           // looked at where Field has no value
	Words map[string]string `yaml:"words"`          // what stands in Else → the variant
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
	Format   Format     `yaml:"format"`     // what the vendor wants the value to look like
	Pattern  string     `yaml:"pattern"`    // the same as a regular expression (RE2) for the whole value
	Is       string     `yaml:"pattern_is"` // Pattern in words: "six digits"
	Region   string     `yaml:"region"`     // for national phone numbers: ISO 3166 code of the country that is tried
	Country  string     `yaml:"country"`    // that country as people call it
	User     bool       `yaml:"user"`       // says whom the attempt is about
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

// Without says why a call cannot be made without a field.
type Without struct {
	Title string `yaml:"title,required"`
	Cause string `yaml:"cause,required"`
	Ask   string `yaml:"ask,required"` // what to ask for, and whom
}
