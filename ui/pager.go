package ui

import (
	"strings"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
)

// pieceBytes is the longest piece of a line that is wrapped at once; longer lines are taken in pieces, so that a
// document of one line costs no more than another.
const pieceBytes = 4096

// Pager shows a long text wrapped to its width. It wraps only what it shows: a frame and a key cost the same for a
// kilobyte and for a hundred megabytes.
type Pager struct {
	lines         []string
	style         func(line int, row string) string
	width, height int
	top           place
}

// place is a row of the wrapped text: the line, the piece of it, and the row in the piece.
type place struct {
	line, piece, row int
}

// NewPager makes an empty pager.
func NewPager() *Pager { return &Pager{} }

// SetText shows text from its top.
func (p *Pager) SetText(text string) { p.SetLines(strings.Split(text, "\n")) }

// SetLines shows lines from the top; they must be safe to show and may hold styles. The pager keeps the slice and does not change it.
func (p *Pager) SetLines(lines []string) {
	p.lines = lines
	p.top = place{}
}

// SetStyle gives every row that is drawn to style first, with the number of its line from 0; nil for none. The style
// must not change the row's width.
func (p *Pager) SetStyle(style func(line int, row string) string) { p.style = style }

// SetSize gives the pager its area in cells; the line at the top stays there.
func (p *Pager) SetSize(width, height int) {
	if width != p.width {
		p.top.row = 0
	}
	p.width, p.height = width, height
	p.clamp()
}

// Top returns the number of the line at the top, from 0.
func (p *Pager) Top() int { return p.top.line }

// Lines returns how many lines there are.
func (p *Pager) Lines() int { return len(p.lines) }

// AtEnd says that the last row is on the screen.
func (p *Pager) AtEnd() bool { return !p.top.less(p.lastTop()) }

// Show scrolls so that a line is at the top, or as near as the end of the text allows.
func (p *Pager) Show(line int) {
	p.top = place{line: max(0, min(line, len(p.lines)-1))}
	p.clamp()
}

// Update scrolls by up, down, pgup, pgdown, home, end, space or the mouse wheel, and says whether it had use for the
// message.
func (p *Pager) Update(msg tea.Msg) bool {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		return p.key(msg.Keystroke())
	case tea.MouseWheelMsg:
		return p.wheel(msg.Button)
	default:
		return false
	}
}

// key scrolls by a key's name.
func (p *Pager) key(name string) bool {
	page := max(1, p.height-1)
	switch name {
	case "up":
		p.move(-1)
	case "down":
		p.move(1)
	case "pgup":
		p.move(-page)
	case "pgdown", "space":
		p.move(page)
	case "home":
		p.top = place{}
	case "end":
		p.top = p.lastTop()
	default:
		return false
	}
	return true
}

// wheel scrolls by the mouse wheel.
func (p *Pager) wheel(button tea.MouseButton) bool {
	switch button {
	case tea.MouseWheelUp:
		p.move(-wheelRows)
	case tea.MouseWheelDown:
		p.move(wheelRows)
	default:
		return false
	}
	return true
}

// move scrolls by rows, not further than the last page.
func (p *Pager) move(rows int) {
	if len(p.lines) == 0 {
		return
	}
	if rows > 0 {
		p.top = p.forward(p.top, rows)
	} else {
		p.top = p.back(p.top, -rows)
	}
	p.clamp()
}

// clamp keeps the window full as long as there is text above it.
func (p *Pager) clamp() {
	if len(p.lines) == 0 {
		p.top = place{}
		return
	}
	p.top.line = min(p.top.line, len(p.lines)-1)
	if last := p.lastTop(); last.less(p.top) {
		p.top = last
	}
}

// lastTop is the top of the last page, counted back from the end.
func (p *Pager) lastTop() place {
	if len(p.lines) == 0 {
		return place{}
	}
	return p.back(p.lastOf(len(p.lines)-1), p.height-1)
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

// rows wraps one piece of a line.
func (p *Pager) rows(line, piece int) []string {
	return Wrap(pieceOf(p.lines[line], piece), max(1, p.width))
}

// forward returns the place n rows after at, or the last row.
func (p *Pager) forward(at place, n int) place {
	for {
		left := len(p.rows(at.line, at.piece)) - 1 - at.row
		if n <= left {
			at.row += n
			return at
		}
		n -= left + 1
		switch {
		case at.piece+1 < pieces(p.lines[at.line]):
			at = place{line: at.line, piece: at.piece + 1}
		case at.line+1 < len(p.lines):
			at = place{line: at.line + 1}
		default:
			at.row += left
			return at
		}
	}
}

// back returns the place n rows before at, or the first row.
func (p *Pager) back(at place, n int) place {
	for n > at.row {
		n -= at.row + 1
		switch {
		case at.piece > 0:
			at.piece--
			at.row = len(p.rows(at.line, at.piece)) - 1
		case at.line > 0:
			at = p.lastOf(at.line - 1)
		default:
			return place{}
		}
	}
	at.row -= max(0, n)
	return at
}

// lastOf returns the last row of a line.
func (p *Pager) lastOf(line int) place {
	piece := pieces(p.lines[line]) - 1
	return place{line: line, piece: piece, row: len(p.rows(line, piece)) - 1}
}

// View draws the rows from the top on.
func (p *Pager) View() Frame {
	if p.width < 1 || p.height < 1 || len(p.lines) == 0 {
		return Frame{}
	}
	drawn := make([]string, 0, p.height)
	at := p.top
	for len(drawn) < p.height && at.line < len(p.lines) {
		for _, row := range p.rows(at.line, at.piece)[at.row:] {
			if p.style != nil {
				row = p.style(at.line, row)
			}
			drawn = append(drawn, row)
		}
		if at.row = 0; at.piece+1 < pieces(p.lines[at.line]) {
			at.piece++
		} else {
			at = place{line: at.line + 1}
		}
	}
	return Frame{Body: strings.Join(drawn[:min(len(drawn), p.height)], "\n")}
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
