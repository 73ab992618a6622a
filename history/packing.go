package history

import (
	"bytes"
	"cmp"
	"maps"
	"slices"

	"casebook/history/column"
)

// packing is the chunks that a commit changes.
type packing struct {
	*edit
	chunks  tree
	packed  uint64
	through attemptID // the last id that is in a chunk
	groups  map[attemptID]*group
}

// group is a chunk that changes.
type group struct {
	key    chunkKey
	stored bool
	rows   []column.Entry
}

// chunks brings the chunks up to date with the attempts that changed.
func (e *edit) chunks() error {
	if len(e.rows) == 0 && e.added == 0 {
		return nil
	}
	attempts, err := e.source.must(attemptsBucket)
	if err != nil {
		return err
	}
	total := attempts.sequence + uint64(e.added) // added may be less than 0: it wraps back
	e.sequence(attemptsBucket, total)
	p := packing{edit: e, groups: map[attemptID]*group{}}
	if p.chunks, err = e.source.must(chunksBucket); err != nil {
		return err
	}
	p.packed = p.chunks.sequence
	last, err := e.source.packed()
	if err != nil {
		return err
	}
	p.through = last.key.last
	if last.found {
		err = p.change()
	}
	if err == nil && last.damaged {
		err = p.heal(last)
	}
	if err == nil && total > p.packed+tailRows {
		err = p.pack(last)
	}
	if err != nil {
		return err
	}
	return p.write()
}

// heal makes the last chunk anew, and counts what is packed.
func (p *packing) heal(last lastChunk) error {
	g, err := p.load(last.key, last.value)
	if err != nil {
		return err
	}
	p.packed = uint64(len(g.rows))
	p.chunks.backward(last.key.first[:], func(key []byte, v value) bool {
		if g := p.groups[attemptID(key)]; g != nil {
			p.packed += uint64(len(g.rows))
		} else if head, err := v.head(blockHeader + column.SpanBytes); err == nil && len(head) == blockHeader+column.SpanBytes {
			p.packed += uint64(column.Rows(head[blockHeader:]))
		}
		return true
	}, func(bad error) { err = cmp.Or(err, bad) })
	return err
}

// lastChunk is the chunk with the newest attempts.
type lastChunk struct {
	key            chunkKey
	value          value
	found, damaged bool
}

// packed returns the last chunk. Where it is damaged it counts as if it held all attempts
// from its first one on: so it is made anew.
func (s *source) packed() (last lastChunk, err error) {
	chunks, err := s.must(chunksBucket)
	if err != nil {
		return last, err
	}
	last.key, last.value, last.found, err = chunks.chunkBefore(nil)
	if err != nil || !last.found {
		return last, err
	}
	if _, err := last.value.first(last.key.first[:]); err == nil {
		return last, nil
	}
	last.damaged = true
	attempts, err := s.must(attemptsBucket)
	if err != nil {
		return last, err
	}
	attempts.backward(nil, func(key []byte, _ value) bool {
		copy(last.key.last[:], key)
		return false
	}, func(bad error) { err = cmp.Or(err, bad) })
	return last, err
}

// change puts the attempts that changed into the chunks that they are in or belong into.
func (p *packing) change() error {
	for _, id := range slices.SortedFunc(maps.Keys(p.rows), attemptID.compare) {
		if id.compare(p.through) > 0 {
			break
		}
		g, err := p.groupOf(id)
		if err != nil {
			return err
		}
		at, there := slices.BinarySearchFunc(g.rows, id, func(row column.Entry, id attemptID) int { return attemptID(row.ID).compare(id) })
		switch row := p.rows[id]; {
		case row == nil && there:
			g.rows = slices.Delete(g.rows, at, at+1)
			p.packed--
		case row == nil:
		case there:
			g.rows[at] = entryOf(id, *row)
		default:
			g.rows = slices.Insert(g.rows, at, entryOf(id, *row))
			p.packed++
		}
	}
	return nil
}

