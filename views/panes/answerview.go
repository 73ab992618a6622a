package panes

import (
	"slices"
	"strings"

	"casebook/ui"
)

// title is what stands before the tabs.
const (
	title    = "ANSWER"
	titleGap = 3
)

// above draws the rows over a view: tabs, what is under way, the outcome.
func (a *Answer) above() []string {
	s := sheet{theme: a.theme, width: min(a.width, ui.TextWidth)}
	s.rows = append(s.rows, a.tabLine())
	if a.Stale() {
		s.row(a.theme.Mark(ui.Warn) + " " + a.theme.Muted.Render("answer to the call before your changes"))
	}
	a.about(&s)
	if a.height >= roomy {
		s.rows = append(s.rows, "")
	}
	if a.waiting != "" {
		s.row(a.theme.Accent.Render(a.waiting))
	}
	if a.problem != "" {
		s.hang(a.theme.Mark(ui.Fail), headIndent, ui.Style{}, a.problem)
	}
	if a.height >= roomy && (a.waiting != "" || a.problem != "") {
		s.blank()
	}
	if a.tab != Cause && a.content != nil && a.content.id != "" && a.height >= roomy {
		a.content.headline(&s, a.content.simulated && !a.marked())
		s.blank()
	}
	return s.rows[:min(len(s.rows), max(1, a.height-1))]
}

// about adds of what call the answer is, and that its case is solved.
func (a *Answer) about(s *sheet) {
	if id, _ := a.content.Attempt(); id != "" && len(a.origin) > 0 && a.tab == Cause {
		if a.height >= airy {
			s.hang("", 0, a.theme.Muted, strings.Join(a.origin, "; "))
		} else {
			s.row(a.theme.Muted.Render(a.origin[0]))
		}
	}
	if a.solved != "" {
		s.row(a.theme.Mark(ui.Pass) + " " + a.solved)
	}
}

// Heights of the pane from which on rows are spent.
const (
	roomy = 10 // on blank rows
	airy  = 16 // on the whole of what call the answer is
)

// tabLine is the pane's title and its tabs, and at the right, where it fits, that
// the answer is the simulator's.
func (a *Answer) tabLine() string {
	style := a.theme.Title
	if a.active {
		style = a.theme.Focus
	}
	left := style.Render(title) + strings.Repeat(" ", titleGap) +
		ui.Tabs(a.theme, a.Views(), int(a.tab), a.width-len(title)-titleGap, a.active)
	if a.marked() {
		return ui.Ends(left, simulatedMark(a.theme), min(a.width, ui.TextWidth))
	}
	return ui.Truncate(left, a.width)
}

// marked reports whether a simulated answer is marked beside the tabs.
func (a *Answer) marked() bool {
	line := len(title) + titleGap + ui.Width(strings.Join(a.Views(), "   ")) + 2 + ui.Width(simulatedMark(a.theme))
	return a.content.Simulated() && line <= a.width
}

// rows draws a view that is text.
func (a *Answer) rows() []string { return a.sheet().rows }

func (a *Answer) sheet() sheet { return a.sheetOf(a.tab) }

// sheetOf is the whole of a view that is text.
func (a *Answer) sheetOf(tab Tab) sheet {
	s := sheet{theme: a.theme, width: max(1, min(a.width, ui.TextWidth))}
	c := a.content
	switch {
	case c == nil:
		s.hang("", 0, a.theme.Muted, a.calm)
	case tab == Checklist:
		c.ticked(&s, a.active)
		if at, items := a.selectedItem(); at >= 0 && a.active {
			s.bar(items[at].ID)
		}
	case c.id == "" && tab == Cause:
		c.foreseen(&s, a.calm)
	case c.id == "":
		s.hang("", 0, a.theme.Muted, "Nothing was sent yet.")
	case tab == Cause:
		c.answered(&s, drawing{c.simulated && !a.marked(), a.copyKey, a.Current(), a.moved, handles{a.active}})
		if a.active && len(c.stops()) > 0 && a.Answering() != "" {
			s.bar(a.Current())
		}
	case tab == Envelope:
		s.hang("", 0, ui.Style{}, c.body.is)
	default:
		c.timed(&s, handles{a.active})
	}
	return s
}

// reveal scrolls as little as shows the rows of a stop, its first ones where it has
// more than fit.
func (a *Answer) reveal(stop string) {
	s := a.sheet()
	room := max(1, a.height-len(a.above()))
	for _, sp := range s.spans {
		if sp.stop != stop {
			continue
		}
		first, last := sp.from, sp.to
		if last < len(s.rows) {
			last++ // the window's last row may say how much is below
		}
		if last-first > room {
			first, last = sp.ask, min(sp.end+1, last)
		}
		if last-first > room && a.tab != Checklist { // there the keys stand nowhere, and what is to be checked comes first
			first = last - room
		}
		top := min(max(a.top[a.tab], last-room), first)
		a.top[a.tab] = max(0, min(top, len(s.rows)-room))
	}
}

// causeTop is the first row to show of the cause view for the likeliest cause to be seen:
// the view's own, unless what stands over the cause would take half the room.
func (a *Answer) causeTop() int {
	if a.content.likeliest() == "" {
		return 0
	}
	s := a.sheetOf(Cause)
	room := max(1, a.height-len(a.above()))
	for _, sp := range s.spans {
		if sp.stop == a.content.likeliest() && 2*sp.from >= room {
			return max(0, min(sp.from, len(s.rows)-room))
		}
	}
	return 0
}

// textual reports whether the view is rows of text, not the tree or the pager.
func (a *Answer) textual() bool {
	sent := a.content != nil && a.content.id != ""
	switch a.tab {
	case Envelope:
		return !sent || a.content.body.root == nil
	case Raw:
		return !sent
	}
	return true
}

// View draws the pane.
func (a *Answer) View() ui.Frame {
	if a.width < 1 || a.height < 1 {
		return ui.Frame{}
	}
	above := a.above()
	room := a.height - len(above)
	switch {
	case room <= 0:
	case a.textual():
		above = append(above, a.window(a.rows(), room)...)
	case a.tab == Envelope:
		above = append(above, ui.Fit(a.envelope.View().Body, a.width, room-a.detail()))
		above = append(above, a.selected()...)
	default:
		above = append(above, a.raw.View().Body)
	}
	return ui.Frame{Body: strings.Join(above, "\n")}
}

// window is the part of rows that is seen; its last row says how many are below.
func (a *Answer) window(rows []string, room int) []string {
	top := max(0, min(a.top[a.tab], len(rows)-room))
	seen := slices.Clone(rows[top:min(len(rows), top+room)])
	if below := len(rows) - top - room; below > 0 && room > 3 {
		seen[len(seen)-1] = ui.Truncate(a.theme.Muted.Render(more(below+1)), a.width)
	}
	return seen
}

// sees returns the stop that was gone to in the view, where some of it is seen; else
// nothing.
func (a *Answer) sees() string {
	stop := map[Tab]string{Cause: a.stop, Checklist: a.item}[a.tab]
	if stop == "" {
		return ""
	}
	top, room := a.top[a.tab], a.height-len(a.above())
	for _, sp := range a.sheet().spans {
		if sp.stop == stop && sp.from < top+room && sp.to > top {
			return stop
		}
	}
	return ""
}
