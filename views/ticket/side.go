package ticket

import (
	"fmt"
	"strings"

	"casebook/api/safe"
	"casebook/ui"
)

// sideLines are what is known of the ticket beside its text, in width cells.
func (s *Screen) sideLines(width int) []string {
	if !s.ready() {
		return nil
	}
	p := column{theme: s.setup.Theme, width: max(1, width)}
	s.cuts(&p)
	s.scan(&p)
	s.desk(&p)
	s.notes(&p)
	return p.rows
}

// column collects rows of text under headings.
type column struct {
	theme *ui.Theme
	width int
	rows  []string
}

func (c *column) heading(name string) {
	if len(c.rows) > 0 {
		c.rows = append(c.rows, "")
	}
	c.rows = append(c.rows, c.theme.Title.Render(name))
}

// item adds text behind a mark, its further rows below its first.
func (c *column) item(mark, text string, style ui.Style) {
	for _, row := range ui.Wrap(text, max(1, c.width-2)) {
		c.rows = append(c.rows, mark+" "+style.Render(row))
		mark = " "
	}
}

// cuts lists what stands for a value in the text, without the value.
func (s *Screen) cuts(c *column) {
	tokens := s.made.ticket.Tokens
	if len(tokens) == 0 {
		c.item(" ", "Nothing had to be cut.", ui.Style{})
	}
	for _, t := range tokens {
		c.rows = append(c.rows, ui.Ends("  "+c.theme.Accent.Render(t.Name), c.theme.Muted.Render(places(t.Count)), c.width))
		c.item("   ", t.Class.String()+", "+safe.Line(t.Shape).String(), c.theme.Muted)
	}
}

func places(n int) string {
	if n == 1 {
		return "1 place"
	}
	return ui.Grouped(n) + " places"
}

// scan says what the second look over the finished text found.
func (s *Screen) scan(c *column) {
	c.heading("SECOND SCAN")
	leaks := s.made.ticket.Leaks
	if len(leaks) == 0 {
		c.item(c.theme.Mark(ui.Pass), fmt.Sprintf("0 of %d cut values are in the text", len(s.made.ticket.Tokens)), ui.Style{})
		return
	}
	c.item(c.theme.Mark(ui.Fail), fmt.Sprintf("%d found: nothing can be copied or saved", len(leaks)), c.theme.Fail)
	for _, leak := range leaks {
		c.item(" ", safe.Line(leak).String(), ui.Style{})
	}
}

// desk lists what the vendor's desk asks for, and whether it is there.
func (s *Screen) desk(c *column) {
	t := s.made.ticket
	c.heading("WHAT THE DESK WANTS")
	if len(t.Wants) == 0 {
		c.item(" ", "It is not documented.", ui.Style{})
	}
	for _, want := range t.Wants {
		if want.There {
			c.item(c.theme.Mark(ui.Pass), want.Text, ui.Style{})
			continue
		}
		c.item(c.theme.Mark(ui.Fail), want.Text, ui.Style{})
		c.item(" ", safe.Line(want.Missing).String(), c.theme.Muted)
	}
	if t.Training || t.Desk.Email == "" {
		return
	}
	c.heading("TO")
	c.item(" ", t.Desk.Email, ui.Style{})
	if hours := t.Desk.Hours(); hours != "" {
		c.item(" ", hours, c.theme.Muted)
	}
}

// notes lists what the sender should know.
func (s *Screen) notes(c *column) {
	t := s.made.ticket
	if len(t.Notes) == 0 && !t.Training {
		return
	}
	c.heading("NOTE")
	if t.Training {
		c.item(c.theme.Mark(ui.Warn), "SIMULATED: a ticket to practise with. Do not send it to the vendor.", c.theme.Warn)
	}
	for _, note := range t.Notes {
		c.item(c.theme.Mark(ui.Warn), sentence(safe.Line(note).String()), ui.Style{})
	}
}

// sentence begins text with a capital letter.
func sentence(text string) string {
	if text == "" {
		return text
	}
	return strings.ToUpper(text[:1]) + text[1:]
}
