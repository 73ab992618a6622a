package home

import (
	"strings"
	"testing"
	"time"

	"casebook/api"
	"casebook/history"
	"casebook/ui/uitest"
	"casebook/views/nav"
)

func TestAClosedCaseIsToldFromAnOpenOne(t *testing.T) {
	t.Parallel()
	setup := newSetup(t)
	keepCase(t, setup, 3*time.Hour, api.Refused, "Too many attempts")
	solved := keepCase(t, setup, 2*time.Hour, api.Refused, "The mobile number is not accepted")
	keepCase(t, setup, time.Hour, api.Refused, "The session ended")
	write(t, setup, solved.Case, func(c *history.Case) { c.State = history.Solved })
	for _, width := range []int{120, 80, 40} {
		d := drive(t, setup, width, 34)
		closed := 0
		for row := range strings.Lines(uitest.Plain(view(d))) {
			if strings.Contains(row, "solved     2 h") {
				closed++
				uitest.MustContain(t, row, " 2  ✗ The mobile num")
			}
		}
		if closed != 1 {
			t.Errorf("%d rows are closed:\n%s", closed, uitest.Plain(view(d)))
		}
	}
}

// write sets what is written about a case, when it was last changed.
func write(t testing.TB, setup nav.Setup, id uint64, change func(*history.Case)) {
	t.Helper()
	c, err := setup.Store.Case(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	past(t, setup, c.Changed)
	defer past(t, setup, noon())
	if _, err := setup.Store.UpdateCase(t.Context(), id, change); err != nil {
		t.Fatal(err)
	}
}

func TestACaseShowsWhereItStandsWhatComesNextAndWhoseItIs(t *testing.T) {
	t.Parallel()
	setup := newSetup(t)
	waits := keepCase(t, setup, 3*time.Hour, api.Refused, "Too many attempts").Case
	write(t, setup, waits, func(c *history.Case) {
		c.State, c.Owner, c.NextStep = history.WaitingVendor, "rana", "call the operator about the proof, then try again with a fresh one"
	})
	solved := keepCase(t, setup, 2*time.Hour, api.Refused, "The session ended").Case
	write(t, setup, solved, func(c *history.Case) { c.State, c.Owner, c.SolvedBy = history.Solved, "omar", "a new session" })
	keepCase(t, setup, time.Hour, api.Success, "The number is verified")
	wide := uitest.Plain(view(drive(t, setup, 120, 34)))
	uitest.MustContain(t, wide,
		" 3  ✓ The number is verified                      open           1 h",
		"      Authmatech · Verify, 1 attempt  ",
		" 2  ✗ The session ended                           solved         2 h",
		"      a new session                               omar ",
		" 1  ✗ Too many attempts                           for vendor     3 h",
		"      call the operator about the proof, then …   rana ",
		"3 cases, simulated")
	d := drive(t, setup, 80, 22)
	uitest.MustContain(t, view(d), " 1  ✗ Too many attempts", "rana  for vendor     3 h", "omar  solved         2 h")
	d.Keys("end")
	uitest.MustContain(t, view(d), "waiting for vendor   owner rana   1 attempt", "next call the operator about the proof, then try again with a fresh one")
	write(t, setup, solved, func(c *history.Case) { c.State = history.Dropped })
	uitest.MustNotContain(t, view(drive(t, setup, 120, 34)), "a new session")
	d = drive(t, setup, 120, 34)
	d.Keys("end")
	uitest.MustContain(t, view(d), "next call the operator about the proof, then try again with a fresh", "     one")
}

func TestANarrowWindowTellsWhomACaseWaitsFor(t *testing.T) {
	t.Parallel()
	setup := newSetup(t)
	for _, state := range []history.State{history.WaitingCustomer, history.WaitingVendor} {
		write(t, setup, keepCase(t, setup, 3*time.Hour, api.Refused, "Too many attempts").Case, func(c *history.Case) { c.State = state })
	}
	keepCase(t, setup, time.Hour, api.Success, "The number is verified")
	uitest.MustContain(t, view(drive(t, setup, 40, 17)),
		" 3  ✓ The number is verified      1 h", " 2  ✗ Too many attem…  vendor     3 h", " 1  ✗ Too many attempts  cust     3 h")
}

func TestSimulatedCasesAreMarkedOneByOneOnlyAmongOthers(t *testing.T) {
	t.Parallel()
	setup := newSetup(t)
	keepCase(t, setup, 2*time.Hour, api.Refused, "The session ended")
	a := history.Attempt{System: "authmatech", Operation: "verify", Recorded: noon(), Happened: noon(), Tries: 1, Outcome: api.Refused}
	if _, err := setup.Store.Add(t.Context(), a, &history.Case{Title: "a real one", Titled: true, Opened: noon()}); err != nil {
		t.Fatal(err)
	}
	text := uitest.Plain(view(drive(t, setup, 120, 34)))
	uitest.MustContain(t, text, "a real one", "sim  open")
	if strings.Count(text, "sim  open") != 1 || strings.Contains(text, "cases, simulated") {
		t.Errorf("the rows are\n%s", text)
	}
}

func TestACaseRecordedUnderOlderRulesIsMarked(t *testing.T) {
	t.Parallel()
	setup := newSetup(t)
	keepCase(t, setup, 3*time.Hour, api.Refused, "Too many attempts")
	old := keepCase(t, setup, 2*time.Hour, api.Refused, "The session ended")
	if _, err := setup.Store.Rewrite(t.Context(), old.ID, func(a *history.Attempt) error { a.Rules = 1; return nil }); err != nil {
		t.Fatal(err)
	}
	d := drive(t, setup, 120, 34)
	text := uitest.Plain(view(d))
	if narrow := uitest.Plain(view(drive(t, setup, 46, 34))); strings.Contains(narrow, "older rules  ") || !strings.Contains(narrow, "redacted under older") {
		t.Errorf("in a narrow window the rows are\n%s", narrow)
	}
	if strings.Count(text, "older rules  open") != 1 || strings.Count(text, "Authmatech · Verify   redacted under older rules") != 1 {
		t.Errorf("the rows are\n%s", text)
	}
}

func TestTheChosenCaseIsOpenedWhereItsNotesAre(t *testing.T) {
	t.Parallel()
	setup := newSetup(t)
	keepCase(t, setup, 26*time.Hour, api.Success, "The number is verified")
	keepCase(t, setup, 12*time.Minute, api.Refused, "The mobile number is not accepted")
	d := drive(t, setup, 120, 34)
	d.Keys("down", "ctrl+o")
	if open := last[nav.OpenCase](t, d); open.Case != 1 {
		t.Errorf("opened %+v", open)
	}
}

func TestTheCursorStaysOnItsCaseWhenAnotherWindowBeginsOne(t *testing.T) {
	t.Parallel()
	setup := newSetup(t)
	for range 30 {
		keepCase(t, setup, time.Hour, api.Refused, "The session ended")
	}
	row := func(d *uitest.Driver[*Screen], id string) int {
		t.Helper()
		for y, line := range strings.Split(uitest.Plain(view(d)), "\n") {
			if strings.Contains(line, "▌ "+id+"  ✗ ") {
				return y
			}
		}
		t.Fatalf("case %s is not under the cursor:\n%s", id, uitest.Plain(view(d)))
		return 0
	}
	untouched, top, deep := drive(t, setup, 80, 30), drive(t, setup, 80, 30), drive(t, setup, 80, 30)
	top.Keys("down", "up")
	deep.Keys("end", "up", "up")
	row(top, "30")
	before := row(deep, " 3")
	keepCase(t, setup, time.Minute, api.Refused, "The session ended")
	keepCase(t, setup, time.Minute, api.Refused, "The session ended")
	for _, d := range []*uitest.Driver[*Screen]{untouched, top, deep} {
		d.Send(nav.Changed{})
	}
	row(untouched, "30")
	row(top, "30")
	if after := row(deep, " 3"); after != before {
		t.Errorf("the row under the cursor went from line %d to %d", before, after)
	}
	own := keepCase(t, setup, time.Minute, api.Refused, "The session ended")
	untouched.Send(nav.Recorded{Case: own.Case})
	row(untouched, "33")
}

func TestACaseThatAnotherWindowDeletedIsNotListedAnyMore(t *testing.T) {
	t.Parallel()
	setup := newSetup(t)
	keepCase(t, setup, time.Hour, api.Refused, "it stays")
	gone := keepCase(t, setup, time.Hour, api.Refused, "it goes")
	write(t, setup, gone.Case, func(c *history.Case) { c.State = history.Dropped })
	last := keepCase(t, setup, time.Hour, api.Refused, "it stays too")
	d := drive(t, setup, 80, 22)
	d.Keys("down", "down")
	if _, err := setup.Store.(*history.Store).Remove(t.Context(), []string{gone.ID}); err != nil {
		t.Fatal(err)
	}
	d.Send(nav.Changed{})
	uitest.MustContain(t, view(d), "2 cases", "▌ 1  ✗ it stays")
	uitest.MustNotContain(t, view(d), "it goes")
	write(t, setup, last.Case, func(c *history.Case) { c.State = history.Dropped })
	write(t, setup, 1, func(c *history.Case) { c.State = history.Dropped })
	attempts, err := setup.Store.Attempts(t.Context(), history.Page{Limit: 9})
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range attempts {
		if _, err := setup.Store.(*history.Store).Remove(t.Context(), []string{a.ID}); err != nil {
			t.Fatal(err)
		}
	}
	d.Send(nav.Changed{})
	uitest.MustContain(t, view(d), "No cases yet.")
}

func TestAttemptsWithoutACaseAreNotPassedOverInSilence(t *testing.T) {
	t.Parallel()
	setup := newSetup(t)
	d := drive(t, setup, 120, 34)
	uitest.MustNotContain(t, view(d), "is:caseless")
	a := history.Attempt{System: "authmatech", Operation: "verify", Recorded: noon(), Happened: noon(), Tries: 1, Outcome: api.Refused, Title: "loose"}
	if _, err := setup.Store.Add(t.Context(), a, nil); err != nil {
		t.Fatal(err)
	}
	d.Send(nav.Changed{})
	uitest.MustContain(t, view(d), "No cases yet, but attempts that belong to none.", "Type is:caseless to list them.")
	d.Type("is:caseless")
	uitest.MustContain(t, view(d), "1 attempt", "case      none")
	d.Keys("esc")
	keepCase(t, setup, time.Hour, api.Refused, "it has one")
	d.Send(nav.Changed{})
	uitest.MustNotContain(t, view(d), "is:caseless")
}
