package safe

import (
	"slices"
	"strings"

	"casebook/api/tree"
)

// rewriter takes a JSON document through a scrubber. What does not change stays
// byte for byte as it came: order, white space, duplicates, number spellings.
type rewriter struct {
	scrubber
	src    string
	place  Place
	side   string // begins the words for a place: "request", "answer"
	within string // dotted path of the string that holds the document, with a dot
	nested int    // how many strings hold it
	trail  []step
	grid   grid // that the rows are of
	pair   bool // what is visited is a name and its value in an array
	edits  []span
}

// maxNested is how many times JSON inside a JSON string is read as JSON.
const maxNested = 4

// rewriteJSON returns src, of which root is the tree, with its values scrubbed. It
// stays valid JSON up to the end of root; what follows is not touched.
func rewriteJSON(s scrubber, place Place, side, src string, root *tree.Node) string {
	w := &rewriter{scrubber: s, src: src, place: place, side: side}
	w.visit(root, verdict{})
	if at, ok := s.(follower); ok {
		at.leave()
	}
	return splice(src, w.edits)
}

// follower is a scrubber that wants to know where in a document it is asked.
type follower interface {
	// enter goes to a member or element of in, to which trail leads; within is the path
	// of the string that holds the document.
	enter(in *tree.Node, within string, trail []step)
	// leave is called behind the document.
	leave()
}

// visit scrubs n, of whose name or whose container's name v is known.
func (w *rewriter) visit(n *tree.Node, v verdict) {
	switch n.Kind {
	case tree.Object, tree.Array:
		w.children(n, v)
	case tree.String:
		if text := w.scalar(n, v); text != n.Text {
			w.edits = append(w.edits, span{n.Start, n.End, tree.Quote(text)})
		}
	case tree.Number:
		if text := w.scalar(n, v); text != n.Text {
			// A placeholder is no number, so it comes as a string.
			w.edits = append(w.edits, span{n.Start, n.End, tree.Quote(text)})
		}
	}
}

func (w *rewriter) children(n *tree.Node, v verdict) {
	follower, followed := w.scrubber.(follower)
	pairs, pair := w.pairsIn(n), w.pair
	list := w.isPairList(n)
	names, rows := w.gridOf(n)
	around := w.grid
	for i, child := range n.Children {
		at := step{index: i}
		if n.Kind == tree.Object {
			at = step{key: child.Key, index: -1}
		}
		w.trail = append(w.trail, at)
		if followed {
			follower.enter(n, w.within, w.trail)
		}
		if n.Kind == tree.Object {
			if key := w.key(child.Key); key != child.Key {
				start, end := keyBeforeValue(w.src, child.Start)
				w.edits = append(w.edits, span{start, end, tree.Quote(key)})
			}
		}
		below := w.member(n, v, at, pairs)
		if n.Kind == tree.Array {
			below = w.cell(below, i)
		}
		switch {
		case rows == nil:
		case child == rows:
			w.grid = grid{names, len(w.trail) + 1} // a row is an element of it
		case n == rows && i > 0:
			w.grid = grid{names, len(w.trail)}
		}
		if i > 0 && n.Kind == tree.Array {
			below = w.second(below, n, i, pair)
		}
		if w.inJar(n, child) {
			below = verdict{name: child.Key, class: ClassSecret, kind: "cookie", found: true}
		}
		w.pair = list
		w.visit(child, below)
		w.trail, w.grid = w.trail[:len(w.trail)-1], around
	}
}

// member is what is known of a child of n: by its name, by those beside it, and by what is
// known of n.
func (w *rewriter) member(n *tree.Node, v verdict, at step, pairs pairs) verdict {
	below := w.below(v, at)
	if below.form == amongCodes {
		below = below.among(w.amongCodes(n))
	}
	if pairs.told {
		below = stricterOf(below, pairs.of(at.key))
	}
	return below
}

// amongCodes reports whether the members of n are where one-time codes are.
func (w *rewriter) amongCodes(n *tree.Node) bool {
	return slices.ContainsFunc(n.Children, func(child *tree.Node) bool { return namesCodes(child.Key) }) ||
		slices.ContainsFunc(w.trail, func(at step) bool { return namesCodes(at.key) }) || callsForCodes(w.scrubber, w.place)
}

