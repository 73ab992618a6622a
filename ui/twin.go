package ui

import "strings"

// Twin shows two texts side by side, line for line: a line begins in the same row on both sides, and the side that takes
// fewer rows is padded. A side without width is neither drawn nor counted. Like [Pager] it wraps only what it shows.
type Twin struct {
	reel
	sides  [2]twinSide
	paint  func(side, line, from, to int) []Paint
	margin func(side, line, from, to int) string
}

type twinSide struct {
	lines  []string
	width  int // of its text
	margin int // of what stands before each row
}

// A margin has MarginCells cells and a blank, on sides of at least marginFrom cells.
const (
	MarginCells = 2
	marginFrom  = 50
)

// The sides of a [Twin].
const (
	LeftSide  = 0
	RightSide = 1
)

// Paint is a stretch of a line in a style: the bytes from From up to To.
type Paint struct {
	From, To int
	Style    Style
}

// NewTwin makes an empty one.
func NewTwin() *Twin {
	t := &Twin{}
	t.of = t
	return t
}

// SetLines shows the lines of both sides from the top; they must be safe to show and hold no styles. The twin keeps the
// slices and does not change them.
func (t *Twin) SetLines(left, right []string) {
	t.sides[LeftSide].lines, t.sides[RightSide].lines = left, right
	t.top = place{}
}

// SetPaint gives the twin what styles its lines: the paints of the bytes from up to to of a line, in their order, none in
// another. It is called for what is drawn, at every frame.
func (t *Twin) SetPaint(paint func(side, line, from, to int) []Paint) { t.paint = paint }

// SetMargin gives the twin what stands before its rows where a side is wide enough, at most [MarginCells] wide: mark is
// called at every frame for each row that is drawn, with the bytes of its line that are in it. Call it before SetSize.
func (t *Twin) SetMargin(mark func(side, line, from, to int) string) { t.margin = mark }

// SetSize gives the width of each side and the height of both in cells; the line at the top stays there.
func (t *Twin) SetSize(left, right, height int) {
	for i, width := range [2]int{LeftSide: left, RightSide: right} {
		s := &t.sides[i]
		margin := 0
		if t.margin != nil && width >= marginFrom {
			margin = MarginCells + 1
		}
		if width-margin != s.width {
			t.top.row = 0
		}
		s.width, s.margin = width-margin, margin
	}
	t.height = height
	t.clamp()
}

func (s *twinSide) line(i int) string {
	if i < len(s.lines) {
		return s.lines[i]
	}
	return ""
}

// twinRow is a row of a piece: the bytes of the piece that are in it, and the blanks before them.
type twinRow struct{ from, to, indent int }

// rows wraps one piece of a line of a side; a side that is not drawn has none.
func (s *twinSide) rows(line, piece int) []twinRow {
	if s.width < 1 {
		return nil
	}
	text := pieceOf(s.line(line), piece)
	hang := min(hanging(s.line(line)), s.width/3)
	var rows []twinRow
	for at := 0; ; {
		indent := hang
		if at == 0 && piece == 0 {
			indent = 0
		}
		end, next := breakRow(text[at:], s.width-indent)
		rows = append(rows, twinRow{at, at + end, indent})
		if at += next; at >= len(text) {
			return rows
		}
	}
}

// hanging is how far the further rows of a line stand in, so that its beginning stands out: below the text of an item of
// a list, and further in than a line that stands in itself.
func hanging(line string) int {
	text := strings.TrimLeft(line, " ")
	indent := len(line) - len(text)
	text = text[:min(len(text), 8)] // what tells an item stands at its beginning
	switch number, _, found := strings.Cut(text, ". "); {
	case strings.HasPrefix(text, "- "):
		return indent + 2
	case found && number != "" && len(number) < 4 && strings.Trim(number, "0123456789") == "":
		return indent + len(number) + 2
	case indent > 0:
		return indent + 2
	}
	return 0
}

func (t *Twin) lineCount() int {
	count := 0
	for i := range t.sides {
		if s := &t.sides[i]; s.width > 0 {
			count = max(count, len(s.lines))
		}
	}
	return count
}

func (t *Twin) pieceCount(line int) int {
	count := 1
	for i := range t.sides {
		if s := &t.sides[i]; s.width > 0 {
			count = max(count, pieces(s.line(line)))
		}
	}
	return count
}

