// Package panes holds the panes that two screens share.
package panes

import (
	"slices"
	"strings"

	"casebook/ui"
)

// Tab is one view of an answer.
type Tab int

// The views, in the order of their tabs.
const (
	Cause Tab = iota
	Envelope
	Checklist
	Timing
	Raw
	tabs // how many there are
)

// Answer shows one attempt, or what is foreseen of a call before it is sent, in
// five views under a line of tabs.
type Answer struct {
	theme    *ui.Theme
	content  *Content
	tab      Tab
	top      [tabs]int         // first row shown of Cause, Checklist and Timing
	stop     string            // the stop that was gone to; one that is not there: the first
	item     string            // the item of the checklist that was gone to; the same
	asked    map[string]string // what was answered and is not kept yet
	envelope *ui.Tree
	raw      *ui.Pager
	active   bool
	width    int
	height   int

	copyKey string
	calm    string
	waiting string
	problem string
	stale   bool
}

// NewAnswer makes an empty pane. CopyKey is the key that copies the words for the
// customer, named beside them; empty for none.
func NewAnswer(theme *ui.Theme, copyKey string) *Answer {
	a := &Answer{theme: theme, copyKey: copyKey, envelope: ui.NewTree(theme), raw: ui.NewPager()}
	a.envelope.SetActive(false)
	return a
}

// SetContent shows c from its top; the view stays. Nil shows nothing.
func (a *Answer) SetContent(c *Content) {
	a.content, a.top, a.stop, a.item, a.asked = c, [tabs]int{}, "", "", nil
	a.envelope.SetRoots(0)
	a.raw.SetText("")
	a.fit()
	if c == nil {
		return
	}
	if c.body.root != nil {
		a.envelope.SetRoots(c.body.depth, c.body.root)
	}
	a.raw.SetLines(c.raw.lines)
	a.raw.SetStyle(func(line int, row string) string {
		if c.raw.titles[line] {
			return a.theme.Muted.Render(row)
		}
		return row
	})
}

// Renew shows c in the place of what is shown of the same attempt: the view, its rows
// and what was gone to stay. Of another attempt nothing is shown.
func (a *Answer) Renew(c *Content) {
	id, _ := c.Attempt()
	if shown, _ := a.content.Attempt(); shown != id || id == "" {
		return
	}
	current := a.Current()
	a.content, a.asked = c, nil
	a.stop = current
	a.fit()
	if a.tab == Cause {
		a.reveal(current)
	}
}

// Content returns what is shown; nil when nothing is.
func (a *Answer) Content() *Content { return a.content }

// SetCalm gives the one sentence for when nothing is foreseen, or nothing is there
// at all.
func (a *Answer) SetCalm(text string) { a.calm = text }

// SetStale says whether the call was changed after the answer that is shown.
func (a *Answer) SetStale(stale bool) {
	a.stale = stale
	a.fit()
}

// Stale reports whether the answer that is shown is to another call than the form
// asks for now.
func (a *Answer) Stale() bool {
	id, _ := a.content.Attempt()
	return a.stale && id != ""
}

// SetWaiting gives the line to show above everything while a call is under way;
// empty: none is.
func (a *Answer) SetWaiting(text string) {
	a.waiting = text
	a.fit()
}

// SetProblem gives what to show above everything: why nothing was sent, or what
// failed about the record; empty for none. It is neutralised here.
func (a *Answer) SetProblem(text string) {
	a.problem = shown(text)
	a.fit()
}

// Show turns to a view.
func (a *Answer) Show(t Tab) {
	a.tab = max(0, min(t, tabs-1))
	a.fit()
}

// SetActive says whether the pane is what the keys go to.
func (a *Answer) SetActive(active bool) {
	a.active = active
	a.envelope.SetActive(active)
	a.fit()
}

// SetSize gives the pane its area in cells. What was gone to and is seen stays in
// sight.
func (a *Answer) SetSize(width, height int) {
	if width == a.width && height == a.height {
		return
	}
	seen := a.sees()
	a.width, a.height = width, height
	a.fit()
	if seen != "" {
		a.reveal(seen)
	}
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

// fit gives the views what the rows above them leave.
func (a *Answer) fit() {
	height := max(0, a.height-len(a.above()))
	a.envelope.SetSize(min(a.width, ui.TextWidth), height-a.detail())
	a.raw.SetSize(a.width, height)
}

// Views names the views, in the order of their tabs.
func (a *Answer) Views() []string { return []string{"cause", "envelope", "checklist", "timing", "raw"} }

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

// roomy is the height from which on blank rows are spent.
const roomy = 10

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

func (a *Answer) sheet() sheet {
	s := sheet{theme: a.theme, width: max(1, min(a.width, ui.TextWidth))}
	c := a.content
	switch {
	case c == nil:
		s.hang("", 0, a.theme.Muted, a.calm)
	case a.tab == Checklist:
		c.ticked(&s, a.active)
		if at, items := a.selectedItem(); at >= 0 && a.active {
			s.bar(items[at].ID)
		}
	case c.id == "" && a.tab == Cause:
		c.foreseen(&s, a.calm)
	case c.id == "":
		s.hang("", 0, a.theme.Muted, "Nothing was sent yet.")
	case a.tab == Cause:
		c.answered(&s, drawing{c.simulated && !a.marked(), a.copyKey, a.Current(), handles{a.active}})
		if a.active && len(c.stops()) > 0 && a.Answering() != "" {
			s.bar(a.Current())
		}
	case a.tab == Envelope:
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
		if last-first > room {
			first = last - room
		}
		top := min(max(a.top[a.tab], last-room), first)
		a.top[a.tab] = max(0, min(top, len(s.rows)-room))
	}
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