// groupOf returns the chunk that an id is in or belongs into.
func (p *packing) groupOf(id attemptID) (*group, error) {
	key, v, found, err := p.chunks.chunkBefore(append(id[:], 0))
	if err == nil && !found {
		key, v, found, err = p.chunks.firstChunk()
	}
	if err != nil || !found {
		return nil, cmp.Or(err, errChecksum)
	}
	return p.load(key, v)
}

// load returns a chunk that stands in the history.
func (p *packing) load(key chunkKey, v value) (*group, error) {
	if g := p.groups[key.first]; g != nil {
		return g, nil
	}
	below := append(p.through[:], 0)
	if key.last != p.through {
		below = append(key.last[:], 0)
	}
	rows, err := p.source.chunkEntries(key, v, below)
	g := &group{key: key, stored: true, rows: rows}
	p.groups[key.first] = g
	return g, err
}

// firstChunk returns the chunk with the least key.
func (t tree) firstChunk() (key chunkKey, v value, found bool, err error) {
	first, v, found, err := t.least()
	if err != nil || !found || len(first) != len(key.first) {
		return key, v, false, err
	}
	return t.chunkBefore(append(bytes.Clone(first), 0))
}

// pack puts the oldest of the tail into chunks, first into the last one while it has room.
func (p *packing) pack(last lastChunk) error {
	tail, err := p.tail()
	if err != nil || len(tail) <= tailKept {
		return err
	}
	tail = tail[:len(tail)-tailKept]
	p.packed += uint64(len(tail))
	if last.found {
		g, err := p.load(last.key, last.value)
		if err != nil {
			return err
		}
		room := min(max(0, chunkRows-len(g.rows)), len(tail))
		g.rows, tail = append(g.rows, tail[:room]...), tail[room:]
	}
	for part := range slices.Chunk(tail, chunkRows) {
		p.groups[part[0].ID] = &group{rows: part}
	}
	return nil
}

// tail returns the attempts that are in no chunk, oldest first, as the commit leaves them.
// Of those that cannot be read there is the id, so that searches can name them.
func (p *packing) tail() ([]column.Entry, error) {
	var rows []column.Entry
	gaps := &Damaged{}
	for row, err := range p.source.listings(nil, gaps) {
		if err != nil {
			continue
		}
		id, err := parseID(row.ID)
		if err != nil {
			return nil, err
		}
		if id.compare(p.through) <= 0 {
			break
		}
		if _, changed := p.rows[id]; !changed {
			rows = append(rows, entryOf(id, row))
		}
	}
	for id, row := range p.rows {
		if row != nil && id.compare(p.through) > 0 {
			rows = append(rows, entryOf(id, *row))
		}
	}
	rows = append(rows, gaps.rows(func(id attemptID) bool {
		_, changed := p.rows[id]
		return !changed && id.compare(p.through) > 0
	})...)
	slices.SortFunc(rows, byID)
	return rows, nil
}

// write adds the changes of the chunks to the commit.
func (p *packing) write() error {
	for _, first := range slices.SortedFunc(maps.Keys(p.groups), attemptID.compare) {
		g := p.groups[first]
		if g.stored && (len(g.rows) == 0 || g.rows[0].ID != first) {
			p.remove(chunksBucket, first[:])
		}
		size := len(g.rows)
		if size > chunkMost {
			size = (size + 1) / ((size + chunkRows - 1) / chunkRows)
		}
		for part := range slices.Chunk(g.rows, max(1, size)) {
			key := attemptID(part[0].ID)
			p.put(chunksBucket, key[:], sealChunk(part))
		}
	}
	if p.packed != p.chunks.sequence {
		p.sequence(chunksBucket, p.packed)
	}
	return nil
}

// sealChunk returns the value of a chunk.
func sealChunk(rows []column.Entry) []byte {
	key := rows[0].ID[:]
	var data []byte
	for _, block := range column.Encode(rows) {
		data = seal(data, key, block)
	}
	return sealBehind(data, key, encodeSigns(rows))
}
