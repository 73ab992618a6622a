package cases

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"casebook/api/environment"
	"casebook/history"
	"casebook/history/attempt"
	"casebook/ui/uitest"
	"casebook/views/nav"
)

// newListOf lists cases of these states.
func newListOf(t *testing.T, setup nav.Setup, states ...history.State) *uitest.Driver[*List] {
	t.Helper()
	for i, state := range states {
		keep(t, setup, call(time.Duration(i+1)*time.Hour, madeUpPhone, ""), 0, &history.Case{Title: "case that is " + string(state), State: state})
	}
	l := NewList(setup)
	l.SetSize(120, 34)
	return uitest.Drive(t, l)
}

func TestTheListShowsWhatIsToDoAndTurnsToEveryState(t *testing.T) {
	t.Parallel()
	d := newListOf(t, newSetup(t), attempt.States()...)
	uitest.MustContain(t, view(d), "case that is open", "case that is waiting for cus", "case that is waiting for ven", "3 cases")
	uitest.MustNotContain(t, view(d), "that is solved", "that is dropped")
	d.Keys("right", "right")
	uitest.MustContain(t, view(d), "case that is waiting for cus", "1 case")
	d.Keys("left", "left", "left")
	uitest.MustContain(t, view(d), "that is solved", "that is dropped", "5 cases")
}

func TestTheListIsNarrowedByWhatIsTyped(t *testing.T) {
	t.Parallel()
	setup := newSetup(t)
	d := newListOf(t, setup, history.Open, history.WaitingVendor)
	elsewhere(t, setup, 2, attempt.Edit{Field: attempt.CaseOwner, Is: "Mira"}, attempt.Edit{Field: attempt.CaseTags, Is: "vip"}, attempt.Edit{Field: attempt.CaseVendorRef, Is: "AM-77"})
	for text, want := range map[string]string{"vendor": "2", "owner:mira": "2", "tag:vip": "2", "ref:am-77": "2", "case:1": "1", "2": "2", "that is": "2 1", "owner:jonas": "", "owner:mira,jonas": "2", "state:open": "1", "-owner:mira": "1", `"that is open"`: "1", "vendor owner:mira": "2"} {
		d.Type(text)
		var got []string
		for _, c := range d.Model.rows {
			got = append(got, string(rune('0'+c.ID)))
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s finds %v", text, got)
		}
		d.Keys("esc")
	}
}

func TestWhatCannotBeAskedOfCasesIsSaidAndTheRowsStay(t *testing.T) {
	t.Parallel()
	d := newListOf(t, newSetup(t), history.Open, history.WaitingVendor)
	for text, want := range map[string]string{
		"http:422":   "only what is written about cases is searched here",
		"onwer:mira": "owner",
		"state:x":    "state",
	} {
		d.Paste(text)
		uitest.MustContain(t, view(d), "! ", want, "case that is open")
		d.Keys("esc")
		uitest.MustContain(t, view(d), "2 cases")
	}
}

func TestWhatCannotBeAskedOfCasesIsReadInWholeInEveryWindow(t *testing.T) {
	t.Parallel()
	for _, size := range [][2]int{{120, 34}, {100, 28}, {80, 22}, {60, 20}, {40, 10}} {
		l := newList(newSetup(t), &slow{part: 3, rows: []history.Case{{ID: 1, Title: "a case", State: history.Open}}})
		l.SetSize(size[0], size[1])
		d := uitest.Drive(t, l)
		before := view(d)
		d.Paste("http:422")
		said := ""
		for _, line := range strings.Split(uitest.Plain(view(d)), "\n") {
			line, _, _ = strings.Cut(line, "│")
			said += " " + strings.TrimSpace(line)
		}
		if said = strings.Join(strings.Fields(said), " "); !strings.Contains(said, "! only what is written about cases is searched here; home's field searches attempts") {
			t.Errorf("at %v it says\n%s", size, uitest.Plain(view(d)))
		}
		for y, line := range strings.Split(uitest.Plain(view(d)), "\n") {
			if line, _, _ = strings.Cut(line, "│"); strings.Contains(line, "a case") {
				d.Send(tea.MouseClickMsg{X: 3, Y: y, Button: tea.MouseLeft})
				break
			}
		}
		if open := newest[nav.OpenCase](t, d); open.Case != 1 {
			t.Errorf("at %v opened %+v", size, open)
		}
		d.Keys("esc")
		if view(d) != before {
			t.Errorf("at %v it is not as it was\n%s", size, uitest.Plain(view(d)))
		}
	}
}

