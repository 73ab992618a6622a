// Package column packs rows of short texts so that many of them can be searched at the
// speed of memory: what repeats stands in dictionaries, what does not in one text. A part
// holds some hundred rows in the order of their ids.
package column

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"errors"
	"maps"
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

const (
	Most    = 1 << 15   // rows that a part can hold
	Longest = 1<<16 - 1 // bytes of an attribute
)

// Entry is one row.
type Entry struct {
	ID       [16]byte
	Recorded int64         // ns since 1970
	Case     uint64        // at most 32 bits count
	Attrs    [Attrs]string // none is longer than Longest
	User     string
	IDs      []string
}

// ErrBroken is returned for bytes that Encode did not make.
var ErrBroken = errors.New("not a part of a column")

// Block is one of the pieces that a part is kept in. Most searches need the first only.
type Block int

// The blocks.
const (
	Head   Block = iota // attributes and cases
	IDs                 // ids of rows, and when they were recorded: IDBytes of each
	Texts               // users and ids of calls
	Blocks int   = iota // how many there are
)

const (
	idSize     = 16
	headerSize = 2 + 2*idSize + 2*8 // rows, first and last id, first and last time
	caseSize   = 4
)

// IDBytes is how much of the block of ids a row takes.
const IDBytes = idSize + 8

var order = binary.LittleEndian

// Encode packs rows, which must have rising ids and be at least one and at most Most.
func Encode(rows []Entry) (blocks [Blocks][]byte) {
	n := len(rows)
	byTime := func(a, b Entry) int { return cmp.Compare(a.Recorded, b.Recorded) }
	head := order.AppendUint16(nil, uint16(n))
	head = append(append(head, rows[0].ID[:]...), rows[n-1].ID[:]...)
	head = order.AppendUint64(head, uint64(slices.MinFunc(rows, byTime).Recorded))
	head = order.AppendUint64(head, uint64(slices.MaxFunc(rows, byTime).Recorded))
	for _, row := range rows {
		head = order.AppendUint32(head, uint32(row.Case))
	}
	for a := range Attrs {
		head = appendAttr(head, rows, Attr(a))
	}
	offsets, text := make([]byte, 0, 4*n+64*n), []byte(nil)
	var ids []byte
	for _, row := range rows {
		text = append(text, row.User...)
		for _, id := range row.IDs {
			text = append(append(text, Part...), id...)
		}
		text = append(text, '\n')
		offsets = order.AppendUint32(offsets, uint32(len(text)))
		ids = order.AppendUint64(append(ids, row.ID[:]...), uint64(row.Recorded))
	}
	return [Blocks][]byte{head, ids, append(offsets, text...)}
}

// appendAttr appends the dictionary of an attribute, and for each row which value it has: a
// byte where there are at most 256, else two.
func appendAttr(head []byte, rows []Entry, a Attr) []byte {
	known := map[string]int{}
	for _, row := range rows {
		known[row.Attrs[a]] = 0
	}
	values := slices.Sorted(maps.Keys(known)) // so that parts have the same dictionary
	head = order.AppendUint16(head, uint16(len(values)))
	for ref, value := range values {
		known[value] = ref
		head = append(order.AppendUint16(head, uint16(len(value))), value...)
	}
	for _, row := range rows {
		ref := known[row.Attrs[a]]
		if head = append(head, byte(ref)); len(values) > wide {
			head = append(head, byte(ref>>8))
		}
	}
	return head
}

// wide is how many values can be told apart by a byte.
const wide = 256

// Columns is a part as it can be searched. It shares memory with its blocks, which must
// not be changed while it is in use.
type Columns struct {
	n     int
	head  []byte
	cases []byte
	attrs [Attrs]attr
	fetch func(Block) ([]byte, error)
	texts []byte // nil until they are needed
	ids   []byte
	err   error
}

type attr struct {
	raw    []byte // the dictionary as it was read
	values []string
	refs   []byte
}

// Read reads what Encode returned.
func Read(blocks [Blocks][]byte) (*Columns, error) {
	c := &Columns{}
	return c, c.Reset(blocks[Head], func(b Block) ([]byte, error) { return blocks[b], nil })
}

// Reset reads another part into c, using its memory again: head is its first block, and
// fetch returns the others when they are needed; see Err.
func (c *Columns) Reset(head []byte, fetch func(Block) ([]byte, error)) error {
	c.head, c.fetch, c.texts, c.ids, c.err = head, fetch, nil, nil, nil
	if len(head) < headerSize {
		return ErrBroken
	}
	c.n = int(order.Uint16(head))
	if c.n == 0 || c.n > Most || len(head) < headerSize+c.n*caseSize {
		return ErrBroken
	}
	c.cases = head[headerSize : headerSize+c.n*caseSize]
	rest := head[headerSize+c.n*caseSize:]
	for a := range c.attrs {
		var err error
		if rest, err = c.attrs[a].read(rest, c.n); err != nil {
			return err
		}
	}
	if len(rest) > 0 {
		return ErrBroken
	}
	return nil
}

