package history

import (
	"context"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"casebook/api"
)

// standing is how far what stands in a page is to be believed.
type standing uint8

const (
	discarded standing = iota // the page is free: an earlier version, or a deleted record
	stray                     // no way leads to the page any more
	live
)

// version is where a version of a record stands in the file.
type version struct {
	offset, size int64 // of its value
	written      int64 // Unix nanoseconds
	inCase       uint64
	standing     standing
	whole        bool // all of it; else only what lists show
	pending      bool
}

// better reports whether v is to be taken instead of w.
func (v version) better(w version) bool {
	if v.whole != w.whole {
		whole, part := v, w
		if w.whole {
			whole, part = w, v
		}
		// A call that ended is known to have, though its answer is lost.
		takeWhole := !whole.pending || part.pending
		return takeWhole == v.whole
	}
	if v.standing != w.standing {
		return v.standing > w.standing
	}
	return v.written > w.written
}

// sieve is one pass over all pages of a file, whatever leads to them.
type sieve struct {
	ctx      context.Context
	file     io.ReaderAt
	size     int64
	pageSize int64
	standing map[uint64]standing // of pages; what is not in it is stray
	told     Progress

	attempts map[attemptID]version
	cases    map[uint64]version
	hints    hints

	gaps  *Damaged // what cannot be read of the trees
	guess bool     // what is live is not known
	asSet bool     // all settings could be read
	now   time.Time
}

func newSieve(ctx context.Context, file io.ReaderAt, size int64, told Progress) *sieve {
	return &sieve{
		ctx: ctx, file: file, size: size, told: told, gaps: &Damaged{}, standing: map[uint64]standing{},
		attempts: map[attemptID]version{}, cases: map[uint64]version{}, hints: newHints(),
	}
}

// anyPages tries the sizes that pages may have until records are found.
func (s *sieve) anyPages() error {
	for _, size := range []int64{int64(os.Getpagesize()), 4 << 10, 16 << 10, 64 << 10, 8 << 10, 32 << 10, 1 << 10, 2 << 10} {
		s.pageSize = size
		if err := s.pages(); err != nil || len(s.attempts)+len(s.cases) > 0 {
			return err
		}
	}
	return nil
}

// pages reads every page that can be a leaf.
func (s *sieve) pages() error {
	h := header{pageSize: s.pageSize, high: uint64(s.size / s.pageSize)}
	for number := uint64(2); number < h.high; number++ {
		if err := s.ctx.Err(); err != nil {
			return err
		}
		s.told.Tell(int64(number), int64(h.high))
		p, err := readPage(s.file, h, number)
		if err != nil || p.kind != leafKind {
			continue
		}
		at := s.standingOf(number)
		s.leaf(p, p.offset, at)
		if at == live {
			number += p.further // what looks like pages in there is text
		}
	}
	return nil
}

func (s *sieve) standingOf(number uint64) standing {
	if at, known := s.standing[number]; known {
		return at
	}
	return stray
}

// leaf reads the records of a page that begins at base in the file, and of the small
// buckets in it.
func (s *sieve) leaf(p *page, base int64, at standing) {
	for i := range p.count {
		key, err := p.key(i)
		if err != nil {
			continue
		}
		v := p.value(i)
		if !v.bucket {
			s.record(key, v, base, at)
			continue
		}
		data, err := v.all()
		if err == nil && len(data) >= 16 && string(key) == attemptsBucket && binary.NativeEndian.Uint64(data[8:]) <= s.most() {
			s.hints.once = max(s.hints.once, binary.NativeEndian.Uint64(data[8:]))
		}
		if err != nil || len(data) < 16 || binary.NativeEndian.Uint64(data) != 0 {
			continue
		}
		if inner, err := inlinePage(data[16:]); err == nil {
			s.leaf(inner, base+v.offset+16, at)
		}
	}
}

// record takes a record down that is whole.
func (s *sieve) record(key []byte, v value, base int64, at standing) {
	if s.hints.take(key, v, at) {
		return
	}
	found := version{offset: base + v.offset, size: v.size, standing: at}
	switch len(key) {
	case len(attemptID{}):
		id := attemptID(key)
		if !found.attempt(id, v) {
			if at != discarded {
				s.hints.chunk(id, v)
			}
			return
		}
		if before, known := s.attempts[id]; !known || found.better(before) {
			s.attempts[id] = found
		}
	case 8, 24:
		number, id, member, err := parseMember(key)
		if err != nil || member && number == 0 {
			return
		}
		if member {
			if _, err := v.ordinal(key); err == nil && at != discarded {
				s.hints.name(id, number)
			}
			return
		}
		var c Case
		if v.decode(key, &c) != nil || c.ID != number || number == 0 {
			if at != discarded {
				s.hints.part(number, v)
			}
			return
		}
		found.whole, found.written = true, c.Changed.UnixNano()
		if before, known := s.cases[number]; !known || found.better(before) {
			s.cases[number] = found
		}
	}
}

