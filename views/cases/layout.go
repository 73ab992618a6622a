package cases

import (
	"strings"

	"casebook/ui"
)

const (
	wideFrom   = 100 // columns from which panes stand side by side
	airyFrom   = 12  // rows of a pane from which its heading has a blank below it
	detailFrom = 14  // rows of a pane from which the attempt under the cursor is described
	notesMin   = 5   // rows that the notes have at least where the case stands above them
)

// layout is where everything stands for one size.
type layout struct {
	width, height int
	panes         ui.Panes
	areas         [panesCount]ui.Rect // of the panes, headings included; empty: not seen
	details       int                 // rows below the timeline
}

// SetSize gives the screen its area in cells.
func (s *Screen) SetSize(width, height int) {
	s.layout.width, s.layout.height = width, height
	s.arrange()
}

func (s *Screen) wide() bool { return s.layout.width >= wideFrom }

// arrange gives the parts their areas. In a wide window case and notes stand above one
// another, and the timeline beside them; in a narrow one a pane is seen at a time.
func (s *Screen) arrange() {
	l := &s.layout
	l.areas = [panesCount]ui.Rect{}
	switch {
	case s.comparing.open || !s.wide():
		l.panes = ui.SideBySide(l.width, l.height, ui.Fill(1))
		l.areas[s.focus] = l.panes.Area(0)
	default:
		l.panes = ui.SideBySide(l.width, l.height, ui.Fill(9), ui.Fill(11))
		left := l.panes.Area(0)
		s.layFacts(left.Width)
		facts := max(1, min(len(s.rows)+headRows(left.Height)+1, left.Height-notesMin-headRows(left.Height)))
		parts := left.Rows(ui.Fixed(facts), ui.Fill(1))
		l.areas[casePane], l.areas[notesPane], l.areas[timelinePane] = parts[0], parts[1], l.panes.Area(1)
	}
	s.size()
}

// size gives the widgets what their areas leave them.
func (s *Screen) size() {
	l := &s.layout
	body := func(p pane) (width, height int) {
		return l.areas[p].Width, max(0, l.areas[p].Height-s.headRowsOf(p))
	}
	width, height := body(casePane)
	s.layFacts(width)
	s.facts.SetSize(width, height)
	width, height = body(notesPane)
	s.notes.editor.SetSize(min(width, ui.TextWidth), height)
	width, height = body(timelinePane)
	l.details = 0
	if height >= detailFrom {
		l.details = detailRows + 1
	}
	s.timeline.list.SetSize(width, height-l.details)
	area := l.panes.Area(0)
	s.comparing.pager.SetSize(area.Width, max(0, area.Height-headRows(area.Height)))
}

// headRows is what the heading of a pane takes.
func headRows(height int) int {
	switch {
	case height >= airyFrom:
		return 2
	case height > 1:
		return 1
	}
	return 0
}

// headRowsOf is headRows for one of the panes: two that stand above one another are as
// airy as both together.
func (s *Screen) headRowsOf(p pane) int {
	if s.wide() {
		return min(headRows(s.layout.panes.Area(0).Height), max(0, s.layout.areas[p].Height))
	}
	return headRows(s.layout.areas[p].Height)
}

// View draws the screen.
func (s *Screen) View() ui.Frame {
	theme := s.setup.Theme
	if s.comparing.open {
		area := s.layout.panes.Area(0)
		head, more := theme.Heading("WHAT DIFFERS", true), ""
		if !s.comparing.pager.AtEnd() {
			more = theme.Muted.Render(ui.GlyphMore + " more below")
		}
		head = ui.Ends(head, more, area.Width)
		return s.layout.panes.View(theme, below(head, headRows(area.Height), s.comparing.pager.View()))
	}
	if !s.wide() {
		return s.layout.panes.View(theme, s.draw(s.focus))
	}
	left := s.draw(casePane)
	rows := s.layout.areas[casePane].Height
	notes := s.draw(notesPane).Moved(0, rows)
	left.Body = ui.Fit(left.Body, s.layout.areas[casePane].Width, rows) + "\n" + notes.Body
	left.Cursor = notes.Cursor
	return s.layout.panes.View(theme, left, s.draw(timelinePane))
}

