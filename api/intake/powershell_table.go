package intake

import (
	"bytes"
	"encoding/json"
	"strings"
)

// json writes a value as ConvertTo-Json does.
func (v shellValue) json() (out []byte, ok bool) {
	switch {
	case v.open:
		return nil, false
	case v.bare:
		return []byte(v.text), json.Valid([]byte(v.text))
	case !v.table:
		return jsonText(v.text)
	}
	out = []byte{'{'}
	for i, m := range v.members {
		member, ok := m.value.json()
		name, fine := jsonText(m.name)
		if !ok || !fine {
			return nil, false
		}
		if i > 0 {
			out = append(out, ',')
		}
		out = append(append(append(out, name...), ':'), member...)
	}
	return append(out, '}'), true
}

// jsonText writes a string, but none that is nearly all escapes.
func jsonText(s string) (out []byte, ok bool) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(s)
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), err == nil && b.Len() <= 2*len(s)+len(`""`)+1
}

// maxTable is how deep tables and brackets may stand in each other.
const maxTable = 32

// table reads @{ name = value; … }.
func (p *powerShell) table() (v shellValue) {
	v.table = true
	p.at += 2
	if p.depth > maxTable {
		p.at = len(p.text)
		return shellValue{open: true}
	}
	p.depth, p.inside = p.depth+1, p.inside+1
	defer func() { p.depth, p.inside = p.depth-1, p.inside-1 }()
	for {
		for p.blanks(); p.at < len(p.text) && strings.IndexByte("\r\n;", p.text[p.at]) >= 0; p.blanks() {
			p.at++
		}
		if p.at >= len(p.text) {
			v.open = true
			return v
		}
		if p.text[p.at] == '}' {
			p.at++
			return v
		}
		m := shellMember{name: p.key()}
		if p.blanks(); p.at >= len(p.text) || p.text[p.at] != '=' {
			p.skip("\r\n;}")
			v.open = true
			continue
		}
		p.at++
		p.blanks()
		m.value = p.value()
		v.members = append(v.members, m)
	}
}

// key reads the name of a member.
func (p *powerShell) key() string {
	if c := p.text[p.at]; c == '\'' || c == '"' {
		return p.quoted(c).text
	}
	from := p.at
	p.skip(" \t\r\n=;}")
	return p.text[from:p.at]
}
