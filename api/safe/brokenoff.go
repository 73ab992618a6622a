package safe

import (
	"strings"

	"casebook/api/tree"
)

// brokenOff learns what a request names whose body is left out, since it cannot be parsed:
// the answer may say it back. Secrets are hunted. Of what is personal facts are kept, as
// of what a token claims, since it stands in no text that the history keeps.
//
// What stands before broke, where the parser gave up, is read as the JSON that it began as.
func (p *pass) brokenOff(body string, broke int) {
	p.text(body)
	l := &leftOutBody{pass: p}
	if src, root := mended(body[:broke]); root != nil {
		rewriteJSON(p, p.place, p.side, src, root)
		rewriteJSON(l, p.place, l.at(), src, root)
	}
	t := telling{teller: l, text: body, side: l.at()}
	t.run()
	for i := range len(body) { // last, when it is known whether it is about a person
		if body[i] == ':' {
			l.neighbour(body, i)
		}
	}
}

// leftOutBody takes down what is personal in a body that is left out.
type leftOutBody struct {
	*pass
	person bool // something in it is somebody's
}

// at begins the words for a place.
func (l *leftOutBody) at() string { return l.side + " body" }

func (l *leftOutBody) named(place Place, name string, trail []step) verdict {
	if v := l.pass.named(place, name, trail); v.class == Personal {
		return v
	}
	return verdict{}
}

func (l *leftOutBody) told(name string, other Place) (v verdict, cut bool) {
	if v = l.named(l.place, name, nil); !v.found {
		v = l.named(other, name, nil)
	}
	return v, v.found
}

func (l *leftOutBody) text(s string) string { return s }

func (l *leftOutBody) header(_, value string) string { return value }

func (l *leftOutBody) value(v verdict, at, value string, _ bool) string {
	core := value
	if strings.IndexByte(value, '\\') >= 0 {
		if n, _, err := tree.ParseString(`"` + value + `"`); err == nil {
			core = n.Text
		}
	}
	if core == "" || !v.about(core) || isTemplate(core) || isLiteral(core) || isMasked(core) {
		return value
	}
	l.person = l.person || v.kind != "ip" && v.kind != "device"
	before := len(l.r.facts)
	if l.r.fact(at, 0, v, core, ""); len(l.r.facts) > before {
		l.r.facts[before].Claim = Record{core}
	}
	return value
}

// neighbour takes down what stands behind the sign at i if its name means a person's only
// in a person, or beside what is somebody's: "name", "address".
func (l *leftOutBody) neighbour(body string, i int) {
	k, ok := keyBefore(body, i)
	if !ok || !k.quoted {
		return
	}
	kind := inPerson(fold(k.name))
	if kind == "" {
		return
	}
	in := fold(objectAround(body, k.start))
	if isThing(in) || !isPerson(in) && !l.person {
		return
	}
	start, end, quoted := valueAfter(body, k)
	if quoted && start < end {
		v := verdict{name: k.name, class: Personal, kind: kind, found: true}
		l.value(v, l.at()+" "+k.name, body[start:end], false)
	}
}

// objectAround is the name of the object in which text[i] stands, if its beginning is near.
func objectAround(text string, i int) string {
	const near = 512
	depth := 0
	for first := max(0, i-near); i > first; i-- {
		switch text[i-1] {
		case '}':
			depth++
		case '{':
			depth--
		}
		if depth < 0 {
			before := strings.TrimRight(text[:i-1], " \t\r\n[")
			if !strings.HasSuffix(before, ":") {
				return ""
			}
			k, _ := keyBefore(before, len(before)-1)
			return k.name
		}
	}
	return ""
}
