package ticket

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"casebook/ui"
)

// pane is one of the parts of the screen. In a wide window what goes out is always seen,
// and one of the others to the left of it; in a narrow one they take turns.
type pane int

const (
	outPane pane = iota
	originalPane
	valuesPane
	deskPane
)

// name is a pane's heading.
func (p pane) name() string { return [...]string{"outgoing", "original", "values", "desk"}[p] }

// panes are those that take turns.
func (s *Screen) panes() []pane {
	var panes []pane
	if !s.wide() {
		panes = append(panes, outPane)
	}
	if !s.ready() || len(s.made.leaves.sheet.lines[ui.LeftSide]) > 0 {
		panes = append(panes, originalPane)
	}
	return append(panes, valuesPane, deskPane)
}

// current is the pane that the keys go to.
func (s *Screen) current() pane {
	panes := s.panes()
	return panes[s.turn(panes)]
}

// turn is where in panes the current one is.
func (s *Screen) turn(panes []pane) int {
	for i, p := range panes {
		if p == s.pane {
			return i
		}
	}
	return 0
}

// nextPane is the one after the current one, or before it.
func (s *Screen) nextPane(by int) pane {
	panes := s.panes()
	return panes[(s.turn(panes)+by+len(panes))%len(panes)]
}

// View draws the screen.
func (s *Screen) View() ui.Frame {
	frames := []ui.Frame{s.firstPane()}
	if s.wide() {
		frames = append(frames, s.outFrame(s.outHead(s.layout.panes.Area(1).Width), 1))
	}
	frame := s.layout.panes.View(s.setup.Theme, frames...)
	if s.layout.strip == 0 {
		return frame
	}
	width := max(0, s.layout.width)
	inner := max(1, width-2)
	var b strings.Builder
	b.WriteString(frame.Body)
	for row := range strings.SplitSeq(ui.Fit(s.stripView(inner), inner, s.layout.strip), "\n") {
		b.WriteString("\n" + ui.Fit(" "+row, width, 1))
	}
	if s.layout.strip > scanRows {
		b.WriteString("\n" + s.setup.Theme.Rule.Render(strings.Repeat("─", width)))
	}
	frame.Body = b.String()
	return frame
}

// firstPane draws the panes that take turns.
func (s *Screen) firstPane() ui.Frame {
	area := s.layout.panes.Area(0)
	head := s.head(area.Width)
	gap := strings.Repeat("\n", s.headRows())
	switch at := s.current(); {
	case !s.ready():
		return ui.Frame{Body: head + gap + s.nothing(area.Width)}
	case at == valuesPane:
		return ui.Frame{Body: head + gap + s.valuesView(area.Width, area.Height-s.headRows())}
	case at == deskPane:
		return ui.Frame{Body: head + gap + s.desk.View().Body}
	case at == originalPane:
		return ui.Frame{Body: head + gap + s.text.View(ui.LeftSide).Body}
	}
	return s.outFrame(head, 0)
}

// outFrame draws what goes out, and the line for a file's name below it.
func (s *Screen) outFrame(head string, at int) ui.Frame {
	area := s.layout.panes.Area(at)
	head += strings.Repeat("\n", s.headRows())
	body := s.text.View(ui.RightSide).Body
	if s.ready() && body == "" && s.made.leaves.trouble != "" {
		body = s.warning(s.made.leaves.trouble, area.Width)
	}
	if !s.save.open {
		return ui.Frame{Body: head + body}
	}
	rows := max(0, area.Height-s.headRows()-saveRows)
	const label = "save as  "
	input, cursor := s.save.name.View(s.setup.Theme, max(1, area.Width-len(label)))
	return ui.Frame{
		Body:   head + ui.Fit(body, area.Width, rows) + "\n\n" + s.setup.Theme.Focus.Render(label) + input,
		Cursor: tea.NewCursor(len(label)+cursor, max(0, area.Height-1)),
	}
}

// names are the headings of the panes that take turns.
func (s *Screen) names() []string {
	var names []string
	for _, p := range s.panes() {
		names = append(names, strings.ToUpper(p.name()))
	}
	return names
}

// head names the panes that take turns; in a narrow window it says of the ticket what it
// has room for.
func (s *Screen) head(width int) string {
	tabs := ui.Tabs(s.setup.Theme, s.names(), s.turn(s.panes()), width, true)
	if s.wide() {
		return tabs
	}
	return beside(tabs, s.sizes(), width)
}

// outHead is the heading of what goes out, in a wide window.
func (s *Screen) outHead(width int) string {
	name := "OUTGOING"
	if s.made.addendum {
		name = "OUTGOING, ADDENDUM"
	}
	return beside(s.setup.Theme.Title.Render(name), s.sizes(), width)
}

// beside puts the first of rights that there is room for at the end of a heading. The
// window's first line says SIMULATED where none fits.
func beside(left string, rights []string, width int) string {
	for _, right := range rights {
		if ui.Width(left)+2+ui.Width(right) <= width {
			return ui.Ends(left, right, width)
		}
	}
	return ui.Truncate(left, width)
}

// sizes is what is said of the ticket as a whole, the longest way first.
func (s *Screen) sizes() []string {
	if !s.ready() {
		return nil
	}
	theme, l := s.setup.Theme, s.made.leaves
	size := ui.Grouped(l.size) + " bytes"
	if l.out == nil {
		size = "cannot leave"
	}
	long := theme.Muted.Render(formatName(l.format) + ", " + size)
	short := theme.Muted.Render(formatName(l.format))
	if s.making.Running() || s.dressing.Running() {
		long, short = theme.Muted.Render("writing it"), theme.Muted.Render(ui.GlyphMore)
	}
	if !s.made.ticket.Training {
		return []string{long, short}
	}
	mark := theme.Simulated.Render(" SIMULATED ")
	return []string{mark + "  " + long, mark + "  " + short, mark}
}

// nothing says why there is no ticket to show.
func (s *Screen) nothing(width int) string {
	if s.trouble == "" {
		return s.setup.Theme.Muted.Render("reading the case and writing its ticket")
	}
	return s.warning(s.trouble, width)
}

func (s *Screen) warning(text string, width int) string {
	rows := ui.Wrap(text, max(1, min(ui.TextWidth, width)-2))
	return s.setup.Theme.Mark(ui.Warn) + " " + strings.Join(rows, "\n  ")
}
