package api

import "casebook/api/tree"

// Shape is what an answer's body is, judged by its bytes, not by its
// Content-Type.
type Shape string

// The shapes that are told apart.
const (
	ShapeEmpty  Shape = "empty"
	ShapeJSON   Shape = "json"
	ShapeBroken Shape = "broken json" // begins like JSON and does not parse
	ShapeHTML   Shape = "html"
	ShapeText   Shape = "text"
	ShapeBinary Shape = "binary"
)

// Flag is a boolean that may not be there: absent, null and a value of the wrong
// type all read as Unknown.
type Flag uint8

// The three states of a Flag.
const (
	Unknown Flag = iota
	Yes
	No
)

// String returns "yes", "no" or "unknown".
func (f Flag) String() string {
	switch f {
	case Yes:
		return "yes"
	case No:
		return "no"
	}
	return "unknown"
}

// Envelope is the vendor's JSON around every answer, in the one shape that the
// rest of the program reads. Absent and null read alike.
type Envelope struct {
	Shape    Shape
	Success  Flag       // what the envelope itself claims
	Messages []Message  // in the order of the answer
	Data     *tree.Node // the result; nil when absent or null
	Verdict  Flag       // Yes: verified, No: not verified, Unknown: the answer gives no verdict
	Root     *tree.Node // the whole body; nil unless Shape is ShapeJSON
	Notes    []string   // duplicate keys, wrong types, trailing data: our words, one line each
}

// Message is one entry of an envelope. What is absent is empty.
type Message struct {
	Type       string // SUCCESS, FAILURE, INFO, WARNING
	Code       string
	Text       string
	HTTPStatus string     // the status name mirrored in the body, as BAD_REQUEST
	Technical  bool       // internal wording: not for the customer
	Arguments  *tree.Node // structured context; nil when absent or null
	Details    []Detail   // messages about single fields, in order
}

// Detail is what an answer says about one field of the request.
type Detail struct{ Field, Text string }
