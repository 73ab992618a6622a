package panes

import (
	"fmt"
	"strconv"
	"strings"

	"casebook/api/safe"
	"casebook/api/tree"
	"casebook/history"
	"casebook/ui"
)

// Limits of the tree.
const (
	treeBytes = 1 << 20 // a longer body is not parsed for the tree: it would take many times its size
	treeValue = 4096    // bytes of one value
	treeRows  = 200     // rows that a document unfolds to by itself
	treeGroup = 200     // children of one node; more are shown in groups
)

// body is an answer's body as a tree, or what it is instead.
type body struct {
	root  *ui.TreeNode
	depth int // to which it is unfolded
	is    string
}

func bodyOf(a history.Attempt) body {
	if a.Answer == nil {
		return body{is: "There is no answer, and so no envelope."}
	}
	text := a.Answer.Body.String()
	bytes := ui.Grouped(a.Answer.Length) + " bytes"
	switch a.Answer.Kind {
	case "empty":
		return body{is: "The answer has no body."}
	case "json":
		return jsonBody(text, bytes)
	case "html":
		return body{is: "The answer is an HTML page, " + bytes + ", and no envelope. The raw view shows it."}
	case "binary":
		return body{is: "The answer is binary, " + bytes + ", and no envelope."}
	}
	return body{is: "The answer is not JSON, " + bytes + ", and no envelope. The raw view shows it."}
}

func jsonBody(text, bytes string) body {
	if len(text) > treeBytes {
		return body{is: "The answer is JSON, " + bytes + ", too long for a tree. The raw view shows it."}
	}
	root, _, err := tree.Parse([]byte(text))
	if err != nil {
		return body{is: "The answer looks like JSON, " + bytes + ", and does not parse: " + shown(err.Error()) + ". The raw view shows it."}
	}
	return body{root: treeNode(root, ""), depth: unfolded(root)}
}

// detailRows is what the value under the cursor takes below the tree.
const detailRows = 4

// detail is how many rows the value under the cursor has below the tree.
func (a *Answer) detail() int {
	if a.active && a.height >= 4*detailRows {
		return detailRows
	}
	return 0
}

// selected is the value under the cursor: where it stands, and as much of it as
// fits. In the tree itself a long one is cut.
func (a *Answer) selected() []string {
	node, path := a.envelope.Selected()
	if a.detail() == 0 || node == nil {
		return nil
	}
	s := sheet{theme: a.theme, width: min(a.width, ui.TextWidth), rows: []string{a.theme.Muted.Render(strings.Join(path, "."))}}
	s.hang("", 0, ui.Style{}, node.Text)
	if len(s.rows) > detailRows {
		s.rows = append(s.rows[:detailRows-1], ui.Truncate(s.rows[detailRows-1], s.width-1)+ui.GlyphMore)
	}
	return s.rows
}

// treeNode makes a node; its children are made when it is unfolded first.
func treeNode(n *tree.Node, key string) *ui.TreeNode {
	node := &ui.TreeNode{Key: safe.Line(key).String()}
	switch {
	case n.Kind != tree.Array && n.Kind != tree.Object:
		node.Text = value(n)
	case len(n.Children) == 0:
		node.Text = map[tree.Kind]string{tree.Array: "[]", tree.Object: "{}"}[n.Kind]
	default:
		open, shut := "{", "}"
		if n.Kind == tree.Array {
			open, shut = "[", "]"
		}
		node.Text = fmt.Sprintf("%s %s %s", open, ui.Grouped(len(n.Children)), shut)
		node.Load = func() []*ui.TreeNode { return children(n, 0, len(n.Children)) }
	}
	return node
}

// children makes the nodes of n's children from one position to another, in groups
// where they are many.
func children(n *tree.Node, from, to int) []*ui.TreeNode {
	step := 1
	for (to-from+step-1)/step > treeGroup {
		step *= treeGroup
	}
	nodes := make([]*ui.TreeNode, 0, min(to-from, treeGroup))
	for at := from; at < to; at += step {
		if step == 1 {
			nodes = append(nodes, child(n, at))
			continue
		}
		first, last := at, min(at+step, to)
		nodes = append(nodes, &ui.TreeNode{
			Key:  fmt.Sprintf("%s to %s", ui.Grouped(first), ui.Grouped(last-1)),
			Text: ui.GlyphMore,
			Load: func() []*ui.TreeNode { return children(n, first, last) },
		})
	}
	return nodes
}

func child(n *tree.Node, i int) *ui.TreeNode {
	key := n.Children[i].Key
	if n.Kind == tree.Array {
		key = strconv.Itoa(i)
	}
	return treeNode(n.Children[i], key)
}

// value is a leaf as it stands in JSON.
func value(n *tree.Node) string {
	text, cut := n.Text, ""
	if len(text) > treeValue {
		text, cut = strings.ToValidUTF8(text[:treeValue], ""), ui.GlyphMore
	}
	if n.Kind == tree.String {
		text = tree.Quote(text)
	}
	return safe.Line(text).String() + cut
}

// unfolded returns how deep a document unfolds without filling more than a few
// screens: three levels show the codes of an envelope's messages.
func unfolded(root *tree.Node) int {
	for depth := 3; depth > 1; depth-- {
		if rows(root, depth) <= treeRows {
			return depth
		}
	}
	return 1
}

// rows counts what is seen of n unfolded to depth, and stops counting at a row
// more than fit.
func rows(n *tree.Node, depth int) int {
	count := 1
	if depth == 0 {
		return count
	}
	for _, c := range n.Children {
		if count += rows(c, depth-1); count > treeRows {
			break
		}
	}
	return count
}
