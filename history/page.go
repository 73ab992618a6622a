package history

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"io"
)

const (
	pageHeader  = 16 // number 8, kind 2, count 2, further pages 4
	elementSize = 16

	branchKind   = 1
	leafKind     = 2
	freelistKind = 16
)

// page is a part of a tree: a branch, whose elements are pages, or a leaf, whose
// elements are keys and values. It may run over several pages of the file; what
// lies past the first of them is read when it is asked for.
type page struct {
	number  uint64
	kind    uint16
	count   int
	further uint64   // pages of the file after the first
	extent  int64    // bytes of all of them
	data    []byte   // how it begins: at least all elements
	far     [][]byte // keys that stand past data and were read, by element
	file    io.ReaderAt
	offset  int64 // in the file
}

// pageError is what is wrong with one page.
type pageError struct {
	number uint64
	how    string
}

func (e *pageError) Error() string {
	return fmt.Sprintf("page %d cannot be read: %s", e.number, e.how)
}

// readPage reads page number of a file with header h and checks that it is what a
// tree can hold.
func readPage(file io.ReaderAt, h header, number uint64) (*page, error) {
	return peekPage(file, h, number, h.pageSize)
}

// fewElements is how many elements of a leaf are with how it begins.
const fewElements = 8

// peekPage is readPage, but of a leaf with few elements it reads only so much at first: what
// has long values is passed over faster.
func peekPage(file io.ReaderAt, h header, number uint64, peek int64) (*page, error) {
	bad := func(how string) (*page, error) { return nil, &pageError{number, how} }
	if number < 2 || number >= h.high {
		return bad("it lies outside the file")
	}
	p := &page{number: number, file: file, offset: int64(number) * h.pageSize, data: make([]byte, peek)}
	if _, err := file.ReadAt(p.data, p.offset); err != nil {
		return bad(err.Error())
	}
	p.further = uint64(binary.NativeEndian.Uint32(p.data[12:]))
	if binary.NativeEndian.Uint64(p.data) != number {
		return bad("another page stands in its place")
	}
	if number+p.further >= h.high {
		return bad("it runs past the end of the file")
	}
	p.extent = int64(p.further+1) * h.pageSize
	kind, count := binary.NativeEndian.Uint16(p.data[8:]), binary.NativeEndian.Uint16(p.data[10:])
	if peek < h.pageSize && (kind != leafKind || count > fewElements) {
		return peekPage(file, h, number, h.pageSize)
	}
	return p, p.parse()
}

// inlinePage reads the page that stands inside the value of a small bucket.
func inlinePage(data []byte) (*page, error) {
	if len(data) < pageHeader {
		return nil, &pageError{0, "a bucket is cut short"}
	}
	p := &page{data: data, extent: int64(len(data))}
	if err := p.parse(); err != nil {
		return nil, err
	}
	if p.kind != leafKind {
		return nil, &pageError{0, "a small bucket has branches"}
	}
	return p, nil
}

// parse reads kind and count and makes sure that all elements are in data.
func (p *page) parse() error {
	p.kind = binary.NativeEndian.Uint16(p.data[8:])
	p.count = int(binary.NativeEndian.Uint16(p.data[10:]))
	if p.kind != branchKind && p.kind != leafKind && p.kind != freelistKind {
		return &pageError{p.number, "it is of no known kind"}
	}
	if p.kind == freelistKind {
		return nil
	}
	elements, err := p.span(0, pageHeader+elementSize*int64(p.count))
	if err != nil {
		return err
	}
	if len(elements) > len(p.data) {
		p.data = elements
	}
	return nil
}

// span returns n bytes at offset of the page.
func (p *page) span(offset, n int64) ([]byte, error) {
	if offset < 0 || n < 0 || offset+n > p.extent {
		return nil, &pageError{p.number, "an entry runs past its end"}
	}
	if offset+n <= int64(len(p.data)) {
		return p.data[offset : offset+n : offset+n], nil
	}
	data := make([]byte, n)
	if _, err := p.file.ReadAt(data, p.offset+offset); err != nil {
		return nil, &pageError{p.number, err.Error()}
	}
	return data, nil
}

