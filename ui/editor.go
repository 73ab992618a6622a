package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"
)

// Editor edits text of several lines, wrapped to its width. Like [Input] it keeps the bytes it is given and shows what a
// terminal would hide or act on as escapes; only line breaks become "\n". It wraps all of its text at every change, so it
// is for what people write, some 64 kB, not for documents.
type Editor struct {
	theme *Theme
	line  Input // all of the text, line breaks included; its keys for one line are not used
	most  int   // bytes that are taken; 0: any
	width int
	scroll
	rows   []span // of the text as it is wrapped
	column int    // cells from the left where up and down want to be; -1: wherever the cursor is
	notice string // what was not put in
	fresh  bool   // what is typed at the end of the text begins a line of its own: see [Editor.BeginLine]
}

// span is a row of the wrapped text, as bytes of it. A line break belongs to no row.
type span struct{ start, end int }

// NewEditor makes an empty editor that takes at most so many bytes; 0 for any.
func NewEditor(theme *Theme, most int) *Editor {
	e := &Editor{theme: theme, most: most, column: -1}
	e.wrap()
	return e
}

// Value returns the text.
func (e *Editor) Value() string { return e.line.value }

// Notice says, in one line, why the last key or paste was not taken and what to do; empty when it was.
func (e *Editor) Notice() string { return e.notice }

// SetValue replaces the text. The cursor stays behind what comes before it, or before what follows it, where either is in
// both texts; else behind what comes before it in its line, or at the same distance from the start.
func (e *Editor) SetValue(text string) {
	text = unbroken(text)
	if text == e.line.value {
		return
	}
	pos := e.placeIn(text)
	e.line.value = text
	e.line.pos = e.line.boundary(pos)
	e.wrap()
}

// At is where the cursor is, in bytes of the text.
func (e *Editor) At() int { return e.line.pos }

// Follow replaces the text by what others made of it, and puts the cursor at a place in it, in bytes. A cursor that is on
// a line of its own below the text stays there, and one in no text goes to its end.
func (e *Editor) Follow(text string, at int) {
	if e.onFresh() || e.line.value == "" || text == e.line.value {
		e.SetValue(text)
		return
	}
	e.line.value, e.column = text, -1
	e.line.pos = e.line.boundary(min(max(at, 0), len(text)))
	e.wrap()
}

// placeIn is where the cursor goes in another text.
func (e *Editor) placeIn(text string) int {
	before, rest := e.line.value[:e.line.pos], e.line.value[e.line.pos:]
	line := before[strings.LastIndexByte(before, '\n')+1:]
	switch at := strings.LastIndex(text, line); {
	case e.onFresh(), e.line.value == "":
		return len(text)
	case strings.HasPrefix(text, before):
		return len(before)
	case strings.HasSuffix(text, rest) && rest != "":
		return len(text) - len(rest)
	case line != "" && at >= 0:
		return at + len(line)
	case rest == "":
		return len(text)
	}
	return min(e.line.pos, len(text))
}

// boundary returns the start of the character that pos falls in.
func (in *Input) boundary(pos int) int {
	at := 0
	for at < pos {
		next := in.after(at)
		if next > pos {
			break
		}
		at = next
	}
	return at
}

// unbroken makes every line break "\n".
func unbroken(text string) string {
	return strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
}

// SetSize gives the editor its area in cells.
func (e *Editor) SetSize(width, height int) {
	e.width, e.height = width, height
	e.wrap()
}

// ToEnd puts the cursor behind the text.
func (e *Editor) ToEnd() {
	e.line.pos, e.column = len(e.line.value), -1
	e.show()
}

// Update edits by a key press or a paste, scrolls by the mouse wheel, and says whether it had use for the message.
func (e *Editor) Update(msg tea.Msg) bool {
	before, fresh := e.line, e.fresh
	if e.settleFresh(msg) {
		return true
	}
	used := e.update(msg)
	if fresh && e.notice != "" && e.line.value != before.value { // nothing came onto the line that was begun
		e.line, e.fresh = before, true
		e.wrap()
	}
	return used
}

