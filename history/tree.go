package history

import (
	"bytes"
	"encoding/binary"
	"io"
	"os"
	"time"
)

// deepest is more levels than a tree of 2^40 pages can have: past it, pages lead
// in circles.
const deepest = 48

// Pages that are kept bound the memory that one look at the history takes: 1 MiB of pages
// of 4 KiB, and less where every leaf is passed once and only branches are kept.
const (
	keptPages   = 256
	keptPassing = 32
)

// tree is a bucket: keys in byte order, and their values.
type tree struct {
	source   *source
	root     uint64
	inline   *page  // the whole of a small bucket; nil otherwise
	sequence uint64 // counts up as the bucket's owner says
}

// source is an open file whose trees are read. It is not for concurrent use.
type source struct {
	file   io.ReaderAt
	header header
	lame   bool             // one of the two header pages is bad
	seen   map[uint64]*page // the first that were read: neighbours share most of their way; nil keeps none
	keeps  int              // how many pages seen holds at most
	peek   int64            // bytes that are read of a leaf at first; 0: a whole page
	last   *page            // the one that was read last
	reads  int              // pages read, for tests
	level  int              // schema
	info   os.FileInfo      // of file
	packer *packer
	tails  *tailCache    // nil keeps none
	eager  int           // chunks that a search looks through before it asks their filters
	slice  time.Duration // how long a search goes on before it stops

	// verify looks at each page that is read; its error is the page's.
	verify func(*page) error
}

// lenient accepts a page with bad elements: the others are read.
func lenient(*page) error { return nil }

// page reads a page of a tree.
func (s *source) page(number uint64) (*page, error) {
	if p := s.seen[number]; p != nil {
		return p, nil
	}
	if s.seen != nil && s.last != nil && s.last.number == number {
		return s.last, nil
	}
	s.reads++
	peek := s.header.pageSize
	if s.peek > 0 {
		peek = s.peek
	}
	p, err := peekPage(s.file, s.header, number, peek)
	if err != nil {
		return nil, err
	}
	if p.kind == freelistKind || p.kind == branchKind && p.count == 0 {
		return nil, &pageError{number, "it does not belong into a tree"}
	}
	if err := s.verify(p); err != nil {
		return nil, err
	}
	if s.seen != nil && len(s.seen) < s.keeps && (s.peek == 0 || p.kind == branchKind) {
		s.seen[number] = p
	}
	s.last = p
	return p, nil
}

// buckets returns the tree of all buckets.
func (s *source) buckets() tree { return tree{source: s, root: s.header.root} }

// bucket returns a top-level bucket; found is false when there is none of that
// name.
func (s *source) bucket(name string) (t tree, found bool, err error) {
	v, found, err := s.buckets().find([]byte(name))
	if err != nil || !found || !v.bucket {
		return tree{}, false, err
	}
	t, err = s.open(v)
	return t, err == nil, err
}

// open reads a bucket's value: its root page, its sequence and, when the root is
// 0, the page itself.
func (s *source) open(v value) (tree, error) {
	data, err := v.all()
	if err != nil {
		return tree{}, err
	}
	if len(data) < 16 {
		return tree{}, &pageError{v.page.number, "a bucket is cut short"}
	}
	t := tree{source: s, root: binary.NativeEndian.Uint64(data), sequence: binary.NativeEndian.Uint64(data[8:])}
	if t.root != 0 {
		return t, nil
	}
	if t.inline, err = inlinePage(data[16:]); err != nil {
		return t, err
	}
	return t, s.verify(t.inline)
}

// top returns the tree's first page.
func (t tree) top() (*page, error) {
	if t.inline != nil {
		return t.inline, nil
	}
	return t.source.page(t.root)
}

// find returns the value under key. It reads the pages that bbolt will walk over
// when it writes that key, so that an error here keeps bbolt off a damaged path.
func (t tree) find(key []byte) (v value, found bool, err error) {
	p, err := t.top()
	for range deepest {
		if err != nil {
			return value{}, false, err
		}
		index, exact, searchErr := p.search(key)
		if searchErr != nil {
			return value{}, false, searchErr
		}
		if p.kind == leafKind {
			if !exact {
				return value{}, false, nil
			}
			return p.value(index), true, nil
		}
		if !exact && index > 0 {
			index--
		}
		p, err = t.source.page(p.child(index))
	}
	return value{}, false, &pageError{t.root, "its pages lead in circles"}
}

// walk is one pass over a tree from its end to its beginning.
type walk struct {
	source  *source
	visited map[uint64]bool // pages passed: none may come twice
	visit   func(key []byte, v value) bool
	damage  func(error) // hears of each page that is passed over
}

// backward calls visit for each key below bound, greatest first, until it returns
// false; a nil bound is past the end. Pages that cannot be read are passed over
// and told to damage.
func (t tree) backward(bound []byte, visit func(key []byte, v value) bool, damage func(error)) {
	w := walk{source: t.source, visited: map[uint64]bool{}, visit: visit, damage: damage}
	if t.inline != nil {
		w.leaf(t.inline, bound)
		return
	}
	w.down(t.root, bound, deepest)
}

// down visits a page and all below it, at most levels deep; it returns false when
// visit has enough.
func (w *walk) down(number uint64, bound []byte, levels int) bool {
	if w.visited[number] || levels == 0 {
		w.damage(&pageError{number, "more than one way leads to it"})
		return true
	}
	w.visited[number] = true
	p, err := w.source.page(number)
	if err != nil {
		w.damage(err)
		return true
	}
	if p.kind == leafKind {
		return w.leaf(p, bound)
	}
	last := p.count - 1
	if bound != nil {
		index, _, err := p.search(bound)
		if err != nil {
			w.damage(err)
			index = p.count
		}
		last = max(0, index-1)
	}
	for i := last; i >= 0; i-- {
		if !w.down(p.child(i), bound, levels-1) {
			return false
		}
	}
	return true
}

// leaf visits the keys of a leaf below bound.
func (w *walk) leaf(p *page, bound []byte) bool {
	for i := p.count - 1; i >= 0; i-- {
		key, err := p.key(i)
		if err != nil {
			w.damage(err)
			continue
		}
		if bound != nil && bytes.Compare(key, bound) >= 0 {
			continue
		}
		if !w.visit(key, p.value(i)) {
			return false
		}
	}
	return true
}

// least returns the first key and its value.
func (t tree) least() (key []byte, v value, found bool, err error) {
	p, err := t.top()
	for range deepest {
		if err != nil || p.count == 0 {
			return nil, v, false, err
		}
		if p.kind == leafKind {
			key, err = p.key(0)
			return key, p.value(0), err == nil, err
		}
		p, err = t.source.page(p.child(0))
	}
	return nil, v, false, &pageError{t.root, "its pages lead in circles"}
}
