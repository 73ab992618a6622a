package systems

import (
	"fmt"
	"slices"
	"strings"

	"casebook/api"
	"casebook/api/tree"
)

// Showing is whether a request shows a clue: Yes, No, or Unknown where its bytes are
// not there to tell.
type Showing struct {
	Holds   api.Flag
	Because string // what was seen, one sentence without a value; empty when Unknown
}

// Fault reports whether a request that shows the clue is not as the vendor wants it:
// only such a clue foretells an answer.
func (c Clue) Fault() bool {
	return !slices.Contains([]Trait{IsPresent, IsWellFormed, IsOneOf}, c.Is)
}

// Show tells whether sent shows the clue c.
func (p *Pack) Show(c Clue, sent Sent) Showing {
	if sent.Request == nil || sent.Operation == nil {
		return Showing{}
	}
	switch c.Is {
	case HasNoBody, HasBrokenBody:
		return sent.showBody(c.Is)
	case HasNoCredentials:
		return p.showCredentials(sent)
	}
	field, known := p.Field(sent.Operation, c.Field)
	if !known {
		return Showing{Holds: api.No, Because: "this call has no " + c.Field}
	}
	if sent.Unreadable(field) {
		return Showing{}
	}
	return sent.show(c.Is, field)
}

func (s Sent) showBody(trait Trait) Showing {
	switch {
	case s.bodyUnknown() || s.Request.Headers == nil && len(s.Request.Body) == 0:
		return Showing{}
	case trait == HasNoBody:
		// An object without members is what many clients send for "nothing".
		empty := len(strings.TrimSpace(string(s.Request.Body))) == 0 || s.members == 0 && s.BodyKind == tree.Object && s.BodyError == nil
		return shown(empty, "the request has no payload", "the request has a payload")
	}
	if len(s.Request.Body) == 0 {
		return Showing{Holds: api.No, Because: "the request has no body"}
	}
	if s.form {
		if strings.HasPrefix(s.Operation.ContentType, formType) {
			return Showing{Holds: api.No, Because: "the request body is form-encoded, as it should be"}
		}
		return Showing{Holds: api.Yes, Because: "the request body is form-encoded, not JSON"}
	}
	if s.bodyMasked() {
		return Showing{}
	}
	if s.BodyError != nil {
		return Showing{Holds: api.Yes, Because: fmt.Sprintf("the request body is not JSON: %v", s.BodyError)}
	}
	return shown(s.after > 0, "something follows the JSON of the request body", "the request body is sound JSON")
}

func (p *Pack) showCredentials(sent Sent) Showing {
	for _, f := range p.Fields(sent.Operation) {
		if f.Credential() && f.Class > 0 && sent.Unreadable(f) {
			return Showing{}
		}
		if f.Credential() && f.Class > 0 && sent.shows(f) {
			return Showing{Holds: api.No, Because: f.Wire() + " is there"}
		}
	}
	return Showing{Holds: api.Yes, Because: "no credentials were sent"}
}

// show tells how a field is.
func (s Sent) show(trait Trait, field Field) Showing {
	value, present := s.Values[field.ID]
	name, there := field.Wire(), s.shows(field)
	null, masked := s.nulls[field.ID], s.masked[field.ID]
	switch trait {
	case IsAbsent:
		return shown(!present && !null && !masked, name+" is not there", name+" is there")
	case IsEmpty:
		return shown(present && value.Text == "", name+" was sent empty", name+" was not sent empty")
	case IsMissing:
		return shown(!there, s.Fault(field), name+" is there")
	case IsPresent:
		return shown(there, name+" is there", s.Fault(field))
	case IsNull:
		return shown(null, name+" is null", name+" is not null")
	}
	switch {
	case masked:
		return Showing{} // a mask has no form of its own
	case trait == IsWrongKind:
		return shown(s.wrongKind(field), s.Fault(field), name+" is of the right kind")
	case !there:
		return Showing{Holds: api.No, Because: s.Fault(field)}
	}
	return showValue(trait, field, value.Text)
}

// showValue tells how a value is that is there.
func showValue(trait Trait, field Field, text string) Showing {
	name := field.Wire()
	switch trait {
	case IsOneOf, IsNotOneOf:
		one := slices.Contains(field.Enum, text)
		return shown(one == (trait == IsOneOf), oneOfWords(one, field), oneOfWords(one, field))
	}
	why := field.malformed(text)
	form := name + " is " + field.wants()
	if why != "" {
		form = name + ": " + why
	}
	return shown((why == "") == (trait == IsWellFormed), form, form)
}

func oneOfWords(one bool, field Field) string {
	if one {
		return field.Wire() + " is one of the documented values"
	}
	return field.Wire() + " is not one of " + strings.Join(field.Enum, ", ")
}

func shown(holds bool, yes, no string) Showing {
	if holds {
		return Showing{api.Yes, yes}
	}
	return Showing{api.No, no}
}

// VariantOf returns which of the vendor's tables about its operation a call belongs
// to; empty when that cannot be told.
func (s Sent) VariantOf() string {
	if s.Request == nil || s.Operation == nil || s.Operation.Variant == nil {
		return ""
	}
	v := s.Operation.Variant
	switch text := s.Values[v.Field].Text; {
	case strings.Contains(text, "@"):
		return "email"
	case looksLikePhone(text):
		return "mobile"
	}
	return v.Words[s.Values[v.Else].Text]
}

// isSameVariant decides whether a word fits the kind of user that a call is about.
func isSameVariant(f Finding, field Field, value Value, sent Sent) Finding {
	v := sent.Operation.Variant
	if v == nil {
		return f.not("this call is about one kind of user only")
	}
	if sent.masked[v.Field] && !strings.Contains(sent.Values[v.Field].Text, "@") {
		return f.unshown(v.Field)
	}
	said, is := v.Words[value.Text], sent.VariantOf()
	if said == "" || is == "" {
		return f.not("there is nothing to compare " + field.Wire() + " with")
	}
	if said == is {
		return f.said(true, "%s fits the kind of %s", field.Wire(), v.Field)
	}
	f = f.said(false, "%s does not fit the kind of %s", field.Wire(), v.Field)
	for word, variant := range v.Words {
		if variant == is {
			return f.mend(word, word)
		}
	}
	return f
}

// looksLikePhone reports whether a text is written like a phone number, right or
// wrong.
func looksLikePhone(text string) bool {
	digits := 0
	for _, r := range text {
		switch {
		case r >= '0' && r <= '9':
			digits++
		case !strings.ContainsRune("+-() ./", r):
			return false
		}
	}
	return digits >= 5
}
