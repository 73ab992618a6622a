package ticket

import "charm.land/bubbles/v2/key"

func binding(enabled bool, name, does string, keys ...string) key.Binding {
	b := key.NewBinding(key.WithKeys(keys...), key.WithHelp(name, does))
	b.SetEnabled(enabled)
	return b
}

func copyKey(enabled bool) key.Binding { return binding(enabled, "c", "copy", "c") }

func saveKey(enabled bool) key.Binding { return binding(enabled, "s", "save to a file", "s") }

func flipKey(onSide bool) key.Binding {
	to := "what was cut"
	if onSide {
		to = "what goes out"
	}
	return binding(true, "tab", to, "tab", "shift+tab")
}

func scrollKey() key.Binding {
	return binding(true, "up/down", "scroll", "up", "down", "pgup", "pgdown", "home", "end", "space")
}

func againKey() key.Binding { return binding(true, "r", "try again", "r") }

func writeKey() key.Binding { return binding(true, "enter", "write the file", "enter") }

func cancelKey() key.Binding { return binding(true, "esc", "do not save", "esc") }
