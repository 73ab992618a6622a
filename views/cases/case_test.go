package cases

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"casebook/history"
	"casebook/history/attempt"
	"casebook/ui"
	"casebook/ui/uitest"
	"casebook/views/nav"
)

func TestACaseShowsWhatIsKnownOfItAndItsAttempts(t *testing.T) {
	t.Parallel()
	setup := newSetup(t)
	id := newCase(t, setup)
	elsewhere(t, setup, id, attempt.Edit{Field: attempt.CaseOwner, Is: "mira"}, attempt.Edit{Field: attempt.CaseNotes, Is: "called him\nhe has a new SIM"})
	d := drive(t, setup, id, 120, 34)
	uitest.MustContain(t, view(d), "State           ? open, for 1 d", "Owner           mira", "called him", "he has a new SIM", "kept",
		"newest first, 3 attempts", "✓ verified 200", "✗ refused 400   INVALID_MOBILE_NUMBER", "11:48:00", "22 Nov 10:00")
}

func TestTheEndOfAnAttemptsIDIsShownHoweverNarrowItIs(t *testing.T) {
	t.Parallel()
	setup := newSetup(t)
	x := call(12*time.Minute, madeUpPhone, "")
	x.Answer.Status, x.Answer.Headers[0].Value, x.Answer.Body = 502, "text/html", []byte("<html><body>502 Bad Gateway</body></html>")
	a := keep(t, setup, x, 0, &history.Case{Title: "a page", Titled: true, Opened: noon(), Changed: noon()})
	when, end := "2026-11-23 11:48:00 +03:00", a.ID[len(a.ID)-8:]
	d := drive(t, setup, a.Case, 60, 40)
	uitest.MustContain(t, view(d), when+"   "+a.ID, a.Title)
	for _, width := range []int{54, 46, 40, 39} {
		d.Model.SetSize(width, 40)
		uitest.MustContain(t, view(d), when+"   "+end)
	}
	d.Model.SetSize(24, 40)
	uitest.MustContain(t, view(d), "2026-11-23…   "+end, "✗ unreadable 502   A …")
}

func TestOneKeyChangesTheStateAndOneTakesItBack(t *testing.T) {
	t.Parallel()
	setup := newSetup(t)
	id := newCase(t, setup)
	d := drive(t, setup, id, 120, 34)
	d.Keys("v")
	if c := kept(t, setup, id); c.State != history.WaitingVendor || !c.Since.Equal(noon()) {
		t.Errorf("it is %s since %s", c.State, c.Since)
	}
	uitest.MustContain(t, view(d), "waiting for vendor")
	d.Keys("c", "u")
	if c := kept(t, setup, id); c.State != history.WaitingVendor {
		t.Errorf("it is %s", c.State)
	}
	d.Keys("u")
	if c := kept(t, setup, id); c.State != history.Open {
		t.Errorf("it is %s", c.State)
	}
	d.Keys("u")
	if got := said(t, d); got != "nothing was changed here that could be taken back" {
		t.Errorf("said %q", got)
	}
}

func TestWhatSolvedItIsAskedAndTakenBackWithTheState(t *testing.T) {
	t.Parallel()
	setup := newSetup(t)
	id := newCase(t, setup)
	d := drive(t, setup, id, 120, 34)
	d.Keys("s")
	prompt := newest[nav.Prompt](t, d)
	if prompt.Title != "What solved it?" || !prompt.Optional {
		t.Fatalf("asked %+v", prompt.Entry)
	}
	d.Send(prompt.Do("the country code")())
	if c := kept(t, setup, id); c.State != history.Solved || c.SolvedBy != "the country code" {
		t.Errorf("%s by %q", c.State, c.SolvedBy)
	}
	uitest.MustContain(t, view(d), "✓ solved", "Solved by       the country code")
	d.Keys("u")
	if c := kept(t, setup, id); c.State != history.Open || c.SolvedBy != "" {
		t.Errorf("%s by %q", c.State, c.SolvedBy)
	}
}

func TestWhatSolvedACaseIsShownWhileItIsSolvedAlone(t *testing.T) {
	t.Parallel()
	setup := newSetup(t)
	id := newCase(t, setup)
	elsewhere(t, setup, id, attempt.Edit{Field: attempt.CaseState, Was: "open", Is: "solved"}, attempt.Edit{Field: attempt.CaseSolvedBy, Is: "the country code"})
	d, wide, narrow := drive(t, setup, id, 120, 34), driveList(t, setup, 120, 34), driveList(t, setup, 80, 24)
	wide.Keys("right", "right", "right", "right")
	narrow.Keys("right", "right", "right", "right")
	for _, shown := range []string{view(d), view(wide), view(narrow)} {
		uitest.MustContain(t, shown, "the country code")
	}
	elsewhere(t, setup, id, attempt.Edit{Field: attempt.CaseState, Was: "solved", Is: "open"})
	d.Send(nav.Changed{})
	wide.Keys("left", "left", "left", "left")
	narrow.Keys("left", "left", "left", "left")
	for _, shown := range []string{view(d), view(wide), view(narrow)} {
		uitest.MustContain(t, shown, "Login fails after SIM swap")
		uitest.MustNotContain(t, shown, "the country code")
	}
	if c := kept(t, setup, id); c.SolvedBy != "the country code" {
		t.Errorf("kept is %q", c.SolvedBy)
	}
}

