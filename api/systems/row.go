package systems

import "casebook/api"

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
	Twins     []string `yaml:"twins"`           // rows that no answer can tell from this one, beside those whose When is the same
	Note      string   `yaml:"note"`            // what the vendor's pages leave open

	Variant  string    `yaml:"variant"`     // which of the vendor's tables it stands in; empty: there is one
	Also     []When    `yaml:"also"`        // other answers that are this row too
	Request  []Clue    `yaml:"request"`     // what the request shows when this row is the reason: all of it
	Past     []Sign    `yaml:"past"`        // what earlier attempts show when it is: any of it
	Verbatim []string  `yaml:"verbatim"`    // spellings that only its page prints: a hint, never a match
	Limit    string    `yaml:"limit"`       // the limit that the answer is about
	Question *Question `yaml:"question"`    // how an answer to Settle counts; nil: a yes speaks for the row
	Says     string    `yaml:"vendor_says"` // the vendor's own words for the customer, verbatim

	added bool   // by a pack that extends the system's
	asOf  string // of that pack; empty: it names no day
}

// Clue is one thing that a request shows.
type Clue struct {
	Field string `yaml:"field"` // empty for what is about the request as a whole
	Is    Trait  `yaml:"is,required"`
}

// Trait is how a field, or the request as a whole, may be.
type Trait string

// The traits. The first group is about a field, the second about the request.
const (
	IsAbsent     Trait = "absent"
	IsEmpty      Trait = "empty"   // there, and ""
	IsMissing    Trait = "missing" // absent or empty
	IsPresent    Trait = "present" // there, and not empty
	IsMalformed  Trait = "malformed"
	IsWellFormed Trait = "well-formed"
	IsOneOf      Trait = "one-of"
	IsNotOneOf   Trait = "not-one-of"
	IsNull       Trait = "null"
	IsWrongKind  Trait = "wrong-kind" // another kind of JSON value

	HasNoBody        Trait = "no-body"
	HasBrokenBody    Trait = "broken-body"
	HasNoCredentials Trait = "no-credentials"
)

// Sign is something that earlier attempts show.
type Sign string

// The signs.
const (
	CodeUsed       Sign = "code-used"       // this very value was accepted before
	CodeRefused    Sign = "code-refused"    // this very value was refused before
	CodeOld        Sign = "code-old"        // it is older than its lifetime
	CodeReplaced   Sign = "code-replaced"   // a newer one was sent since it was first tried
	LimitReached   Sign = "limit-reached"   // as many attempts by this user as the row's limit counts, within its window
	WorksElsewhere Sign = "works-elsewhere" // the same call succeeded in another environment
	ManyUsers      Sign = "many-users"      // several users fail alike within minutes
)

// Question is how an answer to a row's Settle counts.
type Question struct {
	ID    string `yaml:"id"`    // rows that ask the same share one; empty: the row's own id
	Yes   Weight `yaml:"yes"`   // what a yes does to the row; empty: it speaks for it
	Field string `yaml:"field"` // the answer may be a value of this field
	Check string `yaml:"check"` // the check that the answer ticks
	Pass  Claim  `yaml:"pass"`  // which answer passes that check; empty: yes
}

// Weight is what an answer does to a row: for or against.
type Weight string

// The two weights.
const (
	For     Weight = "for"
	Against Weight = "against"
)

// Claim is what an answer's own success flag says: yes or no.
type Claim string

// Ruling is what an answer's verdict says: yes, no, or none when one was due and is
// missing.
type Ruling string

// When is what an exchange must show for a row to apply. What is left out may be
// anything; what is listed may be any of the list.
type When struct {
	Status []int    `yaml:"status"`
	Code   []string `yaml:"code"` // whole; letter case, blanks around it and the pack's spellings do not count
	Text   []string `yaml:"text"` // the whole text of a message or detail, likewise
	// Detail is what the answer says of single fields: path below its container → text.
	// All of it must be there.
	Detail    map[string]string `yaml:"detail"`
	Success   Claim             `yaml:"success"`
	Verdict   Ruling            `yaml:"verdict"`
	Cut       bool              `yaml:"cut"`    // the answer was too long to be read whole
	Broken    bool              `yaml:"broken"` // the answer's body is not all there
	Shape     []api.Shape       `yaml:"shape"`
	Transport []string          `yaml:"transport"` // an api.Kind
	Phase     []api.Phase       `yaml:"phase"`     // an api.Phase
}

// Example is a filled form: a scenario to try, against the simulator where Stand
// names the field whose value stands in for what no request can show.
type Example struct {
	ID        string            `yaml:"id,required"`
	Operation string            `yaml:"operation,required"`
	Title     string            `yaml:"title,required"`
	Note      string            `yaml:"note"`     // what else is to be known to try it; empty: nothing
	Stand     string            `yaml:"stand_in"` // field that carries the simulator's stand-in value; empty: an honest rule answers
	Values    map[string]string `yaml:"values"`
	Unset     []string          `yaml:"unset"` // fields that are left out although they have a value otherwise
	Body      *string           `yaml:"body"`  // sent as it is, in place of the fields of the body; nil: these are
	Expect    string            `yaml:"expect,required"`
}
