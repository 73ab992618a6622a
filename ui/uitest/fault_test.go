package uitest_test

import (
	"fmt"
	"os"
	"runtime"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"casebook/ui/uitest"
)

// witness stands in for a test that is expected to fail, and keeps what it said.
type witness struct {
	testing.TB
	said string
}

func (w *witness) Helper() {}

func (w *witness) Errorf(format string, args ...any) { w.said += fmt.Sprintf(format, args...) }

func (w *witness) Fatalf(format string, args ...any) {
	w.Errorf(format, args...)
	runtime.Goexit()
}

// faults runs a check that may end its goroutine and returns what it said.
func faults(t *testing.T, check func(testing.TB)) string {
	t.Helper()
	w := &witness{TB: t}
	done := make(chan struct{})
	go func() {
		defer close(done)
		check(w)
	}()
	<-done
	return w.said
}

func TestASweepFindsWhatLiesOutsideOrPanics(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		want string
		draw func(w, h int) string
	}{
		{"cells wide", func(w, _ int) string { return strings.Repeat("x", max(w, 3)) }},
		{"lines in an area", func(_, h int) string { return strings.Repeat("\n", max(h-1, 1)) }},
		{"panic", func(w, _ int) string { return strings.Repeat("x", w-2) }},
		{"", func(w, h int) string { return strings.Repeat("\n", h-1) + strings.Repeat("語", w/2) }},
	} {
		said := faults(t, func(tb testing.TB) { uitest.Sweep(tb, test.draw) })
		if !strings.Contains(said, test.want) || (test.want == "" && said != "") {
			t.Errorf("the sweep said %q, want %q", said, test.want)
		}
	}
}

func TestASweepTriesEveryResize(t *testing.T) {
	t.Parallel()
	seen := map[[4]int]bool{}
	var lastW, lastH int
	uitest.Sweep(t, func(w, h int) string {
		seen[[4]int{lastW, lastH, w, h}] = true
		lastW, lastH = w, h
		return ""
	}, uitest.Size{Width: 3, Height: 2}, uitest.Size{Width: 9, Height: 4})
	if !seen[[4]int{3, 2, 9, 4}] || !seen[[4]int{9, 4, 3, 2}] {
		t.Errorf("resizes seen: %v", seen)
	}
}

func TestMustContainLooksAtTheTextAlone(t *testing.T) {
	t.Parallel()
	view := "a \x1b[1mbold\x1b[m word"
	if said := faults(t, func(tb testing.TB) { uitest.MustContain(tb, view, "a bold word") }); said != "" {
		t.Error(said)
	}
	if said := faults(t, func(tb testing.TB) { uitest.MustContain(tb, view, "missing") }); said == "" {
		t.Error("a missing text was not noticed")
	}
	if said := faults(t, func(tb testing.TB) { uitest.MustNotContain(tb, view, "bold word") }); said == "" {
		t.Error("an unwanted text was not noticed")
	}
}

func TestAGoldenFileIsComparedByteForByte(t *testing.T) {
	t.Chdir(t.TempDir())
	t.Setenv("CASEBOOK_UPDATE_GOLDEN", "1")
	uitest.Golden(t, "folder/picture", "one\ntwo")
	t.Setenv("CASEBOOK_UPDATE_GOLDEN", "")
	if stored, err := os.ReadFile("testdata/folder/picture.golden"); err != nil || string(stored) != "one\ntwo\n" {
		t.Errorf("stored %q, %v", stored, err)
	}
	uitest.Golden(t, "folder/picture", "one\ntwo")
	if said := faults(t, func(tb testing.TB) { uitest.Golden(tb, "folder/picture", "one\ntwo ") }); said == "" {
		t.Error("a difference of one blank was not noticed")
	}
	if said := faults(t, func(tb testing.TB) { uitest.Golden(tb, "missing", "x") }); !strings.Contains(said, "CASEBOOK_UPDATE_GOLDEN=1") {
		t.Errorf("a missing file: %q", said)
	}
}

// busy answers every message with another.
type busy struct{}

func (busy) Update(tea.Msg) tea.Cmd { return say("again") }

func TestAModelThatKeepsItselfBusyIsStopped(t *testing.T) {
	t.Parallel()
	if said := faults(t, func(tb testing.TB) { uitest.Pump(tb, busy{}, "go") }); !strings.Contains(said, "busy") {
		t.Errorf("the driver said %q", said)
	}
}

func TestAModelWithoutUpdateIsRefused(t *testing.T) {
	t.Parallel()
	if said := faults(t, func(tb testing.TB) { uitest.Pump(tb, 42, "go") }); !strings.Contains(said, "no Update") {
		t.Errorf("the driver said %q", said)
	}
}
