package systems

import (
	"bytes"
	"cmp"
	"encoding/json"
	"net/url"
	"slices"
	"strings"

	"casebook/api"
	"casebook/api/safe"
	"casebook/api/tree"
)

// Try is an example that brings a documented answer about.
type Try struct {
	Pack      *Pack
	Operation *Operation
	Example   *Example
}

// Tries returns the examples whose answer is the row, or where there are none those of
// its twins: the answer is the same.
func (p *Packs) Tries(of *Pack, row *Row) []Try {
	if tries := p.expecting([]string{row.ID}); len(tries) > 0 {
		return tries
	}
	return p.expecting(of.TwinsOf(row))
}

func (p *Packs) expecting(rows []string) []Try {
	var tries []Try
	for _, pack := range p.all() {
		for i := range pack.Examples {
			e := &pack.Examples[i]
			if o := pack.Operation(e.Operation); o != nil && slices.Contains(rows, e.Expect) {
				tries = append(tries, Try{pack, o, e})
			}
		}
	}
	return tries
}

// Request is the call as it would be sent, its URL without a host. In place of each
// secret, and of what the environment puts in, stands its kind: [password].
func (t Try) Request() api.Request {
	fields := t.Pack.Fields(t.Operation)
	values := ParseValues(fields, t.Example.Values)
	var masks []string
	for _, f := range fields {
		value, given := values[f.ID]
		left := slices.Contains(t.Example.Unset, f.ID)
		switch {
		case left:
			delete(values, f.ID)
		case f.Credential() && !given, f.Class == safe.ClassSecret && value.Text != "":
			mask := "[" + cmp.Or(f.Kind, f.ID) + "]"
			masks = append(masks, mask)
			values[f.ID] = Value{mask, tree.String}
		case !given && f.Place == InPath && f.Default != "":
			values[f.ID] = Value{f.Default, tree.String}
		}
	}
	request, err := t.Pack.Build(t.Operation, noHost, values)
	if err != nil {
		return api.Request{} // noHost is a base URL, and nothing else keeps a request from being built
	}
	request.URL = strings.TrimPrefix(request.URL, noHost)
	if t.Example.Body != nil {
		request.Body = []byte(*t.Example.Body)
	}
	return masked(request, masks)
}

// noHost stands for wherever a call would go.
const noHost = "https://host.invalid"

// masked makes masks readable again that were encoded on their way into a request.
func masked(request api.Request, masks []string) api.Request {
	form := false
	for i, h := range request.Headers {
		if scheme, _, is := strings.Cut(h.Value, " "); is && h.Name == "Authorization" {
			request.Headers[i].Value = scheme + " [credentials]"
		}
		form = form || h.Name == "Content-Type" && strings.HasPrefix(h.Value, "application/x-www-form-urlencoded")
	}
	for _, mask := range masks {
		request.URL = strings.ReplaceAll(request.URL, url.QueryEscape(mask), mask)
		request.URL = strings.ReplaceAll(request.URL, url.PathEscape(mask), mask)
		if form {
			request.Body = []byte(strings.ReplaceAll(string(request.Body), url.QueryEscape(mask), mask))
		}
	}
	return request
}

// Lines are the request as people read it: method and path, headers, and the body with
// a line for each of its members.
func (t Try) Lines() []string {
	request := t.Request()
	lines := []string{request.Method + " " + request.URL}
	for _, h := range request.Headers {
		if h.Name != "Accept" {
			lines = append(lines, h.Name+": "+h.Value)
		}
	}
	var body bytes.Buffer
	switch {
	case t.Example.Body != nil && len(request.Body) == 0:
		return append(lines, "(an empty payload)")
	case len(request.Body) == 0:
		return lines
	case json.Indent(&body, request.Body, "", "  ") != nil:
		return append(lines, strings.Split(string(request.Body), "\n")...)
	}
	return append(lines, strings.Split(body.String(), "\n")...)
}
