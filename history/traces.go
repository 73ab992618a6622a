package history

import (
	"bytes"
	"cmp"
)

// traces is what the rest of the history has of attempts of which nothing can be read.
type traces struct {
	source  *source
	wanted  map[attemptID]bool
	entries map[attemptID][]put  // in the ordered indexes
	cases   map[attemptID]uint64 // that list them
}

// traces looks for all of them at once: it reads the ordered indexes and the cases, some ms
// for each 10 000 attempts.
func (s *source) traces(of []attemptID) (*traces, error) {
	t := &traces{source: s, wanted: map[attemptID]bool{}, entries: map[attemptID][]put{}, cases: map[attemptID]uint64{}}
	for _, id := range of {
		t.wanted[id] = true
	}
	return t, cmp.Or(t.index(usersBucket), t.index(answersBucket), t.members())
}

// index finds entries, whose keys end with the id.
func (t *traces) index(bucket string) (err error) {
	b, err := t.source.must(bucket)
	if err != nil {
		return err
	}
	b.backward(nil, func(key []byte, _ value) bool {
		if at := len(key) - len(attemptID{}); at > 0 && t.wanted[attemptID(key[at:])] {
			id := attemptID(key[at:])
			t.entries[id] = append(t.entries[id], put{bucket: bucket, key: bytes.Clone(key), gone: true})
		}
		return true
	}, func(bad error) { err = cmp.Or(err, bad) })
	return err
}

// members finds the cases that list the attempts.
func (t *traces) members() (err error) {
	b, err := t.source.must(casesBucket)
	if err != nil {
		return err
	}
	b.backward(nil, func(key []byte, _ value) bool {
		if number, id, member, err := parseMember(key); err == nil && member && t.wanted[id] {
			t.cases[id] = number
		}
		return true
	}, func(bad error) { err = cmp.Or(err, bad) })
	return err
}
