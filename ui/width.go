package ui

import (
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// blanks is cut to make padding without an allocation.
const blanks = "                                                                                                                                "

// pad returns n blanks; none when n is negative.
func pad(n int) string {
	if n <= 0 {
		return ""
	}
	if n <= len(blanks) {
		return blanks[:n]
	}
	return strings.Repeat(" ", n)
}

// Width returns the cells that one line of text takes; styles take none.
func Width(line string) int {
	cells := 0
	for i := 0; i < len(line); {
		size, width := unit(line[i:])
		i += size
		cells += width
	}
	return cells
}

// unit measures the first thing in a non-empty s that must not be cut: an escape sequence, a control character (both 0
// cells) or a grapheme cluster. It is the one place that knows, and reads no further than it must.
func unit(s string) (size, cells int) {
	c := s[0]
	switch {
	case c == 0x1b:
		return escape(s), 0
	case c < ' ' || c == 0x7f:
		return 1, 0
	case c < utf8.RuneSelf:
		if len(s) == 1 || s[1] < utf8.RuneSelf {
			return 1, 1
		}
		size = 1
	default:
		r, n := utf8.DecodeRuneInString(s)
		if !narrow(r) {
			return cluster(s)
		}
		size = n
	}
	// Only a rune outside the narrow ones can join the one before it.
	if size < len(s) && s[size] >= utf8.RuneSelf {
		if next, _ := utf8.DecodeRuneInString(s[size:]); !narrow(next) {
			return cluster(s)
		}
	}
	return size, 1
}

// cluster measures the grapheme cluster that s begins with.
func cluster(s string) (size, cells int) {
	text, cells := ansi.FirstGraphemeCluster(s, ansi.GraphemeWidth)
	return max(1, len(text)), cells
}

// narrow says that r takes one cell and never joins a neighbour: the letters and marks that most text is made of.
func narrow(r rune) bool {
	switch {
	case r < 0x00a0:
		return r >= ' ' && r < 0x7f
	case r <= 0x02ff:
		return r != 0x00ad
	case r < 0x0400:
		return false
	case r <= 0x0481:
		return true
	case r >= 0x0621 && r <= 0x064a, r >= 0x0660 && r <= 0x0669:
		return true
	case r >= 0x2010 && r <= 0x2027:
		return true
	case r >= 0x2500 && r <= 0x25fc:
		return r != 0x25aa && r != 0x25ab && r != 0x25b6 && r != 0x25c0 && r != 0x25fb && r != 0x25fc
	default:
		return r == '›' || r == '✓' || r == '✗'
	}
}

// escape returns the bytes of the escape sequence that s begins with.
func escape(s string) int {
	if len(s) == 1 {
		return 1
	}
	switch s[1] {
	case '[':
		for i := 2; i < len(s); i++ {
			if s[i] >= 0x40 && s[i] <= 0x7e {
				return i + 1
			}
		}
		return len(s)
	case ']', 'P', 'X', '^', '_':
		for i := 2; i < len(s); i++ {
			if s[i] == 0x07 {
				return i + 1
			}
			if s[i] == 0x1b && i+1 < len(s) && s[i+1] == '\\' {
				return i + 2
			}
		}
		return len(s)
	default:
		return 2
	}
}

// Truncate shortens one line to width cells, the last of them "…", and closes a style it cut. It reads no further than
// the cut.
func Truncate(line string, width int) string {
	end, cells, open := measure(line, width)
	if end == len(line) {
		return line
	}
	if width < 1 {
		return ""
	}
	if cells == width {
		end, _, open = measure(line, width-1)
	}
	if open {
		return line[:end] + GlyphMore + reset
	}
	return line[:end] + GlyphMore
}

// Clip shortens one line of plain text to width cells like [Truncate], but between two words where that leaves at least
// half of the cells.
func Clip(line string, width int) string {
	if Width(line) <= width {
		return line
	}
	end, _ := breakRow(line, width-len(" ")-1)
	if line[end] != ' ' || 2*Width(line[:end]) < width {
		return Truncate(line, width)
	}
	return strings.TrimRight(line[:end], ",;:") + " " + GlyphMore
}

// Tail shortens one line of plain text to width cells from the front, the first of them "…": of a path or a name what
// tells it apart stands at its end.
func Tail(line string, width int) string {
	surplus := Width(line) - width
	if surplus <= 0 {
		return line
	}
	if width < 1 {
		return ""
	}
	end, cells, _ := measure(line, surplus+1)
	if cells <= surplus && end < len(line) {
		size, _ := unit(line[end:])
		end += size
	}
	return GlyphMore + strings.TrimLeft(line[end:], " ")
}

// measure walks line up to width cells: how many bytes fit, how many cells they take, and whether a style is open there.
func measure(line string, width int) (end, cells int, open bool) {
	for end < len(line) {
		size, wide := unit(line[end:])
		if cells+wide > width {
			break
		}
		if line[end] == 0x1b {
			open = opens(line[end:end+size], open)
		}
		end += size
		cells += wide
	}
	return end, cells, open
}

// opens says whether a style is open after an escape sequence.
func opens(sequence string, open bool) bool {
	if !strings.HasSuffix(sequence, "m") || !strings.HasPrefix(sequence, "\x1b[") {
		return open
	}
	return sequence != reset && sequence != "\x1b[0m"
}

// Fit pads and crops text to exactly width × height cells.
func Fit(text string, width, height int) string {
	width, height = max(0, width), max(0, height)
	var b strings.Builder
	b.Grow(len(text) + width)
	for row := range height {
		line, rest, _ := strings.Cut(text, "\n")
		text = rest
		if row > 0 {
			b.WriteByte('\n')
		}
		fitLine(&b, line, width)
	}
	return b.String()
}

// fitLine writes line cropped and padded to exactly width cells.
func fitLine(b *strings.Builder, line string, width int) {
	end, cells, open := measure(line, width)
	b.WriteString(line[:end])
	if open {
		b.WriteString(reset)
	}
	b.WriteString(pad(width - cells))
}

// Ends puts left and right at the two ends of one line of width cells. What does not fit is cut from left first; right
// is dropped when it would not leave left 8 cells, unless left needs less.
func Ends(left, right string, width int) string {
	room := width - Width(right) - 2
	if right == "" || room < min(8, Width(left)) {
		return Truncate(left, width)
	}
	left = Truncate(left, room)
	return left + pad(width-Width(left)-Width(right)) + right
}
