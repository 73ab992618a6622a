package safe

import (
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

func TestTheKeyFileIsMadeOnceAndForItsOwner(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "key")
	var wg sync.WaitGroup
	keys := make([]Key, 8)
	for i := range keys {
		wg.Go(func() {
			k, err := LoadKey(path)
			if err != nil {
				t.Error(err)
			}
			keys[i] = k
		})
	}
	wg.Wait()
	for _, k := range keys {
		if k != keys[0] || k == (Key{}) {
			t.Error("two windows have two keys, or none")
		}
	}
	info, err := os.Stat(path)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v, %v", info.Mode(), err)
	}
	if entries, _ := os.ReadDir(filepath.Dir(path)); len(entries) != 1 {
		t.Errorf("temporary files stay: %v", entries)
	}
}

func TestADoubtfulKeyFileIsRefusedInOneLine(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	write := func(name string, n int, mode os.FileMode) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, make([]byte, n), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Chmod(path, mode); err != nil {
			t.Fatal(err)
		}
		return path
	}
	tests := map[string]string{
		write("short", 31, 0o600):                     "31 bytes, not 32",
		write("empty", 0, 0o600):                      "0 bytes, not 32",
		write("long", 33, 0o600):                      "33 bytes, not 32",
		write("open", 32, 0o644):                      "mode 0644): run chmod 600",
		write("group", 32, 0o640):                     "others can read",
		dir:                                           "not a regular file",
		filepath.Join(dir, "missing", "key"):          "cannot make the key file",
		filepath.Join(write("file", 1, 0o600), "key"): "cannot read the key file",
	}
	for path, want := range tests {
		k, err := LoadKey(path)
		if err == nil || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "\n") || k != (Key{}) {
			t.Errorf("LoadKey(%s): %v, want %q", filepath.Base(path), err, want)
		}
	}
}

func TestFingerprintsTellValuesKindsAndInstallsApart(t *testing.T) {
	t.Parallel()
	a, err := NewKey()
	if err != nil {
		t.Fatal(err)
	}
	b, err := NewKey()
	if err != nil {
		t.Fatal(err)
	}
	f := a.Fingerprint("api-key", "value")
	if len(f) != 32 || strings.Trim(string(f), "0123456789abcdef") != "" {
		t.Errorf("fingerprint %q is not 32 hex digits", f)
	}
	if f != a.Fingerprint("api-key", "value") {
		t.Error("the same value has two fingerprints")
	}
	for name, other := range map[string]Fingerprint{
		"value": a.Fingerprint("api-key", "value "), "kind": a.Fingerprint("code", "value"), "install": b.Fingerprint("api-key", "value"),
		"border": a.Fingerprint("api-keyv", "alue"),
	} {
		if f == other {
			t.Errorf("another %s has the same fingerprint", name)
		}
	}
}
