package ui

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// reset ends every style.
const reset = "\x1b[m"

// Style wraps text in one escape sequence and a reset, made once by [NewTheme]; the zero value leaves text alone.
// Rendering is a concatenation, so a frame can afford hundreds.
type Style struct {
	on string
}

// styled takes the escape sequence of s; a style without attributes is the zero Style.
func styled(s ansi.Style) Style {
	if len(s) == 0 {
		return Style{}
	}
	return Style{on: s.String()}
}

// Render returns text in the style. Text must be one line without styles of its own; see Over.
func (s Style) Render(text string) string {
	if s.on == "" || text == "" {
		return text
	}
	return s.on + text + reset
}

// Over returns text in the style, kept up through the resets of styles already in text.
func (s Style) Over(text string) string {
	if s.on == "" || text == "" {
		return text
	}
	if strings.Contains(text, reset) {
		text = strings.ReplaceAll(text, reset, reset+s.on)
	}
	return s.on + text + reset
}
