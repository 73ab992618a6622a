package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"
)

// BeginLine puts a cursor that is at the end of the text onto a line of its own below it. The text gets that line break
// once something is typed or pasted there; until then it is as it was. A cursor elsewhere stays.
func (e *Editor) BeginLine() {
	e.fresh = true
	e.fresh = e.onFresh()
	e.wrap()
}

// onFresh says that the cursor is on a line that the text does not have yet.
func (e *Editor) onFresh() bool {
	return e.fresh && e.line.value != "" && !strings.HasSuffix(e.line.value, "\n") && e.line.pos == len(e.line.value)
}

// settleFresh makes the line of the cursor one of the text when something comes into it, or leaves it, and says whether
// that is all that the message does.
func (e *Editor) settleFresh(msg tea.Msg) (all bool) {
	if !e.onFresh() {
		return false
	}
	switch msg := msg.(type) {
	case tea.PasteMsg:
		e.breakLine()
	case tea.KeyPressMsg:
		switch name := msg.Keystroke(); {
		case name == "enter" || name == "shift+enter" || name == "alt+enter":
			e.breakLine()
			return true
		case msg.Text != "":
			e.breakLine()
		case name == "down" || name == "home" || forward(name):
			return true
		default:
			e.leaveFresh()
			return name == "up" || backward(name)
		}
	default:
		e.leaveFresh()
	}
	return false
}

// breakLine makes the line of the cursor one of the text.
func (e *Editor) breakLine() {
	e.edit(func() bool { e.line.Insert("\n"); return true })
}

// leaveFresh puts the cursor behind the text.
func (e *Editor) leaveFresh() {
	e.fresh, e.column = false, -1
	e.wrap()
}
