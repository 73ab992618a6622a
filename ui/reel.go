package ui

import (
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
)

// pieceBytes is the longest piece of a line that is wrapped at once; longer lines are taken in pieces, so that a
// document of one line costs no more than another.
const pieceBytes = 4096

// wrapped is a text of lines that are taken in pieces and wrapped to rows. It is asked only for what is near the window.
type wrapped interface {
	lineCount() int
	pieceCount(line int) int
	rowCount(line, piece int) int // at least 1
}

// reel is a window of height rows on a wrapped text. It is what Pager and Twin have in common.
type reel struct {
	of     wrapped
	height int
	top    place
}

// place is a row of the wrapped text: the line, the piece of it, and the row in the piece.
type place struct {
	line, piece, row int
}

// Top returns the number of the line at the top, from 0.
func (r *reel) Top() int { return r.top.line }

// AtEnd says that the last row is on the screen.
func (r *reel) AtEnd() bool { return !r.top.less(r.lastTop()) }

// Show scrolls so that a line is at the top, or as near as the end of the text allows.
func (r *reel) Show(line int) {
	r.top = place{line: max(0, min(line, r.of.lineCount()-1))}
	r.clamp()
}

// Update scrolls by up, down, pgup, pgdown, home, end, space or the mouse wheel, and says whether it had use for the
// message.
func (r *reel) Update(msg tea.Msg) bool {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		return r.key(msg.Keystroke())
	case tea.MouseWheelMsg:
		return r.wheel(msg.Button)
	default:
		return false
	}
}

// key scrolls by a key's name.
func (r *reel) key(name string) bool {
	page := max(1, r.height-1)
	switch name {
	case "up":
		r.move(-1)
	case "down":
		r.move(1)
	case "pgup":
		r.move(-page)
	case "pgdown", "space":
		r.move(page)
	case "home":
		r.top = place{}
	case "end":
		r.top = r.lastTop()
	default:
		return false
	}
	return true
}

// wheel scrolls by the mouse wheel.
func (r *reel) wheel(button tea.MouseButton) bool {
	switch button {
	case tea.MouseWheelUp:
		r.move(-wheelRows)
	case tea.MouseWheelDown:
		r.move(wheelRows)
	default:
		return false
	}
	return true
}

// move scrolls by rows, not further than the last page.
func (r *reel) move(rows int) {
	if r.of.lineCount() == 0 {
		return
	}
	if rows > 0 {
		r.top = r.forward(r.top, rows)
	} else {
		r.top = r.back(r.top, -rows)
	}
	r.clamp()
}

// clamp keeps the window full as long as there is text above it.
func (r *reel) clamp() {
	if r.of.lineCount() == 0 {
		r.top = place{}
		return
	}
	r.top.line = min(r.top.line, r.of.lineCount()-1)
	if last := r.lastTop(); last.less(r.top) {
		r.top = last
	}
}

// lastTop is the top of the last page, counted back from the end.
func (r *reel) lastTop() place {
	if r.of.lineCount() == 0 {
		return place{}
	}
	return r.back(r.lastOf(r.of.lineCount()-1), r.height-1)
}

// less says whether a comes before b.
func (a place) less(b place) bool {
	if a.line != b.line {
		return a.line < b.line
	}
	if a.piece != b.piece {
		return a.piece < b.piece
	}
	return a.row < b.row
}

// forward returns the place n rows after at, or the last row.
func (r *reel) forward(at place, n int) place {
	for {
		left := r.of.rowCount(at.line, at.piece) - 1 - at.row
		if n <= left {
			at.row += n
			return at
		}
		n -= left + 1
		switch {
		case at.piece+1 < r.of.pieceCount(at.line):
			at = place{line: at.line, piece: at.piece + 1}
		case at.line+1 < r.of.lineCount():
			at = place{line: at.line + 1}
		default:
			at.row += left
			return at
		}
	}
}

// back returns the place n rows before at, or the first row.
func (r *reel) back(at place, n int) place {
	for n > at.row {
		n -= at.row + 1
		switch {
		case at.piece > 0:
			at.piece--
			at.row = r.of.rowCount(at.line, at.piece) - 1
		case at.line > 0:
			at = r.lastOf(at.line - 1)
		default:
			return place{}
		}
	}
	at.row -= max(0, n)
	return at
}

// lastOf returns the last row of a line.
func (r *reel) lastOf(line int) place {
	piece := r.of.pieceCount(line) - 1
	return place{line: line, piece: piece, row: r.of.rowCount(line, piece) - 1}
}

// pieces returns in how many pieces a line is wrapped.
func pieces(line string) int { return max(1, (len(line)+pieceBytes-1)/pieceBytes) }

// pieceOf returns a piece of a line, cut between characters.
func pieceOf(line string, piece int) string {
	return line[seam(line, piece*pieceBytes):seam(line, (piece+1)*pieceBytes)]
}

// seam moves an offset back to the start of the rune it falls in.
func seam(line string, at int) int {
	if at >= len(line) {
		return len(line)
	}
	for back := range utf8.UTFMax {
		if at-back >= 0 && utf8.RuneStart(line[at-back]) {
			return at - back
		}
	}
	return at
}

// reveal scrolls as little as shows a place, and where it has to, so that there is as much text above it as a third of
// the window.
func (r *reel) reveal(at place) {
	if r.height < 1 || r.of.lineCount() == 0 || !at.less(r.top) && !r.forward(r.top, r.height-1).less(at) {
		return
	}
	r.top = r.back(at, r.height/3)
	r.clamp()
}
