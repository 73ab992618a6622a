package views

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"

	tea "charm.land/bubbletea/v2"

	"casebook/views/nav"
)

func TestAFaultInACommandEndsTheProgramWithoutShowingWhatItWas(t *testing.T) {
	t.Parallel()
	panics := func() tea.Msg { panic("CANARY-not-a-real-key") }
	for name, cmd := range map[string]tea.Cmd{
		"alone": panics, "among others": tea.Batch(func() tea.Msg { return nil }, panics),
		"in turn":              tea.Sequence(func() tea.Msg { return nil }, nil, panics),
		"deeper":               tea.Batch(tea.Batch(panics, nil), func() tea.Msg { return nil }),
		"in turn among others": tea.Batch(tea.Sequence(tea.Batch(nil, panics), nil), nil),
	} {
		d := start(t, 80, 24)
		d.Model.guard = true
		over(t, d, &probe{update: func(tea.Msg) tea.Cmd { return cmd }})
		d.Keys("a")
		if !d.Quit || !errors.Is(d.Model.failed, ErrFault) || strings.Contains(d.Model.failed.Error(), "CANARY") ||
			!regexp.MustCompile(`\(views\.\S+, fault_test\.go:\d+\)$`).MatchString(d.Model.failed.Error()) {
			t.Errorf("%s: quit %v with %v", name, d.Quit, d.Model.failed)
		}
	}
}

// screenBytes is a terminal that takes what several goroutines write, as one does.
type screenBytes struct {
	mutex sync.Mutex
	bytes bytes.Buffer
}

func (s *screenBytes) Write(p []byte) (int, error) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	return s.bytes.Write(p)
}

func (s *screenBytes) String() string {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	return s.bytes.String()
}

// The toolkit prints what a panic in one of its goroutines says, with the stack.
func TestNothingOfAFaultIsPrinted(t *testing.T) {
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	stderr := os.Stderr
	os.Stderr = w
	t.Cleanup(func() { os.Stderr = stderr })
	in, keys := io.Pipe()
	var out screenBytes
	setup := newSetup(t)
	setup.Environment.Name = "here"
	err = Run(context.Background(), Options{
		Setup: func() (nav.Setup, error) { panic("CANARY-not-a-real-key") },
		Input: in, Output: &out, Getenv: func(string) string { return "" },
	})
	_ = keys.Close()
	_ = w.Close()
	printed, readErr := io.ReadAll(r)
	if readErr != nil {
		t.Fatal(readErr)
	}
	if err == nil || strings.Contains(err.Error()+out.String()+string(printed), "CANARY") || len(printed) > 0 {
		t.Errorf("%v; standard error: %q", err, printed)
	}
}

func TestTheToolkitWritesNoTraceOfKeysAndFrames(t *testing.T) {
	trace := filepath.Join(t.TempDir(), "trace")
	t.Setenv("TEA_TRACE", trace)
	t.Setenv("UV_DEBUG", trace)
	want := errors.New("no setup")
	in, keys := io.Pipe()
	t.Cleanup(func() { _ = keys.Close() })
	err := Run(context.Background(), Options{
		Setup: func() (nav.Setup, error) { return nav.Setup{}, want },
		Input: in, Output: io.Discard, Getenv: func(string) string { return "" },
	})
	if !errors.Is(err, want) {
		t.Fatal(err)
	}
	if _, err := os.Stat(trace); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("there is a trace: %v", err)
	}
}
