package history

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"runtime/debug"
	"strconv"

	bolt "go.etcd.io/bbolt"
)

// The buckets of a history.
//
//	meta      "marker" and "schema": what the file is
//	attempts  id, 16 bytes → two blocks: what a list shows, the whole attempt; its
//	          sequence is how many there are
//	cases     number, 8 bytes → the case; number and id, 24 bytes → which of the
//	          case's attempts that one is, counted from 1
//	users, answers, chunks, lines: indexes; see index.go, chunks.go and lines.go
//
// A case's attempts follow it in one bucket, and what a list shows stands before the
// whole attempt in one value: so a commit writes few pages. A case's newest attempt
// and their number are read from there, never stored twice. All that is shown is read
// from attempts and cases; the indexes say where to look.
const (
	metaBucket     = "meta"
	attemptsBucket = "attempts"
	casesBucket    = "cases"

	markerKey   = "marker"
	markerText  = "casebook history"
	schemaKey   = "schema"
	schemaLevel = 2
)

// put is one value to write.
type put struct {
	bucket   string
	key      []byte
	value    []byte
	gone     bool    // key is removed
	sequence *uint64 // of the bucket, in place of a key
}

// inspect reads what file is, without bbolt and before it, and returns how to read
// its trees.
func (s *Store) inspect(file *os.File) (*source, error) {
	info, err := file.Stat()
	if err != nil {
		return nil, failure(s.path, err)
	}
	h, lame, err := readHeader(file, info.Size())
	if errors.As(err, new(*fileError)) {
		return nil, s.refusal(err)
	}
	if err != nil {
		return nil, failure(s.path, err)
	}
	src := &source{file: file, header: h, lame: lame, seen: map[uint64]*page{}, keeps: keptPages, verify: lenient, packer: &s.packer, tails: &s.tails, info: info, eager: s.eager, slice: s.slice}
	return src, s.refusal(src.recognise())
}

// recognise makes sure that the file is a history of a schema that is known here.
func (s *source) recognise() error {
	stranger := &fileError{ErrForeign, "it looks like another program's bbolt file"}
	meta, found, err := s.bucket(metaBucket)
	if err != nil {
		return err
	}
	if !found {
		return stranger
	}
	marker, found, err := meta.payload([]byte(markerKey))
	if !found && err == nil {
		return stranger
	}
	schema, _, schemaErr := meta.payload([]byte(schemaKey))
	if errors.As(err, new(*pageError)) {
		return err
	}
	level, levelErr := strconv.Atoi(string(schema))
	if err := cmp.Or(err, schemaErr, levelErr); err != nil || string(marker) != markerText {
		return &fileError{ErrDamaged, "what says that it is a history is not whole"}
	}
	if level > schemaLevel {
		return &fileError{ErrNewer, fmt.Sprintf("schema %d, this one knows %d", level, schemaLevel)}
	}
	s.level = level
	return nil
}

// read calls look with the history as it stands, under a lock that readers share. A
// history that is not there is not looked at.
func (s *Store) read(ctx context.Context, look func(*source) error) error {
	file, err := s.acquire(ctx, false)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	defer release(file)
	src, err := s.inspect(file)
	if err != nil {
		return err
	}
	return s.refusal(look(src))
}

// write makes, in one commit that is durable when it returns, the changes that plan
// derives from the history as it stands; without changes nothing is written. The lock
// is held throughout. A history that is not there is created.
func (s *Store) write(ctx context.Context, plan func(*source) ([]put, error)) error {
	file, err := s.acquire(ctx, true)
	for tries := 0; errors.Is(err, fs.ErrNotExist) && tries < 3; tries++ {
		if err := s.create(); err != nil {
			return failure(s.path, err)
		}
		file, err = s.acquire(ctx, true)
	}
	if errors.Is(err, fs.ErrNotExist) {
		return failure(s.path, err)
	}
	if err != nil {
		return err
	}
	defer release(file)
	src, err := s.inspect(file)
	if err != nil {
		return err
	}
	if src.level < schemaLevel {
		release(file)
		if err := s.migrate(ctx); err != nil {
			return err
		}
		return s.write(ctx, plan)
	}
	changes, err := src.prepare(plan)
	if err != nil || len(changes) == 0 {
		return s.refusal(err)
	}
	return s.commit(file, changes)
}

// prepare makes the plan of a write, and makes sure that all pages on its way are
// sound.
func (s *source) prepare(plan func(*source) ([]put, error)) ([]put, error) {
	s.verify, s.last = (*page).sound, nil
	for _, p := range s.seen {
		if err := s.verify(p); err != nil {
			return nil, err
		}
	}
	changes, err := plan(s)
	if err != nil {
		return nil, err
	}
	return changes, s.ready(changes)
}

// ready makes sure that bbolt can apply changes: the list of free pages and the way
// to each key are sound.
func (s *source) ready(changes []put) error {
	if _, err := s.freeList(); err != nil {
		return err
	}
	for _, change := range changes {
		bucket, err := s.must(change.bucket)
		if err != nil {
			return err
		}
		if change.sequence != nil {
			continue
		}
		if _, _, err := bucket.find(change.key); err != nil {
			return err
		}
	}
	return nil
}

// commit hands the locked file to bbolt and applies changes.
func (s *Store) commit(file *os.File, changes []put) error {
	return s.guard(func() error {
		db, err := bolt.Open(s.path, 0o600, &bolt.Options{
			Timeout:      s.patience,
			NoStatistics: true,
			OpenFile:     func(string, int, os.FileMode) (*os.File, error) { return file, nil },
		})
		if err != nil {
			return failure(s.path, err)
		}
		// No deferred Close: after a panic inside Update it would wait for ever.
		err = db.Update(func(tx *bolt.Tx) error { return apply(tx, changes) })
		return failure(s.path, errors.Join(err, db.Close()))
	})
}

// apply writes changes in a transaction.
func apply(tx *bolt.Tx, changes []put) error {
	for _, change := range changes {
		if err := change.apply(tx.Bucket([]byte(change.bucket))); err != nil {
			return err
		}
	}
	return nil
}

func (p put) apply(bucket *bolt.Bucket) error {
	switch {
	case p.sequence != nil:
		return bucket.SetSequence(*p.sequence)
	case p.gone:
		return bucket.Delete(p.key)
	}
	if p.bucket != usersBucket && p.bucket != answersBucket {
		// Keys come in rising order: pages may be filled.
		bucket.FillPercent = 0.9
	}
	return bucket.Put(p.key, p.value)
}

// guard turns a panic of bbolt, and a fault in its memory map, into an error.
func (s *Store) guard(work func() error) (err error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if cause := recover(); cause != nil {
			err = s.refusal(&fileError{ErrDamaged, fmt.Sprint(cause)})
		}
	}()
	return work()
}
