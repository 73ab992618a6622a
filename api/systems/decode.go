package systems

import (
	"fmt"
	"slices"
	"strings"

	"casebook/api"
	"casebook/api/tree"
)

// Decode reads an answer's body into the common envelope by the pack's keys. p and
// o may be nil: then only shape and root are read. It never fails: what is odd is
// noted.
func (p *Pack) Decode(o *Operation, answer *api.Answer) api.Envelope {
	contentType, _ := answer.Headers.Get("Content-Type")
	shape, document := api.ReadBody(answer.Body, contentType)
	e := api.Envelope{Shape: shape, Root: document.Root}
	if document.Err != nil {
		e.Notes = append(e.Notes, "the answer's JSON does not parse: "+document.Err.Error())
	}
	for _, note := range document.Notes {
		e.Notes = append(e.Notes, strings.TrimPrefix(note.Path+": "+note.Text, ".: "))
	}
	if e.Root == nil {
		return e
	}
	if p != nil {
		d := decoder{keys: p.Envelope, envelope: &e}
		d.decode(o)
	}
	return e
}

type decoder struct {
	keys     EnvelopeKeys
	envelope *api.Envelope
}

func (d *decoder) decode(o *Operation) {
	root := d.envelope.Root
	if root.Kind != tree.Object {
		d.note("the answer is a JSON %s, not an object: there is no envelope", root.Kind)
		return
	}
	d.envelope.Success = d.flag(root, d.keys.Success)
	if data := first(root, d.keys.Data); data != nil && data.Kind != tree.Null {
		d.envelope.Data = data
	}
	if o != nil && o.Verdict != nil {
		d.envelope.Verdict = d.flag(root, []string{o.Verdict.Path})
	}
	d.messages(root)
}

func (d *decoder) messages(root *tree.Node) {
	if d.keys.Messages == "" {
		return
	}
	list := root.Lookup(d.keys.Messages)
	switch {
	case list == nil || list.Kind == tree.Null:
	case d.keys.Messages == ".":
		if m := d.message(root); m.Code != "" || m.Text != "" || len(m.Details) > 0 {
			d.envelope.Messages = append(d.envelope.Messages, m)
		}
	case list.Kind == tree.Array:
		for i, n := range list.Children {
			if n.Kind != tree.Object {
				d.note("%s.%d is a JSON %s, not an object", d.keys.Messages, i, n.Kind)
				continue
			}
			d.envelope.Messages = append(d.envelope.Messages, d.message(n))
		}
	default:
		d.note("%s is a JSON %s, not a list", d.keys.Messages, list.Kind)
	}
}

func (d *decoder) message(n *tree.Node) api.Message {
	m := api.Message{
		Type:       d.text(n, d.keys.Type),
		Code:       d.text(n, d.keys.Code),
		Text:       d.text(n, d.keys.Text),
		HTTPStatus: d.text(n, d.keys.Status),
		Technical:  d.flag(n, d.keys.Technical) == api.Yes,
	}
	if arguments := first(n, d.keys.Arguments); arguments != nil && arguments.Kind != tree.Null {
		m.Arguments = arguments
	}
	for _, key := range d.keys.Details {
		m.Details = append(m.Details, details(n.Lookup(key))...)
	}
	return m
}

// details reads messages about single fields: an object of field → sentence, or
// field → object of kind → sentence, or one sentence.
func details(n *tree.Node) []api.Detail {
	if n == nil || n.Kind == tree.Null {
		return nil
	}
	if n.Kind == tree.String {
		return []api.Detail{{Text: n.Text}}
	}
	var found []api.Detail
	n.Walk(func(path string, leaf *tree.Node) bool {
		if len(leaf.Children) == 0 && leaf.Kind != tree.Object && leaf.Kind != tree.Array {
			found = append(found, api.Detail{Field: path, Text: leaf.Text})
		}
		return true
	})
	return found
}

func (d *decoder) text(n *tree.Node, keys []string) string {
	found := first(n, keys)
	switch {
	case found == nil || found.Kind == tree.Null:
		return ""
	case found.Kind == tree.String || found.Kind == tree.Number || found.Kind == tree.Bool:
		if found.Kind != tree.String {
			d.note("%s is a JSON %s, not a string", keys[0], found.Kind)
		}
		return found.Text
	}
	d.note("%s is a JSON %s, not a string", keys[0], found.Kind)
	return string(found.Append(nil))
}

func (d *decoder) flag(n *tree.Node, keys []string) api.Flag {
	found := first(n, keys)
	switch {
	case found == nil || found.Kind == tree.Null:
		return api.Unknown
	case found.Kind == tree.Bool && found.Text == "true":
		return api.Yes
	case found.Kind == tree.Bool:
		return api.No
	}
	d.note("%s is a JSON %s, not true or false", keys[0], found.Kind)
	return api.Unknown
}

func (d *decoder) note(format string, args ...any) {
	if note := fmt.Sprintf(format, args...); !slices.Contains(d.envelope.Notes, note) {
		d.envelope.Notes = append(d.envelope.Notes, note)
	}
}

// first returns the first of keys that n has.
func first(n *tree.Node, keys []string) *tree.Node {
	for _, key := range keys {
		if found := n.Lookup(key); found != nil {
			return found
		}
	}
	return nil
}