// below puts a frame below a heading that takes some rows.
func below(head string, rows int, frame ui.Frame) ui.Frame {
	if rows == 0 {
		return frame
	}
	frame = frame.Moved(0, rows)
	frame.Body = head + strings.Repeat("\n", rows) + frame.Body
	return frame
}

// draw draws a pane below its heading.
func (s *Screen) draw(p pane) ui.Frame {
	frame := ui.Frame{}
	switch p {
	case casePane:
		frame = s.facts.View()
	case notesPane:
		frame = s.notesFrame()
	default:
		frame = s.timelineFrame()
	}
	return below(s.heading(p), s.headRowsOf(p), frame)
}

// notesFrame draws the notes; the cursor is in them while they are typed.
func (s *Screen) notesFrame() ui.Frame {
	frame := s.notes.editor.View()
	switch {
	case s.focus != notesPane:
		frame.Cursor = nil
		if s.notes.editor.Value() == "" {
			frame.Body = s.setup.Theme.Muted.Render("n, then type. A paste goes here too.")
		}
	}
	return frame
}

// timelineFrame draws the attempts, and below them what is known of the one under the
// cursor.
func (s *Screen) timelineFrame() ui.Frame {
	area := s.layout.areas[timelinePane]
	frame := s.timeline.list.View()
	if s.layout.details == 0 {
		return frame
	}
	height := max(0, area.Height-s.headRowsOf(timelinePane)-s.layout.details)
	frame.Body = ui.Fit(frame.Body, area.Width, height) + "\n" + s.setup.Theme.Rule.Render(strings.Repeat("─", area.Width)) + "\n" +
		strings.Join(s.detail(area.Width), "\n")
	return frame
}

// heading names a pane, and says at its right what is worth knowing of it. In a narrow
// window it names the panes that it takes turns with.
func (s *Screen) heading(p pane) string {
	theme, width := s.setup.Theme, s.layout.areas[p].Width
	left := theme.Heading(s.nameOf(p), s.focus == p)
	rights := s.headingStates(p, width-ui.Width(left)-2)
	if !s.wide() {
		left = ui.Tabs(theme, s.names(), int(p), width, true)
	}
	for len(rights) > 0 && s.trouble == "" && ui.Width(left)+2+ui.Width(rights[0]) > width {
		rights = rights[1:]
	}
	right := ""
	if len(rights) > 0 {
		right = rights[0]
	}
	return ui.Ends(left, right, width)
}

// headingStates are what is worth knowing of a pane, each in fewer words than the one before.
func (s *Screen) headingStates(p pane, width int) []string {
	theme := s.setup.Theme
	switch {
	case s.trouble != "" && (p == casePane || !s.wide()):
		return []string{theme.Mark(ui.Fail) + " " + s.trouble}
	case p == casePane:
		return nil
	case p == notesPane:
		return s.notesStates(width)
	case s.timeline.trouble != "":
		return []string{theme.Mark(ui.Fail) + " " + s.timeline.trouble}
	}
	right := theme.Muted.Render(s.turnHint())
	if n := len(s.timeline.marked); n > 0 {
		brief := theme.Accent.Render(ui.Grouped(n) + " marked")
		return []string{brief + "  " + right, brief}
	}
	return []string{right}
}

// notesStates say how far the notes are kept, and how much of them is out of sight, each in
// fewer words than the one before. What is wrong with them is cut to the width, and alone.
func (s *Screen) notesStates(width int) []string {
	theme := s.setup.Theme
	text, severity := s.notes.state()
	full, brief := s.notes.beyond()
	switch {
	case severity != ui.Note:
		return []string{theme.Mark(severity) + " " + ui.Truncate(text, max(1, width-2))}
	case full == "" || text == "":
		return []string{theme.Muted.Render(full + text), theme.Muted.Render(brief)}
	}
	return []string{theme.Muted.Render(text + "  " + full), theme.Muted.Render(full), theme.Muted.Render(brief)}
}

func (s *Screen) nameOf(p pane) string {
	if p == timelinePane && s.timeline.adding {
		return "ADD ATTEMPTS"
	}
	return p.name()
}

func (s *Screen) names() []string {
	var names []string
	for p := range panesCount {
		names = append(names, s.nameOf(p))
	}
	return names
}
