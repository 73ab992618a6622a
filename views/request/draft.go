package request

import (
	"fmt"
	"maps"
	"slices"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"casebook/api/environment"
	"casebook/api/safe"
	"casebook/api/systems"
	"casebook/history/draft"
	"casebook/ui"
	"casebook/views/nav"
	"casebook/views/panes"
)

// longestDrafted is how long a value may be to be kept in a draft, in bytes.
const longestDrafted = 64 << 10

// discarded says that the engineer wants the draft of a screen forgotten.
type discarded struct{ screen *Screen }

// filling is what a form holds.
type filling struct {
	system, operation string
	kept              map[string]string
	own               map[string]bool
	cut               map[string]string
	body              *string
	touched           bool
}

// filled is what the form holds now.
func (s *Screen) filled() *filling {
	return &filling{s.pack.ID, s.operation.ID, maps.Clone(s.kept), maps.Clone(s.own), maps.Clone(s.cut), s.body, s.touched}
}

// Leave writes the draft of what was typed last.
func (s *Screen) Leave() tea.Cmd {
	return panes.Leaves(s.drafting.Leave(), s.keeping.Leave(), s.lining.Leave())
}

// HalfFilled says how the form is opened to go on with what was typed and not sent, once
// Leave was called; not, where nothing was.
func (s *Screen) HalfFilled() (open nav.OpenRequest, half bool) {
	open = nav.OpenRequest{System: s.pack.ID, Operation: s.operation.ID, Case: s.inCase, Draft: s.drafting.ID()}
	return open, open.Draft != ""
}

// takeDraft returns the work that makes a draft of the form: the values of its plain and
// personal fields, as far as they hold nothing that must not be kept, and of the others
// that there was one.
func (s *Screen) takeDraft() func() (draft.Draft, bool) {
	to := s.setup.Environment
	t := taking{
		pack: s.pack, operation: s.operation, fields: s.inForm(), to: to, values: map[string]string{},
		draft: draft.Draft{
			System: s.pack.ID, Operation: s.operation.ID, Case: s.inCase, Environment: to.Name, Simulated: to.Simulated, Body: s.body != nil,
		},
	}
	for _, f := range t.fields {
		value := s.form.Value(f.ID)
		switch {
		case f.Credential() && !s.own[f.ID]:
		case f.Credential() && value == "":
			t.draft.Unset = append(t.draft.Unset, f.ID)
		default:
			t.values[f.ID] = value
		}
	}
	return t.taken
}

// taking is what a draft is made of.
type taking struct {
	pack      *systems.Pack
	operation *systems.Operation
	fields    []systems.Field // of the form
	to        environment.Environment
	values    map[string]string // by field id
	draft     draft.Draft
}

// taken makes the draft, and says whether anything was put in.
func (t taking) taken() (draft.Draft, bool) {
	d := t.draft
	d.Fields = map[string]safe.Record{}
	redactor := t.redactor()
	worth := d.Body || len(d.Unset) > 0
	for _, f := range t.fields {
		value, given := t.values[f.ID]
		if !given || value == f.Default {
			continue
		}
		worth = true
		if f.Class < safe.Proof && len(value) <= longestDrafted && utf8.ValidString(value) && redactor != nil {
			if kept := redactor.Record(value); kept.String() == value {
				d.Fields[f.ID] = kept
				continue
			}
		}
		d.Lost = append(d.Lost, f.ID)
	}
	return d, worth
}

// redactor knows what must not be kept wherever it was typed. It is nil when there can
// be none.
func (t taking) redactor() *safe.Redactor {
	key, err := safe.NewKey() // nothing that it makes is kept
	if err != nil {
		return nil
	}
	redactor := safe.NewRedactor(key, t.pack.RulesFor(t.operation))
	for _, f := range t.pack.Fields(t.operation) {
		if f.Class >= safe.Proof {
			redactor.Learn(f.Class, f.Kind, t.values[f.ID])
			redactor.Learn(f.Class, f.Kind, t.to.Credential(f.Variable).Value.Reveal())
		}
	}
	return redactor
}

// resumable reports whether a draft may come back on a screen that is opened so: what it
// is given to begin with is not to be typed over.
func resumable(open nav.OpenRequest) bool {
	given := len(open.Inputs)+len(open.Unset) > 0 || open.Body != nil
	return open.Draft != "" || !given && (open.Attempt == "" || open.Case != 0)
}

func (s *Screen) findDraft() tea.Cmd {
	if !s.resumes {
		return nil
	}
	return s.drafting.Find()
}

// fits reports whether a draft is of the form that is shown. The simulator's and real
// ones share nothing.
func (s *Screen) fits(d *draft.Draft) bool {
	if d.System != s.pack.ID || d.Operation != s.operation.ID || d.Simulated != s.setup.Environment.Simulated {
		return false
	}
	if s.resume != "" {
		return d.ID == s.resume
	}
	return d.Case == s.inCase
}

