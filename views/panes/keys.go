package panes

import (
	"fmt"

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
	default:
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
	return a.tab == Envelope && !a.textual() && a.envelope.Click(y-len(a.above()))
}

// Keys lists the pane's own keys for the help line.
func (a *Answer) Keys() []key.Binding {
	keys := []key.Binding{
		key.NewBinding(key.WithKeys("1", "2", "3", "4", "5"), key.WithHelp("1-5", "view")),
		key.NewBinding(key.WithKeys("up", "down", "pgup", "pgdown"), key.WithHelp("up/down", "scroll")),
	}
	if a.tab == Envelope && !a.textual() {
		keys = append(keys, key.NewBinding(key.WithKeys("left", "right"), key.WithHelp("left/right", "fold")))
	}
	return keys
}
