package request

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"charm.land/bubbles/v2/key"

	"casebook/api/explain"
	"casebook/api/systems"
	"casebook/history"
	"casebook/history/attempt"
	"casebook/history/ticket"
	"casebook/ui"
	"casebook/ui/uitest"
	"casebook/views/nav"
)

// last is the newest message of a kind that a screen asked for.
func last[M any](t testing.TB, d *uitest.Driver[*Screen]) M {
	t.Helper()
	for _, msg := range slices.Backward(d.Seen) {
		if found, is := msg.(M); is {
			return found
		}
	}
	var none M
	t.Fatalf("no %T was asked for", none)
	return none
}

func TestAQuestionIsAnsweredFromTheFormToo(t *testing.T) {
	t.Parallel()
	d := begin(t, national(), answers(400, refusedBody))
	d.Keys("ctrl+s")
	d.shows(t, "alt+v enter value  alt+u unknown")
	d.Keys("alt+j")
	d.shows(t, "alt+y  alt+n  alt+u unknown")
	d.Keys("alt+n")
	d.shows(t, "said: no  alt+n again takes it back", "the caller says no")
	if !d.Model.Typing() {
		t.Error("the focus left the form")
	}
	d.Keys("alt+n")
	d.hides(t, "said:", "the caller says")
	d.Keys("ctrl+g", "y")
	d.shows(t, "▌", "said: yes")
}

func TestNothingIsAnsweredThatIsNotOnTheScreen(t *testing.T) {
	t.Parallel()
	d := begin(t, national(), answers(400, refusedBody))
	d.Keys("ctrl+s", "ctrl+o", "alt+n")
	d.Keys("ctrl+o")
	d.Model.SetSize(80, 24)
	d.Keys("alt+n")
	if len(d.vendor.kept.Answers) != 0 {
		t.Errorf("kept %v", d.vendor.kept.Answers)
	}
}

func TestAnAnswerStaysWithItsAttemptWhenTheOperationIsChangedAndBack(t *testing.T) {
	t.Parallel()
	d := begin(t, national(), answers(400, refusedBody))
	d.Keys("ctrl+s", "alt+j", "alt+n")
	d.Model.form.Focus(operationField)
	d.Keys("right", "left")
	d.Model.SetSize(120, 60)
	d.shows(t, "said: no")
}

func TestTheKeysThatAnswerAreInHelpLineAndPalette(t *testing.T) {
	t.Parallel()
	d := begin(t, national(), answers(400, refusedBody))
	names := func() (keys, commands string) {
		for _, b := range d.Model.Keys() {
			if b.Enabled() {
				keys += b.Help().Key + " " + b.Help().Desc + "\n"
			}
		}
		for _, b := range d.Model.Commands() {
			if b.Enabled() {
				commands += b.Help().Key + " " + b.Help().Desc + "\n"
			}
		}
		return keys, commands
	}
	if keys, commands := names(); strings.Contains(keys+commands, "answer\n") && strings.Contains(keys, "alt+y") || strings.Contains(commands, "solved") {
		t.Errorf("before a call:\n%s\n%s", keys, commands)
	}
	d.Keys("ctrl+s", "alt+j")
	keys, commands := names()
	for _, want := range []string{"alt+y n u answer\n", "alt+s case solved…\n", "alt+j/k cause\n"} {
		if !strings.Contains(keys, want) {
			t.Errorf("%q is not among\n%s", want, keys)
		}
	}
	for _, want := range []string{"alt+y the caller says: yes\n", "alt+n the caller says: no\n", "alt+u the caller says: unknown\n", "alt+j next cause\n", "alt+s case solved…\n"} {
		if !strings.Contains(commands, want) {
			t.Errorf("%q is not among\n%s", want, commands)
		}
	}
	d.Keys("ctrl+g")
	if keys, _ = names(); !strings.HasPrefix(keys, "y n u answer\nj/k cause\nctrl+s send\n") {
		t.Errorf("beside the answer:\n%s", keys)
	}
	d.Keys("3")
	if keys, commands = names(); !strings.Contains(keys, "p f x space tick\n") || !strings.Contains(commands, "p tick: pass\n") || strings.Contains(commands, "the caller says") {
		t.Errorf("in the checklist:\n%s\n%s", keys, commands)
	}
}

