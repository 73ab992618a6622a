package ticket

import (
	"strings"

	"casebook/history/ticket"
	"casebook/ui"
)

// sheet is a text as it would leave, beside its original where it has one: line i of
// one side is line i of the other, and blanks stand in for lines that only one has.
type sheet struct {
	lines [2][]string // by ui.LeftSide and ui.RightSide; the left has none where there is no original
	marks [2][][]mark
	kinds []kind // of the right side
}

// joinedMost is how many lines of an original one line of the ticket can stand for: a
// value that was cut may hold line breaks.
const joinedMost = 40

// sheetOf puts a ticket beside its original.
func sheetOf(t ticket.Ticket, names map[string]int, writings map[int][]string) sheet {
	return pair(linesOf(t.Text.String()), linesOf(t.Original.String()), names, writings)
}

// pair puts lines beside those of their original.
func pair(out, original []string, names map[string]int, writings map[int][]string) sheet {
	var s sheet
	kinds := kindsOf(out)
	for i, line := range out {
		cut := placeholders(line, names)
		found := match(line, cut, original)
		s.row(kinds[i], line, inClear(line, cut, writings))
		for n, marks := range found {
			if n > 0 {
				s.row(kinds[i], "", nil)
			}
			s.beside(original[n], inClear(original[n], marks, writings))
		}
		original = original[len(found):]
	}
	for _, line := range original {
		s.row(prose, "", nil)
		s.beside(line, nil)
	}
	s.fill(len(s.kinds))
	return s
}

// match finds which of the next lines of the original a line of the ticket stands for,
// and what in each of them its placeholders stand for.
func match(line string, cut []mark, rest []string) (found [][]mark) {
	switch {
	case len(rest) == 0:
		return nil
	case len(cut) == 0:
		return [][]mark{nil}
	}
	before, after := line[:cut[0].from], line[cut[len(cut)-1].to:]
	for n := 1; n <= min(len(rest), joinedMost) && strings.HasPrefix(rest[0], before); n++ {
		if !strings.HasSuffix(rest[n-1], after) {
			continue
		}
		if marks, ok := opposite(line, cut, strings.Join(rest[:n], "\n")); ok {
			return split(marks, rest[:n])
		}
	}
	return [][]mark{differing(line, cut, rest[0])}
}

// split parts marks of several lines that were joined.
func split(marks []mark, lines []string) [][]mark {
	parts := make([][]mark, len(lines))
	start := 0
	for i, line := range lines {
		for _, m := range marks {
			m.from, m.to = max(0, m.from-start), min(len(line), m.to-start)
			if m.from <= m.to && m.to >= 0 {
				parts[i] = append(parts[i], m)
			}
		}
		start += len(line) + 1
	}
	return parts
}

// row adds a line of the ticket.
func (s *sheet) row(of kind, line string, marks []mark) {
	s.kinds = append(s.kinds, of)
	s.lines[ui.RightSide] = append(s.lines[ui.RightSide], line)
	s.marks[ui.RightSide] = append(s.marks[ui.RightSide], marks)
	s.fill(len(s.kinds) - 1)
}

// fill puts blank lines below the original up to a number of lines.
func (s *sheet) fill(lines int) {
	for len(s.lines[ui.LeftSide]) < lines {
		s.beside("", nil)
	}
}

// beside adds the line of the original that stands beside the last one of the ticket.
func (s *sheet) beside(line string, marks []mark) {
	s.lines[ui.LeftSide] = append(s.lines[ui.LeftSide], line)
	s.marks[ui.LeftSide] = append(s.marks[ui.LeftSide], marks)
}

// lone is a sheet of a text without an original.
func lone(lines []string, names map[string]int, writings map[int][]string) sheet {
	var s sheet
	s.lines[ui.RightSide] = lines
	for _, line := range lines {
		s.kinds = append(s.kinds, quoted)
		s.marks[ui.RightSide] = append(s.marks[ui.RightSide], inClear(line, placeholders(line, names), writings))
	}
	return s
}

// spot is where a value stands in a sheet.
type spot struct{ line, offset int }

// spots lists where each of so many values stands in the outgoing text, in order.
func (s *sheet) spots(values int) [][]spot {
	spots := make([][]spot, values)
	for line, marks := range s.marks[ui.RightSide] {
		for _, m := range marks {
			spots[m.value] = append(spots[m.value], spot{line, m.from})
		}
	}
	return spots
}

// at returns the value that stands at a byte of a line of a side; -1 for none.
func (s *sheet) at(side, line, offset int) int {
	if line >= len(s.marks[side]) {
		return -1
	}
	for _, m := range s.marks[side][line] {
		if m.from <= offset && offset < m.to {
			return m.value
		}
	}
	return -1
}
