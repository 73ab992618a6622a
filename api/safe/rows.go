package safe

import (
	"strings"

	"casebook/api/tree"
)

// grid is a table in JSON: names of columns, and rows that are arrays, as what answers
// queries writes it.
type grid struct {
	names []string
	depth int // of a row, in steps of the trail; 0: there is no table
}

// gridOf returns the names for the rows in n: those of a member beside them, or what its
// first row says where that cannot be a name and its value.
func (w *rewriter) gridOf(n *tree.Node) (names []string, rows *tree.Node) {
	if len(n.Children) < 2 || w.grid.depth == len(w.trail)+1 || leftOut(w.scrubber)&passColumns != 0 {
		return nil, nil
	}
	if n.Kind == tree.Array {
		names := namesIn(n.Children[0])
		if told := w.telling(names); told > 0 && (told == len(names) || len(names) > 2) {
			return names, n
		}
		return nil, nil
	}
	for _, child := range n.Children {
		if child.Kind != tree.Array || len(child.Children) == 0 {
			continue
		}
		switch fold(child.Key) {
		case "columns", "cols", "columnnames", "header", "headers", "fields", "names", "keys":
			names = namesIn(child)
		case "rows", "data", "values", "records", "datarows", "dataarray":
			if child.Children[0].Kind == tree.Array {
				rows = child
			}
		}
	}
	if rows == nil || w.telling(names) == 0 {
		return nil, nil
	}
	return names, rows
}

// namesIn reads names of columns: strings, or objects that have a name; nil where some are
// none.
func namesIn(n *tree.Node) (names []string) {
	const most = 512
	if n.Kind != tree.Array || len(n.Children) < 2 || len(n.Children) > most {
		return nil
	}
	for _, child := range n.Children {
		name := child
		if child.Kind == tree.Object {
			name = child.Member("name")
		}
		if name == nil || name.Kind != tree.String {
			return nil
		}
		names = append(names, name.Text)
	}
	if !areNames(names) {
		return nil
	}
	return names
}

// telling is how many of the names tell what must go.
func (w *rewriter) telling(names []string) (told int) {
	for _, name := range names {
		if v := w.stricter(verdict{}, name); v.found && v.class != Plain {
			told++
		}
	}
	return told
}

// cell is what is known of the cell of a row, by the name of its column.
func (w *rewriter) cell(v verdict, i int) verdict {
	if len(w.trail) != w.grid.depth+1 || i >= len(w.grid.names) {
		return v
	}
	return w.stricter(v, w.grid.names[i])
}

// inserted returns the values in text that an INSERT of SQL puts into columns whose names
// tell of them: (phone, code) VALUES ('…', '…'), ('…', '…').
func inserted(s scrubber, place Place, side, text string) (found []span) {
	if strings.IndexByte(text, '(') < 0 {
		return nil
	}
	for _, values := range [...]string{"VALUES", "values", "Values"} {
		for from := 0; ; {
			i := strings.Index(text[from:], values)
			if i < 0 {
				break
			}
			i += from
			from = i + len(values)
			names := namesBefore(text[:i])
			if names == nil {
				continue
			}
			t := table{scrubber: s, place: place, side: side, text: text}
			from = t.tuples(from, names)
			found = append(found, t.found...)
		}
	}
	return found
}

// namesBefore reads the list of names that a text ends with.
func namesBefore(text string) []string {
	const longest = 4 << 10
	text = strings.TrimRight(text[max(0, len(text)-longest):], " \t\r\n")
	list, ok := strings.CutSuffix(text, ")")
	open := strings.LastIndexByte(list, '(')
	if !ok || open < 0 {
		return nil
	}
	names := strings.Split(list[open+1:], ",")
	for i, name := range names {
		names[i] = strings.Trim(name, " \t\r\n\"`[]\\")
	}
	if !areNames(names) {
		return nil
	}
	return names
}

// tuples scrubs the lists of values from offset at on, and returns where they end.
func (t *table) tuples(at int, names []string) int {
	blank := func(c byte) bool { return blankBytes[c] || c == ',' }
	for {
		open := at + spanOf(t.text[at:], blank)
		if open >= len(t.text) || t.text[open] != '(' {
			return at
		}
		at = open + 1
		for i := 0; ; i++ {
			start, end, next := sqlValue(t.text, at)
			if next < 0 {
				return at
			}
			if i < len(names) && start < end {
				t.put(names[i], start, end)
			}
			if at = next + 1; next >= len(t.text) || t.text[next] != ',' {
				break
			}
		}
		at = min(at, len(t.text))
	}
}

// put scrubs one value under a name.
func (t *table) put(name string, start, end int) {
	value := strings.ReplaceAll(t.text[start:end], "''", "'")
	v := t.named(t.place, name, nil)
	if !v.found || v.class == Plain || value == "?" || strings.EqualFold(value, "null") || t.begun(value) || v.class == Personal && !plausible(v.kind, value) {
		return
	}
	if with := t.value(v, t.side+" "+name, value, false); with != value {
		t.found = append(t.found, span{start, end, with})
	}
}

// sqlValue is the value that begins at text[i], its quotation marks left out, and where the
// comma or bracket behind it stands; next is negative where there is none.
func sqlValue(text string, i int) (start, end, next int) {
	i += spanOf(text[i:], func(c byte) bool { return blankBytes[c] })
	if i >= len(text) {
		return 0, 0, -1
	}
	if text[i] != '\'' && text[i] != '"' {
		end = i + indexAnyOr(text[i:], ",)\n")
		if text[i] == '[' { // a placeholder
			end = i + indexAnyOr(text[i:], "]\n")
			end += indexAnyOr(text[end:], ",)\n")
		}
		return i, i + len(strings.TrimRight(text[i:end], " \t\r")), end
	}
	const longest = 64 << 10
	quote := text[i]
	text = text[:min(len(text), i+longest)]
	for end = i + 1; end < len(text); end++ {
		switch {
		case text[end] == '\\' || text[end] == quote && strings.HasPrefix(text[end+1:], string(quote)):
			end++
		case text[end] == quote:
			return i + 1, end, end + 1 + spanOf(text[end+1:], func(c byte) bool { return blankBytes[c] })
		}
	}
	return i + 1, len(text), len(text) // it breaks off
}
