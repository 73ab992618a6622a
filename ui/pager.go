package ui

import "strings"

// Pager shows a long text wrapped to its width. It wraps only what it shows: a frame and a key cost the same for a
// kilobyte and for a hundred megabytes.
type Pager struct {
	reel
	lines []string
	hangs []int // by line; nil: nothing hangs
	style func(line int, row string) string
	width int
}

// NewPager makes an empty pager.
func NewPager() *Pager {
	p := &Pager{}
	p.of = p
	return p
}

// SetText shows text from its top.
func (p *Pager) SetText(text string) { p.SetLines(strings.Split(text, "\n")) }

// SetLines shows lines from the top; they must be safe to show and may hold styles. The pager keeps the slice and does not change it.
func (p *Pager) SetLines(lines []string) {
	p.lines, p.hangs = lines, nil
	p.top = place{}
}

// SetHanging shows lines like [Pager.SetLines]; where one goes on in further rows, these are set in by so many cells, at
// most half of the width. hangs has one number a line, and is kept too.
func (p *Pager) SetHanging(lines []string, hangs []int) {
	p.SetLines(lines)
	p.hangs = hangs
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

// Lines returns how many lines there are.
func (p *Pager) Lines() int { return len(p.lines) }

// rows wraps one piece of a line.
func (p *Pager) rows(line, piece int) []string {
	text, width := pieceOf(p.lines[line], piece), max(1, p.width)
	if line >= len(p.hangs) {
		return Wrap(text, width)
	}
	hang := max(0, p.hangs[line])
	if piece > 0 {
		return setIn(nil, text, min(hang, width/2), width)
	}
	return wrapHanging(text, hang, width)
}

// wrapHanging wraps a line whose further rows are set in by so many cells, at most half of the width.
func wrapHanging(line string, hang, width int) []string {
	end, next := breakRow(line, width)
	switch {
	case next >= len(line):
		return Wrap(line, width)
	case hang > width/2:
		return setIn(Wrap(line[:end], width), openStyles("", line[:end])+line[next:], width/2, width)
	}
	end, _, _ = measure(line, hang)
	rows := setIn(nil, openStyles("", line[:end])+line[end:], hang, width)
	rows[0] = line[:end] + rows[0][hang:]
	return rows
}

// setIn appends the rows of text, which are set in by so many cells.
func setIn(rows []string, text string, hang, width int) []string {
	for _, row := range Wrap(text, width-hang) {
		rows = append(rows, pad(hang)+row)
	}
	return rows
}

func (p *Pager) lineCount() int               { return len(p.lines) }
func (p *Pager) pieceCount(line int) int      { return pieces(p.lines[line]) }
func (p *Pager) rowCount(line, piece int) int { return len(p.rows(line, piece)) }

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
