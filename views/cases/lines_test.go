package cases

import (
	"runtime"
	"strings"
	"testing"

	"casebook/history/attempt"
	"casebook/history/draft"
	"casebook/ui"
	"casebook/ui/uitest"
	"casebook/views/nav"
)

// typeLine types into the prompt of the line under the cursor, and drops the window without
// leaving once the draft is written.
func typeLine(t *testing.T, setup nav.Setup, id uint64, field attempt.CaseField, text string) *uitest.Driver[*Screen] {
	t.Helper()
	d := drive(t, setup, id, 120, 34)
	prompt := ui.NewPrompt(setup.Theme, entryOf(t, d, field))
	prompt.SetSize(120, 34)
	for _, msg := range uitest.Type(text) {
		cmd, closed := prompt.Update(msg)
		if cmd == nil || closed {
			t.Fatalf("nobody hears of %v", msg)
		}
		d.Send(cmd())
	}
	if len(d.Timers) != 1 {
		t.Fatalf("%d waits to write the draft", len(d.Timers))
	}
	d.Tick()
	return d
}

// entryOf is what enter asks on a line of the case.
func entryOf(t *testing.T, d *uitest.Driver[*Screen], field attempt.CaseField) ui.Entry {
	t.Helper()
	for i, f := range d.Model.lines {
		if f.field == field {
			d.Model.focusOn(casePane)
			d.Model.chooseFact(i)
		}
	}
	d.Keys("enter")
	return newest[nav.Prompt](t, d).Entry
}

// fresh is the next window on the same history, in which nothing is known of the one before.
func fresh(setup nav.Setup) nav.Setup {
	setup = again(setup)
	setup.Lines = nav.NewLines()
	return setup
}

func TestALineThatWasBeingTypedComesBackAfterTheWindowWasKilled(t *testing.T) {
	t.Parallel()
	setup := fresh(newSetup(t))
	id := newCase(t, setup)
	typeLine(t, setup, id, attempt.CaseNextStep, "ask for the num")
	if got := kept(t, setup, id).NextStep; got != "" {
		t.Fatalf("the case has %q already", got)
	}

	setup = fresh(setup)
	d := drive(t, setup, id, 120, 34)
	if got := said(t, d); got != "next step typed 12:00 and not kept yet; enter on it goes on" {
		t.Errorf("it says %q", got)
	}
	entry := entryOf(t, d, attempt.CaseNextStep)
	if entry.Value != "ask for the num" || !strings.Contains(entry.Text, "it is not kept yet") {
		t.Errorf("it begins with %q and says %q", entry.Value, entry.Text)
	}
	d.Send(entry.Do("ask for the number")())
	for len(d.Timers) > 0 {
		d.Tick()
	}
	if got := kept(t, setup, id).NextStep; got != "ask for the number" {
		t.Errorf("the case has %q", got)
	}
	if got := drafted(t, setup); got != "" {
		t.Errorf("the folder holds %q", got)
	}
}

func TestAnotherWindowIsNotGivenALineThatIsBeingTyped(t *testing.T) {
	t.Parallel()
	setup := fresh(newSetup(t))
	id := newCase(t, setup)
	first := setup
	typeLine(t, first, id, attempt.CaseOwner, "mir")
	second := setup
	defer runtime.KeepAlive(setup.Drafts) // it lives, and holds its lock
	second.Drafts, second.Lines = draft.Beside(setup.Store.Path(), noon), nav.NewLines()
	d := drive(t, second, id, 120, 34)
	if entry := entryOf(t, d, attempt.CaseOwner); entry.Value != "" {
		t.Errorf("the other window begins with %q", entry.Value)
	}
}

func TestASecretThatIsTypedIntoALineIsInNoDraft(t *testing.T) {
	t.Parallel()
	setup := fresh(newSetup(t))
	id := newCase(t, setup)
	const secret = "Bearer eyJhbGciOiJub25lIn0.eyJmYWtlIjp0cnVlfQ.bm90LWEtc2lnbmF0dXJl"
	typeLine(t, setup, id, attempt.CaseNextStep, "try Authorization: "+secret)
	if got := drafted(t, setup); !strings.Contains(got, "try Authorization") || strings.Contains(got, "bm90LWEtc2lnbmF0dXJl") {
		t.Errorf("the folder holds %q", got)
	}
}