func TestAFieldIsChangedInItsPlace(t *testing.T) {
	t.Parallel()
	setup := newSetup(t)
	id := newCase(t, setup)
	d := drive(t, setup, id, 120, 34)
	d.Keys("tab", "down", "down", "enter")
	prompt := newest[nav.Prompt](t, d)
	if prompt.Title != "Owner" {
		t.Fatalf("asked for %q", prompt.Title)
	}
	d.Send(prompt.Do("jonas")())
	if c := kept(t, setup, id); c.Owner != "jonas" {
		t.Errorf("the owner is %q", c.Owner)
	}
	uitest.MustContain(t, view(d), "Owner           jonas")
	d.Keys("up", "up", "enter")
	if offer := newest[nav.Choose](t, d); len(offer.Ways) != 5 || offer.At != 0 {
		t.Errorf("offered %+v", offer)
	}
}

func TestALineThatWasLeftIsThereWhenItIsTypedAgain(t *testing.T) {
	t.Parallel()
	setup := newSetup(t)
	setup.Lines = nav.NewLines()
	id := newCase(t, setup)
	asked := func(d *uitest.Driver[*Screen], keys ...string) nav.Prompt {
		t.Helper()
		d.Keys(keys...)
		return newest[nav.Prompt](t, d)
	}
	d := drive(t, setup, id, 120, 34)
	d.Send(asked(d, "tab", "down", "down", "enter").Left("jonas of the night")())
	d = drive(t, setup, id, 120, 34) // also after the case was left
	p := asked(d, "tab", "down", "down", "enter")
	if p.Value != "jonas of the night" || !strings.Contains(p.Text, "not kept yet") {
		t.Errorf("%+v", p.Entry)
	}
	d.Send(p.Do("jonas")())
	if p = asked(d, "enter"); p.Value != "jonas" || p.Text != "" {
		t.Errorf("after it was kept: %+v", p.Entry)
	}
	d.Send(p.Left("jona")())
	if p = asked(d, "enter"); p.Value != "jona" || !strings.Contains(p.Text, "Kept is: jonas") {
		t.Errorf("%+v", p.Entry)
	}
	d.Send(p.Left("jonas")())
	if p = asked(d, "enter"); p.Value != "jonas" || p.Text != "" {
		t.Errorf("as it was: %+v", p.Entry)
	}
	d.Send(p.Left("jonas!")())
	elsewhere(t, setup, id, attempt.Edit{Field: attempt.CaseOwner, Was: "jonas", Is: "mira"})
	d.Send(nav.Changed{})
	if p = asked(d, "enter"); p.Value != "mira" {
		t.Errorf("over what another window wrote: %+v", p.Entry)
	}
	d.Send(asked(d, "s").Left("the country code")())
	p = asked(d, "s")
	if p.Value != "the country code" {
		t.Errorf("%+v", p.Entry)
	}
	d.Send(p.Do(p.Value)())
	if c := kept(t, setup, id); c.SolvedBy != "the country code" || c.State != history.Solved {
		t.Errorf("%+v", c)
	}
}

func TestWhatAnotherWindowWritesWhileAFieldIsTypedIsKeptInTheNotes(t *testing.T) {
	t.Parallel()
	setup := newSetup(t)
	id := newCase(t, setup)
	d := drive(t, setup, id, 120, 34)
	d.Keys("tab", "down", "down", "enter")
	prompt := newest[nav.Prompt](t, d)
	elsewhere(t, setup, id, attempt.Edit{Field: attempt.CaseOwner, Is: "mira"})
	d.Send(nav.Changed{})
	d.Send(prompt.Do("jonas")())
	if c := kept(t, setup, id); c.Owner != "jonas" || c.Notes != "owner in another window: mira" {
		t.Errorf("owner %q, notes %q", c.Owner, c.Notes)
	}
	uitest.MustContain(t, view(d), "owner in another window: mira")
	if got := said(t, d); !strings.Contains(got, "another window had changed the owner meanwhile") {
		t.Errorf("said %q", got)
	}
}

func TestNotesAreKeptOnceTypingPauses(t *testing.T) {
	t.Parallel()
	setup := newSetup(t)
	id := newCase(t, setup)
	d := drive(t, setup, id, 120, 34)
	d.Keys("n")
	d.Type("he says")
	first := d.Timers
	d.Timers = nil
	d.Type(" no")
	if len(first) != 7 || kept(t, setup, id).Notes != "" {
		t.Fatalf("%d timers, notes %q", len(first), kept(t, setup, id).Notes)
	}
	uitest.MustContain(t, view(d), "he says no", "typing")
	d.Send(rested{d.Model, 7}) // a timer from before the pause was over
	if got := kept(t, setup, id).Notes; got != "" {
		t.Errorf("kept %q in the middle of it", got)
	}
	d.Send(rested{d.Model, 10})
	if got := kept(t, setup, id).Notes; got != "he says no" {
		t.Errorf("kept %q", got)
	}
	uitest.MustContain(t, view(d), "kept")
}