// read reads the dictionary and the references of n rows, and returns what follows.
func (a *attr) read(data []byte, n int) (rest []byte, err error) {
	if len(a.raw) > 0 && bytes.HasPrefix(data, a.raw) {
		return a.references(data[len(a.raw):], n)
	}
	whole := data
	count, data, ok := number(data)
	if !ok {
		return nil, ErrBroken
	}
	a.raw, a.values = a.raw[:0], a.values[:0]
	for range count {
		var size int
		if size, data, ok = number(data); !ok || size > len(data) {
			return nil, ErrBroken
		}
		a.values, data = append(a.values, string(data[:size])), data[size:]
	}
	a.raw = append(a.raw, whole[:len(whole)-len(data)]...)
	return a.references(data, n)
}

// references reads the references of n rows, and returns what follows.
func (a *attr) references(data []byte, n int) (rest []byte, err error) {
	if len(a.values) > wide {
		n *= 2
	}
	if n > len(data) {
		return nil, ErrBroken
	}
	a.refs = data[:n]
	return data[n:], nil
}

// number reads two bytes.
func number(data []byte) (n int, rest []byte, ok bool) {
	if len(data) < 2 {
		return 0, nil, false
	}
	return int(order.Uint16(data)), data[2:], true
}

// ref returns which value a row has.
func (a *attr) ref(i int) int {
	if len(a.values) > wide {
		return int(order.Uint16(a.refs[2*i:]))
	}
	return int(a.refs[i])
}

// Err returns why a block that was needed could not be read: what c said since Reset is
// not to be relied on then.
func (c *Columns) Err() error { return c.err }

// Len returns how many rows there are.
func (c *Columns) Len() int { return c.n }

// row returns what the block of ids says of a row.
func (c *Columns) row(i int) []byte {
	if c.ids == nil {
		data, err := c.fetch(IDs)
		if err == nil && len(data) != c.n*IDBytes {
			err = ErrBroken
		}
		if err != nil {
			c.err, data = err, make([]byte, c.n*IDBytes)
		}
		c.ids = data
	}
	return c.ids[i*IDBytes : (i+1)*IDBytes]
}

// ID returns the id of a row; the first is 0.
func (c *Columns) ID(i int) [16]byte { return [16]byte(c.row(i)) }

// First returns the id of the first row, without the block of ids.
func (c *Columns) First() [16]byte { return [16]byte(c.head[2:]) }

// Recorded returns when a row was recorded, ns since 1970.
func (c *Columns) Recorded(i int) int64 { return int64(order.Uint64(c.row(i)[idSize:])) }

// Case returns the case of a row, 0 for none.
func (c *Columns) Case(i int) uint64 { return uint64(order.Uint32(c.cases[caseSize*i:])) }

// Value returns an attribute of a row; empty when the part is not sound.
func (c *Columns) Value(a Attr, i int) string {
	if ref := c.attrs[a].ref(i); ref < len(c.attrs[a].values) {
		return c.attrs[a].values[ref]
	}
	return ""
}

// text returns users and ids of calls, and where each row's end.
func (c *Columns) text() (ends, text []byte) {
	if c.texts == nil {
		data, err := c.fetch(Texts)
		if err == nil && len(data) < 4*c.n {
			err = ErrBroken
		}
		if err != nil {
			c.err, data = err, make([]byte, 4*c.n)
		}
		c.texts = data
	}
	return c.texts[:4*c.n], c.texts[4*c.n:]
}

// Span returns the first and the last id, as they stand at the beginning of a head: 34
// bytes are enough.
func Span(head []byte) (first, last [16]byte, err error) {
	if len(head) < SpanBytes {
		return first, last, ErrBroken
	}
	return [16]byte(head[2:]), [16]byte(head[2+idSize:]), nil
}

// SpanBytes is how much of a head Span and Rows need.
const SpanBytes = 2 + 2*idSize

// Rows returns how many rows a head is of.
func Rows(head []byte) int { return int(order.Uint16(head)) }

// Entries returns the rows again.
func (c *Columns) Entries() ([]Entry, error) {
	rows := make([]Entry, c.Len())
	ends, text := c.text()
	from := 0
	for i := range rows {
		to := int(order.Uint32(ends[4*i:]))
		if from >= to || to > len(text) || text[to-1] != '\n' {
			return nil, cmp.Or(c.err, ErrBroken)
		}
		parts := strings.Split(string(text[from:to-1]), Part)
		rows[i] = Entry{ID: c.ID(i), Recorded: c.Recorded(i), Case: c.Case(i), User: parts[0], IDs: parts[1:]}
		for a := range Attrs {
			rows[i].Attrs[a] = c.Value(Attr(a), i)
		}
		from = to
	}
	return rows, c.err
}
