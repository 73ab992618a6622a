package ui

import "strings"

// Rect is an area in cells; X and Y count from the left upper corner of what it lies in.
type Rect struct {
	X, Y, Width, Height int
}

// Contains says whether the cell at x, y lies in the area, for the mouse.
func (r Rect) Contains(x, y int) bool {
	return x >= r.X && x < r.X+r.Width && y >= r.Y && y < r.Y+r.Height
}

// Size is one part's claim on a length; see [Fixed] and [Fill].
type Size struct {
	cells, weight int
}

// Fixed claims a number of cells, or what is left when there are fewer.
func Fixed(cells int) Size { return Size{cells: max(0, cells)} }

// Fill claims a share, by weight, of what fixed parts leave; a weight below 1 counts as 1.
func Fill(weight int) Size { return Size{weight: max(1, weight)} }

// Columns splits the area into parts side by side.
func (r Rect) Columns(sizes ...Size) []Rect {
	parts := make([]Rect, len(sizes))
	x := r.X
	for i, width := range share(r.Width, sizes) {
		parts[i] = Rect{X: x, Y: r.Y, Width: width, Height: r.Height}
		x += width
	}
	return parts
}

// Rows splits the area into parts one below the other.
func (r Rect) Rows(sizes ...Size) []Rect {
	parts := make([]Rect, len(sizes))
	y := r.Y
	for i, height := range share(r.Height, sizes) {
		parts[i] = Rect{X: r.X, Y: y, Width: r.Width, Height: height}
		y += height
	}
	return parts
}

// share gives each size its cells; they never add up to more than total, and fill it when one of them is a Fill.
func share(total int, sizes []Size) []int {
	left, weights := max(0, total), 0
	lengths := make([]int, len(sizes))
	for i, size := range sizes {
		lengths[i] = min(size.cells, left)
		left -= lengths[i]
		weights += size.weight
	}
	for i, size := range sizes {
		if size.weight > 0 {
			lengths[i] = left * size.weight / weights
			left -= lengths[i]
			weights -= size.weight
		}
	}
	return lengths
}

// Panes is a screen's body split into panes side by side, parted by one rule each, between an upper and a lower rule
// when there is room for them. Make it with [SideBySide] in SetSize, ask it for areas, and draw with View.
type Panes struct {
	width, height int
	ruled         bool
	outer         []Rect
}

// Below these a body is drawn without its outer rules, and a pane without its blank margins.
const (
	ruledHeight = 6
	marginWidth = 20
)

// SideBySide splits a body of width × height cells; one size gives one pane between two rules.
func SideBySide(width, height int, sizes ...Size) Panes {
	p := Panes{width: max(0, width), height: max(0, height), ruled: height >= ruledHeight}
	inside := Rect{Width: p.width, Height: p.height}
	if p.ruled {
		inside.Y, inside.Height = 1, p.height-2
	}
	parts := make([]Size, 0, 2*len(sizes))
	for i, size := range sizes {
		if i > 0 {
			parts = append(parts, Fixed(1))
		}
		parts = append(parts, size)
	}
	for i, r := range inside.Columns(parts...) {
		if i%2 == 0 {
			p.outer = append(p.outer, r)
		}
	}
	return p
}

// Area is where pane i may draw, in the body's cells: its column without a blank on either side. It is empty for a pane
// that does not exist, and before the first size is known.
func (p Panes) Area(i int) Rect {
	if i < 0 || i >= len(p.outer) {
		return Rect{}
	}
	r := p.outer[i]
	if r.Width >= marginWidth {
		r.X++
		r.Width -= 2
	}
	return r
}

// View draws the rules and one frame a pane, each cropped to its area; the first cursor among them stays.
func (p Panes) View(theme *Theme, frames ...Frame) Frame {
	var out Frame
	bodies := make([]string, len(p.outer))
	for i := range min(len(frames), len(bodies)) {
		area := p.Area(i)
		bodies[i] = frames[i].Body
		if cursor := frames[i].Cursor; out.Cursor == nil && cursor != nil && (Rect{Width: area.Width, Height: area.Height}).Contains(cursor.X, cursor.Y) {
			out.Cursor = frames[i].Moved(area.X, area.Y).Cursor
		}
	}
	var b strings.Builder
	b.Grow(p.width*p.height + p.height*32)
	for y := range p.height {
		if y > 0 {
			b.WriteByte('\n')
		}
		switch {
		case p.ruled && y == 0:
			p.rule(&b, theme, "┬")
		case p.ruled && y == p.height-1:
			p.rule(&b, theme, "┴")
		default:
			p.row(&b, theme, bodies)
		}
	}
	out.Body = b.String()
	return out
}

// row writes the next line of every body and takes it off.
func (p Panes) row(b *strings.Builder, theme *Theme, bodies []string) {
	x := 0
	for i, outer := range p.outer {
		if i > 0 && x < p.width {
			b.WriteString(theme.Rule.Render(glyphSide))
		}
		area := p.Area(i)
		var line string
		line, bodies[i], _ = strings.Cut(bodies[i], "\n")
		b.WriteString(pad(area.X - outer.X))
		fitLine(b, line, area.Width)
		b.WriteString(pad(outer.X + outer.Width - area.X - area.Width))
		x = outer.X + outer.Width
	}
	b.WriteString(pad(p.width - x))
}

// rule writes a rule over the whole width, with joint where a rule between panes meets it.
func (p Panes) rule(b *strings.Builder, theme *Theme, joint string) {
	var line strings.Builder
	x := 0
	for i, outer := range p.outer {
		if i > 0 && x < p.width {
			line.WriteString(joint)
		}
		line.WriteString(strings.Repeat("─", outer.Width))
		x = outer.X + outer.Width
	}
	line.WriteString(strings.Repeat("─", max(0, p.width-x)))
	b.WriteString(theme.Rule.Render(line.String()))
}
