package history

import (
	"bytes"
	"cmp"
	"slices"
	"time"
)

// edit gathers the changes of one commit. Whoever puts or removes an attempt or a case
// says so here, and the changes of the indexes follow from it.
type edit struct {
	source  *source
	changes []put
	added   int                    // attempts, less those that were removed
	rows    map[attemptID]*listing // attempts that changed, as they become; nil: removed
	cases   map[uint64]*Case       // cases that changed, as they become; nil: removed
}

// edit begins the changes of a commit.
func (s *source) edit() *edit {
	return &edit{source: s, rows: map[attemptID]*listing{}, cases: map[uint64]*Case{}}
}

func (e *edit) put(bucket string, key, value []byte) {
	e.changes = append(e.changes, put{bucket: bucket, key: key, value: value})
}

func (e *edit) remove(bucket string, key []byte) {
	e.changes = append(e.changes, put{bucket: bucket, key: key, gone: true})
}

// attempt puts a, written at now. before is what lists showed of it, nil for a new one.
func (e *edit) attempt(id attemptID, before *listing, a Attempt, now time.Time) error {
	after := listing{Summary: a.Summary(), Written: now, Find: findingOf(a)}
	value, err := e.source.packer.encodeAttempt(a, id, after)
	if err != nil {
		return err
	}
	e.record(id, before, &after, value)
	return nil
}

// record puts the value of an attempt.
func (e *edit) record(id attemptID, before, after *listing, value []byte) {
	e.put(attemptsBucket, id[:], value)
	if before == nil {
		e.added++
	}
	e.rows[id] = after
	e.entries(id, before, after)
}

// forget removes an attempt; before is nil where what lists showed of it cannot be read.
func (e *edit) forget(id attemptID, before *listing) {
	e.remove(attemptsBucket, id[:])
	e.added--
	e.rows[id] = nil
	e.entries(id, before, nil)
}

// entries brings the entries of an attempt in the ordered indexes up to date.
func (e *edit) entries(id attemptID, before, after *listing) {
	old, now := entriesOf(id, before), entriesOf(id, after)
	for _, entry := range old {
		if !slices.ContainsFunc(now, entry.sameKey) {
			e.remove(entry.bucket, entry.key)
		}
	}
	for _, entry := range now {
		if at := slices.IndexFunc(old, entry.sameKey); at < 0 || !bytes.Equal(old[at].value, entry.value) {
			e.changes = append(e.changes, entry)
		}
	}
}

func (p put) sameKey(other put) bool {
	return p.bucket == other.bucket && bytes.Equal(p.key, other.key)
}

// aCase puts c.
func (e *edit) aCase(c Case) error {
	record, err := encodeCase(c)
	if err != nil {
		return err
	}
	e.put(casesBucket, caseKey(c.ID), record)
	e.cases[c.ID] = &c
	return nil
}

// forgetCase removes a case, which must have no attempts.
func (e *edit) forgetCase(number uint64) {
	e.remove(casesBucket, caseKey(number))
	e.cases[number] = nil
}

// member says that an attempt is the ordinal-th of a case.
func (e *edit) member(number uint64, id attemptID, ordinal int) {
	key := memberKey(number, id)
	e.put(casesBucket, key, encodeOrdinal(key, ordinal))
}

// finish returns all changes.
func (e *edit) finish() ([]put, error) {
	if len(e.changes) == 0 {
		return nil, nil
	}
	if err := cmp.Or(e.lines(), e.chunks(), e.caseTimes()); err != nil {
		return nil, err
	}
	// bbolt walks down once for neighbours.
	slices.SortStableFunc(e.changes, func(a, b put) int {
		return cmp.Or(cmp.Compare(a.bucket, b.bucket), bytes.Compare(a.key, b.key))
	})
	return e.changes, nil
}

// sequence sets the sequence of a bucket.
func (e *edit) sequence(bucket string, n uint64) {
	e.changes = append(e.changes, put{bucket: bucket, sequence: &n})
}
