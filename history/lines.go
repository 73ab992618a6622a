package history

import (
	"bytes"
	"cmp"
	"maps"
	"slices"
	"strings"

	"casebook/history/column"
)

// Searches look through lines for what is known of cases: some hundred of them in one
// value, packed as package column does, and a filter, under their number divided by how many. The
// sequence of the bucket is the last case that is in lines. The newest cases, a tail, are in
// none until there are enough of them.
const (
	linesBucket = "lines"

	linesOf  = 256 // cases of one value
	lineTail = 128 // cases that may be in no value
	linePack = 64  // how many are packed at once; divides linesOf
)

// The fields of a line's text; what only AnyText looks at follows.
const (
	lineOurRef = iota
	lineVendorRef
	lineOwner
	lineTags   // parted by partTag
	lineFields // how many there are
)

const partTag = "\x1e"

// lineOf returns the line of a case.
func lineOf(c Case) column.Line {
	tags := make([]string, len(c.Tags))
	for i, tag := range c.Tags {
		tags[i] = Fold(tag)
	}
	fields := []string{c.OurRef, c.VendorRef, c.Owner, "", c.Title, c.NextStep, c.SolvedBy, c.Notes}
	for i, field := range fields {
		fields[i] = Fold(field)
	}
	fields[lineTags] = strings.Join(tags, partTag)
	state := Fold(string(c.State))
	return column.Line{State: state[:min(len(state), 255)], Text: strings.Join(fields, column.Part)}
}

// lineSource reads lines. It keeps none.
type lineSource struct {
	*source
	lines, cases tree
	buffer       []byte
}

func (s *source) lineSource() (*lineSource, error) {
	lines, err := s.lineTree()
	cases, otherErr := s.must(casesBucket)
	return &lineSource{source: s, lines: lines, cases: cases}, cmp.Or(err, otherErr)
}

// part returns the lines of the packed cases from number part*linesOf on. They are good
// until the next call. Damaged ones are made anew from the cases.
func (l *lineSource) part(part uint64) (column.Lines, error) {
	key := caseKey(part)
	v, found, err := l.lines.find(key)
	if err != nil {
		return column.Lines{}, err
	}
	if found {
		payload, _, err := v.block(key, 0, &l.buffer)
		if err == nil {
			if lines, err := column.ReadLines(payload); err == nil {
				return lines, nil
			}
		}
	}
	first := part * linesOf
	return l.made(first, min(first+linesOf-1, max(l.lines.sequence, first))), nil
}

// made returns the lines of cases, read one by one.
func (l *lineSource) made(first, last uint64) column.Lines {
	lines := make([]column.Line, 0, last-first+1)
	for number := first; number <= last; number++ {
		var line column.Line
		if c, err := l.cases.readCase(number); err == nil {
			line = lineOf(c)
		}
		lines = append(lines, line)
	}
	made, _ := column.ReadLines(column.EncodeLines(lines)) // it was made just now
	return made
}

// lines brings the lines up to date with the cases that changed, and packs the oldest of
// the tail when there are enough.
func (e *edit) lines() error {
	if len(e.cases) == 0 {
		return nil
	}
	l, err := e.source.lineSource()
	if err != nil {
		return err
	}
	changed := map[uint64][]column.Line{}
	load := func(number uint64) ([]column.Line, error) {
		part := number / linesOf
		if changed[part] == nil {
			lines, err := l.part(part)
			if err != nil {
				return nil, err
			}
			changed[part] = lines.All()
		}
		return changed[part], nil
	}
	numbers := slices.Sorted(maps.Keys(e.cases))
	for _, number := range numbers {
		if number > l.lines.sequence {
			break
		}
		lines, err := load(number)
		if err != nil {
			return err
		}
		if at := int(number % linesOf); at < len(lines) {
			lines[at] = e.line(l, number)
		}
	}
	packed := l.lines.sequence
	for ; numbers[len(numbers)-1] >= packed+lineTail; packed += linePack {
		for number := packed + 1; number <= packed+linePack; number++ {
			lines, err := load(number)
			if err != nil {
				return err
			}
			for len(lines) <= int(number%linesOf) {
				lines = append(lines, column.Line{})
			}
			lines[number%linesOf] = e.line(l, number)
			changed[number/linesOf] = lines
		}
	}
	if packed != l.lines.sequence {
		e.sequence(linesBucket, packed)
	}
	for _, part := range slices.Sorted(maps.Keys(changed)) {
		if err := e.putLines(l.lines, part, changed[part]); err != nil {
			return err
		}
	}
	return nil
}

// line returns the line of a case as the commit leaves it; an empty one when it is not
// there.
func (e *edit) line(l *lineSource, number uint64) column.Line {
	c, changed := e.cases[number]
	if changed && c != nil {
		return lineOf(*c)
	}
	if read, err := l.cases.readCase(number); err == nil && !changed {
		return lineOf(read)
	}
	return column.Line{}
}

// putLines writes lines where they changed.
func (e *edit) putLines(t tree, part uint64, lines []column.Line) error {
	key := caseKey(part)
	value := sealLines(key, lines)
	v, found, err := t.find(key)
	if err != nil {
		return err
	}
	if found {
		if old, err := v.all(); err == nil && bytes.Equal(old, value) {
			return nil
		}
	}
	e.put(linesBucket, key, value)
	return nil
}
