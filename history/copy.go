package history

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"hash"
	"os"
	"path/filepath"
)

// Progress hears how far work came, in the unit that total is in. It is called from the
// goroutine that works, often.
type Progress func(done, total int64)

// Tell passes it on; nil hears nothing.
func (p Progress) Tell(done, total int64) {
	if p != nil {
		p(done, total)
	}
}

// content is what a file holds, wherever it stands in it.
type content struct {
	asIs    bool // records are taken down as they stand, not by what is in their blocks
	records int
	bytes   int64
	digest  hash.Hash
}

func newContent(asIs bool) *content { return &content{asIs: asIs, digest: sha256.New()} }

// add takes a part of a record, or a bucket's name, down.
func (c *content) add(parts ...[]byte) {
	for _, part := range parts {
		_, _ = c.digest.Write(binary.BigEndian.AppendUint64(nil, uint64(len(part))))
		_, _ = c.digest.Write(part)
		c.bytes += int64(len(part))
	}
}

func (c *content) equal(other *content) bool {
	return c.records == other.records && string(c.digest.Sum(nil)) == string(other.digest.Sum(nil))
}

// records passes every record of a history in the order of keys, settings first, then attempts
// and cases, and returns what they were. Indexes are made from these. blocks are the payloads
// of a record; as it stands it is only checked, and what follows the first block is not
// inflated. What cannot be read is an error.
func (s *source) records(ctx context.Context, asIs bool, visit func(bucket string, key, value []byte, blocks [][]byte) error, told Progress) (*content, error) {
	s.verify, s.seen = (*page).sound, nil
	all, total := newContent(asIs), int64(s.header.high)*s.header.pageSize
	for _, name := range []string{metaBucket, attemptsBucket, casesBucket} {
		t, err := s.must(name)
		if err != nil {
			return nil, err
		}
		if name == casesBucket {
			all.add(binary.BigEndian.AppendUint64(nil, t.sequence))
		}
		err = t.forward(nil, func(key []byte, v value) error {
			if err := ctx.Err(); err != nil {
				return err
			}
			data, blocks, err := v.blocks(name, key, asIs)
			if err != nil || name == metaBucket && isMark(key) {
				return err
			}
			all.records++
			all.add(key)
			if asIs {
				all.add(data)
			} else {
				all.add(blocks...)
			}
			told.Tell(all.bytes, total)
			return visit(name, key, data, blocks)
		}, nil)
		if err != nil {
			return nil, err
		}
	}
	return all, nil
}

// isMark reports whether a setting says what the file is: each file has its own.
func isMark(key []byte) bool { return string(key) == markerKey || string(key) == schemaKey }

// blocks returns a record and the payloads of its blocks; of the first alone where it is
// taken as it stands.
func (v value) blocks(bucket string, key []byte, asIs bool) (data []byte, blocks [][]byte, err error) {
	if v.bucket {
		return nil, nil, &pageError{v.page.number, "a bucket stands where a record should"}
	}
	if data, err = v.all(); err != nil {
		return nil, nil, err
	}
	n := 0
	for rest := data; len(rest) > 0; n++ {
		var payload []byte
		if asIs && n > 0 {
			rest, err = sealed(key, rest)
		} else if payload, rest, err = unseal(key, rest); err == nil {
			blocks = append(blocks, payload)
		}
		if err != nil {
			return nil, nil, &recordError{recordName(bucket, key), err}
		}
	}
	if n != blocksOf(bucket) {
		return nil, nil, &recordError{recordName(bucket, key), errChecksum}
	}
	return data, blocks, nil
}

// sealed makes sure that the first block in data is as it was written, and returns what
// follows it.
func sealed(key, data []byte) (rest []byte, err error) {
	size, err := blockSize(data)
	if err != nil || size > int64(len(data)) || binary.BigEndian.Uint32(data[5:]) != checksum(key, data[blockHeader:size]) {
		return nil, errChecksum
	}
	return data[size:], nil
}

func blocksOf(bucket string) int {
	if bucket == attemptsBucket {
		return 2
	}
	return 1
}

// recordError is what is wrong with one record.
type recordError struct {
	name string
	err  error
}

