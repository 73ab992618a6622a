package history

import (
	"errors"
	"os"

	bolt "go.etcd.io/bbolt"
)

// builtAtOnce is how many bytes of records a builder keeps in memory.
const builtAtOnce = 8 << 20

// builder writes a fresh file that nobody else reads, in transactions of some megabytes,
// and one sync at the end. The file is none before close returns nil.
type builder struct {
	path string
	db   *bolt.DB
	tx   *bolt.Tx
	held int // bytes in tx
}

// newBuilder begins to write file, which is empty; close closes it.
func newBuilder(file *os.File) (*builder, error) {
	db, err := bolt.Open(file.Name(), 0o600, &bolt.Options{
		Timeout: patience, NoStatistics: true, NoSync: true, FreelistType: bolt.FreelistMapType,
		OpenFile: func(string, int, os.FileMode) (*os.File, error) { return file, nil },
	})
	if err != nil {
		return nil, err
	}
	b := &builder{path: file.Name(), db: db}
	if b.tx, err = db.Begin(true); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	for _, name := range buckets() {
		if _, err := b.tx.CreateBucket([]byte(name)); err != nil {
			b.abandon()
			return nil, err
		}
	}
	return b, nil
}

// put makes a change. What is in it stays as it is until close.
func (b *builder) put(change put) error {
	if b.held += len(change.key) + len(change.value); b.held > builtAtOnce {
		if err := b.turn(); err != nil {
			return err
		}
		b.held = len(change.key) + len(change.value)
	}
	bucket := b.tx.Bucket([]byte(change.bucket))
	bucket.FillPercent = 0.9
	return change.apply(bucket)
}

// turn writes what is held.
func (b *builder) turn() (err error) {
	if err := b.tx.Commit(); err != nil {
		return err
	}
	b.tx, err = b.db.Begin(true)
	return err
}

// close writes the rest, durably, and closes the file, which ends where its pages do.
func (b *builder) close() error {
	if err := errors.Join(b.tx.Commit(), b.db.Sync(), b.db.Close()); err != nil {
		return err
	}
	file, err := os.OpenFile(b.path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(trim(file), file.Close())
}

// trim cuts off what bbolt laid in store at the end of a file.
func trim(file *os.File) error {
	info, err := file.Stat()
	if err != nil {
		return err
	}
	h, _, err := readHeader(file, info.Size())
	if err != nil {
		return err
	}
	return errors.Join(file.Truncate(int64(h.high)*h.pageSize), file.Sync())
}

// abandon closes the file, whatever is in it.
func (b *builder) abandon() { _ = errors.Join(b.tx.Rollback(), b.db.Close()) }
