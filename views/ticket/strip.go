package ticket

import (
	"slices"
	"strings"

	"casebook/api/safe"
	"casebook/ui"
)

// Rows of the strip below the texts, without its rule, and the rows of a screen that has
// room for them.
const (
	stripRows, stripFrom   = 4, 20
	narrowRows, narrowFrom = 2, 14 // only the value and the scan
	scanRows, scanFrom     = 1, 3  // only the scan, and no rule
)

// labelCells is the column of the strip's labels, in cells.
const labelCells = 8

// stripView is what must be known at a glance: the value that the keys are about, where
// it stands, what the desk will miss, and what the second scan found.
func (s *Screen) stripView(width int) string {
	if !s.ready() {
		return ""
	}
	switch s.layout.strip {
	case narrowRows:
		return s.valueLine(width) + "\n" + s.scanLine(width)
	case scanRows:
		return s.scanLine(width)
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
	style := theme.Muted
	if v.Revealed {
		style = theme.Warn
	}
	right := ui.Grouped(s.values.Selected()+1) + " of " + ui.Grouped(len(s.made.values))
	mark, ways := style.Render(v.glyph())+" ", s.leaving(v)
	room := width - labelCells - ui.Width(mark)
	if beside := room - 2 - ui.Width(right); beside >= ui.Width(ways[min(1, len(ways)-1)]) {
		room = beside
	} else {
		right = "" // what it is is worth more
	}
	if room < ui.Width(ways[0])+2+ui.Width(v.Class.String()) && len(ways) > 1 { // its class is worth more than the words
		ways = ways[1:]
	}
	for len(ways) > 1 && ui.Width(ways[0]) > room {
		ways = ways[1:]
	}
	text := ways[0] + "  "
	text += fitting(described(v), room-ui.Width(text))
	return s.labelled("VALUE", mark+text, theme.Muted.Render(right), width)
}

// leaving says as what a value leaves, in many words first. Whom a mark stands for the
// ticket cannot tell; of what was cut when it was kept nobody can.
func (s *Screen) leaving(v value) []string {
	theme := s.setup.Theme
	name, clear := theme.Accent.Render(v.Name), theme.Warn.Render("IN CLEAR")
	switch {
	case len(v.writings) > 0:
	case v.Revealed:
		return []string{name + " leaves " + clear}
	default:
		return []string{name}
	}
	is := theme.Title.Render(ui.Truncate(safe.Line(v.writings[0]).String(), mostValue))
	if v.Revealed {
		return []string{is + " leaves " + clear + ", not as " + name, is + " " + clear, clear + " " + name}
	}
	return []string{is + " leaves as " + name, is + " as " + name, name}
}

// mostValue is what is shown of a value, in cells.
const mostValue = 32

// described is what is known of a value without it: its class, and the shape of the
// writing that stands before. Its kind is in its name.
func described(v value) string {
	text := v.Class.String()
	if v.Kind == cutKind {
		text = "cut on your word"
	}
	if v.told() {
		text += ", only the caller's word"
	}
	if v.written != "" {
		text += ", " + safe.Line(v.written).String()
	}
	return text
}

// told reports whether a value is only what the caller says: no call has it.
func (v value) told() bool {
	call := func(place string) bool { return place != placeTold && place != placeCauses }
	return slices.Contains(v.Places, placeTold) && v.Further == 0 && !slices.ContainsFunc(v.Places, call)
}

// The parts of a ticket, as places of a value, in which is what the caller says.
const placeTold, placeCauses = "what the caller says", "causes"

// placeLine says where the selected value stands.
func (s *Screen) placeLine(width int) string {
	v := s.selected()
	if v.Name == "" {
		return ""
	}
	times := s.times(s.values.Selected())
	count := ui.Counted(times, "place")
	if s.gone && times > 1 && times == len(s.placesOf(s.values.Selected())) {
		count = "place " + ui.Grouped(s.place+1) + " of " + ui.Grouped(times)
	}
	count = s.setup.Theme.Muted.Render(count)
	text := placesIn(v, max(1, width-labelCells-2-ui.Width(count)))
	if s.current() == valuesPane && s.layout.placesBelow { // they are named there
		text = ""
	}
	if text == "" {
		text, count = count, ""
	}
	return s.labelled("", s.setup.Theme.Muted.Render(text), count, width)
}

// placesIn names as many of a value's places as there is room for, whole, and says how
// many more there are.
func placesIn(v value, width int) string {
	text := ""
	for i := range v.Places {
		longer := safe.Line(strings.Join(v.Places[:i+1], "; ")).String()
		if more := len(v.Places) - i - 1 + v.Further; more > 0 {
			longer += "; and " + ui.Grouped(more) + " more"
		}
		if i > 0 && ui.Width(longer) > width {
			break
		}
		text = longer
	}
	return ui.Truncate(text, width)
}

// deskLine says what the desk will miss, which steps are open, and whether it reads now,
// in as many words as there is room for.
func (s *Screen) deskLine(width int) string {
	room := width - labelCells
	long, short, rights := s.deskWords(true), s.deskWords(false), s.deskRights()
	for _, right := range rights {
		for _, text := range []string{long, short} {
			if ui.Width(text)+2+ui.Width(right) <= room {
				return s.labelled("DESK", text, s.setup.Theme.Muted.Render(right), width)
			}
		}
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
	open := len(t.Open)
	switch {
	case n == 0:
		text = theme.Muted.Render("what it wants is not documented")
	case len(missing) == 0 && open > 0:
		return theme.Mark(ui.Ask) + " " + ui.Grouped(n) + " of " + ui.Grouped(len(t.Wants)) + " there, " + ui.Counted(open, "step") + " open"
	case len(missing) == 0:
		text = theme.Mark(ui.Pass) + " " + allThere(n)
	default:
		text = theme.Mark(ui.Fail) + " " + s.missingWords(missing, long)
	}
	if open > 0 {
		text += "   " + theme.Mark(ui.Ask) + " " + ui.Counted(open, "step") + " open"
	}
	return text
}

// missingWords name the first of the missing wants, and the key that adds it.
func (s *Screen) missingWords(missing []int, long bool) string {
	theme := s.setup.Theme
	text := safe.Line(s.made.ticket.Wants[missing[0]].Text).String()
	if long {
		text = "missing: " + inline(text)
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

// inline is a sentence's beginning as it stands within a line; what begins with an
// abbreviation stays: "HTTP status".
func inline(text string) string {
	if len(text) > 1 && text[1] >= 'a' && text[1] <= 'z' {
		return strings.ToLower(text[:1]) + text[1:]
	}
	return text
}

func allThere(n int) string {
	if n == 1 {
		return "what it wants is there"
	}
	return "all " + ui.Grouped(n) + " that it wants are there"
}

// deskRights is what else is to be known of the desk in a few words, the longest first.
func (s *Screen) deskRights() []string {
	words := strings.TrimPrefix(s.made.desk.words, "desk is ") // the row's label says it
	switch {
	case s.made.ticket.Training:
		words = ""
	case words == "" && s.made.ticket.Desk.Email == "":
		words = "its hours are not documented"
	case words == "":
		words = s.made.ticket.Desk.Hours()
	}
	if at := strings.LastIndex(words, ", "); at >= 0 { // how long it is until then
		return []string{words, words[:at], ""}
	}
	return []string{words, ""}
}

// scanLine says what the second look over the finished text found, and where there is
// room how the ticket left last.
func (s *Screen) scanLine(width int) string {
	mark, ways := s.scan()
	text := ways[len(ways)-1]
	for _, way := range slices.Backward(ways) {
		if ui.Width(way)+2 <= width-labelCells {
			text = way
		}
	}
	left := ""
	text = mark + " " + text
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

// scan is what the second scan found, the longest way of saying it first, and its mark.
func (s *Screen) scan() (mark string, ways []string) {
	theme, leaks := s.setup.Theme, s.made.ticket.Leaks
	if len(leaks) > 0 {
		names := make([]string, len(leaks))
		for i, leak := range leaks {
			names[i] = safe.Line(leak).String()
		}
		text := ui.Grouped(len(leaks)) + " found, so nothing leaves"
		return theme.Mark(ui.Fail), []string{text + ": " + strings.Join(names, ", "), text + ": " + names[0], text}
	}
	cut := 0
	for _, token := range s.made.ticket.Tokens {
		if !token.Revealed {
			cut++
		}
	}
	return theme.Mark(ui.Pass), []string{
		"0 of " + ui.Counted(cut, "cut value") + " found, looked for " + forms,
		"0 of " + ui.Grouped(cut) + " found, " + forms,
		"0 of " + ui.Counted(cut, "cut value") + " found, in any form",
		"0 of " + ui.Grouped(cut) + " found",
	}
}
