package systems

import (
	"casebook/api/tree"
)

// Value is what one field holds. A field that is absent is not in Values: absent
// and empty are two findings.
type Value struct {
	Text string
	Kind tree.Kind // how it stands in a JSON body; tree.String elsewhere
}

// Values are the fields of a call by id.
type Values map[string]Value

// EmptyWord is what a form or command line writes to send a field that is there
// and empty: two quotes. An empty input leaves the field out.
const EmptyWord = `""`

// ParseValues turns inputs of a form into Values: an empty input is absent,
// EmptyWord is present and empty, and a value of a boolean or number field that
// reads as one is sent as one.
func ParseValues(fields []Field, inputs map[string]string) Values {
	values := Values{}
	for _, f := range fields {
		text, given := inputs[f.ID]
		switch {
		case !given || text == "":
		case text == EmptyWord:
			values[f.ID] = Value{Kind: tree.String}
		default:
			values[f.ID] = Value{text, f.kind(text)}
		}
	}
	return values
}

// kind is how text stands in a JSON body: as the field's type when it reads as
// that, else as a string, so that a wrong type can be reproduced.
func (f Field) kind(text string) tree.Kind {
	switch {
	case f.Type == "boolean" && (text == "true" || text == "false"):
		return tree.Bool
	case f.Type == "number" && isNumber(text):
		return tree.Number
	}
	return tree.String
}

func isNumber(text string) bool {
	n, notes, err := tree.Parse([]byte(text))
	return err == nil && len(notes) == 0 && n.Kind == tree.Number
}
