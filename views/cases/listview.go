package cases

import (
	"fmt"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"casebook/api/safe"
	"casebook/history"
	"casebook/history/attempt"
	"casebook/ui"
	"casebook/views/panes"
)

// listTop is how many rows stand above the list.
func (l *List) listTop() int { return l.fieldTop() + len(l.wrongLines()) }

// fieldTop is what always stands above the list: the field, the states, and a blank row
// where there is room.
func (l *List) fieldTop() int {
	switch height := l.layout.panes.Area(0).Height; {
	case height >= airyFrom:
		return 4
	case height >= 5:
		return 2
	}
	return min(1, l.layout.panes.Area(0).Height)
}

// wrongLines say below the states why what is typed cannot be asked, where that has no room
// beside them.
func (l *List) wrongLines() []string {
	area := l.layout.panes.Area(0)
	most := min(ui.NoticeRows, area.Height-l.fieldTop()-1)
	if wrong := ui.Visible(l.asked.wrong); wrong != "" && l.fieldTop() > 1 && most > 0 && ui.Width(wrong) > l.besideStates(area.Width) {
		lines := ui.Wrap(wrong, max(1, min(ui.TextWidth, area.Width)-2))
		lines = lines[:min(most, len(lines))]
		for i, line := range lines {
			lines[i] = "  " + line
		}
		lines[0] = l.setup.Theme.Mark(ui.Warn) + lines[0][1:]
		return lines
	}
	return nil
}

// besideStates is the room for what is wrong in the line of the states.
func (l *List) besideStates(width int) int {
	return max(1, width-ui.Width(stateFilters()[l.states].name)-6)
}

// SetSize gives the list its area in cells.
func (l *List) SetSize(width, height int) {
	l.layout.width, l.layout.height = width, height
	sizes := []ui.Size{ui.Fill(1)}
	if width >= wideFrom {
		sizes = []ui.Size{ui.Fill(2), ui.Fill(1)}
	}
	l.layout.panes = ui.SideBySide(width, height, sizes...)
	area := l.layout.panes.Area(0)
	l.list.SetSize(area.Width, max(0, area.Height-l.listTop()-l.below()))
}

// below is how many rows are below the list for what is known of the case under the cursor:
// none where it stands beside that.
func (l *List) below() int {
	if l.layout.width >= wideFrom || l.layout.panes.Area(0).Height < aboutFrom {
		return 0
	}
	return aboutRows + 1
}

// View draws the list, and in a wide window what is known of the case under the cursor.
func (l *List) View() ui.Frame {
	area := l.layout.panes.Area(0)
	line, cursor := l.fieldLine(area.Width)
	rows := []string{line, l.stateLine(area.Width)}
	wrong := l.wrongLines()
	switch l.fieldTop() {
	case 4:
		rows = append(append([]string{line, "", rows[1]}, wrong...), "")
	case 2:
		rows = append(rows, wrong...)
	case 1:
		rows = rows[:1]
	case 0:
		rows = nil
	}
	body := l.list.View().Body
	if n := l.below(); n > 0 {
		body = ui.Fit(body, area.Width, max(0, area.Height-l.listTop()-n)) + "\n\n" + strings.Join(l.brief(area.Width), "\n")
	}
	frame := ui.Frame{Body: strings.Join(append(rows, body), "\n"), Cursor: tea.NewCursor(cursor, 0)}
	if l.layout.width < wideFrom {
		return l.layout.panes.View(l.setup.Theme, frame)
	}
	return l.layout.panes.View(l.setup.Theme, frame, ui.Frame{Body: strings.Join(l.about(l.layout.panes.Area(1).Width), "\n")})
}

// fieldLine draws the field.
func (l *List) fieldLine(width int) (line string, cursor int) {
	theme := l.setup.Theme
	const lead = "search  "
	text, at := l.field.View(theme, max(1, width-len(lead)))
	if l.field.Value() == "" {
		text = theme.Placeholder.Render(ui.Truncate("words, owner:mira tag:vip ref:ZD-881 case:42", max(0, width-len(lead))))
	}
	return theme.Focus.Render(lead) + text, min(len(lead)+at, max(0, width-1))
}

