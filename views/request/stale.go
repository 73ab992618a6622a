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
	s.heedContent(content)
	s.compare()
}

// heedContent takes over how the case of an answer stood when it was read.
func (s *Screen) heedContent(content *panes.Content) {
	id, _ := content.Case()
	by, solved := content.Solved()
	s.heedCase(id, solved, by)
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
		s.heedContent(content)
	}
}

// setAside takes the answer to another operation from its pane, and back when its
// operation is chosen again. Calls of one system go on with one case; to another system
// only a case goes along that was opened without an attempt.
func (s *Screen) setAside() {
	content, inCase, title := s.last.content, s.last.inCase, s.last.title
	switch {
	case s.last.call.System != s.pack.ID:
		content, inCase, title = nil, 0, ""
	case s.last.call.Operation != s.operation.ID:
		content = nil
	}
	s.answer.SetContent(content)
	s.answer.SetProblem("")
	if !s.meant || s.last.content != nil {
		s.inCase, s.title = inCase, title
	}
	s.tellAbout()
}
