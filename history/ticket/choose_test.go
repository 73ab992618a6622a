package ticket_test

import (
	"slices"
	"strings"
	"testing"

	"casebook/history"
	"casebook/history/ticket"
)

func TestOlderAttemptsThanATicketHoldsAreCounted(t *testing.T) {
	t.Parallel()
	d := newDesk(t, false, says(400, refused))
	a := d.send(t)
	for range 52 {
		next := a
		next.ID = ""
		if _, err := d.Store.Add(t.Context(), next, nil); err != nil {
			t.Fatal(err)
		}
	}
	made := d.ticket(t, "")
	if notes := strings.Join(made.Notes, "; "); !strings.Contains(made.Text.String(), "Attempt 50 of 50") || !strings.Contains(notes, "3 older attempts left out") {
		t.Errorf("of 53 attempts: %s", notes)
	}
}

func TestAttemptsOfAnotherSystemAreNotToldToThisOnesDesk(t *testing.T) {
	t.Parallel()
	d := newDesk(t, false, says(400, refused))
	a := d.send(t)
	for _, system := range []string{"othervendor", ""} {
		other := a
		other.System, other.ID = system, "x"
		made := d.made(t, other, a, other, a)
		if !strings.Contains(made.Text.String(), "Attempt 2 of 2") || !strings.Contains(strings.Join(made.Notes, "; "), "2 attempts of another system left out") {
			t.Errorf("%q: notes %q\n%s", system, made.Notes, made.Text)
		}
	}
}

func TestTheDesksWarningIsGivenWhileTheNumberIsMasked(t *testing.T) {
	t.Parallel()
	d := newDesk(t, false, says(400, refused))
	a := d.send(t)
	pack := d.Packs.System("authmatech")
	for _, test := range []struct {
		reveal []string
		callID string
		want   bool
	}{{nil, "", true}, {[]string{"phone-1"}, "", false}, {nil, "X-Request-Id", false}} {
		pack.Desk.CallID = test.callID
		made, err := ticket.Make(ticket.Source{Attempts: []history.Attempt{a}, Packs: d.Packs, Key: d.key, Now: d.Now(), Reveal: test.reveal})
		if err != nil {
			t.Fatal(err)
		}
		if got := slices.Contains(made.Notes, pack.Desk.Warning); got != test.want {
			t.Errorf("revealed %q, call id %q: warned %t, want %t", test.reveal, test.callID, got, test.want)
		}
	}
}
