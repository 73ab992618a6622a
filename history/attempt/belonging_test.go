package attempt_test

import (
	"slices"
	"testing"
	"time"

	"casebook/api"
	"casebook/history"
	"casebook/history/attempt"
)

func TestAnAttemptBelongsToTheNearestCaseOfItsUserAndSystem(t *testing.T) {
	t.Parallel()
	at := time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)
	a := history.Summary{ID: "a", System: "authmatech", User: "+962791234567", Happened: at}
	other := func(number uint64, after time.Duration, change func(*history.Summary)) history.Summary {
		s := history.Summary{ID: "other", Case: number, System: a.System, User: a.User, Happened: at.Add(after)}
		change(&s)
		return s
	}
	same := func(*history.Summary) {}
	others := []history.Summary{
		other(1, -25*time.Hour, same),
		other(2, -3*time.Hour, same),
		other(3, 2*time.Hour, same),
		other(4, time.Minute, func(s *history.Summary) { s.System = "nextreason" }),
		other(5, time.Minute, func(s *history.Summary) { s.Simulated = true }),
		other(6, time.Minute, func(s *history.Summary) { s.User = "+962790000000" }),
		other(0, time.Minute, same),
		other(2, -20*time.Hour, same),
		other(7, 0, func(s *history.Summary) { s.Happened, s.Recorded = time.Time{}, at.Add(-23*time.Hour) }),
		other(8, 0, func(s *history.Summary) { s.ID = "a" }),
	}
	if got := attempt.Belonging(a, others); !slices.Equal(got, []uint64{3, 2, 7}) {
		t.Errorf("it may belong to %v", got)
	}
	a.User = ""
	if got := attempt.Belonging(a, others); got != nil {
		t.Errorf("without a user it may belong to %v", got)
	}
}

func TestNoClosedCaseIsOffered(t *testing.T) {
	t.Parallel()
	b := newBench(t, says(verified))
	add := func(open *history.Case) history.Attempt {
		a, err := b.Store.Add(t.Context(), history.Attempt{System: "authmatech", Operation: "verify", User: "+962791234567", Outcome: api.Refused}, open)
		if err != nil {
			t.Fatal(err)
		}
		return a
	}
	older := add(&history.Case{Title: "older"})
	newer := add(&history.Case{Title: "newer"})
	loose := add(nil)
	if c, found := b.CaseFor(t.Context(), loose.Summary()); !found || c.ID != newer.Case {
		t.Errorf("case %d is offered", c.ID)
	}
	write := func(number uint64) {
		if _, err := b.Write(t.Context(), number, attempt.Edit{Field: attempt.CaseState, Was: "open", Is: "solved"}); err != nil {
			t.Fatal(err)
		}
	}
	write(newer.Case)
	if c, found := b.CaseFor(t.Context(), loose.Summary()); !found || c.ID != older.Case {
		t.Errorf("case %d is offered", c.ID)
	}
	if _, err := b.Join(t.Context(), older.Case, loose.ID); err != nil {
		t.Fatal(err)
	}
	if c, err := b.Store.Case(t.Context(), older.Case); err != nil || c.Attempts != 2 {
		t.Errorf("%d attempts, %v", c.Attempts, err)
	}
	write(older.Case)
	if c, found := b.CaseFor(t.Context(), loose.Summary()); found {
		t.Errorf("case %d is offered", c.ID)
	}
}
