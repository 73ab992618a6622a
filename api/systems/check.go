package systems

// Check is a question to an exchange, decided by its bytes where it can be.
type Check struct {
	ID         string   `yaml:"id,required"`
	Group      []int    `yaml:"group"`      // HTTP statuses whose checklist it belongs to; empty: no checklist
	Operations []string `yaml:"operations"` // those that it applies to; empty: all
	Text       string   `yaml:"text,required"`
	Field      string   `yaml:"field"` // the field that is tested
	Is         Test     `yaml:"is,required"`
	Predicts   []string `yaml:"predicts"` // rows to expect when it fails: the first of the call's operation and variant
	Ask        string   `yaml:"ask"`      // what to look at when the bytes cannot tell
	Limit      string   `yaml:"limit"`    // the limit that the check is about: earlier attempts decide it
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
	FormatIs    Test = "format"       // the field's format or pattern
	Absent      Test = "absent"       // the field is not there
	Empty       Test = "empty"        // the field is there and empty
	SameVariant Test = "same-variant" // the field's word is that of the kind of user the call is about
	AskOnly     Test = "ask"          // nothing in an exchange can tell
)