// stateLine names the states, and says how many cases there are.
func (l *List) stateLine(width int) string {
	right := l.stateRight(width)
	names, room := l.filterNames(right, width)
	return ui.Ends(ui.Tabs(l.setup.Theme, names, l.states, room, true), right, width)
}

// stateRight is what stands at the right of the states: what is wrong, or how many cases
// there are.
func (l *List) stateRight(width int) string {
	theme := l.setup.Theme
	switch {
	case l.asked.wrong != "" && len(l.wrongLines()) == 0:
		return theme.Mark(ui.Warn) + " " + ui.Truncate(ui.Visible(l.asked.wrong), l.besideStates(width))
	case l.asked.wrong == "" && l.trouble != "":
		return theme.Mark(ui.Fail) + " " + ui.Truncate(l.trouble, max(1, width/2))
	case l.asked.wrong == "" && l.stale:
		return theme.Muted.Render("searching")
	case l.next != 0:
		return theme.Muted.Render("newest " + ui.Grouped(len(l.rows)))
	}
	return theme.Muted.Render(ui.Counted(len(l.rows), "case"))
}

// filterNames names the states, in short where there is no room for them all beside what
// stands at their right, and says what room there is.
func (l *List) filterNames(right string, width int) (names []string, room int) {
	room = max(1, width-ui.Width(right)-2)
	for _, f := range stateFilters() {
		names = append(names, f.name)
	}
	if ui.TabsFit(names, room) {
		return names, room
	}
	for i, f := range stateFilters() {
		if len(f.states) == 1 {
			names[i] = panes.StateShort(f.states[0])
		}
	}
	return names, room
}

// Columns of a row, in cells, and the widths from which they are there.
const (
	stateFrom   = 44 // states in words
	shortFrom   = 30 // in a short form
	ownerFrom   = 64
	nextFrom    = 92
	ownerColumn = 10
	aboutRows   = 5  // what is known of the case under the cursor, below the list of a narrow window
	aboutFrom   = 16 // rows from which it is there
)

// row draws a case: number, title, where there is room for it what comes next, owner, state,
// and since when it is in that.
func (l *List) row(i, width int, _ bool) string {
	theme, c := l.setup.Theme, l.rows[i]
	digits := len(strconv.FormatUint(l.rows[0].ID, 10))
	mark := " "
	if c.Attempts > 0 {
		mark = theme.Mark(panes.Severity(c.Last.Outcome))
	}
	left := theme.Muted.Render(fmt.Sprintf("%*d", digits, c.ID)) + "  " + mark + " " + l.title(c)
	since, _ := attempt.InStateSince(c)
	right := fmt.Sprintf("%6s", panes.Age(l.now, since))
	switch right = theme.Muted.Render(right); {
	case width >= stateFrom && l.wordy > 0:
		right = ui.Fit(panes.StateWord(c.State), l.wordy, 1) + "  " + right
	case width >= shortFrom:
		right = ui.Fit(panes.StateShort(c.State), l.short, 1) + " " + right
	default:
		right = theme.Mark(stateMark(c.State)) + "  " + right
	}
	if l.simulated && (l.real || !l.setup.Environment.Simulated) { // else the first line of the window says so
		right = panes.Sim(theme, c.Simulated) + "  " + right
	}
	if width >= ownerFrom && l.owners > 0 {
		owner := theme.Muted.Render(ui.Truncate(safe.Line(c.Owner).String(), l.owners))
		right = ui.Fit(owner, l.owners, 1) + "  " + right
	}
	if room := width - ui.Width(right) - len("  "); width >= nextFrom {
		next := ui.Clip(safe.Line(c.NextStep).String(), room-room/2-len("  "))
		left = ui.Fit(ui.Truncate(left, room/2), room/2, 1) + "  " + theme.Muted.Render(next)
	}
	return ui.Ends(left, right, width)
}

// title is a case's title without the call that it begins with, which the row has no room
// for. A title may hold what a server said.
func (l *List) title(c history.Case) string {
	text := c.Title
	if pack, operation, err := l.setup.Packs.Find(c.System, c.Operation); err == nil && !c.Titled {
		if rest, begins := strings.CutPrefix(text, pack.Name+" · "+operation.Name+": "); begins {
			text = rest
		}
	}
	return safe.Line(text).String()
}

