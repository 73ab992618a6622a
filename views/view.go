package views

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"casebook/api/safe"
	"casebook/ui"
	"casebook/views/nav"
)

// headedFrom is the window's height from which it has a first line of its own.
const headedFrom = 4

// body is the area of the top screen in the window.
func (m *root) body() ui.Rect {
	r := ui.Rect{Width: m.width, Height: max(0, m.height-1)}
	if m.height >= headedFrom {
		r.Y, r.Height = 1, r.Height-1
	}
	return r
}

// resize gives every screen and overlay its size.
func (m *root) resize() {
	body := m.body()
	for _, screen := range m.everyScreen() {
		screen.SetSize(body.Width, body.Height)
	}
	m.resizeOverlays()
}

// resizeOverlays gives every overlay what the status rows leave. A screen keeps its size,
// and what a long notice covers of it: nothing moves for as long as that is shown.
func (m *root) resizeOverlays() {
	m.statusTall = len(m.status())
	for _, overlay := range m.overlays {
		overlay.SetSize(m.width, m.height-m.statusTall)
	}
}

// status are the window's last rows: one, or those that the notice takes. Personal values
// are hidden before they are broken into rows.
func (m *root) status() []string {
	notice := m.notice
	notice.Text = m.privacy.over(notice.Text)
	most := min(ui.NoticeRows, max(1, m.height/3))
	return ui.StatusRows(&m.theme, m.width, most, notice, m.hints(), m.always())
}

// View draws the window. A fault ends the program and leaves the window empty.
func (m *root) View() (v tea.View) {
	v = tea.View{AltScreen: true, WindowTitle: "casebook", MouseMode: tea.MouseModeCellMotion}
	defer func() {
		if recover() != nil {
			m.failed = fault(safe.FaultAt())
			v.Content, v.Cursor = "", nil
			if m.stop != nil {
				// Only from another goroutine: this one is what would take the message.
				go m.stop()
			}
		}
	}()
	if m.width < 1 || m.height < 1 {
		return v
	}
	frame := m.frame()
	v.Content, v.Cursor = m.privacy.over(frame.Body), frame.Cursor
	return v
}

// frame draws first line, screen, overlay and status line.
func (m *root) frame() ui.Frame {
	area, status := m.body(), m.status()
	var frame ui.Frame
	if top := m.top(); top != nil && area.Height > 0 {
		frame = top.View().Moved(0, area.Y)
	}
	frame.Body = ui.Fit(frame.Body, area.Width, area.Height+1-len(status))
	if area.Y > 0 {
		frame.Body = m.head() + "\n" + frame.Body
	}
	if n := len(m.overlays); n > 0 && m.height > 1 {
		frame = m.overlays[n-1].View(frame.Body)
	}
	if m.height == 1 {
		return ui.Frame{Body: status[0]}
	}
	if frame.Cursor != nil && frame.Cursor.Y >= m.height-len(status) {
		frame.Cursor = nil // a notice covers it
	}
	frame.Body += "\n" + strings.Join(status, "\n")
	return frame
}

// head is the window's first line: the program, what the screen is about, and at
// the right where calls go. What is simulated says so at every width.
func (m *root) head() string {
	var about nav.Heading
	if headed, ok := m.top().(nav.Headed); ok {
		about = headed.Heading()
	}
	left := " " + m.theme.Title.Render("casebook")
	if m.privacy.on {
		left += "   " + m.theme.Muted.Render("PRIVATE")
	}
	if about.Case != 0 {
		left += "   " + caseName(about.Case)
	}
	if about.Solved {
		left += "  " + m.theme.Mark(ui.Pass) + " solved"
	}
	if about.Title != "" {
		left += "  " + safe.Line(about.Title).String()
	}
	width := max(0, m.width-1)
	wheres := m.wheres(about)
	for _, right := range wheres {
		if ui.Width(left)+2+ui.Width(right) <= width {
			return ui.Fit(ui.Ends(left, right, width), m.width, 1)
		}
	}
	last := wheres[len(wheres)-1]
	if room := width - ui.Width(last) - 2; last != "" && room < headMin {
		return ui.Fit(ui.Truncate(last+left, width), m.width, 1)
	}
	return ui.Fit(ui.Ends(left, last, width), m.width, 1)
}

// headMin is the least of the first line's left end that is worth showing, in cells.
const headMin = 8

// wheres are the ways to write the right end of the first line, the longest first:
// where the next call goes and what it calls. Where it goes is in all of them, but for
// the simulator while a real call is shown, which must not stand under its mark.
func (m *root) wheres(about nav.Heading) []string {
	place, name := safe.Line(about.Place).String(), safe.Line(m.setup.Environment.Name).String()
	switch {
	case about.From != "" && m.setup.Environment.Simulated:
		from := m.theme.Title.Render(safe.Line(about.From).String())
		return []string{joined(from, place), from}
	case about.Simulated:
		mark, short := m.theme.Simulated.Render(" SIMULATED, not the vendor "), m.theme.Simulated.Render(" SIMULATED ")
		return []string{joined(mark, place), joined(short, place), short}
	case m.setup.Environment.Simulated, name == "":
		return []string{place}
	}
	mark := m.theme.Production.Render(" " + name + " ")
	if place == name {
		return []string{mark}
	}
	if about.From != "" {
		from := m.theme.Title.Render(safe.Line(about.From).String())
		return []string{joined(from, mark, place), joined(from, mark), mark}
	}
	return []string{joined(mark, place), mark}
}

// joined puts parts side by side, without those that are empty.
func joined(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(part string) bool { return part == "" }), "   ")
}
