package safe

import (
	"slices"

	"casebook/api/tree"
)

// isPairList reports whether an array is a list of names and values, [["accept","json"]],
// with objects among them, and more, or not.
func (w *rewriter) isPairList(n *tree.Node) bool {
	if n.Kind != tree.Array || len(n.Children) == 0 {
		return false
	}
	if len(w.trail) > 0 {
		switch fold(w.trail[len(w.trail)-1].key) {
		case "rows", "records", "datarows", "dataarray": // of a table with two columns
			return false
		}
	}
	pairs, mixed := 0, slices.ContainsFunc(n.Children, func(child *tree.Node) bool { return child.Kind == tree.Object })
	for _, pair := range n.Children {
		if mixed && pair.Kind != tree.Array {
			continue
		}
		pairs++
		if pair.Kind != tree.Array || len(pair.Children) != 2 || pair.Children[0].Kind != tree.String || spanOf(pair.Children[0].Text, isKeyByte) < len(pair.Children[0].Text) {
			return false
		}
	}
	return pairs > 0
}

// second is what is known of an element of an array, of which the one before it may be its
// name: in a pair of a list of pairs, among "rawHeaders", and where it looks like a key,
// ["X-API-KEY","…"]. Lists of names are told by the look of what they hold.
func (w *rewriter) second(v verdict, n *tree.Node, i int, pair bool) verdict {
	if n.Children[i-1].Kind != tree.String || leftOut(w.scrubber)&passPairs != 0 {
		return v
	}
	name, value := n.Children[i-1].Text, n.Children[i]
	if spanOf(name, isKeyByte) < len(name) {
		return v
	}
	if pair || i%2 == 1 && len(n.Children)%2 == 0 && len(w.trail) > 1 && fold(w.trail[len(w.trail)-2].key) == "rawheaders" {
		return stricterOf(v, w.stricter(verdict{}, name).paired(namePart, valueMaybe))
	}
	if value.Kind != tree.String {
		return v
	}
	scheme, credentials := splitScheme(value.Text)
	if !isLongRandom(value.Text) && (scheme == "" || credentials == "") {
		return v
	}
	return w.stricter(v, name)
}
