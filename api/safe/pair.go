package safe

import (
	"slices"
	"strings"

	"casebook/api/tree"
)

// maxPair is how many members an object has at most that is a name and its value.
const maxPair = 8

// pairPart is what a member, an attribute or an element is of a name and its value.
type pairPart uint8

const (
	noPart     pairPart = iota
	namePart            // the name of a value: "name" of a HAR, "field" of a validator
	nameMaybe           // it may be the name of another thing: "id", "type", "label"
	valuePart           // the value: "value" of a HAR, "rejectedValue" of a validator
	valueMaybe          // it may be said of the value, or have members: "text", "data"
)

// nameOf tells the part of a name by the words that HAR, validators, forms, vaults and
// settings have for it.
func nameOf(word string) pairPart {
	const longest = 15
	if len(word) > longest {
		return noPart
	}
	switch fold(word) {
	case "name", "key", "field", "fieldname", "param", "parameter", "header", "headername", "property", "propertyname", "attribute", "attr", "variable":
		return namePart
	case "id", "label", "type", "kind", "path", "loc", "k", "n":
		return nameMaybe
	}
	return noPart
}

// valueOf tells the part of a value by the words for it. It is asked of every member, so it
// looks at the length first.
func valueOf(word string) pairPart {
	const value, longest = "value", 15
	is := strings.EqualFold
	switch n := len(word); {
	case n == 1 && word[0]|lower == 'v', n == 3 && is(word, "val"), n == 5 && is(word, value):
		return valuePart
	case n == 4 && (is(word, "text") || is(word, "data")), n == 5 && is(word, "input"), n == 6 && (is(word, "values") || is(word, "string")), n == 7 && is(word, "content"):
		return valueMaybe
	case n < 8 || n > longest || !is(word[n-len(value):], value):
		return noPart
	}
	switch fold(word) {
	case "fieldvalue", "headervalue", "attributevalue", "newvalue", "oldvalue", "rejectedvalue", "attemptedvalue":
		return valuePart
	}
	return noPart
}

// paired is what v, told by the name in a pair, says of the value. Only "name" and "value"
// and what means the same are sure; else a value has to look like what v says, and what a
// list or an object holds is another thing's.
func (v verdict) paired(name, value pairPart) verdict {
	if !v.found || name == namePart && value == valuePart {
		return v
	}
	v.scalar = true
	switch {
	case v.class == Personal && v.kind == "name":
		v.form = nameLike
	case v.class == Personal && v.kind == "address":
		v.form = addressLike
	case v.class == Personal && !formedKind(v.kind):
		return verdict{}
	case v.kind == "code" && v.form == anyForm && value != valuePart:
		v.form = codeLike
	case v.class != Personal && v.form == anyForm && (value != valuePart || v.kind != "password"):
		v.form = unsaid
	}
	return v
}

// formedKind reports whether personal values of a kind are told by their form, too, so
// that a label is not taken for one.
func formedKind(kind string) bool {
	switch kind {
	case "phone", "email", "birth-date", "document", "ip", "iban":
		return true
	}
	return false
}

// pairs is what the names in an object say of the values beside them.
type pairs struct {
	sure, maybe verdict
	told        bool
}

// of is what they say of a member.
func (ps pairs) of(member string) verdict {
	part := valueOf(member)
	if part == noPart {
		return verdict{}
	}
	if v := ps.sure.paired(namePart, part); v.found {
		return v
	}
	return ps.maybe.paired(nameMaybe, part)
}

// pairsIn reads the names in an object that is a name and its value.
func (w *rewriter) pairsIn(n *tree.Node) (ps pairs) {
	if n.Kind != tree.Object || len(n.Children) < 2 || len(n.Children) > maxPair {
		return ps
	}
	if !slices.ContainsFunc(n.Children, func(child *tree.Node) bool { return valueOf(child.Key) != noPart }) || leftOut(w.scrubber)&passPairs != 0 {
		return ps
	}
	for _, child := range n.Children {
		part := nameOf(child.Key)
		if part == nameMaybe && child.Kind == tree.Array && len(child.Children) > 0 {
			child = child.Children[len(child.Children)-1] // the way to the field: "loc":["body","password"]
		}
		switch {
		case child.Kind != tree.String:
		case part == namePart:
			ps.sure = w.stricter(ps.sure, pairName(child.Text))
		case part == nameMaybe:
			ps.maybe = w.stricter(ps.maybe, pairName(child.Text))
		}
	}
	ps.told = ps.sure.found || ps.maybe.found
	return ps
}

// pairName is a name as it tells most: "user[password]", "Password:".
func pairName(name string) string {
	return lastSegment(strings.Trim(name, " :*"))
}

// stricterOf returns the stricter of two verdicts; what depends on the look of a value
// makes none stricter.
func stricterOf(v, other verdict) verdict {
	if other.found && (!v.found || other.class > v.class && !other.shallow()) {
		return other
	}
	return v
}
