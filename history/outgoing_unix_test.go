//go:build unix

package history

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// outgoing is what writes a file beside the history: it replaces one that is there.
var outgoing = map[string]func(s *Store, t *testing.T, target string) error{
	"export": func(s *Store, t *testing.T, target string) error {
		_, err := s.ExportFile(t.Context(), target, Export{})
		return err
	},
	"backup": func(s *Store, t *testing.T, target string) error {
		_, err := s.Backup(t.Context(), target, true, nil)
		return err
	},
}

func TestWhatIsLeftOfAFileThatWasNotFinishedIsWipedByTheNext(t *testing.T) {
	t.Parallel()
	for name, work := range outgoing {
		s := fresh(t)
		mixed(t, s, 3)
		folder := t.TempDir()
		target, long := filepath.Join(folder, "all"), time.Now().Add(-2*stirs)
		gone := []string{".all.new-export-1790000000-4711-1", ".all.new-backup-1790000000-4711-2", ".all.new-3141"}
		stay := []string{
			".all.new-export-1790000000-4711-3", ".all.new-271", // in use; of an older version that may be at work
			".all.new-compact-1790000000-4711-4", ".all.new-export-note", ".all.old-export-1790000000-4711-1", ".call.new-export-1790000000-4711-1",
		}
		for _, left := range append(slices.Clone(gone), stay...) {
			if err := os.WriteFile(filepath.Join(folder, left), []byte(canary), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		if err := os.Chtimes(filepath.Join(folder, gone[2]), long, long); err != nil {
			t.Fatal(err)
		}
		used := must[*os.File](t)(os.Open(filepath.Join(folder, stay[0])))
		defer release(used)
		if locked, err := tryLock(used, false); err != nil || !locked {
			t.Fatal(locked, err)
		}
		first := must[*os.File](t)(os.Open(filepath.Join(folder, gone[0])))
		defer release(first)
		if err := work(s, t, target); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if text := must[[]byte](t)(io.ReadAll(first)); bytes.Contains(text, []byte(canary)) {
			t.Errorf("%s: what was left is not wiped: %q", name, text)
		}
		var names []string
		for _, entry := range must[[]os.DirEntry](t)(os.ReadDir(folder)) {
			names = append(names, entry.Name())
		}
		want := append(slices.Clone(stay), "all")
		slices.Sort(want)
		if !slices.Equal(names, want) {
			t.Errorf("%s: in the folder: %v", name, names)
		}
		for _, left := range stay {
			if text := must[[]byte](t)(os.ReadFile(filepath.Join(folder, left))); string(text) != canary {
				t.Errorf("%s: %s holds %q", name, left, text)
			}
		}
	}
}

// Who is killed between the two steps of giving a file its name leaves it with both.
func TestASecondNameOfAFinishedFileIsTakenAwayAndNothingElse(t *testing.T) {
	t.Parallel()
	for name, work := range outgoing {
		s := fresh(t)
		mixed(t, s, 3)
		folder := t.TempDir()
		monday, left := filepath.Join(folder, "monday"), filepath.Join(folder, ".all.new-backup-1790000000-4711-1")
		if err := errors.Join(os.WriteFile(monday, []byte(canary), 0o600), os.Link(monday, left)); err != nil {
			t.Fatal(err)
		}
		if err := work(s, t, filepath.Join(folder, "all")); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if text := must[[]byte](t)(os.ReadFile(monday)); string(text) != canary {
			t.Errorf("%s: it holds %q", name, text)
		}
		if _, err := os.Lstat(left); !errors.Is(err, os.ErrNotExist) {
			t.Errorf("%s: its second name is there: %v", name, err)
		}
	}
}

func TestProgramsThatWriteToOneTargetLeaveEachOthersFilesAlone(t *testing.T) {
	t.Parallel()
	for name, work := range outgoing {
		s := fresh(t)
		mixed(t, s, 20)
		folder := t.TempDir()
		target := filepath.Join(folder, "all")
		var all sync.WaitGroup
		for range 4 {
			all.Go(func() {
				for range rounds(20) {
					if err := work(s, t, target); err != nil {
						t.Errorf("%s: %v", name, err)
					}
					text, err := os.ReadFile(target)
					if err != nil || len(text) == 0 || strings.Trim(string(text), "\x00") == "" {
						t.Errorf("%s: %d bytes, %v", name, len(text), err)
					}
				}
			})
		}
		all.Wait()
		if left := must[[]os.DirEntry](t)(os.ReadDir(folder)); len(left) != 1 {
			t.Errorf("%s: left in the folder: %v", name, left)
		}
		if name == "backup" {
			whole(t, At(target))
		}
	}
}
