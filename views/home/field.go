package home

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"casebook/api/explain"
	"casebook/api/systems"
	"casebook/ui"
	"casebook/views/nav"
	"casebook/views/panes"
)

const (
	question     = "What do you have?"
	hint         = "paste a call or an answer, or type what the caller read out: 422 valid verification code"
	nothingFound = "Nothing documented has these words. Try fewer of them, or paste the whole answer."
	leastTitle   = 3 // letters from which titles of scenarios are searched
)

// searching says that something stands in the field, and so what is found for it in
// the place of everything else.
func (s *Screen) searching() bool { return s.field.Value() != "" }

// typed takes a key for the field and reports whether it was one: any letter where the
// field is empty, then all keys that edit a line.
func (s *Screen) typed(press tea.KeyPressMsg) bool {
	writes := press.Text != "" && press.Mod&(tea.ModCtrl|tea.ModAlt) == 0
	if !s.Typing() && (!writes || strings.TrimSpace(press.Text) == "") {
		return false
	}
	before := s.field.Value()
	if !s.field.Update(press) {
		return false
	}
	if s.field.Value() != before {
		s.search()
	}
	return true
}

// search looks for what stands in the field.
func (s *Screen) search() {
	if !s.searching() {
		s.found, s.page = systems.Found{}, explain.Page{}
		s.lists[inAnswers].SetCount(0)
		if s.focus == inAnswers {
			s.focusOn(inField)
		}
		s.arrange()
		return
	}
	if s.index == nil {
		s.index = s.setup.Packs.Index()
	}
	s.found = s.index.Search(s.field.Value())
	s.addTitled()
	s.codes, s.mixed = 0, false
	for _, hit := range s.found.Hits {
		s.mixed = s.mixed || hit.Pack != s.found.Hits[0].Pack
		s.codes = max(s.codes, ui.Width(codeOf(hit.Row)))
	}
	s.lists[inAnswers].SetCount(len(s.found.Hits))
	s.lists[inAnswers].Select(0)
	if s.focus != inAnswers {
		s.leave()
		s.focusOn(inAnswers)
	}
	s.arrange()
	s.turn()
}

// leave remembers where the focus was, to lead back there.
func (s *Screen) leave() {
	if s.focus < inAnswers {
		s.before = s.focus
	}
}

// addTitled adds the answers that a scenario brings about whose title has all the words.
// Where it has them as they were typed, or nothing else has all of them, they come first.
func (s *Screen) addTitled() {
	text := strings.ToLower(strings.TrimSpace(s.field.Value()))
	if len(text) < leastTitle || strings.Contains(text, ":") {
		return
	}
	known := map[*systems.Row]bool{}
	for _, hit := range s.found.Hits {
		known[hit.Row] = true
	}
	var first, last []systems.Hit
	for _, pack := range s.setup.Packs.Systems {
		for _, e := range pack.Examples {
			row := pack.Row(e.Expect)
			switch {
			case row == nil || known[row] || !hasAll(e.Title, text):
				continue
			case strings.Contains(text, " ") && strings.Contains(strings.ToLower(e.Title), text), len(s.found.Notes) > 0:
				first = append(first, systems.Hit{Pack: pack, Row: row})
			default:
				last = append(last, systems.Hit{Pack: pack, Row: row})
			}
			known[row] = true
		}
	}
	if len(first) > 0 {
		s.found.Notes = nil // it has all of the words
	}
	s.found.Hits = slices.Concat(first, s.found.Hits, last)
}

// hasAll reports whether a title has all of words, which are in lower case.
func hasAll(title, words string) bool {
	title = strings.ToLower(title)
	for word := range strings.FieldsSeq(words) {
		if !strings.Contains(title, word) {
			return false
		}
	}
	return true
}

// turn opens the selected answer. Of its scenarios one whose title was typed comes
// first.
func (s *Screen) turn() {
	at := s.lists[inAnswers].Selected()
	if at < 0 {
		s.page = explain.Page{}
		return
	}
	hit, text := s.found.Hits[at], strings.ToLower(s.field.Value())
	s.page = explain.PageOf(s.setup.Packs, hit.Pack, hit.Row)
	if at := slices.IndexFunc(s.page.Tries, func(t systems.Try) bool { return hasAll(t.Example.Title, text) }); at > 0 {
		s.page.Tries[0], s.page.Tries[at] = s.page.Tries[at], s.page.Tries[0]
	}
}

