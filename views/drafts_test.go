package views

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"casebook/history"
	"casebook/history/draft"
	"casebook/ui/uitest"
	"casebook/views/nav"
)

// startDrafting drives a root whose drafts are kept beside its history.
func startDrafting(t testing.TB, history string) *uitest.Driver[*root] {
	t.Helper()
	setup := newSetup(t)
	setup.Drafts = draft.Beside(history, noon)
	m := newRoot(Options{
		Setup:  func() (nav.Setup, error) { return setup, nil },
		Getenv: func(string) string { return "" },
	})
	d := uitest.Drive(t, m)
	d.Send(tea.WindowSizeMsg{Width: 120, Height: 36})
	return d
}

// typing opens a form and types into it.
func typing(d *uitest.Driver[*root], text string) {
	d.Send(nav.OpenRequest{System: "authmatech", Operation: "verify"})
	d.Type(text)
}

// written is what stands in the folder of drafts beside a history.
func written(t testing.TB, history string) string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(history+".drafts", "*.draft"))
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, file := range files {
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		all.Write(content)
	}
	return all.String()
}

func TestWhatIsTypedIsKeptHoweverTheProgramEnds(t *testing.T) {
	t.Parallel()
	for name, end := range map[string]func(*uitest.Driver[*root]){
		"it is left, or a signal ends it": func(d *uitest.Driver[*root]) { d.Keys("ctrl+c") },
		"a screen panics": func(d *uitest.Driver[*root]) {
			over(t, d, &probe{update: func(tea.Msg) tea.Cmd { panic("fault") }})
			d.Keys("a")
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			history := filepath.Join(t.TempDir(), "history.db")
			d := startDrafting(t, history)
			typing(d, "+962791234")
			end(d)
			if !d.Quit {
				t.Fatal("the program goes on")
			}
			if strings.Contains(written(t, history), "+962791234") {
				t.Error("it was on disk before it ended; nothing is tested")
			}
			d.Model.close()
			if got := written(t, history); !strings.Contains(got, `"mobileNumber":"+962791234"`) {
				t.Errorf("the folder holds %q", got)
			}
			d = startDrafting(t, history)
			uitest.MustContain(t, content(d), "Draft of 12:00  Authmatech · Verify  +962791234")
			d.Keys("ctrl+g")
			uitest.MustContain(t, content(d), "Draft of 12:00 is back", "+962791234")
			d.Type("5678")
			d.Model.close()
			if got := written(t, history); !strings.Contains(got, "+9627912345678") {
				t.Errorf("what was typed on is %q", got)
			}
		})
	}
}

func TestAFormThatIsLeftIsADraftOnHome(t *testing.T) {
	t.Parallel()
	history := filepath.Join(t.TempDir(), "history.db")
	d := startDrafting(t, history)
	typing(d, "+962791234")
	d.Keys("esc")
	uitest.MustContain(t, content(d), "Draft of 12:00  Authmatech · Verify  +962791234")
	if !strings.Contains(written(t, history), "+962791234") {
		t.Error("it is not on disk")
	}
	d.Keys("f2")
	uitest.MustContain(t, content(d), "Draft of 12:00  Authmatech · Verify  +962••••••")
	uitest.MustNotContain(t, content(d), "791234")
	d.Keys("f2", "ctrl+g")
	uitest.MustContain(t, content(d), "Draft of 12:00 is back", "+962791234")
	d.Keys("ctrl+x", "y")
	uitest.MustContain(t, content(d), "the draft is discarded")
	d.Keys("esc")
	uitest.MustNotContain(t, content(d), "Draft of")
	if entries, err := os.ReadDir(history + ".drafts"); err != nil || len(entries) != 0 {
		t.Errorf("the folder holds %v, %v", entries, err)
	}
}

func TestFormsThatAreLeftAtOnceAreAllDrafts(t *testing.T) {
	t.Parallel()
	history := filepath.Join(t.TempDir(), "history.db")
	d := startDrafting(t, history)
	typing(d, "+962791111")
	d.Send(nav.OpenRequest{System: "nextreason", Operation: "otp_send"})
	d.Type("+962792222")
	d.Send(goHome{})
	uitest.MustContain(t, content(d), "2 drafts, the last of 12:00")
	if got := written(t, history); !strings.Contains(got, "+962791111") || !strings.Contains(got, "+962792222") {
		t.Errorf("the folder holds %q", got)
	}
}

