package codes

import "charm.land/bubbles/v2/key"

func binding(enabled bool, name, does string, keys ...string) key.Binding {
	b := key.NewBinding(key.WithKeys(keys...), key.WithHelp(name, does))
	b.SetEnabled(enabled)
	return b
}

// Keys lists what can be done with the list or the page.
func (s *Screen) Keys() []key.Binding {
	row, tries := s.page.Row != nil, len(s.page.Tries)
	copying := binding(row, "ctrl+y", "copy the page", "ctrl+y")
	next := binding(tries > 1, "ctrl+n", "next example", "ctrl+n")
	switch {
	case s.onPage:
		return []key.Binding{
			binding(tries > 0, "ctrl+s", "try it", "ctrl+s", "enter"), binding(true, "esc", "to the list", "esc"), next,
			binding(true, "up/down", "scroll", "up", "down", "pgup", "pgdown", "home", "end", "space"), copying,
			binding(s.wide(), "tab", "list", "tab", "shift+tab"),
		}
	case s.wide():
		return []key.Binding{
			binding(tries > 0, "ctrl+s", "try it", "ctrl+s", "enter"), next,
			moveKey(), binding(row, "tab", "read the page", "tab", "shift+tab"), s.clearKey(), copying,
		}
	}
	return []key.Binding{
		binding(row, "enter", "read", "enter", "tab"), binding(tries > 0, "ctrl+s", "try it", "ctrl+s"), s.clearKey(), moveKey(), copying,
	}
}

func moveKey() key.Binding {
	return binding(true, "up/down", "choose", "up", "down", "pgup", "pgdown")
}

// clearKey is esc as long as there is something to clear; then it leads back.
func (s *Screen) clearKey() key.Binding {
	if s.could {
		return binding(true, "esc", "list all", "esc")
	}
	return binding(s.input.Value() != "", "esc", "clear", "esc")
}

// Commands lists the same by names that say enough on their own.
func (s *Screen) Commands() []key.Binding {
	keys := s.Keys()
	for i, b := range keys {
		switch b.Help().Desc {
		case "try it":
			keys[i].SetHelp(b.Help().Key, "try the chosen answer in the simulator")
		case "read":
			keys[i].SetHelp(b.Help().Key, "read the chosen answer")
		case "clear", "list all":
			keys[i].SetHelp(b.Help().Key, "list all documented answers")
		}
	}
	return keys
}
