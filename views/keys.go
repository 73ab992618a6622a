package views

import (
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"casebook/ui"
	"casebook/views/cases"
	"casebook/views/nav"
)

// key decides who gets a key: the root itself for what works everywhere, then the
// open overlay, then the top screen.
func (m *root) key(press tea.KeyPressMsg) tea.Cmd {
	name := press.Keystroke()
	switch {
	case name == "ctrl+c":
		return tea.Quit
	case name == "ctrl+z":
		return m.suspend()
	case name == "f1" && !m.helping():
		m.openHelp()
		return nil
	case name == "f2":
		m.flipPrivacy()
		return nil
	case len(m.overlays) > 0:
		return m.toOverlay(press)
	case name == "f3" && m.top() != nil:
		return m.switchCase()
	case name == "f4" && m.top() != nil:
		return m.openCases()
	case name == "ctrl+p":
		m.openPalette()
		return nil
	case m.top() == nil:
		return m.toTop(press)
	case press.String() == "?" && !m.top().Typing():
		m.openHelp()
		return nil
	case name == "esc" && !m.takes("esc"):
		return m.back()
	}
	return m.top().Update(press)
}

// helping says that help is what is open.
func (m *root) helping() bool {
	n := len(m.overlays)
	return n > 0 && m.overlays[n-1] == m.help
}

// takes says that the top screen has a use for a key now.
func (m *root) takes(name string) bool {
	return slices.ContainsFunc(m.top().Keys(), func(b key.Binding) bool {
		return b.Enabled() && slices.Contains(b.Keys(), name)
	})
}

// mouse gives a click or a turn of the wheel to whom it concerns, counted from the
// first cell of that.
func (m *root) mouse(msg tea.MouseMsg) tea.Cmd {
	at := msg.Mouse()
	if tall := len(m.status()); tall > 1 && at.Y >= m.height-tall {
		if _, click := msg.(tea.MouseClickMsg); click {
			m.notice = ui.Notice{} // it covers what is there
		}
		return nil
	}
	if len(m.overlays) > 0 {
		return m.toOverlay(msg)
	}
	top := m.top()
	if top == nil {
		return nil
	}
	at.Y -= m.body().Y
	switch msg.(type) {
	case tea.MouseClickMsg:
		m.notice = ui.Notice{}
		return top.Update(tea.MouseClickMsg(at))
	case tea.MouseWheelMsg:
		return top.Update(tea.MouseWheelMsg(at))
	}
	return nil
}

// hints are the keys for the status line, in the order in which they give way.
func (m *root) hints() []key.Binding {
	if n := len(m.overlays); n > 0 {
		return m.overlays[n-1].Keys()
	}
	top := m.top()
	if top == nil {
		return nil
	}
	keys := slices.Clone(top.Keys())
	if len(m.screens) > 1 && !m.takes("esc") {
		keys = append(keys, backKey())
	}
	return append(keys, paletteKey(), m.casesKey())
}

// always are the keys that stay on the status line whatever its width. In a narrow
// window the answers of a dialog that asks need the room that the words for them would
// take.
func (m *root) always() []key.Binding {
	name := "?"
	if top := m.top(); len(m.overlays) > 0 || top != nil && top.Typing() {
		name = "f1"
	}
	if m.asking() && m.width < wordyFrom {
		return []key.Binding{key.NewBinding(key.WithKeys("f1", "ctrl+c"), key.WithHelp("f1 ctrl+c", ""))}
	}
	return []key.Binding{helpKey(name), quitKey()}
}

// wordyFrom is the window's width from which the status line says what help and quit
// are also below a dialog that asks.
const wordyFrom = 60

// asking says that a dialog is open that waits for an answer.
func (m *root) asking() bool {
	if n := len(m.overlays); n > 0 {
		switch m.overlays[n-1].(type) {
		case *ui.Confirm, *ui.Prompt:
			return true
		}
	}
	return false
}

// everywhere are the root's own keys that work now, for the help.
func (m *root) everywhere() []key.Binding {
	if len(m.overlays) > 0 {
		return []key.Binding{helpKey("f1"), m.privacyKey(), suspendKey(), quitKey()}
	}
	keys := []key.Binding{paletteKey(), m.casesKey(), switchKey(), helpKey("? or f1"), m.privacyKey(), suspendKey(), quitKey()}
	if len(m.screens) > 1 && !m.takes("esc") {
		keys = slices.Insert(keys, 1, backKey())
	}
	return keys
}

func paletteKey() key.Binding {
	return key.NewBinding(key.WithKeys("ctrl+p"), key.WithHelp("ctrl+p", "all commands"))
}

func casesKey() key.Binding {
	return key.NewBinding(key.WithKeys("f4"), key.WithHelp("f4", "cases"))
}

// casesKey is what the key does here: it leads to the case of what is shown, or to all.
func (m *root) casesKey() key.Binding {
	b := casesKey()
	if headed, ok := m.top().(nav.Headed); ok && headed.Heading().Case != 0 {
		if _, isCase := m.top().(*cases.Screen); !isCase {
			b.SetHelp("f4", "its case")
		}
	}
	return b
}

func switchKey() key.Binding {
	return key.NewBinding(key.WithKeys("f3"), key.WithHelp("f3", "park this case, and go to the one before"))
}

func backKey() key.Binding {
	return key.NewBinding(key.WithKeys("esc"), key.WithHelp("esc", "back"))
}

func helpKey(name string) key.Binding {
	return key.NewBinding(key.WithKeys("f1", "?"), key.WithHelp(name, "help"))
}

func (m *root) privacyKey() key.Binding {
	return key.NewBinding(key.WithKeys("f2"), key.WithHelp("f2", m.privacy.verb()))
}

func suspendKey() key.Binding {
	return key.NewBinding(key.WithKeys("ctrl+z"), key.WithHelp("ctrl+z", "to the shell; fg returns"))
}

func quitKey() key.Binding {
	return key.NewBinding(key.WithKeys("ctrl+c"), key.WithHelp("ctrl+c", "quit"))
}