func TestNotesAreGoneOnWithOnALineOfTheirOwn(t *testing.T) {
	t.Parallel()
	setup := newSetup(t)
	id := newCase(t, setup)
	elsewhere(t, setup, id, attempt.Edit{Field: attempt.CaseNotes, Is: "He has a new SIM."})
	d := drive(t, setup, id, 120, 34)
	for _, way := range [][]string{{"n"}, {"tab", "tab"}} {
		d.Keys(way...)
		if got := kept(t, setup, id).Notes; got != "He has a new SIM." || d.Model.notes.dirty() {
			t.Fatalf("%q before anything was typed", got)
		}
		d.Keys("esc")
	}
	d.Keys("n")
	d.Type("He is in Aqaba.")
	d.Keys("esc")
	if got := kept(t, setup, id).Notes; got != "He has a new SIM.\nHe is in Aqaba." {
		t.Errorf("kept %q", got)
	}
	d.Send(tea.PasteMsg{Content: "He calls again."})
	d.Keys("esc")
	if got := kept(t, setup, id).Notes; got != "He has a new SIM.\nHe is in Aqaba.\nHe calls again." {
		t.Errorf("kept %q", got)
	}
}

func TestAPasteThatIsTooLongForTheNotesIsSaidInANotice(t *testing.T) {
	t.Parallel()
	setup := newSetup(t)
	id := newCase(t, setup)
	elsewhere(t, setup, id, attempt.Edit{Field: attempt.CaseNotes, Is: "He has a new SIM."})
	d := drive(t, setup, id, 40, 10)
	d.Keys("n")
	d.Paste(strings.Repeat("0123456789abcde\r", 5_000))
	if got := said(t, d); !strings.Contains(got, "the paste has 80 000 bytes") || !strings.Contains(got, "65 518 of 65 536 are free here; paste less") {
		t.Errorf("said %q", got)
	}
	d.Keys("esc")
	if got := kept(t, setup, id).Notes; got != "He has a new SIM." || d.Model.notes.dirty() {
		t.Errorf("kept %q, shown %q", got, d.Model.notes.editor.Value())
	}
}

func TestLeavingKeepsTheNotesFirst(t *testing.T) {
	t.Parallel()
	for name, leave := range map[string]func(*uitest.Driver[*Screen]){
		"the field":  func(d *uitest.Driver[*Screen]) { d.Keys("esc") },
		"by tab":     func(d *uitest.Driver[*Screen]) { d.Keys("tab") },
		"the screen": func(d *uitest.Driver[*Screen]) { d.Hold(); d.Keys("esc", "esc"); d.Release(); newest[nav.Back](t, d) },
		"closing":    func(d *uitest.Driver[*Screen]) { d.Model.Leave()() },
	} {
		setup := newSetup(t)
		id := newCase(t, setup)
		d := drive(t, setup, id, 120, 34)
		d.Keys("n")
		d.Type("he says no")
		leave(d)
		if got := kept(t, setup, id).Notes; got != "he says no" {
			t.Errorf("%s: kept %q", name, got)
		}
	}
}

func TestWhatIsTypedWhileTheNotesAreWrittenIsKeptToo(t *testing.T) {
	t.Parallel()
	setup := newSetup(t)
	id := newCase(t, setup)
	d := drive(t, setup, id, 120, 34)
	d.Keys("n")
	d.Type("one")
	d.Hold()
	d.Send(rested{d.Model, 3})
	d.Type(" two")
	if c := d.Model.Leave(); c == nil {
		t.Fatal("nothing to write")
	} else {
		c()
	}
	if got := kept(t, setup, id).Notes; got != "one two" {
		t.Errorf("kept %q", got)
	}
}

func TestNotesThatCannotBeKeptStayAndAreNotLeftWithoutAWord(t *testing.T) {
	t.Parallel()
	setup := newSetup(t)
	id := newCase(t, setup)
	s := newScreen(setup, setup.Store, failing{setup.Runner}, id)
	d := driveWith(t, s, 120, 34)
	d.Keys("n")
	d.Type("he says no")
	d.Keys("esc")
	uitest.MustContain(t, view(d), "he says no", "✗ not kept: the disk is full")
	d.Keys("esc")
	if ask := newest[nav.Ask](t, d); ask.No != "stay" || !strings.Contains(ask.Text, "the disk is full") {
		t.Errorf("asked %+v", ask)
	}
	for _, msg := range d.Seen {
		if _, left := msg.(nav.Back); left {
			t.Error("it was left all the same")
		}
	}
}

// failing cannot write.
type failing struct{ *attempt.Runner }

func (failing) Write(ctx context.Context, _ uint64, _ ...attempt.Edit) (attempt.Written, error) {
	return attempt.Written{}, errors.New("the disk is full")
}

func TestAnotherWindowsNotesComeInBesideWhatIsTyped(t *testing.T) {
	t.Parallel()
	setup := newSetup(t)
	id := newCase(t, setup)
	elsewhere(t, setup, id, attempt.Edit{Field: attempt.CaseNotes, Is: "one\ntwo"})
	d := drive(t, setup, id, 120, 34)
	d.Keys("n", "ctrl+end")
	d.Type(", mine")
	elsewhere(t, setup, id, attempt.Edit{Field: attempt.CaseNotes, Was: "one\ntwo", Is: "theirs\none\ntwo"})
	d.Send(nav.Changed{})
	uitest.MustContain(t, view(d), "theirs", "two, mine")
	d.Type("!")
	d.Keys("esc")
	if got := kept(t, setup, id).Notes; got != "theirs\none\ntwo, mine!" {
		t.Errorf("kept %q", got)
	}
}

