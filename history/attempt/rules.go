package attempt

import (
	"slices"
	"strings"

	"casebook/api/safe"
	"casebook/api/systems"
)

// rules are the classes of values of a call: its system's own, and what other systems
// cut under a name of their own, wherever it stands. Customers paste requests as
// answers and one system's values into another's, and a secret is one on every side.
func (r *Runner) rules(pack *systems.Pack, operation *systems.Operation) []safe.Rule {
	var rules []safe.Rule
	if pack != nil {
		rules = pack.RulesFor(operation)
		rules = append(rules, codes(pack)...)
	}
	for _, p := range r.Packs.Systems {
		for _, rule := range p.Rules() {
			switch {
			case rule.Class == safe.Personal && pack == nil:
				rules = append(rules, rule)
			case rule.Class < safe.Proof || dotted(rule.Name) && pack != nil:
			case rule.Class == safe.OneTime && (pack != nil || r.meansACode(rule.Name)):
				rule.Place, rule.Digits = safe.Anywhere, true
				rules = append(rules, rule)
			default:
				rule.Place = safe.Anywhere
				rules = append(rules, rule)
			}
		}
	}
	return rules
}

// codes are the rules that keep the codes of a system's own messages, though another
// system sends one-time codes under the same name.
func codes(pack *systems.Pack) (rules []safe.Rule) {
	if pack.Envelope.Messages == "" || pack.Envelope.Messages == "." {
		return nil
	}
	for _, code := range pack.Envelope.Code {
		rules = append(rules, safe.Rule{Place: safe.InAnswer, Name: pack.Envelope.Messages + "." + code, Class: safe.Plain})
	}
	return rules
}

// meansACode reports whether a name is one under which some system keeps the codes or
// texts of its messages.
func (r *Runner) meansACode(name string) bool {
	return slices.ContainsFunc(r.Packs.Systems, func(p *systems.Pack) bool {
		return slices.Contains(p.Envelope.Code, name) || slices.Contains(p.Envelope.Text, name)
	})
}

func dotted(name string) bool { return strings.Contains(name, ".") }
