package ticket

import (
	"strings"

	"casebook/ui"
)

// kind is what a line of Markdown is, as far as colouring it takes.
type kind int

const (
	prose kind = iota
	headline
	fence  // opens or closes a block
	quoted // inside a block, or no Markdown at all
	warning
)

// kindsOf reads Markdown by lines.
func kindsOf(lines []string) []kind {
	kinds := make([]kind, len(lines))
	open := ""
	for i, row := range lines {
		ticks := row[:len(row)-len(strings.TrimLeft(row, "`"))]
		switch {
		case open == "" && len(ticks) >= 3:
			open, kinds[i] = ticks, fence
		case open != "" && row == open:
			open, kinds[i] = "", fence
		case open != "":
			kinds[i] = quoted
		case strings.HasPrefix(row, "#"):
			kinds[i] = headline
		case strings.HasPrefix(row, "**SIMULATED"):
			kinds[i] = warning
		}
	}
	return kinds
}

// linesOf parts a text into the lines that are drawn.
func linesOf(text string) []string {
	text = strings.TrimRight(strings.ReplaceAll(text, "\t", "    "), "\n")
	return strings.Split(text, "\n")
}

// longestMarked is the longest line whose marks are told from its text, in bytes.
const longestMarked = 4096

// markup styles a line of Markdown from end to end: its marks are muted, so that what
// they mark is read, and what they make bold is.
func markup(theme *ui.Theme, of kind, line string) []ui.Paint {
	base := ui.Style{}
	switch of {
	case fence:
		return []ui.Paint{{To: len(line), Style: theme.Muted}}
	case quoted:
		return nil
	case headline:
		base = theme.Title
	case warning:
		base = theme.Warn
	}
	if len(line) > longestMarked {
		return []ui.Paint{{To: len(line), Style: base}}
	}
	var paints []ui.Paint
	add := func(from, to int, style ui.Style) {
		if from < to {
			paints = append(paints, ui.Paint{From: from, To: to, Style: style})
		}
	}
	style, at := base, 0
	if of == headline {
		at = len(line) - len(strings.TrimLeft(line, "#"))
		add(0, at, theme.Muted)
	}
	for {
		from, to := nextMark(line, at)
		add(at, from, style)
		if from == to {
			return paints
		}
		add(from, to, theme.Muted)
		switch at = to; {
		case line[from] != '*':
			end := at + max(0, strings.Index(line[at:], line[from:to])) // in a code span nothing marks anything
			add(at, end, style)
			at = end
			if strings.HasPrefix(line[at:], line[from:to]) {
				at += to - from
				add(end, at, theme.Muted)
			}
		case style == base && of == prose:
			style = theme.Title
		default:
			style = base
		}
	}
}

// nextMark finds the next asterisks or backticks from a byte of a line on; both ends are
// the line's where there is none.
func nextMark(line string, at int) (from, to int) {
	for ; at < len(line); at++ {
		switch {
		case line[at] == '\\':
			at++
		case strings.HasPrefix(line[at:], "**"):
			return at, at + 2
		case line[at] == '`':
			return at, len(line) - len(strings.TrimLeft(line[at:], "`"))
		}
	}
	return len(line), len(line)
}
