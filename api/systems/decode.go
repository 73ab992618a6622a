package systems

import (
	"cmp"
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
	if p == nil {
		return e
	}
	d := p.decoder(&e)
	switch root := e.Root; {
	case root != nil:
		d.decode(o, root)
	case shape == api.ShapeBroken:
		if rest := salvage(answer.Body); rest != nil {
			d.decode(o, rest)
		}
	case shape == api.ShapeText && len(answer.Body) <= longestSentence:
		d.add(api.Message{Text: strings.Trim(string(answer.Body), " \t\r\n\"")})
	}
	return e
}

// longestSentence is how long a body without structure may be to be taken for a
// message, in bytes.
const longestSentence = 300

type decoder struct {
	keys     EnvelopeKeys
	verdicts []string // paths at which some call of the system has its verdict
	envelope *api.Envelope
}

// decoder reads by the pack's keys into e.
func (p *Pack) decoder(e *api.Envelope) *decoder {
	d := &decoder{keys: p.Envelope, envelope: e}
	for i := range p.Operations {
		if v := p.Operations[i].Verdict; v != nil {
			d.verdicts = append(d.verdicts, v.Path)
		}
	}
	return d
}

func (d *decoder) decode(o *Operation, root *tree.Node) {
	root = d.unwrap(root)
	if root.Kind == tree.String {
		d.add(api.Message{Text: root.Text})
	}
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

// quotedObject returns the object that a string holds as JSON, else nil.
func quotedObject(n *tree.Node) *tree.Node {
	if !strings.HasPrefix(strings.TrimSpace(n.Text), "{") {
		return nil
	}
	inner, _, err := tree.ParseString(n.Text)
	if err != nil || inner.Kind != tree.Object {
		return nil
	}
	return inner
}

func (d *decoder) messages(root *tree.Node) {
	if d.keys.Messages == "" {
		return
	}
	list := root.Lookup(d.keys.Messages)
	switch {
	case d.keys.Messages == ".":
		d.add(d.message(root))
	case list == nil || list.Kind == tree.Null:
		d.moved(root)
	case list.Kind == tree.Array:
		for i, n := range list.Children {
			d.entry(n, fmt.Sprintf("%s.%d", d.keys.Messages, i))
		}
	default:
		d.note("%s is a JSON %s, not a list", d.keys.Messages, list.Kind)
		d.entry(list, d.keys.Messages)
	}
}

// moved reads messages that a copy keeps elsewhere than the vendor's list: beside it, or
// in a list of another name.
func (d *decoder) moved(root *tree.Node) {
	d.add(d.message(root))
	for _, child := range root.Children {
		if child.Kind != tree.Array {
			continue
		}
		for _, n := range child.Children {
			if n.Kind == tree.Object && (first(n, d.keys.Code) != nil || first(n, d.keys.Text) != nil) {
				d.entry(n, child.Key)
			}
		}
	}
}

// entry reads one message of a list; a bare sentence is one too.
func (d *decoder) entry(n *tree.Node, path string) {
	switch n.Kind {
	case tree.Object:
		d.add(d.message(n))
		return
	case tree.String:
		if readsAsCode(n.Text) {
			d.add(api.Message{Code: n.Text})
		} else {
			d.add(api.Message{Text: n.Text})
		}
	}
	d.note("%s is a JSON %s, not an object", path, n.Kind)
}

// readsAsCode reports whether a string reads like a code, as INVALID_PARAMETERS does, and not
// like a sentence.
func readsAsCode(s string) bool {
	return strings.Contains(s, "_") && strings.IndexFunc(s, func(r rune) bool {
		return r != '_' && (r < '0' || r > '9') && (r|0x20 < 'a' || r|0x20 > 'z')
	}) < 0
}

// add keeps a message that says something.
func (d *decoder) add(m api.Message) {
	if m.Code != "" || m.Text != "" || m.Type != "" || m.HTTPStatus != "" || m.Arguments != nil || len(m.Details) > 0 {
		d.envelope.Messages = append(d.envelope.Messages, m)
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
	if inner := first(n, d.keys.Text); d.speaks(inner) {
		within := d.message(inner)
		m.Code, m.Text = cmp.Or(m.Code, within.Code), within.Text
		m.Type, m.HTTPStatus = cmp.Or(m.Type, within.Type), cmp.Or(m.HTTPStatus, within.HTTPStatus)
	}
	if arguments := first(n, d.keys.Arguments); arguments != nil && arguments.Kind != tree.Null {
		m.Arguments = arguments
	}
	for _, key := range d.keys.Details {
		if key == "." {
			m.Details = append(m.Details, d.loose(n)...)
			continue
		}
		m.Details = append(m.Details, details(n.Lookup(key))...)
	}
	// What stands under a key for texts is the message itself, not a detail of it.
	m.Details = slices.DeleteFunc(m.Details, func(found api.Detail) bool { return found.Field == "" && found.Text == m.Text })
	return m
}

// speaks reports whether n stands where a text should and is a message itself. What is
// read as details is none.
func (d *decoder) speaks(n *tree.Node) bool {
	return n != nil && n.Kind == tree.Object && !slices.Contains(d.keys.Details, n.Key) && (first(n, d.keys.Code) != nil || first(n, d.keys.Text) != nil)
}

// names reports whether key is one that the pack reads for something.
func (k EnvelopeKeys) names(key string) bool {
	for _, list := range k.lists() {
		for _, path := range list {
			if head, _, _ := strings.Cut(path, "."); head == key {
				return true
			}
		}
	}
	return false
}

// lists are the paths of everything that is read.
func (k EnvelopeKeys) lists() [][]string {
	return [][]string{k.Success, {k.Messages}, k.Type, k.Code, k.Text, k.Status, k.Technical, k.Arguments, k.Details, k.Data}
}

// text returns the first of keys that holds one.
func (d *decoder) text(n *tree.Node, keys []string) string {
	for _, key := range keys {
		found := n.Lookup(key)
		switch {
		case found == nil || found.Kind == tree.Null:
		case found.Kind == tree.String && slices.Contains(d.keys.Details, key) && quotedObject(found) != nil: // it is read as details
		case found.Kind == tree.String || found.Kind == tree.Number || found.Kind == tree.Bool:
			if found.Kind != tree.String {
				d.note("%s is a JSON %s, not a string", key, found.Kind)
			}
			return found.Text
		case !slices.Contains(d.keys.Details, key): // else it is read as details
			d.note("%s is a JSON %s, not a string", key, found.Kind)
			return string(found.Append(nil))
		}
	}
	return ""
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
