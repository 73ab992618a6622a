package history

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"casebook/api"
)

func TestACaseKnowsItsAttempts(t *testing.T) {
	t.Parallel()
	s := fresh(t)
	now := time.Date(2026, 6, 1, 9, 0, 0, 0, time.UTC)
	s.now = func() time.Time { return now }
	first := must[Attempt](t)(s.Begin(t.Context(), sample(t, "x"), &Case{Title: "Login fails", OurRef: "ZD-881"}))
	run(t, s, sample(t, "another case"), &Case{Title: "other"})
	now = now.Add(time.Minute)
	joining := sample(t, "second")
	joining.Case = first.Case
	second := must[Attempt](t)(s.Begin(t.Context(), joining, nil))
	opened := now.Add(-time.Minute)
	c := must[Case](t)(s.Case(t.Context(), first.Case))
	same(t, c, Case{
		ID: 1, Title: "Login fails", State: Open, System: "authmatech", Operation: "verify", OurRef: "ZD-881",
		Opened: opened, Changed: now, Attempts: 2, Last: second.Summary(),
	})
	began := now
	now = now.Add(time.Minute)
	second.Outcome, second.Timing.Total = api.Success, 99
	if err := s.Complete(t.Context(), second, nil); err != nil {
		t.Fatal(err)
	}
	c = must[Case](t)(s.Case(t.Context(), first.Case))
	if c.Last.Outcome != api.Success || c.Last.Duration != 99 || !c.Changed.Equal(began) || c.Attempts != 2 {
		t.Errorf("after completion: %+v", c)
	}
	if newest := must[Case](t)(s.NewestCase(t.Context())); newest.ID != 2 || newest.Attempts != 1 {
		t.Errorf("newest: %+v", newest)
	}
	whole(t, s)
}

// A case whose attempts were put elsewhere is not what anybody means by the newest one.
func TestTheNewestCaseHasAttempts(t *testing.T) {
	t.Parallel()
	s := fresh(t)
	first := run(t, s, sample(t, "x"), &Case{Title: "first"})
	moved := run(t, s, sample(t, "y"), &Case{Title: "second"})
	if _, err := s.Assign(t.Context(), []string{moved.ID}, first.Case, nil); err != nil {
		t.Fatal(err)
	}
	if newest := must[Case](t)(s.NewestCase(t.Context())); newest.ID != first.Case || newest.Attempts != 2 {
		t.Errorf("newest: %+v", newest)
	}
}

func TestUpdatingACaseKeepsWhatItsAttemptsSay(t *testing.T) {
	t.Parallel()
	s := fresh(t)
	now := time.Date(2026, 6, 1, 9, 0, 0, 0, time.UTC)
	s.now = func() time.Time { return now }
	a := run(t, s, sample(t, "x"), &Case{Title: "before"})
	now = now.Add(time.Hour)
	updated := must[Case](t)(s.UpdateCase(t.Context(), a.Case, func(c *Case) {
		c.Title, c.State, c.Checklist = "after", Solved, map[string]string{"e164": "pass"}
		c.ID, c.Attempts, c.Last, c.Changed = 99, 99, Summary{}, time.Time{}
	}))
	if updated.ID != a.Case || updated.Attempts != 1 || updated.Last.ID != a.ID || !updated.Changed.Equal(now) ||
		updated.Title != "after" || updated.State != Solved || updated.Checklist["e164"] != "pass" {
		t.Errorf("got %+v", updated)
	}
	same(t, must[Case](t)(s.Case(t.Context(), a.Case)), updated)
	if _, err := s.UpdateCase(t.Context(), 2, func(*Case) { t.Error("a case that is not there was changed") }); !isOneLine(err, ErrNotFound) {
		t.Errorf("got %v", err)
	}
	whole(t, s)
}

func TestAPanicInAChangeIsTheCallersAndChangesNothing(t *testing.T) {
	t.Parallel()
	s := fresh(t)
	a := run(t, s, sample(t, "x"), &Case{Title: "before"})
	func() {
		defer func() {
			if recover() == nil {
				t.Error("the panic was swallowed")
			}
		}()
		_, _ = s.UpdateCase(t.Context(), a.Case, func(*Case) { panic("the caller's") })
	}()
	if c := must[Case](t)(s.Case(t.Context(), a.Case)); c.Title != "before" {
		t.Errorf("got %+v", c)
	}
	run(t, s, sample(t, "the lock is free"), nil)
}

func TestCasesComeNewestFirstPageByPage(t *testing.T) {
	t.Parallel()
	s := fresh(t)
	var want []string
	for i := range 17 {
		a := run(t, s, sample(t, "x"), &Case{Title: fmt.Sprint(i), Notes: strings.Repeat("a note ", 100)})
		want = append([]string{fmt.Sprint(i)}, want...)
		for range i % 4 {
			joining := sample(t, "x")
			joining.Case = a.Case
			run(t, s, joining, nil)
		}
	}
	for limit := 1; limit < 19; limit++ {
		var got []string
		for before := uint64(0); ; {
			cases := must[[]Case](t)(s.Cases(t.Context(), before, limit))
			for _, c := range cases {
				got = append(got, c.Title)
				if c.Attempts != int(c.ID-1)%4+1 || c.Last.Case != c.ID {
					t.Errorf("case %d: %d attempts, the last is of case %d", c.ID, c.Attempts, c.Last.Case)
				}
			}
			if len(cases) < limit {
				break
			}
			before = cases[len(cases)-1].ID
		}
		if !reflect.DeepEqual(got, want) {
			t.Fatalf("by %d: %v", limit, got)
		}
	}
	whole(t, s)
}

func TestADamagedCaseIsNamedAndTheOthersAreListed(t *testing.T) {
	t.Parallel()
	sp := collected(t)
	s := store(t, []byte(strings.ReplaceAll(string(sp.content), "case-008", "case-OO8")))
	cases, err := s.Cases(t.Context(), 0, 100)
	if !isOneLine(err, ErrDamaged) || !strings.Contains(err.Error(), "case 3") || len(cases) != 9 {
		t.Errorf("%d cases, %v", len(cases), err)
	}
	if _, err := s.Case(t.Context(), 3); !isOneLine(err, ErrDamaged) || !strings.Contains(err.Error(), "case 3") {
		t.Errorf("the case: %v", err)
	}
	if _, err := s.Begin(t.Context(), Attempt{Case: 3}, nil); !isOneLine(err, ErrDamaged) {
		t.Errorf("joining it: %v", err)
	}
	if rows := must[[]Summary](t)(s.Attempts(t.Context(), Page{Case: 3})); len(rows) != 4 {
		t.Errorf("%d of its 4 attempts", len(rows))
	}
	report := must[Report](t)(s.Check(t.Context()))
	if len(report.Problems) != 1 || report.Problems[0].ID != "case 3" {
		t.Errorf("check: %v", report.Problems)
	}
}
