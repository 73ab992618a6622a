package cases

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"casebook/history"
	"casebook/history/attempt"
	"casebook/ui/uitest"
	"casebook/views/nav"
)

// pause lets the time pass after which what was typed is written.
func pause(d *uitest.Driver[*Screen]) { d.Send(rested{d.Model, d.Model.notes.edits}) }

func TestTwoWindowsThatGoOnWithLinesOfTheirOwnKeepEachOnce(t *testing.T) {
	t.Parallel()
	setup := newSetup(t)
	id := newCase(t, setup)
	a, b := drive(t, setup, id, 120, 34), drive(t, setup, id, 120, 34)
	a.Keys("n")
	b.Keys("n")
	a.Type("AAA from window A")
	b.Type("BBB from window B")
	pause(a)
	pause(b) // without having seen A's
	a.Type(" and A more")
	b.Type(" and B more")
	a.Send(nav.Changed{})
	pause(a)
	b.Send(nav.Changed{})
	pause(b)
	a.Send(nav.Changed{})
	want := "AAA from window A and A more\nBBB from window B and B more"
	if got := kept(t, setup, id).Notes; got != want {
		t.Errorf("kept %q", got)
	}
	for i, d := range []*uitest.Driver[*Screen]{a, b} {
		if got := d.Model.notes.editor.Value(); got != want {
			t.Errorf("window %d shows %q", i, got)
		}
		for _, msg := range d.Seen {
			if say, is := msg.(nav.Say); is {
				t.Errorf("window %d was told %q", i, say.Text)
			}
		}
	}
}

func TestWhoTypesStaysInTheLineWhenOneLikeItComesInBelow(t *testing.T) {
	t.Parallel()
	setup := newSetup(t)
	id := newCase(t, setup)
	d := drive(t, setup, id, 120, 34)
	d.Keys("n")
	d.Type("he")
	pause(d)
	elsewhere(t, setup, id, attempt.Edit{Field: attempt.CaseNotes, Was: "he", Is: "above\nhe\nhe has called"})
	d.Send(nav.Changed{})
	d.Type(" wrote")
	pause(d)
	if got := kept(t, setup, id).Notes; got != "above\nhe wrote\nhe has called" {
		t.Errorf("kept %q", got)
	}
}

// A reading that began before something was written does not take it away again.
func TestAReadingFromBeforeWhatWasWrittenTakesNothingAway(t *testing.T) {
	t.Parallel()
	setup := newSetup(t)
	id := newCase(t, setup)
	d := drive(t, setup, id, 120, 34)
	d.Keys("n")
	d.Type("called him")
	reading := d.Model.load()()
	pause(d)
	elsewhere(t, setup, id, attempt.Edit{Field: attempt.CaseNotes, Is: "theirs"})
	d.Type(", in vain")
	d.Send(reading)
	pause(d)
	if got := kept(t, setup, id).Notes; got != "called him, in vain\ntheirs" {
		t.Errorf("kept %q", got)
	}
	if got := d.Model.notes.editor.Value(); got != "called him, in vain\ntheirs" {
		t.Errorf("shown %q", got)
	}
}

// What could not be written is not taken for written by what is written after it.
func TestNotesThatCouldNotBeWrittenAreWrittenWithWhatFollows(t *testing.T) {
	t.Parallel()
	setup := newSetup(t)
	id := newCase(t, setup)
	once := &failingOnce{Runner: setup.Runner}
	d := driveWith(t, newScreen(setup, setup.Store, once, id), 120, 34)
	d.Keys("n")
	d.Type("one")
	d.Hold()
	pause(d)
	d.Keys("enter")
	d.Type("two")
	leave := d.Model.Leave()
	d.Release()
	d.Send(leave())
	if got := kept(t, setup, id).Notes; got != "one\ntwo" || once.n != 2 {
		t.Errorf("kept %q after %d writings", got, once.n)
	}
}

// failingOnce cannot write the first time, or the next time that it is told to.
type failingOnce struct {
	*attempt.Runner
	n    int
	next bool
}