// solveKey is what a list of keys says of the one that closes the case.
func solveKey(keys []key.Binding) string {
	for _, b := range keys {
		if b.Enabled() && b.Help().Key == "alt+s" {
			return b.Help().Desc
		}
	}
	return ""
}

func TestACaseIsClosedWithWhatSolvedIt(t *testing.T) {
	t.Parallel()
	d := begin(t, national(), answers(400, refusedBody))
	d.Keys("alt+s")
	if said := last[nav.Say](t, d.Driver); !strings.Contains(said.Text, "no case yet") {
		t.Errorf("said %q", said.Text)
	}
	d.Keys("ctrl+s", "alt+s")
	entry := last[nav.Prompt](t, d.Driver).Entry
	if entry.Title != "What solved it?" || !strings.Contains(entry.Text, "Case 42") {
		t.Errorf("asked %+v", entry)
	}
	d.Send(entry.Do("country code")())
	if said := last[nav.Say](t, d.Driver); said.Text != "case 42 is solved: “country code”" || said.Severity != ui.Pass {
		t.Errorf("said %+v", said)
	}
	if d.vendor.kept.State != history.Solved || d.vendor.kept.ID != 42 {
		t.Errorf("the case became %+v", d.vendor.kept)
	}
	of := beginIn(t, live(t, nil), nav.OpenRequest{Attempt: "x"}, nil, kept(t, whole())) // what is sent from here joins no simulated case
	of.Keys("alt+s")
	if entry := last[nav.Prompt](t, of.Driver).Entry; of.Model.inCase != 0 || !strings.Contains(entry.Text, "Case 7 ") {
		t.Errorf("of another kind of case: %+v", entry)
	}
	d.shows(t, "✓ solved: “country code”")
	if !d.Model.Heading().Solved {
		t.Error("the heading does not say so")
	}
	if key, command := solveKey(d.Model.Keys()), solveKey(d.Model.Commands()); key != "solved: change…" || command != "reopen the case, or change what solved it…" {
		t.Errorf("the key says %q, the palette %q", key, command)
	}
	d.Keys("alt+s")
	entry = last[nav.Prompt](t, d.Driver).Entry
	if entry.Value != "country code" || !entry.Optional || entry.Verb != "keep it" || entry.Empty != "reopen" || entry.Remark("") != "enter opens the case again" || entry.Remark("x") != "" {
		t.Errorf("asked again %+v", entry)
	}
	d.Send(entry.Do("")())
	if said := last[nav.Say](t, d.Driver); said.Text != "case 42 is open again" || d.vendor.kept.State != history.Open {
		t.Errorf("said %+v, the case is %+v", said, d.vendor.kept)
	}
	d.hides(t, "solved")
	if key, command := solveKey(d.Model.Keys()), solveKey(d.Model.Commands()); key != "case solved…" || command != "case solved…" {
		t.Errorf("of an open case the key says %q, the palette %q", key, command)
	}
	if d.Model.Heading().Solved {
		t.Error("the heading says that it is solved still")
	}
	d.vendor.full = errors.New("the disk is full")
	d.Send(entry.Do("x")())
	if said := last[nav.Say](t, d.Driver); said.Text != "the case is as it was: the disk is full" {
		t.Errorf("said %q", said.Text)
	}
}

