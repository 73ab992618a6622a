package panes

import (
	"slices"

	"casebook/api/explain"
	"casebook/api/safe"
	"casebook/api/systems"
	"casebook/history/attempt"
)

// Personal returns the personal values of the attempt, as far as they are known: whom
// it is about, what the rules name on either side, and what the caller said.
func (c *Content) Personal() []string {
	if c == nil {
		return nil
	}
	return c.personal
}

// Texts are those of the attempt and its case that are not of its messages, in whose whole
// [Content.Personal] has looked.
func (c *Content) Texts() []string {
	if c == nil {
		return nil
	}
	texts := append([]string{c.title, c.solvedBy, c.seen, c.reply}, c.notes...)
	for _, m := range c.messages {
		texts = append(texts, m.text)
	}
	for i := range c.causes {
		texts = append(append(texts, c.causes[i].Cause, c.causes[i].Fix), c.causes[i].Because...)
	}
	for _, f := range c.facts {
		texts = append(texts, f.text)
	}
	return texts
}

func personalOf(packs *systems.Packs, o attempt.Opened) []string {
	a, rules := o.Attempt, []safe.Rule(nil)
	for _, pack := range packs.Systems {
		if a.System == "" || pack.ID == a.System {
			rules = append(rules, pack.Rules()...)
		}
	}
	values := safe.PersonalIn(rules, a.Request.RecordMessage, true)
	if a.Answer != nil {
		values = append(values, safe.PersonalIn(rules, a.Answer.RecordMessage, false)...)
	}
	values = append(values, safe.ClaimsIn(a.Facts)...)
	if a.User != "" {
		values = append(values, a.User)
	}
	for _, answer := range o.Case.Answers {
		switch said := answer.Said.String(); said {
		case "", explain.SaidYes, explain.SaidNo, explain.SaidUnknown:
		default:
			values = append(values, said)
		}
	}
	slices.Sort(values)
	return slices.Compact(values)
}
