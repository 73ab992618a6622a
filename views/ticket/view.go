package ticket

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"casebook/ui"
)

const (
	wideFrom  = 100 // columns from which text and side column stand side by side
	sideWidth = 40
	airyFrom  = 16 // rows from which the heading has a blank below it
)

// layout is where everything stands for one size.
type layout struct {
	width, height int
	panes         ui.Panes
}

// SetSize gives the screen its area.
func (s *Screen) SetSize(width, height int) {
	s.layout.width, s.layout.height = width, height
	s.arrange()
}

func (s *Screen) wide() bool { return s.layout.width >= wideFrom }

// arrange gives the pagers their areas.
func (s *Screen) arrange() {
	width, height := s.layout.width, s.layout.height
	sizes := []ui.Size{ui.Fill(1)}
	if s.wide() {
		sizes = append(sizes, ui.Fixed(max(sideWidth, width-ui.TextWidth-3)))
	}
	s.layout.panes = ui.SideBySide(width, height, sizes...)
	left := s.layout.panes.Area(0)
	right := s.layout.panes.Area(len(sizes) - 1)
	rows := max(0, left.Height-s.headRows())
	textRows := rows
	if s.save.open {
		textRows = max(0, rows-saveRows)
	}
	s.text.SetSize(min(ui.TextWidth, left.Width), textRows)
	s.side.SetSize(right.Width, rows)
	top := s.side.Top()
	s.side.SetLines(s.sideLines(right.Width))
	s.side.Show(top)
}

// saveRows is what the line for a file's name takes, with the blank above it.
const saveRows = 2

// headRows is what the heading of a pane takes.
func (s *Screen) headRows() int {
	if s.layout.panes.Area(0).Height >= airyFrom {
		return 2
	}
	return 1
}

// under returns the pager at a cell of the screen.
func (s *Screen) under(x, y int) *ui.Pager {
	if !s.wide() {
		return s.scrolled()
	}
	if s.layout.panes.Area(1).Contains(x, y) {
		return s.side
	}
	return s.text
}

// View draws the screen.
func (s *Screen) View() ui.Frame {
	var frames []ui.Frame
	switch {
	case s.wide():
		frames = []ui.Frame{s.textPane(), s.sidePane()}
	case s.onSide:
		frames = []ui.Frame{s.sidePane()}
	default:
		frames = []ui.Frame{s.textPane()}
	}
	return s.layout.panes.View(s.setup.Theme, frames...)
}

// textPane draws the ticket as it would leave, or why there is none.
func (s *Screen) textPane() ui.Frame {
	area := s.layout.panes.Area(0)
	head := s.head(area.Width, outName, !s.onSide) + strings.Repeat("\n", s.headRows())
	if !s.ready() {
		return ui.Frame{Body: head + s.nothing(area.Width)}
	}
	if !s.save.open {
		return ui.Frame{Body: head + s.text.View().Body}
	}
	rows := max(0, area.Height-s.headRows()-saveRows)
	body := head + ui.Fit(s.text.View().Body, area.Width, rows) + "\n\n"
	label := "save as  "
	input, cursor := s.save.name.View(s.setup.Theme, max(1, area.Width-len(label)))
	return ui.Frame{
		Body:   body + s.setup.Theme.Focus.Render(label) + input,
		Cursor: tea.NewCursor(len(label)+cursor, max(0, area.Height-1)),
	}
}

// head names a pane, and in a narrow window the other one too. What does not fit
// beside the names is left out: the window's first line says SIMULATED as well.
func (s *Screen) head(width int, name string, focused bool) string {
	theme := s.setup.Theme
	style := theme.Title
	if focused {
		style = theme.Focus
	}
	left, rights := style.Render(name), []string{""}
	if !s.wide() {
		active := 0
		if s.onSide {
			active = 1
		}
		left = ui.Tabs(theme, []string{outName, cutName}, active, width, true)
	}
	if s.ready() && (name == outName || !s.wide()) {
		rights = s.sizes()
	}
	for _, right := range rights {
		if ui.Width(left)+2+ui.Width(right) <= width {
			return ui.Ends(left, right, width)
		}
	}
	return ui.Truncate(left, width)
}

// The names of the panes.
const (
	outName = "WHAT GOES OUT"
	cutName = "WHAT WAS CUT"
)

// sizes is what is said of the ticket as a whole, the longest way first.
func (s *Screen) sizes() []string {
	theme := s.setup.Theme
	bytes := theme.Muted.Render(ui.Grouped(len(s.made.ticket.Text.String())) + " bytes")
	if !s.made.ticket.Training {
		return []string{bytes}
	}
	mark := theme.Simulated.Render(" SIMULATED ")
	return []string{mark + "  " + bytes, mark}
}

// nothing says why there is no ticket to show.
func (s *Screen) nothing(width int) string {
	if s.trouble == "" {
		return s.setup.Theme.Muted.Render("reading the case")
	}
	rows := ui.Wrap(s.trouble, max(1, min(ui.TextWidth, width)-2))
	return s.setup.Theme.Mark(ui.Warn) + " " + strings.Join(rows, "\n  ")
}

func (s *Screen) sidePane() ui.Frame {
	area := s.layout.panes.Area(0)
	if s.wide() {
		area = s.layout.panes.Area(1)
	}
	head := s.head(area.Width, cutName, s.onSide)
	return ui.Frame{Body: head + strings.Repeat("\n", s.headRows()) + s.side.View().Body}
}
