package ticket

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"

	"casebook/api/explain"
	"casebook/api/safe"
	"casebook/api/systems"
	"casebook/history"
	"casebook/history/ticket"
	"casebook/ui"
)

// stop is a thing in the desk pane that keys are about, and its rows there.
type stop struct {
	id       string
	from, to int
	want     int // which want it is; -1 for a step
	step     int // which step it is; -1 for a want
}

// column collects rows of text under headings. They stand a cell further in, where the
// cursor goes.
type column struct {
	theme  *ui.Theme
	width  int
	rows   []string
	stops  []stop
	cursor bool // it is before the next row
}

// add puts a row below the others.
func (c *column) add(row string) {
	before := " "
	if c.cursor {
		before, c.cursor = c.theme.Accent.Render(ui.GlyphBar), false
	}
	c.rows = append(c.rows, before+row)
}

// room is the width of rows, in cells.
func (c *column) room() int { return max(1, c.width-1) }

func (c *column) heading(name, right string) {
	if len(c.rows) > 0 {
		c.rows = append(c.rows, "")
	}
	c.rows = append(c.rows, ui.Ends(c.theme.Title.Render(name), right, c.width))
}

// item adds text behind a mark, its further rows below its first.
func (c *column) item(mark, text string, style ui.Style) {
	for _, row := range ui.Wrap(text, max(1, min(ui.TextWidth, c.room())-2)) {
		c.add(mark + " " + style.Render(row))
		mark = " "
	}
}

// decided adds a step behind its mark, and at the end of its first row what was decided.
func (c *column) decided(mark, text, word string) {
	rows := ui.Wrap(text, max(1, min(ui.TextWidth, c.room())-4-ui.Width(word)))
	for i, row := range rows {
		if i == 0 {
			row = ui.Ends(row, c.theme.Muted.Render(word), max(1, c.room()-2))
		}
		c.add(mark + " " + row)
		mark = " "
	}
}

// hint adds a row of keys.
func (c *column) hint(keysAndWords ...string) {
	var parts []string
	for i := 0; i < len(keysAndWords); i += 2 {
		parts = append(parts, c.theme.Key.Render(keysAndWords[i])+" "+c.theme.KeyHint.Render(keysAndWords[i+1]))
	}
	for _, row := range ui.Wrap(strings.Join(parts, "   "), max(1, c.room()-2)) {
		c.add("  " + row)
	}
}

// deskRows are what is known of the ticket beside its text, in width cells.
func (s *Screen) deskRows(width int) column {
	c := column{theme: s.setup.Theme, width: max(1, width)}
	if !s.ready() {
		return c
	}
	s.wants(&c)
	s.checklist(&c)
	s.to(&c)
	s.sent(&c)
	s.notes(&c)
	return c
}

// wants lists what the vendor's desk asks for, and whether it is there.
func (s *Screen) wants(c *column) {
	t := s.made.ticket
	there := 0
	for _, want := range t.Wants {
		if want.There {
			there++
		}
	}
	count := ""
	if n := len(t.Wants); n > 0 {
		count = c.theme.Muted.Render(ui.Grouped(there) + " of " + ui.Grouped(n) + " there")
	}
	c.heading("WHAT THE DESK WANTS", count)
	if len(t.Wants) == 0 {
		c.item(" ", "It is not documented.", c.theme.Muted)
	}
	for i, want := range t.Wants {
		if want.There {
			c.item(c.theme.Mark(ui.Pass), safe.Line(want.Text).String(), ui.Style{})
			continue
		}
		s.missing(c, i)
	}
}

// missing adds a want that is not met, with the key that adds it.
func (s *Screen) missing(c *column, i int) {
	want := s.made.ticket.Wants[i]
	id := "want " + strconv.Itoa(i)
	from := len(c.rows)
	c.cursor = s.atStop(id)
	c.item(c.theme.Mark(ui.Fail), safe.Line(want.Text).String(), ui.Style{})
	c.item(" ", safe.Line(want.Missing).String(), c.theme.Muted)
	if key, does := s.mendKey(i); key != "" {
		c.add("  " + c.theme.KeyHint.Render("press ") + c.theme.Key.Render(key) + " " + c.theme.KeyHint.Render("to "+does))
		c.stops = append(c.stops, stop{id, from, len(c.rows), i, -1})
	}
}

