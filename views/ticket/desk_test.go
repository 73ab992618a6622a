package ticket

import (
	"strings"
	"testing"
	"time"

	"casebook/history"
	"casebook/history/attempt"
	halves "casebook/history/draft"
	"casebook/history/ticket"
	"casebook/ui"
	"casebook/ui/uitest"
	"casebook/views/nav"
)

func TestTheDeskPaneSaysWhatIsThereAndWhatIsMissing(t *testing.T) {
	t.Parallel()
	d := drive(t, false, 120, 50)
	uitest.MustContain(t, view(d), "DESK    ✗ What the desk finds the call by  1 adds it   ? 2 steps open", "open, until 18:00 Amman, 6 h left")
	d.Keys("d")
	uitest.MustContain(t, view(d), "6 of 8 there", "✓ HTTP status, code and message", "▌✗ What the desk finds the call by", "No request id is documented for Verify",
		"press 1 to show the number in clear", "press 2 to decide the open steps", "CHECKLIST, WHAT YOU DECIDE", "2 open", "? The product is enabled for the account",
		"Authmatech support, support@authmatech.com", "Desk is open, until 18:00 Amman, 6 h left")
}

func TestTheDesksHoursAreOfTheTimeWhenTheTicketWasMade(t *testing.T) {
	t.Parallel()
	setup := newSetup(t)
	keepCase(t, setup, false)
	setup.Now = func() time.Time { return noon().Add(10 * time.Hour) }
	s := New(setup, nav.OpenTicket{Case: 1})
	s.SetSize(120, 34)
	d := uitest.Drive(t, s)
	uitest.MustContain(t, view(d), "closed now, opens Tuesday 09:00 Amman, in 11 h")
}

func TestOfSeveralNumbersItIsSaidWhichOneIsShown(t *testing.T) {
	t.Parallel()
	setup := newSetup(t)
	x := refused(false)
	x.Answer.Body = []byte(`{"success":false,"messages":[{"type":"ERROR","code":"INVALID_MOBILE_NUMBER","message":"+962790009876 is not accepted"}]}`)
	a, err := setup.Runner.Redact(x)
	if err != nil {
		t.Fatal(err)
	}
	if _, err = setup.Store.Add(t.Context(), a, &history.Case{Title: "two numbers", Titled: true}); err != nil {
		t.Fatal(err)
	}
	s := New(setup, nav.OpenTicket{Case: 1})
	s.SetSize(120, 50)
	d := uitest.Drive(t, s)
	d.Keys("d")
	uitest.MustContain(t, view(d), "press 1 to show phone-1 in clear")
	d.Keys("1")
	agree(t, d)
	uitest.MustContain(t, view(d), "press 1 to show phone-2 in clear")
	if got := s.Keys()[0].Help().Desc; got != "show phone-2 in clear" {
		t.Errorf("enter says that it does %q", got)
	}
	s.SetSize(160, 34)
	uitest.MustContain(t, view(d), "missing: what the desk finds the call by  1 show phone-2 in clear")
}

func TestADeskThatIsNotDocumentedSaysSo(t *testing.T) {
	t.Parallel()
	d := drive(t, false, 120, 50)
	m := &d.Model.made
	m.ticket.Desk.Email, m.ticket.Desk.Name, m.desk = "", "nextReason support", hours{}
	m.ticket.Wants = nil
	d.Keys("d")
	uitest.MustContain(t, view(d), "nextReason support: no address and no hours are", "It is not documented.", "what it wants is not documented", "its hours are not documented")
}

func TestAMissingNumberIsOneKeyAndAConfirmAway(t *testing.T) {
	t.Parallel()
	d := drive(t, false, 120, 34)
	d.Keys("1")
	if ask := last[nav.Ask](t, d); ask.Title != "show phone-1 in clear?" {
		t.Errorf("asked %q", ask.Title)
	}
	d.Keys("d", "enter")
	if len(d.Model.draft.reveal) != 0 || last[nav.Ask](t, d).Title != "show phone-1 in clear?" {
		t.Error("enter does something else")
	}
	agree(t, d)
	if !strings.Contains(d.Model.made.ticket.Text.String(), madeUpPhone) {
		t.Error("it is not in clear")
	}
	uitest.MustContain(t, view(d), "DESK    ? 7 of 8 there, 2 steps open")
	d.Keys("d")
	uitest.MustContain(t, view(d), "7 of 8 there", "The checklist gone through")
	d.Keys("1", "-", "-") // both steps
	uitest.MustContain(t, view(d), "DESK    ✓ all 7 that it wants are there", "7 of 7 there")
}

func TestWhatWasCutOnTheUsersWordIsMissingAndBroughtBack(t *testing.T) {
	t.Parallel()
	d := drive(t, false, 120, 50)
	d.Send(cutThis{d.Model, "400"})
	uitest.MustContain(t, view(d), "DESK    ✗ HTTP status, code and message  1 adds it  and 1 more")
	d.Keys("d")
	uitest.MustContain(t, view(d), "5 of 8 there", "cut-1 stands in its place: you had it cut", "press 1 to bring it back")
	d.Keys("1")
	if c := keptCase(t, d); len(c.CutAlso) != 0 {
		t.Errorf("kept %v", c.CutAlso)
	}
	uitest.MustContain(t, view(d), "✓ HTTP status, code and message", "6 of 8 there")
}

