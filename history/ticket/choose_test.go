package ticket_test

import (
	"slices"
	"strings"
	"testing"

	"casebook/api"
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
	_, held, err := ticket.Load(t.Context(), d.Store, "")
	if err != nil {
		t.Fatal(err)
	}
	beside, err := ticket.Beside(t.Context(), d.Store, a.Case, held)
	if err != nil || len(beside) != 3 || beside[0].ID != a.ID || beside[2].ID >= held[0].ID || beside[1].ID >= beside[2].ID {
		t.Errorf("%d are beside it, of %d (%v)", len(beside), len(held), err)
	}
	if none, err := ticket.Beside(t.Context(), d.Store, 0, held); len(none) != 0 || err != nil {
		t.Errorf("%d are beside attempts of no case (%v)", len(none), err)
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

func TestAttemptsOfSeveralOtherSystemsAreNotSaidToBeOfOne(t *testing.T) {
	t.Parallel()
	d := newDesk(t, false, says(400, refused))
	a := d.send(t)
	first, second := a, a
	first.System, first.ID, second.System, second.ID = "othervendor", "x", "third", "y"
	made := d.made(t, first, second, a)
	if !strings.Contains(strings.Join(made.Notes, "; "), "2 attempts of other systems left out") {
		t.Errorf("notes %q", made.Notes)
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

// What is cut in an attempt that is left out stays cut where one that is in repeats it.
func TestWhatOnlyAnAttemptThatIsLeftOutNamesIsCutToo(t *testing.T) {
	t.Parallel()
	source := scenes()[0].source(t)
	source.Attempts[1].Answer.Body = record(`{"success":false,"messages":[{"code":"X","message":"no such user Umberto Quillfeather"}]}`)
	aside := source.Attempts[0]
	aside.ID, aside.System, aside.Operation = "01m0000000000000000000000z", "nextreason", ""
	aside.Request.Body = record(`{"first_name":"Umberto","last_name":"Quillfeather","phone":"+4915112345678"}`)
	pending, simulated := aside, aside
	pending.System, pending.Outcome = source.Attempts[0].System, api.Pending
	simulated.System, simulated.Simulated = source.Attempts[0].System, true
	for name, with := range map[string]func(*ticket.Source){
		"another system": func(s *ticket.Source) { s.Attempts = append([]history.Attempt{aside}, s.Attempts...) },
		"pending":        func(s *ticket.Source) { s.Attempts = append([]history.Attempt{pending}, s.Attempts...) },
		"simulated":      func(s *ticket.Source) { s.Attempts = append([]history.Attempt{simulated}, s.Attempts...) },
		"beside":         func(s *ticket.Source) { s.Beside = []history.Attempt{aside} },
	} {
		s := source
		with(&s)
		made := mustMake(t, s)
		text := made.Text.String()
		if strings.Contains(text, "Quillfeather") || strings.Contains(text, "Umberto") || !strings.Contains(text, "no such user [name-") {
			t.Errorf("%s: the name stays:\n%s", name, text)
		}
		for _, token := range made.Tokens { // a value that stands nowhere is not told of
			if token.Name == "phone-2" {
				t.Errorf("%s: %+v", name, token)
			}
		}
		contains(t, text, "[phone-1: +962", "(1 secret, 1 proof, 3 personal)")
	}
}