func TestAPageIsSeenBeforeTheSearchEnds(t *testing.T) {
	t.Parallel()
	setup := newSetup(t)
	cases := &slow{part: 3}
	for i := range uint64(200) {
		cases.rows = append(cases.rows, history.Case{ID: 200 - i, Title: "a case", State: history.Open})
	}
	l := newList(setup, cases)
	l.SetSize(120, 34)
	d := uitest.Drive(t, l)
	if n := len(d.Model.rows); n < 34 || n > 2*34+3 || d.Model.next == 0 {
		t.Errorf("%d rows were looked for, the search goes on at %d", n, d.Model.next)
	}
	for range 20 {
		d.Keys("end")
	}
	if n := len(d.Model.rows); n != 200 || d.Model.selected().ID != 1 {
		t.Errorf("%d rows at the end, case %d is chosen", n, d.Model.selected().ID)
	}
	shown := view(d)
	d.Hold()
	d.Send(nav.Changed{})
	if view(d) != shown {
		t.Error("what is shown changed before there was something in its place")
	}
	d.Release()
	if n := len(d.Model.rows); n != 200 || d.Model.selected().ID != 1 {
		t.Errorf("%d rows once it was read again, case %d is chosen", n, d.Model.selected().ID)
	}
}

// slow finds a few cases at a time.
type slow struct {
	*history.Store
	rows []history.Case
	part int
}

func (s *slow) SearchCases(_ context.Context, _ history.Query, before uint64, _ int) (history.FoundCases, error) {
	at := 0
	if before != 0 {
		at = slices.IndexFunc(s.rows, func(c history.Case) bool { return c.ID < before })
	}
	end := min(at+s.part, len(s.rows))
	found := history.FoundCases{Rows: s.rows[at:end]}
	if end < len(s.rows) {
		found.Next = s.rows[end-1].ID
	}
	return found, nil
}

func TestANewLetterEndsTheSearchBeforeAndItsRowsStayMeanwhile(t *testing.T) {
	t.Parallel()
	d := newListOf(t, newSetup(t), history.Open, history.WaitingVendor)
	d.Hold()
	d.Type("vend")
	uitest.MustContain(t, view(d), "case that is open", "searching")
	if n := d.Release(); n != 4 || len(d.Model.rows) != 1 {
		t.Errorf("%d searches, %d rows", n, len(d.Model.rows))
	}
}

func TestACaseIsOpenedFromTheList(t *testing.T) {
	t.Parallel()
	d := newListOf(t, newSetup(t), history.Open, history.Open)
	d.Keys("down", "enter")
	if open := newest[nav.OpenCase](t, d); open.Case != 1 {
		t.Errorf("opened %+v", open)
	}
	d.Send(tea.MouseClickMsg{X: 4, Y: 5, Button: tea.MouseLeft}, tea.MouseClickMsg{X: 4, Y: 5, Button: tea.MouseLeft})
	if open := newest[nav.OpenCase](t, d); open.Case != 2 {
		t.Errorf("opened %+v", open)
	}
}

func TestTheListKeepsItsPlaceWhenTheHistoryChanges(t *testing.T) {
	t.Parallel()
	setup := newSetup(t)
	d := newListOf(t, setup, history.Open, history.Open)
	d.Keys("down")
	keep(t, setup, call(time.Minute, madeUpPhone, ""), 0, &history.Case{Title: "a new one"})
	d.Send(nav.Changed{})
	uitest.MustContain(t, view(d), "a new one", "3 cases")
	if c := d.Model.selected(); c.ID != 1 {
		t.Errorf("case %d is chosen", c.ID)
	}
}

func TestEmptyListsSayWhy(t *testing.T) {
	t.Parallel()
	d := newListOf(t, newSetup(t))
	uitest.MustContain(t, view(d), "Nothing is open.")
	d.Keys("right", "right")
	uitest.MustContain(t, view(d), "No case is waiting for customer.")
	d.Type("x")
	uitest.MustContain(t, view(d), "No case has these words.")
}

func TestListAndHandOverFitEveryWindow(t *testing.T) {
	t.Parallel()
	setup := newSetup(t)
	d := newListOf(t, setup, attempt.States()...)
	over := uitest.Drive(t, NewHandover(setup))
	uitest.Sweep(t, func(w, h int) string {
		d.Model.SetSize(w, h)
		return view(d)
	})
	uitest.Sweep(t, func(w, h int) string {
		over.Model.SetSize(w, h)
		return view(over)
	})
}