func TestANumberThatIsToBeCutIsBroughtBackBeforeItIsShown(t *testing.T) {
	t.Parallel()
	d := drive(t, false, 120, 50)
	d.Send(cutThis{d.Model, madeUpPhone})
	before := len(d.Seen)
	d.Keys("r")
	if _, asked := lastSince[nav.Ask](d, before); asked || said(t, d) != "phone-1 is to be cut, as you had it: x lists that, and takes it back" {
		t.Errorf("asked %t, said %q", asked, said(t, d))
	}
	d.Keys("d")
	uitest.MustContain(t, view(d), "press 1 to bring it back")
	d.Keys("1")
	uitest.MustContain(t, view(d), "press 1 to show the number in clear")
}

func TestOpenStepsAreDecidedInPlaceAndTakenBack(t *testing.T) {
	t.Parallel()
	d := drive(t, false, 120, 50)
	d.Keys("2")
	uitest.MustContain(t, view(d), "▌? The product is enabled for the account", "y done", "n fails", "- does not apply")
	d.Keys("y")
	uitest.MustContain(t, view(d), "✓ The product is enabled for the account", " done │", "▌? The balance is sufficient", "1 open", "? 1 step open")
	d.Keys("n")
	uitest.MustContain(t, view(d), "▌✗ The balance is sufficient and has not expired", " fails │", "none open")
	if c := keptCase(t, d); len(c.Checklist) != 2 {
		t.Errorf("kept %v", c.Checklist)
	}
	d.Keys("backspace")
	if c := keptCase(t, d); len(c.Checklist) != 1 {
		t.Errorf("kept %v after it was taken back", c.Checklist)
	}
	d.Keys("-")
	for id, state := range keptCase(t, d).Checklist {
		if state != "pass" && state != "n/a" {
			t.Errorf("%s is kept as %s", id, state)
		}
	}
	uitest.MustContain(t, view(d), "▌- The balance is sufficient and has not expired", " n/a │")
}

// An answer's checklist takes p, f and x. The last two do something else here.
func TestAKeyOfAnAnswersChecklistIsTakenWhereItIsFree(t *testing.T) {
	t.Parallel()
	d := drive(t, false, 120, 50)
	d.Keys("2", "p")
	uitest.MustContain(t, view(d), "✓ The product is enabled for the account", " done │", "▌? The balance is sufficient")
	d.Keys("f", "x")
	if c := keptCase(t, d); len(c.Checklist) != 1 || !sent[nav.Choose](d) {
		t.Errorf("kept %v", c.Checklist)
	}
}

func TestWhatIsDecidedQuicklyIsAllKept(t *testing.T) {
	t.Parallel()
	d := drive(t, false, 120, 50)
	d.Keys("2")
	d.Hold()
	d.Keys("y", "n")
	d.Release()
	got := keptCase(t, d).Checklist
	if len(got) != 2 || got[d.Model.made.steps[0].ID] != "pass" || got[d.Model.made.steps[1].ID] != "fail" {
		t.Errorf("kept %v", got)
	}
	uitest.MustContain(t, view(d), "none open")
}

func TestWhatIsDecidedIsKeptAlsoWhenTheScreenIsLeft(t *testing.T) {
	t.Parallel()
	d := drive(t, false, 120, 50)
	d.Keys("2")
	d.Hold()
	d.Keys("y")
	d.Model.Close()
	d.Release()
	if got := keptCase(t, d).Checklist; len(got) != 1 {
		t.Errorf("kept %v", got)
	}
}

// withoutTime is a setup in which case 1 has a newest call that came without a time.
func withoutTime(t *testing.T) (setup nav.Setup, id string) {
	t.Helper()
	setup = newSetup(t)
	x := refused(false)
	x.Happened = time.Time{}
	a, err := setup.Runner.Redact(x)
	if err != nil {
		t.Fatal(err)
	}
	kept := keepCase(t, setup, false)
	a.Case = kept.Case
	if a, err = setup.Store.Add(t.Context(), a, nil); err != nil {
		t.Fatal(err)
	}
	return setup, a.ID
}

// askedTime shows the ticket of case 1 and presses the key that asks for the time.
func askedTime(t *testing.T, setup nav.Setup) (*uitest.Driver[*Screen], ui.Entry) {
	t.Helper()
	s := New(setup, nav.OpenTicket{Case: 1})
	s.SetSize(120, 34)
	d := uitest.Drive(t, s)
	for i, at := range s.mendable() {
		if s.made.ticket.Wants[at].Mend == ticket.MendTime {
			d.Keys(string(rune('1' + i)))
		}
	}
	return d, last[nav.Prompt](t, d).Entry
}

