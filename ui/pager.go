package ui

import "strings"

// Pager shows a long text wrapped to its width. It wraps only what it shows: a frame and a key cost the same for a
// kilobyte and for a hundred megabytes.
type Pager struct {
	reel
	lines []string
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

// Lines returns how many lines there are.
func (p *Pager) Lines() int { return len(p.lines) }

// rows wraps one piece of a line.
func (p *Pager) rows(line, piece int) []string {
	return Wrap(pieceOf(p.lines[line], piece), max(1, p.width))
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
