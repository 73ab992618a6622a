package request

import (
	"casebook/history"
	"casebook/views/nav"
)

// Heading is what the window's first line says: the case that the next send joins, else
// that of the attempt that is shown; and of a real call that is shown where it was made.
func (s *Screen) Heading() nav.Heading {
	to, content := s.setup.Environment, s.answer.Content()
	h := nav.Heading{
		Case: s.inCase, Title: s.title, Place: s.pack.ID + " · " + s.operation.ID, Simulated: to.Simulated,
	}
	if h.Case == 0 {
		h.Case, h.Title = content.Case()
	}
	_, h.Solved = s.solved[h.Case]
	if made, pasted := content.Environment(); !content.Simulated() && (pasted || made != "" && made != to.Name) {
		h.Simulated, h.From = false, "from "+made
		if pasted {
			h.From = "pasted"
		}
	}
	return h
}

// tellAbout says in the answer of what call it is, where that does not go without
// saying, and what solved the case.
func (s *Screen) tellAbout() {
	content := s.answer.Content()
	var origin []string
	if _, pasted := content.Environment(); pasted {
		origin = append(origin, "of the pasted call")
	}
	if content.OlderRules() {
		origin = append(origin, "redacted under older rules: "+s.keys.redact.Help().Key+" does it again")
	}
	id, _ := content.Attempt()
	if id != "" && s.inCase == 0 && content.Simulated() != s.setup.Environment.Simulated {
		to := s.setup.Environment.Name
		if s.setup.Environment.Simulated {
			to = "the simulator"
		}
		origin = append(origin, s.keys.send.Help().Key+" sends to "+to+", in a new case")
	}
	s.answer.SetOrigin(origin...)
	text := ""
	if by, solved := s.solved[s.about()]; solved {
		if text = "solved"; by != "" {
			text += ": “" + by + "”"
		}
	}
	s.answer.SetSolved(text)
}

// heedCase takes over whether a case is solved.
func (s *Screen) heedCase(id uint64, solved bool, by string) {
	s.noted[id] = by
	if delete(s.solved, id); solved && id != 0 {
		s.solved[id] = by
	}
	s.tellAbout()
}

// heed takes over whether a case that was read or changed is solved.
func (s *Screen) heed(c history.Case) { s.heedCase(c.ID, c.State == history.Solved, shown(c.SolvedBy)) }
