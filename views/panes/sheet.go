package panes

import (
	"strings"

	"casebook/ui"
)

// sheet collects rows of text, none wider than width cells.
type sheet struct {
	theme *ui.Theme
	width int
	rows  []string
	spans []span
}

// span is the rows of something that can be gone to.
type span struct {
	stop     string // what it is: a cause's row id, an item's id
	from, to int    // its first row, and the one after its last
	ask, end int    // of the rows that its keys are about; these count when not all fit
}

// span notes that the rows from one on are a stop's, all of which its keys are about.
func (s *sheet) span(stop string, from int) {
	s.spans = append(s.spans, span{stop, from, len(s.rows), from, len(s.rows)})
}

// bar draws the accent bar beside what a stop's keys are about.
func (s *sheet) bar(stop string) {
	for _, sp := range s.spans {
		for i := sp.ask; i < sp.end && sp.stop == stop; i++ {
			if strings.HasPrefix(s.rows[i], " ") {
				s.rows[i] = s.theme.Accent.Render(ui.GlyphBar) + s.rows[i][1:]
			}
		}
	}
}

func (s *sheet) row(text string) { s.rows = append(s.rows, ui.Truncate(text, s.width)) }

// blank adds an empty row, never two in a row and none at the top.
func (s *sheet) blank() {
	if n := len(s.rows); n > 0 && s.rows[n-1] != "" {
		s.rows = append(s.rows, "")
	}
}

// ends adds a row with text at the left and, where it fits, a word at the right.
func (s *sheet) ends(left, right string) { s.rows = append(s.rows, ui.Ends(left, right, s.width)) }

// hang adds text behind a label, its further rows below its first. Label must take
// column cells or less.
func (s *sheet) hang(label string, column int, style ui.Style, text string) {
	column = min(column, s.width/2)
	label = ui.Truncate(label, max(0, column-1))
	for _, row := range ui.Wrap(text, s.width-column) {
		s.row(label + strings.Repeat(" ", max(0, column-ui.Width(label))) + style.Render(row))
		label = ""
	}
}

// gap is how far parts may stand from each other to fit in a row, 3 cells or 2.
func (s *sheet) gap(parts []string) int {
	wide := 3 * (len(parts) - 1)
	for _, part := range parts {
		wide += ui.Width(part)
	}
	if wide <= s.width {
		return 3
	}
	return 2
}

// flow adds parts side by side, gap cells apart, on as many rows as they need; the
// further ones begin after indent cells.
func (s *sheet) flow(indent, gap int, parts ...string) {
	row, wide := "", 0
	for _, part := range parts {
		w := ui.Width(part)
		switch {
		case row == "":
			row, wide = part, w
		case wide+gap+w <= s.width:
			row, wide = row+strings.Repeat(" ", gap)+part, wide+gap+w
		default:
			s.row(row)
			row, wide = strings.Repeat(" ", indent)+part, indent+w
		}
	}
	if row != "" {
		s.row(row)
	}
}

// beside adds parts behind the last row where they fit, else on rows of their own
// after column cells.
func (s *sheet) beside(column int, parts []string) {
	const gap = 2
	if len(parts) == 0 || len(s.rows) == 0 {
		return
	}
	line, last := strings.Join(parts, "  "), &s.rows[len(s.rows)-1]
	if ui.Width(*last)+gap+ui.Width(line) <= s.width {
		*last += strings.Repeat(" ", gap) + line
		return
	}
	column = min(column, s.width/2)
	below := sheet{theme: s.theme, width: max(1, s.width-column)}
	below.flow(0, 2, parts...)
	for _, row := range below.rows {
		s.row(strings.Repeat(" ", column) + row)
	}
}

// muted joins texts, without those that are empty, for what may be overlooked.
func (s *sheet) muted(texts ...string) string {
	return s.theme.Muted.Render(strings.Join(strings.Fields(strings.Join(texts, " ")), " "))
}
