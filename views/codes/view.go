package codes

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"casebook/api/safe"
	"casebook/ui"
)

const (
	wideFrom  = 100 // columns from which list and page stand side by side
	airyFrom  = 16  // rows from which the parts of a pane have a blank between them
	searchFor = "search  "
	hint      = "words, a code, or system: operation: status:"
)

// layout is where everything stands for one size.
type layout struct {
	width, height int
	panes         ui.Panes
	listTop       int // rows above the list in its pane
	pageTop       int // rows above the page in its pane
}

// SetSize gives the screen its area.
func (s *Screen) SetSize(width, height int) {
	first := s.layout.height == 0
	s.layout.width, s.layout.height = width, height
	s.onPage, s.beside = s.onPage && !(s.beside && s.wide()), false
	s.arrange()
	if at := s.hit(); first && at > 0 { // what was selected without a size stands at the top
		s.choose(0)
		s.choose(at)
	}
	top := s.pager.Top()
	s.drawPage()
	s.pager.Show(top)
}

func (s *Screen) wide() bool { return s.layout.width >= wideFrom }

// arrange gives list and page their areas.
func (s *Screen) arrange() {
	sizes := []ui.Size{ui.Fill(1)}
	if s.wide() {
		sizes = []ui.Size{ui.Fill(5), ui.Fill(3)}
	}
	s.layout.panes = ui.SideBySide(s.layout.width, s.layout.height, sizes...)
	left, right := s.layout.panes.Area(0), s.layout.panes.Area(len(sizes)-1)
	airy := left.Height >= airyFrom
	s.layout.listTop, s.layout.pageTop = max(0, min(2, left.Height-1)), 0
	if airy {
		s.layout.listTop++
	}
	s.layout.listTop += len(s.notes(left.Width))
	if s.wide() && airy {
		s.layout.pageTop = 2
	} else if s.wide() {
		s.layout.pageTop = 1
	}
	s.list.SetSize(left.Width, max(0, left.Height-s.layout.listTop))
	s.head(airy)
	s.list.SetActive(!s.onPage)
	s.pager.SetSize(min(right.Width, ui.TextWidth), max(0, right.Height-s.layout.pageTop))
}

// pageAt reports whether the page stands at a cell.
func (s *Screen) pageAt(x, y int) bool {
	if s.wide() {
		return s.layout.panes.Area(1).Contains(x, y)
	}
	return s.onPage
}

// View draws the screen.
func (s *Screen) View() ui.Frame {
	switch {
	case s.wide():
		return s.layout.panes.View(s.setup.Theme, s.listPane(), s.pagePane())
	case s.onPage:
		return s.layout.panes.View(s.setup.Theme, s.pagePane())
	}
	return s.layout.panes.View(s.setup.Theme, s.listPane())
}

// listPane draws the search and what it found.
func (s *Screen) listPane() ui.Frame {
	area, theme := s.layout.panes.Area(0), s.setup.Theme
	frame := s.searchLine(area.Width)
	if area.Height < 2 {
		return frame
	}
	rows := []string{ui.Ends(theme.Heading(s.name(), !s.onPage), theme.Muted.Render(s.count()), area.Width)}
	frame = frame.Moved(0, len(rows))
	rows = append(append(rows, frame.Body), s.notes(area.Width)...)
	for len(rows) < s.layout.listTop {
		rows = append(rows, "")
	}
	frame.Body = strings.Join(append(rows, s.list.View().Body), "\n")
	return frame
}

// name is what the list is called.
func (s *Screen) name() string {
	if s.could {
		return "WHAT THIS ANSWER COULD BE"
	}
	return "DOCUMENTED ANSWERS"
}

// count says how many rows there are, and how many of them are listed.
func (s *Screen) count() string {
	if n := len(s.found.Hits); n != s.all {
		return ui.Grouped(n) + " of " + ui.Grouped(s.all)
	}
	return ui.Grouped(s.all)
}

// searchLine draws the search with its cursor.
func (s *Screen) searchLine(width int) ui.Frame {
	theme, label := s.setup.Theme, searchFor
	if width < 2*len(label) {
		label = ""
	}
	text, cursor := s.input.View(theme, max(1, width-len(label)))
	if s.input.Value() == "" {
		text = theme.Placeholder.Render(ui.Truncate(hint, max(0, width-len(label)-1)))
		text = strings.Repeat(" ", min(1, width-len(label))) + text
	}
	frame := ui.Frame{Body: ui.Truncate(theme.Label.Render(label)+text, width)}
	if !s.onPage {
		frame.Cursor = tea.NewCursor(len(label)+cursor, 0)
	}
	return frame
}

// notes say what of the query could not be taken as it was meant.
func (s *Screen) notes(width int) []string {
	if s.layout.height < airyFrom/2 {
		return nil
	}
	var rows []string
	for _, note := range s.found.Notes {
		for i, row := range ui.Wrap(safe.Line(note).String(), max(1, width-2)) {
			mark := " "
			if i == 0 {
				mark = s.setup.Theme.Mark(ui.Warn)
			}
			rows = append(rows, ui.Truncate(mark+" "+row, width))
		}
	}
	return rows[:min(len(rows), 3)]
}

// pagePane draws the page of the selected row.
func (s *Screen) pagePane() ui.Frame {
	var b strings.Builder
	if s.layout.pageTop > 0 {
		right := ""
		if !s.pager.AtEnd() {
			right = s.setup.Theme.Muted.Render(ui.GlyphMore + " more below")
		}
		area := s.layout.panes.Area(1)
		b.WriteString(ui.Ends(s.setup.Theme.Heading("WHAT IT MEANS", s.onPage), right, area.Width) + strings.Repeat("\n", s.layout.pageTop))
	}
	b.WriteString(s.pager.View().Body)
	return ui.Frame{Body: b.String()}
}
