package history

import (
	"context"
	"runtime"
	"time"

	"casebook/history/column"
)

// oneByOne is how many chunks are looked through one after the other, before several are at
// once and only those whose filters let them through: most pages are full by then.
const oneByOne = 4

// scan is one look through the history for a query, newest first, a slice of time long.
type scan struct {
	ctx     context.Context
	source  *source
	query   Query
	known   *caseSets
	gaps    *Damaged
	visit   func(*looker) bool // takes what was found in a chunk; false ends the scan
	stop    time.Time
	looked  int
	next    string    // where it goes on; empty when it came to the end
	tally   bool      // lookers count what they find
	lookers []*looker // idle ones
	all     []*looker
	busy    []*looker // those that look, the first began first
	sieve   chunkSieve
	passed  int // rows of chunks that were sifted out since a looker began
}

func (s *source) scan(ctx context.Context, q Query, gaps *Damaged, visit func(*looker) bool) *scan {
	return &scan{ctx: ctx, source: s, query: q, known: newCaseSets(), gaps: gaps, visit: visit, stop: time.Now().Add(s.slice)}
}

// run looks through what is below bound.
func (s *scan) run(bound []byte) error {
	tail, through, err := s.source.tail()
	if err != nil {
		return err
	}
	first := s.idle()
	s.lookers = append(s.lookers, first)
	if bound != nil {
		id := attemptID(bound)
		first.below = &id
	}
	if tail != nil && (bound == nil || first.below.compare(through) > 0) {
		if bound == nil {
			s.gaps.add(&tail.lost)
		}
		first.chunk = tail.columns
		if first.chunk != nil {
			first.match()
		}
		if !s.take(first) {
			return s.ctx.Err()
		}
	}
	if bound == nil || through.compare(attemptID(bound)) < 0 {
		bound = append(through[:], 0)
	}
	return s.chunks(bound, first.below)
}

// chunks looks through the chunks below bound.
func (s *scan) chunks(bound []byte, below *attemptID) error {
	chunks, err := s.source.another().must(chunksBucket)
	if err != nil {
		return err
	}
	above, on, met := bound, true, 0
	var batch []storedChunk
	chunks.backward(bound, func(key []byte, v value) bool {
		if len(key) != len(attemptID{}) {
			return true
		}
		c := storedChunk{first: attemptID(key), value: v, above: above, below: below}
		above, below = key, nil
		if met++; met <= s.source.eager {
			l := s.begin(c)
			l.look()
			l.done <- struct{}{}
			on = s.finish()
			return on
		}
		if batch = append(batch, c); len(batch) == batchChunks {
			on = s.batch(batch)
			batch = batch[:0]
		}
		return on
	}, s.gaps.page)
	on = on && s.batch(batch)
	for len(s.busy) > 0 {
		if on {
			on = s.finish()
			continue
		}
		<-s.busy[0].done // it reads the file, which is closed when we return
		s.busy = s.busy[1:]
	}
	for _, l := range s.all {
		close(l.work)
	}
	if on {
		s.looked += s.passed
	}
	return s.ctx.Err()
}

// batch looks through those chunks of a batch that are not sifted out, several at once; it
// returns false when the scan ends.
func (s *scan) batch(batch []storedChunk) bool {
	passed := s.sift(batch)
	for i, c := range batch {
		if passed[i] > 0 {
			s.passed += passed[i]
			continue
		}
		l := s.begin(c)
		if !l.serves {
			l.serves = true
			go l.serve()
		}
		l.work <- struct{}{}
		if len(s.busy) > runtime.GOMAXPROCS(0) && !s.finish() {
			return false
		}
	}
	for len(s.busy) > 0 && s.late() {
		if !s.finish() {
			return false
		}
	}
	if len(batch) > 0 && s.late() {
		s.looked, s.passed = s.looked+s.passed, 0
		s.next = batch[len(batch)-1].first.String()
		return false
	}
	return s.ctx.Err() == nil
}

// late reports whether the slice of time is over.
func (s *scan) late() bool { return time.Now().After(s.stop) }

// begin returns a looker for a chunk, which is to look.
func (s *scan) begin(c storedChunk) *looker {
	l := s.idle()
	l.storedChunk = c
	l.passed, s.passed = s.passed, 0
	s.busy = append(s.busy, l)
	return l
}