// about is what is known of the case under the cursor.
func (l *List) about(width int) []string {
	theme, c := l.setup.Theme, l.selected()
	if c.ID == 0 {
		return nil
	}
	lines := ui.Wrap(theme.Title.Render("Case "+strconv.FormatUint(c.ID, 10))+"  "+safe.Line(c.Title).String(), max(1, width))
	lines = append(lines, "")
	for _, f := range attempt.CaseFields() {
		text := safe.Line(f.Now(c)).String()
		if f == attempt.CaseTitle || f == attempt.CaseNotes || text == "" {
			continue
		}
		lines = append(lines, labelled(theme.Label.Render(label(f)), text, width)...)
	}
	lines = append(lines, labelled(theme.Label.Render("Attempts"), l.attempts(c), width)...)
	if c.Notes != "" {
		lines = append(lines, "", theme.Title.Render("Notes"))
		lines = append(lines, ui.Wrap(strings.ReplaceAll(safe.Block(c.Notes).String(), "\t", "    "), max(1, min(width, ui.TextWidth)))...)
	}
	for i, line := range lines {
		lines[i] = ui.Truncate(line, width)
	}
	return lines
}

// labelled is a text beside its label, wrapped.
func labelled(label, text string, width int) (rows []string) {
	for _, row := range ui.Wrap(text, max(1, width-labelColumn)) {
		rows = append(rows, ui.Fit(label, min(labelColumn, width), 1)+row)
		label = ""
	}
	return rows
}

// brief is that in a few rows.
func (l *List) brief(width int) []string {
	theme, c := l.setup.Theme, l.selected()
	if c.ID == 0 {
		return nil
	}
	var written []string
	for _, f := range []attempt.CaseField{attempt.CaseOwner, attempt.CaseOurRef, attempt.CaseVendorRef, attempt.CaseTags} {
		if text := safe.Line(f.Of(c)).String(); text != "" {
			written = append(written, theme.Muted.Render(strings.ToLower(label(f)))+" "+text)
		}
	}
	rows := []string{
		theme.Title.Render("Case "+strconv.FormatUint(c.ID, 10)) + "  " + safe.Line(c.Title).String(),
		string(c.State) + ", " + ui.Counted(c.Attempts, "attempt"),
		strings.Join(written, "   "),
	}
	for _, f := range []attempt.CaseField{attempt.CaseNextStep, attempt.CaseSolvedBy} {
		if text := safe.Line(f.Now(c)).String(); text != "" {
			rows = append(rows, theme.Muted.Render(strings.ToLower(label(f)))+" "+text)
		}
	}
	for i, row := range rows {
		rows[i] = ui.Truncate(row, width)
	}
	return rows
}

func (l *List) attempts(c history.Case) string {
	text := ui.Grouped(c.Attempts)
	if c.Last.ID == "" {
		return text
	}
	word := safe.Line(l.setup.Packs.OutcomeWord(c.Last.System, c.Last.Operation, c.Last.Outcome)).String()
	return text + ", the last " + word + ", " + clock(moment(c.Last))
}

// click chooses a state or a case, and opens the case that is chosen already.
func (l *List) click(msg tea.MouseClickMsg) tea.Cmd {
	area := l.layout.panes.Area(0)
	if msg.Button != tea.MouseLeft || !area.Contains(msg.X, msg.Y) {
		return nil
	}
	top := l.listTop()
	if y := msg.Y - area.Y; y == l.fieldTop()/2 && l.fieldTop() > 1 {
		names, room := l.filterNames(l.stateRight(area.Width), area.Width)
		if at := ui.TabAt(names, l.states, room, msg.X-area.X); at >= 0 {
			return l.turn(at - l.states)
		}
		return nil
	}
	before := l.list.Selected()
	if l.list.Click(msg.Y - area.Y - top) {
		if l.moved = true; l.list.Selected() == before {
			return l.open()
		}
	}
	return nil
}