// empty empties the field, or leaves it empty, and leads back to where the focus was.
func (s *Screen) empty() {
	s.field.SetValue("")
	s.search()
	s.focusOn(s.before)
}

// paste reads what was pasted, or types it where it is words on one line.
func (s *Screen) paste(text string) tea.Cmd {
	if panes.Evidence(text) {
		return s.pasts.Start(text)
	}
	s.field.Insert(strings.Join(strings.Fields(text), " "))
	s.search()
	return nil
}

// tryAnswer opens the scenario of the selected answer.
func (s *Screen) tryAnswer() tea.Cmd {
	switch {
	case len(s.page.Tries) == 0:
		return say(ui.Note, "no scenario brings this answer about")
	case !s.setup.Environment.Simulated:
		return say(ui.Warn, notSimulated)
	}
	t := s.page.Tries[0]
	return nav.Go(nav.OpenRequest{
		System: t.Pack.ID, Operation: t.Operation.ID, Inputs: t.Example.Values, Unset: t.Example.Unset, Body: t.Example.Body,
	})
}

// documented opens the documented answers: those found for what was typed, else those
// to the selected call.
func (s *Screen) documented() tea.Cmd {
	query, _ := s.documentedQuery()
	if query == "" {
		return nil
	}
	return nav.Go(nav.OpenCodes{Query: query})
}

// documentedQuery is what the documented answers would be narrowed to, and how that is
// called; empty: nothing is selected.
func (s *Screen) documentedQuery() (query, name string) {
	c := s.selectedCase()
	switch {
	case s.searching():
		return s.field.Value(), "list them all"
	case c != nil && c.System != "":
		return "system:" + c.System + " operation:" + c.Operation, "answers to its call"
	case (s.focus == inCalls || s.focus == inScenarios) && len(s.calls) > 0:
		at := s.chosenCall()
		return "system:" + at.pack.ID + " operation:" + at.operation.ID, "answers to this call"
	}
	return "", ""
}

// fieldRows are how many rows the field takes at the top.
func (s *Screen) fieldRows() int {
	switch h := s.layout.height; {
	case h >= airyFieldFrom:
		return 3
	case h >= roomyFrom:
		return 2
	case h >= fieldFrom || h > 0 && s.Typing():
		return 1
	}
	return 0
}

// fieldFrame draws the field with its cursor, and below it what is wrong with packs.
func (s *Screen) fieldFrame() ui.Frame {
	theme, width := s.setup.Theme, s.layout.width
	var rows []string
	margin := ""
	if width >= marginFrom {
		margin = " "
	}
	label, placeholder := question, hint
	style := theme.Title
	if s.Typing() {
		style = theme.Focus
	}
	switch s.fieldRows() {
	case 0:
		return ui.Frame{}
	case 1:
		placeholder = question
	case 3:
		rows = append(rows, "")
		fallthrough
	default:
		rows = append(rows, ui.Truncate(margin+style.Render(label), width))
	}
	room := max(1, width-2*len(margin)-2)
	if s.fieldRows() > 1 && ui.Width(placeholder) > room {
		placeholder = "a paste, or what the caller read out"
	}
	bar := theme.Muted.Render(ui.GlyphBar)
	if s.Typing() {
		bar = theme.Accent.Render(ui.GlyphBar)
	}
	text, cursor := s.field.View(theme, room)
	if !s.searching() {
		text = theme.Placeholder.Render(ui.Truncate(placeholder, room))
	}
	y := len(rows)
	rows = append(rows, ui.Truncate(margin+bar+" "+text, width))
	frame := ui.Frame{Body: strings.Join(append(rows, s.packRows()...), "\n")}
	if s.Typing() {
		frame.Cursor = tea.NewCursor(min(cursor+len(margin)+2, max(0, width-1)), y)
	}
	return frame
}

// packRows say what keeps packs of the team from being used.
func (s *Screen) packRows() []string {
	problems := s.setup.Packs.Problems
	if len(problems) == 0 || s.layout.height < fieldFrom {
		return nil
	}
	text := problems[0].Error()
	if more := len(problems) - 1; more > 0 {
		text += "; " + ui.Grouped(more) + " more: casebook pack check"
	}
	return notice(s.setup.Theme.Mark(ui.Warn), text, s.layout.width, mostPackRows)
}
