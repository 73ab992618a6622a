package cli

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"casebook/api/tree"
	"casebook/history"
)

// bench is a program on buffers, in an empty home.
type bench struct {
	Program
	out, problems bytes.Buffer
}

func newBench(t testing.TB, variables map[string]string) *bench {
	t.Helper()
	b := &bench{}
	b.Program = Program{
		In: strings.NewReader(""), Out: &b.out, Err: &b.problems,
		Lookup: func(name string) (string, bool) {
			value, set := variables[name]
			return value, set
		},
		Home: t.TempDir(), Version: "v0.0.1-test",
		Now: func() time.Time {
			return time.Date(2026, 11, 23, 8, 30, 0, 0, time.FixedZone("", 3*60*60))
		},
	}
	return b
}

// run runs a command line and returns its exit status.
func (b *bench) run(ctx context.Context, args ...string) int {
	b.out.Reset()
	b.problems.Reset()
	b.Args = args
	return Run(ctx, b.Program)
}

func (b *bench) expect(t *testing.T, status int, args ...string) {
	t.Helper()
	if got := b.run(t.Context(), args...); got != status {
		t.Fatalf("casebook %q ended with status %d, not %d; stderr: %s", args, got, status, &b.problems)
	}
}

func (b *bench) store() *history.Store {
	return history.At(filepath.Join(b.Home, ".local", "state", "casebook", "history.db"))
}

// send are the words of a call that a simulator answers with a yes.
func send(more ...string) []string {
	return append([]string{"send", "authmatech", "verify", "mobileNumber=+962790000000", "encryptedMobileNumber=abc"}, more...)
}

func TestSendAsJSONHoldsLineSidesAndExplanation(t *testing.T) {
	t.Parallel()
	b := newBench(t, nil)
	b.expect(t, statusNegative, "send", "authmatech", "verify", "mobileNumber=+962790000001", "encryptedMobileNumber=abc", "--json")
	var sent struct {
		ID, Outcome string
		Simulated   bool
		Request     struct{ Method, URL, Body string }
		Answer      struct {
			Status int
			Body   string
		}
		Explanation struct {
			System string
			Causes []struct{ Row string }
		}
	}
	if err := json.Unmarshal(b.out.Bytes(), &sent); err != nil {
		t.Fatal(err)
	}
	if len(sent.ID) != 26 || sent.Outcome != "negative" || !sent.Simulated || sent.Request.Method != "POST" ||
		sent.Answer.Status != 200 || len(sent.Explanation.Causes) == 0 ||
		sent.Explanation.Causes[0].Row != "authmatech.text.negative_verdict" {
		t.Errorf("send --json printed %s", &b.out)
	}
}

func TestACallThatIsCancelledIsRecordedAndEndsWith130(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	server := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		_, _ = io.Copy(io.Discard, r.Body)
		cancel()
		<-r.Context().Done()
	}))
	defer server.Close()
	b := newBench(t, map[string]string{"CASEBOOK_BASE_URL": server.URL})
	if status := b.run(ctx, send()...); status != statusCancelled {
		t.Errorf("status %d; stderr: %s", status, &b.problems)
	}
	if !strings.Contains(b.out.String(), "cancelled (it may still count)") {
		t.Errorf("it does not say that the call may count: %s", &b.out)
	}
	rows, err := b.store().Attempts(t.Context(), history.Page{})
	if err != nil || len(rows) != 1 || rows[0].Outcome != "cancelled" {
		t.Errorf("the history holds %+v, %v", rows, err)
	}
}

func TestACancelledRunSendsNothingMore(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	b := newBench(t, nil)
	if status := b.run(ctx, send()...); status != statusCancelled || !strings.Contains(b.problems.String(), "cancelled before anything was sent") {
		t.Errorf("status %d; stderr: %s", status, &b.problems)
	}
}

func TestASendJoinsACaseThatIsThere(t *testing.T) {
	t.Parallel()
	b := newBench(t, nil)
	if _, err := b.store().Add(t.Context(), history.Attempt{Outcome: "success", Simulated: true}, &history.Case{Title: "Login fails", Simulated: true}); err != nil {
		t.Fatal(err)
	}
	b.expect(t, statusDone, send("--case", "1")...)
	if !strings.Contains(b.out.String(), ", case 1;") {
		t.Errorf("it does not say which case it joined: %s", &b.out)
	}
	b.expect(t, statusDone, "history", "--case", "1", "--json")
	if n := strings.Count(b.out.String(), `"case":1`); n != 2 {
		t.Errorf("case 1 has %d attempts, not 2: %s", n, &b.out)
	}
	if _, err := b.store().Add(t.Context(), history.Attempt{Outcome: "refused"}, &history.Case{Title: "a customer's"}); err != nil {
		t.Fatal(err)
	}
	b.expect(t, statusUsage, send("--case", "2", "--dry-run")...)
	b.expect(t, statusUsage, send("--case", "2")...)
	if want := "nothing was sent: case 2 is of real calls, and this call would go to the simulator: they share no case"; !strings.Contains(b.problems.String(), want) {
		t.Errorf("it says %s", &b.problems)
	}
}

