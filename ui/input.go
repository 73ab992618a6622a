package ui

import (
	"strings"
	"unicode"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
)

// Input edits one line of text. It keeps the bytes it is given: tabs and invisible characters stay in the value and are
// shown as escapes, because they are often the very reason why a call failed. Moves and deletions go by what is seen as
// one character. The zero value is an empty line.
type Input struct {
	value string
	// pos is a byte offset on a character's boundary.
	pos int
	// Mask shows every character as a bullet, and moves and deletes by words go to the ends, which tells nothing.
	Mask bool
	// Private shows the line as Mask does while [Theme.Private] is on; moves and deletes stay as they are.
	Private bool
}

// Value returns the text as it is.
func (in *Input) Value() string { return in.value }

// SetValue replaces the text and puts the cursor behind it.
func (in *Input) SetValue(value string) {
	in.value = value
	in.pos = len(value)
}

// Cursor returns where the cursor stands: a byte offset in the value.
func (in *Input) Cursor() int { return in.pos }

// Replace puts text in the place of the bytes from one offset to another, and the cursor behind it. The offsets are on
// characters' boundaries.
func (in *Input) Replace(from, to int, text string) {
	in.value = in.value[:from] + text + in.value[to:]
	in.pos = from + len(text)
}

// Insert puts text in at the cursor.
func (in *Input) Insert(text string) {
	in.value = in.value[:in.pos] + text + in.value[in.pos:]
	in.pos += len(text)
}

// Update edits by a key press, with the keys that shells use, and says whether the key was one for it. Pastes are the
// owner's: a line cannot know what to do with a line break.
func (in *Input) Update(msg tea.Msg) bool {
	press, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return false
	}
	if press.Text != "" && press.Mod&(tea.ModCtrl|tea.ModAlt) == 0 {
		in.Insert(press.Text)
		return true
	}
	name := press.Keystroke()
	return in.move(name) || in.remove(name)
}

// move handles the keys that move the cursor.
func (in *Input) move(name string) bool {
	switch name {
	case "left", "ctrl+b":
		in.pos = in.before(in.pos)
	case "right", "ctrl+f":
		in.pos = in.after(in.pos)
	case "home", "ctrl+a":
		in.pos = 0
	case "end", "ctrl+e":
		in.pos = len(in.value)
	case "ctrl+left", "alt+left", "alt+b":
		in.pos = in.wordBefore()
	case "ctrl+right", "alt+right", "alt+f":
		in.pos = in.wordAfter()
	default:
		return false
	}
	return true
}

// remove handles the keys that delete.
func (in *Input) remove(name string) bool {
	switch name {
	case "backspace", "ctrl+h":
		in.cut(in.before(in.pos), in.pos)
	case "delete", "ctrl+d":
		in.cut(in.pos, in.after(in.pos))
	case "ctrl+w", "alt+backspace", "ctrl+backspace":
		in.cut(in.wordBefore(), in.pos)
	case "alt+d", "alt+delete", "ctrl+delete":
		in.cut(in.pos, in.wordAfter())
	case "ctrl+u":
		in.cut(0, in.pos)
	case "ctrl+k":
		in.cut(in.pos, len(in.value))
	default:
		return false
	}
	return true
}

// cut deletes from one offset to another and leaves the cursor there.
func (in *Input) cut(from, to int) {
	in.value = in.value[:from] + in.value[to:]
	in.pos = from
}

// after returns the end of the character at pos.
func (in *Input) after(pos int) int {
	if pos >= len(in.value) {
		return len(in.value)
	}
	size, _ := unitOfValue(in.value[pos:])
	return pos + size
}

// before returns the start of the character that ends at pos.
func (in *Input) before(pos int) int {
	start := 0
	for i := 0; i < pos; {
		start = i
		i = in.after(i)
	}
	return start
}

// wordBefore returns the start of the word before the cursor.
func (in *Input) wordBefore() int {
	if in.Mask {
		return 0
	}
	head := strings.TrimRightFunc(in.value[:in.pos], unicode.IsSpace)
	at := strings.LastIndexFunc(head, unicode.IsSpace)
	if at < 0 {
		return 0
	}
	_, size := utf8.DecodeRuneInString(head[at:])
	return at + size
}

// wordAfter returns the end of the word after the cursor.
func (in *Input) wordAfter() int {
	if in.Mask {
		return len(in.value)
	}
	tail := in.value[in.pos:]
	word := strings.TrimLeftFunc(tail, unicode.IsSpace)
	at := strings.IndexFunc(word, unicode.IsSpace)
	if at < 0 {
		return len(in.value)
	}
	return in.pos + len(tail) - len(word) + at
}
