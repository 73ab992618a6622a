package ticket

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"casebook/api/explain"
	"casebook/history"
	"casebook/history/attempt"
	"casebook/ui"
	"casebook/ui/uitest"
	"casebook/views/nav"
)

func TestTheCursorGoesThroughTheValuesAndTheirPlaces(t *testing.T) {
	t.Parallel()
	d := drive(t, false, 120, 30)
	uitest.MustContain(t, view(d), "VALUE   @ +962790001234 leaves as phone-1")
	d.Keys("n")
	uitest.MustContain(t, view(d), "VALUE   @ +962790001234 leaves as phone-1", "1 of 3", "[phone-1:", "place 1 of 4")
	d.Keys("n")
	uitest.MustContain(t, view(d), "VALUE   S api-key #", "secret, 31 chars", "2 of 3", "[api-key #")
	d.Keys("n", "n")
	uitest.MustContain(t, view(d), "VALUE   @ +962790001234 leaves as phone-1")
	first := d.Model.text.Top()
	d.Keys("o")
	if second := d.Model.text.Top(); second <= first {
		t.Errorf("the next place is at line %d after %d", second, first)
	}
	uitest.MustContain(t, view(d), "place 2 of 4")
	d.Keys("N")
	uitest.MustContain(t, view(d), "VALUE   # proof #", "3 of 3")
	d.Keys("v", "up")
	uitest.MustContain(t, view(d), "▌ S api-key #")
}

func TestAPersonalValueIsShownOnTheUsersWordAndHiddenAgain(t *testing.T) {
	t.Parallel()
	d := drive(t, false, 120, 34)
	d.Keys("r")
	question := last[nav.Ask](t, d)
	for _, want := range []string{"show phone-1 in clear?", "Authmatech support, support@authmatech.com will read it", "kept with the case", "in 4 places"} {
		if !strings.Contains(question.Title+" "+question.Text, want) {
			t.Errorf("%q is not in %q", want, question.Text)
		}
	}
	if strings.Contains(question.Title+question.Text, madeUpPhone) || question.Yes != "show it" {
		t.Errorf("asked %+v", question)
	}
	if strings.Contains(d.Model.made.ticket.Text.String(), madeUpPhone) {
		t.Fatal("shown before the answer")
	}
	d.Send(question.Do())
	d.Keys("n")
	uitest.MustContain(t, view(d), "VALUE   ! +962790001234 leaves IN CLEAR, not as phone-1", "0 of 2 cut values found")
	if rows := strings.Count(uitest.Plain(view(d)), madeUpPhone); rows < 3 {
		t.Errorf("in clear %d times on the screen", rows)
	}
	if text := d.Model.made.ticket.Text.String(); !strings.Contains(text, madeUpPhone) || strings.Contains(text, madeUpKey) {
		t.Error("not in clear, or more than that")
	}
	d.Keys("r")
	if strings.Contains(d.Model.made.ticket.Text.String(), madeUpPhone) {
		t.Error("it is not hidden again")
	}
	uitest.MustNotContain(t, view(d), "IN CLEAR")
}

func TestWhatWasShownIsKeptWithTheLeaving(t *testing.T) {
	t.Parallel()
	d := drive(t, false, 120, 34)
	d.Keys("r")
	agree(t, d)
	leave(t, d, "c")
	if left := keptCase(t, d).Left; len(left) != 1 || len(left[0].Revealed) != 1 || left[0].Revealed[0] != "phone-1" {
		t.Errorf("kept %+v", left)
	}
	d.Keys("d")
	uitest.MustContain(t, view(d), "copied 12:00, Markdown; in clear: phone-1")
}

func TestWhatIsNotPersonalIsNotShownAndTheKeySaysWhy(t *testing.T) {
	t.Parallel()
	d := drive(t, false, 120, 34)
	for _, want := range []string{"is a secret: it leaves in no ticket", "is a proof: it leaves in no ticket"} {
		d.Keys("n")
		if d.Model.values.Selected() == 0 {
			d.Keys("n")
		}
		d.Keys("r")
		if text := said(t, d); !strings.Contains(text, want) {
			t.Errorf("said %q", text)
		}
	}
	if sent[nav.Ask](d) {
		t.Error("it asked")
	}
}

