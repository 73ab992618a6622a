package home

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"casebook/api/explain"
	"casebook/api/systems"
	"casebook/history"
	"casebook/history/query"
	"casebook/ui"
)

// search looks for what stands in the field: at once among the documented answers, and
// by the command that it returns in the history.
func (s *Screen) search() tea.Cmd {
	s.picked = false
	if !s.searching() {
		s.found, s.answers, s.page = systems.Found{}, nil, explain.Page{}
		s.lists[inAnswers].SetCount(0)
		s.forget()
		if s.focus == inAnswers || s.focus == inPast {
			s.focusOn(inField)
		}
		s.arrange()
		return nil
	}
	if s.index == nil {
		s.index = s.setup.Packs.Index()
	}
	s.found = systems.Found{}
	if s.documentedWords() != "" {
		s.found = s.index.Search(s.documentedWords())
	}
	s.addTitled()
	s.answers = answersOf(s.found.Hits)
	s.codes, s.titles = 0, 0
	for _, a := range s.answers {
		s.codes = max(s.codes, ui.Width(codeOf(a.Row)))
		s.titles = max(s.titles, ui.Width(a.Row.Title))
	}
	s.lists[inAnswers].SetCount(len(s.answers))
	s.lists[inAnswers].Select(0)
	s.turn()
	cmd := s.ask()
	s.leave()
	s.aim()
	return cmd
}

// documentedWords are what of the field is looked for among the documented answers, which
// know a class of statuses by its first digit.
func (s *Screen) documentedWords() string {
	text := query.Without(s.field.Value(), history.InSystem, history.InOperation, history.WithHTTP)
	if !strings.Contains(strings.ToLower(text), "xx") {
		return text
	}
	words := strings.Fields(text)
	for i, word := range words {
		name, value, named := strings.Cut(strings.ToLower(word), ":")
		if !named {
			name, value = "http", name
		}
		if (name == "http" || name == "status") && len(value) == len("4xx") && value[0] >= '1' && value[0] <= '5' && value[1:] == "xx" {
			words[i] = "http:" + value[:1]
		}
	}
	return strings.Join(words, " ")
}

// addTitled adds the answers that a scenario brings about whose title has all the words.
// Where it has them as they were typed, or nothing else has all of them, they come first.
func (s *Screen) addTitled() {
	text := strings.ToLower(strings.TrimSpace(s.documentedWords()))
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
	hit, text := s.answers[at], strings.ToLower(s.documentedWords())
	s.page = explain.PageOf(s.setup.Packs, hit.Pack, hit.Row)
	if at := slices.IndexFunc(s.page.Tries, func(t systems.Try) bool { return hasAll(t.Example.Title, text) }); at > 0 {
		s.page.Tries[0], s.page.Tries[at] = s.page.Tries[at], s.page.Tries[0]
	}
}
