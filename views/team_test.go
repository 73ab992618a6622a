package views

import (
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"casebook/api/environment"
	"casebook/api/systems"
	"casebook/ui/uitest"
	"casebook/views/nav"
)

// A system that nobody has heard of is one dropped file: from the form over the cause
// to the ticket.
func TestAFourthSystemIsUsedFromFormToTicket(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile("cli/testdata/acme.yaml")
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		if r.Header.Get("X-Acme-Token") != "CANARY-token-not-real" {
			w.WriteHeader(http.StatusForbidden)
			return
		}
		w.WriteHeader(http.StatusUnprocessableEntity)
		_, _ = w.Write([]byte(`{"fault":"bad_number","hint":"cannot read it"}`))
	}))
	t.Cleanup(server.Close)
	setup := newSetup(t)
	setup.Packs = systems.Embedded().Add([]systems.File{{Name: "acme.yaml", Text: text}})
	if len(setup.Packs.Problems) > 0 {
		t.Fatal(setup.Packs.Problems[0])
	}
	setup.Runner.Packs = setup.Packs
	setup.Environment = environment.Simulator(server.URL, map[string]string{"ACME_TOKEN": "CANARY-token-not-real"})
	m := newRoot(Options{Setup: func() (nav.Setup, error) { return setup, nil }, Getenv: func(string) string { return "" }})
	d := uitest.Drive(t, m)
	d.Send(tea.WindowSizeMsg{Width: 120, Height: 36})
	uitest.MustContain(t, content(d), "Authmatech  1 of 4")
	d.Keys("tab", "tab", "ctrl+n", "left")
	uitest.MustContain(t, content(d), "Acme Identity  4 of 4", "Check number")

	d.Send(nav.OpenRequest{System: "acme", Operation: "check_number"})
	d.Type("0790000000")
	uitest.MustContain(t, content(d), "number: it is not in E.164 form", "if Jordan: +962790000000")
	d.Keys("ctrl+s")
	uitest.MustContain(t, content(d), "✗ refused", "bad_number", "1 The number cannot be read", "certain", "like +962790000000")
	d.Keys("ctrl+t")
	uitest.MustContain(t, content(d), "Acme Identity", "The number cannot be read")
	if seen := content(d); strings.Contains(seen, "CANARY") {
		t.Error("the token is on the screen")
	}
}