func TestADryRunLeavesNoTrace(t *testing.T) {
	t.Parallel()
	b := newBench(t, nil)
	b.expect(t, statusDone, send("--dry-run")...)
	if entries, err := os.ReadDir(b.Home); err != nil || len(entries) > 0 {
		t.Errorf("a dry run left %v, %v", entries, err)
	}
}

func TestOutputThatCannotBeWrittenIsAnError(t *testing.T) {
	t.Parallel()
	b := newBench(t, nil)
	b.Out = fullDisk{}
	for _, args := range [][]string{{"--version"}, {"env", "list", "--json"}, {"history"}, {"simulate"}} {
		b.expect(t, statusHistory, args...)
		if got := b.problems.String(); strings.Count(got, "\n") != 1 || !strings.Contains(got, "standard output cannot be written") {
			t.Errorf("%q said %q", args, got)
		}
	}
}

type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, errors.New("no space left on device") }

func TestHostileNamesAreShownAndNotObeyed(t *testing.T) {
	t.Parallel()
	b := newBench(t, nil)
	for _, name := range []string{"a\x1b]52;c;x\ab", "a\nb", "a\u009b2J", "a\u202eb", "a\xe2\x80\x1b[31m"} {
		for _, args := range [][]string{
			{name}, {"--" + name}, {"explain", name}, {"explain", "--system", name, "x"}, {"send", name, "verify"},
			{"send", "authmatech", name}, {"send", "authmatech", "verify", name + "=1"}, {"ticket", name},
			{"--env", name, "env", "list"}, {"ticket", "--format", name}, {"simulate", "--addr", name},
		} {
			b.run(t.Context(), args...)
			got := b.out.String() + strings.TrimSuffix(b.problems.String(), "\n")
			if !utf8.ValidString(got) || strings.ContainsFunc(got, tree.Control) {
				t.Errorf("%q printed %q", args, got)
			}
		}
	}
}

func TestTheScreensOpenOnlyWithATerminalOnBothSides(t *testing.T) {
	t.Parallel()
	for _, in := range []bool{false, true} {
		for _, out := range []bool{false, true} {
			b := newBench(t, nil)
			b.InIsTerminal, b.OutIsTerminal = in, out
			opened := false
			b.UI = func(_ context.Context, s *Setup) error {
				opened = s.Version == b.Version
				return nil
			}
			status := b.run(t.Context())
			if want := in && out; opened != want || (status == statusDone) != want || !want && status != statusUsage {
				t.Errorf("terminal in %t, out %t: opened %t with status %d", in, out, opened, status)
			}
		}
	}
}

func TestTheSimulatorSaysAsJSONWhereItListensAndEndsInGoodOrder(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	reader, writer := io.Pipe()
	b := newBench(t, nil)
	b.Out = writer
	ended := make(chan int)
	go func() { ended <- b.run(ctx, "simulate", "--json") }()
	var said struct {
		URL       string
		Simulated bool
		Variables map[string]string
	}
	if err := json.NewDecoder(reader).Decode(&said); err != nil {
		t.Fatal(err)
	}
	response, err := http.Get(said.URL)
	if err != nil {
		t.Fatal(err)
	}
	_ = response.Body.Close()
	if !said.Simulated || said.Variables["AUTHMATECH_API_KEY"] == "" || response.Header.Get("X-Simulated") != "casebook" {
		t.Errorf("it said %+v and answered %v", said, response.Header)
	}
	cancel()
	if status := <-ended; status != statusDone {
		t.Errorf("it ended with status %d: %s", status, &b.problems)
	}
}

func TestWaitingForInputEndsWhenTheRunDoes(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	reader, writer := io.Pipe()
	defer func() { _ = writer.Close() }()
	b := newBench(t, nil)
	b.In = reader
	go func() {
		_, _ = writer.Write([]byte("HTTP/1.1 2")) // returns when the run reads
		cancel()
	}()
	if status := b.run(ctx, "explain", "-"); status != statusCancelled || b.problems.String() != "casebook: cancelled\n" {
		t.Errorf("status %d; stderr: %s", status, &b.problems)
	}
}