// key returns what stands for the name of a member. The same few are met again and again.
func (w *rewriter) key(name string) string {
	p, ok := w.scrubber.(*pass)
	if !ok {
		return w.text(name)
	}
	if p.keysOf != len(p.r.known) || p.keys == nil {
		p.keys, p.keysOf = make(map[string]string), len(p.r.known)
	}
	if with, ok := p.keys[name]; ok {
		return with
	}
	with := w.text(name)
	if p.keysOf == len(p.r.known) && len(p.keys) < maxCached {
		p.keys[name] = with
	}
	return with
}

// inJar reports whether a child of n is the value of a cookie: of a pair in "cookies",
// as a HAR has them, or under its name.
func (w *rewriter) inJar(n, child *tree.Node) bool {
	if n.Kind != tree.Object || child.Kind != tree.String || leftOut(w.scrubber)&passJar != 0 {
		return false
	}
	if _, ok := w.scrubber.(*pass); !ok {
		return false
	}
	i := len(w.trail) - 2 // behind it stands the child
	for i >= 0 && w.trail[i].index >= 0 {
		i--
	}
	if i < 0 || fold(w.trail[i].key) != "cookies" {
		return false
	}
	return n.Member("name") == nil || fold(child.Key) == "value"
}

// stricter returns the stricter of v and what the name of a pair says as a header's and
// as a field's.
func (w *rewriter) stricter(v verdict, name string) verdict {
	for _, place := range []Place{w.place, InHeader, InRequest} {
		if own := w.named(place, name, nil); own.found && (!v.found || own.class > v.class && !own.shallow()) {
			v = own
		}
	}
	return v
}

// below is what is known of a child: what its own name says, and at least what is
// known of its container.
func (w *rewriter) below(v verdict, at step) verdict {
	if at.index >= 0 {
		return v
	}
	own := w.named(w.place, at.key, w.trail)
	if name, ok := sessionOf(w.trail); ok && !own.found {
		own = w.named(w.place, name, nil)
	}
	if v.shallow() {
		if v.worded && !own.found && saysWhich(at.key) {
			return v
		}
		return own // the name of an object hints at nothing in it
	}
	if own.shallow() && v.found && v.class != Plain {
		return v
	}
	if v.found && (!own.found || own.class < v.class) {
		return v
	}
	return own
}

func (w *rewriter) scalar(n *tree.Node, v verdict) string {
	text := n.Text
	if v.found && v.class != Plain {
		text = w.value(v, w.side+" "+w.within+dotted(w.trail), text, n.Kind == tree.Number)
	}
	if text != n.Text {
		return text
	}
	if inner, ok := w.document(n); ok {
		return inner
	}
	if p, ok := w.scrubber.(*pass); ok {
		return p.textOf(w.trail, v, text)
	}
	return w.text(text)
}

// document scrubs JSON that came as a string.
func (w *rewriter) document(n *tree.Node) (string, bool) {
	if n.Kind != tree.String || w.nested == maxNested || !looksJSON(n.Text) || leftOut(w.scrubber)&passNested != 0 {
		return "", false
	}
	root, notes, err := tree.ParseString(n.Text)
	if err != nil || hasTrailing(root, n.Text, notes) {
		return "", false
	}
	inner := &rewriter{scrubber: w.scrubber, src: n.Text, place: w.place, side: w.side, nested: w.nested + 1, within: w.within + dotted(w.trail) + "."}
	inner.visit(root, verdict{})
	return splice(n.Text, inner.edits), true
}

// looksJSON reports whether s begins and ends as a JSON object or array does.
func looksJSON(s string) bool {
	s = strings.TrimSpace(strings.TrimPrefix(s, "\ufeff"))
	return len(s) > 1 && (s[0] == '{' && s[len(s)-1] == '}' || s[0] == '[' && s[len(s)-1] == ']')
}

// hasTrailing reports whether anything but white space follows root.
func hasTrailing(root *tree.Node, src string, notes []tree.Note) bool {
	return len(notes) > 0 && strings.Trim(src[root.End:], " \t\r\n") != ""
}

// keyBeforeValue finds the string literal of the key whose value begins at start,
// in a document that parsed.
func keyBeforeValue(src string, start int) (from, to int) {
	to = strings.LastIndexByte(src[:start], ':')
	to = strings.LastIndexByte(src[:to], '"') + 1
	for from = to - 1; ; {
		from = strings.LastIndexByte(src[:from], '"')
		before := src[:from]
		if (len(before)-len(strings.TrimRight(before, `\`)))%2 == 0 {
			return from, to
		}
	}
}
