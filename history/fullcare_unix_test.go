//go:build unix

package history

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// starveCare takes care of a history while the disk takes no more than limit bytes in a file,
// and says what went wrong, one line each.
func starveCare(s *Store, limit int) error {
	signal.Ignore(syscall.SIGXFSZ)
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: uint64(limit), Max: uint64(limit)}); err != nil {
		return err
	}
	ctx, folder := context.Background(), filepath.Dir(s.Path())
	_, compact := s.Compact(ctx, nil)
	_, backup := s.Backup(ctx, filepath.Join(folder, "backup.db"), true, nil)
	_, export := s.ExportFile(ctx, filepath.Join(folder, "all.ndjson"), Export{})
	for _, err := range []error{compact, backup, export} {
		if err == nil {
			return errors.New("the disk took everything")
		}
		fmt.Println(err)
	}
	return nil
}

func TestCareOnAFullDiskChangesNothing(t *testing.T) {
	t.Parallel()
	s := fresh(t)
	mixed(t, s, 100)
	folder := filepath.Dir(s.Path())
	target, lines := filepath.Join(folder, "backup.db"), filepath.Join(folder, "all.ndjson")
	must[BackedUp](t)(s.Backup(t.Context(), target, false, nil))
	must[ExportEnd](t)(s.ExportFile(t.Context(), lines, Export{}))
	before := map[string]string{}
	for _, path := range []string{s.Path(), target, lines} {
		before[path] = string(must[[]byte](t)(os.ReadFile(path)))
	}
	for _, limit := range []int{1_000, 20_000, 60_000} {
		command := program(t, "starve", s.Path(), limit)
		var failed bytes.Buffer
		command.Stderr = &failed
		out, err := command.Output()
		if err != nil {
			t.Fatalf("%d: %v: %s", limit, err, &failed)
		}
		said := strings.Split(strings.TrimSpace(string(out)), "\n")
		if len(said) != 3 {
			t.Errorf("%d: %q", limit, said)
		}
		for _, line := range said {
			if !strings.Contains(line, "the disk is full") || strings.Contains(line, freshMark) {
				t.Errorf("%d: %s", limit, line)
			}
		}
		for path, text := range before {
			if string(must[[]byte](t)(os.ReadFile(path))) != text {
				t.Errorf("%d: %s was changed", limit, path)
			}
		}
		if left := must[[]os.DirEntry](t)(os.ReadDir(folder)); len(left) != 3 {
			t.Errorf("%d: left in the folder: %v", limit, left)
		}
	}
	whole(t, s)
}
