package ui

import (
	"cmp"
	"slices"
	"strings"
)

// Span is a part of a text, as bytes [Start, End) of it.
type Span struct{ Start, End int }

// Conceal draws over the parts of body that find names, a bullet for each cell, so that nothing moves. Find is given
// body without its styles, which stay as they are, and returns spans of that in any order.
func Conceal(body string, find func(text string) []Span) string {
	text := unstyled(body)
	spans := joined(find(text))
	if len(spans) == 0 {
		return body
	}
	var b strings.Builder
	b.Grow(len(body) + len(body)/8)
	at := 0 // in text
	for i := 0; i < len(body); {
		size, cells := unit(body[i:])
		piece := body[i : i+size]
		i += size
		if piece[0] == 0x1b {
			b.WriteString(piece)
			continue
		}
		for len(spans) > 0 && spans[0].End <= at {
			spans = spans[1:]
		}
		if len(spans) > 0 && spans[0].Start < at+size && piece != "\n" {
			piece = bullets(cells)
		}
		b.WriteString(piece)
		at += size
	}
	return b.String()
}

// bullets returns n bullets.
func bullets(n int) string { return strings.Repeat(GlyphMask, n) }

// unstyled is body without escape sequences.
func unstyled(body string) string {
	at := strings.IndexByte(body, 0x1b)
	if at < 0 {
		return body
	}
	var b strings.Builder
	b.Grow(len(body))
	for at >= 0 {
		b.WriteString(body[:at])
		body = body[at+escape(body[at:]):]
		at = strings.IndexByte(body, 0x1b)
	}
	b.WriteString(body)
	return b.String()
}

// joined sorts spans and makes one of those that overlap.
func joined(spans []Span) []Span {
	slices.SortFunc(spans, func(a, b Span) int { return cmp.Compare(a.Start, b.Start) })
	out := spans[:0]
	for _, s := range spans {
		if n := len(out); n > 0 && s.Start <= out[n-1].End {
			out[n-1].End = max(out[n-1].End, s.End)
			continue
		}
		out = append(out, s)
	}
	return out
}

// Piece is a part of a row that stands alone: between the row's ends and the rules that part its panes.
type Piece struct {
	// Span is where its text is, without the blanks around it.
	Span
	// Cell is the column that the piece begins in, and Width how many it has, blanks included.
	Cell, Width int
}

// Pieces splits rows of plain text where panes and dialogs end, so that what is wrapped can be read on in the row below.
func Pieces(text string) [][]Piece {
	var rows [][]Piece
	at := 0
	for row := range strings.SplitSeq(text, "\n") {
		rows = append(rows, piecesOf(row, at))
		at += len(row) + 1
	}
	return rows
}

// piecesOf splits one row, which begins at byte at of its text.
func piecesOf(row string, at int) []Piece {
	var pieces []Piece
	cell := 0
	for more := true; more; {
		part, rest := row, ""
		if side := strings.IndexAny(row, glyphSides); side >= 0 {
			part, rest = row[:side], row[side+len(glyphSide):]
		} else {
			more = false
		}
		width := Width(part)
		trimmed := strings.TrimLeft(part, " ")
		start := at + len(part) - len(trimmed)
		pieces = append(pieces, Piece{Span{start, start + len(strings.TrimRight(trimmed, " "))}, cell, width})
		at += len(part) + len(glyphSide)
		cell += width + 1
		row = rest
	}
	return pieces
}

// glyphSide is what stands between panes, and at the sides of a dialog.
const (
	glyphSide  = "│"
	glyphSides = glyphSide + "┌┐└┘" // with the corners of dialogs
)