func TestMoreIsCutByATypedTextAndTakenBack(t *testing.T) {
	t.Parallel()
	d := drive(t, false, 120, 34)
	d.Keys("x")
	d.Send(last[nav.Choose](t, d).Ways[0].Do())
	entry := last[nav.Prompt](t, d)
	if entry.Check("ac") == "" || entry.Check("acme") != "" || entry.Remark("ACME") != "stands in 3 places" || !strings.Contains(entry.Remark("nowhere"), "does not stand") {
		t.Errorf("%q, %q, %q", entry.Check("ac"), entry.Remark("ACME"), entry.Remark("nowhere"))
	}
	d.Send(entry.Do("acme")())
	if strings.Contains(d.Model.made.ticket.Text.String(), "acme") {
		t.Error("it is not cut")
	}
	if c := keptCase(t, d); len(c.CutAlso) != 1 || c.CutAlso[0].String() != "acme" {
		t.Errorf("kept %v", c.CutAlso)
	}
	d.Keys("v", "down")
	uitest.MustContain(t, view(d), "▌ x cut-1", "cut on your word")
	d.Keys("r")
	if c := keptCase(t, d); len(c.CutAlso) != 0 || !strings.Contains(d.Model.made.ticket.Text.String(), "acme") {
		t.Errorf("kept %v", c.CutAlso)
	}
}

func TestMoreIsCutByChoosingAValueOfTheCall(t *testing.T) {
	t.Parallel()
	d := drive(t, false, 120, 34)
	d.Keys("x")
	offered := last[nav.Choose](t, d)
	for _, way := range offered.Ways[1:] {
		for _, cell := range way.Cells {
			if strings.Contains(cell, madeUpPhone) || strings.Contains(cell, "[api-key") {
				t.Errorf("%q is offered, which is cut already", cell)
			}
		}
	}
	cut := wayOf(t, offered, "acme", "request X-CLIENT-ID")
	d.Send(cut.Do())
	d.Keys("x")
	back := wayOf(t, last[nav.Choose](t, d), "acme", "is cut: cut it no more")
	if strings.Contains(d.Model.made.ticket.Text.String(), "acme") {
		t.Error("it is not cut")
	}
	d.Send(back.Do())
	if !strings.Contains(d.Model.made.ticket.Text.String(), "acme") {
		t.Error("it is still cut")
	}
}

// wayOf finds a way of an offer by its cells.
func wayOf(t *testing.T, offer nav.Choose, cells ...string) ui.Way {
	t.Helper()
	for _, w := range offer.Ways {
		if strings.Join(w.Cells, "|") == strings.Join(cells, "|") {
			return w
		}
	}
	t.Fatalf("%q is not offered: %+v", cells, offer.Ways)
	return ui.Way{}
}

func TestASecretIsNotKeptAsWhatIsToBeCut(t *testing.T) {
	t.Parallel()
	d := drive(t, false, 120, 34)
	d.Send(cutThis{d.Model, madeUpKey})
	if text := said(t, d); text != "not cut: that is cut already, or holds a value that is" || len(keptCase(t, d).CutAlso) != 0 {
		t.Errorf("said %q", text)
	}
}

func TestWithoutACaseMoreIsCutFromThisTicketOnly(t *testing.T) {
	t.Parallel()
	setup := newSetup(t)
	a, err := setup.Runner.Redact(refused(false))
	if err != nil {
		t.Fatal(err)
	}
	a, err = setup.Store.Add(context.Background(), a, nil)
	if err != nil {
		t.Fatal(err)
	}
	s := New(setup, nav.OpenTicket{Attempt: a.ID})
	s.SetSize(120, 34)
	d := uitest.Drive(t, s)
	d.Send(cutThis{s, "acme"})
	if strings.Contains(s.made.ticket.Text.String(), "acme") {
		t.Error("it is not cut")
	}
	d.Keys("x")
	d.Send(wayOf(t, last[nav.Choose](t, d), "acme", "is cut: cut it no more").Do())
	if !strings.Contains(s.made.ticket.Text.String(), "acme") {
		t.Error("it is still cut")
	}
	leave(t, d, "c")
	d.Keys("d", "y", "a")
	uitest.MustContain(t, view(d), "WHAT THE DESK WANTS")
}

func TestTheStripSaysAsWhatAValueOfTheCallerLeaves(t *testing.T) {
	t.Parallel()
	setup := newSetup(t)
	a := keepCase(t, setup, false)
	opened, err := setup.Runner.Open(t.Context(), a.ID)
	if err != nil {
		t.Fatal(err)
	}
	at := slices.IndexFunc(opened.Why.Causes, func(c explain.Cause) bool { return c.Question != nil && c.Question.Field == "mobileNumber" })
	if at < 0 {
		t.Fatal("nothing asks for the number")
	}
	if _, err := setup.Runner.Hear(t.Context(), a.Case, attempt.Answer{
		ID: opened.Why.Causes[at].Question.ID, Question: "What is the number?", Said: "+962795550000",
	}); err != nil {
		t.Fatal(err)
	}
	s := New(setup, nav.OpenTicket{Case: a.Case})
	s.SetSize(120, 34)
	d := uitest.Drive(t, s)
	uitest.MustContain(t, view(d), "VALUE   @ +962790001234 leaves as phone-1  personal, +962, E.164, 12 digits")
	d.Keys("n", "n")
	uitest.MustContain(t, view(d), "VALUE   @ +962795550000 leaves as phone-2  personal, only the caller's word, +962, E.164, 12 digits")
	d.Keys("r")
	agree(t, d)
	uitest.MustContain(t, view(d), "VALUE   ! +962795550000 leaves IN CLEAR, not as phone-2  personal, +962")
	s.SetSize(40, 20)
	uitest.MustContain(t, view(d), "VALUE   ! +962795550000 IN CLEAR")
}

