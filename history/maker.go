package history

import (
	"os"
	"strconv"

	"casebook/history/column"
)

// maker writes a fresh history of today's schema from its records: the attempts in the
// order of their ids, then the cases in that of their numbers. The indexes follow from
// these.
type maker struct {
	*builder
	packer   packer
	attempts uint64
	indexed  *entryRun
	run      int            // how many attempts indexed may hold
	rows     []column.Entry // attempts that are in no chunk yet
	chunked  uint64
	lines    []column.Line // of the cases from part*linesOf on
	part     uint64
	lined    uint64 // the last case that lines are to hold
	times    caseTimeRun
}

// newMaker begins to write file; finish closes it.
func newMaker(file *os.File) (*maker, error) {
	b, err := newBuilder(file)
	if err != nil {
		return nil, err
	}
	return &maker{builder: b, indexed: newEntryRun(), run: runRows}, nil
}

// setting writes what the history knows of itself.
func (m *maker) setting(key, payload []byte) error {
	return m.put(put{bucket: metaBucket, key: key, value: seal(nil, key, payload)})
}

// attempt writes an attempt from the payloads of its blocks, of which lists show row.
func (m *maker) attempt(id attemptID, row listing, short, whole []byte) error {
	return m.record(id, row, m.packer.seal(m.packer.seal(nil, id[:], short), id[:], whole))
}

// record writes the value of an attempt, of which lists show row.
func (m *maker) record(id attemptID, row listing, value []byte) error {
	m.attempts++
	m.indexed.add(id, &row)
	if len(m.indexed.ids) == m.run {
		if err := m.indexed.flush(m.builder); err != nil {
			return err
		}
	}
	m.rows = append(m.rows, entryOf(id, row))
	if len(m.rows) >= chunkRows+tailKept {
		if err := m.chunk(chunkRows); err != nil {
			return err
		}
	}
	return m.put(put{bucket: attemptsBucket, key: id[:], value: value})
}

// chunk writes the oldest n of the attempts that are in no chunk.
func (m *maker) chunk(n int) error {
	key := m.rows[0].ID
	value := sealChunk(m.rows[:n])
	m.rows = append([]column.Entry{}, m.rows[n:]...)
	m.chunked += uint64(n)
	return m.put(put{bucket: chunksBucket, key: key[:], value: value})
}

// cases begins the cases, of which last is the greatest number that was given out.
func (m *maker) cases(last, greatest uint64) error {
	for greatest >= m.lined+lineTail {
		m.lined += linePack
	}
	return m.put(put{bucket: casesBucket, sequence: &last})
}

// aCase writes a case.
func (m *maker) aCase(c Case, payload []byte) error {
	m.times.begin(c)
	key := caseKey(c.ID)
	if err := m.put(put{bucket: casesBucket, key: key, value: seal(nil, key, payload)}); err != nil {
		return err
	}
	if err := m.linesTo(c.ID); err != nil {
		return err
	}
	if c.ID <= m.lined {
		m.lines = append(m.lines, lineOf(c))
	}
	return nil
}

// linesTo writes all lines before number, empty ones of cases that are not there.
func (m *maker) linesTo(number uint64) error {
	for at := m.part*linesOf + uint64(len(m.lines)); at < number && at <= m.lined; at++ {
		if len(m.lines) == linesOf {
			if err := m.linePart(); err != nil {
				return err
			}
		}
		m.lines = append(m.lines, column.Line{})
	}
	if len(m.lines) == linesOf && number <= m.lined {
		return m.linePart()
	}
	return nil
}

func (m *maker) linePart() error {
	key := caseKey(m.part)
	value := sealLines(key, m.lines)
	m.part++
	m.lines = m.lines[:0]
	return m.put(put{bucket: linesBucket, key: key, value: value})
}

// member says that an attempt is the ordinal-th of a case.
func (m *maker) member(number uint64, id attemptID, ordinal int) error {
	m.times.member(number, id)
	key := memberKey(number, id)
	return m.put(put{bucket: casesBucket, key: key, value: encodeOrdinal(key, ordinal)})
}

// finish writes the rest, durably, and closes the file.
func (m *maker) finish() error {
	if n := len(m.rows); n > tailRows {
		if err := m.chunk(n - tailKept); err != nil {
			return err
		}
	}
	if m.lined > 0 {
		if err := m.linesTo(m.lined + 1); err != nil {
			return err
		}
		if err := m.linePart(); err != nil {
			return err
		}
	}
	for _, step := range []func() error{
		func() error { return m.indexed.flush(m.builder) },
		func() error { return m.times.flush(m.builder) },
		func() error { return m.setting([]byte(markerKey), []byte(markerText)) },
		func() error { return m.setting([]byte(schemaKey), []byte(strconv.Itoa(schemaLevel))) },
		func() error { return m.put(put{bucket: attemptsBucket, sequence: &m.attempts}) },
		func() error { return m.put(put{bucket: chunksBucket, sequence: &m.chunked}) },
		func() error { return m.put(put{bucket: linesBucket, sequence: &m.lined}) },
	} {
		if err := step(); err != nil {
			return err
		}
	}
	return m.close()
}
