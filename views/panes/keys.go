package panes

import (
	"fmt"
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"casebook/ui"
)

// wheelRows is how far one notch of the mouse wheel goes.
const wheelRows = 3

// more says how much of a view is below what is seen.
func more(rows int) string { return fmt.Sprintf("%s %d more lines, pgdn", ui.GlyphMore, rows) }

// Update takes a key or a turn of the mouse wheel while the pane has the focus,
// and says whether it had use for it.
func (a *Answer) Update(msg tea.Msg) bool {
	press, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return a.Scroll(msg)
	}
	name := press.Keystroke()
	switch name {
	case "1", "2", "3", "4", "5":
		a.Show(Tab(name[0] - '1'))
	case "tab":
		a.Show((a.tab + 1) % tabs)
	case "shift+tab":
		a.Show((a.tab + tabs - 1) % tabs)
	case "j", "k":
		return a.Go(map[string]int{"j": 1, "k": -1}[name])
	default:
		if a.tab == Checklist && (name == "up" || name == "down") && a.selectItem(map[string]int{"up": -1, "down": 1}[name]) {
			break
		}
		if a.Scroll(msg) {
			break
		}
		// The tree takes left and right for itself.
		switch name {
		case "right":
			a.Show(a.tab + 1)
		case "left":
			a.Show(a.tab - 1)
		default:
			return false
		}
	}
	return true
}

// Go moves to the next cause, or the one before, for the keys that answer, and in the
// checklist to the next item that people decide. It says whether the view has any.
func (a *Answer) Go(by int) bool {
	if a.content == nil || a.content.id == "" {
		return false
	}
	if a.tab == Checklist {
		return a.goUndecided(by)
	}
	stops := a.content.stops()
	if a.tab != Cause || len(stops) == 0 {
		return false
	}
	at := max(0, slices.Index(stops, a.Current()))
	a.stop = stops[max(0, min(at+by, len(stops)-1))]
	a.reveal(a.stop)
	return true
}

// Scroll moves through the view by up, down, pgup, pgdown, home, end, space or the
// mouse wheel, and in a tree by what a tree takes; it says whether it had use for
// the message. A screen may call it for pgup and pgdown while the pane does not
// have the focus.
func (a *Answer) Scroll(msg tea.Msg) bool {
	a.fit()
	if !a.textual() {
		if a.tab == Envelope {
			return a.envelope.Update(msg)
		}
		return a.raw.Update(msg)
	}
	rows := a.step(msg)
	if rows == 0 {
		return false
	}
	last := max(0, len(a.rows())-max(0, a.height-len(a.above())))
	a.top[a.tab] = max(0, min(a.top[a.tab]+rows, last))
	return true
}

// step is how many rows a message scrolls by; 0 for none.
func (a *Answer) step(msg tea.Msg) int {
	const far = 1 << 20
	page := max(1, a.height-len(a.above())-2)
	switch msg := msg.(type) {
	case tea.MouseWheelMsg:
		return map[tea.MouseButton]int{tea.MouseWheelUp: -wheelRows, tea.MouseWheelDown: wheelRows}[msg.Button]
	case tea.KeyPressMsg:
		return map[string]int{
			"up": -1, "down": 1, "pgup": -page, "pgdown": page, "space": page, "home": -far, "end": far,
		}[msg.Keystroke()]
	}
	return 0
}

// Click takes a press of the mouse at a cell of the pane's area and says whether
// it had use for it.
func (a *Answer) Click(x, y int) bool {
	if y == 0 {
		at := ui.TabAt(a.Views(), int(a.tab), a.width-len(title)-titleGap, x-len(title)-titleGap)
		if at >= 0 {
			a.Show(Tab(at))
		}
		return at >= 0
	}
	if a.textual() {
		return a.goTo(y - len(a.above()) + a.top[a.tab])
	}
	return a.tab == Envelope && a.envelope.Click(y-len(a.above()))
}

// goTo goes to what is drawn in a row of the view.
func (a *Answer) goTo(row int) bool {
	for _, sp := range a.sheet().spans {
		if row < sp.from || row >= sp.to {
			continue
		}
		if a.tab == Checklist {
			a.item = sp.stop
		} else {
			a.stop = sp.stop
		}
		return true
	}
	return false
}

// Stops returns how many causes, and other questions, the view can go between.
func (a *Answer) Stops() int {
	if a.tab != Cause || a.content == nil || a.content.id == "" {
		return 0
	}
	return len(a.content.stops())
}

// Ticking reports whether the view is the checklist and something of it can be ticked.
func (a *Answer) Ticking() bool {
	return a.tab == Checklist && a.content != nil && a.content.tickable()
}

// ActKeys lists for the help line the keys that answer and tick now.
func (a *Answer) ActKeys() []key.Binding {
	var keys []key.Binding
	if letters := a.Answering(); letters != "" {
		names := strings.Split(letters, "")
		keys = append(keys, key.NewBinding(key.WithKeys(names...), key.WithHelp(strings.Join(names, " "), "answer")))
	}
	switch {
	case a.Stops() > 1:
		keys = append(keys, key.NewBinding(key.WithKeys("j", "k"), key.WithHelp("j/k", "cause")))
	case a.Ticking():
		keys = append(keys, key.NewBinding(key.WithKeys("p", "f", "x", "space", "backspace"), key.WithHelp("p f x space", "tick")))
	}
	return keys
}

// Keys lists for the help line the keys that move through the view, and to others.
func (a *Answer) Keys() []key.Binding {
	does := "scroll"
	if a.tab == Checklist && a.content != nil && a.content.id != "" {
		does = "item"
	}
	keys := []key.Binding{
		key.NewBinding(key.WithKeys("1", "2", "3", "4", "5"), key.WithHelp("1-5", "view")),
		key.NewBinding(key.WithKeys("up", "down", "pgup", "pgdown"), key.WithHelp("up/down", does)),
	}
	if a.tab == Envelope && !a.textual() {
		keys = append(keys, key.NewBinding(key.WithKeys("left", "right"), key.WithHelp("left/right", "fold")))
	}
	return keys
}
