package views

import (
	"path/filepath"
	"testing"

	tea "charm.land/bubbletea/v2"

	"casebook/api"
	"casebook/history"
	"casebook/ui/uitest"
	"casebook/views/cases"
	"casebook/views/nav"
)

// startWith drives a root over a history of so many cases.
func startWith(t *testing.T, n int) *uitest.Driver[*root] {
	t.Helper()
	setup := newSetup(t)
	for range n {
		open := &history.Case{Title: "a case", Titled: true}
		if _, err := setup.Store.Add(t.Context(), history.Attempt{System: "authmatech", Operation: "verify", Outcome: api.Refused, Simulated: true}, open); err != nil {
			t.Fatal(err)
		}
	}
	m := newRoot(Options{Setup: func() (nav.Setup, error) { return setup, nil }, Getenv: func(string) string { return "" }})
	d := uitest.Drive(t, m)
	d.Send(tea.WindowSizeMsg{Width: 120, Height: 36})
	return d
}

// topCase is the case whose screen is seen; 0 when it is another screen.
func topCase(d *uitest.Driver[*root]) uint64 {
	if s, ok := d.Model.top().(*cases.Screen); ok {
		return s.Heading().Case
	}
	return 0
}

func TestAKeyGoesToTheCaseBeforeAndBackToItsPlace(t *testing.T) {
	t.Parallel()
	d := startWith(t, 3)
	d.Send(nav.OpenCase{Case: 1})
	d.Keys("n")
	d.Type("half a sen")
	d.Keys("f4")
	if _, listed := d.Model.top().(*cases.List); !listed {
		t.Fatalf("f4 shows a %T", d.Model.top())
	}
	d.Keys("enter")
	if at := topCase(d); at != 3 {
		t.Fatalf("case %d is shown", at)
	}
	d.Keys("f3")
	if at := topCase(d); at != 1 {
		t.Fatalf("f3 shows case %d", at)
	}
	d.Type("tence")
	uitest.MustContain(t, content(d), "half a sentence")
	d.Keys("f3")
	if at := topCase(d); at != 3 {
		t.Errorf("f3 shows case %d", at)
	}
	d.Send(nav.OpenCase{Case: 1})
	uitest.MustContain(t, content(d), "half a sentence")
	if n := len(d.Model.screens); n != 2 {
		t.Errorf("%d screens stand over one another", n)
	}
}

func TestACaseThatWasLeftIsOneKeyAway(t *testing.T) {
	t.Parallel()
	d := startWith(t, 2)
	d.Keys("f3")
	uitest.MustContain(t, content(d), "no other case was worked on in this window yet; f4 lists them")
	d.Send(nav.OpenCase{Case: 1})
	d.Keys("esc", "f3")
	if at := topCase(d); at != 1 {
		t.Errorf("f3 shows case %d", at)
	}
}

func TestTheCaseOfAnAttemptIsOneKeyAway(t *testing.T) {
	t.Parallel()
	d := startWith(t, 1)
	d.Keys("enter", "f4")
	if at := topCase(d); at != 1 {
		t.Fatalf("f4 shows case %d", at)
	}
	d.Keys("esc")
	uitest.MustContain(t, content(d), "REQUEST")
}

func TestParkedCasesAreInThePaletteAndNoMoreThanNineAreKept(t *testing.T) {
	t.Parallel()
	d := startWith(t, 12)
	for i := range uint64(12) {
		d.Send(nav.OpenCase{Case: i + 1})
	}
	d.Keys("ctrl+p")
	d.Type("switch to")
	uitest.MustContain(t, content(d), "switch to Case 11: a case", "switch to Case 3: a case")
	uitest.MustNotContain(t, content(d), "switch to Case 2:", "switch to Case 12:")
	d.Keys("down", "enter")
	if at := topCase(d); at != 10 {
		t.Errorf("case %d is shown", at)
	}
}

func TestWhatIsTypedIsWrittenWhenTheProgramEnds(t *testing.T) {
	t.Parallel()
	d := startWith(t, 2)
	for _, number := range []uint64{1, 2} { // the first is parked then
		d.Send(nav.OpenCase{Case: number})
		d.Keys("n")
		d.Type("not lost")
	}
	d.Keys("ctrl+c")
	d.Model.close()
	for _, number := range []uint64{1, 2} {
		c, err := d.Model.setup.Store.Case(t.Context(), number)
		if err != nil || c.Notes != "not lost" {
			t.Errorf("case %d: %q, %v", number, c.Notes, err)
		}
	}
}

func TestGoingHomeWritesWhatIsTyped(t *testing.T) {
	t.Parallel()
	d := startWith(t, 1)
	d.Send(nav.OpenCase{Case: 1})
	d.Keys("n")
	d.Type("not lost")
	d.Send(goHome{})
	if c, err := d.Model.setup.Store.Case(t.Context(), 1); err != nil || c.Notes != "not lost" {
		t.Errorf("%q, %v", c.Notes, err)
	}
}

