package ui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
)

// TreeNode is one line of a tree, such as one value of a JSON document. All text must be safe to show.
type TreeNode struct {
	// Key names the node in its parent: a member's name, or an index; empty for the root.
	Key string
	// Text is the value of a leaf, or what to say of a folded branch, "{ 12 }".
	Text string
	// Mark says how the value is meant; Note for nothing special.
	Mark Severity
	// Children are the node's parts; nil for a leaf.
	Children []*TreeNode
	// Load makes the children when the node is unfolded first, for documents too large to be made at once. It must be
	// quick and read nothing from outside; nil when Children are there already.
	Load func() []*TreeNode
}

// branch says that the node can be unfolded.
func (n *TreeNode) branch() bool { return len(n.Children) > 0 || n.Load != nil }

// treeRow is a visible node.
type treeRow struct {
	node  *TreeNode
	depth int
}

// Tree shows nodes as an outline that folds. Drawing costs by the rows on the screen, folding by the rows that are
// unfolded.
type Tree struct {
	theme   *Theme
	rows    []treeRow
	open    map[*TreeNode]bool
	scroll  scroll
	width   int
	blurred bool
}

// NewTree makes an empty tree.
func NewTree(theme *Theme) *Tree { return &Tree{theme: theme, open: map[*TreeNode]bool{}} }

// SetRoots shows nodes unfolded to a depth: 1 shows the roots' children, and so on.
func (t *Tree) SetRoots(depth int, roots ...*TreeNode) {
	t.rows, t.open = nil, map[*TreeNode]bool{}
	for _, root := range roots {
		t.rows = append(t.rows, treeRow{node: root})
		t.unfoldTo(root, depth)
		t.rows = append(t.rows, t.below(root, 1)...)
	}
	t.scroll = scroll{height: t.scroll.height, count: len(t.rows)}
}

// unfoldTo opens a node and those below it down to depth.
func (t *Tree) unfoldTo(node *TreeNode, depth int) {
	if depth < 1 || !node.branch() {
		return
	}
	t.unfold(node)
	for _, child := range node.Children {
		t.unfoldTo(child, depth-1)
	}
}

// unfold opens one node.
func (t *Tree) unfold(node *TreeNode) {
	if node.Load != nil {
		node.Children, node.Load = node.Load(), nil
	}
	t.open[node] = true
}

// below returns the visible rows under a node.
func (t *Tree) below(node *TreeNode, depth int) []treeRow {
	if !t.open[node] {
		return nil
	}
	var rows []treeRow
	for _, child := range node.Children {
		rows = append(rows, treeRow{node: child, depth: depth})
		rows = append(rows, t.below(child, depth+1)...)
	}
	return rows
}

// SetSize gives the tree its area in cells.
func (t *Tree) SetSize(width, height int) {
	t.width, t.scroll.height = width, height
	t.scroll.settle()
}

// SetActive says whether the tree is what the keys go to; if not, its bar is muted.
func (t *Tree) SetActive(active bool) { t.blurred = !active }

// Selected returns the node under the cursor and the keys that lead to it; nil when the tree is empty.
func (t *Tree) Selected() (node *TreeNode, path []string) {
	if len(t.rows) == 0 {
		return nil, nil
	}
	at := t.scroll.cursor
	for i := at; i >= 0; i = t.parent(i) {
		if key := t.rows[i].node.Key; key != "" {
			path = append(path, key)
		}
	}
	slices.Reverse(path)
	return t.rows[at].node, path
}

// parent returns the row of a row's parent; -1 for a root.
func (t *Tree) parent(at int) int {
	for i := at - 1; i >= 0; i-- {
		if t.rows[i].depth < t.rows[at].depth {
			return i
		}
	}
	return -1
}

// Update moves the cursor as a list does, folds by left, unfolds by right, and does either by enter or space.
func (t *Tree) Update(msg tea.Msg) bool {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		name := msg.Keystroke()
		return t.scroll.key(name) || t.fold(name)
	case tea.MouseWheelMsg:
		return t.scroll.wheel(msg.Button)
	default:
		return false
	}
}

// Click puts the cursor on the row at line y of the tree's area and says whether there is one.
func (t *Tree) Click(y int) bool { return t.scroll.click(y) }

// fold answers the keys that fold and unfold.
func (t *Tree) fold(name string) bool {
	if len(t.rows) == 0 {
		return false
	}
	at := t.scroll.cursor
	node := t.rows[at].node
	open := t.open[node]
	switch {
	case name == "left" && !open:
		if up := t.parent(at); up >= 0 {
			t.scroll.cursor = up
		}
	case name == "left", open && (name == "enter" || name == "space"):
		t.close(at)
	case name == "right" && open:
		t.scroll.cursor = min(at+1, len(t.rows)-1)
	case name == "right" || name == "enter" || name == "space":
		t.openRow(at)
	default:
		return false
	}
	t.scroll.settle()
	return true
}

// openRow unfolds the node at a row.
func (t *Tree) openRow(at int) {
	row := t.rows[at]
	if !row.node.branch() {
		return
	}
	t.unfold(row.node)
	t.rows = slices.Insert(t.rows, at+1, t.below(row.node, row.depth+1)...)
	t.scroll.count = len(t.rows)
}

// close folds the node at a row.
func (t *Tree) close(at int) {
	delete(t.open, t.rows[at].node)
	end := at + 1
	for end < len(t.rows) && t.rows[end].depth > t.rows[at].depth {
		end++
	}
	t.rows = slices.Delete(t.rows, at+1, end)
	t.scroll.count = len(t.rows)
}

// View draws the visible rows.
func (t *Tree) View() Frame {
	if t.width < 1 || t.scroll.height < 1 {
		return Frame{}
	}
	var b strings.Builder
	for i := t.scroll.first; i < t.scroll.last(); i++ {
		if i > t.scroll.first {
			b.WriteByte('\n')
		}
		b.WriteString(barred(t.theme, t.width, i == t.scroll.cursor, t.blurred, func(width int) string {
			return t.row(t.rows[i], width)
		}))
	}
	return Frame{Body: b.String()}
}

// row draws one node: indent, fold mark, key, value.
func (t *Tree) row(row treeRow, width int) string {
	mark := "  "
	switch {
	case !row.node.branch():
	case t.open[row.node]:
		mark = t.theme.Muted.Render(GlyphChoice) + " "
	default:
		mark = t.theme.Muted.Render(GlyphFolded) + " "
	}
	text := pad(min(2*row.depth, max(0, width-8))) + mark
	if row.node.Key != "" {
		text += t.theme.Label.Render(row.node.Key) + "  "
	}
	value := t.theme.Value.Render(row.node.Text)
	if row.node.Mark != Note {
		value = t.theme.Mark(row.node.Mark) + " " + t.theme.Style(row.node.Mark).Render(row.node.Text)
	}
	if row.node.branch() {
		value = t.theme.Muted.Render(row.node.Text)
	}
	return Truncate(text+value, width)
}
