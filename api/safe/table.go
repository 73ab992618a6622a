package safe

import "strings"

// table learns and cuts the columns of a text that is a table with names in its first
// line: CSV, RFC 4180, with commas, semicolons or tabs. found are spans of text.
func (p *sharing) table(text string) (found []span) {
	head, _, ok := strings.Cut(text, "\n")
	if !ok || p.off&shareTable != 0 {
		return nil
	}
	for _, sep := range [...]string{",", ";", "\t"} {
		names := strings.Split(strings.TrimRight(head, "\r"), sep)
		if len(names) < 2 || !areNames(names) {
			continue
		}
		columns := make([]verdict, len(names))
		any := false
		for i, name := range names {
			columns[i] = p.named(InRequest, strings.Trim(name, "\" \ufeff"), nil)
			any = any || columns[i].found
		}
		if any {
			return p.rows(text, len(head)+1, sep[0], columns)
		}
	}
	return nil
}

func areNames(names []string) bool {
	for _, name := range names {
		name = strings.Trim(name, "\" \ufeff")
		if name == "" || len(name) > 64 || spanOf(name, func(c byte) bool { return isKeyByte(c) || c == '.' || c == ' ' || c >= 0x80 }) < len(name) {
			return false
		}
	}
	return true
}

// rows cuts the columns that are personal, from offset at on.
func (p *sharing) rows(text string, at int, sep byte, columns []verdict) (found []span) {
	for line := range strings.Lines(text[at:]) {
		start := at
		at += len(line)
		cells := cellsOf(strings.TrimRight(line, "\r\n"), sep)
		if len(cells) != len(columns) {
			continue // another table, or a value with a line break
		}
		for i, cell := range cells {
			value := line[cell.start:cell.end]
			if !columns[i].found || value == "" || !plausible(columns[i].kind, value) {
				continue
			}
			if with := p.value(columns[i], "column "+columns[i].name, value, false); with != value {
				found = append(found, span{start + cell.start, start + cell.end, with})
			}
		}
	}
	return found
}

// cellsOf parts a line, quotation marks around a cell left out.
func cellsOf(line string, sep byte) (cells []span) {
	for at := 0; ; {
		if at < len(line) && line[at] == '"' {
			end := strings.IndexByte(line[at+1:], '"')
			if end < 0 {
				return nil
			}
			cells = append(cells, span{start: at + 1, end: at + 1 + end})
			at += end + 2
			if at == len(line) {
				return cells
			}
			if line[at] != sep {
				return nil
			}
			at++
			continue
		}
		end := strings.IndexByte(line[at:], sep)
		if end < 0 {
			return append(cells, span{start: at, end: len(line)})
		}
		cells = append(cells, span{start: at, end: at + end})
		at += end + 1
	}
}
