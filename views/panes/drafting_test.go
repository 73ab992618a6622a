package panes

import (
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"

	"casebook/api/safe"
	"casebook/history/draft"
	"casebook/ui/uitest"
	"casebook/views/nav"
)

// notepad is a screen of one line of text, whose draft is a note.
type notepad struct {
	drafting *Drafting
	text     string
	back     string // what came back
	said     []string
	slow     time.Duration // how long redacting takes
}

// window is a window whose history is in a folder of the test.
func window(t testing.TB) *draft.Window {
	t.Helper()
	return draft.Beside(filepath.Join(t.TempDir(), "history.db"), time.Now)
}

func newNotepad(in *draft.Window) *notepad {
	s := &notepad{}
	s.drafting = NewDrafting(nav.Setup{Drafts: in, Now: time.Now}, func() func() (draft.Draft, bool) {
		text, slow := s.text, s.slow
		return func() (draft.Draft, bool) {
			time.Sleep(slow)
			var note safe.Record
			_ = note.UnmarshalText([]byte(text)) // it has no errors
			return draft.Draft{Case: 42, Note: note}, text != ""
		}
	})
	return s
}

func (s *notepad) Init() tea.Cmd { return s.drafting.Find() }

func (s *notepad) Update(msg tea.Msg) tea.Cmd {
	if press, ok := msg.(tea.KeyPressMsg); ok {
		if s.text += press.Text; press.Keystroke() == "ctrl+u" {
			s.text = ""
		}
		return s.drafting.Changed()
	}
	if say, ok := msg.(nav.Say); ok {
		s.said = append(s.said, say.Text)
		return nil
	}
	if found, _ := s.drafting.Found(msg, func(d *draft.Draft) bool { return d.Case == 42 }); found != nil {
		s.text, s.back = found.Note.String(), found.Note.String()
		return nil
	}
	cmd, _ := s.drafting.Finish(msg)
	return cmd
}

// onDisk is what the next window would bring back, as if this one were gone now.
func onDisk(w *draft.Window) []string {
	var notes []string
	for _, d := range w.Drafts() {
		notes = append(notes, d.Note.String())
	}
	return notes
}

// While somebody types without a pause, what is on disk is never older than a second;
// after a pause all of it is there, and then nothing is done any more.
func TestWhatIsTypedIsWrittenWithinASecond(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		in := window(t)
		d := uitest.Drive(t, newNotepad(in))
		d.Model.slow = 100 * time.Millisecond
		const letters = "abcdefghijklmnopqrstuvwxyz"
		typed := map[string]time.Time{"": time.Now()}
		begin, writes, before := time.Now(), 0, ""
		for i := range letters {
			d.Type(letters[i : i+1])
			typed[letters[:i+1]] = time.Now()
			time.Sleep(70 * time.Millisecond)
			if len(d.Timers) > 1 {
				t.Fatalf("%d waits at once", len(d.Timers))
			}
			if i%5 == 4 {
				d.Tick()
			}
			kept := strings.Join(onDisk(in), "")
			if late := time.Since(typed[kept]); late > time.Second {
				t.Errorf("at %s only %q is kept, of %s ago", d.Model.text, kept, late)
			}
			if kept != before {
				before, writes = kept, writes+1
			}
		}
		if most := int(time.Since(begin)/draftEvery) + 1; writes == 0 || writes > most {
			t.Errorf("%d writes in %s", writes, time.Since(begin))
		}
		for len(d.Timers) > 0 {
			d.Tick()
		}
		if got := onDisk(in); len(got) != 1 || got[0] != letters {
			t.Errorf("after a pause %q is kept", got)
		}
	})
}

func TestADraftEndsWhenWhatItWasOfIsSavedAndNotBefore(t *testing.T) {
	t.Parallel()
	in := window(t)
	d := uitest.Drive(t, newNotepad(in))
	d.Type("half")
	s := d.Model.drafting
	if err := s.Unsaved()(); err != nil || !s.Has() {
		t.Fatal(err)
	}
	d.Type(" more")
	older := s.Unsaved()
	ending := s.Ending()
	if got := onDisk(in); len(got) != 1 || got[0] != "half" {
		t.Errorf("before it is saved %q is kept", got)
	}
	if err := ending(); err != nil {
		t.Fatal(err)
	}
	if err := older(); err != nil { // it was slower
		t.Fatal(err)
	}
	s.Renew()
	if got := onDisk(in); len(got) != 0 || s.Has() {
		t.Errorf("%q is kept", got)
	}
}

