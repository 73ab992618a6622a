package systems

import (
	"strings"
	"unicode"

	"casebook/api"
	"casebook/api/tree"
)

// details reads messages about single fields: an object of field → sentence, or
// field → object of kind → sentence, or one sentence. Positions in lists are left out
// of the paths.
func details(n *tree.Node) []api.Detail {
	if n == nil || n.Kind == tree.Null {
		return nil
	}
	if n.Kind == tree.String {
		inner := quotedObject(n)
		if inner == nil {
			return []api.Detail{{Text: n.Text}}
		}
		n = inner
	}
	var found []api.Detail
	walkDetails(n, "", &found)
	return found
}

// mostDetails bounds what a hostile answer can make of its details.
const mostDetails = 200

func walkDetails(n *tree.Node, path string, found *[]api.Detail) {
	if len(*found) >= mostDetails {
		return
	}
	if n.Kind == tree.Null {
		return
	}
	if n.Kind != tree.Object && n.Kind != tree.Array {
		*found = append(*found, api.Detail{Field: path, Text: n.Text})
		return
	}
	if detail, ok := namedDetail(n); ok {
		detail.Field = strings.TrimPrefix(path+"."+detail.Field, ".")
		*found = append(*found, detail)
		return
	}
	for _, child := range n.Children {
		below := path
		if n.Kind == tree.Object {
			below = strings.TrimPrefix(path+"."+child.Key, ".")
		} else if field, text, ok := fieldAndText(child); ok {
			*found = append(*found, api.Detail{Field: strings.TrimPrefix(path+"."+field, "."), Text: text})
			continue
		}
		walkDetails(child, below, found)
	}
}

// loose reads the members of a message that no key of the pack names: what a copy
// has lifted out of its container.
func (d *decoder) loose(n *tree.Node) []api.Detail {
	var found []api.Detail
	for _, child := range n.Children {
		if !d.keys.names(child.Key) {
			walkDetails(child, child.Key, &found)
		}
	}
	return found
}

// namedDetail reads an object that holds the field's name and what is said of it, each
// under a key of its own.
func namedDetail(n *tree.Node) (api.Detail, bool) {
	if n.Kind != tree.Object || len(n.Children) < 2 {
		return api.Detail{}, false
	}
	field, text := first(n, []string{"field", "param", "parameter", "property"}), first(n, []string{"message", "msg", "error", "description", "reason"})
	if field == nil || text == nil || field.Kind != tree.String || text.Kind != tree.String {
		return api.Detail{}, false
	}
	return api.Detail{Field: field.Text, Text: text.Text}, true
}

// fieldAndText reads an element of a list that is written as "field: what is said of it".
func fieldAndText(n *tree.Node) (field, text string, ok bool) {
	field, text, ok = strings.Cut(n.Text, ": ")
	name := func(r rune) bool {
		return r == '_' || r == '.' || r == '-' || unicode.IsLetter(r) || unicode.IsDigit(r)
	}
	ok = ok && n.Kind == tree.String && field != "" && strings.TrimFunc(field, name) == "" && strings.TrimSpace(text) != ""
	return field, strings.TrimSpace(text), ok
}
