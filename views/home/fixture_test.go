package home

import (
	"context"
	"path/filepath"
	"testing"
	"time"

	"casebook/api"
	"casebook/api/environment"
	"casebook/api/safe"
	"casebook/api/systems"
	"casebook/history"
	"casebook/history/attempt"
	"casebook/ui"
	"casebook/ui/uitest"
	"casebook/views/nav"
)

// noon is when the tests take place.
func noon() time.Time {
	return time.Date(2026, 11, 23, 12, 0, 0, 0, time.FixedZone("", 3*60*60))
}

// newSetup is a setup with real packs and a history in a temporary folder.
func newSetup(t testing.TB) nav.Setup {
	t.Helper()
	packs := systems.Embedded()
	key, err := safe.NewKey()
	if err != nil {
		t.Fatal(err)
	}
	theme := ui.NewTheme(true, false)
	store := history.At(filepath.Join(t.TempDir(), "history.db"))
	store.SetNow(noon)
	return nav.Setup{
		Theme: &theme, Packs: packs, Store: store, Now: noon, Calls: nav.NewCalls(),
		Environment: environment.Simulator("http://127.0.0.1:1", nil),
		Runner: &attempt.Runner{
			Packs: packs, Store: store, Client: &api.Client{}, Now: noon, Program: "test",
			Key: func() (safe.Key, error) { return key, nil },
		},
	}
}

// keepCase puts a case with one attempt into the history.
func keepCase(t testing.TB, setup nav.Setup, before time.Duration, outcome api.Outcome, title string) history.Attempt {
	t.Helper()
	at := noon().Add(-before)
	a := history.Attempt{
		System: "authmatech", Operation: "verify", Environment: "simulator", Simulated: true,
		Recorded: at, Happened: at, Tries: 1, Outcome: outcome, Title: title, User: "+962790000001", Rules: safe.RulesVersion,
		Answer: &history.Answer{Status: 400},
	}
	past(t, setup, at)
	defer past(t, setup, noon())
	kept, err := setup.Store.Add(t.Context(), a, &history.Case{Title: "Authmatech · Verify: " + title, Opened: at, Changed: at})
	if err != nil {
		t.Fatal(err)
	}
	return kept
}

// past has the history of a setup take a time for now.
func past(t testing.TB, setup nav.Setup, at time.Time) {
	t.Helper()
	setup.Store.(*history.Store).SetNow(func() time.Time { return at })
}

// drive shows a home screen in a window of width × height cells.
func drive(t testing.TB, setup nav.Setup, width, height int) *uitest.Driver[*Screen] {
	t.Helper()
	s := New(setup)
	s.SetSize(width, height)
	return uitest.Drive(t, s)
}

// view is what the screen shows.
func view(d *uitest.Driver[*Screen]) string { return d.Model.View().Body }

// last returns the newest message of a kind that the screen sent.
func last[M any](t testing.TB, d *uitest.Driver[*Screen]) M {
	t.Helper()
	for i := len(d.Seen) - 1; i >= 0; i-- {
		if msg, ok := d.Seen[i].(M); ok {
			return msg
		}
	}
	var none M
	t.Fatalf("no %T was sent", none)
	return none
}

func sent[M any](d *uitest.Driver[*Screen]) bool {
	for _, msg := range d.Seen {
		if _, ok := msg.(M); ok {
			return true
		}
	}
	return false
}

// remote is a setup whose calls go to a real system.
func remote(t testing.TB) nav.Setup {
	t.Helper()
	setup := newSetup(t)
	e, _, err := environment.FromVariables(func(name string) (string, bool) {
		return "https://service.example.com", name == environment.BaseURLVariable
	})
	if err != nil {
		t.Fatal(err)
	}
	setup.Environment = e
	return setup
}

func background() context.Context { return context.Background() }
