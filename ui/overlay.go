package ui

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// Overlay is a dialog over the whole window. While one is open it gets every key and paste.
type Overlay interface {
	// SetSize gives the window's size in cells, not the dialog's.
	SetSize(width, height int)
	// Update takes a message; closed says that the dialog is to go, and cmd is what its choice does.
	Update(msg tea.Msg) (cmd tea.Cmd, closed bool)
	// View draws the dialog over base, the window's lines below it.
	View(base string) Frame
	// Keys lists what the help line shows while the dialog is open.
	Keys() []key.Binding
	// Texts returns the texts that the dialog was given or that are typed into it, whole, as it may draw them cut or wrapped.
	Texts() []string
}

// The windows in which a dialog is drawn with a border; in smaller ones it takes the whole window.
const (
	boxMinWidth  = 30
	boxMinHeight = 9
)

// box is the geometry of a dialog in a window.
type box struct {
	window Rect
	inner  Rect
	border bool
}

// newBox centres a dialog that wants an inner area of width × height cells.
func newBox(windowWidth, windowHeight, width, height int) box {
	b := box{window: Rect{Width: max(0, windowWidth), Height: max(0, windowHeight)}}
	b.inner = b.window
	if windowWidth < boxMinWidth || windowHeight < boxMinHeight {
		return b
	}
	b.border = true
	b.inner.Width = max(1, min(width, windowWidth-8))
	b.inner.Height = max(1, min(height, windowHeight-4))
	b.inner.X = (windowWidth - b.inner.Width) / 2
	b.inner.Y = (windowHeight - b.inner.Height) / 2
	return b
}

// draw lays the dialog over base, its title in the upper border, and foot, if any, in the lower one.
func (b box) draw(theme *Theme, base, title, foot string, content Frame) Frame {
	frame := content.Moved(b.inner.X, b.inner.Y)
	if !b.border {
		frame.Body = Fit(content.Body, b.window.Width, b.window.Height)
		return frame
	}
	frame.Body = over(base, b.window.Width, b.window.Height, b.inner.X-2, b.inner.Y-1, b.lines(theme, title, foot, content.Body))
	return frame
}

// lines are the dialog's rows with its border.
func (b box) lines(theme *Theme, title, foot, body string) []string {
	lines := make([]string, 0, b.inner.Height+2)
	lines = append(lines, b.edge(theme, "┌", theme.Title.Render(Truncate(title, b.inner.Width-2)), "┐"))
	side := theme.Rule.Render(glyphSide)
	for line := range strings.SplitSeq(Fit(body, b.inner.Width, b.inner.Height), "\n") {
		lines = append(lines, side+" "+line+" "+side)
	}
	return append(lines, b.edge(theme, "└", theme.Muted.Render(foot), "┘"))
}

// edge draws the upper or the lower border with a text in it.
func (b box) edge(theme *Theme, left, text, right string) string {
	if text == "" {
		return theme.Rule.Render(left + strings.Repeat("─", b.inner.Width+2) + right)
	}
	rest := strings.Repeat("─", max(0, b.inner.Width-Width(text)-1))
	return theme.Rule.Render(left+"─") + " " + text + " " + theme.Rule.Render(rest+right)
}

// over draws lines over base with their left upper corner at x, y, cropped to a window of width × height cells, which
// the result fills exactly.
func over(base string, width, height, x, y int, lines []string) string {
	rows := strings.Split(Fit(base, width, height), "\n")
	for i, line := range lines {
		row := rows[y+i]
		end := x + Width(line)
		rows[y+i] = Fit(Fit(row, x, 1)+line+afterCells(row, end), width, 1)
	}
	return strings.Join(rows, "\n")
}

// afterCells returns what comes after the first n cells of row, with the styles in force there.
func afterCells(row string, n int) string {
	rest := ansi.TruncateLeft(row, n, "")
	// A wide character cut in two leaves nothing of itself.
	return pad(Width(row)-n-Width(rest)) + rest
}
