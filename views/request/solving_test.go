package request

import (
	"runtime"
	"slices"
	"strings"
	"testing"

	"casebook/history"
	"casebook/history/attempt"
	"casebook/history/draft"
	"casebook/ui"
	"casebook/ui/uitest"
	"casebook/views/nav"
)

// nextWindow is the next on the same history, after the one before was killed.
func nextWindow(setup nav.Setup) nav.Setup {
	if setup.Drafts != nil {
		setup.Drafts.Close()
	}
	setup.Now, setup.Lines = moment, nav.NewLines()
	setup.Drafts = draft.Beside(setup.Runner.Store.(*history.Store).Path(), moment)
	return setup
}

// written is all that the folder of drafts holds.
func written(t testing.TB, setup nav.Setup) string {
	t.Helper()
	return (&tray{window: setup.Drafts}).written(t)
}

// show opens the screen in a window, 120×60.
func show(t testing.TB, setup nav.Setup, open nav.OpenRequest) *uitest.Driver[*Screen] {
	t.Helper()
	s := New(setup, open)
	s.SetSize(120, 60)
	return uitest.Drive(t, s)
}

// typeInto types into the prompt that was opened last, and waits until that is written.
func typeInto(t testing.TB, d *uitest.Driver[*Screen], text string) {
	t.Helper()
	prompt := ui.NewPrompt(d.Model.setup.Theme, last[nav.Prompt](t, d).Entry)
	prompt.SetSize(120, 34)
	for _, msg := range uitest.Type(text) {
		cmd, _ := prompt.Update(msg)
		if cmd == nil {
			t.Fatalf("nobody hears of %v", msg)
		}
		d.Send(cmd())
	}
	rest(d)
}

// rest is time enough for everything to be written.
func rest(d *uitest.Driver[*Screen]) {
	for len(d.Timers) > 0 {
		d.Tick()
	}
}

// notices are those so far.
func notices(d *uitest.Driver[*Screen]) (texts []string) {
	for _, msg := range d.Seen {
		if say, is := msg.(nav.Say); is {
			texts = append(texts, say.Text)
		}
	}
	return texts
}

// sentCall makes a call that begins a case, and returns the attempt and its case.
func sentCall(t testing.TB, setup nav.Setup) (id string, inCase uint64) {
	t.Helper()
	d := show(t, setup, national())
	d.Keys("ctrl+s")
	id, inCase = d.Model.answer.Content().Attempt()
	d.Model.Close()
	return id, inCase
}

func TestWhatSolvedACaseComesBackAfterTheWindowWasKilled(t *testing.T) {
	t.Parallel()
	setup, store := real(t)
	setup = nextWindow(setup)
	id, inCase := sentCall(t, setup)
	d := show(t, setup, nav.OpenRequest{Attempt: id})
	d.Keys("alt+s")
	typeInto(t, d, "country co")

	setup = nextWindow(setup)
	d = show(t, setup, nav.OpenRequest{Attempt: id})
	if got := notices(d); !slices.Equal(got, []string{"solved by typed 12:00 and not kept yet; alt+s goes on"}) {
		t.Errorf("it says %q", got)
	}
	d.Keys("alt+s")
	entry := last[nav.Prompt](t, d).Entry
	if entry.Value != "country co" || !strings.Contains(entry.Text, "it is not kept yet") {
		t.Errorf("it begins with %q and says %q", entry.Value, entry.Text)
	}
	d.Send(entry.Do("country code")())
	rest(d)
	if c, err := store.Case(t.Context(), inCase); err != nil || c.SolvedBy != "country code" {
		t.Errorf("the case is %+v, %v", c, err)
	}
	if got := written(t, setup); got != "" {
		t.Errorf("the folder holds %q", got)
	}
}

func TestAnotherWindowIsNotGivenWhatSolvedACase(t *testing.T) {
	t.Parallel()
	setup, _ := real(t)
	setup = nextWindow(setup)
	id, _ := sentCall(t, setup)
	d := show(t, setup, nav.OpenRequest{Attempt: id})
	d.Keys("alt+s")
	typeInto(t, d, "country co")

	other := setup
	defer runtime.KeepAlive(setup.Drafts) // it lives, and holds its lock
	other.Drafts, other.Lines = draft.Beside(setup.Runner.Store.(*history.Store).Path(), moment), nav.NewLines()
	d = show(t, other, nav.OpenRequest{Attempt: id})
	d.Keys("alt+s")
	if entry := last[nav.Prompt](t, d).Entry; entry.Value != "" || len(notices(d)) != 0 {
		t.Errorf("the other window begins with %q and says %q", entry.Value, notices(d))
	}
}

