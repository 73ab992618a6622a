package column

import (
	"bytes"
	"slices"
)

// Line is what is searched of one case.
type Line struct {
	State string // empty: there is no such case
	Text  string // the fields that conditions look at, parted by Part, none with a line break
}

const lineSize = 1 + 4 // bytes of a line besides its text

// EncodeLines packs at most Most lines with at most 255 different states.
func EncodeLines(lines []Line) []byte {
	var states []string
	data := order.AppendUint16(nil, uint16(len(lines)))
	for _, line := range lines {
		at := slices.Index(states, line.State)
		if at < 0 {
			at = len(states)
			states = append(states, line.State)
		}
		data = append(data, byte(at))
	}
	end := 0
	for _, line := range lines {
		end += len(line.Text) + 1
		data = order.AppendUint32(data, uint32(end))
	}
	data = append(data, byte(len(states)))
	for _, state := range states {
		data = append(append(data, byte(len(state))), state...)
	}
	for _, line := range lines {
		data = append(append(data, line.Text...), '\n')
	}
	return data
}

// Lines is lines as they can be searched. It shares memory with what it was read from.
type Lines struct {
	codes  []byte
	ends   []byte
	states []string
	text   []byte
}

// ReadLines reads what EncodeLines returned.
func ReadLines(data []byte) (l Lines, err error) {
	if len(data) < 2 {
		return l, ErrBroken
	}
	n := int(order.Uint16(data))
	if data = data[2:]; len(data) < n*lineSize+1 {
		return l, ErrBroken
	}
	l.codes, l.ends, data = data[:n], data[n:n*lineSize], data[n*lineSize:]
	count := int(data[0])
	data = data[1:]
	for range count {
		if len(data) == 0 || len(data) < 1+int(data[0]) {
			return l, ErrBroken
		}
		l.states, data = append(l.states, string(data[1:1+int(data[0])])), data[1+int(data[0]):]
	}
	l.text = data
	end := 0
	for i := range n {
		next := l.end(i)
		if next <= end || next > len(data) || int(l.codes[i]) >= count {
			return l, ErrBroken
		}
		end = next
	}
	if end != len(data) {
		return l, ErrBroken
	}
	return l, nil
}

// Len returns how many lines there are.
func (l Lines) Len() int { return len(l.codes) }

func (l Lines) end(i int) int { return int(order.Uint32(l.ends[4*i:])) }

// State returns the state of a line.
func (l Lines) State(i int) string { return l.states[l.codes[i]] }

// Text returns the text of a line.
func (l Lines) Text(i int) []byte {
	from := 0
	if i > 0 {
		from = l.end(i - 1)
	}
	return l.text[from : l.end(i)-1]
}

// All returns the lines again.
func (l Lines) All() []Line {
	lines := make([]Line, l.Len())
	for i := range lines {
		lines[i] = Line{l.State(i), string(l.Text(i))}
	}
	return lines
}

// None returns no lines.
func (l Lines) None() Set { return make(Set, (l.Len()+63)/64) }

// Find adds the lines that hold part, which is not empty.
func (l Lines) Find(dst Set, part []byte) {
	line := 0
	for pos := 0; pos < len(l.text); pos = l.end(line) {
		hit := bytes.Index(l.text[pos:], part)
		if hit < 0 {
			return
		}
		for l.end(line) <= pos+hit {
			line++
		}
		dst.Add(line)
	}
}