func TestAHandOverIsCopiedWithoutCustomersValues(t *testing.T) {
	t.Parallel()
	_, _, over := drawn(t)
	over.Keys("c")
	text := newest[nav.Copy](t, over).Text.String()
	for _, part := range []string{
		"# Hand-over, 2026-11-23 12:00 +03:00", "## Waiting for us: 1", "## Waiting for the customer: 1", "## Waiting for the vendor: 1",
		"owner mira, our ticket ZD-881, the vendor's AM-77, tags sim-swap vip", "next: ask for the number with its country", "(SIMULATED)",
		"3 attempts, the last verified (200)", "since 2026-11-21 10:00 +03:00",
	} {
		if !strings.Contains(text, part) {
			t.Errorf("%q is not in it:\n%s", part, text)
		}
	}
	if strings.Contains(text, "79000") {
		t.Errorf("a number is in it:\n%s", text)
	}
}

func TestAListSaysWhichCasesAreSimulatedAndInANarrowWindowWhatComesNext(t *testing.T) {
	t.Parallel()
	setup := newSetup(t)
	id := newCase(t, setup)
	elsewhere(t, setup, id,
		attempt.Edit{Field: attempt.CaseState, Was: "open", Is: "waiting for vendor"}, attempt.Edit{Field: attempt.CaseOwner, Is: "mira"},
		attempt.Edit{Field: attempt.CaseNextStep, Is: "call the operator"}, attempt.Edit{Field: attempt.CaseVendorRef, Is: "AM-77"})
	d := driveList(t, setup, 80, 22)
	uitest.MustContain(t, view(d), "1 case", "1  ✓ Login fails after SIM swap", "mira  for vendor ",
		"waiting for vendor, 3 attempts", "owner mira   vendor's ticket AM-77", "next step call the operator")
	uitest.MustNotContain(t, view(d), "sim  for")
	uitest.MustContain(t, view(driveList(t, setup, 60, 13)), "for vendor")
	uitest.MustContain(t, view(driveList(t, setup, 160, 40)), "1  ✓ Login fails after SIM swap         call the operator  ")
	x := call(time.Hour, madeUpPhone, "")
	x.Remote = "203.0.113.7:443"
	x.Answer.Headers = x.Answer.Headers[:1]
	keep(t, setup, x, 0, &history.Case{Title: "a real one", Titled: true})
	d = driveList(t, setup, 80, 22)
	uitest.MustContain(t, view(d), "2 cases", "mira  sim  for vendor ")
	setup.Environment = environment.Environment{Name: "production"}
	uitest.MustContain(t, view(driveList(t, setup, 80, 22)), "mira  sim  for vendor ")
}

func TestANarrowListTellsWhomACaseWaitsFor(t *testing.T) {
	t.Parallel()
	setup := newSetup(t)
	for _, state := range []string{"waiting for customer", "waiting for vendor"} {
		elsewhere(t, setup, newCase(t, setup), attempt.Edit{Field: attempt.CaseState, Was: "open", Is: state})
	}
	d := driveList(t, setup, 40, 20)
	uitest.MustContain(t, view(d), "to do  open  cust  vendor …", "2  ✓ Login fails aft…  vendor", "1  ✓ Login fails aft…  cust  ")
	d.Keys("right", "right")
	uitest.MustContain(t, view(d), "1 case", "waiting for customer")
}

func TestTheStatesOfANarrowListAreWholeWords(t *testing.T) {
	t.Parallel()
	setup := newSetup(t)
	newCase(t, setup)
	d := driveList(t, setup, 60, 13)
	line := func() string { return strings.TrimRight(strings.Split(uitest.Plain(view(d)), "\n")[2], " ") }
	if got, want := line(), " to do  open  cust  vendor  solved  dropped  all     1 case"; got != want {
		t.Errorf("the states are %q, want %q", got, want)
	}
	d.Model.SetSize(40, 10)
	for _, want := range []string{"to do", "open", "cust", "vendor", "solved", "dropped", "all"} {
		chosen := d.Model.setup.Theme.Focus.Render(want)
		if states := strings.Split(view(d), "\n")[2]; !strings.Contains(states, chosen) {
			t.Errorf("%q is chosen and not to be seen in %q", want, states)
		}
		d.Keys("right")
	}
}

func driveList(t *testing.T, setup nav.Setup, width, height int) *uitest.Driver[*List] {
	t.Helper()
	l := NewList(setup)
	l.SetSize(width, height)
	return uitest.Drive(t, l)
}