func TestWhatIsTypedStaysInItsLineWhenAnotherWindowWritesBelow(t *testing.T) {
	t.Parallel()
	setup := newSetup(t)
	id := newCase(t, setup)
	d := drive(t, setup, id, 120, 34)
	d.Keys("n")
	elsewhere(t, setup, id, attempt.Edit{Field: attempt.CaseNotes, Is: "theirs"})
	d.Send(nav.Changed{})
	d.Type("mine")
	d.Keys("ctrl+s")
	elsewhere(t, setup, id, attempt.Edit{Field: attempt.CaseNotes, Was: "theirs\nmine", Is: "theirs\nmine\ntheirs again"})
	d.Send(nav.Changed{})
	d.Type(", more")
	d.Keys("esc")
	if got := kept(t, setup, id).Notes; got != "theirs\nmine, more\ntheirs again" {
		t.Errorf("kept %q", got)
	}
}

func TestAnotherWindowsChangeOfTheSameLineIsSaidAndBothStay(t *testing.T) {
	t.Parallel()
	setup := newSetup(t)
	id := newCase(t, setup)
	elsewhere(t, setup, id, attempt.Edit{Field: attempt.CaseNotes, Is: "one"})
	d := drive(t, setup, id, 120, 34)
	d.Keys("n", "ctrl+end")
	d.Type(", mine")
	elsewhere(t, setup, id, attempt.Edit{Field: attempt.CaseNotes, Was: "one", Is: "one, theirs"})
	d.Send(nav.Changed{})
	d.Keys("esc")
	if got := kept(t, setup, id).Notes; got != "one, theirs\none, mine" {
		t.Errorf("kept %q", got)
	}
	if got := said(t, d); !strings.Contains(got, "both stand there now") {
		t.Errorf("said %q", got)
	}
}

func TestASecretInTheNotesIsCutOnTheScreenToo(t *testing.T) {
	t.Parallel()
	setup := newSetup(t)
	id := newCase(t, setup)
	d := drive(t, setup, id, 120, 34)
	d.Paste("he sent\rX-API-KEY: not-a-real-key-0123456789abcdef\rand waits")
	d.Keys("esc")
	uitest.MustNotContain(t, view(d), "0123456789abcdef")
	uitest.MustContain(t, view(d), "and waits")
	if got := said(t, d); got != "what reads as a secret was cut from what you wrote" {
		t.Errorf("said %q", got)
	}
}

func TestAnAttemptIsOpenedBesideItsCase(t *testing.T) {
	t.Parallel()
	setup := newSetup(t)
	id := newCase(t, setup)
	d := drive(t, setup, id, 120, 34)
	d.Keys("down", "enter")
	open := newest[nav.OpenRequest](t, d)
	if open.Attempt != d.Model.timeline.rows[1].ID || open.Case != id || open.System != "authmatech" {
		t.Errorf("opened %+v", open)
	}
}

func TestTheCodeOfAnAttemptIsSeenInEveryWindow(t *testing.T) {
	t.Parallel()
	setup := newSetup(t)
	id := newCase(t, setup)
	for size, want := range map[[2]int]string{
		{120, 34}: "22 Nov 10:00  ✗ refused 400   INVALID_MOBILE_NUMBER",
		{80, 22}:  "22 Nov 10:00  ✗ refused 400   INVALID_MOBILE_NUMBER",
		{60, 13}:  "22 Nov 10:00  ✗ refused 400   INVALID_MOBILE_NUMBER",
		{50, 13}:  "22 Nov 10:00  ✗ 400  INVALID_MOBILE_NUMBER",
		{42, 13}:  "22 Nov  ✗ 400  INVALID_MOBILE_NUMBER",
	} {
		d := drive(t, setup, id, size[0], size[1])
		uitest.MustContain(t, view(d), want)
	}
}

func TestAnotherCallThanTheCasesIsNamedWhereThereIsRoomForAll(t *testing.T) {
	t.Parallel()
	setup := newSetup(t)
	id := newCase(t, setup)
	x := call(5*time.Minute, "0790001234", "")
	x.Request.URL = "https://service.authmatech.com/v1/api/sdk/session"
	a := keep(t, setup, x, id, nil)
	if a.Operation == "verify" {
		t.Fatal("it is the same call")
	}
	uitest.MustContain(t, view(drive(t, setup, id, 160, 34)), "SDK session")
	narrow := view(drive(t, setup, id, 60, 13))
	uitest.MustNotContain(t, narrow, "SDK session")
}

