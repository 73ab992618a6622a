package panes

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"casebook/history"
	"casebook/history/attempt"
	"casebook/history/draft"
	"casebook/ui"
	"casebook/ui/uitest"
	"casebook/views/nav"
)

// sill is where windows on one history come and go.
type sill struct {
	history string
	window  *draft.Window
}

// open is the next window, after the one before was killed.
func (s *sill) open(t testing.TB) nav.Setup {
	t.Helper()
	if s.window != nil {
		s.window.Close()
	} else {
		s.history = filepath.Join(t.TempDir(), "history.db")
	}
	s.window = draft.Beside(s.history, noon)
	return nav.Setup{Drafts: s.window, Lines: nav.NewLines()}
}

// holds is all that is written of drafts.
func (s *sill) holds(t testing.TB) string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(s.window.Folder(), "*"))
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

// typeAnswer types into the prompt that was opened last, and waits until that is written.
func typeAnswer(t testing.TB, d *uitest.Driver[*desk], keys ...string) {
	t.Helper()
	theme := ui.NewTheme(true, false)
	prompt := ui.NewPrompt(&theme, asked(t, d))
	prompt.SetSize(120, 34)
	for _, name := range keys {
		msgs := uitest.Type(name)
		if name == "backspace" {
			msgs = uitest.Keys(name)
		}
		for _, msg := range msgs {
			cmd, _ := prompt.Update(msg)
			if cmd == nil {
				t.Fatalf("nobody hears of %v", msg)
			}
			d.Send(cmd())
		}
	}
	rest(d)
}

// rest is time enough for everything to be written.
func rest(d *uitest.Driver[*desk]) {
	for len(d.Timers) > 0 {
		d.Tick()
	}
}

// saidOf are the notices so far.
func saidOf(d *uitest.Driver[*desk]) (texts []string) {
	for _, msg := range d.Seen {
		if say, is := msg.(nav.Say); is {
			texts = append(texts, say.Text)
		}
	}
	return texts
}

func TestAnAnswerThatWasBeingTypedComesBackAfterTheWindowWasKilled(t *testing.T) {
	t.Parallel()
	s, file := &sill{}, &caseFile{attempt: rivals(), packs: packs(t)}
	d := deskIn(t, s.open(t), file)
	d.Keys("j", "v")
	typeAnswer(t, d, "+96279000")
	if len(file.wrote) != 0 {
		t.Fatalf("%q is kept already", file.wrote)
	}

	d = deskIn(t, s.open(t), file)
	if got := saidOf(d); !slices.Equal(got, []string{"answer typed 12:00 and not kept yet; v goes on"}) {
		t.Errorf("it says %q", got)
	}
	d.Keys("v")
	entry := asked(t, d)
	if want := "Is it the second?\nHere is what you typed before; it is not kept yet."; entry.Value != "+96279000" || entry.Text != want {
		t.Errorf("it begins with %q and says %q", entry.Value, entry.Text)
	}
	d.Send(entry.Do("+962790001234")())
	rest(d)
	uitest.MustContain(t, drawn(d), "said: +962790001234")
	if got := s.holds(t); got != "" {
		t.Errorf("the folder holds %q", got)
	}
	d.Keys("v")
	if entry = asked(t, d); entry.Value != "" || strings.Contains(entry.Text, "typed before") {
		t.Errorf("it begins with %q and says %q", entry.Value, entry.Text)
	}
}

func TestATimeThatWasBeingTypedComesBackAfterTheWindowWasKilled(t *testing.T) {
	t.Parallel()
	s, file := &sill{}, &caseFile{attempt: rivals(), packs: packs(t)}
	file.attempt.Happened = time.Time{}
	d := deskIn(t, s.open(t), file)
	d.Keys("j", "v")
	typeAnswer(t, d, "yesterday, when h")

	d = deskIn(t, s.open(t), file)
	d.Model.pane.SetActive(false)
	d.Keys("v")
	entry := asked(t, d)
	if entry.Title != HappenedWords || entry.Value != "yesterday, when h" || !strings.Contains(entry.Text, "it is not kept yet") {
		t.Errorf("it begins with %q and says %q", entry.Value, entry.Text)
	}
	if got := entry.Remark(entry.Value); got != "kept in these words" {
		t.Errorf("it remarks %q", got)
	}
}

func TestAnotherWindowIsNotGivenAnAnswerThatIsBeingTyped(t *testing.T) {
	t.Parallel()
	s, file := &sill{}, &caseFile{attempt: rivals(), packs: packs(t)}
	d := deskIn(t, s.open(t), file)
	d.Keys("j", "v")
	typeAnswer(t, d, "+96279000")

	defer runtime.KeepAlive(s.window) // it lives, and holds its lock
	other := nav.Setup{Drafts: draft.Beside(s.history, noon), Lines: nav.NewLines()}
	d = deskIn(t, other, file)
	d.Keys("j", "v")
	if entry := asked(t, d); entry.Value != "" || len(saidOf(d)) != 0 {
		t.Errorf("the other window begins with %q and says %q", entry.Value, saidOf(d))
	}
}

