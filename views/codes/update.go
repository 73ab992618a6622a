package codes

import (
	"context"
	"strings"

	tea "charm.land/bubbletea/v2"

	"casebook/api/safe"
	"casebook/ui"
	"casebook/views/nav"
)

// notSimulated is said where an example would go to a real system.
const notSimulated = "these values mean something to the simulator only: start with --env simulator to try them"

// Update takes a message.
func (s *Screen) Update(msg tea.Msg) tea.Cmd {
	if text, err, ok := s.wording.Finish(msg); ok {
		if err != nil {
			return say(ui.Fail, "page not copied: "+safe.Line(err.Error()).String())
		}
		return nav.Go(nav.Copy{Text: text, What: "page"})
	}
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		return s.key(msg)
	case tea.PasteMsg:
		s.paste(msg.Content)
	case tea.MouseWheelMsg:
		s.wheel(msg)
	case tea.MouseClickMsg:
		s.click(msg)
	}
	return nil
}

func (s *Screen) key(press tea.KeyPressMsg) tea.Cmd {
	switch press.Keystroke() {
	case "ctrl+s":
		return s.try()
	case "ctrl+y":
		return s.copy()
	case "ctrl+n":
		s.nextExample()
		return nil
	case "enter":
		if s.onPage || s.wide() {
			return s.try()
		}
		s.flip(true)
		return nil
	case "tab", "shift+tab":
		s.flip(!s.onPage)
		return nil
	case "esc":
		s.leave()
		return nil
	}
	if s.onPage {
		s.pager.Update(press)
		return nil
	}
	s.edit(press)
	return nil
}

// edit moves in the list by the keys that a line of text has no use for, and gives
// the others to the search.
func (s *Screen) edit(press tea.KeyPressMsg) {
	switch press.Keystroke() {
	case "up", "down", "pgup", "pgdown":
		s.list.Update(press)
		s.land(press.Keystroke() == "up" || press.Keystroke() == "pgup")
		s.turn()
		return
	}
	before := s.input.Value()
	if s.input.Update(press) && s.input.Value() != before {
		s.search(s.input.Value())
	}
}

// paste puts text into the search, on one line.
func (s *Screen) paste(text string) {
	if !s.onPage {
		s.input.Insert(strings.Join(strings.Fields(text), " "))
		s.search(s.input.Value())
	}
}

// flip gives the keys to the page, if there is one, or back to the list.
func (s *Screen) flip(onPage bool) {
	s.onPage = onPage && s.page.Row != nil
	s.arrange()
}

// leave goes from the page to the list, and from there to the list of all. What then
// is left of esc is the root's.
func (s *Screen) leave() {
	if s.onPage {
		s.flip(false)
		return
	}
	s.input.SetValue("")
	s.search("")
}

func (s *Screen) nextExample() {
	if n := len(s.page.Tries); n > 1 {
		s.chosen = (s.chosen + 1) % n
		top := s.pager.Top()
		s.drawPage()
		s.pager.Show(top)
	}
}

// try fills the form with the chosen example, where its values mean something.
func (s *Screen) try() tea.Cmd {
	switch {
	case s.page.Row == nil:
		return nil
	case len(s.page.Tries) == 0:
		return say(ui.Note, "the pack has no example that brings this answer about")
	case !s.setup.Environment.Simulated:
		return say(ui.Warn, notSimulated)
	}
	t := s.page.Tries[s.chosen]
	return nav.Go(nav.OpenRequest{
		System: t.Pack.ID, Operation: t.Operation.ID, Inputs: t.Example.Values, Unset: t.Example.Unset, Body: t.Example.Body,
	})
}

// copy asks for the page to be put on the clipboard. It is ours, and passes the same
// redaction as everything that leaves.
func (s *Screen) copy() tea.Cmd {
	if s.page.Row == nil {
		return nil
	}
	key, page := s.setup.Runner.Key, s.page
	return s.wording.Start(0, func(context.Context) (safe.Text, error) {
		k, err := key()
		if err != nil {
			return safe.Text{}, err
		}
		return safe.NewSharer(k, "row "+page.Row.ID).Words(page.Text()), nil
	})
}

// say shows a notice.
func say(severity ui.Severity, text string) tea.Cmd {
	return nav.Go(nav.Say{Notice: ui.Notice{Severity: severity, Text: text}})
}

// wheel moves in what is under the mouse.
func (s *Screen) wheel(msg tea.MouseWheelMsg) {
	if s.pageAt(msg.X, msg.Y) {
		s.pager.Update(msg)
		return
	}
	s.list.Update(msg)
	s.land(msg.Button == tea.MouseWheelUp)
	s.turn()
}

// click goes to the part under the mouse and selects the row there; in a narrow window
// a second click opens its page.
func (s *Screen) click(msg tea.MouseClickMsg) {
	if s.pageAt(msg.X, msg.Y) {
		s.flip(true)
		return
	}
	before, area := s.list.Selected(), s.layout.panes.Area(0)
	s.flip(false)
	if s.list.Click(msg.Y - area.Y - s.layout.listTop) {
		s.land(false)
		if s.list.Selected() != before {
			s.turn()
		} else if !s.wide() {
			s.flip(true)
		}
	}
}