func TestAPasteOfTheSameUserIsOfferedTheCaseThatThereIs(t *testing.T) {
	t.Parallel()
	d := start(t, 120, 36)
	const paste = "$ curl -i https://service.authmatech.com/v1/api/verify -H 'Content-Type: application/json' -d '{\"mobileNumber\":\"+962790001234\"}'\r" +
		"HTTP/1.1 400 Bad Request\rContent-Type: application/json\r\r" + `{"success":false,"messages":[{"code":"INVALID_MOBILE_NUMBER"}]}`
	d.Paste(paste)
	uitest.MustNotContain(t, content(d), "keep it in case")
	d.Keys("enter", "esc")
	d.Paste(paste)
	uitest.MustContain(t, content(d), "Case 1 is of the same user within a day", "k  explain this and keep it in case 1: Authmatech")
	d.Keys("k", "f4")
	if at := topCase(d); at != 1 {
		t.Fatalf("case %d is shown", at)
	}
	uitest.MustContain(t, content(d), "2 attempts")
}

func TestAFormWithoutACaseIsParkedToo(t *testing.T) {
	t.Parallel()
	d := startWith(t, 1)
	d.Send(nav.OpenRequest{System: "authmatech", Operation: "verify"})
	d.Keys("tab")
	d.Type("0791")
	d.Keys("f4", "enter")
	if at := topCase(d); at != 1 {
		t.Fatalf("case %d is shown", at)
	}
	d.Keys("f3")
	uitest.MustContain(t, content(d), "REQUEST", "0791")
	d.Keys("f3", "ctrl+p")
	d.Type("switch")
	uitest.MustContain(t, content(d), "switch to the call without a case: authmatech · verify")
	d.Keys("enter")
	uitest.MustContain(t, content(d), "REQUEST", "0791")
}

func TestPrivacyHidesWhomCasesAreAbout(t *testing.T) {
	t.Parallel()
	d := startWith(t, 0)
	setup := d.Model.setup
	open := &history.Case{
		Title: "Number of +962790001234 is refused", Titled: true, Notes: "write to rana@example.org, 0790001234", NextStep: "call 0790001234",
	}
	for range 2 {
		a, err := setup.Store.Add(t.Context(), history.Attempt{
			System: "authmatech", Operation: "verify", Outcome: api.Refused, User: "Rana Haddad", Simulated: true, Case: 1,
		}, open)
		if err != nil || a.Case != 1 {
			t.Fatal(a.Case, err)
		}
		open = nil
	}
	d.Keys("f2")
	hidden := func(where string) {
		t.Helper()
		uitest.MustContain(t, content(d), where)
		uitest.MustNotContain(t, content(d), "790001234", "rana@", "Rana Haddad")
	}
	d.Keys("f4")
	hidden("to do")
	d.Keys("enter")
	hidden("TIMELINE")
	d.Keys("=")
	hidden("WHAT DIFFERS")
	d.Keys("esc", "a")
	hidden("ADD ATTEMPTS")
	d.Keys("esc", "n")
	hidden("NOTES")
	d.Keys("esc", "f4", "ctrl+o")
	hidden("WAITING")
}

func TestAFormThatWasLeftHalfFilledIsOneKeyAway(t *testing.T) {
	t.Parallel()
	d := startDrafting(t, filepath.Join(t.TempDir(), "history.db"))
	open := &history.Case{Title: "a case", Titled: true}
	if _, err := d.Model.setup.Store.Add(t.Context(), history.Attempt{System: "authmatech", Operation: "verify", Outcome: api.Refused, Simulated: true}, open); err != nil {
		t.Fatal(err)
	}
	d.Send(nav.OpenRequest{System: "authmatech", Operation: "verify", Case: 1})
	d.Type("0791")
	d.Keys("esc", "f3")
	uitest.MustContain(t, content(d), "REQUEST", "0791", "case 1")
	d.Keys("esc")
	d.Send(nav.OpenRequest{System: "nextreason", Operation: "otp_send"})
	d.Type("0792")
	d.Keys("esc", "ctrl+p")
	d.Type("switch")
	uitest.MustContain(t, content(d), "switch to Case 1: a case", "switch to the call without a case: nextreason")
	d.Keys("esc", "f3")
	uitest.MustContain(t, content(d), "REQUEST", "0792")
	d.Keys("f3")
	uitest.MustContain(t, content(d), "REQUEST", "0791")
	d.Keys("f3")
	uitest.MustContain(t, content(d), "REQUEST", "0792")
	d.Keys("esc")
	drafts := d.Model.setup.Drafts
	for _, kept := range drafts.Drafts() { // as another screen does that sends or discards it
		if kept.Case == 0 {
			_ = drafts.End(kept.ID)
		}
	}
	d.Keys("f3")
	uitest.MustContain(t, content(d), "REQUEST", "0791")
	d.Keys("ctrl+x", "y", "esc", "f3")
	if at := topCase(d); at != 1 {
		t.Errorf("when nothing is half filled f3 shows case %d", at)
	}
}
