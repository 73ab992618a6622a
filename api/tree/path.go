package tree

import (
	"strconv"
	"strings"
)

// Lookup follows a dotted path, "data.validNumber" or "messages.0.code", and
// returns nil when it leads nowhere. "." is n itself. A key that holds a dot is
// found when no shorter key hides it.
func (n *Node) Lookup(path string) *Node {
	if path == "." {
		return n
	}
	for n != nil {
		var rest string
		var more bool
		n, rest, more = n.step(path)
		if !more {
			return n
		}
		path = rest
	}
	return nil
}

// step takes the first segment off path and returns the child it names, what is
// left of the path, and whether anything is left.
func (n *Node) step(path string) (child *Node, rest string, more bool) {
	if n.Kind == Array {
		segment, rest, more := strings.Cut(path, ".")
		return n.element(segment), rest, more
	}
	for end := 0; end <= len(path); end++ {
		if end < len(path) && path[end] != '.' {
			continue
		}
		if child := n.Member(path[:end]); child != nil {
			return child, path[min(end+1, len(path)):], end < len(path)
		}
	}
	return nil, "", false
}

// element returns the array element with the given decimal index, else nil.
func (n *Node) element(index string) *Node {
	i, err := strconv.ParseUint(index, 10, 31)
	if err != nil || i >= uint64(len(n.Children)) || strconv.FormatUint(i, 10) != index {
		return nil
	}
	return n.Children[i]
}

// Walk calls f for n and everything below it, parents first, with the dotted path
// that [Node.Lookup] takes; n itself is ".". Where f returns false the children
// are left out. Paths hold the document's own keys: neutralise before showing.
func (n *Node) Walk(f func(path string, n *Node) bool) {
	if n != nil {
		n.walk(nil, f)
	}
}

func (n *Node) walk(path []byte, f func(string, *Node) bool) {
	name := "."
	if path != nil {
		name = string(path)
	}
	if !f(name, n) {
		return
	}
	for i, child := range n.Children {
		child.walk(n.childPath(path, i), f)
	}
}

// childPath appends the segment of the i-th child; never nil.
func (n *Node) childPath(path []byte, i int) []byte {
	if path == nil {
		path = make([]byte, 0, 64)
	} else {
		path = append(path, '.')
	}
	if n.Kind == Array {
		return strconv.AppendInt(path, int64(i), 10)
	}
	return append(path, n.Children[i].Key...)
}
