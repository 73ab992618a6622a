package tree

import "fmt"

// fewMembers is up to where comparing keys one by one beats a map.
const fewMembers = 16

// container reads an object or an array; pos is at its opening bracket.
func (p *parser) container(n *Node, kind Kind, closing byte) bool {
	if p.depth == MaxDepth {
		return p.fail(p.pos, fmt.Sprintf("nested deeper than %d levels", MaxDepth))
	}
	n.Kind = kind
	p.at[p.depth] = level{in: n}
	p.depth++
	p.pos++
	base := len(p.open)
	if p.space(); p.pos < len(p.src) && p.src[p.pos] == closing {
		p.pos++
	} else if !p.fill(kind, closing, base) {
		return false
	}
	p.depth--
	n.Children = p.children(base)
	return true
}

// fill reads one child after the other up to and with the closing bracket.
func (p *parser) fill(kind Kind, closing byte, base int) bool {
	at := &p.at[p.depth-1]
	var keys map[string]struct{}
	for ; ; at.n++ {
		if p.values++; p.values > MaxValues {
			return p.fail(p.pos, fmt.Sprintf("holds more than %d values", MaxValues))
		}
		child := p.newNode()
		if kind == Object {
			if !p.key(at, at.n > 0) {
				return false
			}
			child.Key = at.key
			keys = p.duplicate(at.key, p.open[base:], keys)
		}
		p.open = append(p.open, child)
		if !p.value(child) {
			return false
		}
		p.space()
		if p.pos == len(p.src) {
			return p.fail(p.pos, fmt.Sprintf("the document ends inside an %s: a , or %c was expected %s", kind, closing, p.after()))
		}
		switch p.src[p.pos] {
		case closing:
			p.pos++
			return true
		case ',':
			p.pos++
			p.space()
		default:
			return p.fail(p.pos, fmt.Sprintf("a , or %c was expected %s", closing, p.after()))
		}
	}
}

// after names the child that was read last.
func (p *parser) after() string {
	at := p.at[p.depth-1]
	if at.in.Kind == Object {
		return "after the value of " + quoteKey(at.key)
	}
	return fmt.Sprintf("after element %d", at.n)
}

// key reads a member name and its colon.
func (p *parser) key(at *level, comma bool) bool {
	if p.pos == len(p.src) || p.src[p.pos] != '"' {
		switch {
		case p.pos == len(p.src):
			return p.fail(p.pos, "the document ends where a key in double quotes was expected")
		case comma && p.src[p.pos] == '}':
			return p.fail(p.pos, "a key in double quotes was expected after the comma, not }")
		default:
			return p.fail(p.pos, "a key in double quotes was expected")
		}
	}
	at.key = "" // a note on the key itself is about its object
	key, ok := p.text()
	if !ok {
		return false
	}
	at.key = key
	p.space()
	if p.pos == len(p.src) || p.src[p.pos] != ':' {
		return p.fail(p.pos, "a : was expected after a key")
	}
	p.pos++
	p.space()
	return true
}

// duplicate notes a key that its object has already. Beyond fewMembers it keeps
// the keys in a map and returns it.
func (p *parser) duplicate(key string, before []*Node, keys map[string]struct{}) map[string]struct{} {
	twice := false
	if keys == nil && len(before) < fewMembers {
		for _, sibling := range before {
			twice = twice || sibling.Key == key
		}
	} else {
		if keys == nil {
			keys = make(map[string]struct{}, 4*fewMembers)
			for _, sibling := range before {
				keys[sibling.Key] = struct{}{}
			}
		}
		size := len(keys)
		keys[key] = struct{}{}
		twice = len(keys) == size
	}
	if twice {
		p.note(p.pos, "the key "+quoteKey(key)+" is there more than once; most readers take the last")
	}
	return keys
}
