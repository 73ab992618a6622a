package history

import (
	"encoding/binary"
)

// freePages returns the pages that bbolt will write next, in rising order, after
// making sure that the list is one.
func (s *source) freePages() ([]uint64, error) {
	data, err := s.freeList()
	if err != nil {
		return nil, err
	}
	pages := make([]uint64, len(data)/8)
	for i := range pages {
		pages[i] = binary.NativeEndian.Uint64(data[8*i:])
	}
	return pages, nil
}

// freeList returns the list of free pages, 8 bytes each, after making sure that it is one:
// bbolt trusts it, and a wrong number in it would have it write over a live page.
func (s *source) freeList() ([]byte, error) {
	if s.header.freelist == noFreelist {
		return nil, nil
	}
	s.reads++
	p, err := readPage(s.file, s.header, s.header.freelist)
	if err != nil {
		return nil, err
	}
	if p.kind != freelistKind {
		return nil, &pageError{p.number, "it is not the list of free pages"}
	}
	// A count of 65535 means that the true one stands before the numbers.
	count, start := int64(p.count), int64(pageHeader)
	if count == 0xFFFF {
		first, err := p.span(start, 8)
		if err != nil {
			return nil, err
		}
		count, start = int64(min(binary.NativeEndian.Uint64(first), 1<<40)), start+8
	}
	data, err := p.span(start, 8*count)
	if err != nil {
		return nil, err
	}
	before := uint64(1)
	for i := 0; i < len(data); i += 8 {
		number := binary.NativeEndian.Uint64(data[i:])
		if number <= before || number >= s.header.high {
			return nil, &pageError{p.number, "the list of free pages has numbers that cannot be"}
		}
		before = number
	}
	return data, nil
}
