package history

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"errors"
	"time"
)

// The index of cases by when they were last changed. A key is that time, in ms since 1970,
// 6 bytes, and the number of the case, 8 bytes; a value is a checksum of the key.
const casetimesBucket = "casetimes"

// caseTime is when a case was last changed: by hand, or as an attempt in it began.
type caseTime struct {
	at     int64 // ms since 1970
	number uint64
}

const (
	caseTimeBytes = 6 + 8
	latestTime    = 1<<48 - 1 // ms that a key has room for
)

// caseTimeOf returns when a case was last changed whose record was at changed, and whose
// newest attempt is id; the zero id stands for none.
func caseTimeOf(number uint64, changed time.Time, id attemptID) caseTime {
	return caseTime{max(0, min(latestTime, max(changed.UnixMilli(), id.time().UnixMilli()))), number}
}

// compare orders by time.
func (c caseTime) compare(other caseTime) int {
	return cmp.Or(cmp.Compare(c.at, other.at), cmp.Compare(c.number, other.number))
}

func (c caseTime) key() []byte {
	return binary.BigEndian.AppendUint64(binary.BigEndian.AppendUint64(nil, uint64(c.at)<<16)[:6], c.number)
}

// entry is the entry in the index.
func (c caseTime) entry() put {
	key := c.key()
	return put{bucket: casetimesBucket, key: key, value: binary.BigEndian.AppendUint32(nil, checksum(key, nil))}
}

// parseCaseTime reads an entry.
func parseCaseTime(key []byte, v value) (caseTime, error) {
	data, err := v.all()
	if err == nil && (len(key) != caseTimeBytes || !bytes.Equal(data, binary.BigEndian.AppendUint32(nil, checksum(key, nil)))) {
		err = errChecksum
	}
	if err != nil {
		return caseTime{}, err
	}
	return caseTime{int64(binary.BigEndian.Uint64(append([]byte{0, 0}, key[:6]...))), binary.BigEndian.Uint64(key[6:])}, nil
}

// joining is what changes of which attempts a case has.
type joining struct {
	gone   map[attemptID]bool
	newest attemptID // of those that it gets, or that are counted anew
}

// caseTimes brings the index of cases by time up to date with what changes.
func (e *edit) caseTimes() error {
	cases, err := e.source.must(casesBucket)
	if err != nil {
		return err
	}
	for number, joins := range e.touched() {
		before, was, err := cases.caseTime(number, nil, &joining{})
		if err != nil {
			return err
		}
		after, is := caseTime{}, false
		if becomes, changes := e.cases[number]; becomes != nil || !changes {
			if after, is, err = cases.caseTime(number, becomes, joins); err != nil {
				return err
			}
		}
		if was && is && before == after {
			continue
		}
		if was {
			e.remove(casetimesBucket, before.key())
		}
		if is {
			e.changes = append(e.changes, after.entry())
		}
	}
	return nil
}

// touched returns the cases that change, and what changes of which attempts they have.
func (e *edit) touched() map[uint64]*joining {
	all := map[uint64]*joining{}
	of := func(number uint64) *joining {
		if all[number] == nil {
			all[number] = &joining{}
		}
		return all[number]
	}
	for number := range e.cases {
		of(number)
	}
	for _, change := range e.changes {
		number, id, member, err := parseMember(change.key)
		if change.bucket != casesBucket || err != nil || !member {
			continue
		}
		joins := of(number)
		switch {
		case !change.gone && id.compare(joins.newest) > 0:
			joins.newest = id
		case change.gone && joins.gone == nil:
			joins.gone = map[attemptID]bool{id: true}
		case change.gone:
			joins.gone[id] = true
		}
	}
	return all
}

// caseTime returns when a case was last changed, with what changes; found is false where
// there is no case. becomes is the case as it will be; nil where it stays as it is.
func (t tree) caseTime(number uint64, becomes *Case, joins *joining) (at caseTime, found bool, err error) {
	if becomes == nil {
		c, err := t.readCase(number)
		if errors.Is(err, ErrNotFound) {
			return caseTime{}, false, nil
		}
		if err != nil {
			return caseTime{}, false, err
		}
		becomes = &c
	}
	id := joins.newest
	t.backward(caseKey(number+1), func(key []byte, _ value) bool {
		of, member, is, keyErr := parseMember(key)
		if keyErr != nil || of != number || !is {
			err = keyErr
			return false
		}
		if !joins.gone[member] && member.compare(id) > 0 {
			id = member
		}
		return joins.gone[member]
	}, func(bad error) { err = cmp.Or(err, bad) })
	return caseTimeOf(number, becomes.Changed, id), err == nil, err
}
