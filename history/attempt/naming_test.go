package attempt_test

import (
	"errors"
	"strings"
	"testing"

	"casebook/api"
	"casebook/history"
	"casebook/history/attempt"
)

// of is an attempt at an operation, as it ended.
func of(system, operation, title string, outcome api.Outcome) history.Attempt {
	return history.Attempt{System: system, Operation: operation, Title: title, Outcome: outcome, Simulated: true}
}

// put records attempts in a case of their own and returns its number and their ids.
func put(t *testing.T, b bench, attempts ...history.Attempt) (number uint64, ids []string) {
	t.Helper()
	number, err := b.Together(t.Context(), attempts)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := b.Store.Attempts(t.Context(), history.Page{Case: number})
	if err != nil {
		t.Fatal(err)
	}
	for i := range rows {
		ids = append(ids, rows[len(rows)-1-i].ID)
	}
	return number, ids
}

func TestACaseIsNamedAfterTheAttemptsThatItHas(t *testing.T) {
	t.Parallel()
	b := newBench(t, says(verified))
	is := func(number uint64, system, title string) {
		t.Helper()
		if c, err := b.Store.Case(t.Context(), number); err != nil || c.Title != title || c.System != system {
			t.Errorf("case %d is %q of %s, want %q; %v", number, c.Title, c.System, title, err)
		}
	}
	const good, refused, late = "Authmatech · Verify: The number is verified", "Authmatech · Verify: refused", "Authmatech · Verify: late"
	first, ids := put(t, b, of("authmatech", "verify", "The number is verified", api.Success))
	second, more := put(t, b, of("authmatech", "verify", "refused", api.Refused), of("authmatech", "verify", "late", api.NoAnswer))
	is(first, "authmatech", good)
	is(second, "authmatech", late)
	join := func(to uint64, ids ...string) {
		t.Helper()
		if c, err := b.Join(t.Context(), to, ids...); err != nil || c.ID != to {
			t.Fatal(c, err)
		}
	}
	join(first, more[1])
	is(first, "authmatech", late)
	is(second, "authmatech", refused)
	join(first, more[0])
	is(second, "authmatech", refused) // it has none, and is what it was
	join(0, more[1], more[0])
	is(first, "authmatech", good)
	join(second, ids[0])
	is(second, "authmatech", good)
	if _, err := b.Store.UpdateCase(t.Context(), second, func(c *history.Case) { c.Title, c.Titled = "Ours", true }); err != nil {
		t.Fatal(err)
	}
	join(second, more[0])
	is(second, "authmatech", "Ours")
}

func TestACaseOfTwoSystemsIsNamedAfterWhatWentWrong(t *testing.T) {
	t.Parallel()
	b := newBench(t, says(verified))
	_, good := put(t, b, of("scayle", "token_validate", "The access token is good", api.Success))
	_, bad := put(t, b, of("authmatech", "verify", "refused", api.Refused))
	c, err := b.NewCase(t.Context(), bad[0], good[0])
	if err != nil || c.Title != "Authmatech · Verify: refused" || c.System != "authmatech" || c.Operation != "verify" || c.Attempts != 2 {
		t.Errorf("%+v, %v", c, err)
	}
}

func TestACallAndACaseOfTheOtherKindStayApart(t *testing.T) {
	t.Parallel()
	b := newBench(t, says(verified))
	kept, err := b.Store.Add(t.Context(), history.Attempt{System: "authmatech", Operation: "verify", Outcome: api.Refused}, &history.Case{Title: "a customer's"})
	if err != nil {
		t.Fatal(err)
	}
	b.call.Case = kept.Case
	a, err := b.Send(t.Context(), b.call)
	if apart := new(attempt.Apart); !errors.As(err, &apart) || apart.Case != kept.Case || a.ID != "" || !strings.Contains(err.Error(), "they share no case") {
		t.Errorf("%+v, %v", a, err)
	}
	if rows, err := b.Store.Attempts(t.Context(), history.Page{}); err != nil || len(rows) != 1 {
		t.Errorf("%d attempts are recorded; %v", len(rows), err)
	}
}
