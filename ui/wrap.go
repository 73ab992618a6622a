package ui

import "strings"

// TextWidth is the widest that prose is set, in cells; wider panes leave the rest blank.
const TextWidth = 88

// Wrap breaks text into rows of at most width cells: at blanks where it can, inside a word where it must. A style that
// crosses a break is closed at the end of a row and opened again in the next.
func Wrap(text string, width int) []string {
	var rows []string
	for line := range strings.SplitSeq(text, "\n") {
		rows = wrapLine(rows, line, width)
	}
	return rows
}

// wrapLine appends the rows of one line; an empty line is one empty row.
func wrapLine(rows []string, line string, width int) []string {
	width = max(1, width)
	open := ""
	for {
		end, next := breakRow(line, width)
		row := line[:end]
		if open == "" && strings.IndexByte(row, 0x1b) < 0 {
			rows = append(rows, row)
		} else {
			after := openStyles(open, row)
			row = open + row
			if after != "" {
				row += reset
			}
			open = after
			rows = append(rows, row)
		}
		if next >= len(line) {
			return rows
		}
		line = line[next:]
	}
}

// breakRow says where the first row of line ends, and where the next begins; next is len(line) for the last row.
func breakRow(line string, width int) (end, next int) {
	cells, blank, letters := 0, -1, false
	for i := 0; i < len(line); {
		size, wide := unit(line[i:])
		// The blanks before the first letter are an indent, not a place to break.
		if line[i] == ' ' && letters && line[i-1] != ' ' {
			blank = i
		}
		if cells+wide > width {
			switch {
			case blank >= 0:
				return blank, skipBlanks(line, blank)
			case i == 0:
				// A character wider than the row: leave it out rather than overflow.
				return 0, size
			default:
				return i, i
			}
		}
		letters = letters || (wide > 0 && line[i] != ' ')
		i += size
		cells += wide
	}
	return len(line), len(line)
}

// skipBlanks returns where the blanks at i end.
func skipBlanks(line string, i int) int {
	for i < len(line) && line[i] == ' ' {
		i++
	}
	return i
}

// openStyles returns the escape sequences in force after row, which began with those in open.
func openStyles(open, row string) string {
	for i := 0; i < len(row); {
		at := strings.IndexByte(row[i:], 0x1b)
		if at < 0 {
			break
		}
		i += at
		size := escape(row[i:])
		sequence := row[i : i+size]
		switch {
		case !strings.HasPrefix(sequence, "\x1b[") || !strings.HasSuffix(sequence, "m"):
		case opens(sequence, false):
			open += sequence
		default:
			open = ""
		}
		i += size
	}
	return open
}
