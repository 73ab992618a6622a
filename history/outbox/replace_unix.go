//go:build !windows

package outbox

import (
	"errors"
	"os"
	"path/filepath"

	"github.com/google/renameio/v2"
)

// replace puts data under path in one step, durably: renameio promises the one step
// only, the new name lasts once its folder is synced. The temporary file stands in
// that folder too, never in one that others share. The mode is not the one of the
// file that was there, as renameio.WriteFile would have it.
func replace(path string, data []byte) error {
	folder := filepath.Dir(path)
	file, err := renameio.NewPendingFile(path, renameio.WithTempDir(folder), renameio.WithStaticPermissions(0o600))
	if err != nil {
		return err
	}
	defer func() { _ = file.Cleanup() }()
	if _, err := file.Write(data); err != nil {
		return err
	}
	if err := file.CloseAtomicallyReplace(); err != nil {
		return err
	}
	dir, err := os.Open(folder)
	if err != nil {
		return err
	}
	return errors.Join(dir.Sync(), dir.Close())
}
