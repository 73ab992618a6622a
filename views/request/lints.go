package request

import (
	"cmp"
	"slices"
	"strings"

	"casebook/api/explain"
	"casebook/api/safe"
	"casebook/api/systems"
	"casebook/ui"
	"casebook/views/panes"
)

// consider looks at the call as it stands: remarks beside the fields, and in the
// answer's place, as long as there is none, what the call would run into. It only
// computes.
func (s *Screen) consider() {
	request, err := s.runner.Build(s.call())
	if err != nil {
		s.answer.SetProblem(err.Error())
		return
	}
	remarks := map[string][]ui.Lint{}
	for _, f := range explain.Lints(s.setup.Packs, request) {
		if field, known := s.known(f.Field); known {
			remarks[field.ID] = append(remarks[field.ID], s.lint(f, field))
		}
	}
	for _, f := range s.fields {
		if s.restorable(f) {
			mended := slices.ContainsFunc(remarks[f.ID], func(l ui.Lint) bool { return l.Mend != "" })
			remarks[f.ID] = append(remarks[f.ID], s.overridden(f, !mended))
		}
		s.form.SetLints(f.ID, remarks[f.ID])
	}
	if id, _ := s.answer.Content().Attempt(); id == "" && s.touched {
		s.answer.SetCalm("Nothing in this call is known to fail. " + s.keys.send.Help().Key + " sends it; the rest only the answer can tell.")
		if predicted, err := s.runner.Predict(s.call()); err == nil { // Build has said already what is wrong
			s.answer.SetContent(panes.Foresee(predicted))
		}
	}
}

// lint is a remark on a field. What is missing is not said aloud before anything
// was filled in.
func (s *Screen) lint(f systems.Finding, field systems.Field) ui.Lint {
	lint := ui.Lint{Severity: ui.Fail, Text: remark(f, field), Mend: f.Mend, MendLabel: shown(f.MendIs)}
	if f.Minor || f.Check.Basis != systems.Documented {
		lint.Severity = ui.Warn
	}
	if lint.Mend != "" && field.Class >= safe.Proof {
		lint.MendLabel = "the same, " + cmp.Or(lint.MendLabel, "mended") // never the value itself
	}
	if !absent(f, field) {
		return lint
	}
	if had := s.cut[field.ID]; had != "" {
		lint.Severity, lint.Text = ui.Warn, had+" had one; it is not kept"
		return lint
	}
	if field.Credential() && !s.own[field.ID] {
		lint.Text = "not set: type it here, or set " + shown(field.Variable)
	}
	if !s.touched {
		lint.Severity = ui.Note
	}
	return lint
}

// absent reports whether a finding says that there is no value at all.
func absent(f systems.Finding, field systems.Field) bool {
	return (f.Check.Is == systems.Present || f.Check.Is == systems.AllRequired) && f.Because == field.Wire()+" is not there"
}

// remark is a finding in the words that fit beside its field: its name is there
// already.
func remark(f systems.Finding, field systems.Field) string {
	text := f.Because
	for _, name := range []string{field.Wire() + ": it ", field.Wire() + ": ", field.Wire() + " "} {
		rest, cut := strings.CutPrefix(text, name)
		if !cut {
			continue
		}
		for _, verb := range []string{"is ", "was "} {
			rest = strings.TrimPrefix(rest, verb)
		}
		return shown(rest)
	}
	return shown(text)
}

// restorable reports whether a credential of the environment is overridden or left
// out by hand.
func (s *Screen) restorable(f systems.Field) bool {
	return f.Credential() && s.own[f.ID] && s.setup.Environment.Credential(f.Variable).Source != ""
}

// canRestore reports whether the field in focus is such a credential, and the form
// has no better use for the key.
func (s *Screen) canRestore() bool {
	f, known := s.known(s.form.Focused())
	return known && s.restorable(f) && !s.mendable()
}

// overridden says that a credential is not the environment's, and how to get that
// back where its key has no better use.
func (s *Screen) overridden(f systems.Field, back bool) ui.Lint {
	text := "overridden for this call"
	if s.form.Value(f.ID) == "" {
		text = "left out on purpose"
	}
	if back {
		text += "; " + s.keys.restore.Help().Key + " takes the one " + source(s.setup.Environment.Credential(f.Variable))
	}
	return ui.Lint{Severity: ui.Note, Text: text}
}
