package cases

import (
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

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
	for text, want := range map[string]string{"vendor": "2", "owner:mira": "2", "tag:vip": "2", "ref:am-77": "2", "case:1": "1", "2": "2", "that is": "2 1", "owner:jonas": "", "vendor owner:mira": "2"} {
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
