package ticket

import (
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

// What must be in no ticket: made up, and nobody's.
const (
	madeUpKey   = "not-a-real-key-0123456789abcdef"
	madeUpPhone = "+962790001234"
)

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

// refused is a call that was refused, of the vendor or of the simulator.
func refused(simulated bool) api.Exchange {
	x := api.Exchange{
		Happened: noon().Add(-time.Hour),
		Request: api.Request{
			Method: "POST", URL: "https://service.authmatech.com/v1/api/verify",
			Headers: api.Headers{{Name: "X-API-KEY", Value: madeUpKey}, {Name: "X-CLIENT-ID", Value: "acme"}, {Name: "Content-Type", Value: "application/json"}},
			Body:    []byte(`{"mobileNumber":"` + madeUpPhone + `","encryptedMobileNumber":"bm90IHJlYWwgYXQgYWxs"}`),
		},
		Answer: &api.Answer{
			Status: 400, StatusText: "Bad Request", Protocol: "HTTP/1.1",
			Headers: api.Headers{{Name: "Content-Type", Value: "application/json"}},
			Body:    []byte(`{"success":false,"messages":[{"type":"ERROR","code":"INVALID_MOBILE_NUMBER","message":"` + madeUpPhone + ` is not accepted"}]}`),
		},
	}
	if simulated {
		x.Remote = "127.0.0.1:4000"
		x.Answer.Headers = append(x.Answer.Headers, api.Header{Name: "X-Simulated", Value: "casebook"})
	}
	return x
}

// keepCase puts a case with one refused call into the history.
func keepCase(t testing.TB, setup nav.Setup, simulated bool) history.Attempt {
	t.Helper()
	a, err := setup.Runner.Redact(refused(simulated))
	if err != nil {
		t.Fatal(err)
	}
	kept, err := setup.Store.Add(t.Context(), a, &history.Case{Title: "Login fails after SIM swap", Titled: true})
	if err != nil {
		t.Fatal(err)
	}
	return kept
}

// drive shows the ticket of a new case in an area of width × height cells.
func drive(t testing.TB, simulated bool, width, height int) *uitest.Driver[*Screen] {
	t.Helper()
	setup := newSetup(t)
	a := keepCase(t, setup, simulated)
	s := New(setup, nav.OpenTicket{Case: a.Case})
	s.SetSize(width, height)
	return uitest.Drive(t, s)
}

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

// agree says yes to what the screen asked last.
func agree(t testing.TB, d *uitest.Driver[*Screen]) {
	t.Helper()
	d.Send(last[nav.Ask](t, d).Do())
}

// leave lets the ticket out by a key, its gaps agreed to, and says that what is copied
// arrived.
func leave(t testing.TB, d *uitest.Driver[*Screen], key string) {
	t.Helper()
	before := len(d.Seen)
	d.Keys(key)
	if ask, asked := lastSince[nav.Ask](d, before); asked {
		d.Send(ask.Do())
	}
	if wish, copied := lastSince[nav.Copy](d, before); copied && wish.Then != nil {
		d.Send(wish.Then())
	}
}

// lastSince returns the newest message of a kind among those after the first so many.
func lastSince[M any](d *uitest.Driver[*Screen], before int) (msg M, found bool) {
	for _, seen := range d.Seen[before:] {
		if m, ok := seen.(M); ok {
			msg, found = m, true
		}
	}
	return msg, found
}

// said returns the newest notice.
func said(t testing.TB, d *uitest.Driver[*Screen]) string {
	t.Helper()
	return last[nav.Say](t, d).Text
}

// keptCase returns the case as the history has it.
func keptCase(t testing.TB, d *uitest.Driver[*Screen]) history.Case {
	t.Helper()
	c, err := d.Model.setup.Store.Case(t.Context(), 1)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func sent[M any](d *uitest.Driver[*Screen]) bool {
	for _, msg := range d.Seen {
		if _, ok := msg.(M); ok {
			return true
		}
	}
	return false
}