func TestWhatWasTypedBeforeItCouldComeBackStays(t *testing.T) {
	t.Parallel()
	in := window(t)
	first := uitest.Drive(t, newNotepad(in))
	first.Type("first")
	_ = first.Model.drafting.Unsaved()()
	first.Model.drafting.Close()

	second := newNotepad(in)
	finding := second.Init()
	uitest.Pump(t, second, uitest.Type("second")...)
	uitest.Pump(t, second, finding())
	if second.text != "second" || second.back != "" {
		t.Errorf("it holds %q", second.text)
	}
	_ = second.drafting.Unsaved()()
	if got := onDisk(in); len(got) != 2 {
		t.Errorf("%q is kept", got)
	}
}

func TestTwoScreensNeverWorkOnOneDraft(t *testing.T) {
	t.Parallel()
	in := window(t)
	first := uitest.Drive(t, newNotepad(in))
	first.Type("first")
	_ = first.Model.drafting.Unsaved()()
	if second := uitest.Drive(t, newNotepad(in)); second.Model.back != "" {
		t.Errorf("a second screen was given %q", second.Model.back)
	}
	first.Model.drafting.Close()
	if third := uitest.Drive(t, newNotepad(in)); third.Model.back != "first" {
		t.Errorf("when the first was left, %q came back", third.Model.back)
	}
}

func TestWhatIsEmptiedOrDiscardedIsNoDraft(t *testing.T) {
	t.Parallel()
	in := window(t)
	d := uitest.Drive(t, newNotepad(in))
	d.Type("x")
	_ = d.Model.drafting.Unsaved()()
	d.Keys("ctrl+u")
	_ = d.Model.drafting.Unsaved()()
	if got := onDisk(in); len(got) != 0 {
		t.Errorf("emptied: %q is kept", got)
	}
	d.Type("y")
	_ = d.Model.drafting.Unsaved()()
	uitest.Pump(t, d.Model, d.Model.drafting.Discard()())
	if got := onDisk(in); len(got) != 0 || d.Model.drafting.Has() {
		t.Errorf("discarded: %q is kept", got)
	}
}

func TestWithoutAWindowNothingIsKept(t *testing.T) {
	t.Parallel()
	d := uitest.Drive(t, newNotepad(nil))
	d.Type("x")
	s := d.Model.drafting
	if len(d.Timers) != 0 || s.Unsaved() != nil || s.Has() || s.Ending()() != nil {
		t.Error("something is to be done")
	}
	s.Renew()
	s.Close()
}

func TestThatNothingCanBeWrittenIsSaidOnce(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		in := draft.Beside("/dev/null/history.db", time.Now)
		d := uitest.Drive(t, newNotepad(in))
		for range 3 {
			d.Type("x")
			d.Tick()
		}
		if got := d.Model.said; len(got) != 1 || !strings.HasPrefix(got[0], "drafts are kept in this window only") {
			t.Errorf("it said %q", got)
		}
		if d.Model.text != "xxx" {
			t.Errorf("it holds %q", d.Model.text)
		}
	})
}

// What was sent and came to nothing since the program ended is a draft still.
func TestADraftWhoseEndNeverComesIsWrittenWhenItIsLeft(t *testing.T) {
	t.Parallel()
	in := window(t)
	d := uitest.Drive(t, newNotepad(in))
	d.Type("all of it")
	s := d.Model.drafting
	ending := s.Ending()
	leave := s.Leave()
	if leave == nil {
		t.Fatal("nothing is written")
	}
	leave()
	if got := onDisk(in); len(got) != 1 || got[0] != "all of it" {
		t.Errorf("%q is kept", got)
	}
	if s.Leave() != nil {
		t.Error("it would be written again")
	}
	if err := ending(); err != nil || len(onDisk(in)) != 0 {
		t.Errorf("in the end %q is kept, %v", onDisk(in), err)
	}
}