func TestALongLineOfTheCaseIsSeenInWholeAndIsOneLine(t *testing.T) {
	t.Parallel()
	setup := newSetup(t)
	id := newCase(t, setup)
	elsewhere(t, setup, id, attempt.Edit{Field: attempt.CaseNextStep, Is: "call the operator about the proof, then try again with a fresh one"})
	d := drive(t, setup, id, 120, 34)
	uitest.MustContain(t, view(d), "Next step       call the operator about the", "proof, then try again with a", "fresh one")
	d.Keys("tab", "down", "down", "down", "down", "enter")
	if got := newest[nav.Prompt](t, d).Title; got != "Our ticket" {
		t.Errorf("below the next step is %q", got)
	}
	d.Keys("up", "enter")
	if got := newest[nav.Prompt](t, d).Title; got != "Next step" {
		t.Errorf("above that is %q", got)
	}
	d.Keys("up", "enter", "end", "home", "enter")
	if got := newest[nav.Choose](t, d).Title; got != "State" {
		t.Errorf("the first line is %q", got)
	}
}

func TestTheTimelineTurns(t *testing.T) {
	t.Parallel()
	setup := newSetup(t)
	d := drive(t, setup, newCase(t, setup), 120, 34)
	d.Keys("r")
	shown := view(d)
	if strings.Index(shown, "22 Nov 10:00") > strings.Index(shown, "11:48:00") {
		t.Errorf("the oldest is not first:\n%s", uitest.Plain(shown))
	}
	uitest.MustContain(t, shown, "oldest first, 3 attempts")
}

func TestTheCursorStaysOnItsAttemptWhenAnotherWindowSends(t *testing.T) {
	t.Parallel()
	setup := newSetup(t)
	id := newCase(t, setup)
	untouched, top := drive(t, setup, id, 80, 22), drive(t, setup, id, 80, 22)
	top.Keys("down", "up")
	keep(t, setup, call(time.Minute, madeUpPhone, ""), id, nil)
	untouched.Send(nav.Changed{})
	top.Send(nav.Changed{})
	uitest.MustContain(t, view(untouched), "▌       11:59:00", "4 attempts")
	uitest.MustContain(t, view(top), "▌       11:48:00", "4 attempts")
}

func TestALongTimelineIsReadAsFarAsItIsSeen(t *testing.T) {
	t.Parallel()
	setup := newSetup(t)
	a := keep(t, setup, call(time.Hour, madeUpPhone, ""), 0, &history.Case{Title: "long"})
	for range 149 {
		if _, err := setup.Store.Add(t.Context(), history.Attempt{Case: a.Case, System: "authmatech", Operation: "verify", Outcome: "success"}, nil); err != nil {
			t.Fatal(err)
		}
	}
	d := drive(t, setup, a.Case, 120, 34)
	if n := len(d.Model.timeline.rows); n != pageSize {
		t.Errorf("%d attempts were read for the first page", n)
	}
	for range 3 {
		d.Keys("end")
	}
	if n := len(d.Model.timeline.rows); n != 150 || !d.Model.timeline.all {
		t.Errorf("%d of 150 were read at the end", n)
	}
	d = drive(t, setup, a.Case, 120, 34)
	d.Keys("r", "home")
	if row := d.Model.timeline.selected(); row == nil || row.ID != a.ID {
		t.Error("the oldest is not first")
	}
}

func TestTwoMarkedAttemptsAreCompared(t *testing.T) {
	t.Parallel()
	setup := newSetup(t)
	d := drive(t, setup, newCase(t, setup), 120, 34)
	d.Keys("space", "down", "space")
	uitest.MustContain(t, view(d), "2 marked")
	d.Keys("=")
	uitest.MustContain(t, view(d), "WHAT DIFFERS", "body mobileNumber", `A "0790001234"`, `B "`+madeUpPhone+`"`, "400 Bad Request", "not in B", "more are the same in both")
	d.Model.SetSize(60, 13)
	ids := d.Model.timeline.rows
	uitest.MustContain(t, view(d), "A  2026-11-22 10:00:00  ✗ refused 400  "+ids[2].ID[len(ids[2].ID)-8:], "B  2026-11-23 11:48:00  ✓ verified 200  "+ids[0].ID[len(ids[0].ID)-8:])
	d.Keys("esc")
	uitest.MustContain(t, view(d), "TIMELINE", "2 marked")
}

func TestWhatDiffersGoesOnBelowItsText(t *testing.T) {
	t.Parallel()
	setup := newSetup(t)
	d := drive(t, setup, newCase(t, setup), 60, 30)
	d.Model.tookCompared(compared{
		Compared: attempt.Compared{Differences: []attempt.Difference{
			{Part: "answer", Name: "body message", A: "the number that was sent is not in the form of E.164", B: "fine", InA: true, InB: true},
		}},
	}, nil)
	uitest.MustContain(t, uitest.Plain(view(d)), "\n   body message      A the number that was sent is not in\n                       the form of E.164\n                     B fine")
}

func TestWithoutMarksAnAttemptIsComparedWithTheOneBefore(t *testing.T) {
	t.Parallel()
	setup := newSetup(t)
	d := drive(t, setup, newCase(t, setup), 120, 34)
	d.Keys("down", "=")
	uitest.MustContain(t, view(d), `A "0790001234"`, `B "962790001234"`)
	d.Keys("esc", "end", "=")
	if got := said(t, d); !strings.Contains(got, "this is the first attempt") {
		t.Errorf("said %q", got)
	}
}