// bringBack puts the draft that was found into the form, once what the screen was opened
// with is read.
func (s *Screen) bringBack() tea.Cmd {
	d := s.found
	if d == nil || s.loading.Running() {
		return nil
	}
	s.found = nil
	without := s.doWithout()
	if s.unread != "" || s.pack.ID != d.System || s.operation.ID != d.Operation {
		s.brought = ""
		s.drafting.Renew()
		return nil
	}
	s.clean = s.filled()
	s.body = nil
	for _, f := range s.fields {
		s.bringField(f, d)
	}
	s.touched = true
	s.focusAnswer(false)
	s.refresh()
	if without != "" {
		return nav.Go(nav.Say{Notice: ui.Notice{Severity: ui.Warn, Text: without}})
	}
	if text := s.broughtText(d.Body); text != "" {
		return nav.Go(nav.Say{Notice: ui.Notice{Text: text}})
	}
	return nil
}

// doWithout lets a draft that was asked for go on without its case, where that cannot be
// read, and says so.
func (s *Screen) doWithout() string {
	if s.unread == "" || s.resume == "" {
		return ""
	}
	text := fmt.Sprintf("the draft is back without its case %d, which cannot be read", s.inCase)
	s.unread, s.inCase, s.meant = "", 0, false
	s.answer.SetCalm(calm)
	return text
}

// bringField puts in what a draft has of a field. What it does not name was empty, or as
// the pack has it; of credentials that is said only where the call goes to the same
// environment.
func (s *Screen) bringField(f systems.Field, d *draft.Draft) {
	value, kept := d.Fields[f.ID]
	unset := slices.Contains(d.Unset, f.ID)
	if f.Credential() && d.Environment != s.setup.Environment.Name {
		return
	}
	s.forget(f.ID)
	switch {
	case kept || unset:
		s.kept[f.ID], s.own[f.ID] = value.String(), f.Credential()
	case slices.Contains(d.Lost, f.ID):
		s.kept[f.ID], s.cut[f.ID] = "", "the draft"
	}
}

// broughtText is what is said of a draft that came back, where the form cannot say it.
func (s *Screen) broughtText(body bool) string {
	switch low := s.formTop(s.panes.Area(0).Height) < 2; {
	case body:
		return "the draft had a raw body, which is not kept; its other fields are back"
	case low:
		return "draft of " + s.brought + " is back; " + s.keys.discard.Help().Key + " discards it"
	}
	return ""
}

// draftLine says that a draft came back.
func (s *Screen) draftLine(width int) string {
	if s.brought == "" || s.found != nil {
		return ""
	}
	theme, k := s.setup.Theme, s.keys.discard.Help().Key
	text := theme.Muted.Render("Draft of " + s.brought + " is back")
	return ui.Truncate(text+"   "+theme.Key.Render(k)+theme.KeyHint.Render(" discards it"), width)
}

// discardable reports whether there is a draft that can be discarded now.
func (s *Screen) discardable() bool {
	return s.drafting.Has() && s.found == nil && s.clean != nil && !s.sending.Running()
}

// askDiscard asks before what was typed is forgotten.
func (s *Screen) askDiscard() tea.Cmd {
	text := "What was typed here and not sent is forgotten."
	if s.brought != "" {
		text = "What was typed here, also what came back of " + s.brought + ", is forgotten."
	}
	return nav.Go(nav.Ask{Question: ui.Question{
		Title: "Discard the draft?", Text: text, Yes: "discard it", No: "keep it", Do: nav.Go(discarded{s}),
	}})
}

// discard forgets the draft: the form is as it would be without it.
func (s *Screen) discard() tea.Cmd {
	if !s.discardable() {
		return nil
	}
	before := s.operation
	clean := s.clean
	s.clean, s.brought = nil, ""
	s.choose(clean.system, clean.operation)
	s.kept, s.own, s.cut, s.body, s.touched = clean.kept, clean.own, clean.cut, clean.body, clean.touched
	if s.operation != before {
		s.setAside()
	}
	if id, _ := s.answer.Content().Attempt(); id == "" { // it was foreseen of what was typed
		s.answer.SetContent(nil)
		s.answer.SetCalm(calm)
	}
	s.refresh()
	return tea.Batch(s.drafting.Discard(), nav.Go(nav.Say{Notice: ui.Notice{Severity: ui.Pass, Text: "the draft is discarded"}}))
}

// refresh shows a form that was filled anew.
func (s *Screen) refresh() {
	s.rebuild()
	s.focusFirst()
	s.consider()
	s.compare()
}
