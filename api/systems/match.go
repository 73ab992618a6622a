package systems

import (
	"net/url"
	"slices"
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
			return pack, pack.match(request.Method, target.Path, true)
		}
	}
	for _, pack := range p.Systems {
		if op := pack.match(request.Method, target.Path, request.Method == ""); op != nil {
			return pack, op
		}
	}
	return nil, nil
}

// Owner returns the system that a host is the vendor's own of, or nil.
func (p *Packs) Owner(host string) *Pack {
	for _, pack := range p.Systems {
		if pack.owns(host) {
			return pack
		}
	}
	return nil
}

// match finds the operation of a path: of the method, else, where any will do, the only
// one that has this path, whose method was then mistaken or is not known.
func (p *Pack) match(method, path string, any bool) *Operation {
	var other []*Operation
	for i := range p.Operations {
		o := &p.Operations[i]
		if matchPath(o.Path, path) == nil {
			continue
		}
		if strings.EqualFold(o.Method, method) {
			return o
		}
		other = append(other, o)
	}
	if any && len(other) == 1 && method != "OPTIONS" { // a browser's preflight is no call (Fetch, section 3.3.5)
		return other[0]
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
// shows it says so. Where several envelopes fit, the one counts whose documented
// answers the body comes nearest to.
func (p *Packs) Recognise(answer *api.Answer) (*Pack, *Operation) {
	var best *Pack
	most := 0
	for _, pack := range p.Systems {
		if points := pack.recognises(answer); points > most {
			best, most = pack, points
		}
	}
	if best == nil {
		return nil, nil
	}
	root := best.enveloped((*Pack)(nil).Decode(nil, answer).Root)
	for i := range best.Operations {
		if v := best.Operations[i].Verdict; v != nil && root.Lookup(v.Path) != nil {
			return best, &best.Operations[i]
		}
	}
	return best, nil
}

// RecogniseRequest finds the one call whose fields the members of a JSON object are: at
// least two of them, and all. It is a guess, and whoever shows it says so.
func (p *Packs) RecogniseRequest(body []byte) (*Pack, *Operation) {
	root, _, err := tree.Parse(body)
	if err != nil || root.Kind != tree.Object || len(root.Children) < 2 {
		return nil, nil
	}
	var pack *Pack
	var operation *Operation
	most, rivals := 0, 0
	for _, candidate := range p.Systems {
		for i := range candidate.Operations {
			o := &candidate.Operations[i]
			switch known := candidate.holds(o, root); {
			case known > most:
				pack, operation, most, rivals = candidate, o, known, 0
			case known == most:
				rivals++
			}
		}
	}
	if most < 2 || rivals > 0 {
		return nil, nil
	}
	return pack, operation
}

// holds returns how near the members of an object come to being the body of o: a point
// for each, another for each field that the vendor marks required; 0 when one is no
// field.
func (p *Pack) holds(o *Operation, body *tree.Node) (points int) {
	for _, member := range body.Children {
		at := slices.IndexFunc(p.Fields(o), func(f Field) bool { return f.Place == InBody && f.Wire() == member.Key })
		if at < 0 {
			return 0
		}
		if points++; p.Fields(o)[at].Required == Required {
			points++
		}
	}
	return points
}

// recognises says how near an answer comes to the pack's envelope: a point for each key
// of its signature, many more for a documented code or message; 0: not at all. The keys
// of a flat envelope, such as error and message, half the world writes: they alone give
// nobody away.
func (p *Pack) recognises(answer *api.Answer) int {
	e := p.Decode(nil, answer)
	if e.Root == nil && len(e.Messages) == 0 {
		return 0
	}
	points, root := 0, p.enveloped(e.Root)
	if p.Envelope.signs(root) && p.Envelope.Messages != "." {
		points = len(p.Envelope.Signature)
	}
	for i := range p.Operations {
		if v := p.Operations[i].Verdict; v != nil && isFlag(root.Lookup(v.Path)) {
			points = max(points, verdictPoints)
		}
	}
	s := p.Sign(e)
	s.Answered, s.Status, s.Shape = true, answer.Status, e.Shape
	for i := range p.Rows {
		if by, ok := p.Rows[i].Matches(s); ok && by.told() > 0 {
			points = max(points, documentedPoints*by.told())
		} else if _, ok := p.Rows[i].MatchesCode(s); ok {
			points = max(points, codePoints)
		}
	}
	return points
}

// enveloped returns the envelope that is in a body, else the body.
func (p *Pack) enveloped(root *tree.Node) *tree.Node {
	if root == nil {
		return nil
	}
	return p.decoder(new(api.Envelope)).unwrap(root)
}

// A documented code or message outweighs a code without the message that is documented
// with it, this a verdict in its place, and that any signature.
const (
	documentedPoints = 100
	codePoints       = 75
	verdictPoints    = 50
)

func isFlag(n *tree.Node) bool { return n != nil && n.Kind == tree.Bool }

func (k EnvelopeKeys) signs(body *tree.Node) bool {
	for _, key := range k.Signature {
		if body.Member(key) == nil {
			return false
		}
	}
	return len(k.Signature) > 0
}

// Sign reduces an envelope to what rows match on. Of several messages those count
// that are marked as failures, where there are any.
func (p *Pack) Sign(e api.Envelope) Signature {
	s := Signature{Success: e.Success, Verdict: e.Verdict, Shape: e.Shape}
	failures := slices.ContainsFunc(e.Messages, failing)
	for _, m := range e.Messages {
		if failures && !failing(m) {
			continue
		}
		if m.Code != "" {
			s.Codes = append(s.Codes, p.Meant(m.Code))
		}
		if m.Text != "" {
			s.Texts = append(s.Texts, p.Meant(m.Text))
		}
		for _, d := range m.Details {
			d.Text = p.Meant(d.Text)
			s.Details, s.Texts = append(s.Details, d), append(s.Texts, d.Text)
		}
	}
	return s
}

// failing reports whether a message is marked as one of a failure.
func failing(m api.Message) bool {
	return strings.EqualFold(m.Type, "FAILURE") || strings.EqualFold(m.Type, "ERROR")
}