func (f *failingOnce) Write(ctx context.Context, inCase uint64, edits ...attempt.Edit) (attempt.Written, error) {
	if f.n++; f.n == 1 || f.next {
		f.next = false
		return attempt.Written{}, errors.New("the disk is full")
	}
	return f.Runner.Write(ctx, inCase, edits...)
}

// typist is a window in which lines are typed, each begun with whose it is.
type typist struct {
	*uitest.Driver[*Screen]
	runner *failingOnce
	name   string
	lines  []string // as they were typed
}

// act does one thing at random.
func (w *typist) act(t *rapid.T) {
	last := len(w.lines) - 1
	switch what := rapid.SampledFrom([]string{"on", "on", "line", "back", "save", "news", "news", "hold", "release", "fail"}).Draw(t, w.name); what {
	case "on":
		text := rapid.StringMatching("[a-c ]{0,3}[a-c]").Draw(t, "text")
		if last < 0 {
			w.line()
			last = 0
		}
		w.Type(text)
		w.lines[last] += text
	case "line":
		w.line()
	case "back":
		if last >= 0 && len(w.lines[last]) > len(fmt.Sprint(w.name, len(w.lines), ":")) {
			w.Keys("backspace")
			w.lines[last] = w.lines[last][:len(w.lines[last])-1]
		}
	case "save":
		pause(w.Driver)
	case "news":
		w.Send(nav.Changed{})
	case "hold":
		w.Hold()
	case "release":
		w.Release()
	case "fail":
		w.runner.next = true
	}
}

// line begins a line below the one that is typed.
func (w *typist) line() {
	text := fmt.Sprint(w.name, len(w.lines)+1, ":")
	if len(w.lines) > 0 {
		w.Keys("enter")
	}
	w.Type(text)
	w.lines = append(w.lines, text)
}

// Several windows type lines of their own into one case's notes, write them, sometimes in
// vain, and hear of the others' whenever it happens. In the end all show the same: each line once, as it was
// typed last.
func TestLinesOfTheirOwnInSeveralWindowsStandThereOnceAsTheyWereTypedLast(t *testing.T) {
	t.Parallel()
	setup := newSetup(t)
	rapid.Check(t, func(r *rapid.T) {
		id := keep(t, setup, call(time.Hour, madeUpPhone, ""), 0, &history.Case{Title: "of several windows"}).Case
		var windows []*typist
		for i := range rapid.IntRange(2, 3).Draw(r, "windows") {
			runner := &failingOnce{Runner: setup.Runner, n: 1}
			w := &typist{Driver: driveWith(t, newScreen(setup, setup.Store, runner, id), 120, 34), runner: runner, name: string(rune('P' + i))}
			w.Keys("n")
			windows = append(windows, w)
		}
		for range rapid.IntRange(1, 24).Draw(r, "acts") {
			rapid.SampledFrom(windows).Draw(r, "window").act(r)
		}
		var want []string
		for _, w := range windows {
			w.Release()
			w.runner.next = false
			pause(w.Driver)
			want = append(want, w.lines...)
		}
		notes := kept(t, setup, id).Notes
		if lines := strings.Split(notes, "\n"); len(want) > 0 && len(lines) != len(want) {
			r.Fatalf("%q were typed, kept is %q", want, lines)
		}
		for _, line := range want {
			if strings.Count("\n"+notes+"\n", "\n"+line+"\n") != 1 {
				r.Fatalf("%q is not once in %q", line, notes)
			}
		}
		for _, w := range windows {
			w.Send(nav.Changed{})
			if got := w.Model.notes.editor.Value(); got != notes || w.Model.notes.dirty() {
				r.Fatalf("window %s shows %q, kept is %q", w.name, got, notes)
			}
			for _, msg := range w.Seen {
				if say, is := msg.(nav.Say); is && say.Text != "not kept: the disk is full" {
					r.Fatalf("window %s was told %q", w.name, say.Text)
				}
			}
		}
	})
}
