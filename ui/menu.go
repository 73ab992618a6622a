package ui

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// Menu is the overlay that makes an offer. Its keys take a way at once, enter takes the selected one, esc none. A text
// that is too long for the window is scrolled, and so are the ways.
type Menu struct {
	theme         *Theme
	offer         Offer
	scroll        scroll
	text          *Pager
	widths        []int // of the cells of the ways
	width, height int
}

const (
	menuWidth     = 68  // the widest that an offer is set, in cells
	menuWide      = 100 // the widest that it is where its ways ask for more
	menuCellGap   = 2   // between the cells of a way
	menuCellsLeft = 3   // of a way, whatever the width
	menuTextRows  = 2   // of the text, whatever the number of ways
	menuWayRows   = 4   // of the ways, whatever the length of the text
	hintWidth     = 24  // the widest that a way is named in the help line
)

// NewMenu opens an offer.
func NewMenu(theme *Theme, offer Offer) *Menu {
	m := &Menu{theme: theme, offer: offer, scroll: scroll{count: len(offer.Ways), cursor: offer.At}, text: NewPager()}
	for _, way := range offer.Ways {
		for i, cell := range way.Cells {
			if i == len(m.widths) {
				m.widths = append(m.widths, 0)
			}
			m.widths[i] = max(m.widths[i], Width(Visible(cell)))
		}
	}
	return m
}

// Texts returns the offer.
func (m *Menu) Texts() []string {
	texts := append([]string{m.offer.Title, m.offer.Text}, m.offer.Warnings...)
	for _, way := range m.offer.Ways {
		texts = append(append(texts, way.Verb), way.Cells...)
	}
	return texts
}

// SetSize gives the window's size in cells.
func (m *Menu) SetSize(width, height int) {
	m.width, m.height = width, height
	b := m.box()
	lines, top := m.lines(b.inner.Width), m.text.Top()
	ways, room := len(m.offer.Ways), b.inner.Height
	text := min(len(lines), max(menuTextRows, room-1-ways))
	if ways <= menuWayRows {
		text = min(len(lines), max(0, room-1-ways))
	}
	if text > 0 {
		room -= text + 1
	}
	m.text.SetLines(lines)
	m.text.SetSize(b.inner.Width, text)
	m.text.Show(top)
	m.scroll.height = max(0, min(room, ways))
	m.scroll.settle()
}

// box is where the offer is drawn: as wide as its rows ask for.
func (m *Menu) box() box {
	wide := menuWidth
	if n := len(m.widths); n > 0 {
		cells := indent + 3 + menuCellGap*(n-1)
		for _, cell := range m.widths {
			cells += cell
		}
		wide = max(wide, min(menuWide, cells))
	}
	b := newBox(m.width, m.height, wide, 1)
	return newBox(m.width, m.height, wide, len(m.lines(b.inner.Width))+1+len(m.offer.Ways))
}

// lines are the warnings and the text, wrapped.
func (m *Menu) lines(width int) []string {
	width = max(1, min(width, TextWidth))
	var lines []string
	for _, warning := range m.offer.Warnings {
		mark := m.theme.Mark(Warn)
		for _, row := range Wrap(warning, max(1, width-indent)) {
			lines = append(lines, Truncate(mark+" "+row, width))
			mark = " "
		}
	}
	if m.offer.Text == "" {
		return lines
	}
	return append(lines, Wrap(m.offer.Text, width)...)
}

// Update takes a way by its key or by enter, moves between them by tab, the arrows and the wheel, and closes by esc.
// The page keys read on and choose nothing: see [Menu.page].
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
			if way.Key != "" && strings.EqualFold(press.String(), way.Key) {
				return way.Do, true
			}
		}
		if name == "pgup" || name == "pgdown" {
			m.page(press)
			return nil, false
		}
		m.scroll.key(name)
	}
	return nil, false
}

// page scrolls a text that is cut, else ways that do not all fit. Where everything is seen there is nothing to scroll,
// and what is chosen stays.
func (m *Menu) page(press tea.KeyPressMsg) {
	switch {
	case m.cut():
		m.text.Update(press)
	case m.scroll.count > m.scroll.height:
		m.scroll.key(press.Keystroke())
	}
}

// cut says that not all of the text is seen at once.
func (m *Menu) cut() bool { return m.text.Lines() > m.text.height }

// Keys lists the ways by their names; those of a list, which have none, by their keys together.
func (m *Menu) Keys() []key.Binding {
	keys := []key.Binding{
		key.NewBinding(key.WithKeys("enter"), key.WithHelp("enter", "do it")),
		key.NewBinding(key.WithKeys("up", "down", "tab"), key.WithHelp("up/down", "move")),
	}
	if m.cut() {
		keys = append(keys, key.NewBinding(key.WithKeys("pgup", "pgdown"), key.WithHelp("pgup/pgdn", "read")))
	}
	var listed []string
	var named []key.Binding
	for _, way := range m.offer.Ways {
		switch {
		case way.Key == "":
		case way.listed():
			listed = append(listed, way.Key)
		default:
			named = append(named, key.NewBinding(key.WithKeys(way.Key), key.WithHelp(way.Key, Truncate(Visible(way.Verb), hintWidth))))
		}
	}
	if n := len(listed); n > 0 {
		keys = append(keys, key.NewBinding(key.WithKeys(listed...), key.WithHelp(listed[0]+"-"+listed[n-1], "choose")))
	}
	return append(append(keys, named...), key.NewBinding(key.WithKeys("esc"), key.WithHelp("esc", "close")))
}

// View draws the offer over base.
func (m *Menu) View(base string) Frame {
	b := m.box()
	var lines []string
	if m.text.height > 0 {
		lines = append(strings.Split(Fit(m.text.View().Body, b.inner.Width, m.text.height), "\n"), "")
		if last := m.text.height - 1; !b.border && m.cut() && !m.text.AtEnd() {
			lines[last] = Truncate(strings.TrimRight(Truncate(lines[last], b.inner.Width-1), " "+GlyphMore), b.inner.Width-1) + GlyphMore
		}
	}
	for i := m.scroll.first; i < m.scroll.last(); i++ {
		lines = append(lines, barred(m.theme, b.inner.Width, i == m.scroll.cursor, false, func(width int) string {
			return m.row(m.offer.Ways[i], width)
		}))
	}
	return b.draw(m.theme, base, m.offer.Title, m.foot(), Frame{Body: strings.Join(lines, "\n")})
}

// foot says what of the offer is not seen.
func (m *Menu) foot() string {
	switch below := m.scroll.count - m.scroll.last(); {
	case m.cut() && !m.text.AtEnd():
		return GlyphMore + " pgdn reads on"
	case below > 0:
		return GlyphMore + " " + Grouped(below) + " more below"
	}
	return ""
}

// row draws a way behind its key.
func (m *Menu) row(way Way, width int) string {
	left := Truncate(m.theme.Key.Render(way.Key), 1)
	left += pad(3 - Width(left))
	if !way.listed() {
		return Truncate(left+Visible(way.Verb), width)
	}
	first, cells := 0, 0
	for _, cell := range m.widths {
		cells += cell + menuCellGap
	}
	for ; first < len(m.widths)-menuCellsLeft && cells-menuCellGap > width-3; first++ {
		cells -= m.widths[first] + menuCellGap
	}
	for i, cell := range way.Cells[min(first, len(way.Cells)):] {
		text := Visible(cell)
		left += text + pad(m.widths[first+i]-Width(text)+menuCellGap)
	}
	return Truncate(strings.TrimRight(left, " "), width)
}
