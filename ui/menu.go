package ui

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// Offer is a text with what can be done about it, as plain data.
type Offer struct {
	// Title is a few words; Text says what there is and what the ways do.
	Title, Text string
	// Ways are what can be done, in the order in which they are shown. The last is to leave it.
	Ways []Way
	// At is the way that is selected to begin with.
	At int
}

// Way is one thing that can be done about an offer.
type Way struct {
	// Key takes it at once: one character.
	Key string
	// Verb says what it does, "fill the form".
	Verb string
	// Do is sent when it is taken; nil for nothing.
	Do tea.Cmd
}

// Menu is the overlay that makes an offer. Its keys take a way at once, enter takes the selected one, esc none.
type Menu struct {
	theme         *Theme
	offer         Offer
	scroll        scroll
	width, height int
}

const (
	menuWidth = 68 // the widest that an offer is set, in cells
	hintWidth = 24 // the widest that a way is named in the help line
)

// NewMenu opens an offer.
func NewMenu(theme *Theme, offer Offer) *Menu {
	return &Menu{theme: theme, offer: offer, scroll: scroll{count: len(offer.Ways), cursor: offer.At}}
}

// SetSize gives the window's size in cells.
func (m *Menu) SetSize(width, height int) {
	m.width, m.height = width, height
	b, _ := m.layout()
	m.scroll.height = min(b.inner.Height, len(m.offer.Ways))
	m.scroll.settle()
}

// layout is where the offer is drawn, and what of its text.
func (m *Menu) layout() (box, []string) {
	text := Wrap(m.offer.Text, max(1, min(menuWidth, m.width-8)))
	b := newBox(m.width, m.height, menuWidth, len(text)+1+len(m.offer.Ways))
	room := max(0, b.inner.Height-len(m.offer.Ways)-1)
	if len(text) > room {
		// The ways stay even when the text has to be cut.
		text = text[:room]
		if room > 0 {
			text[room-1] = strings.TrimRight(Truncate(text[room-1], b.inner.Width-1), " "+GlyphMore) + GlyphMore
		}
	}
	return b, text
}

// Update takes a way by its key or by enter, moves between them by tab, the arrows and the wheel, and closes by esc.
func (m *Menu) Update(msg tea.Msg) (tea.Cmd, bool) {
	if wheel, ok := msg.(tea.MouseWheelMsg); ok {
		m.scroll.wheel(wheel.Button)
		return nil, false
	}
	press, ok := msg.(tea.KeyPressMsg)
	if !ok || len(m.offer.Ways) == 0 {
		return nil, ok
	}
	switch name := press.Keystroke(); name {
	case "esc":
		return nil, true
	case "enter":
		return m.offer.Ways[m.scroll.cursor].Do, true
	case "tab":
		m.scroll.cursor = (m.scroll.cursor + 1) % len(m.offer.Ways)
		m.scroll.settle()
	case "shift+tab":
		m.scroll.cursor = (m.scroll.cursor + len(m.offer.Ways) - 1) % len(m.offer.Ways)
		m.scroll.settle()
	default:
		for _, way := range m.offer.Ways {
			if strings.EqualFold(press.String(), way.Key) {
				return way.Do, true
			}
		}
		m.scroll.key(name)
	}
	return nil, false
}

// Keys lists the ways.
func (m *Menu) Keys() []key.Binding {
	keys := []key.Binding{
		key.NewBinding(key.WithKeys("enter"), key.WithHelp("enter", "do it")),
		key.NewBinding(key.WithKeys("up", "down", "tab"), key.WithHelp("up/down", "choose")),
	}
	for _, way := range m.offer.Ways {
		keys = append(keys, key.NewBinding(key.WithKeys(way.Key), key.WithHelp(way.Key, Truncate(Visible(way.Verb), hintWidth))))
	}
	return append(keys, key.NewBinding(key.WithKeys("esc"), key.WithHelp("esc", "close")))
}

// View draws the offer over base.
func (m *Menu) View(base string) Frame {
	b, lines := m.layout()
	if len(lines) > 0 {
		lines = append(lines, "")
	}
	for i := m.scroll.first; i < m.scroll.last(); i++ {
		way := m.offer.Ways[i]
		lines = append(lines, barred(m.theme, b.inner.Width, i == m.scroll.cursor, false, func(width int) string {
			return Truncate(m.theme.Key.Render(way.Key)+"  "+Visible(way.Verb), width)
		}))
	}
	foot := ""
	if m.scroll.last() < m.scroll.count {
		foot = GlyphMore + " more below"
	}
	return b.draw(m.theme, base, m.offer.Title, foot, Frame{Body: strings.Join(lines, "\n")})
}
