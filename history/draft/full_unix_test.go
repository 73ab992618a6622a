//go:build unix

package draft

import (
	"bytes"
	"fmt"
	"os/signal"
	"slices"
	"strings"
	"syscall"
	"testing"
)

// fillUp writes a draft that grows until the disk takes no more, says each that was
// kept, and prints the error and that there was no other.
func fillUp(w *Window) error {
	const limit = 20_000
	signal.Ignore(syscall.SIGXFSZ)
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: limit, Max: limit}); err != nil {
		return err
	}
	id := w.New()
	var failed error
	for n := 1; n <= 30; n++ {
		err := w.Put(Draft{ID: id, Note: record(strings.Repeat("x", n*1_000))})
		switch {
		case err != nil && failed != nil:
			return fmt.Errorf("it said a second time: %w", err)
		case err != nil:
			failed = err
		case failed == nil:
			fmt.Println("kept", n)
		}
	}
	fmt.Println(failed)
	fmt.Println("has", len(w.Drafts()[0].Note.String()))
	return nil
}

func TestAFullDiskIsOneSentenceAndTheLastDraftStays(t *testing.T) {
	t.Parallel()
	history := place(t)
	var out, failed bytes.Buffer
	command := program(t, "full", history, "")
	command.Stdout, command.Stderr = &out, &failed
	if err := command.Run(); err != nil {
		t.Fatal(err, failed.String())
	}
	lines := strings.Split(strings.TrimSpace(out.String()), "\n")
	kept := len(lines) - 2
	if kept < 1 || lines[kept] != "drafts are kept in this window only: the disk is full" || lines[kept+1] != "has 30000" {
		t.Fatalf("it said %q", lines)
	}
	w := Beside(history, noon)
	if got := w.Drafts(); len(got) != 1 || len(got[0].Note.String()) != kept*1_000 {
		t.Errorf("%d were kept; there are %d", kept, len(got))
	}
	typed(t, w, "+962790000001")
	if got := names(t, w); !slices.Equal(got, []string{w.id + dataEnd, w.id + lockEnd}) {
		t.Errorf("the folder holds %q", got)
	}
}
