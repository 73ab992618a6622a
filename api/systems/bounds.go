package systems

import (
	"reflect"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"casebook/api"
)

// at returns the place of the first of values that was read, each given by its
// address.
func (r *reader) at(values ...any) *yaml.Node {
	for _, value := range values {
		if n := r.places[value]; n != nil {
			return n
		}
	}
	return &yaml.Node{Line: 1, Column: 1}
}

// oneOf finds a word that is none of known.
func oneOf[W ~string](r *reader, what string, w *W, known []W) {
	if err := knownWord(*w, known); err != nil {
		r.problem(r.at(w), "%s: %v", what, err)
	}
}

// canName reports whether a name is letters, digits and . _ - between them: it can be
// typed anywhere.
func canName(name string) bool {
	return strings.Trim(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-") == "" && strings.Trim(name, "._-") == name
}

// atLeast finds a number that is too small to mean anything. in is the address of
// the struct that it stands in, for when it was left out.
func (r *reader) atLeast(what string, n *int, least int, in any) {
	if *n < least {
		r.problem(r.at(n, in), "`%s` is %d and wants to be at least %d", what, *n, least)
	}
}

// statuses finds what is no HTTP status (RFC 9110, section 15). Where zero is
// allowed it stands for a status that is not known.
func (r *reader) statuses(what string, list []int, zero bool) {
	for i := range list {
		if s := list[i]; (s < 100 || s > 599) && (s != 0 || !zero) {
			r.problem(r.at(&list[i]), "`%s`: %d is no HTTP status; they go from 100 to 599", what, s)
		}
	}
}

func (r *reader) verifyLimit(l *Limit) {
	r.atLeast("count", &l.Count, 1, l)
	r.atLeast("window_s", &l.Window, 1, l)
	r.atLeast("block_s", &l.Block, 0, l)
}

func (r *reader) verifyRetry(rule *RetryRule) {
	r.statuses("statuses", rule.Statuses, false)
	least := min(1, len(rule.Statuses)) // a rule that lets nothing be retried needs no numbers
	r.atLeast("first_ms", &rule.First, least, rule)
	r.atLeast("cap_ms", &rule.Cap, rule.First, rule)
	r.atLeast("tries", &rule.Tries, least, rule)
	r.atLeast("jitter_ms", &rule.Jitter, 0, rule)
}

func (r *reader) verifyWhen(row string, w *When) {
	if w.anything() {
		r.problem(r.at(w), "`when` names nothing, so row %s could never apply; name a status, code, text, detail, shape or transport", row)
	}
	if why := w.impossible(); why != "" {
		r.problem(r.at(w), "row %s could never apply: %s", row, why)
	}
	r.statuses("status", w.Status, true)
	for i := range w.Shape {
		oneOf(r, "shape", &w.Shape[i], shapes)
	}
	for i := range w.Transport {
		oneOf(r, "transport", &w.Transport[i], kinds)
	}
	for i := range w.Phase {
		oneOf(r, "phase", &w.Phase[i], phases)
	}
}

// anything reports whether w leaves everything open.
func (w When) anything() bool {
	for _, v := range reflect.ValueOf(w).Fields() {
		list := v.Kind() == reflect.Slice || v.Kind() == reflect.Map
		if list && v.Len() > 0 || !list && !v.IsZero() {
			return false
		}
	}
	return true
}

// impossible says why no exchange can be as w says; empty when one can.
func (w When) impossible() string {
	lost := len(w.Transport)+len(w.Phase) > 0
	says := len(w.Code)+len(w.Text)+len(w.Detail) > 0 || w.Success != "" || w.Verdict == "yes" || w.Verdict == "no"
	switch {
	case lost && (says || w.Verdict != "" || len(w.Status)+len(w.Shape) > 0 || w.Cut || w.Broken):
		return "a call that got no answer has no status, body or shape"
	case says && len(w.Shape) > 0 && !slices.Contains(w.Shape, api.ShapeJSON):
		return "only a body of the shape json says codes, texts and flags"
	case w.Success == "no" && w.Verdict != "":
		return "beside success: no there is no verdict, and none is due"
	case w.Verdict == "none" && len(w.Status) > 0 && slices.Min(w.Status) >= 300:
		return "a verdict is due below 300 only"
	case w.Cut && slices.Contains(w.Shape, api.ShapeEmpty):
		return "an empty body is not too long"
	}
	return ""
}

// verifyCheck finds a check that could never be decided.
func (r *reader) verifyCheck(p *Pack, c *Check) {
	r.statuses("group", c.Group, false)
	switch c.Is {
	case Present, Clean, E164, OneOf, FormatIs, Absent, Empty, SameVariant:
		if c.Field == "" {
			r.problem(r.at(&c.Is), "check %s (`is: %s`) lacks \"field\": name the field to test", c.ID, c.Is)
		}
	}
	if c.Is != OneOf {
		return
	}
	for i := range p.Operations {
		o := &p.Operations[i]
		if f, has := p.Field(o, c.Field); has && c.appliesTo(o) && len(f.Enum) == 0 {
			r.problem(r.at(&c.Field, c), "check %s: the field %s of %s has no `enum` to be one of", c.ID, f.ID, o.ID)
		}
	}
}