func (t *Twin) rowCount(line, piece int) int {
	count := 1
	for i := range t.sides {
		count = max(count, len(t.sides[i].rows(line, piece)))
	}
	return count
}

// Reveal scrolls, where it must, to the row with a byte of a line of a side.
func (t *Twin) Reveal(side, line, offset int) {
	s := &t.sides[side]
	if s.width < 1 || line < 0 || line >= t.lineCount() {
		return
	}
	at := place{line: line, piece: min(offset/pieceBytes, t.pieceCount(line)-1)}
	if at.piece > 0 && offset < seam(s.line(line), at.piece*pieceBytes) {
		at.piece--
	}
	offset -= seam(s.line(line), at.piece*pieceBytes)
	for i, row := range s.rows(line, at.piece) {
		if row.from <= offset {
			at.row = i
		}
	}
	t.reveal(at)
}

// At returns the byte of a line that is drawn at a cell of a side, for the mouse.
func (t *Twin) At(side, x, y int) (line, offset int, ok bool) {
	s := &t.sides[side]
	x -= s.margin
	if y < 0 || y >= t.height || x < 0 || x >= s.width || t.lineCount() == 0 {
		return 0, 0, false
	}
	at := t.forward(t.top, y)
	if y > 0 && at == t.forward(t.top, y-1) { // below the last row
		return 0, 0, false
	}
	rows := s.rows(at.line, at.piece)
	if at.row >= len(rows) || x < rows[at.row].indent {
		return 0, 0, false
	}
	row := rows[at.row]
	text := pieceOf(s.line(at.line), at.piece)[row.from:row.to]
	end, _, _ := measure(text, x-row.indent)
	if end == len(text) {
		return 0, 0, false
	}
	return at.line, seam(s.line(at.line), at.piece*pieceBytes) + row.from + end, true
}

// View draws the rows of one side from the top on.
func (t *Twin) View(side int) Frame {
	s := &t.sides[side]
	count := t.lineCount()
	if s.width < 1 || t.height < 1 || count == 0 {
		return Frame{}
	}
	drawn := make([]string, 0, t.height)
	at := t.top
	for len(drawn) < t.height && at.line < count {
		rows := t.styled(side, at)
		for row := at.row; row < t.rowCount(at.line, at.piece) && len(drawn) < t.height; row++ {
			if row < len(rows) {
				drawn = append(drawn, rows[row])
			} else {
				drawn = append(drawn, "")
			}
		}
		if at.row = 0; at.piece+1 < t.pieceCount(at.line) {
			at.piece++
		} else {
			at = place{line: at.line + 1}
		}
	}
	return Frame{Body: strings.Join(drawn, "\n")}
}

// styled returns the rows of a piece of a line of a side, painted.
func (t *Twin) styled(side int, at place) []string {
	s := &t.sides[side]
	text, base := pieceOf(s.line(at.line), at.piece), seam(s.line(at.line), at.piece*pieceBytes)
	var paints []Paint
	if t.paint != nil {
		paints = t.paint(side, at.line, base, base+len(text))
	}
	var drawn []string
	for _, row := range s.rows(at.line, at.piece) {
		drawn = append(drawn, t.before(side, at.line, base+row.from, base+row.to)+pad(row.indent)+painted(text[row.from:row.to], base+row.from, paints))
	}
	return drawn
}

// before is what stands before a row with the bytes from up to to of a line.
func (t *Twin) before(side, line, from, to int) string {
	margin := t.sides[side].margin
	if margin == 0 {
		return ""
	}
	if mark := t.margin(side, line, from, to); mark != "" {
		return Fit(mark, margin, 1)
	}
	return pad(margin)
}

// painted styles a row that begins at a byte of its line.
func painted(row string, base int, paints []Paint) string {
	var b strings.Builder
	done := 0
	for _, paint := range paints {
		from, to := max(done, paint.From-base), min(len(row), paint.To-base)
		if from >= to {
			continue
		}
		b.WriteString(row[done:from])
		b.WriteString(paint.Style.Render(row[from:to]))
		done = to
	}
	b.WriteString(row[done:])
	return b.String()
}