func TestAttemptsToChooseFromStandInTheSameColumnsWhateverCaseTheyAreIn(t *testing.T) {
	t.Parallel()
	setup := newSetup(t)
	id := newCase(t, setup)
	keep(t, setup, call(time.Hour, madeUpPhone, "INVALID_MOBILE_NUMBER"), 0, nil)
	d := drive(t, setup, id, 120, 34)
	d.Keys("a")
	for width := 30; width <= 160; width++ {
		d.Model.SetSize(width, 34)
		column := -1
		for row := range strings.SplitSeq(uitest.Plain(view(d)), "\n") {
			at := strings.Index(row, "INVALID_")
			if at < 0 || !strings.Contains(row, ":") && !strings.Contains(row, "Nov") {
				continue
			}
			if at = ui.Width(row[:at]); column >= 0 && at != column {
				t.Fatalf("%d cells wide:\n%s", width, uitest.Plain(view(d)))
			}
			column = at
		}
	}
}

func TestMarkedAttemptsOfOtherCasesArePutIntoThisOne(t *testing.T) {
	t.Parallel()
	setup := newSetup(t)
	id := newCase(t, setup)
	keep(t, setup, call(time.Hour, madeUpPhone, ""), 0, nil)
	other := keep(t, setup, call(time.Hour, madeUpPhone, ""), 0, &history.Case{Title: "another"}).Case
	d := drive(t, setup, id, 120, 34)
	count := func(number uint64) int { return kept(t, setup, number).Attempts }
	d.Keys("a")
	uitest.MustContain(t, view(d), "ADD ATTEMPTS", "no case", "case 2", "in it")
	d.Keys("space", "space", "enter")
	if count(id) != 5 || count(other) != 0 {
		t.Errorf("case %d has %d attempts, case %d has %d", id, count(id), other, count(other))
	}
	if got := said(t, d); got != "2 attempts put into case 1; case 2 is empty now; u takes it back" {
		t.Errorf("said %q", got)
	}
	uitest.MustNotContain(t, view(d), "no case", "case 2")
	d.Keys("esc")
	uitest.MustContain(t, view(d), "5 attempts")
	d.Keys("u")
	if count(id) != 3 || count(other) != 1 {
		t.Errorf("case %d has %d attempts, case %d has %d", id, count(id), other, count(other))
	}
	d.Keys("end", "-")
	if count(id) != 2 {
		t.Errorf("case %d has %d attempts", id, count(id))
	}
	uitest.MustContain(t, view(d), "2 attempts")
	uitest.MustNotContain(t, view(d), "22 Nov 10:00")
	d.Keys("u")
	if count(id) != 3 {
		t.Errorf("case %d has %d attempts", id, count(id))
	}
}

// What another window did meanwhile is not undone by taking back what this one did before.
func TestWhatAnotherWindowTookInStaysThere(t *testing.T) {
	t.Parallel()
	setup := newSetup(t)
	id := newCase(t, setup)
	other := keep(t, setup, call(time.Hour, madeUpPhone, ""), 0, &history.Case{Title: "another", Simulated: true}).Case
	d := drive(t, setup, id, 120, 34)
	before := kept(t, setup, id)
	d.Keys("end", "-")
	rows, err := setup.Store.Attempts(t.Context(), history.Page{})
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows {
		if row.Case == 0 {
			if _, err := setup.Runner.Join(t.Context(), other, row.ID); err != nil {
				t.Fatal(err)
			}
		}
	}
	d.Keys("u")
	if got := said(t, d); got != "another window had put 1 attempt elsewhere meanwhile; what it put there stays" {
		t.Errorf("said %q", got)
	}
	if n := kept(t, setup, id).Attempts; n != before.Attempts-1 || kept(t, setup, other).Attempts != 2 {
		t.Errorf("case %d has %d attempts, case %d has %d", id, n, other, kept(t, setup, other).Attempts)
	}
}

func TestMarkedAttemptsBeginACaseOfTheirOwn(t *testing.T) {
	t.Parallel()
	setup := newSetup(t)
	id := newCase(t, setup)
	keep(t, setup, call(time.Hour, madeUpPhone, "INVALID_MOBILE_NUMBER"), 0, nil)
	keep(t, setup, call(time.Hour, madeUpPhone, ""), 0, nil)
	d := drive(t, setup, id, 120, 34)
	d.Keys("a", "space", "space", "N")
	open := newest[nav.OpenCase](t, d)
	if c := kept(t, setup, open.Case); open.Case == id || c.Attempts != 2 || c.Title != "Authmatech · Verify: The mobile number is not accepted" || !c.Simulated {
		t.Errorf("%+v", c)
	}
	if c := kept(t, setup, id); c.Attempts != 3 {
		t.Errorf("%d attempts are left in the case before", c.Attempts)
	}
}

