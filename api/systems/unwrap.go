package systems

import (
	"slices"
	"strings"
	"unicode"

	"casebook/api/tree"
)

// What bounds the search for an envelope inside of something else: how deep it may lie,
// and how many members of one object or elements of one list are looked at.
const (
	deepestEnvelope = 3
	widestWrapping  = 50
)

// unwrap returns the envelope in a body that somebody's own code has put around it: what
// has what the root lacks, or the root itself.
func (d *decoder) unwrap(root *tree.Node) *tree.Node {
	if len(d.keys.Signature) == 0 || d.has(root) {
		return root
	}
	if inner := find(root, deepestEnvelope, d.itself); inner != nil {
		if root.Kind == tree.Array {
			d.note("the envelope was read from inside a list")
		} else {
			d.note("the envelope was read from inside another object")
		}
		return inner
	}
	if inner := d.codeObject(root); inner != nil {
		return inner
	}
	if inner := find(root, deepestEnvelope, d.codeObject); inner != nil {
		return inner
	}
	if other := d.respelled(root, deepestEnvelope); d.has(other) {
		d.note("its keys were read without regard to letter case")
		return other
	}
	return d.unboxed(root)
}

// unboxed returns the one object that a body holds and nothing beside it, else the body.
func (d *decoder) unboxed(root *tree.Node) *tree.Node {
	if len(root.Children) != 1 || root.Kind == tree.Object && d.keys.names(root.Children[0].Key) {
		return root
	}
	inner := root.Children[0]
	if inner.Kind == tree.String {
		inner = quotedObject(inner)
	}
	if inner == nil || inner.Kind != tree.Object {
		return root
	}
	d.note("the one object inside of the answer was read in its place")
	return inner
}

// has reports whether n has what gives the envelope away.
func (d *decoder) has(n *tree.Node) bool {
	if n == nil || n.Kind != tree.Object {
		return false
	}
	if slices.ContainsFunc(d.verdicts, func(path string) bool { return isFlag(n.Lookup(path)) }) {
		return true
	}
	if d.keys.Messages != "." {
		return d.keys.signs(n)
	}
	code := first(n, d.keys.Code)
	return code != nil && code.Kind != tree.Object && code.Kind != tree.Array
}

// itself returns n where it is an envelope.
func (d *decoder) itself(n *tree.Node) *tree.Node {
	if d.has(n) {
		return n
	}
	return nil
}

// find returns the envelope that in finds below n, the nearest first.
func find(n *tree.Node, deep int, in func(*tree.Node) *tree.Node) *tree.Node {
	var below []*tree.Node
	for _, child := range n.Children[:min(len(n.Children), widestWrapping)] {
		if child.Kind == tree.String {
			child = quotedObject(child)
		}
		if child == nil {
			continue
		}
		if found := in(child); found != nil {
			return found
		}
		below = append(below, child)
	}
	for _, child := range below {
		if deep > 1 {
			if found := find(child, deep-1, in); found != nil {
				return found
			}
		}
	}
	return nil
}

// codeObject returns the object that stands where the code should and holds it, as in
// {"error": {"code": …, "message": …}}.
func (d *decoder) codeObject(root *tree.Node) *tree.Node {
	inner := first(root, d.keys.Code)
	if d.keys.Messages != "." || inner == nil || inner.Kind != tree.Object {
		return nil
	}
	if code := inner.Member("code"); code == nil || code.Kind != tree.String {
		return nil
	}
	d.keys.Code = append(slices.Clone(d.keys.Code), "code")
	d.note("the code was read from inside %s", inner.Key)
	return inner
}

// respelled returns n with the pack's own keys in place of those that differ from them in
// letter case and joints alone.
func (d *decoder) respelled(n *tree.Node, deep int) *tree.Node {
	if n == nil || deep == 0 || len(n.Children) == 0 || len(n.Children) > widestWrapping {
		return n
	}
	other := *n
	other.Children = make([]*tree.Node, len(n.Children))
	for i, child := range n.Children {
		renamed := *d.respelled(child, deep-1)
		if key := d.keys.near(child.Key); key != "" && n.Kind == tree.Object && n.Member(key) == nil {
			renamed.Key = key
		}
		other.Children[i] = &renamed
	}
	return &other
}

// near returns the key of the envelope that key differs from in letter case and joints
// alone, else nothing.
func (k EnvelopeKeys) near(key string) string {
	for _, list := range k.lists() {
		for _, path := range list {
			if head, _, _ := strings.Cut(path, "."); head != "" && joined(head) == joined(key) {
				return head
			}
		}
	}
	return ""
}

// joined is a key without what parts its words, in small letters.
func joined(key string) string {
	return strings.Map(func(r rune) rune {
		if r == '_' || r == '-' {
			return -1
		}
		return unicode.ToLower(r)
	}, key)
}
