package ticket

import (
	"net/url"
	"regexp"
	"strings"
)

// mark is a stretch of a line that stands for a value, or is one.
type mark struct {
	from, to int  // in bytes
	value    int  // which of the values
	clear    bool // the value itself, and it goes out as it is
}

// The longest placeholder that is looked for, in bytes: as it is, and as in a URL.
const (
	longestName    = 64
	longestEscaped = 600
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
	if text[0] == '[' {
		name, _, found := strings.Cut(text[1:min(len(text), longestName)], ": ")
		end := strings.IndexByte(text, ']')
		if !found || end < 0 || strings.Contains(name, "]") {
			return 0, ""
		}
		return end + 1, name
	}
	text = text[:min(len(text), longestEscaped)]
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

// longestPaired is the longest line whose values are looked for in the original, in
// bytes: of a longer one only what differs as a whole is marked.
const longestPaired = 64 << 10

// opposite finds in the original of a line what its placeholders stand for: what is
// around them is the same in both. What was cut already when it was kept stands in both.
// ok says that the original is one of this line.
func opposite(line string, marks []mark, original string) (found []mark, ok bool) {
	if len(original) > longestPaired || len(line) > longestPaired {
		return differing(line, marks, original), true
	}
	var pattern strings.Builder
	pattern.WriteString(`(?s)\A`)
	at := 0
	for _, m := range marks {
		pattern.WriteString(regexp.QuoteMeta(line[at:m.from]))
		pattern.WriteString("(" + regexp.QuoteMeta(line[m.from:m.to]) + "|.*?)")
		at = m.to
	}
	pattern.WriteString(regexp.QuoteMeta(line[at:]) + `\z`)
	expression, err := regexp.Compile(pattern.String())
	if err != nil { // too many of them for one line
		return differing(line, marks, original), true
	}
	groups := expression.FindStringSubmatchIndex(original)
	if groups == nil {
		return nil, false
	}
	for i, m := range marks {
		found = append(found, mark{from: groups[2*i+2], to: groups[2*i+3], value: m.value})
	}
	return found, true
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