func TestWhatWasSaidAndTickedIsKeptShownAgainAndInTheTicket(t *testing.T) {
	t.Parallel()
	setup, store := real(t)
	s := New(setup, national())
	s.SetSize(120, 60)
	d := uitest.Drive(t, s)
	d.Keys("ctrl+s", "ctrl+g", "v")
	d.Send(last[nav.Prompt](t, d).Entry.Do("0791234567")())
	d.Keys("3", "j", "p", "alt+s")
	d.Send(last[nav.Prompt](t, d).Entry.Do("country code")())
	id, inCase := s.answer.Content().Attempt()

	again := New(setup, nav.OpenRequest{Attempt: id})
	again.SetSize(120, 60)
	uitest.Drive(t, again)
	uitest.MustContain(t, again.View().Body, "said: 0791234567", "the caller says mobileNumber: 0791234567", "✓ 9 pass")
	again.answer.Show(2)
	uitest.MustContain(t, again.View().Body, "you checked it")

	c, attempts, err := ticket.Load(t.Context(), store, "1")
	if err != nil || c.ID != inCase || c.State != history.Solved {
		t.Fatalf("case %+v, %v", c, err)
	}
	key, _ := setup.Runner.Key()
	made, err := ticket.Make(ticket.Source{Case: c, Attempts: attempts, Packs: setup.Packs, Key: key, Now: moment(), Program: "test"})
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"## What the caller says (SIMULATED)", "[phone-1: national, 10 digits]`**, noted ", "(checked by us)"} {
		if !strings.Contains(made.Text.String(), want) {
			t.Errorf("%q is not in\n%s", want, made.Text)
		}
	}

	next := New(setup, national())
	next.SetSize(120, 60)
	uitest.Drive(t, next).Keys("ctrl+s")
	uitest.MustContain(t, next.View().Body, "Seen before      1 attempt, 1 case, last just now; last solved by", "“country code” (case 1)")
}

func TestWhatWasDecidedElsewhereIsShownOnTheWayBack(t *testing.T) {
	t.Parallel()
	setup, _ := real(t)
	s := New(setup, national())
	s.SetSize(120, 60)
	d := uitest.Drive(t, s)
	d.Keys("ctrl+s")
	s.answer.Show(2)
	uitest.MustNotContain(t, s.View().Body, "you checked it")
	id, inCase := s.answer.Content().Attempt()
	kept, err := setup.Runner.Store.Attempt(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	why, err := attempt.Explanation(kept)
	if err != nil {
		t.Fatal(err)
	}
	for _, item := range why.Checklist {
		if item.State == systems.Ask {
			if _, err := setup.Runner.Tick(t.Context(), inCase, item.ID, "pass"); err != nil {
				t.Fatal(err)
			}
		}
	}
	d.Send(nav.Shown{})
	uitest.MustContain(t, s.View().Body, "you checked it")
}

func TestAPasteBesideTheFormIsReadAndInAFieldItStays(t *testing.T) {
	t.Parallel()
	setup, _ := real(t)
	s := New(setup, nav.OpenRequest{})
	s.SetSize(120, 36)
	d := uitest.Drive(t, s)
	d.Paste("+962790000000")
	if s.form.Value("mobileNumber") != "+962790000000" {
		t.Errorf("the field holds %q", s.form.Value("mobileNumber"))
	}
	d.Keys("ctrl+g")
	d.Paste("HTTP/1.1 400 Bad Request\r\nContent-Type: application/json\r\n\r\n" + refusedBody)
	if offer := last[nav.Choose](t, d); len(offer.Ways) == 0 {
		t.Errorf("offered %+v", offer)
	}
	if s.form.Value("mobileNumber") != "+962790000000" {
		t.Error("the paste went into the form as well")
	}
}

func TestHearsayIsWordsOfTheEngine(t *testing.T) {
	t.Parallel()
	d := begin(t, national(), answers(400, refusedBody))
	d.Keys("ctrl+s", "alt+u")
	for _, answer := range d.vendor.kept.Answers {
		if answer.Said.String() != explain.SaidUnknown {
			t.Errorf("kept %q", answer.Said)
		}
	}
	d.shows(t, "said: unknown")
}
