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
	if _, err := setup.Store.UpdateCase(t.Context(), solved.Case, func(c *history.Case) { c.State = history.Solved }); err != nil {
		t.Fatal(err)
	}
	for width, want := range map[int]string{120: "solved  sim  ✗ refused", 80: "solved  sim  ✗ refused", 40: "solved  ✗ "} {
		d := drive(t, setup, width, 34)
		closed := 0
		for row := range strings.Lines(uitest.Plain(view(d))) {
			if strings.Contains(row, want) {
				closed++
				uitest.MustContain(t, row, " 2  The mobile")
			}
		}
		if closed != 1 {
			t.Errorf("%d rows say %q:\n%s", closed, want, uitest.Plain(view(d)))
		}
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
	if narrow := uitest.Plain(view(drive(t, setup, 64, 34))); strings.Contains(narrow, "older rules  sim") || !strings.Contains(narrow, "redacted under older rules") {
		t.Errorf("in a narrow window the rows are\n%s", narrow)
	}
	if strings.Count(text, "older rules  sim  ✗ refused") != 1 || strings.Count(text, "Authmatech · Verify   redacted under older rules") != 1 {
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
