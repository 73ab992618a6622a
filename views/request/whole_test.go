package request

import (
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"casebook/api"
	"casebook/api/environment"
	"casebook/api/safe"
	"casebook/api/simulator"
	"casebook/api/systems"
	"casebook/history"
	"casebook/history/attempt"
	"casebook/history/historytest"
	"casebook/ui"
	"casebook/ui/uitest"
	"casebook/views/nav"
)

// real is the screen over the real runner, history and simulator, over TCP.
func real(t *testing.T) (nav.Setup, *history.Store) {
	t.Helper()
	server, err := simulator.Serve(t.Context(), "127.0.0.1:0", simulator.New(simulator.Options{Slow: 20 * time.Millisecond}))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = server.Close() })
	key, err := safe.NewKey()
	if err != nil {
		t.Fatal(err)
	}
	store := history.At(filepath.Join(t.TempDir(), "history.db"))
	theme := ui.NewTheme(true, false)
	all := packs(t)
	run := &attempt.Runner{Packs: all, Store: store, Client: &api.Client{}, Key: func() (safe.Key, error) { return key, nil }, Now: time.Now}
	where := environment.Simulator(server.URL(), credentials(all))
	return nav.Setup{Theme: &theme, Packs: all, Store: store, Runner: run, Environment: where, Now: time.Now, Calls: nav.NewCalls()}, store
}

// credentials are the simulator's own, by variable.
func credentials(all *systems.Packs) map[string]string {
	values := map[string]string{}
	for _, pack := range all.Systems {
		for i := range pack.Operations {
			for _, f := range pack.Fields(&pack.Operations[i]) {
				if value := simulator.Credentials()[pack.ID][f.Wire()]; f.Variable != "" && value != "" {
					values[f.Variable] = value
				}
			}
		}
	}
	return values
}

func TestAFailureIsReproducedMendedAndFoundAgain(t *testing.T) {
	t.Parallel()
	setup, store := real(t)
	s := New(setup, nav.OpenRequest{})
	s.SetSize(120, 36)
	d := uitest.Drive(t, s)
	d.Type("0791234567")
	d.Keys("tab")
	d.Paste(proof)
	d.Keys("ctrl+s")
	uitest.MustContain(t, s.View().Body, "✗ refused", "400 Bad Request", "INVALID_MOBILE_NUMBER", "1 The mobile number is not accepted", "case 1")
	d.Keys("shift+tab", "ctrl+y", "ctrl+s")
	uitest.MustContain(t, s.View().Body, "✓ verified", "200 OK", "case 1")

	rows, err := store.Attempts(t.Context(), history.Page{})
	if err != nil || len(rows) != 2 || rows[1].Case != 1 || rows[0].Case != 1 {
		t.Fatalf("the history has %+v, %v", rows, err)
	}
	old := New(setup, nav.OpenRequest{Attempt: rows[1].ID})
	old.SetSize(120, 36)
	uitest.Drive(t, old)
	uitest.MustContain(t, old.View().Body, "✗ refused", "INVALID_MOBILE_NUMBER", "0791234567", "case 1")
	if setup.Calls.InFlight() {
		t.Error("a call is said to be under way")
	}
	noSecret(t, store.Path(), simulator.Credentials()["authmatech"]["X-API-KEY"], proof)
}

// noSecret fails the test if a file holds one of secrets.
func noSecret(t *testing.T, path string, secrets ...string) {
	t.Helper()
	content, err := historytest.Bytes(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, secret := range secrets {
		if strings.Contains(string(content), secret) {
			t.Errorf("%s holds %q", path, secret)
		}
	}
}

func TestEveryExampleOfAPackAnswersAsItSays(t *testing.T) {
	t.Parallel()
	for _, pack := range packs(t).Systems {
		for _, e := range pack.Examples {
			setup, store := real(t)
			s := New(setup, nav.OpenRequest{System: pack.ID, Operation: e.Operation, Inputs: e.Values, Unset: e.Unset, Body: e.Body})
			s.SetSize(120, 36)
			d := uitest.Drive(t, s)
			d.Keys("ctrl+s")
			for _, msg := range d.Seen {
				if asked, ok := msg.(nav.Ask); ok {
					d.Send(asked.Do())
				}
			}
			id, _ := s.answer.Content().Attempt()
			a, err := store.Attempt(t.Context(), id)
			if err != nil {
				t.Fatalf("%s %s: %v\n%s", pack.ID, e.ID, err, uitest.Plain(s.View().Body))
			}
			row := pack.Row(e.Expect)
			if a.Row != e.Expect && (row == nil || !slices.Contains(pack.TwinsOf(row), a.Row)) {
				t.Errorf("%s %s: %s ranks first, not %s", pack.ID, e.ID, a.Row, e.Expect)
			}
		}
	}
}

func TestQuittingEndsACallAndItsRecordIsWritten(t *testing.T) {
	t.Parallel()
	setup, store := real(t)
	if !setup.Calls.Stop(time.Second) {
		t.Fatal("nothing was under way")
	}
	s := New(setup, whole())
	s.SetSize(120, 36)
	uitest.Drive(t, s).Keys("ctrl+s")
	rows, err := store.Attempts(t.Context(), history.Page{})
	if err != nil && !errors.Is(err, history.ErrNotFound) {
		t.Fatal(err)
	}
	for _, row := range rows {
		if row.Outcome != api.Cancelled {
			t.Errorf("an attempt ended as %q", row.Outcome)
		}
	}
}
