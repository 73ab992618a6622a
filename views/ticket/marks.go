package ticket

import (
	"net/url"
	"strings"
)

// mark is a stretch of a line that stands for a value, or is one.
type mark struct {
	from, to int  // in bytes
	value    int  // which of the values
	clear    bool // the value itself, and it goes out as it is
}

// The longest that is looked for, in bytes: a name, and a placeholder as it stands in a
// URL.
const (
	longestName        = 64
	longestPlaceholder = 600
)

// placeholders finds what stands for a value in a line: "[phone-1: +962, E.164]", as
// it is and as it stands in a URL. Names are those of the values.
func placeholders(line string, names map[string]int) []mark {
	var marks []mark
	for at := 0; at < len(line); {
		next := strings.IndexAny(line[at:], "[%")
		if next < 0 {
			break
		}
		at += next
		length, name := placeholder(line[at:])
		value, known := names[name]
		if !known {
			at++
			continue
		}
		marks = append(marks, mark{from: at, to: at + length, value: value})
		at += length
	}
	return marks
}

// placeholder reads the one that text begins with: how long it is, and its name. Where
// the end of one was cut off it has none.
func placeholder(text string) (length int, name string) {
	text = text[:min(len(text), longestPlaceholder)]
	if text[0] == '[' {
		name, _, found := strings.Cut(text[1:min(len(text), longestName)], ": ")
		end := strings.IndexByte(text, ']')
		if !found || end < 0 || strings.Contains(name, "]") {
			return 0, ""
		}
		return end + 1, name
	}
	if !strings.HasPrefix(text, "%5B") && !strings.HasPrefix(text, "%5b") {
		return 0, ""
	}
	end := strings.Index(strings.ToUpper(text), "%5D")
	if end < 0 {
		return 0, ""
	}
	inside, err := url.QueryUnescape(text[len("%5B"):end])
	if err != nil {
		return 0, ""
	}
	name, _, _ = strings.Cut(inside, ": ")
	return end + len("%5D"), name
}

// opposite finds in the original of a line what its placeholders stand for: what is
// around them is the same in both. What was cut already when it was kept stands in both.
// ok says that the original is one of this line.
func opposite(line string, marks []mark, original string) (found []mark, ok bool) {
	if len(marks) == 0 {
		return nil, line == original
	}
	before := line[:marks[0].from]
	if !strings.HasPrefix(original, before) {
		return nil, false
	}
	at := len(before)
	for i, m := range marks {
		last := i == len(marks)-1
		next := len(line)
		if !last {
			next = marks[i+1].from
		}
		length := standsFor(original[at:], line[m.from:m.to], line[m.to:next], last)
		if length < 0 {
			return nil, false
		}
		found = append(found, mark{from: at, to: at + length, value: m.value})
		at += length + next - m.to
	}
	return found, true
}

// standsFor is how much of the beginning of an original a placeholder stands for: all up
// to what follows it, which is the rest where the placeholder is the last of its line; -1
// when that does not follow.
func standsFor(original, placeholder, after string, last bool) int {
	if rest, cut := strings.CutPrefix(original, placeholder); cut && (rest == after || !last && strings.HasPrefix(rest, after)) {
		return len(placeholder)
	}
	if !last {
		return strings.Index(original, after)
	}
	if !strings.HasSuffix(original, after) {
		return -1
	}
	return len(original) - len(after)
}

// differing marks what is not the same at both ends of two lines.
func differing(line string, marks []mark, original string) []mark {
	if len(marks) == 0 || line == original {
		return nil
	}
	from, most := 0, min(len(line), len(original))
	for from < most && line[from] == original[from] {
		from++
	}
	end := 0
	for end < most-from && line[len(line)-1-end] == original[len(original)-1-end] {
		end++
	}
	return []mark{{from: from, to: len(original) - end, value: marks[0].value}}
}

// inClear finds in a line the values that go out as they are, by how the original has
// been seen to write them. It adds them to the marks that the line has.
func inClear(line string, marks []mark, writings map[int][]string) []mark {
	for value, ways := range writings {
		for _, way := range ways {
			for at := 0; way != ""; {
				next := strings.Index(line[at:], way)
				if next < 0 {
					break
				}
				m := mark{from: at + next, to: at + next + len(way), value: value, clear: true}
				marks = insert(marks, m)
				at = m.to
			}
		}
	}
	return marks
}

// insert puts a mark among others in their order, unless it would lie over one of them.
func insert(marks []mark, m mark) []mark {
	at := 0
	for at < len(marks) && marks[at].to <= m.from {
		at++
	}
	if at < len(marks) && marks[at].from < m.to {
		return marks
	}
	marks = append(marks, mark{})
	copy(marks[at+1:], marks[at:])
	marks[at] = m
	return marks
}
