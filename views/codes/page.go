package codes

import (
	"strings"

	"casebook/api/safe"
	"casebook/ui"
)

// Columns of the page, in cells.
const (
	labelWide   = 9  // label and blank before a text
	labelFrom   = 30 // columns from which a label stands beside its text, not above it
	requestLead = "  "
)

// drawPage makes the rows of the page for its width.
func (s *Screen) drawPage() {
	area := s.layout.panes.Area(0)
	if s.wide() {
		area = s.layout.panes.Area(1)
	}
	sheet := &sheet{theme: s.setup.Theme, width: max(1, min(area.Width, ui.TextWidth))}
	if p := s.page; p.Row != nil {
		sheet.write(sheet.theme.Title, p.Row.Title)
		sheet.write(sheet.theme.Muted, p.Row.ID)
		sheet.either(p.Call(), p.Basis())
		for _, group := range p.Groups {
			sheet.blank()
			for _, part := range group {
				sheet.part(part.Label, part.Texts)
			}
		}
		s.drawTries(sheet)
	}
	s.pager.SetLines(sheet.rows)
}

// drawTries adds the request of the chosen example, and names the others.
func (s *Screen) drawTries(sheet *sheet) {
	sheet.blank()
	if len(s.page.Tries) == 0 {
		sheet.write(sheet.theme.Muted, "No example brings this answer about in the simulator.")
		return
	}
	keys := sheet.theme.Key.Render("ctrl+s") + sheet.theme.KeyHint.Render(" fills the form")
	if !s.setup.Environment.Simulated {
		keys = sheet.theme.Muted.Render("needs --env simulator")
	}
	sheet.rows = append(sheet.rows, ui.Ends(sheet.theme.Title.Render("TRY IT"), keys, sheet.width))
	for i, t := range s.page.Tries {
		if i == s.chosen {
			sheet.hang(sheet.theme.Accent.Render(ui.GlyphBar)+" ", 2, ui.Style{}, t.Example.Title)
		} else {
			sheet.hang("  ", 2, sheet.theme.Muted, t.Example.Title)
		}
	}
	sheet.blank()
	for _, line := range s.page.Tries[s.chosen].Lines() {
		text := strings.TrimLeft(line, " ")
		indent := len(line) - len(text) + len(requestLead)
		sheet.hang(strings.Repeat(" ", indent), indent, ui.Style{}, text)
	}
	t := s.page.Tries[s.chosen].Example
	if t.Note != "" {
		sheet.blank()
		sheet.write(sheet.theme.Muted, t.Note)
	}
	if t.Stand != "" {
		sheet.blank()
		sheet.write(sheet.theme.Muted, "A stand-in: this value in "+t.Stand+" makes the simulator answer what no request can bring about.")
	}
}

// sheet collects rows, none wider than width cells. Texts of packs are neutralised as
// they are written.
type sheet struct {
	theme *ui.Theme
	width int
	rows  []string
}

// blank adds an empty row, never two in a row.
func (s *sheet) blank() {
	if n := len(s.rows); n > 0 && s.rows[n-1] != "" {
		s.rows = append(s.rows, "")
	}
}

// write adds text from the left edge.
func (s *sheet) write(style ui.Style, text string) { s.hang("", 0, style, text) }

// either adds two texts side by side where both fit, else one below the other.
func (s *sheet) either(one, other string) {
	both := one + " · " + other
	if ui.Width(both) <= s.width {
		s.write(s.theme.Muted, both)
		return
	}
	s.write(s.theme.Muted, one)
	s.write(s.theme.Muted, other)
}

// part adds texts behind their label, or below it where there is no room beside.
func (s *sheet) part(label string, texts []string) {
	column := labelWide
	if s.width < labelFrom {
		s.write(s.theme.Muted, label)
		column, label = 2, ""
	}
	for _, text := range texts {
		s.hang(s.theme.Muted.Render(label), column, ui.Style{}, text)
		label = ""
	}
}

// hang adds text behind a lead, its further rows below its first.
func (s *sheet) hang(lead string, column int, style ui.Style, text string) {
	column = min(column, s.width/2)
	lead = ui.Truncate(lead, column)
	for _, row := range ui.Wrap(safe.Line(text).String(), max(1, s.width-column)) {
		s.rows = append(s.rows, ui.Truncate(lead+strings.Repeat(" ", max(0, column-ui.Width(lead)))+style.Render(row), s.width))
		lead = ""
	}
}
