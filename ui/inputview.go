package ui

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// piece is one character of a value as it is drawn.
type piece struct {
	text   string
	cells  int
	hidden bool
}

// View draws the line in at most width cells and says in which cell the cursor stands. What does not fit is cut at
// either end and marked with "…"; the cursor is always inside.
func (in *Input) View(theme *Theme, width int) (text string, cursor int) {
	pieces, at := in.pieces(theme.Private)
	from, to := window(pieces, at, width)
	var b strings.Builder
	if from > 0 && width > 4 {
		b.WriteString(theme.Muted.Render(GlyphMore))
		cursor++
	}
	for i, p := range pieces[from:to] {
		if from+i < at {
			cursor += p.cells
		}
		if p.hidden {
			b.WriteString(theme.Warn.Render(p.text))
		} else {
			b.WriteString(p.text)
		}
	}
	if to < len(pieces) && width > 4 {
		b.WriteString(theme.Muted.Render(GlyphMore))
	}
	return b.String(), min(cursor, max(0, width-1))
}

// pieces splits the value into what is drawn, and says before which piece the cursor stands. While others look on, a
// private value is as many bullets as it has cells.
func (in *Input) pieces(private bool) (pieces []piece, at int) {
	pieces = make([]piece, 0, len(in.value))
	for i := 0; i < len(in.value); {
		if i < in.pos {
			at++
		}
		size, cells := unitOfValue(in.value[i:])
		text := in.value[i : i+size]
		switch {
		case in.Mask:
			pieces = append(pieces, piece{text: GlyphMask, cells: 1})
		case cells == 0 || invisible(text):
			shown := escaped(text, cells)
			pieces = append(pieces, piece{text: shown, cells: Width(shown), hidden: true})
		default:
			pieces = append(pieces, piece{text: text, cells: cells})
		}
		if last := &pieces[len(pieces)-1]; private && in.Private {
			*last = piece{text: bullets(last.cells), cells: last.cells}
		}
		i += size
	}
	return pieces, at
}

// window returns which pieces to draw so that they, the marks where the line is cut and the cursor fit in width cells.
func window(pieces []piece, at, width int) (from, to int) {
	total := 0
	for _, p := range pieces {
		total += p.cells
	}
	if total < width {
		return 0, len(pieces)
	}
	marks := 0
	if width > 4 {
		marks = 1
	}
	// The character under the cursor, or one cell behind the last, and room for the marks at both ends.
	room, to := width-marks-1, at
	if at < len(pieces) && pieces[at].cells+2*marks <= width {
		room, to = width-2*marks-pieces[at].cells, at+1
	}
	from = at
	for from > 0 && pieces[from-1].cells <= room {
		from--
		room -= pieces[from].cells
	}
	if from == 0 {
		room += marks
	}
	for to > at && to < len(pieces) && pieces[to].cells <= room {
		room -= pieces[to].cells
		to++
	}
	return from, to
}

// unitOfValue measures the first character of a value, in which an escape sequence is nothing special.
func unitOfValue(s string) (size, cells int) {
	if s[0] == 0x1b {
		return 1, 0
	}
	if r, size := utf8.DecodeRuneInString(s); r == utf8.RuneError && size <= 1 {
		return 1, 0
	}
	return unit(s)
}

// invisible says that text holds something a terminal would not show, or would act on.
func invisible(text string) bool {
	return !utf8.ValidString(text) || strings.ContainsFunc(text, hides)
}

// hides says that a terminal would not show a rune, or would act on it; and whatever is a blank but no " ".
func hides(r rune) bool {
	switch {
	case r < 0x7f:
		return r < ' '
	case !unicode.IsGraphic(r), unicode.Is(unicode.Zs, r):
		return true
	}
	return r >= 0x300 && unicode.Is(unicode.Other_Default_Ignorable_Code_Point, r)
}

// escaped shows the first character of a value, see unitOfValue, with what hides in it written as wherever values are only
// shown: "\t", "\x1b", "\u{200D}"; bytes that are no UTF-8 as "\xff". Where nothing hides and it takes no cells all the same,
// all of it is.
func escaped(text string, cells int) string {
	var b strings.Builder
	all := cells == 0 && !invisible(text)
	for len(text) > 0 {
		r, size := utf8.DecodeRuneInString(text)
		switch {
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteString(`\t`)
		case r == '\r':
			b.WriteString(`\r`)
		case size == 1 && (r < ' ' || r >= 0x7f):
			fmt.Fprintf(&b, `\x%02x`, text[0])
		case all, hides(r):
			fmt.Fprintf(&b, `\u{%04X}`, r)
		default:
			b.WriteRune(r)
		}
		text = text[size:]
	}
	return b.String()
}

// Visible returns value as one line in which what a terminal would hide or act on is shown as an escape: "\t", "\x1b",
// "\u{202E}".
func Visible(value string) string {
	if !strings.ContainsFunc(value, func(r rune) bool { return r < ' ' || r > '~' }) {
		return value
	}
	var b strings.Builder
	for i := 0; i < len(value); {
		size, cells := unitOfValue(value[i:])
		text := value[i : i+size]
		if cells == 0 || invisible(text) {
			text = escaped(text, cells)
		}
		b.WriteString(text)
		i += size
	}
	return b.String()
}
