package intake

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"casebook/api/tree"
)

// fields reads the members of one object of a HAR entry by type. Absent and null
// read alike. The first member of a wrong type is kept in mistake.
type fields struct {
	node    *tree.Node
	path    string // from the entry, as in "response.content"
	element int    // which element of the array at path, from 1; 0 for none
	mistake *mistake
}

// mistake is the first member of a wrong type.
type mistake struct {
	text string
	at   int // offset in the entry
}

// get returns the member key when it is there and of the right kind.
func (f fields) get(key string, kind tree.Kind) *tree.Node {
	n := f.node.Member(key)
	if n == nil || n.Kind == tree.Null {
		return nil
	}
	if n.Kind != kind {
		f.wrong(n, key, kind)
		return nil
	}
	return n
}

// wrong keeps that member key, which is n, should be of kind.
func (f fields) wrong(n *tree.Node, key string, kind tree.Kind) {
	if f.mistake.text == "" {
		*f.mistake = mistake{text: fmt.Sprintf("%s is %s, not %s", f.below(key), article(n.Kind), article(kind)), at: n.Start}
	}
}

func article(k tree.Kind) string {
	switch k {
	case tree.Array, tree.Object:
		return "an " + k.String()
	case tree.Null:
		return k.String()
	}
	return "a " + k.String()
}

// below is the path of a member. It is put together only when it is needed.
func (f fields) below(key string) string {
	path := f.path
	if f.element > 0 {
		path += "[" + strconv.Itoa(f.element-1) + "]"
	}
	return strings.TrimPrefix(path+"."+key, ".")
}

// has reports whether there is anything under key.
func (f fields) has(key string) bool {
	n := f.node.Member(key)
	return n != nil && n.Kind != tree.Null
}

// filled reports whether there is text under key.
func (f fields) filled(key string) bool {
	n := f.node.Member(key)
	return n != nil && n.Kind == tree.String && n.Text != ""
}

// text returns a string, cloned: what is small must not keep the whole entry.
func (f fields) text(key string) string {
	if n := f.get(key, tree.String); n != nil {
		return strings.Clone(n.Text)
	}
	return ""
}

// number returns a number, and 0 for what is none or is infinite.
func (f fields) number(key string) float64 {
	n := f.get(key, tree.Number)
	if n == nil {
		return 0
	}
	v, err := strconv.ParseFloat(n.Text, 64)
	if err != nil || math.IsInf(v, 0) {
		return 0
	}
	return v
}

// lenient returns f with another place for mistakes: those in m do not spoil the
// entry.
func (f fields) lenient(m *mistake) fields {
	f.mistake = m
	return f
}

// size returns a number of bytes, and 0 for what is none.
func (f fields) size(key string) int64 { return int64(min(max(f.number(key), 0), 1<<53)) }

// object returns the object under key; its node is nil when there is none.
func (f fields) object(key string) fields {
	return fields{node: f.get(key, tree.Object), path: f.below(key), mistake: f.mistake}
}

// list returns the objects of the array under key.
func (f fields) list(key string) []fields {
	n := f.get(key, tree.Array)
	if n == nil {
		return nil
	}
	path, items := f.below(key), make([]fields, 0, len(n.Children))
	for i, child := range n.Children {
		if child.Kind != tree.Object {
			f.wrong(child, key+"["+strconv.Itoa(i)+"]", tree.Object)
			return nil
		}
		items = append(items, fields{node: child, path: path, element: i + 1, mistake: f.mistake})
	}
	return items
}