// idle returns a looker that has nothing to do.
func (s *scan) idle() *looker {
	if n := len(s.lookers); n > 0 {
		l := s.lookers[n-1]
		s.lookers = s.lookers[:n-1]
		return l
	}
	l := &looker{selector: newSelector(s.source.another(), s.query, s.known), work: make(chan struct{}, 1), done: make(chan struct{}, 1), tally: s.tally}
	s.all = append(s.all, l)
	return l
}

// finish waits for the looker that began first, and takes what it found.
func (s *scan) finish() bool {
	l := s.busy[0]
	s.busy = s.busy[1:]
	<-l.done
	on := s.take(l)
	s.lookers = append(s.lookers, l)
	return on
}

// take takes what a looker found; false ends the scan.
func (s *scan) take(l *looker) bool {
	if s.ctx.Err() != nil {
		return false
	}
	s.looked += l.passed
	l.passed = 0
	if l.chunk == nil {
		return true // nothing of it can be read, which was told where its attempts are
	}
	s.looked += l.asked
	for i := l.unread.Below(l.chunk.Len()); i >= 0; i = l.unread.Below(i) {
		s.gaps.name(attemptID(l.chunk.ID(i)).String())
	}
	if !s.visit(l) {
		return false
	}
	if s.late() {
		s.next = attemptID(l.chunk.First()).String()
		return false
	}
	return true
}

// storedChunk is a chunk that a scan comes to.
type storedChunk struct {
	first attemptID
	value value
	above []byte     // key of the chunk after it
	below *attemptID // rows from here on do not count; nil: all do
}

// looker looks through one chunk at a time.
type looker struct {
	*selector
	storedChunk
	work    chan struct{} // hears of each chunk that is to be looked through
	done    chan struct{} // tells when that was
	serves  bool
	tally   bool
	passed  int // rows of chunks that were sifted out before this one
	columns column.Columns
	buffers [column.Blocks][]byte

	chunk  *column.Columns // what was looked through; nil when it cannot be read
	rows   column.Set      // those that have what is asked for
	unread column.Set      // those of whose attempts nothing is known, as they could not be read
	asked  int             // how many were looked at
	counts []facetCount    // of rows, when they are counted
}

// serve looks through chunks until there are no more.
func (l *looker) serve() {
	for range l.work {
		l.look()
		l.done <- struct{}{}
	}
}

// look looks through a stored chunk.
func (l *looker) look() {
	if l.stored() == nil {
		l.chunk = &l.columns
		if l.match(); l.chunk.Err() == nil {
			return
		}
	}
	// Damaged: what it was made from tells the same.
	l.chunk = nil
	rows, err := l.source.chunkEntries(chunkKey{first: l.first}, l.value, l.above)
	if err != nil || len(rows) == 0 {
		return
	}
	l.chunk = packRows(rows)
	l.match()
}

// stored reads the chunk.
func (l *looker) stored() error {
	head, size, err := l.value.block(l.first[:], 0, &l.buffers[column.Head])
	if err != nil {
		return err
	}
	return l.columns.Reset(head, func(b column.Block) ([]byte, error) {
		at := size
		if b == column.Texts {
			at += blockHeader + int64(column.Rows(head))*column.IDBytes
		}
		data, _, err := l.value.block(l.first[:], at, &l.buffers[b])
		return data, err
	})
}

// match finds the rows that have what is asked for. Those without flags could not be read
// when they were packed: they are told of and not found.
func (l *looker) match() {
	l.rows, l.asked = l.selector.rows(l.chunk, l.below)
	l.unread = l.chunk.None(l.unread)
	l.chunk.Where(l.unread, column.Flags, func(flags string) bool { return flags == "" })
	l.rows.Keep(l.unread, true)
	if l.rows.Count() > 0 || l.unread.Count() > 0 {
		l.chunk.ID(0) // the rows that were found will be asked for theirs
	}
	if l.tally {
		l.counts = l.cases.tally(l.counts[:0], l.chunk, l.rows)
	}
}

// another returns a second reader of the same file, for another goroutine, that passes over
// long values.
func (s *source) another() *source {
	other := *s
	other.seen, other.keeps, other.last, other.verify, other.reads = map[uint64]*page{}, keptPassing, nil, lenient, 0
	other.peek = pageHeader + fewElements*elementSize + peekedKey
	return &other
}

// peekedKey is room for the first key of a leaf.
const peekedKey = 32

// packRows packs rows that are in no chunk.
func packRows(rows []column.Entry) *column.Columns {
	c, _ := column.Read(column.Encode(rows)) // Encode made it
	return c
}