func TestACaseThatWasBegunOfMarkedAttemptsIsTakenBackByOneKey(t *testing.T) {
	t.Parallel()
	setup := newSetup(t)
	id := newCase(t, setup)
	loose := keep(t, setup, call(time.Hour, madeUpPhone, "INVALID_MOBILE_NUMBER"), 0, nil)
	d := drive(t, setup, id, 120, 34)
	d.Keys("a", "space", "space", "space", "space", "N")
	open := newest[nav.OpenCase](t, d)
	if got := said(t, d); got != "case 2 is begun with 4 attempts; case 1 is empty now; u takes it back" {
		t.Errorf("said %q", got)
	}
	d.Keys("esc")
	uitest.MustContain(t, view(d), "No attempt is in this case. a adds some, d drops the case.")

	next := New(setup, open)
	begun := driveWith(t, next, 120, 34)
	uitest.MustContain(t, view(begun), "4 attempts")
	begun.Keys("u")
	back, err := setup.Store.Attempt(t.Context(), loose.ID)
	if err != nil || back.Case != 0 || kept(t, setup, id).Attempts != 3 {
		t.Errorf("the loose attempt is in case %d, %d are in the case before; %v", back.Case, kept(t, setup, id).Attempts, err)
	}
	if c := kept(t, setup, open.Case); c.Attempts != 0 || c.State != history.Dropped {
		t.Errorf("%+v", c)
	}
	if got := said(t, begun); got != "its attempts are where they were before; this case is empty and dropped" {
		t.Errorf("said %q", got)
	}
}

func TestACaseThatGotMoreMeanwhileIsNotDroppedWhenItsBeginningIsTakenBack(t *testing.T) {
	t.Parallel()
	setup := newSetup(t)
	id := newCase(t, setup)
	d := drive(t, setup, id, 120, 34)
	d.Keys("space", "N")
	open := newest[nav.OpenCase](t, d)
	begun := driveWith(t, New(setup, open), 120, 34)
	keep(t, setup, call(time.Minute, madeUpPhone, ""), open.Case, nil)
	begun.Keys("u")
	if c := kept(t, setup, open.Case); c.Attempts != 1 || c.State != history.Open {
		t.Errorf("%+v", c)
	}
	if got := said(t, begun); got != "its attempts are where they were before" {
		t.Errorf("said %q", got)
	}
}

func TestRealAndSimulatedAttemptsShareNoCase(t *testing.T) {
	t.Parallel()
	setup := newSetup(t)
	id := newCase(t, setup)
	x := call(time.Hour, madeUpPhone, "")
	x.Remote = "203.0.113.7:443"
	x.Answer.Headers = x.Answer.Headers[:1]
	keep(t, setup, x, 0, nil)
	d := drive(t, setup, id, 120, 34)
	d.Keys("a", "enter")
	if got := said(t, d); kept(t, setup, id).Attempts != 3 || !strings.Contains(got, "share no case") {
		t.Errorf("said %q", got)
	}
}

func TestACaseThatIsNotThereSaysSo(t *testing.T) {
	t.Parallel()
	setup := newSetup(t)
	newCase(t, setup)
	d := drive(t, setup, 7, 120, 34)
	uitest.MustContain(t, view(d), "case 7 is not in the history")
}

func TestACaseThatIsDeletedOrEmptiedElsewhereSaysSoInPlace(t *testing.T) {
	t.Parallel()
	setup := newSetup(t)
	id := newCase(t, setup)
	forget := func() {
		t.Helper()
		rows, err := setup.Store.Attempts(t.Context(), history.Page{Case: id, Limit: 9})
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range rows {
			if _, err := setup.Store.(*history.Store).Remove(t.Context(), []string{row.ID}); err != nil {
				t.Fatal(err)
			}
		}
	}
	wide, narrow := drive(t, setup, id, 120, 34), drive(t, setup, id, 80, 22)
	forget()
	for _, d := range []*uitest.Driver[*Screen]{wide, narrow} {
		d.Send(nav.Changed{})
		uitest.MustContain(t, view(d), "No attempt is in this case. a adds some, d drops the case.", "0 attempts")
		uitest.MustNotContain(t, view(d), "INVALID_MOBILE_NUMBER")
	}
	elsewhere(t, setup, id, attempt.Edit{Field: attempt.CaseState, Was: "open", Is: "dropped"})
	wide.Send(nav.Changed{})
	uitest.MustContain(t, view(wide), "No attempt is in this case, which is dropped. a adds some.")
	uitest.MustNotContain(t, view(wide), "d drops the case")
	keep(t, setup, call(time.Hour, madeUpPhone, ""), id, nil)
	forget()
	for _, d := range []*uitest.Driver[*Screen]{wide, narrow} {
		d.Send(nav.Changed{})
		uitest.MustContain(t, view(d), "✗ case 1 is not in the history")
		d.Keys("n")
		d.Type("he calls")
		d.Keys("esc")
		if got := said(t, d); got != "not kept: case 1 is not in the history" {
			t.Errorf("said %q", got)
		}
		uitest.MustContain(t, view(d), "✗ case 1 is not in the history")
	}
}

func TestACaseFitsEveryWindow(t *testing.T) {
	t.Parallel()
	setup := newSetup(t)
	id := newCase(t, setup)
	elsewhere(t, setup, id, attempt.Edit{Field: attempt.CaseNotes, Is: strings.Repeat("many words ", 60)})
	for name, keys := range map[string][]string{
		"timeline": {}, "case": {"tab"}, "notes": {"n"}, "adding": {"a"}, "comparing": {"="},
	} {
		d := drive(t, setup, id, 120, 34)
		d.Keys(keys...)
		t.Run(name, func(t *testing.T) {
			uitest.Sweep(t, func(w, h int) string {
				d.Model.SetSize(w, h)
				return view(d)
			})
		})
	}
}

