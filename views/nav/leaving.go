package nav

import tea "charm.land/bubbletea/v2"

// Leaver is a screen that holds what was typed and is not written yet.
type Leaver interface {
	// Leave returns what writes it, nil where nothing is left to write. It is run when the
	// screen closes, whoever closes it and however the program ends; its message may reach
	// nobody.
	Leave() tea.Cmd
}

// Watcher is a screen that shows what another program may change while it is looked at.
type Watcher interface {
	// Watches reports whether it does so now.
	Watches() bool
}
