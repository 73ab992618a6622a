package uitest

import (
	tea "charm.land/bubbletea/v2"

	"casebook/ui"
)

// Keys returns the presses of keys named as in bindings: "ctrl+s", "tab", "shift+tab", "space", "a", "?".
func Keys(names ...string) []tea.Msg {
	msgs := make([]tea.Msg, len(names))
	for i, name := range names {
		msgs[i] = ui.KeyPress(name)
	}
	return msgs
}

// Type returns the presses that type text.
func Type(text string) []tea.Msg {
	var msgs []tea.Msg
	for _, r := range text {
		switch r {
		case ' ':
			msgs = append(msgs, ui.KeyPress("space"))
		case '\n':
			msgs = append(msgs, ui.KeyPress("enter"))
		default:
			msgs = append(msgs, ui.KeyPress(string(r)))
		}
	}
	return msgs
}
