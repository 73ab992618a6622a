package ui

import (
	"strings"
	"unicode"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
)

// KeyPress returns the key press of a name as bindings write it: "a", "A", "?", "space", "ctrl+s", "shift+tab", "f1".
// A command chosen in the palette is sent to the screen this way, as if its key had been pressed.
func KeyPress(name string) tea.KeyPressMsg {
	var press tea.KeyPressMsg
	rest := name
	for {
		modifier, after, found := strings.Cut(rest, "+")
		mod := keyMod(modifier)
		if !found || after == "" || mod == 0 {
			break
		}
		press.Mod |= mod
		rest = after
	}
	if code, ok := keyCode(rest); ok {
		press.Code = code
		if code == tea.KeySpace && press.Mod == 0 {
			press.Text = " "
		}
		return press
	}
	r, _ := utf8.DecodeRuneInString(rest)
	press.Code = r
	if press.Mod&^tea.ModShift == 0 {
		press.Text = rest
	}
	if unicode.IsUpper(r) {
		press.Code, press.ShiftedCode = unicode.ToLower(r), r
		press.Mod |= tea.ModShift
	}
	return press
}

// keyMod returns the modifier of a name; 0 for none.
func keyMod(name string) tea.KeyMod {
	switch name {
	case "ctrl":
		return tea.ModCtrl
	case "alt":
		return tea.ModAlt
	case "shift":
		return tea.ModShift
	default:
		return 0
	}
}

// keyCode returns the code of a key that has a name instead of a character.
func keyCode(name string) (rune, bool) {
	switch name {
	case "enter":
		return tea.KeyEnter, true
	case "tab":
		return tea.KeyTab, true
	case "space":
		return tea.KeySpace, true
	case "esc":
		return tea.KeyEscape, true
	case "backspace":
		return tea.KeyBackspace, true
	case "delete":
		return tea.KeyDelete, true
	case "up":
		return tea.KeyUp, true
	case "down":
		return tea.KeyDown, true
	case "left":
		return tea.KeyLeft, true
	case "right":
		return tea.KeyRight, true
	case "home":
		return tea.KeyHome, true
	case "end":
		return tea.KeyEnd, true
	case "pgup":
		return tea.KeyPgUp, true
	case "pgdown":
		return tea.KeyPgDown, true
	}
	if n, ok := strings.CutPrefix(name, "f"); ok && len(n) > 0 && len(n) < 3 {
		number := 0
		for _, digit := range n {
			if digit < '0' || digit > '9' {
				return 0, false
			}
			number = number*10 + int(digit-'0')
		}
		if number >= 1 && number <= 20 {
			return tea.KeyF1 + rune(number-1), true
		}
	}
	return 0, false
}
