package ticket

import "casebook/ui"

const (
	wideFrom = 100 // columns from which two panes stand side by side
	airyFrom = 15  // rows of a pane from which its heading has a blank below it
	saveRows = 2   // what the line for a file's name takes, with the blank above it
)

// layout is where everything stands for one size.
type layout struct {
	width, height int
	strip         int // rows of the strip without its rule; 0: there is none
	panes         ui.Panes
	valueRows     int  // of the list of values, with the blank below it
	placesBelow   bool // the places of the selected value stand below that
	deskRows      int
}

// SetSize gives the screen its area.
func (s *Screen) SetSize(width, height int) {
	s.layout.width, s.layout.height = width, height
	s.arrange()
}

func (s *Screen) wide() bool { return s.layout.width >= wideFrom }

// arrange gives the parts their areas.
func (s *Screen) arrange() {
	l := &s.layout
	l.strip = 0
	switch {
	case l.height >= stripFrom:
		l.strip = stripRows
	case l.height >= narrowFrom:
		l.strip = narrowRows
	case l.height >= scanFrom:
		l.strip = scanRows
	}
	sizes := []ui.Size{ui.Fill(1)}
	if s.wide() {
		sizes = append(sizes, ui.Fill(1))
	}
	below := l.strip
	if l.strip > scanRows {
		below++
	}
	l.panes = ui.SideBySide(l.width, l.height-below, sizes...)
	first, out := l.panes.Area(0), l.panes.Area(len(sizes)-1)
	rows := max(0, first.Height-s.headRows())
	s.arrangeValues(first.Width, rows)
	s.values.SetActive(s.current() == valuesPane)
	s.arrangeDesk(first.Width, rows)
	if s.save.open {
		rows = max(0, rows-saveRows)
	}
	left, right := 0, min(ui.TextWidth, out.Width)
	if s.current() == originalPane {
		left = min(ui.TextWidth, first.Width)
		if right = min(right, left); !s.wide() {
			right = 0
		}
	}
	s.text.SetSize(left, right, rows)
}

// arrangeValues gives the list of values what it needs, and leaves room below it for the
// places of the selected one.
func (s *Screen) arrangeValues(width, rows int) {
	count := max(1, len(s.made.values))
	s.layout.valueRows, s.layout.placesBelow = rows, rows >= placesFrom && len(s.made.values) > 0
	if s.layout.placesBelow {
		s.layout.valueRows = min(count, rows*3/5) + 1
		rows = s.layout.valueRows - 1
	}
	s.values.SetSize(width, rows)
}

func (s *Screen) arrangeDesk(width, rows int) {
	column, top := s.deskRows(width), s.desk.Top()
	s.stops, s.layout.deskRows = column.stops, rows
	s.desk.SetSize(width, rows)
	s.desk.SetLines(column.rows)
	s.desk.Show(top)
}

// headRows is what the heading of a pane takes.
func (s *Screen) headRows() int {
	if s.layout.panes.Area(0).Height >= airyFrom {
		return 2
	}
	return 1
}

// under returns the pane at a cell of the screen, and the cell counted from the first
// one below its heading.
func (s *Screen) under(x, y int) (p pane, left, top int) {
	p, area := s.current(), s.layout.panes.Area(0)
	if right := s.layout.panes.Area(1); s.wide() && x >= right.X {
		p, area = outPane, right
	}
	return p, x - area.X, y - area.Y - s.headRows()
}

// nameUnder returns the pane whose name in a heading is at a cell.
func (s *Screen) nameUnder(x, y int) (pane, bool) {
	area := s.layout.panes.Area(0)
	if y != area.Y || x >= area.X+area.Width {
		return 0, false
	}
	panes := s.panes()
	at := ui.TabAt(s.names(), s.turn(panes), area.Width, x-area.X)
	if at < 0 {
		return 0, false
	}
	return panes[at], true
}