func (e *Editor) update(msg tea.Msg) bool {
	switch msg := msg.(type) {
	case tea.PasteMsg:
		text := unbroken(msg.Content)
		used := e.edit(func() bool { e.line.Insert(text); return true })
		if e.notice != "" {
			e.notice = "not put in: the paste has " + Grouped(len(text)) + " bytes, and " +
				Grouped(max(0, e.most-len(e.line.value))) + " of " + Grouped(e.most) + " are free here; paste less of it"
		}
		return used
	case tea.KeyPressMsg:
		e.notice = ""
		if name := msg.Keystroke(); e.moves(name) {
			return true
		} else if name == "enter" || name == "shift+enter" || name == "alt+enter" {
			return e.edit(func() bool { e.line.Insert("\n"); return true })
		}
		return e.edit(func() bool { return e.key(msg) })
	case tea.MouseWheelMsg:
		return e.turn(msg.Button)
	}
	return false
}

// key gives a key to the line that the cursor is in, as if there were no other; at its ends to all of the text.
func (e *Editor) key(press tea.KeyPressMsg) bool {
	start, end := e.bounds()
	switch name := press.Keystroke(); {
	case press.Text == "" && (e.line.pos == start && backward(name) || e.line.pos == end && forward(name)):
		return e.line.Update(press)
	}
	before, after := e.line.value[:start], e.line.value[end:]
	part := Input{value: e.line.value[start:end], pos: e.line.pos - start}
	if !part.Update(press) {
		return false
	}
	e.line.value, e.line.pos = before+part.value+after, start+part.pos
	return true
}

// backward and forward say that a key goes or deletes over a line break that it stands at.
func backward(name string) bool {
	return name == "left" || name == "ctrl+b" || name == "backspace" || name == "ctrl+h"
}

func forward(name string) bool {
	return name == "right" || name == "ctrl+f" || name == "delete" || name == "ctrl+d"
}

// bounds are the ends of the line that the cursor is in.
func (e *Editor) bounds() (start, end int) {
	text, pos := e.line.value, e.line.pos
	start = strings.LastIndexByte(text[:pos], '\n') + 1
	if end = strings.IndexByte(text[pos:], '\n'); end < 0 {
		return start, len(text)
	}
	return start, pos + end
}

// edit does what changes the text, unless that would be more than is taken.
func (e *Editor) edit(change func() bool) bool {
	before := e.line
	e.notice = ""
	if !change() {
		return false
	}
	if e.most > 0 && len(e.line.value) > e.most && len(e.line.value) > len(before.value) {
		e.line, e.notice = before, "not put in: this takes at most "+Grouped(e.most)+" bytes and is full; shorten it to go on"
		return true
	}
	e.column = -1
	e.fresh = e.fresh && e.line.value == before.value
	if e.line.value == before.value {
		e.show()
	} else {
		e.wrap()
	}
	return true
}

// moves handles the keys that go by rows.
func (e *Editor) moves(name string) bool {
	page := max(1, e.height-1)
	row := e.row()
	switch name {
	case "up":
		row--
	case "down":
		row++
	case "pgup":
		row -= page
	case "pgdown":
		row += page
	case "ctrl+home":
		e.line.pos, e.column = 0, -1
		e.show()
		return true
	case "ctrl+end":
		e.ToEnd()
		return true
	default:
		return false
	}
	e.goRow(row)
	return true
}

// goRow puts the cursor into another row, as near to its column as there is a character.
func (e *Editor) goRow(row int) {
	if e.column < 0 {
		e.column = e.cells(e.rows[e.row()].start, e.line.pos)
	}
	row = max(0, min(row, len(e.rows)-1))
	e.line.pos = e.at(row, e.column)
	e.show()
}

// at is the offset of the character in a cell of a row.
func (e *Editor) at(row, column int) int {
	pos := e.rows[row].start
	for pos < e.rows[row].end {
		next := e.line.after(pos)
		if column -= e.cells(pos, next); column < 0 {
			break
		}
		if next == e.rows[row].end && row+1 < len(e.rows) && e.rows[row+1].start == next {
			break // that is the next row's first
		}
		pos = next
	}
	return pos
}

// turn scrolls by the mouse wheel; the cursor comes along.
func (e *Editor) turn(button tea.MouseButton) bool {
	switch button {
	case tea.MouseWheelUp:
		e.goRow(e.row() - wheelRows)
	case tea.MouseWheelDown:
		e.goRow(e.row() + wheelRows)
	default:
		return false
	}
	return true
}

// Click puts the cursor at a cell of the editor's area.
func (e *Editor) Click(x, y int) {
	if e.onFresh() {
		e.leaveFresh()
	}
	if row := e.first + y; y >= 0 && row < len(e.rows) {
		e.line.pos, e.column = e.at(row, x), -1
	} else if y >= 0 {
		e.ToEnd()
	}
	e.show()
}
