package systems

import (
	"net/url"
	"strings"

	"casebook/api"
	"casebook/api/tree"
)

// Match finds the system and operation that a request is: by its host, else by
// method and path, since a team may reach a system through a host of its own. The
// operation is nil when the host is known and the path is not.
func (p *Packs) Match(request api.Request) (*Pack, *Operation) {
	target, err := url.Parse(request.URL)
	if err != nil || request.URL == "" {
		return nil, nil
	}
	for _, pack := range p.Systems {
		if pack.owns(target.Hostname()) {
			return pack, pack.match(request.Method, target.Path)
		}
	}
	for _, pack := range p.Systems {
		if op := pack.match(request.Method, target.Path); op != nil {
			return pack, op
		}
	}
	return nil, nil
}

func (p *Pack) match(method, path string) *Operation {
	for i := range p.Operations {
		o := &p.Operations[i]
		if strings.EqualFold(o.Method, method) && matchPath(o.Path, path) != nil {
			return o
		}
	}
	return nil
}

func matchHost(pattern, host string) bool {
	if suffix, wild := strings.CutPrefix(pattern, "*"); wild {
		return len(host) > len(suffix) && strings.HasSuffix(strings.ToLower(host), suffix)
	}
	return strings.EqualFold(pattern, host)
}

// Recognise finds the system whose envelope a bare body looks like, and the
// operation whose verdict it carries. Both may be nil; it is a guess, and whoever
// shows it says so.
func (p *Packs) Recognise(body *tree.Node) (*Pack, *Operation) {
	for _, pack := range p.Systems {
		if !pack.Envelope.signs(body) {
			continue
		}
		for i := range pack.Operations {
			if v := pack.Operations[i].Verdict; v != nil && body.Lookup(v.Path) != nil {
				return pack, &pack.Operations[i]
			}
		}
		return pack, nil
	}
	return nil, nil
}

func (k EnvelopeKeys) signs(body *tree.Node) bool {
	for _, key := range k.Signature {
		if body.Member(key) == nil {
			return false
		}
	}
	return len(k.Signature) > 0
}