func TestACutThatStandsNowhereIsSaidAndKeptForLaterTickets(t *testing.T) {
	t.Parallel()
	d := drive(t, false, 120, 34)
	d.Send(cutThis{d.Model, "Nobody of that name"})
	if notice := last[nav.Say](t, d); notice.Severity != ui.Warn || notice.Text != "cut-1 stands nowhere in it: see that it is written as in the call; kept for the case's later tickets, x takes it back" {
		t.Errorf("said %+v", notice)
	}
	if c := keptCase(t, d); len(c.CutAlso) != 1 {
		t.Errorf("kept %v", c.CutAlso)
	}
	before := len(d.Seen)
	d.Send(cutThis{d.Model, "ACME"})
	d.Keys("r", "r")
	if notice, warned := lastSince[nav.Say](d, before); warned && notice.Severity == ui.Warn {
		t.Errorf("said %q of what stands there", notice.Text)
	}
}

func TestOfAnAttemptWithoutACaseNoLaterTicketIsSpokenOf(t *testing.T) {
	t.Parallel()
	setup := newSetup(t)
	a, err := setup.Runner.Redact(refused(false))
	if err != nil {
		t.Fatal(err)
	}
	if a, err = setup.Store.Add(t.Context(), a, nil); err != nil {
		t.Fatal(err)
	}
	s := New(setup, nav.OpenTicket{Attempt: a.ID})
	s.SetSize(120, 34)
	d := uitest.Drive(t, s)
	d.Send(cutThis{s, "nobody"})
	if text := said(t, d); text != "cut-1 stands nowhere in it: see that it is written as in the call" {
		t.Errorf("said %q", text)
	}
}

// twoWritings is a case in which a number was sent in two ways, the later one refused.
func twoWritings(t testing.TB, setup nav.Setup) (inCase uint64) {
	t.Helper()
	for i, number := range []string{"0790001234", madeUpPhone} {
		x := refused(false)
		x.Happened = x.Happened.Add(time.Duration(i) * time.Minute)
		x.Request.Body = []byte(`{"mobileNumber":"` + number + `"}`)
		a, err := setup.Runner.Redact(x)
		if err != nil {
			t.Fatal(err)
		}
		about := &history.Case{Title: "two ways", Titled: true}
		if a.Case = inCase; inCase != 0 {
			about = nil
		}
		kept, err := setup.Store.Add(t.Context(), a, about)
		if err != nil {
			t.Fatal(err)
		}
		inCase = kept.Case
	}
	return inCase
}

func TestTheShapeIsOfTheWritingThatIsShown(t *testing.T) {
	t.Parallel()
	setup := newSetup(t)
	s := New(setup, nav.OpenTicket{Case: twoWritings(t, setup)})
	s.SetSize(120, 34)
	d := uitest.Drive(t, s)
	if at := s.values.Selected(); len(s.made.values[at].writings) != 2 {
		t.Fatalf("it is written as %q", s.made.values[at].writings)
	}
	uitest.MustContain(t, view(d), "VALUE   @ 0790001234 leaves as phone-1  personal, national, 10 digits")
	d.Keys("r")
	agree(t, d)
	uitest.MustContain(t, view(d), "VALUE   ! 0790001234 leaves IN CLEAR, not as phone-1  personal, national, 10 digits")
}

// Of what is written in a way that was not met first the shape is not known.
func TestAShapeOfAnotherWritingIsNotShown(t *testing.T) {
	t.Parallel()
	d := drive(t, false, 120, 34)
	v := &d.Model.made.values[0]
	for _, writings := range [][]string{{"0790001234", madeUpPhone}, {"0790001234"}, nil} {
		v.writings, v.written = writings, ""
		d.Model.made.shape(v)
		if first := append(v.writings, ""); (first[0] == "0790001234") != (v.written == "") || len(v.writings) != len(writings) {
			t.Errorf("%q is said to be %q", v.writings, v.written)
		}
	}
}
