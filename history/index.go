package history

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"strings"
)

// The ordered indexes. A key is what is looked for and then the id of the attempt, so that
// a look is a seek and the newest comes last; a value is the case of the attempt, 8 bytes,
// and a checksum.
//
//	users    user as Fold writes it, 0 → attempts about that user
//	answers  signature, 8 bytes → attempts that got the same answer to the same call
const (
	usersBucket   = "users"
	answersBucket = "answers"

	userBytes = 64 // of a user that an index holds
)

// entriesOf returns the entries that an attempt has in the ordered indexes.
func entriesOf(id attemptID, row *listing) (entries []put) {
	if row == nil {
		return nil
	}
	add := func(bucket string, prefix []byte) {
		key := append(prefix, id[:]...)
		entries = append(entries, put{bucket: bucket, key: key, value: entryValue(key, row.Case)})
	}
	if row.User != "" {
		add(usersBucket, userPrefix(row.User))
	}
	if row.settled() {
		add(answersBucket, signature(row.Summary))
	}
	return entries
}

// settled reports whether a call has come to something that can be compared.
func (s Summary) settled() bool { return s.Outcome != "" && s.Outcome != "pending" }

func userPrefix(user string) []byte {
	user = strings.ReplaceAll(Fold(user), "\x00", " ")
	return append([]byte(user[:min(len(user), userBytes)]), 0)
}

// signature stands for an answer to a call: system, operation, environment's kind, outcome,
// status, documented answer and codes.
func signature(s Summary) []byte {
	sum := sha256.Sum256(fmt.Appendf(nil, "%q %q %t %q %d %q %q", s.System, s.Operation, s.Simulated, s.Outcome, s.Status, s.Row, s.Codes))
	return sum[:8:8]
}

func entryValue(key []byte, inCase uint64) []byte {
	value := binary.BigEndian.AppendUint64(nil, inCase)
	return binary.BigEndian.AppendUint32(value, checksum(key, value))
}

// entryCase reads the value of an entry.
func entryCase(key, value []byte) (uint64, error) {
	if len(value) != 12 || binary.BigEndian.Uint32(value[8:]) != checksum(key, value[:8]) {
		return 0, errChecksum
	}
	return binary.BigEndian.Uint64(value), nil
}

// indexed calls visit for the entries of a bucket under prefix, newest first, until it
// returns false.
func (s *source) indexed(bucket string, prefix []byte, gaps *Damaged, visit func(id attemptID, inCase uint64) bool) error {
	if s.level < schemaLevel {
		return s.unindexed(bucket, prefix, gaps, visit)
	}
	t, err := s.must(bucket)
	if err != nil {
		return err
	}
	t.backward(following(prefix), func(key []byte, v value) bool {
		if !bytes.HasPrefix(key, prefix) {
			return false
		}
		data, err := v.all()
		if len(key) != len(prefix)+len(attemptID{}) {
			return true // of a longer prefix
		}
		id := attemptID(key[len(prefix):])
		inCase, entryErr := entryCase(key, data)
		if err := cmp.Or(err, entryErr); err != nil {
			gaps.IDs = append(gaps.IDs, id.String())
			return true
		}
		return visit(id, inCase)
	}, gaps.page)
	return nil
}

// following returns the first key after all that begin with prefix; nil when there is none.
func following(prefix []byte) []byte {
	end := bytes.Clone(prefix)
	for i := len(end) - 1; i >= 0; i-- {
		if end[i]++; end[i] != 0 {
			return end[:i+1]
		}
	}
	return nil
}

// OfUser returns up to limit attempts (50 when 0) about a user, newest first: the same
// text but for letter case. When some cannot be read it returns the others, and a *Damaged.
func (s *Store) OfUser(ctx context.Context, user string, limit int) ([]Summary, error) {
	if limit <= 0 {
		limit = pageLimit
	}
	var rows []Summary
	err := s.read(ctx, func(src *source) error {
		gaps := &Damaged{Path: s.path}
		err := src.ofUser(user, gaps, func(row listing) bool {
			rows = append(rows, row.Summary)
			return len(rows) < limit
		})
		return cmp.Or(err, gaps.orNil())
	})
	return rows, err
}

// ofUser yields the attempts about a user, newest first.
func (s *source) ofUser(user string, gaps *Damaged, visit func(listing) bool) error {
	folded := Fold(user)
	return s.indexed(usersBucket, userPrefix(user), gaps, func(id attemptID, _ uint64) bool {
		row, err := s.listing(id, gaps)
		return err != nil || Fold(row.User) != folded || visit(row)
	})
}

// listing reads what lists show of an attempt.
func (s *source) listing(id attemptID, gaps *Damaged) (row listing, err error) {
	attempts, err := s.must(attemptsBucket)
	if err != nil {
		gaps.page(err)
		return row, err
	}
	v, found, err := attempts.find(id[:])
	if err == nil && !found {
		err = errChecksum
	}
	if err != nil {
		gaps.IDs = append(gaps.IDs, id.String())
		return row, err
	}
	return gaps.row(id[:], v)
}

// Alike is how often an answer came in other cases.
type Alike struct {
	Attempts int
	Cases    []uint64 // that they belong to, newest attempt first
	IDs      []string // of the newest 64, newest first
	More     bool     // there are more than were counted
}

// alikeIDs is how many ids of alike attempts are told.
const alikeIDs = 64

// Alike counts the attempts, the newest limit at most, that got the same answer to the same
// call as row. Row itself and those of its case are left out. It reads index entries only:
// some µs for each hundred.
func (s *Store) Alike(ctx context.Context, row Summary, limit int) (Alike, error) {
	var alike Alike
	err := s.read(ctx, func(src *source) error {
		gaps := &Damaged{Path: s.path}
		met := map[uint64]bool{0: true}
		err := src.indexed(answersBucket, signature(row), gaps, func(id attemptID, inCase uint64) bool {
			if inCase != 0 && inCase == row.Case || id.String() == row.ID {
				return true
			}
			if alike.More = alike.Attempts == limit; alike.More {
				return false
			}
			alike.Attempts++
			if len(alike.IDs) < alikeIDs {
				alike.IDs = append(alike.IDs, id.String())
			}
			if !met[inCase] {
				met[inCase] = true
				alike.Cases = append(alike.Cases, inCase)
			}
			return true
		})
		return cmp.Or(err, gaps.orNil())
	})
	return alike, err
}
