package attempt

import (
	"slices"
	"strings"
)

// Merge joins two texts that began as one, line by line. What only one of them changed is
// changed, also where the other changed the line next to it. Where both changed the same
// line both stand, theirs before ours, and clean is false: nothing is lost, and somebody
// has to look at it.
func Merge(base, theirs, ours string) (text string, clean bool) {
	text, _, clean = MergeAt(base, theirs, ours, 0)
	return text, clean
}

// MergeAt is Merge for who is at a place in ours, a number of bytes, and says where that is
// in the text.
func MergeAt(base, theirs, ours string, at int) (text string, place int, clean bool) {
	if theirs == ours || base == theirs {
		return ours, at, true
	}
	at = max(0, min(at, len(ours)))
	m := merging{
		b: linesOf(base), t: linesOf(theirs), o: linesOf(ours), clean: true,
		from: placeIn{strings.Count(ours[:at], "\n"), at - 1 - strings.LastIndexByte(ours[:at], '\n')},
	}
	m.merge(aligned(m.b, m.t), aligned(m.b, m.o))
	text = strings.Join(m.lines, "\n")
	return text, m.to.offset(m.lines), m.clean
}

// linesOf are the lines of a text; an empty one has none.
func linesOf(text string) []string {
	if text == "" {
		return nil
	}
	return strings.Split(text, "\n")
}

// placeIn is a place in lines: so many bytes into one of them.
type placeIn struct{ line, bytes int }

// offset is the place in the text that the lines are.
func (p placeIn) offset(lines []string) int {
	if p.line >= len(lines) {
		return max(0, len(strings.Join(lines, "\n")))
	}
	at := p.bytes
	for _, line := range lines[:p.line] {
		at += len(line) + 1
	}
	return at
}

// merging is the way through three texts at once.
type merging struct {
	b, t, o  []string
	lines    []string // as they are merged so far
	clean    bool
	from, to placeIn // where somebody is in o, and in lines
}

// merge goes through base line by line. inT and inO are where each of them is in the
// others; -1: it was deleted there.
func (m *merging) merge(inT, inO []int) {
	t, o := 0, 0 // how far the others are merged
	for i := range m.b {
		m.put(t, max(t, inT[i]), o, max(o, inO[i]))
		m.line(m.b[i], inT[i], inO[i])
		t, o = max(t, inT[i]+1), max(o, inO[i]+1)
	}
	m.put(t, len(m.t), o, len(m.o))
}

// put adds what both put between two lines of base. What theirs has of ours already stands
// there once.
func (m *merging) put(t, endT, o, endO int) {
	theirs, ours := m.t[t:endT], m.o[o:endO]
	if contains(theirs, ours) {
		for _, line := range theirs {
			if o < endO && line == m.o[o] {
				m.pass(o, len(m.lines), line)
				o++
			}
			m.lines = append(m.lines, line)
		}
		return
	}
	m.lines = append(m.lines, theirs...)
	for i, line := range ours {
		m.pass(o+i, len(m.lines), line)
		m.lines = append(m.lines, line)
	}
}

// line adds what became of a line of base.
func (m *merging) line(was string, t, o int) {
	keptT, keptO := t >= 0 && m.t[t] == was, o >= 0 && m.o[o] == was
	switch {
	case keptT, t >= 0 && o >= 0 && m.t[t] == m.o[o]:
		t = -1
	case keptO:
		if m.pass(o, len(m.lines), ""); t >= 0 {
			m.pass(o, len(m.lines), m.t[t])
		}
		o = -1
	case t >= 0 || o >= 0:
		m.clean = m.clean && was == "" // who filled a blank line wrote one of their own
	}
	if t >= 0 {
		m.lines = append(m.lines, m.t[t])
	}
	if o >= 0 {
		m.pass(o, len(m.lines), m.o[o])
		m.lines = append(m.lines, m.o[o])
	}
}

// pass notes where somebody in line o of ours is, when that stands as text in the line at.
func (m *merging) pass(o, at int, text string) {
	if o != m.from.line {
		return
	}
	before, after := m.o[o][:m.from.bytes], m.o[o][m.from.bytes:]
	m.to = placeIn{at, min(len(before), len(text))}
	if !strings.HasPrefix(text, before) && strings.HasSuffix(text, after) {
		m.to.bytes = len(text) - len(after)
	}
}

// contains says that all has part's lines in their order.
func contains(all, part []string) bool {
	for _, line := range all {
		if len(part) > 0 && line == part[0] {
			part = part[1:]
		}
	}
	return len(part) == 0
}

// aligned is where each line of base is in a text, as it was or changed; -1: nowhere. Lines
// of the text between two of them were put there, and then none of base is missing there.
func aligned(base, text []string) []int {
	in := slices.Repeat([]int{-1}, len(base))
	last := pair{}
	for _, p := range append(sameLines(base, text), pair{len(base), len(text)}) {
		for _, changed := range likeLines(base[last.a:p.a], text[last.b:p.b]) {
			in[last.a+changed.a] = last.b + changed.b
		}
		if p.a < len(base) {
			in[p.a] = p.b
		}
		last = pair{p.a + 1, p.b + 1}
	}
	return in
}
