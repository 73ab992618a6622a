package request

import (
	"context"
	"strings"

	tea "charm.land/bubbletea/v2"

	"casebook/api/safe"
	"casebook/views/panes"
)

// flipOutgoing shows what will be sent in the answer's place, or the answer again.
func (s *Screen) flipOutgoing() tea.Cmd {
	s.onOutgoing = !s.onOutgoing
	if !s.onOutgoing {
		return nil
	}
	if s.stacked() {
		s.focusAnswer(true)
	}
	return s.drawOutgoing()
}

// drawOutgoing makes the request as it would be kept.
func (s *Screen) drawOutgoing() tea.Cmd {
	call, run := s.call(), s.runner
	return s.drawing.Start(0, func(context.Context) ([]string, error) {
		a, _, err := run.Preview(call)
		if err != nil {
			return nil, err
		}
		return anyPort(panes.Outgoing(a)), nil
	})
}

// anyPort says of a simulator that was not started yet what its port will be.
func anyPort(lines []string) []string {
	for i, line := range lines {
		lines[i] = strings.Replace(line, "http://127.0.0.1:0/", "http://127.0.0.1:(free port)/", 1)
		if line == "" {
			break // of the body nothing is ours
		}
	}
	return lines
}

// copyReply asks for the words for the customer to be put on the clipboard. They
// are ours, and pass the same redaction as everything that leaves.
func (s *Screen) copyReply() tea.Cmd {
	content := s.answer.Content()
	words := content.Reply()
	if words == "" {
		return nil
	}
	if content.Simulated() {
		words = "SIMULATED, not the vendor: " + words
	}
	id, _ := content.Attempt()
	key := s.key
	return s.wording.Start(0, func(context.Context) (safe.Text, error) {
		k, err := key()
		if err != nil {
			return safe.Text{}, err
		}
		return safe.NewSharer(k, "attempt "+id).Words(words), nil
	})
}
