package cli

import (
	"os"
	"path/filepath"

	"casebook/history/draft"
)

// spare refuses a file to write that is the history, or belongs to it: whatever --force says,
// these are never written over.
func (s *Setup) spare(path string) error {
	info, err := os.Stat(path)
	if path == "" || err != nil {
		return nil // what keeps it from being written is said by who writes it
	}
	store, err := s.Store()
	if err != nil {
		return err
	}
	for _, one := range []struct{ path, what string }{
		{store.Path(), "the history itself"},
		{filepath.Join(filepath.Dir(store.Path()), keyFile), "the key of the history"},
	} {
		if own, err := os.Stat(one.path); err == nil && os.SameFile(info, own) {
			return usage("%s is %s; name another file", label(path), one.what)
		}
	}
	folder := draft.Beside(store.Path(), s.Now).Folder()
	if own, err := os.Stat(folder); err == nil {
		if in, err := os.Stat(filepath.Dir(path)); err == nil && os.SameFile(in, own) {
			return usage("%s is among the drafts of the history; name another file", label(path))
		}
	}
	return nil
}

// named refuses a flag that is given and names no file, as --out "$UNSET" does.
func named(flag, path string, given bool) error {
	if given && path == "" {
		return usage("--%s names no file; leave it away, or name one", flag)
	}
	return nil
}
