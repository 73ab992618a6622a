package outbox

import (
	"errors"
	"os"
	"path/filepath"
)

// replace puts data under path in one step: renameio does not support Windows.
func replace(path string, data []byte) error {
	f, err := os.CreateTemp(filepath.Dir(path), ".casebook-*")
	if err != nil {
		return err
	}
	_, writeErr := f.Write(data)
	if err := errors.Join(writeErr, f.Sync(), f.Close()); err != nil {
		return errors.Join(err, os.Remove(f.Name()))
	}
	return os.Rename(f.Name(), path)
}
