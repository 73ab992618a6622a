package home

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"casebook/api/safe"
	"casebook/history/draft"
	"casebook/ui"
	"casebook/ui/uitest"
	"casebook/views/nav"
)

// draftedSetup is a setup whose history has drafts beside it, of a window that is gone.
func draftedSetup(t testing.TB, drafts ...draft.Draft) nav.Setup {
	t.Helper()
	setup := newSetup(t)
	earlier := draft.Beside(setup.Store.Path(), func() time.Time { return noon().Add(-2 * time.Hour) })
	for _, d := range drafts {
		d.ID = earlier.New()
		if err := earlier.Put(d); err != nil {
			t.Fatal(err)
		}
	}
	earlier.Close()
	setup.Drafts = draft.Beside(setup.Store.Path(), noon)
	return setup
}

// half is a form of the simulator that was not sent.
func half(number string, inCase uint64) draft.Draft {
	var value safe.Record
	_ = value.UnmarshalText([]byte(number)) // it has no errors
	return draft.Draft{
		System: "authmatech", Operation: "verify", Case: inCase, Environment: "simulator", Simulated: true,
		Fields: map[string]safe.Record{"mobileNumber": value},
	}
}

func TestHomeSaysThatThereIsADraftAndOpensIt(t *testing.T) {
	t.Parallel()
	d := drive(t, draftedSetup(t, half("+962790000001", 42)), 120, 34)
	uitest.MustContain(t, view(d), "Draft of 10:00  Authmatech · Verify  +962790000001  case 42   ctrl+g goes on")
	d.Send(tea.MouseClickMsg{X: 5, Y: 3, Button: tea.MouseLeft})
	if open := last[nav.OpenDraft](t, d); open.Draft.Case != 42 {
		t.Errorf("a click opens %+v", open.Draft)
	}
	d.Seen = nil
	d.Keys("ctrl+g")
	if open := last[nav.OpenDraft](t, d); open.Draft.Case != 42 || open.Draft.ID == "" {
		t.Errorf("it opens %+v", open.Draft)
	}
	if got := d.Model.Personal(); !slices.Contains(got, "+962790000001") {
		t.Errorf("personal are %q", got)
	}
	if !slices.ContainsFunc(d.Model.Commands(), func(b key.Binding) bool {
		return b.Enabled() && b.Help().Desc == "go on with a draft: what was typed and not sent"
	}) {
		t.Error("the palette does not offer it")
	}
	for size, name := range map[[2]int]string{{120, 36}: "draft-120x36", {80, 24}: "draft-80x24", {40, 12}: "draft-40x12"} {
		d.Model.SetSize(size[0], size[1]-2)
		uitest.Golden(t, name, uitest.Plain(view(d)))
	}
}

func TestOfSeveralDraftsHomeAsksWhich(t *testing.T) {
	t.Parallel()
	note := draft.Draft{Case: 7}
	d := drive(t, draftedSetup(t, half("+962790000001", 0), half("+962790000002", 42), note), 120, 34)
	uitest.MustContain(t, view(d), "3 drafts, the last of 10:00   ctrl+g goes on")
	d.Keys("ctrl+g")
	menu := ui.NewMenu(d.Model.setup.Theme, last[nav.Choose](t, d).Offer)
	menu.SetSize(100, 30)
	uitest.MustContain(t, menu.View("").Body, "+962790000001  10:00", "case 42  Authmatech · Verify  +962790000002  10:00", "case 7   a note", "1 ", "3 ")
}

func TestDraftsOfAnotherKindOrOfNoKnownSystemAreNotOffered(t *testing.T) {
	t.Parallel()
	real, strange, newer := half("+962790000001", 0), half("+962790000002", 0), half("+962790000003", 0)
	real.Simulated, strange.System, newer.Operation = false, "elsewhere", "not_yet"
	d := drive(t, draftedSetup(t, real, strange, newer), 120, 34)
	uitest.MustNotContain(t, view(d), "raft")
	d.Keys("ctrl+g")
	if sent[nav.OpenDraft](d) || sent[nav.Choose](d) {
		t.Error("something was opened")
	}
	if got := len(d.Model.setup.Drafts.Drafts()); got != 3 {
		t.Errorf("of 3 drafts %d are left", got)
	}
}

