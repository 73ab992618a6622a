package ticket_test

import (
	"context"
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"

	"casebook/api/explain"
	"casebook/api/systems"
	"casebook/history"
	"casebook/history/attempt"
	"casebook/history/ticket"
)

// told is a desk with one refused call, of which the caller said and the engineer
// ticked something.
func told(t *testing.T) (desk, history.Attempt) {
	t.Helper()
	d := newDesk(t, false, says(400, refused))
	a := d.send(t)
	why, err := attempt.Explanation(a)
	if err != nil {
		t.Fatal(err)
	}
	first := why.First()
	d.hear(t, a.Case, attempt.Answer{ID: first.Question.ID, Question: first.Settle, Said: explain.SaidNo})
	open := slices.IndexFunc(why.Checklist, func(i explain.Item) bool { return i.State == systems.Ask })
	if _, err := d.Tick(t.Context(), a.Case, why.Checklist[open].ID, "pass"); err != nil {
		t.Fatal(err)
	}
	return d, a
}

func (d desk) hear(t *testing.T, inCase uint64, answer attempt.Answer) {
	t.Helper()
	if _, err := d.Hear(t.Context(), inCase, answer); err != nil {
		t.Fatal(err)
	}
}

// contains fails the test unless every text is in the ticket.
func contains(t *testing.T, text string, wants ...string) {
	t.Helper()
	for _, want := range wants {
		if !strings.Contains(text, want) {
			t.Errorf("the ticket lacks %q", want)
		}
	}
	if t.Failed() {
		t.Log(text)
	}
}

func TestWhatTheCallerSaidStandsInTheTicketAsHearsay(t *testing.T) {
	t.Parallel()
	d, a := told(t)
	for _, ref := range []string{"", a.ID} {
		text := d.ticket(t, ref).Text.String()
		contains(t, text, "## What the caller says\n", "Hearsay: told to us, seen in no exchange.",
			"The caller says: **no**, noted 2026-03-04 10:05:06.789 +03:00", "   - against: ", "the caller says no, see below", "(checked by us)")
		if strings.Contains(text, "you checked it") {
			t.Errorf("the desk is told what it checked:\n%s", text)
		}
	}
}

func TestAStepThatTheCallerDecidedSaysSo(t *testing.T) {
	t.Parallel()
	d := newDesk(t, false, says(400, refused))
	a := d.send(t)
	why := explain.Explanation{
		System: "authmatech", Operation: "verify",
		Causes:    []explain.Cause{{Row: "x", Basis: systems.Inferred, Title: "No balance", Settle: "Is there any balance?", Question: &explain.Question{ID: "q", Check: "balance", Yes: "against"}}},
		Checklist: []explain.Item{{ID: "balance", Text: "There is balance", State: systems.Ask, Because: "look", Group: []int{400}}},
	}
	words, err := json.Marshal(why)
	if err != nil || a.Explanation.UnmarshalText(words) != nil {
		t.Fatal(err)
	}
	d.hear(t, a.Case, attempt.Answer{ID: "q", Question: "Is there any balance?", Said: explain.SaidYes})
	c, _ := d.Store.Case(t.Context(), a.Case)
	made, err := ticket.Make(ticket.Source{Case: c, Attempts: []history.Attempt{a}, Packs: d.Packs, Key: d.key, Now: d.Now()})
	if err != nil {
		t.Fatal(err)
	}
	contains(t, made.Text.String(), "- [x] pass: There is balance (the caller says)\n", "   - against: the caller says yes, see below\n", "- Is there any balance? The caller says: **yes**")
}

func TestATimeThatTheCallerToldIsCalledThat(t *testing.T) {
	t.Parallel()
	d := newDesk(t, false, says(400, refused))
	a := d.send(t)
	a.ID, a.Happened = "01m00000000000000000000009", time.Time{}
	of := func(said string) ticket.Ticket {
		d.hear(t, a.Case, attempt.Answer{ID: attempt.HappenedQuestion(a.ID), Question: "When did this happen?", Said: said})
		c, err := d.Store.Case(t.Context(), a.Case)
		if err != nil {
			t.Fatal(err)
		}
		made, err := ticket.Make(ticket.Source{Case: c, Attempts: []history.Attempt{a}, Packs: d.Packs, Key: d.key, Now: d.Now()})
		if err != nil {
			t.Fatal(err)
		}
		return made
	}
	made := of("14:02")
	contains(t, made.Text.String(), "- **Time**: about 14:02, as the caller says; recorded 2026-03-04 10:05:06.789 +03:00",
		"- When did this happen? The caller says: **14:02**, noted ")
	if want := want(t, made, "time"); want.There || !strings.Contains(want.Missing, "only the caller's word") {
		t.Errorf("the desk's wish for the time: %+v", want)
	}
	contains(t, of(explain.SaidUnknown).Text.String(), "- **Time**: not known; recorded ", "The caller says: **unknown**")
}

func TestWhatTheCallerSaidIsRedactedLikeEverythingThatLeaves(t *testing.T) {
	t.Parallel()
	d, a := told(t)
	why, _ := attempt.Explanation(a)
	first := why.Causes[0]
	const other, hostile = "0795550199", "`x`\n## Forged [a](b) \x1b[31m\u202e"
	d.hear(t, a.Case, attempt.Answer{ID: first.Question.ID, Question: first.Settle, Said: other})
	d.hear(t, a.Case, attempt.Answer{ID: attempt.HappenedQuestion(a.ID), Question: hostile, Said: hostile + " when I called from " + other})
	d.hear(t, a.Case, attempt.Answer{ID: "another.vendors.row", Question: "Is it theirs?", Said: "yes, and nobody's business"})
	made := d.ticket(t, "")
	text := made.Text.String()
	contains(t, text, "The caller says: **`[phone-2: national, 10 digits]`**")
	for _, bad := range []string{other, "795550199", "\x1b", "\u202e", "\n## Forged", "nobody's business"} {
		if strings.Contains(text, bad) {
			t.Errorf("%q is in the ticket:\n%s", bad, text)
		}
	}
	if len(made.Leaks) != 0 {
		t.Errorf("leaks %q", made.Leaks)
	}
}

func TestOfACaseOnlyWhatWasSaidAndTickedComesWithOneOfItsAttempts(t *testing.T) {
	t.Parallel()
	d, a := told(t)
	c, attempts, err := ticket.Load(context.Background(), d.Store, a.ID)
	if err != nil || c.ID != 0 || len(c.Answers) != 1 || len(c.Checklist) != 1 || len(attempts) != 1 {
		t.Errorf("of an attempt: case %+v, %d attempts, %v", c, len(attempts), err)
	}
}