func TestEveryPaneIsReachedByTheMouse(t *testing.T) {
	t.Parallel()
	setup := newSetup(t)
	d := drive(t, setup, newCase(t, setup), 120, 34)
	click := func(x, y int) { d.Send(tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft}) }
	click(70, 4) // the second attempt
	if at := d.Model.timeline.list.Selected(); at != 1 {
		t.Errorf("attempt %d is chosen", at)
	}
	click(70, 4)
	newest[nav.OpenRequest](t, d)
	click(5, 5)
	if d.Model.focus != casePane || d.Model.facts.Selected() != 2 {
		t.Errorf("pane %d, line %d", d.Model.focus, d.Model.facts.Selected())
	}
	click(5, 20)
	d.Type("x")
	if d.Model.notes.editor.Value() != "x" {
		t.Errorf("the notes are %q", d.Model.notes.editor.Value())
	}
}

// What a title, a note or an attempt holds never acts on the terminal.
func TestHostileTextIsShownAndDoesNotAct(t *testing.T) {
	t.Parallel()
	const hostile = "a\x1b]52;c;eA==\aB\u202eC\u009bD"
	setup := newSetup(t)
	id := newCase(t, setup)
	if _, err := setup.Store.UpdateCase(t.Context(), id, func(c *history.Case) {
		c.Title, c.Owner, c.NextStep, c.OurRef, c.VendorRef, c.Notes, c.SolvedBy, c.Tags = hostile, hostile, hostile, hostile, hostile, hostile, hostile, []string{hostile}
		c.Left = []history.Left{{Way: hostile, To: hostile, Format: hostile, SHA256: hostile, Revealed: []string{hostile}}}
	}); err != nil {
		t.Fatal(err)
	}
	if _, err := setup.Store.Add(t.Context(), history.Attempt{Case: id, System: hostile, Operation: hostile, Environment: hostile, User: hostile, Title: hostile, Codes: []string{hostile}, Outcome: "failure"}, nil); err != nil {
		t.Fatal(err)
	}
	d := drive(t, setup, id, 120, 34)
	list := NewList(setup)
	list.SetSize(120, 34)
	l := uitest.Drive(t, list)
	check := func(where, view string) {
		t.Helper()
		for _, bad := range []string{"\x1b]", "\a", "\u202e", "\u009b"} {
			if strings.Contains(view, bad) {
				t.Errorf("%s: %q is drawn", where, bad)
			}
		}
	}
	check("case", view(d))
	check("list", view(l))
	d.Keys("=")
	check("differences", view(d))
	d.Keys("esc", "tab")
	for range len(d.Model.lines) {
		d.Keys("enter", "down")
	}
	for _, msg := range d.Seen {
		if tell, is := msg.(nav.Tell); is {
			check(tell.Title, tell.Text)
		}
	}
}

func TestTheHelpSaysWhatTheKeysDoNow(t *testing.T) {
	t.Parallel()
	setup := newSetup(t)
	d := drive(t, setup, newCase(t, setup), 120, 34)
	names := map[string]string{}
	for _, b := range d.Model.Help() {
		if b.Enabled() {
			names[b.Help().Key] = b.Help().Desc
		}
	}
	for key, does := range map[string]string{
		"o": "state: open", "v": "state: waiting for vendor", "enter": "open this attempt", "n": "write notes; they are kept by themselves", "r": "turn the timeline: oldest first",
	} {
		if names[key] != does {
			t.Errorf("%s: %q", key, names[key])
		}
	}
	d.Keys("r")
	for _, b := range d.Model.Help() {
		if b.Help().Key == "r" && b.Help().Desc != "turn the timeline: newest first" {
			t.Errorf("r: %q", b.Help().Desc)
		}
	}
}

// sixty are notes of sixty lines.
func sixty() string {
	var lines []string
	for i := range 60 {
		lines = append(lines, fmt.Sprintf("line-%02d", i+1))
	}
	return strings.Join(lines, "\n")
}

func TestNotesThatAreOutOfSightAreCounted(t *testing.T) {
	t.Parallel()
	for _, size := range []uitest.Size{{Width: 120, Height: 34}, {Width: 80, Height: 22}, {Width: 60, Height: 13}, {Width: 40, Height: 10}} {
		setup := newSetup(t)
		id := newCase(t, setup)
		elsewhere(t, setup, id, attempt.Edit{Field: attempt.CaseNotes, Is: sixty()})
		d := drive(t, setup, id, size.Width, size.Height)
		seen := func() (first, last int) {
			for i := range 60 {
				if strings.Contains(view(d), fmt.Sprintf("line-%02d", i+1)) {
					if first == 0 {
						first = i + 1
					}
					last = i + 1
				}
			}
			return first, last
		}
		if size.Width < wideFrom {
			d.Keys("tab", "tab")
		}
		first, last := seen()
		uitest.MustContain(t, view(d), fmt.Sprintf("… %d above", first-1))
		if last != 60 {
			t.Errorf("%v: the last line that is seen is %d", size, last)
		}
		if size.Width >= wideFrom {
			d.Keys("n")
		}
		d.Keys("ctrl+home")
		first, last = seen()
		uitest.MustContain(t, view(d), fmt.Sprintf("… %d below", 60-last))
		uitest.MustNotContain(t, view(d), " above")
		if first != 1 {
			t.Errorf("%v: the first line that is seen is %d", size, first)
		}
	}
}