// attempt reads whether v is a version of an attempt, and which.
func (v *version) attempt(id attemptID, at value) bool {
	var short listing
	listed := at.decode(id[:], &short) == nil && short.ID == id.String()
	a, err := at.decodeAttempt(id[:])
	v.whole = err == nil && a.ID == id.String()
	switch {
	case listed:
		v.written, v.pending, v.inCase = short.Written.UnixNano(), short.Outcome == api.Pending, short.Case
	case v.whole:
		v.written, v.pending, v.inCase = a.Recorded.UnixNano(), a.Outcome == api.Pending, a.Case
	}
	return listed || v.whole
}

// at returns the value of a version.
func (s *sieve) at(v version) value {
	return value{page: &page{file: s.file, offset: v.offset, extent: v.size}, size: v.size}
}

// write writes the version of an attempt that was found, and returns what lists show of it.
func (s *sieve) write(m *maker, id attemptID) (row listing, err error) {
	found, read := s.attempts[id]
	if !read {
		row, short, whole, err := rescued(s.hints.rows[id])
		if err != nil {
			return row, err
		}
		return row, m.attempt(id, row, short, whole)
	}
	v := s.at(found)
	short, listed := v.first(id[:])
	if listed == nil {
		listed = json.Unmarshal(short, &row)
	}
	a := attemptOf(row.Summary)
	if found.whole {
		if a, err = v.decodeAttempt(id[:]); err != nil {
			return row, err
		}
	}
	if listed != nil {
		row = listing{Summary: a.Summary(), Written: a.Recorded, Find: findingOf(a)}
		if short, err = json.Marshal(row); err != nil {
			return row, err
		}
	}
	whole, err := json.Marshal(a)
	if err != nil {
		return row, err
	}
	return row, m.attempt(id, row, short, whole)
}

// attemptOf is what is left of an attempt of which only what lists show can be read.
func attemptOf(s Summary) Attempt {
	a := Attempt{
		ID: s.ID, Case: s.Case, Recorded: s.Recorded, Happened: s.Happened, System: s.System, Operation: s.Operation,
		Environment: s.Environment, Simulated: s.Simulated, Counted: s.Counted, Tries: s.Tries, User: s.User, Outcome: s.Outcome,
		Codes: s.Codes, Row: s.Row, Title: s.Title, Timing: Timing{Total: s.Duration}, Marks: s.Marks, Rules: s.Rules,
	}
	if s.Status != 0 {
		a.Answer = &Answer{Status: s.Status}
	}
	return a
}

// caseOf returns a case; of one that is lost, what its attempts say.
func (s *sieve) caseOf(number uint64, of *belonging) (c Case, err error) {
	if found, known := s.cases[number]; known {
		return c, s.at(found).decode(caseKey(number), &c)
	}
	c = Case{
		ID: number, Title: fmt.Sprintf("Case %d, whose text was lost", number), State: Open, System: of.first.System,
		Operation: of.first.Operation, Simulated: of.first.Simulated, Opened: of.first.Recorded, Changed: of.last.Written,
	}
	if len(of.ids) == 0 {
		c.Opened, c.Changed = s.now, s.now
	}
	if line, known := s.hints.lines[number]; known {
		readInto(&c, line)
	}
	return c, nil
}

// mapOut notes which pages of a file with a good header are live and which are free, and
// what cannot be read on the way.
func (s *sieve) mapOut(src *source) {
	gaps := s.gaps
	src.seen = nil
	src.verify = func(p *page) error {
		s.standing[p.number] = live
		return nil
	}
	src.buckets().backward(nil, func(name []byte, v value) bool {
		t, err := src.open(v)
		if !v.bucket || err != nil {
			gaps.page(errors.Join(err, &pageError{v.page.number, "a bucket cannot be read"}))
			return true
		}
		s.count(string(name), t)
		pages := gaps.Pages
		t.backward(nil, func(key []byte, v value) bool {
			switch len(key) {
			case len(attemptID{}):
				if _, err := v.decodeAttempt(key); err != nil && string(name) == attemptsBucket {
					gaps.name(v.trueName(key))
				}
			case 8:
				if string(name) == casesBucket && v.decode(key, &Case{}) != nil {
					gaps.name(caseName(binary.BigEndian.Uint64(key)))
				}
			}
			return true
		}, gaps.page)
		s.asSet = s.asSet || string(name) == metaBucket && gaps.Pages == pages
		return true
	}, gaps.page)
	s.hints.counted = s.hints.counted && src.level == schemaLevel // older ones count none
	free, err := src.freePages()
	if err != nil {
		gaps.page(err)
	}
	for _, number := range free {
		if _, taken := s.standing[number]; !taken {
			s.standing[number] = discarded
		}
	}
}

// count takes down how many attempts there are, and the last number of a case.
func (s *sieve) count(bucket string, t tree) {
	switch {
	case bucket == attemptsBucket && t.sequence <= s.most():
		s.hints.total, s.hints.counted = t.sequence, true
	case bucket == casesBucket && t.sequence <= mostCases:
		s.hints.cased = t.sequence
	}
}

// most is more attempts than the file can hold: a number that is greater is damaged.
func (s *sieve) most() uint64 { return uint64(s.size / blockHeader) }
