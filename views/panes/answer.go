// Package panes holds the panes that two screens share.
package panes

import "casebook/ui"

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
	told     string            // the question whose answer is being kept; empty: none
	moved    string            // the question whose answer made another cause the likeliest
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
	origin  []string // of what call the answer is, the most telling part first
	solved  string   // what is said of the case that is solved
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
	a.told, a.moved = "", ""
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
	a.beginAt()
}

// Renew shows c in the place of what is shown of the same attempt: the view, its rows
// and what was gone to stay, unless another cause is now the likeliest. That is then gone
// to. Of another attempt nothing is shown.
func (a *Answer) Renew(c *Content) {
	id, _ := c.Attempt()
	if shown, _ := a.content.Attempt(); shown != id || id == "" {
		return
	}
	current, likeliest := a.Current(), a.content.likeliest()
	told := a.told
	a.content, a.asked, a.told = c, nil, ""
	a.stop = current
	a.fit()
	switch {
	case c.likeliest() != likeliest:
		a.stop, a.moved = c.likeliest(), told
		a.top[Cause] = a.causeTop()
	case a.tab == Cause:
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

// SetOrigin says in parts of what call the answer is, where that does not go without
// saying, the most telling first; none says nothing. It is neutralised here.
func (a *Answer) SetOrigin(parts ...string) {
	a.origin = shownAll(parts)
	a.fit()
}

// SetSolved gives the line that says what solved the case; empty: it is not solved. It
// is neutralised here.
func (a *Answer) SetSolved(text string) {
	a.solved = shown(text)
	a.fit()
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
	a.beginAt()
}

// SetActive says whether the pane is what the keys go to.
func (a *Answer) SetActive(active bool) {
	a.active = active
	a.envelope.SetActive(active)
	a.fit()
	a.beginAt()
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

// fit gives the views what the rows above them leave.
func (a *Answer) fit() {
	height := max(0, a.height-len(a.above()))
	a.envelope.SetSize(min(a.width, ui.TextWidth), height-a.detail())
	a.raw.SetSize(a.width, height)
}

// Views names the views, in the order of their tabs.
func (a *Answer) Views() []string { return []string{"cause", "envelope", "checklist", "timing", "raw"} }
