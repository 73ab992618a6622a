// Package tree reads JSON as it came: members keep their order and their
// duplicates, keys are matched exactly, every value knows its place in the
// source, and nothing deeper than [MaxDepth] is followed.
//
// encoding/json is the wrong tool for evidence: it takes the last duplicate
// without a word, matches keys by Unicode case folding, ignores trailing bytes
// and indents twenty kilobytes of brackets into two hundred megabytes.
package tree

// Kind says what a JSON value is.
type Kind uint8

// The six kinds of JSON value, RFC 8259 section 3.
const (
	Null Kind = iota
	Bool
	Number
	String
	Array
	Object
)

// String names the kind as RFC 8259 does.
func (k Kind) String() string {
	if int(k) < len(kindNames) {
		return kindNames[k]
	}
	return "unknown"
}

var kindNames = [...]string{"null", "boolean", "number", "string", "array", "object"}

// Node is one JSON value.
type Node struct {
	Kind Kind
	// Key is the decoded member name when the parent is an Object, else empty.
	Key string
	// Text is the decoded string, the number as it was written, or "true",
	// "false", "null". It is empty for an Array and an Object. A byte that is not
	// UTF-8 and half a surrogate pair both read as U+FFFD, and a [Note] says so.
	Text string
	// Children are the members of an Object or the elements of an Array, in
	// order, duplicates kept.
	Children []*Node
	// Start and End are the byte offsets of the value in the source; a String
	// includes its quotes.
	Start, End int
}

// Member returns the value of the member whose key is exactly key, nil when there
// is none or n is not an Object. Of duplicates it returns the last, as most
// parsers do (RFC 8259 section 4 leaves it open).
func (n *Node) Member(key string) *Node {
	if n == nil || n.Kind != Object {
		return nil
	}
	for i := len(n.Children) - 1; i >= 0; i-- {
		if n.Children[i].Key == key {
			return n.Children[i]
		}
	}
	return nil
}