func TestAnAnswerIsADraftOfItsOwnAttemptOnly(t *testing.T) {
	t.Parallel()
	s, file := &sill{}, &caseFile{attempt: rivals(), packs: packs(t)}
	d := deskIn(t, s.open(t), file)
	d.Keys("j", "v")
	typeAnswer(t, d, "+96279000")

	file.attempt.ID = "01m00000000000000000000999"
	d = deskIn(t, s.open(t), file)
	d.Keys("j", "v")
	if entry := asked(t, d); entry.Value != "" || len(saidOf(d)) != 0 {
		t.Errorf("another attempt begins with %q and says %q", entry.Value, saidOf(d))
	}
}

func TestAnAnswerThatIsTakenOutAgainIsNoDraft(t *testing.T) {
	t.Parallel()
	s, file := &sill{}, &caseFile{attempt: rivals(), packs: packs(t)}
	d := deskIn(t, s.open(t), file)
	d.Keys("j", "y", "v")
	typeAnswer(t, d, "+9")
	if got := s.holds(t); !strings.Contains(got, `"was x.second":"yes","x.second":"+9"`) {
		t.Fatalf("the folder holds %q", got)
	}
	d.Keys("v")
	typeAnswer(t, d, "backspace", "backspace")
	if got := s.holds(t); got != "" {
		t.Errorf("the folder holds %q", got)
	}
	d.Keys("v")
	if entry := asked(t, d); strings.Contains(entry.Text, "typed before") {
		t.Errorf("it says %q", entry.Text)
	}
}

// forgetful keeps no answer.
type forgetful struct{ *caseFile }

func (forgetful) Hear(context.Context, uint64, attempt.Answer) (history.Case, error) {
	return history.Case{}, errors.New("the disk is full")
}

func TestAnAnswerThatCannotBeKeptStaysADraft(t *testing.T) {
	t.Parallel()
	s, file := &sill{}, &caseFile{attempt: rivals(), packs: packs(t)}
	d := deskIn(t, s.open(t), file)
	d.Model.keeping.keeper = forgetful{file}
	d.Keys("j", "v")
	typeAnswer(t, d, "+96279000")
	d.Send(asked(t, d).Do("+96279000")())
	rest(d)
	if got := s.holds(t); !strings.Contains(got, "+96279000") {
		t.Errorf("the folder holds %q", got)
	}
	d.Keys("v")
	if entry := asked(t, d); entry.Value != "+96279000" {
		t.Errorf("it begins with %q", entry.Value)
	}
}

func TestWhatWasTypedOverAnotherAnswerDoesNotComeBack(t *testing.T) {
	t.Parallel()
	s, file := &sill{}, &caseFile{attempt: rivals(), packs: packs(t)}
	d := deskIn(t, s.open(t), file)
	d.Keys("j", "v")
	typeAnswer(t, d, "+96279000")

	file.of.Answers = map[string]history.Hearsay{"x.second": {Said: record("no"), Question: record("Is it the second?"), At: noon()}}
	d = deskIn(t, s.open(t), file)
	rest(d)
	if got := saidOf(d); len(got) != 0 {
		t.Errorf("it says %q", got)
	}
	if got := s.holds(t); got != "" {
		t.Errorf("the folder holds %q", got)
	}
}

func TestAnAnswerToWhatIsNotAskedAnyMoreIsSaidAndStays(t *testing.T) {
	t.Parallel()
	s, file := &sill{}, &caseFile{attempt: rivals(), packs: packs(t)}
	d := deskIn(t, s.open(t), file)
	d.Keys("j", "v")
	typeAnswer(t, d, "+96279000")

	less, err := attempt.Explanation(file.attempt)
	if err != nil {
		t.Fatal(err)
	}
	less.Causes = less.Causes[:1]
	fewer := &caseFile{attempt: explained(file.attempt, less), packs: file.packs}
	d = deskIn(t, s.open(t), fewer)
	rest(d)
	if got, want := saidOf(d), "answer typed 12:00 and not kept yet, and not asked for here any more: “+96279000”"; !slices.Equal(got, []string{want}) {
		t.Errorf("it says %q", got)
	}
	d = deskIn(t, s.open(t), file)
	d.Keys("v")
	if entry := asked(t, d); entry.Value != "+96279000" {
		t.Errorf("it begins with %q", entry.Value)
	}
}

func TestASecretThatIsTypedAsAnAnswerIsInNoDraft(t *testing.T) {
	t.Parallel()
	const jwt = "eyJhbGciOiJub25lIn0.eyJmYWtlIjp0cnVlfQ.bm90LWEtc2lnbmF0dXJl"
	s, file := &sill{}, &caseFile{attempt: rivals(), packs: packs(t)}
	d := deskIn(t, s.open(t), file)
	d.Keys("j", "v")
	d.Send(asked(t, d).Typed("he sent " + jwt)())
	rest(d)
	if got := s.holds(t); !strings.Contains(got, "he sent [") || strings.Contains(got, "bm90LWEtc2lnbmF0dXJl") {
		t.Errorf("the folder holds %q", got)
	}
}
