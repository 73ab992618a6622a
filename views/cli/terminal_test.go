package cli

import (
	"bytes"
	"context"
	"encoding/base64"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"

	"casebook/history"
)

// listener is a terminal that says when it has been shown a text.
type listener struct {
	mu    sync.Mutex
	text  bytes.Buffer
	until string
	shown chan struct{}
}

func (l *listener) Write(b []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.text.Write(b)
	if l.until != "" && strings.Contains(l.text.String(), l.until) {
		l.until = ""
		close(l.shown)
	}
	return len(b), nil
}

func TestATerminalIsShownTheTimeThatPassesAndNothingOfItStays(t *testing.T) {
	t.Parallel()
	screen := &listener{until: "sending… ", shown: make(chan struct{})}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		<-screen.shown
		w.WriteHeader(http.StatusNoContent)
	}))
	defer server.Close()
	b := newBench(t, map[string]string{"CASEBOOK_BASE_URL": server.URL})
	b.Err, b.ErrIsTerminal = screen, true
	b.expect(t, statusDone, send()...)
	if got := screen.text.String(); !strings.HasSuffix(got, "\r\x1b[K") || strings.Contains(got, "\n") {
		t.Errorf("the terminal was shown %q", got)
	}
}

func TestOnAPipeNoProgressIsShown(t *testing.T) {
	t.Parallel()
	b := newBench(t, nil)
	b.expect(t, statusDone, send()...)
	if b.problems.Len() > 0 {
		t.Errorf("stderr holds %q", &b.problems)
	}
}

func TestCopyGoesToTheTerminalAndSaysThatNobodyConfirmsIt(t *testing.T) {
	t.Parallel()
	b := newBench(t, map[string]string{"TERM": "xterm-256color"})
	b.OutIsTerminal = true
	b.expect(t, statusDone, send()...)
	id := newest(t, b.store()).ID
	b.expect(t, statusDone, "ticket", id, "--copy")
	sequence, is := strings.CutPrefix(b.out.String(), "\x1b]52;c;")
	text, err := base64.StdEncoding.DecodeString(strings.TrimSuffix(sequence, "\a"))
	if !is || err != nil || !strings.HasPrefix(string(text), "# ") {
		t.Errorf("the terminal was sent %.60q", b.out.String())
	}
	if got := b.problems.String(); !strings.Contains(got, "unconfirmed") || !strings.Contains(got, "training ticket") {
		t.Errorf("it said %q", got)
	}
}

func TestCopyReachesTheTerminalThatStandardErrorIsWhenOutputIsAPipe(t *testing.T) {
	t.Parallel()
	b := newBench(t, nil)
	b.expect(t, statusDone, send()...)
	id := newest(t, b.store()).ID
	b.ErrIsTerminal = true
	b.expect(t, statusDone, "ticket", id, "--copy")
	if b.out.Len() > 0 || !strings.Contains(b.problems.String(), "\x1b]52;c;") {
		t.Errorf("standard output holds %q, standard error %q", &b.out, &b.problems)
	}
}

func TestOnATerminalAnAttemptHasTwoLinesAndKeepsItsMark(t *testing.T) {
	t.Parallel()
	b := newBench(t, nil)
	b.OutIsTerminal, b.Columns = true, 80
	b.expect(t, statusDone, send()...)
	b.expect(t, statusDone, "history")
	lines := strings.Split(strings.TrimSpace(b.out.String()), "\n")
	if len(lines) != 2 || !strings.HasSuffix(lines[0], simulatedMark) || !strings.HasPrefix(lines[1], "    Authmatech · Verify") {
		t.Errorf("the list is %q", lines)
	}
}

func TestExplainWithoutInputDoesNotWaitForATerminal(t *testing.T) {
	t.Parallel()
	b := newBench(t, nil)
	b.InIsTerminal = true
	b.expect(t, statusUsage, "explain")
	if got := b.problems.String(); !strings.Contains(got, "nothing to explain; give a file") {
		t.Errorf("it said %q", got)
	}
}

func newest(t *testing.T, store *history.Store) history.Summary {
	t.Helper()
	rows, err := store.Attempts(context.Background(), history.Page{Limit: 1})
	if err != nil || len(rows) == 0 {
		t.Fatalf("the history holds nothing: %v", err)
	}
	return rows[0]
}
