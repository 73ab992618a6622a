package home

import (
	"casebook/history"
	"casebook/ui"
)

// selectedPast returns the attempt under the cursor; nil when those that were found have
// not the focus.
func (s *Screen) selectedPast() *history.Summary {
	at := s.lists[inPast].Selected()
	if s.focus != inPast || at < 0 || at >= len(s.past.rows) {
		return nil
	}
	return &s.past.rows[at]
}

// asksPast reports whether what is typed is a question to the history: the documented
// answers know nothing of its fields.
func (s *Screen) asksPast() bool {
	return s.past.parsed.Asks(history.InSystem, history.InOperation, history.WithHTTP)
}

// results are the lists that are shown while something is typed, the one that is more
// likely meant first. There is always one.
func (s *Screen) results() []section {
	asks, rows, answers := s.asksPast(), len(s.past.rows) > 0, len(s.answers) > 0
	switch {
	case asks && answers:
		return []section{inPast, inAnswers}
	case asks, rows && !answers:
		return []section{inPast}
	case answers && !rows:
		return []section{inAnswers}
	case s.past.parsed.Asks() && rows:
		return []section{inPast, inAnswers}
	}
	return []section{inAnswers, inPast}
}

// filled are the lists of results that have rows.
func (s *Screen) filled() []section {
	var full []section
	for _, of := range s.results() {
		if s.lists[of].Selected() >= 0 {
			full = append(full, of)
		}
	}
	return full
}

// aim moves the focus to the first list that has rows, unless the user is in another.
func (s *Screen) aim() {
	if !s.searching() {
		return
	}
	to, full := s.results()[0], s.filled()
	if len(full) > 0 {
		to = full[0]
	}
	if s.picked && s.lists[s.focus%sections].Selected() >= 0 && s.focus >= inAnswers {
		to = s.focus
	}
	s.focusOn(to)
}

// otherList moves the focus to the other list of results.
func (s *Screen) otherList() {
	for _, of := range s.filled() {
		if of != s.focus {
			s.picked = true
			s.focusOn(of)
			s.moved()
			return
		}
	}
}

// over leads from the end of one list of results to the beginning of the other, and
// back.
func (s *Screen) over(keystroke string) {
	full := s.filled()
	if len(full) < 2 {
		return
	}
	switch {
	case keystroke == "down" && s.focus == full[0]:
		s.otherList()
		s.lists[s.focus].Select(0)
	case keystroke == "up" && s.focus == full[1]:
		s.otherList()
	}
}

// sayEmpty says in the place of attempts why there are none.
func (s *Screen) sayEmpty() {
	p := &s.past
	text := "no attempt in the history is found by this"
	switch {
	case p.wrong != nil:
		text = "not looked for: see above"
	case len(p.parsed.Terms) == 0:
		text = "nothing is asked yet"
	case p.stale || p.next != "":
		text = "looking through the history " + ui.GlyphMore
	}
	s.lists[inPast].SetEmpty(text)
}