func TestTheTimeIsAskedForAndKeptAsTheCallersWord(t *testing.T) {
	t.Parallel()
	setup, id := withoutTime(t)
	d, entry := askedTime(t, setup)
	if entry.Title != "When did this happen?" || entry.Remark("11:40") != "read as 2026-11-23 11:40 +03:00" {
		t.Errorf("asked %q, %q", entry.Title, entry.Remark("11:40"))
	}
	d.Send(entry.Do("yesterday 9 pm")())
	if said := keptCase(t, d).Answers[attempt.HappenedQuestion(id)].Said.String(); said != "yesterday 9 pm" {
		t.Errorf("kept %q", said)
	}
	if text := d.Model.made.ticket.Text.String(); !strings.Contains(text, "yesterday 9 pm") {
		t.Error("the ticket does not have it")
	}
}

func TestATimeThatWasBeingTypedComesBackAfterTheWindowWasKilled(t *testing.T) {
	t.Parallel()
	setup, id := withoutTime(t)
	again := func() {
		if setup.Drafts != nil {
			setup.Drafts.Close()
		}
		setup.Drafts, setup.Lines = halves.Beside(setup.Store.(*history.Store).Path(), setup.Now), nav.NewLines()
	}
	again()
	d, entry := askedTime(t, setup)
	d.Send(entry.Typed("yesterday, when h")())
	d.Model.Leave()() // as it is after a moment, or when the program ends

	again()
	d, entry = askedTime(t, setup)
	if entry.Value != "yesterday, when h" || !strings.Contains(entry.Text, "it is not kept yet") {
		t.Errorf("it begins with %q and says %q", entry.Value, entry.Text)
	}
	var said []string
	for _, msg := range d.Seen {
		if say, is := msg.(nav.Say); is {
			said = append(said, say.Text)
		}
	}
	if want := "answer typed " + setup.Now().Format("15:04") + " and not kept yet; "; len(said) != 1 || !strings.HasPrefix(said[0], want) || !strings.HasSuffix(said[0], " goes on") {
		t.Errorf("it says %q", said)
	}
	d.Send(entry.Do("yesterday 9 pm")())
	for len(d.Timers) > 0 {
		d.Tick()
	}
	if said := keptCase(t, d).Answers[attempt.HappenedQuestion(id)].Said.String(); said != "yesterday 9 pm" {
		t.Errorf("kept %q", said)
	}
	if got := setup.Drafts.Drafts(); len(got) != 0 {
		t.Errorf("%d drafts are left", len(got))
	}
}

func TestACallWithoutItsAnswerIsMadeAgainFromItsForm(t *testing.T) {
	t.Parallel()
	d := drive(t, false, 120, 34)
	d.Model.made.ticket.Wants = []ticket.Want{{Text: "Full response body", Missing: "there was no answer", Mend: ticket.MendResend}}
	d.Keys("1")
	open := last[nav.OpenRequest](t, d)
	if open.System != "authmatech" || open.Operation != "verify" || open.Case != 1 || open.Attempt != d.Model.made.ticket.Subject {
		t.Errorf("opened %+v", open)
	}
}

func TestWhatNobodyCanAddHasNoKey(t *testing.T) {
	t.Parallel()
	d := drive(t, false, 120, 34)
	d.Model.made.ticket.Wants = []ticket.Want{{Text: "Where the call went", Missing: "only the answer is known"}}
	d.Keys("d")
	uitest.MustContain(t, view(d), "✗ missing: where the call went", "only the answer is known")
	before := len(d.Seen)
	d.Keys("1")
	if len(d.Seen) != before+1 {
		t.Errorf("a key did something: %+v", d.Seen[before:])
	}
}

func TestWhatIsAddedByTheSameThingHasOneKey(t *testing.T) {
	t.Parallel()
	d := drive(t, false, 120, 50)
	d.Model.made.ticket.Wants = []ticket.Want{
		{Item: "status", Text: "HTTP status", Missing: "there was no answer", Mend: ticket.MendResend},
		{Item: "answer-body", Text: "Full response body", Missing: "there was no answer", Mend: ticket.MendResend},
		{Item: "checklist", Text: "The checklist gone through", Missing: "2 steps not decided yet", Mend: ticket.MendStep},
	}
	d.Keys("d")
	uitest.MustContain(t, view(d), "press 1 to make the call again", "✗ Full response body", "press 2 to decide the open steps")
	if n := strings.Count(view(d), "to make the call again"); n != 1 {
		t.Errorf("making the call again is offered %d times", n)
	}
}

func TestThatStepsAreOpenIsNotSaidAgainInANote(t *testing.T) {
	t.Parallel()
	d := drive(t, false, 120, 60)
	d.Model.made.ticket.Desk.Before = ""
	d.Model.made.ticket.Notes = []string{"2 steps of the checklist not decided yet", "1 attempt recorded under older redaction rules: cut here under today's, in the history not yet"}
	d.Keys("d")
	uitest.MustContain(t, view(d), "! 1 attempt recorded under older redaction rules", "alt+r on", "the request screen cuts it anew")
	uitest.MustNotContain(t, view(d), "of the checklist not decided yet")
}
