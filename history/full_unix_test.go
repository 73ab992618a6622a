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

	"casebook/api"
)

// fill records attempts, and says so, until the disk takes no more than limit bytes
// in a file; then it prints the error.
func fill(s *Store, limit int) error {
	signal.Ignore(syscall.SIGXFSZ)
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: uint64(limit), Max: uint64(limit)}); err != nil {
		return err
	}
	for {
		a, err := s.Add(context.Background(), Attempt{Outcome: api.Refused, Title: strings.Repeat("x", 3000)}, &Case{})
		if err != nil {
			return err
		}
		fmt.Println("completed", a.ID)
	}
}

func TestAFullDiskIsOneSentenceAndLosesNothing(t *testing.T) {
	t.Parallel()
	for _, limit := range []int{10_000, 40_000, 300_000} {
		s := fresh(t)
		command := program(t, "fill", s.Path(), limit)
		var out, failed bytes.Buffer
		command.Stdout, command.Stderr = &out, &failed
		if err := command.Run(); err == nil {
			t.Fatal("the disk took everything")
		}
		said := strings.TrimSuffix(failed.String(), "\n")
		if !strings.Contains(said, diskFull) ||
			!strings.Contains(said, s.Path()) || strings.Contains(said, "\n") {
			t.Errorf("limit %d: %s", limit, said)
		}
		known := acknowledged(t, out.Bytes())
		for id := range known {
			must[Attempt](t)(s.Attempt(t.Context(), id))
		}
		if report := whole(t, s); report.Attempts != len(known) || limit == 300_000 && len(known) == 0 {
			t.Errorf("limit %d: %d attempts, %d acknowledged", limit, report.Attempts, len(known))
		}
		left, err := os.ReadDir(filepath.Dir(s.Path()))
		if err != nil && !errors.Is(err, os.ErrNotExist) || len(left) > 1 {
			t.Errorf("limit %d: left in the folder: %v, %v", limit, left, err)
		}
		run(t, s, sample(t, "with space again"), nil)
		whole(t, s)
	}
}

func TestAHistoryThatMayNotBeWrittenStillReads(t *testing.T) {
	t.Parallel()
	s := fresh(t)
	a := run(t, s, sample(t, "x"), nil)
	if err := os.Chmod(s.Path(), 0o400); err != nil {
		t.Fatal(err)
	}
	must[Attempt](t)(s.Attempt(t.Context(), a.ID))
	// Root may write everything: for root there is nothing to refuse.
	if _, err := s.Begin(t.Context(), Attempt{}, nil); (err == nil) != (os.Getuid() == 0) ||
		err != nil && !strings.Contains(err.Error(), "may not be used by you") {
		t.Errorf("got %v", err)
	}
}
