//go:build unix

package history

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"casebook/api"
)

// starvedWork are the changes that a starved program tries, by name.
func starvedWork(s *Store) map[string]func() error {
	ctx := context.Background()
	long := strings.Repeat("a note that takes room ", 20_000)
	return map[string]func() error{
		"begin": func() error { _, err := s.Begin(ctx, Attempt{Title: long}, &Case{}); return err },
		"add":   func() error { _, err := s.Add(ctx, Attempt{Outcome: api.Success, Title: long}, nil); return err },
		"note": func() error {
			_, err := s.UpdateCase(ctx, 1, func(c *Case) { c.Notes = long })
			return err
		},
		"assign": func() error {
			rows, err := s.Attempts(ctx, Page{Limit: 20})
			if err == nil {
				_, err = s.Assign(ctx, []string{rows[0].ID, rows[9].ID}, 0, &Case{Notes: long})
			}
			return err
		},
		"rewrite": func() error {
			rows, err := s.Attempts(ctx, Page{Limit: 20})
			if err == nil {
				_, err = s.Rewrite(ctx, rows[3].ID, func(a *Attempt) error { a.Title = long; return nil })
			}
			return err
		},
		"import": func() error {
			_, err := s.Import(ctx, Batch{Cases: []Case{{ID: 90, Notes: long, State: Open}}, Numbers: map[uint64]uint64{}, Opened: Opened{}})
			return err
		},
		"compact": func() error { _, err := s.Compact(ctx, nil); return err },
		"backup":  func() error { _, err := s.Backup(ctx, s.Path()+".backup", false, nil); return err },
		"export":  func() error { _, err := s.ExportFile(ctx, s.Path()+".ndjson", Export{}); return err },
	}
}

// starve does one work where no file may have more than limit bytes, and says what came of
// it.
func starve(s *Store, work string, limit int) error {
	signal.Ignore(syscall.SIGXFSZ)
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: uint64(limit), Max: uint64(limit)}); err != nil {
		return err
	}
	return starvedWork(s)[work]()
}

// TestADiskThatIsFullAtAnyWriteChangesNothing lets each work fail at each size that a file
// may have on its way.
func TestADiskThatIsFullAtAnyWriteChangesNothing(t *testing.T) {
	t.Parallel()
	from := grown(t, 60)
	content := must[[]byte](t)(os.ReadFile(from.Path()))
	before := stored(t, from)
	for work := range starvedWork(from) {
		t.Run(work, func(t *testing.T) {
			t.Parallel()
			failed := 0
			for _, limit := range []int{0, 4096, 16 << 10, 40_000, len(content) - 4096, len(content) - 100, len(content), len(content) + 4096, len(content) + 64<<10, len(content) + 200<<10, 4 << 20} {
				s := store(t, content)
				var said bytes.Buffer
				command := program(t, "starve "+work, s.Path(), limit)
				command.Stderr = &said
				if command.Run() == nil {
					whole(t, s)
					continue
				}
				failed++
				line := strings.TrimSuffix(said.String(), "\n")
				if !strings.Contains(line, "disk is full") || strings.Contains(line, "\n") || !strings.Contains(line, filepath.Dir(s.Path())) {
					t.Errorf("limit %d: %s", limit, line)
				}
				if got := stored(t, s); fmt.Sprint(got) != fmt.Sprint(before) {
					t.Errorf("limit %d: the history is another", limit)
				}
				whole(t, s)
				alone(t, s)
				if err := starvedWork(s)[work](); err != nil {
					t.Errorf("with space again: %v", err)
				}
				whole(t, s)
			}
			if failed < 2 {
				t.Errorf("it failed at %d sizes", failed)
			}
		})
	}
}

// What cannot be written is left as it is, to the byte.
func TestWhatIsHeldOrNoHistoryIsLeftAsItIsByEveryWork(t *testing.T) {
	t.Parallel()
	content := must[[]byte](t)(os.ReadFile(grown(t, 60).Path()))
	sum := sha256.Sum256(content)
	for work := range starvedWork(At("")) {
		s := store(t, content)
		other := must[*os.File](t)(os.OpenFile(s.Path(), os.O_RDWR, 0))
		if locked, err := tryLock(other, true); !locked || err != nil {
			t.Fatal(err)
		}
		s.patience = 1
		if err := starvedWork(s)[work](); !isOneLine(err, ErrBusy) {
			t.Errorf("%s while another holds it: %v", work, err)
		}
		release(other)
		if sha256.Sum256(must[[]byte](t)(os.ReadFile(s.Path()))) != sum {
			t.Errorf("%s changed what another holds", work)
		}
		alone(t, s)
		link := At(filepath.Join(t.TempDir(), "link.db"))
		if err := errors.Join(os.Symlink(filepath.Join(t.TempDir(), "gone.db"), link.Path())); err != nil {
			t.Fatal(err)
		}
		if err := starvedWork(link)[work](); err == nil && work != "compact" || err != nil && strings.Contains(err.Error(), "\n") {
			t.Errorf("%s by a link to nothing: %v", work, err)
		}
		alone(t, link)
	}
}