// checklist lists the steps that people decide: those that nobody decided, and what was
// decided here.
func (s *Screen) checklist(c *column) {
	if len(s.made.steps) == 0 {
		return
	}
	open := len(s.openSteps())
	count := c.theme.Muted.Render("none open")
	if open > 0 {
		count = c.theme.Warn.Render(ui.Grouped(open) + " open")
	}
	c.heading("CHECKLIST, WHAT YOU DECIDE", count)
	if before := s.made.ticket.Desk.Before; before != "" && open > 0 {
		c.item(" ", safe.Line(before).String(), c.theme.Muted)
	}
	for i, step := range s.made.steps {
		id := "step " + step.ID
		from, mark := len(c.rows), c.theme.Mark(ui.Ask)
		word := ""
		switch step.State {
		case systems.Pass:
			mark, word = c.theme.Mark(ui.Pass), "done"
		case systems.Fail:
			mark, word = c.theme.Mark(ui.Fail), "fails"
		case systems.NA:
			mark, word = "-", "n/a"
		}
		on := s.atStop(id)
		c.cursor = on
		c.decided(mark, safe.Line(step.Text).String(), word)
		if on && s.made.inCase != 0 {
			c.hint(stepHints(step)...)
		}
		c.stops = append(c.stops, stop{id, from, len(c.rows), -1, i})
	}
}

// stepHints are the keys that decide a step.
func stepHints(step explain.Item) []string {
	hints := []string{"y", "done", "n", "fails", "-", "does not apply"}
	if step.By == explain.Engineer {
		hints = append(hints, "backspace", "take back")
	}
	return hints
}

// to says whom the ticket is for, and whether they read it now.
func (s *Screen) to(c *column) {
	t := s.made.ticket
	if t.Training {
		return
	}
	c.heading("TO", "")
	if t.Desk.Email == "" {
		c.item(" ", cmp.Or(t.Desk.Name, "The vendor's support")+": no address and no hours are documented.", ui.Style{})
		return
	}
	c.item(" ", deskName(t.Desk), ui.Style{})
	if s.made.desk.words != "" {
		c.item(" ", sentence(s.made.desk.words), ui.Style{})
	}
	if hours := t.Desk.Hours(); hours != "" {
		c.item(" ", hours, c.theme.Muted)
	}
}

// deskName is whom a ticket is for.
func deskName(d systems.Desk) string {
	if d.Email == "" {
		return cmp.Or(d.Name, "The vendor's support")
	}
	return d.Name + ", " + d.Email
}

// sent lists how the ticket left so far.
func (s *Screen) sent(c *column) {
	left := s.made.of.Left
	if len(left) == 0 {
		return
	}
	c.heading("LEFT SO FAR", "")
	for _, l := range slices.Backward(left) {
		c.item(" ", leftLine(l, s.made.now), ui.Style{})
	}
	if s.made.addendum {
		c.hint("a", "the whole ticket again")
	} else {
		c.hint("a", "only what is new since then")
	}
}

// leftLine says when and how a ticket left, and what of it in clear. The day is left out
// where it is now's.
func leftLine(l history.Left, now time.Time) string {
	at := l.At.In(now.Location())
	when := at.Format("Jan 2 15:04")
	if at.YearDay() == now.YearDay() && at.Year() == now.Year() {
		when = at.Format("15:04")
	}
	line := safe.Line(l.Way).String() + " " + when + ", " + formatName(ticket.Format(l.Format))
	if l.Earlier > 0 {
		line += "; with " + strconv.Itoa(l.Earlier) + " before it"
	}
	if len(l.Revealed) > 0 {
		line += "; in clear: " + safe.Line(strings.Join(l.Revealed, ", ")).String()
	}
	return line
}

// notes lists what the sender should know.
func (s *Screen) notes(c *column) {
	t := s.made.ticket
	notes := slices.DeleteFunc(slices.Clone(t.Notes), s.saidAbove)
	if len(notes) == 0 && !t.Training {
		return
	}
	c.heading("NOTE", "")
	if t.Training {
		c.item(c.theme.Mark(ui.Warn), "SIMULATED: a ticket to practise with. Do not send it to the vendor.", c.theme.Warn)
	}
	for _, note := range notes {
		if strings.Contains(note, " recorded under older redaction rules") {
			note += "; alt+r on the request screen cuts it anew"
		}
		c.item(c.theme.Mark(ui.Warn), sentence(safe.Line(note).String()), ui.Style{})
	}
}

// saidAbove says that a note tells what stands in the pane already: that the desk cannot
// find the call, or what is to be done before writing to it.
func (s *Screen) saidAbove(note string) bool {
	desk := s.made.ticket.Desk
	unfound := slices.ContainsFunc(s.made.ticket.Wants, func(w ticket.Want) bool { return !w.There && w.Mend == ticket.MendReveal })
	steps := strings.Contains(note, " of the checklist not decided yet") && len(s.openSteps()) > 0
	return steps || unfound && note == desk.Warning
}

// sentence begins text with a capital letter.
func sentence(text string) string {
	if text == "" {
		return text
	}
	return strings.ToUpper(text[:1]) + text[1:]
}

// atStop says that the keys of the desk pane are about a stop.
func (s *Screen) atStop(id string) bool { return s.current() == deskPane && s.stop == id }

// openSteps are the steps that nobody decided.
func (s *Screen) openSteps() []explain.Item {
	var open []explain.Item
	for _, step := range s.made.steps {
		if step.State == systems.Ask {
			open = append(open, step)
		}
	}
	return open
}
