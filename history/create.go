package history

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"syscall"

	bolt "go.etcd.io/bbolt"
)

// create makes an empty history where there is none. It is finished under another
// name first and then linked to its own, so that nobody ever sees half of one; when
// two programs do this at once the first link stays and serves both.
func (s *Store) create() error {
	folder := filepath.Dir(s.path)
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return err
	}
	file, err := os.CreateTemp(folder, "."+filepath.Base(s.path)+".new-*")
	if err != nil {
		return err
	}
	defer func() { _ = os.Remove(file.Name()) }()
	if err := errors.Join(file.Chmod(0o600), s.guard(func() error { return furnish(file) })); err != nil {
		_ = file.Close()
		return err
	}
	switch err := os.Link(file.Name(), s.path); {
	case errors.Is(err, errors.ErrUnsupported), errors.Is(err, syscall.EPERM):
		return errors.New("the disk of its folder knows no hard links; choose another place with --history")
	case err != nil && !errors.Is(err, fs.ErrExist):
		return err
	}
	return errors.Join(syncFolder(folder), syncFolder(filepath.Dir(folder)))
}

// furnish writes the schema into an empty file, durably, and closes it.
func furnish(file *os.File) error {
	db, err := bolt.Open(file.Name(), 0o600, &bolt.Options{
		Timeout:  patience,
		OpenFile: func(string, int, os.FileMode) (*os.File, error) { return file, nil },
	})
	if err != nil {
		return err
	}
	err = db.Update(func(tx *bolt.Tx) error {
		for _, name := range buckets() {
			if _, err := tx.CreateBucket([]byte(name)); err != nil {
				return err
			}
		}
		return apply(tx, []put{
			{bucket: metaBucket, key: []byte(markerKey), value: seal(nil, []byte(markerKey), []byte(markerText))},
			{bucket: metaBucket, key: []byte(schemaKey), value: seal(nil, []byte(schemaKey), []byte(strconv.Itoa(schemaLevel)))},
		})
	})
	return errors.Join(err, db.Close())
}

// buckets are the names of the buckets of a history.
func buckets() []string {
	return []string{metaBucket, attemptsBucket, casesBucket, usersBucket, answersBucket, chunksBucket, linesBucket, casetimesBucket}
}
