package ticket

import "strings"

// kind is what a line of Markdown is, as far as colouring it takes.
type kind int

const (
	prose kind = iota
	headline
	fence  // opens or closes a block
	quoted // inside a block
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
