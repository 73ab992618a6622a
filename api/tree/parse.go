package tree

import (
	"fmt"
	"strconv"
	"strings"
)

// MaxDepth is how many containers may lie inside each other. Vendors' answers
// need six; more than this is an attack on whoever indents them.
const MaxDepth = 64

// MaxValues is how many values a document may hold. A node takes 88 bytes, so
// 32 MiB of [1,1,…] would otherwise take more than 2 GiB.
const MaxValues = 1 << 20

const byteOrderMark = "\ufeff"

// Parse reads one JSON value (RFC 8259). What follows it is not an error but a
// [Note]. The error is always a [*SyntaxError]: bad syntax, more than [MaxDepth]
// levels or [MaxValues] values, or nothing to read. Parse keeps a copy of b; the nodes point into it.
func Parse(b []byte) (*Node, []Note, error) { return ParseString(string(b)) }

// ParseString is [Parse] for a string, which is not copied.
func ParseString(s string) (*Node, []Note, error) {
	p := &parser{src: s}
	if strings.HasPrefix(p.src, byteOrderMark) {
		p.note(0, "begins with a byte order mark, which strict parsers refuse")
		p.pos = len(byteOrderMark)
	}
	p.space()
	if p.pos == len(p.src) {
		p.fail(p.pos, "nothing to read: the document is empty")
		return nil, nil, p.err
	}
	root := p.newNode()
	if !p.value(root) {
		return nil, nil, p.err
	}
	p.space()
	if rest := len(p.src) - p.pos; rest > 0 {
		p.note(p.pos, fmt.Sprintf("%d bytes follow the JSON value", rest))
	}
	return root, p.notes, nil
}

// parser holds one parse. Failure is recorded once in err; its methods report
// success, so that the hot path carries no error values.
type parser struct {
	src   string
	pos   int
	err   *SyntaxError
	notes []Note

	values int // read so far

	depth int
	at    [MaxDepth]level // where we are: one entry for each open container
	open  []*Node         // children of all open containers, innermost last
	nodes []Node          // slab that nodes are cut from
	links []*Node         // slab that Children are cut from
}

type level struct {
	in  *Node
	key string
	n   int // how many children came before the current one
}

func (p *parser) fail(offset int, text string) bool {
	if p.err == nil {
		line, column := position(p.src, offset)
		p.err = &SyntaxError{Offset: offset, Line: line, Column: column, Text: text}
	}
	return false
}

func (p *parser) note(offset int, text string) {
	switch {
	case len(p.notes) == maxNotes:
		p.notes = append(p.notes, Note{Path: ".", Offset: offset, Text: "more of the same follows and is left out"})
	case len(p.notes) < maxNotes:
		p.notes = append(p.notes, Note{Path: p.path(), Offset: offset, Text: text})
	}
}

// path is the dotted path of the value being read.
func (p *parser) path() string {
	if p.depth == 0 {
		return "."
	}
	segments := make([]string, p.depth)
	for i, l := range p.at[:p.depth] {
		segments[i] = l.key
		if l.in.Kind == Array {
			segments[i] = strconv.Itoa(l.n)
		}
	}
	return strings.Join(segments, ".")
}

func (p *parser) space() {
	for p.pos < len(p.src) {
		switch p.src[p.pos] {
		case ' ', '\n', '\t', '\r':
			p.pos++
		default:
			return
		}
	}
}

// value reads the value at pos into n; the caller has skipped white space.
func (p *parser) value(n *Node) bool {
	n.Start = p.pos
	if p.pos == len(p.src) {
		return p.fail(p.pos, "the document ends where "+p.wanted())
	}
	ok := false
	switch c := p.src[p.pos]; {
	case c == '"':
		n.Kind = String
		n.Text, ok = p.text()
	case c == '{':
		ok = p.container(n, Object, '}')
	case c == '[':
		ok = p.container(n, Array, ']')
	case c == 't':
		ok = p.literal(n, Bool, "true")
	case c == 'f':
		ok = p.literal(n, Bool, "false")
	case c == 'n':
		ok = p.literal(n, Null, "null")
	case c == '-' || '0' <= c && c <= '9':
		n.Kind = Number
		n.Text, ok = p.number()
	default:
		return p.fail(p.pos, p.wanted())
	}
	n.End = p.pos
	return ok
}

// wanted says that a value belongs here, and after what.
func (p *parser) wanted() string {
	if p.depth > 0 && p.at[p.depth-1].in.Kind == Object {
		return "a value was expected after the key " + quoteKey(p.at[p.depth-1].key)
	}
	return "a value was expected"
}

func (p *parser) literal(n *Node, kind Kind, word string) bool {
	if !strings.HasPrefix(p.src[p.pos:], word) {
		return p.fail(p.pos, p.wanted()+"; this looks like a misspelt "+word)
	}
	n.Kind, n.Text = kind, word
	p.pos += len(word)
	return true
}

// newNode cuts a node off the slab. Slabs grow with the document, so that a small
// answer costs one small allocation and a large one few large ones.
func (p *parser) newNode() *Node {
	if len(p.nodes) == 0 {
		left := len(p.src) - p.pos
		p.nodes = make([]Node, min(max(left/16, 4), 1024))
	}
	n := &p.nodes[0]
	p.nodes = p.nodes[1:]
	return n
}

// children cuts a slice with a copy of open[base:] off the slab and closes it.
func (p *parser) children(base int) []*Node {
	found := p.open[base:]
	if len(found) == 0 {
		return nil
	}
	if len(p.links) < len(found) {
		p.links = make([]*Node, max(len(found), min(len(p.src)/16, 1024)))
	}
	cut := p.links[:len(found):len(found)]
	p.links = p.links[len(found):]
	copy(cut, found)
	p.open = p.open[:base]
	return cut
}
