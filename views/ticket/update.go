package ticket

import (
	tea "charm.land/bubbletea/v2"

	"casebook/ui"
	"casebook/views/nav"
)

// Update takes a message.
func (s *Screen) Update(msg tea.Msg) tea.Cmd {
	if m, err, ok := s.making.Finish(msg); ok {
		s.take(m, err)
		return nil
	}
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		return s.key(msg)
	case tea.PasteMsg:
		s.save.paste(msg.Content)
	case tea.MouseWheelMsg:
		s.under(msg.X, msg.Y).Update(msg)
	case tea.MouseClickMsg:
		s.onSide = s.under(msg.X, msg.Y) == s.side
	case nav.Recorded:
		if msg.Case == s.of.Case && msg.Case != 0 {
			return s.Init()
		}
	default:
		return s.saved(msg)
	}
	return nil
}

func (s *Screen) key(press tea.KeyPressMsg) tea.Cmd {
	if s.save.open {
		return s.saveKey(press)
	}
	switch press.String() {
	case "c":
		return s.copy()
	case "s":
		return s.propose()
	case "r":
		if s.trouble != "" {
			return s.Init()
		}
	case "tab", "shift+tab":
		s.onSide = !s.onSide
		s.arrange()
	default:
		s.scrolled().Update(press)
	}
	return nil
}

// scrolled is the pager that the keys go to.
func (s *Screen) scrolled() *ui.Pager {
	if s.onSide {
		return s.side
	}
	return s.text
}

// copy puts the ticket on the clipboard, unless something in it must not leave.
func (s *Screen) copy() tea.Cmd {
	if cmd, held := s.held(); held {
		return cmd
	}
	return nav.Go(nav.Copy{Text: s.made.ticket.Text, What: "ticket", File: "s"})
}

// held says that the ticket may not leave, and why.
func (s *Screen) held() (tea.Cmd, bool) {
	switch {
	case !s.ready():
		return nil, true
	case len(s.made.ticket.Leaks) > 0:
		return say(ui.Fail, "held back: the second scan found "+s.made.ticket.Leaks[0]+"; nothing was copied or saved"), true
	}
	return nil, false
}

// say shows a notice.
func say(severity ui.Severity, text string) tea.Cmd {
	return nav.Go(nav.Say{Notice: ui.Notice{Severity: severity, Text: text}})
}
