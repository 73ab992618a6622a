package ticket

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"casebook/api/tree"
)

// trait is one thing that a request says.
type trait struct {
	where string                   // method, address, header, query, form, body
	wire  string                   // its name there; of a member of the body its path
	value string                   // as it is kept; of a member of the body its JSON
	kind  string                   // of a value that was cut
	print string                   // its fingerprint
	again int                      // how many of the same name stand before it
	base  string                   // of a path: scheme and host
	inner func(json string) string // puts a member of the body back into what it stands in
}

func (t trait) name() string { return strings.TrimSpace(t.where + " " + t.wire) }

// traits takes a request apart.
func (w *writer) traits(a explained) (all []trait) {
	add := func(where, wire, value string) { all = append(all, trait{where: where, wire: wire, value: value}) }
	add("method", "", a.Request.Method)
	address, query, _ := strings.Cut(a.Request.URL.String(), "?")
	if u, err := url.Parse(address); err == nil {
		address = u.EscapedPath() // the host is the environment's
	}
	before, _ := base(a)
	all = append(all, trait{where: "path", value: address, base: before})
	for name, value := range parameters(query) {
		add("query", name, value)
	}
	for _, h := range a.Request.Headers {
		if name := h.Name.String(); !slices.Contains(left, strings.ToLower(name)) && !strings.HasPrefix(name, ":") {
			add("header", name, h.Value.String())
		}
	}
	body := a.Request.Body.String()
	root, _, err := tree.ParseString(body)
	switch kind := headerValue(a.Request.RecordMessage, "Content-Type"); {
	case body == "":
	case err == nil && root.Kind == tree.Object:
		members(root, "", func(json string) string { return json }, func(path string, n *tree.Node, inner func(string) string) {
			all = append(all, trait{where: "body", wire: path, value: body[n.Start:n.End], inner: inner})
		})
	case strings.HasPrefix(strings.ToLower(kind), "application/x-www-form-urlencoded"):
		for name, value := range parameters(body) {
			add("form", name, value)
		}
	default:
		add("body", "", body)
	}
	met := map[string]int{}
	for i := range all {
		name := strings.ToLower(all[i].name())
		all[i].kind, all[i].print = cutFrom(a, all[i].value)
		all[i].again = met[name]
		met[name]++
	}
	return all
}

// members finds what holds no other value in a JSON document. inner puts JSON into what
// a value stands in: its names, and within what it is, say how it is redacted.
func members(n *tree.Node, path string, inner func(string) string, found func(path string, n *tree.Node, inner func(string) string)) {
	for i, child := range n.Children {
		name, into := child.Key, func(json string) string { return inner("{" + tree.Quote(child.Key) + ":" + json + "}") }
		if n.Kind == tree.Array {
			name, into = strconv.Itoa(i), func(json string) string { return inner("[" + json + "]") }
		}
		at := strings.TrimPrefix(path+"."+name, ".")
		if len(child.Children) == 0 {
			found(at, child, into)
			continue
		}
		members(child, at, into, found)
	}
}

// parameters yields the pairs of a query or form, undone of their encoding.
func parameters(query string) func(func(name, value string) bool) {
	return func(yield func(name, value string) bool) {
		for parameter := range strings.SplitSeq(query, "&") {
			name, value, _ := strings.Cut(parameter, "=")
			if parameter != "" && !yield(decoded(name), decoded(value)) {
				return
			}
		}
	}
}

// cutFrom is what is known of a value that was cut, if its mark is all that stands
// there: its kind and fingerprint.
func cutFrom(a explained, value string) (kind, print string) {
	value = strings.Trim(value, `"`)
	for _, f := range a.Facts {
		if f.Placeholder != "" && f.Placeholder == value {
			return f.Kind, string(f.Fingerprint)
		}
	}
	return "", ""
}

// twin is a trait in two requests; one of them may lack it.
type twin struct{ a, b *trait }

func (p twin) name() string {
	if p.a != nil {
		return p.a.name()
	}
	return p.b.name()
}

// where is what a difference is told by: what is shown beside it may have its name.
func (p twin) where() string {
	t := p.a
	if t == nil {
		t = p.b
	}
	if t.where == "header" || t.inner == nil && t.where == "body" {
		return t.name()
	}
	return t.where
}

// another says that two values which nobody can read are not the same; empty for others.
func (p twin) another() string {
	if p.a == nil || p.b == nil || p.a.print == "" || p.b.print == "" {
		return ""
	}
	return ", another " + p.a.kind
}

func (p twin) same() bool {
	return p.a != nil && p.b != nil && p.a.value == p.b.value && p.a.print == p.b.print
}

// pairs puts the traits of two requests side by side, in the order of the first.
func pairs(a, b []trait) (all []twin) {
	taken := make([]bool, len(b))
	for i := range a {
		p := twin{a: &a[i]}
		for k := range b {
			if !taken[k] && strings.EqualFold(b[k].name(), a[i].name()) && b[k].again == a[i].again {
				p.b, taken[k] = &b[k], true
				break
			}
		}
		all = append(all, p)
	}
	for k := range b {
		if !taken[k] {
			all = append(all, twin{b: &b[k]})
		}
	}
	return all
}
