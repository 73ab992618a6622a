package request

import (
	"maps"
	"slices"

	"casebook/history/attempt"
	"casebook/views/panes"
)

// show puts an answer into its pane, with the call that it is to.
func (s *Screen) show(content *panes.Content, call attempt.Call) {
	s.last = outcome{content, call, s.inCase, s.title}
	s.answer.SetContent(content)
	s.compare()
}

// compare marks the answer when the form asks for another call than it is to.
func (s *Screen) compare() {
	s.answer.SetStale(!sameCall(s.last.call, s.call()))
}

// sameCall reports whether two calls would send the same.
func sameCall(a, b attempt.Call) bool {
	return a.System == b.System && a.Operation == b.Operation && maps.Equal(a.Inputs, b.Inputs) && slices.Equal(a.Unset, b.Unset) &&
		sameBody(a.Body, b.Body)
}

func sameBody(a, b *string) bool {
	if a == nil || b == nil {
		return a == b
	}
	return *a == *b
}

// renew remembers an answer that was read again, as its pane shows it.
func (s *Screen) renew(content *panes.Content) {
	was, _ := s.last.content.Attempt()
	if id, _ := content.Attempt(); id != "" && id == was {
		s.last.content = content
	}
}

// setAside takes the answer to another operation from its pane, and back when its
// operation is chosen again. A case that this screen began goes with it; one that
// was opened on purpose stays.
func (s *Screen) setAside() {
	content, inCase, title := s.last.content, s.last.inCase, s.last.title
	if s.last.call.System != s.pack.ID || s.last.call.Operation != s.operation.ID {
		content, inCase, title = nil, 0, ""
	}
	s.answer.SetContent(content)
	s.answer.SetProblem("")
	if !s.meant {
		s.inCase, s.title = inCase, title
	}
}
