package cases

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"casebook/history"
	"casebook/history/attempt"
	"casebook/ui/uitest"
)

// named gives the attempts on the screen names that are the same in every run.
func named(d *uitest.Driver[*Screen]) {
	for i := range d.Model.timeline.rows {
		d.Model.timeline.rows[i].ID = "01" + strings.Repeat("0", 22) + fmt.Sprintf("%02d", 99-i)
	}
}

// drawn are cases as an evening leaves them.
func drawn(t *testing.T) (*uitest.Driver[*Screen], *uitest.Driver[*List], *uitest.Driver[*Handover]) {
	t.Helper()
	setup := newSetup(t)
	id := newCase(t, setup)
	elsewhere(t, setup, id,
		attempt.Edit{Field: attempt.CaseState, Was: "open", Is: "waiting for vendor"}, attempt.Edit{Field: attempt.CaseOwner, Is: "mira"},
		attempt.Edit{Field: attempt.CaseNextStep, Is: "ask for the number with its country"}, attempt.Edit{Field: attempt.CaseOurRef, Is: "ZD-881"},
		attempt.Edit{Field: attempt.CaseVendorRef, Is: "AM-77"}, attempt.Edit{Field: attempt.CaseTags, Is: "sim-swap vip"},
		attempt.Edit{Field: attempt.CaseNotes, Is: "He changed the SIM on Friday.\n\nCalled him: the app sends the number as he types it, without the country."})
	keep(t, setup, call(3*time.Hour, "+962790005678", "INVALID_MOBILE_NUMBER"), 0, &history.Case{Title: "Number of +962790005678 is refused", Titled: true, Opened: noon().Add(-3 * time.Hour)})
	keep(t, setup, call(50*time.Hour, madeUpPhone, ""), 0, &history.Case{Title: "No code arrives", Titled: true, State: history.WaitingCustomer, Since: noon().Add(-50 * time.Hour), Opened: noon().Add(-60 * time.Hour)})
	d := drive(t, setup, id, 120, 34)
	named(d)
	list := NewList(setup)
	list.SetSize(120, 34)
	over := NewHandover(setup)
	over.SetSize(120, 34)
	return d, uitest.Drive(t, list), uitest.Drive(t, over)
}

func TestScreensAreDrawn(t *testing.T) {
	t.Parallel()
	d, list, over := drawn(t)
	for _, size := range []uitest.Size{{Width: 120, Height: 34}, {Width: 80, Height: 22}, {Width: 40, Height: 10}} {
		name := fmt.Sprintf("%dx%d", size.Width, size.Height+2)
		d.Model.SetSize(size.Width, size.Height)
		list.Model.SetSize(size.Width, size.Height)
		over.Model.SetSize(size.Width, size.Height)
		uitest.Golden(t, "case-"+name, view(d))
		if size.Width < wideFrom {
			d.Keys("tab")
			uitest.Golden(t, "facts-"+name, view(d))
			d.Keys("tab")
			uitest.Golden(t, "notes-"+name, view(d))
			d.Keys("tab")
		}
		uitest.Golden(t, "list-"+name, view(list))
		uitest.Golden(t, "handover-"+name, view(over))
	}
}
