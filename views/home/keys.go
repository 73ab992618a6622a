package home

import "charm.land/bubbles/v2/key"

func bind(enabled bool, name, does string) key.Binding {
	b := key.NewBinding(key.WithKeys(name), key.WithHelp(name, does))
	b.SetEnabled(enabled)
	return b
}

func nextKey() key.Binding {
	return key.NewBinding(key.WithKeys("tab", "shift+tab"), key.WithHelp("tab", "next part"))
}

func newKey() key.Binding    { return bind(true, "ctrl+n", "new call") }
func reloadKey() key.Binding { return bind(true, "f5", "read again") }

// systemKey turns to the next system, or the one before.
func systemKey(enabled bool) key.Binding {
	b := key.NewBinding(key.WithKeys("right", "left"), key.WithHelp("left/right", "system"))
	b.SetEnabled(enabled)
	return b
}

// codesKey opens the documented answers of what is selected.
func (s *Screen) codesKey() key.Binding {
	query, name := s.documentedQuery()
	return bind(query != "", "ctrl+l", name)
}

func clearKey(does string) key.Binding { return bind(true, "esc", does) }

// pasteBinding stands for what is no key: a paste.
func pasteBinding() key.Binding { return bind(true, "paste", "explain it") }

func moveKey() key.Binding {
	return key.NewBinding(key.WithKeys("up", "down", "pgup", "pgdown", "home", "end"), key.WithHelp("up/down", "choose"))
}
