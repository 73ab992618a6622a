package home

import "charm.land/bubbles/v2/key"

func enterKey(verb string, enabled bool) key.Binding {
	b := key.NewBinding(key.WithKeys("enter"), key.WithHelp("enter", verb))
	b.SetEnabled(enabled)
	return b
}

func ticketKey(enabled bool) key.Binding {
	b := key.NewBinding(key.WithKeys("ctrl+t"), key.WithHelp("ctrl+t", "vendor ticket"))
	b.SetEnabled(enabled)
	return b
}

func nextKey() key.Binding {
	return key.NewBinding(key.WithKeys("tab", "shift+tab"), key.WithHelp("tab", "next part"))
}

func newKey() key.Binding {
	return key.NewBinding(key.WithKeys("n"), key.WithHelp("n", "new call"))
}

func reloadKey() key.Binding {
	return key.NewBinding(key.WithKeys("r"), key.WithHelp("r", "read again"))
}

// pasteBinding stands for what is no key: a paste.
func pasteBinding() key.Binding {
	return key.NewBinding(key.WithKeys("paste"), key.WithHelp("paste", "explain it"))
}

func moveKey() key.Binding {
	return key.NewBinding(key.WithKeys("up", "down", "pgup", "pgdown", "home", "end"), key.WithHelp("up/down", "choose"))
}
