package history

import (
	"crypto/rand"
	"errors"
	"io"
	"os"
	"path/filepath"
	"time"
)

// patience is how long one program may keep another waiting for the file.
const patience = time.Second

// Store is a history at a path. It holds no file open: each operation opens the
// file, locks it against other programs (shared for reading, alone for writing)
// and closes it. It may be used from several goroutines.
type Store struct {
	// Migrating hears how far it is when a history of an older schema is written anew,
	// before the first change to it. It is set before the Store is used.
	Migrating Progress
	// Waiting hears, once a wait, who writes the history anew while a change has to wait. It
	// is set before the Store is used, and called from the goroutine that waits.
	Waiting func(who string)

	path     string
	patience time.Duration
	worth    time.Duration // how long who has written a new file waits to put it in its place, and others for one that gets on
	now      func() time.Time
	entropy  io.Reader
	packer   packer
	tails    tailCache
	eager    int           // chunks that a search looks through before it asks their filters
	slice    time.Duration // how long a search keeps the history to itself before it stops
	lock     func(file *os.File, alone bool) (bool, error)
	link     func(file, name string) error // a second name
}

// At returns the history at path. It touches no file: the history, and its folder,
// are made by the first write. A history that is not there reads as an empty one.
func At(path string) *Store {
	return &Store{
		path: path, patience: patience, worth: 300 * patience, now: time.Now, entropy: rand.Reader, lock: tryLock, link: os.Link, eager: oneByOne, slice: slice,
	}
}

// SetNow has the history take the time from now, for tests that take place at some time.
func (s *Store) SetNow(now func() time.Time) { s.now = now }

// Path returns where the history is.
func (s *Store) Path() string { return s.path }

// DefaultPath returns where a history is kept when nobody says otherwise:
// casebook/history.db in $XDG_STATE_HOME, or in ~/.local/state when that is unset
// or relative (XDG Base Directory Specification 0.8).
func DefaultPath(getenv func(string) string, home string) (string, error) {
	state := getenv("XDG_STATE_HOME")
	if !filepath.IsAbs(state) {
		if !filepath.IsAbs(home) {
			return "", errors.New("no home folder to keep the history in; set HOME, or say where with --history")
		}
		state = filepath.Join(home, ".local", "state")
	}
	return filepath.Join(state, "casebook", "history.db"), nil
}
