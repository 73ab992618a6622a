package ticket

import (
	"strings"

	"casebook/ui"
)

// line is a line of the ticket and what it is in Markdown.
type line struct {
	text string
	kind kind
}

type kind int

const (
	prose kind = iota
	headline
	fence  // opens or closes a block
	quoted // inside a block
	warning
)

// linesOf reads Markdown by lines, as far as colouring it takes.
func linesOf(text string) []line {
	var lines []line
	open := ""
	for row := range strings.SplitSeq(strings.TrimRight(text, "\n"), "\n") {
		of := prose
		ticks := row[:len(row)-len(strings.TrimLeft(row, "`"))]
		switch {
		case open == "" && len(ticks) >= 3:
			open, of = ticks, fence
		case open != "" && row == open:
			open, of = "", fence
		case open != "":
			of = quoted
		case strings.HasPrefix(row, "#"):
			of = headline
		case strings.HasPrefix(row, "**SIMULATED"):
			of = warning
		}
		lines = append(lines, line{row, of})
	}
	return lines
}

func texts(lines []line) []string {
	rows := make([]string, len(lines))
	for i, l := range lines {
		rows[i] = strings.ReplaceAll(l.text, "\t", "    ")
	}
	return rows
}

// styled colours a row of the pager: headings, and what stands for a cut value.
func (s *Screen) styled(number int, row string) string {
	theme := s.setup.Theme
	switch s.made.lines[number].kind {
	case headline:
		return theme.Title.Render(row)
	case fence:
		return theme.Muted.Render(row)
	case warning:
		return theme.Warn.Render(row)
	}
	return accented(row, s.marks(), theme.Accent)
}

// marks are how what was cut begins in the text.
func (s *Screen) marks() []string {
	marks := make([]string, len(s.made.ticket.Tokens))
	for i, t := range s.made.ticket.Tokens {
		marks[i] = "[" + t.Name
	}
	return marks
}

// accented styles every stretch of row from one of marks up to the bracket that
// closes it. One that was wrapped is styled as far as it is in the row.
func accented(row string, marks []string, style ui.Style) string {
	var b strings.Builder
	for row != "" {
		at := -1
		for _, mark := range marks {
			if i := strings.Index(row, mark); i >= 0 && (at < 0 || i < at) {
				at = i
			}
		}
		if at < 0 {
			break
		}
		end := strings.IndexByte(row[at:], ']')
		if end < 0 {
			end = len(row) - at - 1
		}
		b.WriteString(row[:at])
		b.WriteString(style.Render(row[at : at+end+1]))
		row = row[at+end+1:]
	}
	b.WriteString(row)
	return b.String()
}
