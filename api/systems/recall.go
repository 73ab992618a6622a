package systems

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"net/url"
	"slices"
	"strings"

	"casebook/api"
	"casebook/api/tree"
)

// Sent is a request as checks see it: the values of its fields, and whether they
// could be read at all.
type Sent struct {
	Request   *api.Request // nil when only an answer is known
	Operation *Operation   // nil when no operation is known
	Values    Values
	BodyError error // why the body does not parse; a *tree.SyntaxError
	BodyKind  tree.Kind

	form     bool            // the body is a form, as its Content-Type says
	after    int             // how many bytes follow the body's JSON value
	twice    []string        // keys of the body's object that stand in it more than once, quoted
	disputed bool            // one of them is a field's, so which value counts is open
	members  int             // of the body's object
	nulls    map[string]bool // fields of the body that are null, by id
	masked   map[string]bool // fields that are there, and masked in what was given, by id
	open     map[string]bool // fields of which nobody can tell whether they were sent, by id
}

// bodyUnknown reports whether there was a body that nobody has.
func (s Sent) bodyUnknown() bool {
	return s.Request.BodyUnknown && len(s.Request.Body) == 0
}

// Recall reads the values of o's fields back from a request.
func (p *Pack) Recall(o *Operation, request *api.Request) Sent {
	sent := Sent{Request: request, Operation: o, Values: Values{}}
	if request == nil {
		return sent
	}
	var body *tree.Node
	form := strings.HasPrefix(contentType(request), formType) && !looksJSON(request.Body)
	sent.form = form && len(request.Body) > 0
	if len(request.Body) > 0 && !form {
		body, _, sent.BodyError = tree.Parse(request.Body)
	}
	if body != nil {
		sent.BodyKind = body.Kind
		sent.after = len(bytes.TrimRight(request.Body[body.End:], " \t\r\n"))
		sent.members = len(body.Children)
	}
	if o == nil {
		return sent
	}
	sent.lookTwice(body, p.Fields(o))
	target, err := url.Parse(request.URL)
	if err != nil {
		target = &url.URL{}
	}
	fields := url.Values{}
	if form {
		fields, _ = url.ParseQuery(string(request.Body)) // what parses is kept; the rest is absent
	}
	path := matchPath(o.Path, target.Path)
	sent.nulls, sent.masked, sent.open = map[string]bool{}, map[string]bool{}, map[string]bool{}
	for _, f := range p.Fields(o) {
		if n := body.Member(f.Wire()); f.Place == InBody && n != nil && n.Kind == tree.Null {
			sent.nulls[f.ID] = true
		}
		if value, present := f.recall(request, target.Query(), path, body, fields); present {
			sent.Values[f.ID] = value
		}
		sent.lookMasked(f)
	}
	return sent
}

// formType is the Content-Type of a form (WHATWG URL, section 5).
const formType = "application/x-www-form-urlencoded"

// looksJSON reports whether a body begins as a JSON object does: many a client sends
// one under another Content-Type, curl -d among them.
func looksJSON(body []byte) bool {
	return bytes.HasPrefix(bytes.TrimLeft(body, " \t\r\n"), []byte("{"))
}

// lookTwice finds keys that stand more than once: readers differ in which they take
// (RFC 8259, section 4).
func (s *Sent) lookTwice(body *tree.Node, fields []Field) {
	if s.BodyKind != tree.Object {
		return
	}
	count := map[string]int{}
	for _, member := range body.Children {
		if count[member.Key]++; count[member.Key] != 2 {
			continue
		}
		s.twice = append(s.twice, fmt.Sprintf("%+.40q", member.Key))
		s.disputed = s.disputed || slices.ContainsFunc(fields, func(f Field) bool { return f.Place == InBody && f.Wire() == member.Key })
	}
}

// namedTwice names the first few keys that stand twice.
func (s Sent) namedTwice() string {
	const most = 3
	names := strings.Join(s.twice[:min(most, len(s.twice))], ", ")
	if more := len(s.twice) - most; more > 0 {
		names += fmt.Sprintf(" and %d more", more)
	}
	return names
}

func (f Field) recall(request *api.Request, query url.Values, path map[string]string, body *tree.Node, form url.Values) (Value, bool) {
	text, present := "", false
	switch f.Place {
	case InBody:
		if form.Has(f.Wire()) {
			return Value{form.Get(f.Wire()), tree.String}, true
		}
		n := body.Member(f.Wire())
		if n == nil || n.Kind == tree.Null {
			return Value{}, false
		}
		return Value{n.Text, n.Kind}, true
	case InQuery:
		text, present = query.Get(f.Wire()), query.Has(f.Wire())
	case InPath:
		text, present = path[f.Wire()]
	case InHeader:
		text, present = request.Headers.Get(f.Wire())
	default:
		text, present = f.authorization(request)
	}
	return Value{text, tree.String}, present
}

// authorization reads a part of the Authorization header.
func (f Field) authorization(request *api.Request) (string, bool) {
	header, present := request.Headers.Get("Authorization")
	scheme, rest, _ := strings.Cut(header, " ")
	if !present {
		return "", false
	}
	if f.Place == Bearer {
		return rest, strings.EqualFold(scheme, "Bearer")
	}
	pair, err := base64.StdEncoding.DecodeString(rest)
	if err != nil || !strings.EqualFold(scheme, "Basic") {
		return "", false
	}
	user, password, _ := strings.Cut(string(pair), ":")
	if f.Place == BasicUser {
		return user, true
	}
	return password, true
}

func contentType(request *api.Request) string {
	value, _ := request.Headers.Get("Content-Type")
	return strings.ToLower(strings.TrimSpace(value))
}

// matchPath matches a path against a pattern with {names}, and returns what the
// names stand for; nil when it does not match.
func matchPath(pattern, path string) map[string]string {
	want, have := strings.Split(pattern, "/"), strings.Split(strings.TrimRight(path, "/"), "/")
	if len(want) > len(have) {
		return nil
	}
	have = have[len(have)-len(want)+1:] // a base URL may have a path of its own
	found := map[string]string{}
	for i, part := range want[1:] {
		if strings.HasPrefix(part, "{") && strings.HasSuffix(part, "}") {
			found[strings.Trim(part, "{}")] = have[i]
		} else if part != have[i] {
			return nil
		}
	}
	return found
}
