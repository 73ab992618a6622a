// Package column packs rows of short texts so that many of them can be searched at the
// speed of memory: what repeats stands in dictionaries, what does not in one text. A part
// holds some hundred rows in the order of their ids.
package column

import (
	"cmp"
	"encoding/binary"
	"errors"
	"slices"
	"strings"
)

// Attr is a property of a row whose values repeat.
type Attr int

// The attributes, each a text as searches compare it.
const (
	System Attr = iota
	Operation
	Environment
	Outcome
	Status
	Codes // several are parted by Part
	Row
	Title
	Path
	Messages // several are parted by Part
	Flags
	Attrs int = iota // how many there are
)

// Part parts several values of one text. No value holds it.
const Part = "\x1f"

// Most is how many rows a part can hold.
const Most = 1 << 15

// Entry is one row.
type Entry struct {
	ID       [16]byte
	Recorded int64 // ns since 1970
	Case     uint64
	Attrs    [Attrs]string // none is longer than 65535 bytes
	User     string
	IDs      []string
}

// ErrBroken is returned for bytes that Encode did not make.
var ErrBroken = errors.New("not a part of a column")

const (
	idSize     = 16
	headerSize = 4 + 2*idSize + 2*8
	fixedSize  = idSize + 8 + 8 + 4 + 2*Attrs // bytes of a row besides its text
)

// Encode packs rows, which must have rising ids and be at least one and at most Most:
// columns holds all but the text, which is only needed to search for users, ids and free
// text.
func Encode(rows []Entry) (columns, text []byte) {
	order := binary.LittleEndian
	n := len(rows)
	columns = make([]byte, headerSize+n*fixedSize+4, headerSize+n*fixedSize+4096)
	order.PutUint32(columns, uint32(n))
	copy(columns[4:], rows[0].ID[:])
	copy(columns[4+idSize:], rows[n-1].ID[:])
	byTime := func(a, b Entry) int { return cmp.Compare(a.Recorded, b.Recorded) }
	order.PutUint64(columns[4+2*idSize:], uint64(slices.MinFunc(rows, byTime).Recorded))
	order.PutUint64(columns[4+2*idSize+8:], uint64(slices.MaxFunc(rows, byTime).Recorded))
	at := layout{n}
	for i, row := range rows {
		copy(columns[at.id(i):], row.ID[:])
		order.PutUint64(columns[at.recorded(i):], uint64(row.Recorded))
		order.PutUint64(columns[at.inCase(i):], row.Case)
		order.PutUint32(columns[at.offset(i):], uint32(len(text)))
		text = append(text, row.User...)
		for _, id := range row.IDs {
			text = append(append(text, Part...), id...)
		}
		text = append(text, '\n')
	}
	order.PutUint32(columns[at.offset(n):], uint32(len(text)))
	for a := range Attrs {
		columns = at.attr(columns, rows, Attr(a))
	}
	return columns, text
}

// layout tells where the fields of n rows stand.
type layout struct{ n int }

func (l layout) id(i int) int          { return headerSize + i*idSize }
func (l layout) recorded(i int) int    { return l.id(l.n) + i*8 }
func (l layout) inCase(i int) int      { return l.recorded(l.n) + i*8 }
func (l layout) offset(i int) int      { return l.inCase(l.n) + i*4 }
func (l layout) ref(a Attr, i int) int { return l.offset(l.n+1) + 2*(int(a)*l.n+i) }
func (l layout) dictionaries() int     { return l.ref(Attr(Attrs), 0) }

// attr writes the references of one attribute and appends its dictionary.
func (l layout) attr(columns []byte, rows []Entry, a Attr) []byte {
	order := binary.LittleEndian
	refs := map[string]uint16{}
	var values []string
	for i, row := range rows {
		value := row.Attrs[a]
		ref, known := refs[value]
		if !known {
			ref = uint16(len(values))
			refs[value] = ref
			values = append(values, value)
		}
		order.PutUint16(columns[l.ref(a, i):], ref)
	}
	columns = order.AppendUint16(columns, uint16(len(values)))
	for _, value := range values {
		columns = order.AppendUint16(columns, uint16(len(value)))
		columns = append(columns, value...)
	}
	return columns
}