func TestWhatIsLeftOfWhatSolvedACaseIsThereAgainAndCanBeTakenOut(t *testing.T) {
	t.Parallel()
	setup, _ := real(t)
	setup = nextWindow(setup)
	id, _ := sentCall(t, setup)
	d := show(t, setup, nav.OpenRequest{Attempt: id})
	d.Keys("alt+s")
	d.Send(last[nav.Prompt](t, d).Entry.Left("country co")())
	d.Keys("alt+s")
	entry := last[nav.Prompt](t, d).Entry
	if entry.Value != "country co" {
		t.Errorf("it begins with %q", entry.Value)
	}
	d.Send(entry.Left("")())
	rest(d)
	d.Keys("alt+s")
	if entry = last[nav.Prompt](t, d).Entry; entry.Value != "" || written(t, setup) != "" {
		t.Errorf("it begins with %q, and the folder holds %q", entry.Value, written(t, setup))
	}
}

// What stood there before another window closed the case is no more worth anything.
func TestWhatSolvedACaseDoesNotComeBackWhenThatIsKeptMeanwhile(t *testing.T) {
	t.Parallel()
	setup, _ := real(t)
	setup = nextWindow(setup)
	id, inCase := sentCall(t, setup)
	d := show(t, setup, nav.OpenRequest{Attempt: id})
	d.Keys("alt+s")
	typeInto(t, d, "country co")

	setup = nextWindow(setup)
	if _, err := setup.Runner.Solve(t.Context(), inCase, "another number"); err != nil {
		t.Fatal(err)
	}
	d = show(t, setup, nav.OpenRequest{Attempt: id})
	rest(d)
	d.Keys("alt+s")
	if entry := last[nav.Prompt](t, d).Entry; entry.Value != "another number" || len(notices(d)) != 0 {
		t.Errorf("it begins with %q and says %q", entry.Value, notices(d))
	}
	if got := written(t, setup); got != "" {
		t.Errorf("the folder holds %q", got)
	}
}

// A case that was opened again remembers what solved it: a line that was typed over that
// comes back as well.
func TestWhatSolvedAnOpenCaseComesBackOverWhatStoodThereBefore(t *testing.T) {
	t.Parallel()
	setup, _ := real(t)
	setup = nextWindow(setup)
	id, inCase := sentCall(t, setup)
	if _, err := setup.Runner.Write(t.Context(), inCase, attempt.Edit{Field: attempt.CaseSolvedBy, Is: "country code"}); err != nil {
		t.Fatal(err)
	}
	d := show(t, setup, nav.OpenRequest{Attempt: id})
	d.Keys("alt+s")
	typeInto(t, d, "the other SIM")

	setup = nextWindow(setup)
	d = show(t, setup, nav.OpenRequest{Attempt: id})
	d.Keys("alt+s")
	if entry := last[nav.Prompt](t, d).Entry; entry.Value != "the other SIM" || !strings.Contains(entry.Text, "Kept is: country code") {
		t.Errorf("it begins with %q and says %q", entry.Value, entry.Text)
	}
}

func TestWhatIsTypedOfACaseIsWrittenWhenTheScreenIsLeft(t *testing.T) {
	t.Parallel()
	const jwt = "eyJhbGciOiJub25lIn0.eyJmYWtlIjp0cnVlfQ.bm90LWEtc2lnbmF0dXJl"
	setup, _ := real(t)
	setup = nextWindow(setup)
	id, _ := sentCall(t, setup)
	d := show(t, setup, nav.OpenRequest{Attempt: id})
	d.Keys("ctrl+g", "v")
	d.Send(last[nav.Prompt](t, d).Entry.Typed("0791")())
	d.Keys("alt+s")
	d.Send(last[nav.Prompt](t, d).Entry.Typed("the token " + jwt)())
	d.Model.Leave()()
	d.Model.Close()
	got := written(t, setup)
	for _, want := range []string{`"attempt":"` + id + `"`, `:"0791"`, `"solved-by":"the token [`} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in %q", want, got)
		}
	}
	if strings.Contains(got, "bm90LWEtc2lnbmF0dXJl") {
		t.Errorf("a secret is in %q", got)
	}
}

func TestAnAnswerToAnAttemptComesBackWhenThatIsOpened(t *testing.T) {
	t.Parallel()
	setup, store := real(t)
	setup = nextWindow(setup)
	id, inCase := sentCall(t, setup)
	d := show(t, setup, nav.OpenRequest{Attempt: id})
	d.Keys("ctrl+g", "v")
	typeInto(t, d, "07912")

	setup = nextWindow(setup)
	d = show(t, setup, nav.OpenRequest{Attempt: id})
	if got := notices(d); !slices.Equal(got, []string{"answer typed 12:00 and not kept yet; alt+v goes on"}) {
		t.Errorf("it says %q", got)
	}
	d.Keys("alt+v")
	entry := last[nav.Prompt](t, d).Entry
	if entry.Value != "07912" || !strings.Contains(entry.Text, "it is not kept yet") {
		t.Errorf("it begins with %q and says %q", entry.Value, entry.Text)
	}
	d.Send(entry.Do("0791234567")())
	rest(d)
	if c, err := store.Case(t.Context(), inCase); err != nil || len(c.Answers) != 1 {
		t.Errorf("the case is %+v, %v", c, err)
	}
	if got := written(t, setup); got != "" {
		t.Errorf("the folder holds %q", got)
	}
}
