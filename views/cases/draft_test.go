package cases

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"casebook/history/attempt"
	"casebook/history/draft"
	"casebook/ui/uitest"
	"casebook/views/nav"
)

// again is the next window on the same history, after this one was killed.
func again(setup nav.Setup) nav.Setup {
	if setup.Drafts != nil {
		setup.Drafts.Close()
	}
	setup.Drafts = draft.Beside(setup.Store.Path(), noon)
	return setup
}

// typing writes notes in a window that is killed in the middle of it.
func typing(t *testing.T, setup nav.Setup, id uint64, text string) {
	t.Helper()
	d := drive(t, setup, id, 120, 34)
	d.Keys("n")
	d.Paste(text)
	if err := d.Model.drafting.Unsaved()(); err != nil {
		t.Fatal(err)
	}
}

// drafted is all that the folder of drafts holds.
func drafted(t *testing.T, setup nav.Setup) string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(setup.Drafts.Folder(), "*"))
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

func TestHalfWrittenNotesComeBackAndAreThenKept(t *testing.T) {
	t.Parallel()
	setup := again(newSetup(t))
	id := newCase(t, setup)
	elsewhere(t, setup, id, attempt.Edit{Field: attempt.CaseNotes, Is: "called him\nno answer"})
	d := drive(t, setup, id, 120, 34)
	d.Keys("n", "ctrl+end")
	d.Paste("\nhe called back")
	if err := d.Model.drafting.Unsaved()(); err != nil {
		t.Fatal(err)
	}
	if got := kept(t, setup, id).Notes; got != "called him\nno answer" {
		t.Fatalf("the history has %q already", got)
	}

	setup = again(setup)
	elsewhere(t, setup, id, attempt.Edit{Field: attempt.CaseNotes, Was: "called him\nno answer", Is: "called him twice\nno answer"})
	d = drive(t, setup, id, 120, 34)
	uitest.MustContain(t, view(d), "called him twice", "no answer", "he called back")
	if got := said(t, d); got != "the notes are as they were being typed, 12:00" {
		t.Errorf("it says %q", got)
	}
	d.Send(rested{d.Model, d.Model.notes.edits})
	if got := kept(t, setup, id).Notes; got != "called him twice\nno answer\nhe called back" {
		t.Errorf("the history has %q", got)
	}
	if got := drafted(t, setup); got != "" {
		t.Errorf("the folder holds %q", got)
	}
}

func TestNotesThatAreKeptWhenTheScreenIsLeftAreNoDraft(t *testing.T) {
	t.Parallel()
	setup := again(newSetup(t))
	id := newCase(t, setup)
	d := drive(t, setup, id, 120, 34)
	d.Keys("n")
	d.Type("he says no")
	d.Model.Leave()()
	d.Model.Close()
	if got := kept(t, setup, id).Notes; got != "he says no" {
		t.Errorf("the history has %q", got)
	}
	if got := drafted(t, setup); got != "" {
		t.Errorf("the folder holds %q", got)
	}
}

func TestNotesThatTheHistoryDoesNotTakeStayADraft(t *testing.T) {
	t.Parallel()
	setup := again(newSetup(t))
	id := newCase(t, setup)
	d := driveWith(t, newScreen(setup, setup.Store, failing{setup.Runner}, id), 120, 34)
	d.Keys("n")
	d.Type("he says no")
	d.Model.Leave()()
	if got := drafted(t, setup); !strings.Contains(got, "he says no") {
		t.Errorf("the folder holds %q", got)
	}
	setup = again(setup)
	d = drive(t, setup, id, 120, 34)
	uitest.MustContain(t, view(d), "he says no")
}

// What is typed and deleted again while the notes are being written leaves nothing.
func TestNotesAsTheyWereAreNoDraft(t *testing.T) {
	t.Parallel()
	setup := again(newSetup(t))
	id := newCase(t, setup)
	typing(t, setup, id, "x")
	setup = again(setup)
	elsewhere(t, setup, id, attempt.Edit{Field: attempt.CaseNotes, Is: "x"})
	d := drive(t, setup, id, 120, 34)
	if got := drafted(t, setup); got != "" || d.Model.notes.dirty() {
		t.Errorf("the folder holds %q", got)
	}
}

func TestASecretInHalfWrittenNotesIsNotOnDisk(t *testing.T) {
	t.Parallel()
	const jwt = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJmYWtlLWZvci10ZXN0cyJ9.ZmFrZS1zaWduYXR1cmUtZm9yLXRlc3Rz"
	setup := again(newSetup(t))
	id := newCase(t, setup)
	typing(t, setup, id, "he sent me "+jwt)
	if got := drafted(t, setup); !strings.Contains(got, "he sent me [") || strings.Contains(got, jwt[:20]) {
		t.Errorf("the folder holds %q", got)
	}
}
