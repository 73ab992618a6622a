package systems

import (
	"bytes"

	"casebook/api/tree"
)

// longestSalvage is how much of a JSON text that breaks off is looked at, in bytes: an
// envelope is a fraction of that.
const longestSalvage = 64 << 10

// salvage reads what is whole in JSON that breaks off: up to the last value that ended,
// with what was open closed. Nil where nothing can be had so.
func salvage(body []byte) *tree.Node {
	body = body[:min(len(body), longestSalvage)]
	var open []byte    // the closing brackets that are due
	whole, due := 0, 0 // up to where it is whole, and how many brackets were open there
	inString, escaped := false, false
	for i, c := range body {
		switch {
		case escaped:
			escaped = false
		case inString && c == '\\':
			escaped = true
		case c == '"':
			inString = !inString
		case inString:
		case c == '{':
			open = append(open, '}')
		case c == '[':
			open = append(open, ']')
		case (c == '}' || c == ']') && len(open) > 0:
			open = open[:len(open)-1]
			whole, due = i+1, len(open)
		case c == ',':
			whole, due = i, len(open)
		}
	}
	if whole == 0 || due > len(open) {
		return nil
	}
	text := bytes.Clone(body[:whole])
	for i := due - 1; i >= 0; i-- {
		text = append(text, open[i])
	}
	root, _, err := tree.Parse(text)
	if err != nil || root.Kind != tree.Object {
		return nil
	}
	return root
}
