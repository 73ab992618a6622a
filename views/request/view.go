package request

import (
	"fmt"
	"strings"

	"casebook/ui"
)

// Sizes of the screen, in cells.
const (
	sideBySide = 100 // from this width on form and answer stand side by side
	formShare  = 42  // of the width, in hundredths, for the form
	formMin    = 44
	formMax    = 56
	terseBelow = 8  // height of the form below which its fields have no help
	roomy      = 10 // height of a pane from which on blank rows are spent
)

// stacked reports whether only one of form and answer is shown at a time.
func (s *Screen) stacked() bool { return s.width < sideBySide }

func (s *Screen) showsAnswer() bool { return !s.stacked() || s.onAnswer }
func (s *Screen) showsForm() bool   { return !s.stacked() || !s.onAnswer }

// rightPane is the pane that the answer is drawn in.
func (s *Screen) rightPane() int {
	if s.stacked() {
		return 0
	}
	return 1
}

// formTop is how many rows stand above the form.
func (s *Screen) formTop(height int) int {
	switch {
	case height >= roomy:
		return 2
	case height > 2:
		return 1
	}
	return 0
}

// formHeight is what the rows above and below leave for the form.
func (s *Screen) formHeight(height int) int {
	height -= s.formTop(height)
	if s.stacked() && height > 4 {
		height -= 2
	}
	return max(0, height)
}

// sheetTop is how many rows stand above what will be sent.
func (s *Screen) sheetTop(height int) int { return min(height, 3) }

// View draws the screen and changes nothing.
func (s *Screen) View() ui.Frame {
	switch {
	case !s.stacked():
		return s.panes.View(s.setup.Theme, s.left(), s.right())
	case s.onAnswer:
		return s.panes.View(s.setup.Theme, s.right())
	}
	return s.panes.View(s.setup.Theme, s.left())
}

// left is the form under its title and, where the answer is not beside it, over a
// line that says how that stands.
func (s *Screen) left() ui.Frame {
	area := s.panes.Area(0)
	top := s.formTop(area.Height)
	frame := s.formBody(area.Width).Moved(0, top)
	var b strings.Builder
	if top > 0 {
		b.WriteString(s.formTitle(area.Width) + "\n")
	}
	if top > 1 {
		b.WriteString(s.draftLine(area.Width) + "\n")
	}
	height := s.formHeight(area.Height)
	if height+top == area.Height {
		b.WriteString(frame.Body)
	} else {
		b.WriteString(ui.Fit(frame.Body, area.Width, height) + "\n\n" + s.beyond(area.Width))
	}
	frame.Body = b.String()
	return frame
}

// formBody is the form, or why there is none. It has no cursor where it takes no
// key.
func (s *Screen) formBody(width int) ui.Frame {
	if s.unread != "" {
		mark := s.setup.Theme.Mark(ui.Fail) + " "
		return ui.Frame{Body: mark + strings.Join(ui.Wrap(s.unread, max(1, min(ui.TextWidth, width)-2)), "\n  ")}
	}
	frame := s.form.View()
	if s.sending.Running() {
		frame.Cursor = nil
	}
	return frame
}

// formTitle names the form, where a send goes, and the case that it joins.
func (s *Screen) formTitle(width int) string {
	style := s.setup.Theme.Title
	if !s.onAnswer {
		style = s.setup.Theme.Focus
	}
	theme, joins := s.setup.Theme, ""
	switch {
	case s.sending.Running():
		joins = theme.Accent.Render("sending…")
	case s.inCase != 0:
		joins = theme.Muted.Render(fmt.Sprintf("case %d", s.inCase))
	}
	to := "  to " + ui.Tail(shown(s.setup.Environment.Name), max(1, width-len("REQUEST  to ")-ui.Width(joins)-2))
	return ui.Ends(style.Render("REQUEST")+theme.Muted.Render(to), joins, width)
}

// beyond says in one line how the answer stands that is not on the screen.
func (s *Screen) beyond(width int) string {
	theme := s.setup.Theme
	content := s.answer.Content()
	text := theme.Muted.Render("nothing was sent yet")
	headline, mark := content.Headline()
	switch foreseen := content.Foreseen(); {
	case s.sending.Running():
		text = theme.Accent.Render(s.pulse.View()) + "  waiting for the answer"
	case headline != "":
		text = theme.Mark(mark) + " " + headline
		if s.answer.Stale() {
			text = theme.Mark(ui.Warn) + " before your changes: " + headline
		}
	case foreseen == 1:
		text = theme.Mark(ui.Warn) + " one cause of failure is foreseen"
	case foreseen > 1:
		text = fmt.Sprintf("%s %d causes of failure are foreseen", theme.Mark(ui.Warn), foreseen)
	}
	hint := theme.Key.Render(s.keys.flip.Help().Key) + " " + theme.KeyHint.Render(s.keys.flip.Help().Desc)
	return ui.Ends(text, hint, width)
}

// right is the answer, or what will be sent.
func (s *Screen) right() ui.Frame {
	if !s.onOutgoing {
		return s.answer.View()
	}
	theme := s.setup.Theme
	area := s.panes.Area(s.rightPane())
	style := theme.Title
	if s.onAnswer {
		style = theme.Focus
	}
	hint := theme.Key.Render(s.keys.outgoing.Help().Key) + theme.KeyHint.Render(" answer again")
	rows := []string{
		ui.Ends(style.Render("WHAT WILL BE SENT"), hint, area.Width),
		ui.Truncate(theme.Muted.Render("cut values are shown by their shape, and are sent whole"), area.Width),
		"",
	}
	rows = rows[:s.sheetTop(area.Height)]
	return ui.Frame{Body: strings.Join(append(rows, s.sheet.View().Body), "\n")}
}
