package systems

import (
	"fmt"
	"slices"
	"strings"

	"casebook/api/tree"
)

// State is what became of a check.
type State string

// The states of a check, as `explain --json` writes them.
const (
	Pass State = "pass"
	Fail State = "fail"
	Ask  State = "ask" // the bytes cannot tell: the engineer looks
	NA   State = "n/a" // does not apply to this call
)

// Finding is the state of one check on one exchange.
type Finding struct {
	Check   *Check
	State   State
	Because string // what was seen, one sentence without a secret; empty for n/a
	Field   string // the field to mend; empty when no single one is at fault
	Mend    string // a value that would pass; empty when there is none to offer
	MendIs  string // what the mend is, for the form: "if Jordan: +962791234567"
	Foreign bool   // it is about other calls than this one
	Minor   bool   // a pass that a form warns of all the same: the call is made, and not as it was typed
}

// Inspect runs every check of p on a sent call, in the pack's order.
func (p *Pack) Inspect(sent Sent) []Finding {
	findings := make([]Finding, len(p.Checks))
	for i := range p.Checks {
		findings[i] = p.inspect(&p.Checks[i], sent)
	}
	return findings
}

func (p *Pack) inspect(c *Check, sent Sent) Finding {
	f := Finding{Check: c, State: Ask, Because: c.Ask, Field: c.Field}
	switch {
	case sent.Operation != nil && !c.appliesTo(sent.Operation):
		return f.foreign("not part of this call")
	case sent.Operation == nil && len(c.Operations) > 0:
		return f.foreign("part of some calls only, and which was made is not known")
	case sent.Request == nil || c.Is == AskOnly:
		return f
	case c.Is == KnownPath:
		return p.knownPath(f, sent)
	case sent.Operation == nil:
		return f
	}
	switch c.Is {
	case BodyParses:
		return bodyParses(f, sent)
	case ContentType:
		return contentTypeIs(f, sent)
	case AllRequired:
		return p.allRequired(f, sent)
	}
	field, has := p.Field(sent.Operation, c.Field)
	if !has {
		return f.foreign("this call has no " + c.Field)
	}
	if field.Place == InBody && sent.bodyUnknown() {
		return f.unknownBody()
	}
	return inspectField(f, field, sent)
}

// appliesTo reports whether c is asked of calls of o.
func (c *Check) appliesTo(o *Operation) bool {
	return len(c.Operations) == 0 || slices.Contains(c.Operations, o.ID)
}

// said fills in a decided finding.
func (f Finding) said(ok bool, format string, args ...any) Finding {
	f.State = Fail
	if ok {
		f.State = Pass
	}
	f.Because = fmt.Sprintf(format, args...)
	return f
}

// not fills in a finding that does not apply.
func (f Finding) not(because string) Finding {
	f.State, f.Because = NA, because
	return f
}

// foreign fills in a finding that is about other calls.
func (f Finding) foreign(because string) Finding {
	f.Foreign = true
	return f.not(because)
}

// unknownBody fills in a finding on a body that nobody has: the engineer looks.
func (f Finding) unknownBody() Finding {
	f.State, f.Because = Ask, "what was sent as the body is not known"
	return f
}

func (f Finding) mend(value, is string) Finding {
	f.Mend, f.MendIs = value, is
	return f
}

func bodyParses(f Finding, sent Sent) Finding {
	switch {
	case sent.Operation.ContentType == "":
		return f.not("this call has no body")
	case sent.bodyUnknown():
		return f.unknownBody()
	case len(sent.Request.Body) == 0:
		return f.said(false, "the request has no body")
	case sent.form && strings.HasPrefix(sent.Operation.ContentType, formType):
		return f.said(true, "the request body is form-encoded, as it should be")
	case sent.form:
		return f.said(false, "the request body is form-encoded, not JSON")
	case sent.bodyMasked():
		f.Because = "the request body is masked in what was given, so what was sent is not known"
		return f
	case sent.BodyError != nil:
		return f.said(false, "the request body is not JSON: %v", sent.BodyError)
	case sent.BodyKind != tree.Object:
		return f.said(false, "the request body is a JSON %s, not an object", sent.BodyKind)
	case sent.after == 1:
		return f.said(false, "1 byte follows the JSON object")
	case sent.after > 0:
		return f.said(false, "%d bytes follow the JSON object", sent.after)
	case len(sent.twice) > 0:
		return f.said(!sent.disputed, "the request body is one JSON object, and a key stands twice: %s", sent.namedTwice())
	}
	return f.said(true, "the request body is one JSON object")
}

func contentTypeIs(f Finding, sent Sent) Finding {
	want := sent.Operation.ContentType
	switch {
	case sent.Request.Headers == nil:
		return f
	case want == "":
		return f.not("this call has no body")
	}
	have, _, _ := strings.Cut(contentType(sent.Request), ";")
	switch {
	case have == "":
		return f.said(false, "Content-Type is not there")
	case strings.TrimSpace(have) != want:
		return f.said(false, "Content-Type is not %s", want)
	}
	return f.said(true, "Content-Type is %s", want)
}

func (p *Pack) allRequired(f Finding, sent Sent) Finding {
	if sent.BodyError != nil {
		f.Because = "the body does not parse, so its fields cannot be read"
		return f
	}
	var missing []string
	count, unknown := 0, false
	for _, field := range p.Fields(sent.Operation) {
		if field.Required != Required || field.Credential() {
			continue
		}
		count++
		if field.Place == InBody && sent.bodyUnknown() {
			unknown = true
		} else if fault := sent.Fault(field); fault != "" {
			missing = append(missing, fault)
		}
	}
	if len(missing) > 0 {
		return f.said(false, "%s", strings.Join(missing, "; "))
	}
	if unknown {
		return f.unknownBody()
	}
	if count == 0 {
		return f.not("this call has no required field")
	}
	return f.said(true, "all %d required fields are there", count)
}