func TestALineThatIsWrittenOverElsewhereDoesNotComeBack(t *testing.T) {
	t.Parallel()
	setup := fresh(newSetup(t))
	id := newCase(t, setup)
	typeLine(t, setup, id, attempt.CaseOwner, "mir")
	setup = fresh(setup)
	elsewhere(t, setup, id, attempt.Edit{Field: attempt.CaseOwner, Is: "omar"})
	d := drive(t, setup, id, 120, 34)
	for len(d.Timers) > 0 {
		d.Tick()
	}
	if entry := entryOf(t, d, attempt.CaseOwner); entry.Value != "omar" {
		t.Errorf("it begins with %q", entry.Value)
	}
	if got := drafted(t, setup); got != "" {
		t.Errorf("the folder holds %q", got)
	}
}

// A case that is not solved has no line that says by what.
func TestWhatSolvedItComesBackWithTheKeyThatAsksForIt(t *testing.T) {
	t.Parallel()
	setup := fresh(newSetup(t))
	id := newCase(t, setup)
	d := drive(t, setup, id, 120, 34)
	d.Keys("s")
	d.Send(newest[nav.Prompt](t, d).Entry.Typed("country co")())
	d.Tick()

	setup = fresh(setup)
	d = drive(t, setup, id, 120, 34)
	if got := said(t, d); got != "solved by typed 12:00 and not kept yet; s goes on" {
		t.Errorf("it says %q", got)
	}
	d.Keys("s")
	if entry := newest[nav.Prompt](t, d).Entry; entry.Value != "country co" {
		t.Errorf("it begins with %q", entry.Value)
	}
}

// Two screens of a window on one case have one draft of its lines.
func TestALineThatIsKeptOnOneScreenIsNoDraftOfAnother(t *testing.T) {
	t.Parallel()
	setup := fresh(newSetup(t))
	id := newCase(t, setup)
	below := typeLine(t, setup, id, attempt.CaseOwner, "mir")
	above := drive(t, setup, id, 120, 34)
	entry := entryOf(t, above, attempt.CaseOwner)
	if entry.Value != "mir" {
		t.Fatalf("it begins with %q", entry.Value)
	}
	above.Send(entry.Do("mira")())
	for len(above.Timers) > 0 {
		above.Tick()
	}
	below.Model.Close()
	above.Model.Close()
	if got := drafted(t, setup); got != "" {
		t.Errorf("the folder holds %q", got)
	}
}

func TestALineThatIsWrittenOverWhileTheWindowLivesIsNoDraft(t *testing.T) {
	t.Parallel()
	setup := fresh(newSetup(t))
	id := newCase(t, setup)
	d := typeLine(t, setup, id, attempt.CaseOwner, "mir")
	elsewhere(t, setup, id, attempt.Edit{Field: attempt.CaseOwner, Is: "omar"})
	d.Send(nav.Changed{})
	for len(d.Timers) > 0 {
		d.Tick()
	}
	if got := drafted(t, setup); got != "" {
		t.Errorf("the folder holds %q", got)
	}
}

// Two windows that typed about one case and are gone left a draft each: when what one of
// them holds is kept, the other comes back.
func TestLinesOfTwoWindowsComeBackOneAfterTheOther(t *testing.T) {
	t.Parallel()
	first := fresh(newSetup(t))
	id := newCase(t, first)
	typeLine(t, first, id, attempt.CaseOwner, "mir")
	second := first
	defer runtime.KeepAlive(first.Drafts) // it lives, and holds its lock
	second.Drafts, second.Lines = draft.Beside(first.Store.Path(), noon), nav.NewLines()
	typeLine(t, second, id, attempt.CaseNextStep, "ask for")
	second.Drafts.Close()
	setup := fresh(first)
	for range 2 {
		d := drive(t, setup, id, 120, 34)
		field := attempt.CaseOwner
		if strings.HasPrefix(said(t, d), "next step") {
			field = attempt.CaseNextStep
		}
		entry := entryOf(t, d, field)
		d.Send(entry.Do(entry.Value)())
		for len(d.Timers) > 0 {
			d.Tick()
		}
		d.Model.Close()
	}
	if c := kept(t, setup, id); c.Owner != "mir" || c.NextStep != "ask for" || drafted(t, setup) != "" {
		t.Errorf("the case is %+v, and the folder holds %q", c, drafted(t, setup))
	}
}
