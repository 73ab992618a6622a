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
	"time"

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

func TestAZipGoesToAFileOrAPipeAndNeverToATerminal(t *testing.T) {
	t.Parallel()
	b := newBench(t, nil)
	b.expect(t, statusDone, send()...)
	id := newest(t, b.store()).ID
	b.expect(t, statusDone, "ticket", id, "--format", "zip")
	if !strings.HasPrefix(b.out.String(), "PK") {
		t.Errorf("the pipe was sent %.20q", b.out.String())
	}
	b.OutIsTerminal = true
	for _, test := range []struct{ flag, want string }{
		{"--json=false", "casebook: a zip is not for a terminal; use --out FILE, or a pipe\n"},
		{"--copy", "casebook: a zip cannot be copied; use --out FILE\n"},
	} {
		b.expect(t, statusUsage, "ticket", id, "--format", "zip", test.flag)
		if got := b.problems.String(); b.out.Len() > 0 || got != test.want {
			t.Errorf("%s: the terminal was sent %d bytes; it said %q", test.flag, b.out.Len(), got)
		}
	}
}

func TestAnOpenOrClosedDeskIsSaidBeforeTheTicketGoes(t *testing.T) {
	t.Parallel()
	b := newBench(t, nil)
	file := writeFile(t, "> POST /v1/api/verify HTTP/1.1\n> Host: service.authmatech.com\n> X-CLIENT-ID: c-7\n>\n< HTTP/1.1 500 Internal Server Error\n<\n{}\n")
	for _, test := range []struct {
		at   time.Time
		want string
	}{
		{time.Date(2026, 11, 26, 20, 0, 0, 0, time.FixedZone("", 3*60*60)), "casebook: the desk is closed now, opens Sunday 09:00 Amman, in 2 days 13 h\n"}, // a Thursday
		{time.Date(2026, 11, 29, 7, 0, 0, 0, time.UTC), "casebook: the desk is open, until 18:00 Amman, 8 h left\n"},
	} {
		b.Now = func() time.Time { return test.at }
		b.expect(t, statusDone, "ticket", "--from", file)
		if got := b.problems.String(); !strings.Contains(got, test.want) {
			t.Errorf("it said %q, not %q", got, test.want)
		}
	}
}
