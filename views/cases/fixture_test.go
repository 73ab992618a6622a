package cases

import (
	"path/filepath"
	"slices"
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

const madeUpPhone = "+962790001234"

// noon is when the tests take place.
func noon() time.Time {
	return time.Date(2026, 11, 23, 12, 0, 0, 0, time.FixedZone("", 3*60*60))
}

// newSetup is a setup with real packs and a history in a temporary folder.
func newSetup(t testing.TB) nav.Setup {
	t.Helper()
	packs := systems.Embedded()
	theme := ui.NewTheme(true, false)
	store := history.At(filepath.Join(t.TempDir(), "history.db"))
	return nav.Setup{
		Theme: &theme, Packs: packs, Store: store, Now: noon, Calls: nav.NewCalls(),
		Environment: environment.Simulator("http://127.0.0.1:1", nil),
		Runner: &attempt.Runner{
			Packs: packs, Store: store, Client: &api.Client{}, Now: noon, Program: "test",
			Key: func() (safe.Key, error) { return safe.Key{1}, nil },
		},
	}
}

// call is a call of the simulator so long before noon.
func call(before time.Duration, number, code string) api.Exchange {
	x := api.Exchange{
		Happened: noon().Add(-before), Remote: "127.0.0.1:4000",
		Request: api.Request{
			Method: "POST", URL: "https://service.authmatech.com/v1/api/verify",
			Headers: api.Headers{{Name: "Content-Type", Value: "application/json"}},
			Body:    []byte(`{"mobileNumber":"` + number + `","serviceType":"LOGIN"}`),
		},
		Answer: &api.Answer{
			Status: 200, StatusText: "OK", Protocol: "HTTP/1.1",
			Headers: api.Headers{{Name: "Content-Type", Value: "application/json"}, {Name: "X-Simulated", Value: "casebook"}},
			Body:    []byte(`{"success":true,"messages":[],"data":{"validNumber":true}}`),
		},
	}
	if code != "" {
		x.Answer.Status, x.Answer.StatusText = 400, "Bad Request"
		x.Answer.Body = []byte(`{"success":false,"messages":[{"type":"ERROR","code":"` + code + `","message":"not accepted"}]}`)
	}
	return x
}

// keep records a call, in a case or as the first of a new one.
func keep(t testing.TB, setup nav.Setup, x api.Exchange, inCase uint64, open *history.Case) history.Attempt {
	t.Helper()
	a, err := setup.Runner.Redact(x)
	if err != nil {
		t.Fatal(err)
	}
	// Ids are made of the time they are made at, and pictures hold them.
	a.Case = inCase
	a, err = setup.Store.Add(t.Context(), a, open)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// newCase is a case with three attempts.
func newCase(t testing.TB, setup nav.Setup) uint64 {
	t.Helper()
	a := keep(t, setup, call(26*time.Hour, "0790001234", "INVALID_MOBILE_NUMBER"), 0, &history.Case{
		Title: "Login fails after SIM swap", Titled: true, Opened: noon().Add(-26 * time.Hour), Changed: noon().Add(-26 * time.Hour),
	})
	keep(t, setup, call(40*time.Minute, "962790001234", "INVALID_MOBILE_NUMBER"), a.Case, nil)
	keep(t, setup, call(12*time.Minute, madeUpPhone, ""), a.Case, nil)
	return a.Case
}

// drive shows a case in an area of width × height cells.
func drive(t testing.TB, setup nav.Setup, id uint64, width, height int) *uitest.Driver[*Screen] {
	t.Helper()
	return driveWith(t, newScreen(setup, setup.Store, setup.Runner, id), width, height)
}

func driveWith(t testing.TB, s *Screen, width, height int) *uitest.Driver[*Screen] {
	t.Helper()
	s.SetSize(width, height)
	return uitest.Drive(t, s)
}

func view[M interface{ View() ui.Frame }](d *uitest.Driver[M]) string { return d.Model.View().Body }

// kept is the case as the history has it.
func kept(t testing.TB, setup nav.Setup, id uint64) history.Case {
	t.Helper()
	c, err := setup.Store.Case(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// elsewhere writes to a case as another window would.
func elsewhere(t testing.TB, setup nav.Setup, id uint64, edits ...attempt.Edit) {
	t.Helper()
	if _, err := setup.Runner.Write(t.Context(), id, edits...); err != nil {
		t.Fatal(err)
	}
}

// newest returns the newest message of a kind that the screen sent.
func newest[M any, S any](t testing.TB, d *uitest.Driver[S]) M {
	t.Helper()
	for _, seen := range slices.Backward(d.Seen) {
		if msg, ok := seen.(M); ok {
			return msg
		}
	}
	var none M
	t.Fatalf("no %T was sent", none)
	return none
}

// said returns the newest notice.
func said[S any](t testing.TB, d *uitest.Driver[S]) string {
	t.Helper()
	return newest[nav.Say](t, d).Text
}
