package cli

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"casebook/history"
)

func TestACancelledExplainSaysHowFarItCameAndWhatIsKept(t *testing.T) {
	t.Parallel()
	const entry = `{"startedDateTime":"2026-11-20T10:00:0%d.000Z","time":5,"request":{"method":"POST","url":"https://service.authmatech.com/v1/api/verify","headers":[],
		"postData":{"mimeType":"application/json","text":"{\"mobileNumber\":\"079\"}"}},"response":{"status":401,"headers":[],"content":{"mimeType":"application/json","text":"{}"}}}`
	entries := make([]string, 5)
	for i := range entries {
		entries[i] = fmt.Sprintf(entry, i)
	}
	har := filepath.Join(t.TempDir(), "calls.har")
	if err := os.WriteFile(har, []byte(`{"log":{"version":"1.2","creator":{"name":"x","version":"1"},"entries":[`+strings.Join(entries, ",")+`]}}`), 0o600); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	b := newBench(t, nil)
	now, asked := b.Now, 0
	b.Now = func() time.Time {
		if rows, err := b.store().Attempts(t.Context(), history.Page{}); err == nil && len(rows) == 2 {
			cancel()
		}
		asked++
		return now()
	}
	status := b.run(ctx, "explain", "--save", har)
	rows, err := b.store().Attempts(t.Context(), history.Page{})
	if err != nil || len(rows) == 0 || len(rows) == len(entries) {
		t.Fatalf("%d attempts are kept, %v; the clock was asked %d times", len(rows), err, asked)
	}
	want := fmt.Sprintf("casebook: cancelled: %d of 5 calls were explained and are kept\n", len(rows))
	if status != statusCancelled || !strings.HasSuffix(b.problems.String(), want) {
		t.Errorf("status %d, %s, want %s", status, &b.problems, want)
	}
	if shown := strings.Count(b.out.String(), "POST https://service.authmatech.com/v1/api/verify"); shown != len(rows) {
		t.Errorf("%d calls are shown, %d are kept", shown, len(rows))
	}
}
