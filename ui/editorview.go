package ui

import (
	"sort"
	"strings"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
)

// wrap breaks the text into rows, at blanks where it can.
func (e *Editor) wrap() {
	e.rows = e.rows[:0]
	at := 0
	for line := range strings.SplitSeq(e.line.value, "\n") {
		e.wrapLine(at, at+len(line))
		at += len(line) + 1
	}
	if e.onFresh() {
		e.rows = append(e.rows, span{len(e.line.value), len(e.line.value)})
	}
	e.count = len(e.rows)
	e.show()
}

// wrapLine breaks one line, which is the bytes [start, end) of the text. The last cell of a row is the cursor's.
func (e *Editor) wrapLine(start, end int) {
	room := max(1, e.width-1)
	row, blank, cells := start, -1, 0
	for at := start; at < end; {
		next, wide := e.step(at)
		if cells+wide > room && at > row {
			if blank < 0 {
				blank = at
			}
			e.rows = append(e.rows, span{row, blank})
			row, cells = blank, e.cells(blank, at)
			blank = -1
		}
		cells += wide
		if e.line.value[at] == ' ' {
			blank = next
		}
		at = next
	}
	e.rows = append(e.rows, span{row, end})
}

// step returns the end of the character at an offset, and the cells that it takes.
func (e *Editor) step(at int) (next, cells int) {
	text := e.line.value
	if c := text[at]; c >= ' ' && c < 0x7f && (at+1 == len(text) || text[at+1] < utf8.RuneSelf) {
		return at + 1, 1 // what most text is made of
	}
	size, cells := unitOfValue(text[at:])
	if one := text[at : at+size]; cells == 0 || invisible(one) {
		cells = Width(escaped(one, cells))
	}
	return at + size, cells
}

// cells are those that the bytes [from, to) of the text take.
func (e *Editor) cells(from, to int) int {
	cells := 0
	for from < to {
		next, wide := e.step(from)
		cells, from = cells+wide, next
	}
	return cells
}

// row is the one that the cursor is in.
func (e *Editor) row() int {
	return max(0, sort.Search(len(e.rows), func(i int) bool { return e.rows[i].start > e.line.pos })-1)
}

// show scrolls as little as shows the cursor.
func (e *Editor) show() {
	e.cursor = e.row()
	e.settle()
}

// Rows returns how many rows the text takes.
func (e *Editor) Rows() int { return len(e.rows) }

// Hidden returns how many rows of the text are above and below those that are seen.
func (e *Editor) Hidden() (above, below int) {
	if e.height < 1 {
		return 0, 0
	}
	return e.first, len(e.rows) - e.last()
}

// View draws the rows from the top on, and says where the cursor is.
func (e *Editor) View() Frame {
	if e.width < 1 || e.height < 1 {
		return Frame{}
	}
	var b strings.Builder
	for i := e.first; i < e.last(); i++ {
		if i > e.first {
			b.WriteByte('\n')
		}
		e.draw(&b, e.rows[i])
	}
	x := min(e.cells(e.rows[e.cursor].start, e.line.pos), e.width-1)
	return Frame{Body: b.String(), Cursor: tea.NewCursor(x, e.cursor-e.first)}
}

// draw writes one row.
func (e *Editor) draw(b *strings.Builder, row span) {
	left := e.width
	for at := row.start; at < row.end; {
		size, cells := unitOfValue(e.line.value[at:])
		text := e.line.value[at : at+size]
		at += size
		shown := text
		hidden := cells == 0 || invisible(text)
		if hidden {
			shown = escaped(text, cells)
			cells = Width(shown)
		}
		if left -= cells; left < 0 {
			return // one character that is wider than the editor
		}
		if hidden {
			shown = e.theme.Warn.Render(shown)
		}
		b.WriteString(shown)
	}
}
