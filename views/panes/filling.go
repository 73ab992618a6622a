package panes

import (
	"fmt"
	"slices"
	"strings"

	"casebook/api/safe"
	"casebook/api/systems"
	"casebook/api/tree"
	"casebook/views/nav"
)

// filled is a form filled with the values of a call, in memory only.
type filled struct {
	open    nav.OpenRequest
	code    string   // the field of a one-time value that the call holds; empty: none
	remarks []string // what is to be said of the form, a sentence each
}

// filling reads the values of a call back into the form that would send it. What the
// call leaves out stays out; what nobody knows stays with the form.
func (c *call) filling() filled {
	request := &c.exchange.Request
	f := filled{open: nav.OpenRequest{System: c.pack.ID, Operation: c.operation.ID, Inputs: map[string]string{}, Pasted: true}}
	sent := c.pack.Recall(c.operation, request)
	fields := c.pack.Fields(c.operation)
	var secret bool
	for _, field := range fields {
		value, present := sent.Values[field.ID]
		switch {
		case field.Credential() && sent.Masked(field): // the form's own, or none, is better than a mask
		case present && value.Text == "":
			f.open.Inputs[field.ID] = systems.EmptyWord
		case present:
			f.open.Inputs[field.ID] = value.Text
			secret = secret || field.Class == safe.ClassSecret
		case unknown(field, sent):
		case field.Credential():
			f.open.Unset = append(f.open.Unset, field.ID)
		case field.Place != systems.InPath:
			f.open.Inputs[field.ID] = ""
		}
		if field.Class == safe.OneTime && value.Text != "" && f.code == "" {
			f.code = field.ID
		}
	}
	if secret {
		f.remarks = append(f.remarks, "Its credentials go into the form with the rest, in memory only.")
	}
	f.body(c, fields)
	return f
}

// unknown reports whether it is not known if a call had a field.
func unknown(field systems.Field, sent systems.Sent) bool {
	if field.Place == systems.InBody {
		return sent.Request.BodyUnknown
	}
	return sent.Unreadable(field)
}

// body keeps a body as it is that the form's fields cannot say: broken JSON, a value of
// another kind, a key that stands twice, none at all. Of one that they can say, what has
// no field is named.
func (f *filled) body(c *call, fields []systems.Field) {
	request := &c.exchange.Request
	if request.BodyUnknown || request.Headers == nil || c.operation.ContentType == "" || strings.Contains(c.operation.ContentType, "urlencoded") {
		return
	}
	whole, _, err := tree.Parse(request.Body)
	built, buildErr := c.pack.Build(c.operation, "https://host.invalid", systems.ParseValues(fields, f.open.Inputs))
	again, _, _ := tree.Parse(built.Body)
	if buildErr != nil {
		return
	}
	if err != nil || whole.Kind != tree.Object || !sameFields(whole, again, fields) {
		raw := string(request.Body)
		f.open.Body = &raw
		remark := "Its body goes in as it is: the fields of the form could not say it."
		if raw == "" {
			remark = "It was sent without a payload, and is filled in so."
		}
		f.remarks = append(f.remarks, remark)
		return
	}
	var more, elsewhere []string
	for _, member := range whole.Children {
		stands := func(inBody bool) bool {
			return slices.ContainsFunc(fields, func(field systems.Field) bool {
				return (field.Place == systems.InBody) == inBody && field.Wire() == member.Key
			})
		}
		switch {
		case stands(true):
		case stands(false):
			elsewhere = append(elsewhere, member.Key)
		default:
			more = append(more, member.Key)
		}
	}
	if len(elsewhere) > 0 {
		f.remarks = append(f.remarks, fmt.Sprintf("Its body has %s too: the form has that for another place and leaves it out of the body.", shown(strings.Join(elsewhere, ", "))))
	}
	if len(more) > 0 {
		f.remarks = append(f.remarks, fmt.Sprintf("The form has no field for %s, so it leaves that out.", shown(strings.Join(more[:min(3, len(more))], ", "))))
	}
}

// sameFields reports whether two bodies agree in every field.
func sameFields(a, b *tree.Node, fields []systems.Field) bool {
	for _, field := range fields {
		if field.Place != systems.InBody {
			continue
		}
		x, y, times := a.Member(field.Wire()), b.Member(field.Wire()), 0
		for _, member := range a.Children {
			if member.Key == field.Wire() {
				times++
			}
		}
		if times > 1 || (x == nil) != (y == nil) || x != nil && (x.Kind != y.Kind || x.Text != y.Text) {
			return false
		}
	}
	return true
}
