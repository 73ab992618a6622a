package safe

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
)

// Key is the per-install key under which fingerprints are made. It lies beside the
// history and is never exported: without it nobody can try all phone numbers
// against a fingerprint. Whatever prints or encodes it writes a mask. One thing no
// method can stop: fmt prints the bytes when the Key is an unexported field of what
// is printed, so who holds one has a Format method of his own.
type Key [32]byte

// Fingerprint tells whether two values are the same without telling the value: 32
// hex digits, the first 128 bits of an HMAC-SHA256 under the [Key].
type Fingerprint string

// NewKey makes a random key.
func NewKey() (Key, error) {
	var k Key
	if _, err := rand.Read(k[:]); err != nil {
		return Key{}, fmt.Errorf("no random numbers for the key: %w", err)
	}
	return k, nil
}

// LoadKey reads the key file at path and makes it when it is absent: readable by
// the owner only, complete before it has its name, and never over another window's
// file. The folder must exist. A file of another length, and on Unix one that
// others can read, is refused.
func LoadKey(path string) (Key, error) {
	k, err := readKey(path)
	if !errors.Is(err, fs.ErrNotExist) {
		return k, err
	}
	if k, err = NewKey(); err != nil {
		return Key{}, err
	}
	if err := writeKey(path, k); err != nil && !errors.Is(err, fs.ErrExist) {
		return Key{}, fmt.Errorf("cannot make the key file %q: %w", path, reason(err))
	}
	return readKey(path) // another window may have been first
}

func readKey(path string) (Key, error) {
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return Key{}, err
	}
	if err != nil {
		return Key{}, fmt.Errorf("cannot read the key file %q: %w", path, reason(err))
	}
	var k Key
	switch {
	case !info.Mode().IsRegular():
		return Key{}, fmt.Errorf("the key file %q is not a regular file: move it away or restore it from a backup", path)
	case runtime.GOOS != "windows" && info.Mode().Perm()&0o077 != 0:
		return Key{}, fmt.Errorf("others can read the key file %q (mode %04o): run chmod 600 on it", path, info.Mode().Perm())
	case info.Size() != int64(len(k)):
		return Key{}, fmt.Errorf("the key file %q has %d bytes, not %d: restore it from a backup", path, info.Size(), len(k))
	}
	b, err := os.ReadFile(path)
	if err != nil {
		return Key{}, fmt.Errorf("cannot read the key file %q: %w", path, reason(err))
	}
	if copy(k[:], b) != len(k) {
		return Key{}, fmt.Errorf("the key file %q was cut short while it was read: try again", path)
	}
	return k, nil
}

// writeKey writes a temporary file and links it, so that nobody ever reads half a
// key. It fails with fs.ErrExist when path is there already.
func writeKey(path string, k Key) error {
	f, err := os.CreateTemp(filepath.Dir(path), ".key-*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	if err := fill(f, k); err != nil {
		return err
	}
	err = os.Link(f.Name(), path)
	if err == nil || errors.Is(err, fs.ErrExist) {
		return err
	}
	// A file system without hard links: exclusive at least, if not complete at once.
	f, err = os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	return fill(f, k)
}

func fill(f *os.File, k Key) error {
	_, err := f.Write(k[:])
	return errors.Join(err, f.Sync(), f.Close())
}

// reason leaves out the path that an fs.PathError or LinkError repeats.
func reason(err error) error {
	var path *fs.PathError
	var link *os.LinkError
	switch {
	case errors.As(err, &path):
		return path.Err
	case errors.As(err, &link):
		return link.Err
	}
	return err
}

// Fingerprint returns the fingerprint of exactly value. kind ("api-key", "code")
// separates the domains: the same value of another kind has another fingerprint.
func (k Key) Fingerprint(kind, value string) Fingerprint {
	return Fingerprint(hex.EncodeToString(k.sum("fingerprint", kind, value)[:16]))
}

// sum is the HMAC of the parts, each with its length in front.
func (k Key) sum(parts ...string) []byte {
	mac := hmac.New(sha256.New, k[:])
	for _, part := range parts {
		fmt.Fprintf(mac, "%d:%s", len(part), part)
	}
	return mac.Sum(nil)
}

// short is the part of a fingerprint that placeholders show: 4 hex digits.
func (f Fingerprint) short() string { return string(f[:min(4, len(f))]) }

// String returns a mask.
func (k Key) String() string { return mask }

// GoString returns a mask.
func (k Key) GoString() string { return mask }

// Format writes a mask for every verb.
func (k Key) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, mask) }

// MarshalJSON returns a mask.
func (k Key) MarshalJSON() ([]byte, error) { return []byte(`"` + mask + `"`), nil }

// MarshalText returns a mask.
func (k Key) MarshalText() ([]byte, error) { return []byte(mask), nil }