func TestDraftsThatCannotBeReadAreNamed(t *testing.T) {
	t.Parallel()
	setup := draftedSetup(t, half("+962790000001", 0))
	files, err := filepath.Glob(filepath.Join(setup.Drafts.Folder(), "*.draft"))
	if err != nil || len(files) != 1 {
		t.Fatal(files, err)
	}
	if err := os.WriteFile(files[0], []byte("half of a fil"), 0o600); err != nil {
		t.Fatal(err)
	}
	d := drive(t, setup, 120, 34)
	text := strings.Join(strings.Fields(uitest.Plain(view(d))), " ")
	if want := "! drafts of an earlier window cannot be read: it is no file of drafts; the file is now"; !strings.Contains(text, want) {
		t.Errorf("it shows\n%s", view(d))
	}
}

// What another window left is looked for after the cases were read, and an idle screen
// writes nothing and asks for nothing.
func TestAnIdleHomeLeavesTheDiskAlone(t *testing.T) {
	t.Parallel()
	setup := draftedSetup(t)
	d := drive(t, setup, 120, 34)
	d.Keys("tab", "down", "up")
	if entries, err := os.ReadDir(filepath.Dir(setup.Store.Path())); err != nil || len(entries) != 0 {
		t.Errorf("the folder holds %v, %v", entries, err)
	}
	if len(d.Timers) != 0 {
		t.Errorf("%d timers run", len(d.Timers))
	}
}

func TestDraftsAreReadAgainWhenTheScreenIsShownAgain(t *testing.T) {
	t.Parallel()
	setup := draftedSetup(t)
	d := drive(t, setup, 120, 34)
	kept := half("+962790000001", 0)
	kept.ID = setup.Drafts.New()
	if err := setup.Drafts.Put(kept); err != nil {
		t.Fatal(err)
	}
	d.Send(nav.Shown{})
	uitest.MustNotContain(t, view(d), "Draft of") // a screen works on it
	setup.Drafts.Release(kept.ID)
	d.Send(nav.Shown{})
	uitest.MustContain(t, view(d), "Draft of 12:00")
	if err := setup.Drafts.End(kept.ID); err != nil {
		t.Fatal(err)
	}
	d.Send(nav.Drafted{})
	uitest.MustNotContain(t, view(d), "Draft of")
}

func TestAHomeWithADraftFitsEveryWindow(t *testing.T) {
	t.Parallel()
	d := drive(t, draftedSetup(t, half("+962790000001", 42)), 120, 34)
	uitest.Sweep(t, func(width, height int) string {
		d.Model.SetSize(width, height)
		return view(d)
	})
}

func TestADraftOfALineIsCalledOne(t *testing.T) {
	t.Parallel()
	var value safe.Record
	_ = value.UnmarshalText([]byte("call the operator")) // it has no errors
	line := draft.Draft{Case: 7, Fields: map[string]safe.Record{"next": value, "was next": {}}}
	d := drive(t, draftedSetup(t, line), 120, 34)
	uitest.MustContain(t, view(d), "Draft of 10:00  a line  case 7   ctrl+g goes on")
	d.Keys("ctrl+g")
	if open := last[nav.OpenDraft](t, d); open.Draft.Case != 7 || open.Draft.OfCall() {
		t.Errorf("it opens %+v", open.Draft)
	}
}

func TestADraftOfAnAnswerIsCalledOne(t *testing.T) {
	t.Parallel()
	var value safe.Record
	_ = value.UnmarshalText([]byte("yesterday, when h")) // it has no errors
	answer := draft.Draft{Case: 7, Attempt: "01m0", Fields: map[string]safe.Record{"happened:01m0": value, "was happened:01m0": {}}}
	d := drive(t, draftedSetup(t, answer), 120, 34)
	uitest.MustContain(t, view(d), "Draft of 10:00  an answer  case 7   ctrl+g goes on")
	d.Keys("ctrl+g")
	if open := last[nav.OpenDraft](t, d); open.Draft.Attempt != "01m0" {
		t.Errorf("it opens %+v", open.Draft)
	}
}
