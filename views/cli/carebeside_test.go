package cli

import (
	"context"
	"errors"
	"os"
	"testing"
)

func TestCareOfTheHistoryWaitsForTheScreensAndEndsWithThem(t *testing.T) {
	t.Parallel()
	b := newBench(t, nil)
	s := newSetup(b.Program, globalFlags{})
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if said, err := s.Care(ctx); said != "" || !errors.Is(err, context.Canceled) {
		t.Errorf("%q, %v", said, err)
	}
	// Without a history and a retention there is nothing to do.
	if said, err := s.retain(t.Context()); said != "" || err != nil {
		t.Errorf("%q, %v", said, err)
	}
	b.expect(t, statusUsage, "history", "import", "testdata/old.ndjson")
	b.expect(t, statusDone, "history", "retention", "30d")
	if said, err := s.retain(t.Context()); err != nil || said != "1 attempt older than 30 days forgotten; casebook history compact wipes their bytes" {
		t.Errorf("%q, %v", said, err)
	}
	if said, err := s.retain(t.Context()); said != "" || err != nil {
		t.Errorf("again: %q, %v", said, err)
	}
	// What the screens say themselves is not said twice.
	if err := os.WriteFile(b.store().Path(), make([]byte, 9000), 0o600); err != nil {
		t.Fatal(err)
	}
	if said, err := s.retain(t.Context()); said != "" || err != nil {
		t.Errorf("damaged: %q, %v", said, err)
	}
}
