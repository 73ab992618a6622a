package history

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/fnv"
	"io"
)

// The file is bbolt's (format version 2), and bbolt writes it. It is read here,
// page by page, because bbolt believes every byte of its memory map: a file that
// was cut short kills the process (SIGBUS), a child pointer that leads back to its
// parent never ends, a page of zeros hides the whole history. Read this way each
// of them is an error that has a place, and what is whole stays readable.
const (
	boltMagic   = 0xED0CDAED
	boltVersion = 2
	headerSize  = 64 // of the fields of a header page, checksum included

	smallestPage = 1 << 10
	largestPage  = 1 << 24
	noFreelist   = ^uint64(0)
)

// header is one of the file's two header pages (bbolt calls them meta): each
// commit writes the older one.
type header struct {
	pageSize int64
	root     uint64 // page of the tree of buckets
	freelist uint64 // page of the list of free pages
	high     uint64 // pages in use: the first page number never given out
	commit   uint64 // counts up with each commit
}

// headerState is what became of reading a header page.
type headerState int

const (
	headerAbsent headerState = iota // no magic number: not a header
	headerBad
	headerNewer
	headerGood
)

// parseHeader reads the fields behind a page's own 16 bytes. Its byte order is the
// machine's, as in bbolt.
func parseHeader(page []byte) (header, headerState) {
	if len(page) < pageHeader+headerSize {
		return header{}, headerAbsent
	}
	field, order := page[pageHeader:][:headerSize], binary.NativeEndian
	if order.Uint32(field) != boltMagic {
		return header{}, headerAbsent
	}
	sum := fnv.New64a()
	_, _ = sum.Write(field[:headerSize-8])
	if order.Uint64(field[headerSize-8:]) != sum.Sum64() {
		return header{}, headerBad
	}
	if order.Uint32(field[4:]) != boltVersion {
		return header{}, headerNewer
	}
	h := header{
		pageSize: int64(order.Uint32(field[8:])),
		root:     order.Uint64(field[16:]),
		freelist: order.Uint64(field[32:]),
		high:     order.Uint64(field[40:]),
		commit:   order.Uint64(field[48:]),
	}
	if !h.sound() {
		return header{}, headerBad
	}
	return h, headerGood
}

// sound reports whether the fields can belong together.
func (h header) sound() bool {
	inside := func(page uint64) bool { return page >= 2 && page < h.high }
	return h.pageSize >= smallestPage && h.pageSize <= largestPage && h.pageSize&(h.pageSize-1) == 0 &&
		h.high < 1<<40 && inside(h.root) && (h.freelist == noFreelist || inside(h.freelist))
}

// readHeader returns the header that counts: of two good ones the newer. One bad
// header is accepted, as the commit before it is whole; lame says so. The error
// tells how the file is wrong, without its name.
func readHeader(file io.ReaderAt, size int64) (h header, lame bool, err error) {
	if size == 0 {
		return h, false, &fileError{ErrDamaged, emptyFile}
	}
	start, err := readUpTo(file, 0, smallestPage)
	if err != nil {
		return h, false, err
	}
	first, state := parseHeader(start)
	second, secondState, err := secondHeader(file, first, state)
	if err != nil {
		return h, false, err
	}
	good, other := state == headerGood, secondState == headerGood
	switch {
	case good && other && second.commit > first.commit, !good && other:
		h = second
	case good:
		h = first
	default:
		return h, false, notOurs(start, max(state, secondState))
	}
	if int64(h.high)*h.pageSize > size {
		return h, false, &fileError{ErrDamaged, fmt.Sprintf("it was cut short, %d of %d bytes are there", size, int64(h.high)*h.pageSize)}
	}
	return h, good != other, nil
}

// secondHeader reads the page after the first. When the first does not tell the
// page size, every possible size is tried, as bbolt does.
func secondHeader(file io.ReaderAt, first header, state headerState) (header, headerState, error) {
	from, to := int64(smallestPage), int64(largestPage)
	if state == headerGood {
		from, to = first.pageSize, first.pageSize
	}
	best := headerAbsent
	for at := from; at <= to; at *= 2 {
		page, err := readUpTo(file, at, pageHeader+headerSize)
		if err != nil {
			return header{}, best, err
		}
		h, found := parseHeader(page)
		if found == headerGood && h.pageSize == at {
			return h, headerGood, nil
		}
		if found != headerGood {
			best = max(best, found)
		}
	}
	return header{}, best, nil
}

// notOurs says what a file without a good header is; start is how it begins.
func notOurs(start []byte, best headerState) error {
	switch best {
	case headerNewer:
		return &fileError{ErrNewer, "another file format"}
	case headerBad:
		return &fileError{ErrDamaged, "both of its header pages are"}
	}
	if len(bytes.TrimLeft(start, "\x00")) == 0 {
		return &fileError{ErrDamaged, "it begins with zeros"}
	}
	for _, known := range []struct{ begins, kind string }{
		{"SQLite format 3\x00", "an SQLite database"},
		{"PK\x03\x04", "a zip file"},
		{"\x1f\x8b", "a gzip file"},
		{"{", "JSON or other text"},
		{"[", "JSON or other text"},
	} {
		if bytes.HasPrefix(start, []byte(known.begins)) {
			return &fileError{ErrForeign, "it looks like " + known.kind}
		}
	}
	return &fileError{ErrForeign, "it is no database"}
}

// readUpTo reads n bytes at offset, fewer at the file's end.
func readUpTo(file io.ReaderAt, offset, n int64) ([]byte, error) {
	data := make([]byte, n)
	read, err := file.ReadAt(data, offset)
	if err == io.EOF {
		err = nil
	}
	return data[:read], err
}