func TestAParkedFormIsKeptWhenTheProgramEnds(t *testing.T) {
	t.Parallel()
	history := filepath.Join(t.TempDir(), "history.db")
	d := startDrafting(t, history)
	typing(d, "+962791234")
	d.Keys("f4")
	if strings.Contains(written(t, history), "+962791234") {
		t.Error("it was on disk before the program ended; nothing is tested")
	}
	d.Model.close()
	if got := written(t, history); !strings.Contains(got, "+962791234") {
		t.Errorf("the folder holds %q", got)
	}
}

// A screen in which something goes wrong keeps no other from being kept.
func TestAScreenThatPanicsKeepsNoFormFromBeingADraft(t *testing.T) {
	t.Parallel()
	history := filepath.Join(t.TempDir(), "history.db")
	d := startDrafting(t, history)
	d.Model.push(&leaver{})
	typing(d, "+962791234")
	d.Model.close()
	if got := written(t, history); !strings.Contains(got, "+962791234") {
		t.Errorf("the folder holds %q", got)
	}
}

// leaver is a screen that cannot say what is typed on it.
type leaver struct{ probe }

func (*leaver) Leave() tea.Cmd { panic("fault") }

func TestAFormThatIsLeftWhenNothingCanBeWrittenSaysSo(t *testing.T) {
	t.Parallel()
	d := startDrafting(t, "/dev/null/history.db")
	typing(d, "+962791234")
	d.Keys("esc")
	uitest.MustContain(t, content(d), "! drafts are kept in this window only", "+962791234")
	d.Keys("ctrl+g")
	uitest.MustContain(t, content(d), "Draft of 12:00 is back", "+962791234")
}

func TestADraftOfANoteIsOpenedWithItsCase(t *testing.T) {
	t.Parallel()
	d := startDrafting(t, filepath.Join(t.TempDir(), "history.db"))
	d.Send(nav.OpenDraft{Draft: &draft.Draft{ID: "a-1", Case: 42}})
	uitest.MustContain(t, content(d), "Case 42")
}

func TestADraftOfAnAnswerIsOpenedWithItsAttempt(t *testing.T) {
	t.Parallel()
	d := startDrafting(t, filepath.Join(t.TempDir(), "history.db"))
	d.Send(nav.OpenDraft{Draft: &draft.Draft{ID: "a-1", Case: 42, Attempt: "01m0"}})
	for _, msg := range d.Seen {
		if open, is := msg.(nav.OpenRequest); is && open.Attempt == "01m0" {
			return
		}
	}
	t.Error("its attempt is not opened")
}

// The program's loop drops what it has not begun when it ends.
func TestWhatTheEndOfTheProgramDropsIsWrittenAllTheSame(t *testing.T) {
	t.Parallel()
	history := filepath.Join(t.TempDir(), "history.db")
	d := startDrafting(t, history)
	typing(d, "+962791234")
	for _, timer := range d.Timers { // the time has come to write the draft
		if d.Model.Update(timer()); strings.Contains(written(t, history), "+962791234") {
			t.Error("it is written; nothing is tested")
		}
	}
	d.Model.close()
	if got := written(t, history); !strings.Contains(got, "+962791234") {
		t.Errorf("the folder holds %q", got)
	}
}

// So does it with what was decided in a case.
func TestADecisionIsKeptWhenTheProgramEndsAtOnce(t *testing.T) {
	t.Parallel()
	d := startWith(t, 1)
	d.Send(nav.OpenCase{Case: 1})
	d.Model.Update(tea.KeyPressMsg(tea.Key{Code: 'v', Text: "v"}))
	d.Model.close()
	if c, err := d.Model.setup.Store.Case(t.Context(), 1); err != nil || c.State != history.WaitingVendor {
		t.Errorf("the case is %q, %v", c.State, err)
	}
}
