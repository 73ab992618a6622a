package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"
)

// List shows the rows of a window on any number of them. It asks for the text of a row only to draw it, so a frame
// costs the same for ten rows and for ten million.
type List struct {
	theme   *Theme
	row     func(i, width int, selected bool) string
	empty   string
	scroll  scroll
	width   int
	lines   int // that the list has room for
	pitch   int // lines that a row takes, at least 1
	blurred bool
	bare    bool // without a bar while the keys go elsewhere
}

// NewList makes an empty list. Row draws row i, a line of at most width cells or as many as [List.SetPitch] says; it is called for visible rows only, at
// every frame, and must be quick and read nothing from outside. Empty is what to say when there is no row.
func NewList(theme *Theme, empty string, row func(i, width int, selected bool) string) *List {
	return &List{theme: theme, row: row, empty: empty, pitch: 1}
}

// SetPitch makes every row take so many lines; where a row draws fewer the rest is blank.
func (l *List) SetPitch(lines int) {
	l.pitch = max(1, lines)
	l.SetSize(l.width, l.lines)
}

// SetSize gives the list its area in cells.
func (l *List) SetSize(width, height int) {
	l.width, l.lines, l.scroll.height = width, height, height/l.pitch
	if height > 0 {
		l.scroll.height = max(1, l.scroll.height)
	}
	l.scroll.settle()
}

// SetCount says how many rows there are; the cursor stays where it is, if it can.
func (l *List) SetCount(count int) {
	l.scroll.count = max(0, count)
	l.scroll.settle()
}

// SetEmpty replaces what is said when there is no row, "loading" for example.
func (l *List) SetEmpty(text string) { l.empty = text }

// SetActive says whether the list is what the keys go to; if not, its bar is muted, or not drawn: see [List.SetBare].
func (l *List) SetActive(active bool) { l.blurred = !active }

// SetBare says that the list has a bar only while the keys go to it: where several lists are on the screen, one bar
// tells which of them that is.
func (l *List) SetBare(bare bool) { l.bare = bare }

// Select moves the cursor to a row and shows it.
func (l *List) Select(i int) {
	l.scroll.cursor = i
	l.scroll.settle()
}

// Follow moves the cursor to where its row is now, as others came or went above it, and the window along, so that nothing
// moves on the screen. A window at the top stays there.
func (l *List) Follow(i int) {
	if l.scroll.first > 0 {
		l.scroll.first = max(0, l.scroll.first+i-l.scroll.cursor)
	}
	l.Select(i)
}

// Selected returns the row under the cursor; -1 when there is none.
func (l *List) Selected() int {
	if l.scroll.count == 0 {
		return -1
	}
	return l.scroll.cursor
}

// Top returns the first row that is seen.
func (l *List) Top() int { return l.scroll.first }

// Below returns how many rows are below those that are seen.
func (l *List) Below() int { return max(0, l.scroll.count-l.scroll.last()) }

// AtEnd says that the last row is on the screen or less than a page away: the moment to load more.
func (l *List) AtEnd() bool { return l.scroll.first+2*l.scroll.height >= l.scroll.count }

// Update moves the cursor by up, down, pgup, pgdown, home, end or the mouse wheel, and says whether it had use for the
// message.
func (l *List) Update(msg tea.Msg) bool {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		return l.scroll.key(msg.Keystroke())
	case tea.MouseWheelMsg:
		return l.scroll.wheel(msg.Button)
	default:
		return false
	}
}

// Click puts the cursor on the row at line y of the list's area and says whether there is one.
func (l *List) Click(y int) bool { return y >= 0 && l.scroll.click(y/l.pitch) }

// View draws the visible rows, the selected one behind a bar.
func (l *List) View() Frame {
	if l.width < 1 || l.lines < 1 {
		return Frame{}
	}
	if l.scroll.count == 0 {
		return Frame{Body: l.nothing()}
	}
	var b strings.Builder
	b.Grow(l.scroll.height * (l.width + 8))
	for i := l.scroll.first; i < l.scroll.last(); i++ {
		if i > l.scroll.first {
			b.WriteByte('\n')
		}
		l.draw(&b, i)
	}
	return Frame{Body: b.String()}
}

// draw draws the lines of a row.
func (l *List) draw(b *strings.Builder, i int) {
	selected := i == l.scroll.cursor
	text := l.row(i, max(0, l.width-indent), selected)
	for n := range l.pitch {
		var line string
		if line, text, _ = strings.Cut(text, "\n"); n > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(barred(l.theme, l.width, selected && !(l.blurred && l.bare), l.blurred, func(int) string { return line }))
	}
}

// nothing is the text of an empty list.
func (l *List) nothing() string {
	rows := Wrap(l.theme.Muted.Render(l.empty), min(TextWidth, l.width)-indent)
	rows = rows[:min(len(rows), l.lines)]
	for i, row := range rows {
		rows[i] = Truncate(pad(indent)+row, l.width)
	}
	return strings.Join(rows, "\n")
}

// barred draws a row behind the bar of the selected one, or behind blanks.
func barred(theme *Theme, width int, selected, blurred bool, row func(width int) string) string {
	text := row(max(0, width-indent))
	switch {
	case !selected:
		return Truncate(pad(indent)+text, width)
	case blurred:
		return Truncate(theme.Muted.Render(GlyphBar)+" "+text, width)
	default:
		return Truncate(theme.Accent.Render(GlyphBar)+" "+theme.Selected.Over(text), width)
	}
}
