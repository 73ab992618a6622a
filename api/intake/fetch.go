package intake

import (
	"bytes"
	"net/http"
	"strings"

	"casebook/api/tree"
)

var (
	// fetchCall is a call of JavaScript's fetch with its address, or with its first
	// argument when that is none.
	fetchCall = pattern("\\bfetch\\(\\s{0,20}(?:[\"'`](https?://[^\"'`\\s]+)[\"'`]|[A-Za-z_$`\"'/])")
	// fetchAlone begins a text that is a call of fetch.
	fetchAlone   = pattern(`^\s*(?:(?:const|let|var)\s+\w+\s*=\s*)?(?:return\s+)?(?:await\s+)?fetch\(`)
	propertyName = pattern(`^["']?([A-Za-z_$][\w$-]{0,63})["']?\s{0,20}`)
	stringified  = pattern(`^JSON\.stringify\(\s{0,20}`)
)

// findFetch finds calls of fetch.
func findFetch(text []byte) (all []command, err error) {
	for _, m := range fetchCall().FindAllSubmatchIndex(text, maxCommands) {
		switch {
		case len(all) > 0 && m[0] < all[len(all)-1].end:
			continue
		case m[2] < 0 && fetchAlone().Match(text[:m[1]]):
			return nil, errNoAddress
		case m[2] < 0:
			continue
		}
		f := fetching{text: text[:min(len(text), m[0]+maxCommand)], at: m[1], script: script{method: http.MethodGet}}
		f.argv = append(f.argv, "--url", string(text[m[2]:m[3]]))
		f.options()
		all = append(all, f.command(text, m[0], f.at, "fetch"))
	}
	return all, nil
}

// fetching reads the options of one call of fetch.
type fetching struct {
	script
	text    []byte
	at      int
	typed   bool // a header says what the body is
	posting bool // a body is among the options
}

// space steps over blanks and what stands between the members of an object.
func (f *fetching) space(more string) {
	f.at += len(f.text[f.at:]) - len(bytes.TrimLeft(f.text[f.at:], " \t\r\n"+more))
}

// options reads the second argument, up to the bracket that closes the call.
func (f *fetching) options() {
	if f.space(","); f.at < len(f.text) && f.text[f.at] == '{' {
		f.at++
		for f.space(","); f.at < len(f.text) && f.text[f.at] != '}'; f.space(",") {
			f.option()
		}
		f.at = min(f.at+1, len(f.text))
	} else if f.at < len(f.text) && f.text[f.at] != ')' {
		f.veiled, f.hidden = true, true
		f.pass(")")
	}
	f.space(",")
	if rest := f.text[f.at:]; bytes.HasPrefix(rest, []byte(")")) {
		f.at++
	}
	f.at += len(f.text[f.at:]) - len(bytes.TrimLeft(f.text[f.at:], ";"))
	if f.posting && !f.typed && !f.veiled {
		f.header("Content-Type", "text/plain;charset=UTF-8")
	}
}

// option reads one member of the options.
func (f *fetching) option() {
	m := propertyName().FindSubmatch(f.text[f.at:])
	if m == nil || f.at+len(m[0]) >= len(f.text) || f.text[f.at+len(m[0])] != ':' {
		// ...more, or a name that is its own value
		f.veiled, f.hidden = true, true
		f.pass(",}")
		return
	}
	f.at += len(m[0]) + 1
	f.space("")
	switch name := string(m[1]); name {
	case "body":
		f.body()
	case "headers":
		f.headers()
	default:
		if n := f.value(); n == nil {
			f.pass(",}")
		} else if name == "method" && n.Kind == tree.String && isToken(n.Text) {
			f.method = n.Text
		}
	}
}

// value reads a value that is written out; nil for one that only the script knew.
func (f *fetching) value() *tree.Node {
	m := &mender{text: f.text, start: f.at, at: f.at, copied: f.at, hard: true}
	if !m.value() || !f.ends(m.at) {
		return nil
	}
	n, _, err := tree.Parse(m.written(m.at))
	if err != nil {
		return nil
	}
	f.at = m.at
	return n
}

// ends reports whether a member ends at at.
func (f *fetching) ends(at int) bool {
	rest := bytes.TrimLeft(f.text[at:], " \t\r\n")
	return len(rest) > 0 && bytes.IndexByte([]byte(",})"), rest[0]) >= 0
}

func (f *fetching) headers() {
	n := f.value()
	if n == nil || n.Kind != tree.Object {
		f.veiled = true
		f.pass(",}")
		return
	}
	for _, h := range n.Children[:min(len(n.Children), maxHeaders)] {
		f.header(h.Key, h.Text)
		f.typed = f.typed || strings.EqualFold(h.Key, "Content-Type")
	}
}

// body reads what is sent: a text, or an object that JSON.stringify makes one of.
func (f *fetching) body() {
	if m := stringified().Find(f.text[f.at:]); m != nil {
		inside := &mender{text: f.text, start: f.at + len(m), at: f.at + len(m), copied: f.at + len(m), hard: true}
		if inside.value() && f.ends(inside.at) {
			f.posting = true
			f.argv = append(f.argv, "--data-raw", string(inside.written(inside.at)))
			f.at = inside.at
			f.pass(")")
			f.at = min(f.at+1, len(f.text))
			return
		}
	} else if n := f.value(); n != nil {
		if n.Kind == tree.String {
			f.posting = true
			f.argv = append(f.argv, "--data-raw", n.Text)
		}
		return
	}
	f.hidden = true
	f.pass(",}")
}

// pass steps to the first of some signs that stands in no brackets and no quotes.
func (f *fetching) pass(signs string) {
	depth, quote := 0, byte(0)
	for ; f.at < len(f.text); f.at++ {
		c := f.text[f.at]
		switch {
		case quote != 0 && c == '\\':
			f.at++
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case depth == 0 && strings.IndexByte(signs, c) >= 0:
			return
		case c == '"' || c == '\'' || c == '`':
			quote = c
		case c == '(' || c == '[' || c == '{':
			depth++
		case c == ')' || c == ']' || c == '}':
			depth--
		}
	}
	f.at = len(f.text)
}
