package safe

import "strings"

// table scrubs the columns of a text that is a table with names in its first line:
// CSV, RFC 4180, with commas, semicolons or tabs.
type table struct {
	scrubber
	place Place
	side  string // begins the words for a place
	text  string
	found []span
}

// columns returns what is found in text, if that is a table.
func columns(s scrubber, place Place, side, text string) []span {
	head, _, ok := strings.Cut(text, "\n")
	if !ok {
		return nil
	}
	for _, sep := range [...]string{",", ";", "\t"} {
		names := strings.Split(strings.TrimRight(head, "\r"), sep)
		if len(names) < 2 || !areNames(names) {
			continue
		}
		t := table{scrubber: s, place: place, side: side, text: text}
		by := make([]verdict, len(names))
		any := false
		for i, name := range names {
			by[i] = t.named(place, strings.Trim(name, "\" \ufeff"), nil)
			any = any || by[i].found && by[i].class != Plain
		}
		if any {
			t.rows(len(head)+1, sep[0], by)
			return t.found
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

// rows scrubs the columns from offset at on.
func (t *table) rows(at int, sep byte, by []verdict) {
	for line := range strings.Lines(t.text[at:]) {
		start := at
		at += len(line)
		cells := cellsOf(strings.TrimRight(line, "\r\n"), sep)
		if len(cells) != len(by) {
			continue // another table, or a value with a line break
		}
		for i, cell := range cells {
			v, value := by[i], line[cell.start:cell.end]
			if !v.found || v.class == Plain || value == "" || t.begun(value) || v.class == Personal && !plausible(v.kind, value) {
				continue
			}
			if with := t.value(v, t.side+" "+v.name, value, false); with != value {
				t.found = append(t.found, span{start + cell.start, start + cell.end, with})
			}
		}
	}
}

// cellsOf parts a line, quotation marks around a cell left out. A cell that is a
// placeholder may hold a comma.
func cellsOf(line string, sep byte) (cells []span) {
	for at := 0; ; {
		start, end := at, -1
		switch {
		case at < len(line) && line[at] == '"':
			start = at + 1
			size := strings.IndexByte(line[start:], '"')
			if size < 0 {
				return nil
			}
			end = start + size
			at = end + 1
		case at < len(line) && line[at] == '[':
			if size := strings.IndexByte(line[at:], ']'); size > 0 && (at+size+1 == len(line) || line[at+size+1] == sep) {
				end = at + size + 1
				at = end
			}
		}
		if end < 0 {
			end = at + indexAnyOr(line[at:], string(sep))
			at = end
		}
		cells = append(cells, span{start: start, end: end})
		if at == len(line) {
			return cells
		}
		if line[at] != sep {
			return nil
		}
		at++
	}
}
