package ticket

import (
	"strings"

	"casebook/api/safe"
	"casebook/ui"
)

// stripRows is what the strip below the texts takes, without its rule.
const stripRows = 4

// labelCells is the column of the strip's labels, in cells.
const labelCells = 8

// stripView is what must be known at a glance: the value that the keys are about, where
// it stands, what the desk will miss, and what the second scan found.
func (s *Screen) stripView(width int) string {
	if !s.ready() {
		return ""
	}
	rows := []string{s.valueLine(width), s.placeLine(width), s.deskLine(width), s.scanLine(width)}
	return strings.Join(rows, "\n")
}

// labelled puts a label before a row, and right at its end where there is room.
func (s *Screen) labelled(name, text, right string, width int) string {
	room := max(1, width-labelCells)
	return ui.Truncate(ui.Fit(s.setup.Theme.Title.Render(name), labelCells, 1)+ui.Ends(text, right, room), width)
}

// valueLine says what the selected value is.
func (s *Screen) valueLine(width int) string {
	theme, v := s.setup.Theme, s.selected()
	if v.Name == "" {
		return s.labelled("VALUE", theme.Muted.Render("nothing had to be cut"), "", width)
	}
	text := theme.Accent.Render(v.Name)
	if len(v.writings) > 0 {
		text += "  " + safe.Line(v.writings[0]).String()
	}
	if v.Revealed {
		text += "  " + theme.Warn.Render("IN CLEAR")
	}
	text += "  " + theme.Muted.Render(described(v))
	right := ui.Grouped(s.values.Selected()+1) + " of " + ui.Grouped(len(s.made.values))
	return s.labelled("VALUE", text, theme.Muted.Render(right), width)
}

// described is what is known of a value without it: its class and its shape. Its kind is
// in its name.
func described(v value) string {
	text := v.Class.String()
	if v.Kind == cutKind {
		text = "cut on your word"
	}
	if v.Shape != "" {
		text += ", " + safe.Line(v.Shape).String()
	}
	return text
}

// placeLine says where the selected value stands.
func (s *Screen) placeLine(width int) string {
	v := s.selected()
	if v.Name == "" {
		return ""
	}
	room := max(1, width-labelCells)
	count := ui.Counted(s.times(s.values.Selected()), "place")
	text := safe.Line(strings.Join(v.Places, "; ")).String()
	if v.Further > 0 {
		text += "; and " + ui.Grouped(v.Further) + " more"
	}
	switch {
	case text == "":
		text = count
	case ui.Width(text)+2+len(count) > room:
		text = ui.Truncate(text, room-2-len(count))
	}
	right := count
	if text == count {
		right = ""
	}
	return s.labelled("", s.setup.Theme.Muted.Render(text), s.setup.Theme.Muted.Render(right), width)
}

// deskLine says what the desk will miss, which steps are open, and whether it reads now,
// in as many words as there is room for.
func (s *Screen) deskLine(width int) string {
	long, short, right := s.deskWords(true), s.deskWords(false), s.setup.Theme.Muted.Render(s.deskRight())
	room := width - labelCells
	for _, text := range []string{long, short} {
		if ui.Width(text)+2+ui.Width(right) <= room {
			return s.labelled("DESK", text, right, width)
		}
	}
	if ui.Width(long) <= room {
		return s.labelled("DESK", long, "", width)
	}
	return s.labelled("DESK", short, "", width)
}

// deskWords say what the desk will miss, and which steps are open.
func (s *Screen) deskWords(long bool) string {
	theme, t := s.setup.Theme, s.made.ticket
	n, missing := 0, []int(nil)
	for i, want := range t.Wants {
		if want.Item == stepsItem {
			continue
		}
		if n++; !want.There {
			missing = append(missing, i)
		}
	}
	var text string
	switch {
	case n == 0:
		text = theme.Muted.Render("what it wants is not documented")
	case len(missing) == 0:
		text = theme.Mark(ui.Pass) + " " + allThere(n)
	default:
		text = theme.Mark(ui.Fail) + " " + s.missingWords(missing, long)
	}
	if open := len(t.Open); open > 0 {
		text += "   " + theme.Mark(ui.Ask) + " " + ui.Counted(open, "step") + " open"
	}
	return text
}

// missingWords name the first of the missing wants, and the key that adds it.
func (s *Screen) missingWords(missing []int, long bool) string {
	theme := s.setup.Theme
	text := safe.Line(s.made.ticket.Wants[missing[0]].Text).String()
	if long {
		text = "missing: " + text
	}
	if key, does := s.mendKey(missing[0]); key != "" {
		if !long {
			does = "adds it"
		}
		text += "  " + theme.Key.Render(key) + " " + theme.KeyHint.Render(does)
	}
	if more := len(missing) - 1; more > 0 {
		text += "  and " + ui.Grouped(more) + " more"
	}
	return text
}

func allThere(n int) string {
	if n == 1 {
		return "what it wants is there"
	}
	return "all " + ui.Grouped(n) + " that it wants are there"
}

// deskRight is what else is to be known of the desk in a few words.
func (s *Screen) deskRight() string {
	switch {
	case s.made.ticket.Training:
		return ""
	case s.made.desk.words != "":
		return strings.TrimPrefix(s.made.desk.words, "desk is ") // the row's label says it
	case s.made.ticket.Desk.Email == "":
		return "its hours are not documented"
	}
	return s.made.ticket.Desk.Hours()
}

// scanLine says what the second look over the finished text found, and where there is
// room how the ticket left last.
func (s *Screen) scanLine(width int) string {
	mark, text, short := s.scan()
	if ui.Width(text)+2 > width-labelCells {
		text = short
	}
	left, text := "", mark+" "+text
	if n := len(s.made.of.Left); n > 0 {
		left = leftLine(s.made.of.Left[n-1], s.made.now)
	}
	if ui.Width(text)+2+ui.Width(left) > width-labelCells {
		left = ""
	}
	return s.labelled("SCAN", text, s.setup.Theme.Muted.Render(left), width)
}

// forms are the ways of writing in which the second scan looks for a value.
const forms = "as written, percent, JSON, HTML, base64, hex"

// scan is what the second scan found, in full and in short, and its mark.
func (s *Screen) scan() (mark, text, short string) {
	theme, leaks := s.setup.Theme, s.made.ticket.Leaks
	if len(leaks) > 0 {
		names := make([]string, len(leaks))
		for i, leak := range leaks {
			names[i] = safe.Line(leak).String()
		}
		text = ui.Grouped(len(leaks)) + " found, so nothing leaves: " + strings.Join(names, ", ")
		return theme.Mark(ui.Fail), text, text
	}
	cut := 0
	for _, token := range s.made.ticket.Tokens {
		if !token.Revealed {
			cut++
		}
	}
	return theme.Mark(ui.Pass), "0 of " + ui.Counted(cut, "cut value") + " found, looked for " + forms, "0 of " + ui.Grouped(cut) + " found, " + forms
}