// Columns is a part as it can be searched. It shares memory with the bytes it was read
// from.
type Columns struct {
	data   []byte
	at     layout
	values [Attrs][]string
}

// Read reads what Encode returned as columns. The texts of a dictionary are those of
// data, so data must not be changed while they are in use.
func Read(data []byte) (*Columns, error) {
	c := &Columns{}
	return c, c.Reset(data)
}

// Reset reads other data into c, using its memory again.
func (c *Columns) Reset(data []byte) error {
	if len(data) < headerSize {
		return ErrBroken
	}
	n := int(binary.LittleEndian.Uint32(data))
	if n == 0 || n > Most {
		return ErrBroken
	}
	c.data, c.at = data, layout{n}
	if len(data) < c.at.dictionaries() {
		return ErrBroken
	}
	rest := string(data[c.at.dictionaries():])
	for a := range c.values {
		var err error
		if c.values[a], rest, err = dictionary(c.values[a][:0], rest); err != nil {
			return err
		}
	}
	if rest != "" {
		return ErrBroken
	}
	return nil
}

// dictionary reads the values of one attribute.
func dictionary(values []string, rest string) ([]string, string, error) {
	length := func() int {
		if len(rest) < 2 {
			return -1
		}
		n := int(rest[0]) | int(rest[1])<<8
		rest = rest[2:]
		return n
	}
	for n := length(); n != 0; n-- {
		if n < 0 {
			return nil, "", ErrBroken
		}
		size := length()
		if size < 0 || size > len(rest) {
			return nil, "", ErrBroken
		}
		values, rest = append(values, rest[:size]), rest[size:]
	}
	return values, rest, nil
}

// Len returns how many rows there are.
func (c *Columns) Len() int { return c.at.n }

// ID returns the id of a row; the first is 0.
func (c *Columns) ID(i int) [16]byte { return [16]byte(c.data[c.at.id(i):]) }

// Recorded returns when a row was recorded, ns since 1970.
func (c *Columns) Recorded(i int) int64 {
	return int64(binary.LittleEndian.Uint64(c.data[c.at.recorded(i):]))
}

// Case returns the case of a row, 0 for none.
func (c *Columns) Case(i int) uint64 { return binary.LittleEndian.Uint64(c.data[c.at.inCase(i):]) }

// Values returns what an attribute can be in these rows.
func (c *Columns) Values(a Attr) []string { return c.values[a] }

// Value returns an attribute of a row; empty when data are not sound.
func (c *Columns) Value(a Attr, i int) string {
	ref := c.ref(a, i)
	if ref >= len(c.values[a]) {
		return ""
	}
	return c.values[a][ref]
}

func (c *Columns) ref(a Attr, i int) int {
	return int(binary.LittleEndian.Uint16(c.data[c.at.ref(a, i):]))
}

func (c *Columns) offset(i int) int {
	return int(binary.LittleEndian.Uint32(c.data[c.at.offset(i):]))
}

// Span returns the first and the last id, as Encode wrote them at the beginning of
// columns: 36 bytes are enough.
func Span(data []byte) (first, last [16]byte, err error) {
	if len(data) < 4+2*idSize {
		return first, last, ErrBroken
	}
	return [16]byte(data[4:]), [16]byte(data[4+idSize:]), nil
}

// Entries returns the rows again.
func (c *Columns) Entries(text []byte) ([]Entry, error) {
	rows := make([]Entry, c.Len())
	for i := range rows {
		from, to := c.offset(i), c.offset(i+1)
		if from >= to || to > len(text) || text[to-1] != '\n' {
			return nil, ErrBroken
		}
		parts := strings.Split(string(text[from:to-1]), Part)
		rows[i] = Entry{ID: c.ID(i), Recorded: c.Recorded(i), Case: c.Case(i), User: parts[0], IDs: parts[1:]}
		for a := range Attrs {
			rows[i].Attrs[a] = c.Value(Attr(a), i)
		}
	}
	return rows, nil
}