func (e *recordError) Error() string { return fmt.Sprintf("%s is not whole: %v", e.name, e.err) }

// recordName is how errors name the record under a key.
func recordName(bucket string, key []byte) string {
	number, id, member, err := parseMember(key)
	switch {
	case bucket == attemptsBucket && len(key) == len(attemptID{}):
		return "attempt " + attemptID(key).String()
	case bucket == casesBucket && err == nil && member:
		return fmt.Sprintf("the line of attempt %s in %s", id, caseName(number))
	case bucket == casesBucket && err == nil:
		return caseName(number)
	}
	return "a record of " + bucket
}

// rewriteTo writes all that is in the history into a fresh file of today's schema.
func (s *source) rewriteTo(ctx context.Context, file *os.File, told Progress) (*content, error) {
	m, err := newMaker(file)
	if err != nil {
		return nil, err
	}
	all, err := s.remake(ctx, m, told)
	if err != nil {
		m.abandon()
		return nil, err
	}
	return all, m.finish()
}

func (s *source) remake(ctx context.Context, m *maker, told Progress) (*content, error) {
	cases, err := s.must(casesBucket)
	if err != nil {
		return nil, err
	}
	greatest := cases.below(0, &Damaged{})
	if greatest > mostCases {
		return nil, &recordError{caseName(greatest), errChecksum}
	}
	if err := m.cases(cases.sequence, greatest); err != nil {
		return nil, err
	}
	asIs := s.level == schemaLevel // long blocks are deflated already
	return s.records(ctx, asIs, func(bucket string, key, value []byte, blocks [][]byte) error {
		switch bucket {
		case metaBucket:
			return m.setting(key, blocks[0])
		case attemptsBucket:
			var row listing
			if len(key) != len(attemptID{}) || json.Unmarshal(blocks[0], &row) != nil {
				return &recordError{recordName(bucket, key), errChecksum}
			}
			if asIs {
				return m.record(attemptID(key), row, value)
			}
			return m.attempt(attemptID(key), row, blocks[0], blocks[1])
		}
		return m.entry(key, blocks[0])
	}, told)
}

// entry writes a record of the bucket of cases.
func (m *maker) entry(key, payload []byte) error {
	number, id, member, err := parseMember(key)
	if err != nil {
		return &recordError{"a record of cases", err}
	}
	if member {
		m.times.member(number, id)
		return m.put(put{bucket: casesBucket, key: key, value: seal(nil, key, payload)})
	}
	var c Case
	if err := json.Unmarshal(payload, &c); err != nil {
		return &recordError{recordName(casesBucket, key), errChecksum}
	}
	return m.aCase(c, payload)
}

// holds makes sure that a file holds what was written into it, and that its indexes can
// be read.
func (s *Store) holds(ctx context.Context, file *os.File, want *content, told Progress) error {
	src, err := s.inspect(file)
	if err != nil {
		return err
	}
	got, err := src.records(ctx, want.asIs, func(string, []byte, []byte, [][]byte) error { return nil }, told)
	if err == nil && !got.equal(want) {
		err = errors.New("what was written does not read back; the disk may be failing")
	}
	for _, name := range []string{usersBucket, answersBucket, chunksBucket, linesBucket, casetimesBucket} {
		t, indexErr := src.must(name)
		if err = cmp.Or(err, indexErr); err != nil {
			return err
		}
		err = t.forward(nil, func(_ []byte, v value) error { _, err := v.all(); return err }, nil)
	}
	return err
}

// beside makes a new file in the folder of the history that only we may read. What is
// left of one after a crash is removed by tidy.
func (s *Store) beside(path string, doing task) (*os.File, error) {
	file, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+doing.mark(s.now())+"*")
	if err != nil {
		return nil, err
	}
	return file, file.Chmod(0o600)
}

const (
	freshMark = ".new-" // in the name of a file that is not finished
	asideMark = ".old-" // in the name of one that is to be wiped
)

// place returns where the history's file is: a link is followed.
func (s *Store) place() (string, error) {
	path, err := filepath.EvalSymlinks(s.path)
	return path, failure(s.path, err)
}
