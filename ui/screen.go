// Package ui is the toolkit the screens are made of: what a screen is, one cancellable piece of work, the theme,
// layout, and widgets that draw only the rows on the screen. It knows nothing of identity verification.
//
// Widgets are pointers that change themselves in Update and only read in View. All of them share three methods:
// SetSize gives them their area in cells, Update takes a message, View draws. Nothing here reads a clock, a file or a
// terminal outside a command.
package ui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// Frame is what a screen or a widget draws: lines of text, and where the real cursor stands in them.
type Frame struct {
	// Body holds lines parted by "\n": never a line wider than the area in cells, never more lines than its height.
	Body string
	// Cursor is relative to Body's first cell; nil hides the cursor.
	Cursor *tea.Cursor
}

// Moved returns the frame with its cursor moved by x columns and y rows, for a frame drawn inside another.
func (f Frame) Moved(x, y int) Frame {
	if f.Cursor == nil {
		return f
	}
	cursor := *f.Cursor
	cursor.X += x
	cursor.Y += y
	f.Cursor = &cursor
	return f
}

// Screen is one full-window view under the root model. Its methods are called from the program's one loop only.
type Screen interface {
	// Init returns what the screen wants done when it is shown first; nil for nothing.
	Init() tea.Cmd
	// Update takes a message; the screen changes itself.
	Update(msg tea.Msg) tea.Cmd
	// SetSize gives the screen its area in cells; it comes before the first View and at every resize.
	SetSize(width, height int)
	// View draws the screen and changes nothing.
	View() Frame
	// Keys lists what the help line shows now, most useful first.
	Keys() []key.Binding
	// Typing says that letters go into a field, so single-letter keys are off.
	Typing() bool
	// Close cancels the work that the screen started and that nobody else waits for.
	Close()
}