// into reads n bytes at offset of the page into buffer, which grows as it must.
func (p *page) into(buffer *[]byte, offset, n int64) ([]byte, error) {
	if offset < 0 || n < 0 || offset+n > p.extent {
		return nil, &pageError{p.number, "an entry runs past its end"}
	}
	if offset+n <= int64(len(p.data)) {
		return p.data[offset : offset+n : offset+n], nil
	}
	if int64(cap(*buffer)) < n {
		*buffer = make([]byte, n+n/4)
	}
	data := (*buffer)[:n]
	if _, err := p.file.ReadAt(data, p.offset+offset); err != nil {
		return nil, &pageError{p.number, err.Error()}
	}
	return data, nil
}

// element returns the 16 bytes of element i and where its key begins.
func (p *page) element(i int) (fields []byte, at int64) {
	at = pageHeader + int64(i)*elementSize
	return p.data[at : at+elementSize], at
}

// key returns the key of element i.
func (p *page) key(i int) ([]byte, error) {
	fields, at := p.element(i)
	order := binary.NativeEndian
	if p.kind == branchKind {
		return p.span(at+int64(order.Uint32(fields)), int64(order.Uint32(fields[4:])))
	}
	start, size := at+int64(order.Uint32(fields[4:])), int64(order.Uint32(fields[8:]))
	if start+size <= int64(len(p.data)) {
		return p.span(start, size)
	}
	if p.far == nil {
		p.far = make([][]byte, p.count)
	}
	if p.far[i] == nil {
		key, err := p.span(start, size)
		if err != nil {
			return nil, err
		}
		p.far[i] = key
	}
	return p.far[i], nil
}

// child returns the page that element i of a branch leads to.
func (p *page) child(i int) uint64 {
	fields, _ := p.element(i)
	return binary.NativeEndian.Uint64(fields[8:])
}

// value returns where the value of element i of a leaf stands.
func (p *page) value(i int) value {
	fields, at := p.element(i)
	order := binary.NativeEndian
	return value{
		page:   p,
		offset: at + int64(order.Uint32(fields[4:])) + int64(order.Uint32(fields[8:])),
		size:   int64(order.Uint32(fields[12:])),
		bucket: order.Uint32(fields)&1 != 0,
	}
}

// sound makes sure that every element lies inside the page and that keys rise. bbolt
// does not look: it copies whole pages, whatever their elements say.
func (p *page) sound() error {
	var before []byte
	for i := range p.count {
		key, err := p.key(i)
		if err != nil {
			return err
		}
		if i > 0 && bytes.Compare(key, before) <= 0 {
			return &pageError{p.number, "its keys are out of order"}
		}
		before = key
		if v := p.value(i); p.kind == leafKind && v.offset+v.size > p.extent {
			return &pageError{p.number, "an entry runs past its end"}
		}
	}
	return nil
}

// search returns the first element whose key is not less than key, and whether it
// is key.
func (p *page) search(key []byte) (index int, exact bool, err error) {
	low, high := 0, p.count
	for low < high {
		middle := (low + high) / 2
		found, err := p.key(middle)
		if err != nil {
			return 0, false, err
		}
		switch order := bytes.Compare(found, key); {
		case order < 0:
			low = middle + 1
		default:
			high, exact = middle, order == 0
		}
	}
	return low, exact, nil
}

// value is where a value stands in its page.
type value struct {
	page         *page
	offset, size int64
	bucket       bool // it is a bucket, not a record
}

// head returns how the value begins: n bytes, or all of it.
func (v value) head(n int64) ([]byte, error) { return v.page.span(v.offset, min(n, v.size)) }

// all returns the whole value.
func (v value) all() ([]byte, error) { return v.page.span(v.offset, v.size) }
