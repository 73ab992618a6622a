package history

import (
	"errors"
	"maps"
	"os"
	"slices"
	"testing"
	"time"

	"casebook/api"
)

// aged returns a history with cases in several states, at least a day old, and the clock
// that it stands at.
func aged(t testing.TB) (*Store, map[string]Attempt) {
	t.Helper()
	s := fresh(t)
	start := time.Date(2026, 1, 1, 9, 0, 0, 0, time.UTC)
	now := start
	s.now = func() time.Time { return now }
	made := map[string]Attempt{}
	add := func(name string, day int, system string, open *Case, of uint64) {
		now = start.AddDate(0, 0, day)
		a := sample(t, name)
		a.Title, a.System, a.Case = canary+name, system, of
		made[name] = must[Attempt](t)(s.Add(t.Context(), a, open))
	}
	add("solved 1", 0, "authmatech", &Case{Title: canary, State: Solved}, 0)
	add("open 1", 1, "authmatech", &Case{Title: "open", State: Open}, 0)
	add("waiting", 2, "nextreason", &Case{Title: "waiting", State: WaitingVendor}, 0)
	add("none", 3, "nextreason", nil, 0)
	add("solved 2", 4, "authmatech", nil, 1)
	add("dropped", 50, "authmatech", &Case{Title: "dropped", State: Dropped}, 0)
	add("new", 99, "authmatech", nil, 0)
	now = start.AddDate(0, 0, 100)
	return s, made
}

func TestForgettingByAgeSparesOpenCases(t *testing.T) {
	t.Parallel()
	s, made := aged(t)
	f := Forget{Before: s.now().AddDate(0, 0, -60)}
	doomed := must[Doomed](t)(s.Doomed(t.Context(), f))
	if doomed.Attempts != 3 || doomed.Open != 2 || doomed.Recent != 0 || !slices.Equal(doomed.Cases, []uint64{1}) ||
		!maps.Equal(doomed.Systems, map[string]int{"authmatech": 2, "nextreason": 1}) || !maps.Equal(doomed.States, map[State]int{Solved: 2, "": 1}) ||
		!doomed.Oldest.Equal(made["solved 1"].Recorded) || !doomed.Newest.Equal(made["solved 2"].Recorded) {
		t.Errorf("%+v", doomed)
	}
	if report := whole(t, s); report.Attempts != 7 {
		t.Errorf("looking took something: %+v", report)
	}
	removed := must[Removed](t)(s.Forget(t.Context(), doomed, nil))
	if removed.Attempts != 3 || !slices.Equal(removed.Cases, []uint64{1}) {
		t.Errorf("%+v", removed)
	}
	for name, a := range made {
		_, err := s.Attempt(t.Context(), a.ID)
		gone := name == "solved 1" || name == "solved 2" || name == "none"
		if errors.Is(err, ErrNotFound) != gone {
			t.Errorf("%s: %v", name, err)
		}
	}
	if report := whole(t, s); report.Attempts != 4 || report.Cases != 3 {
		t.Errorf("%+v", report)
	}
	f.AlsoOpen = true
	if doomed := must[Doomed](t)(s.Doomed(t.Context(), f)); doomed.Attempts != 2 || doomed.Open != 0 || len(doomed.Cases) != 0 {
		t.Errorf("of open cases too: %+v", doomed)
	}
	if again := must[Removed](t)(s.Forget(t.Context(), Doomed{}, nil)); again.Attempts != 0 {
		t.Errorf("%+v", again)
	}
}

func TestWhatIsForgottenIsGoneFromTheFolder(t *testing.T) {
	t.Parallel()
	s, made := aged(t)
	doomed := must[Doomed](t)(s.Doomed(t.Context(), Forget{}))
	if doomed.Attempts != 7 || len(doomed.Cases) != 2 {
		t.Errorf("%+v", doomed)
	}
	must[Removed](t)(s.Forget(t.Context(), doomed, nil))
	if len(folderHolds(t, s, canary)) == 0 {
		t.Error("nothing is left before it is compacted: the test shows nothing")
	}
	must[Compacted](t)(s.Compact(t.Context(), nil))
	if holds := folderHolds(t, s, canary); len(holds) > 0 {
		t.Errorf("it is in %v", holds)
	}
	alone(t, s)
	// Open cases stay, without attempts; numbers are not given out again.
	if report := whole(t, s); report.Attempts != 0 || report.Cases != 2 {
		t.Errorf("%+v", report)
	}
	if a := run(t, s, made["open 1"], &Case{}); a.Case != 5 {
		t.Errorf("the next case is %d", a.Case)
	}
}

func TestNamedAttemptsAreForgottenWhateverTheirCase(t *testing.T) {
	t.Parallel()
	s, made := aged(t)
	doomed := must[Doomed](t)(s.Doomed(t.Context(), Forget{IDs: []string{made["open 1"].ID, made["dropped"].ID}}))
	if doomed.Attempts != 2 || !slices.Equal(doomed.Cases, []uint64{4}) {
		t.Errorf("%+v", doomed)
	}
	query := Query{All: []Condition{{Field: InSystem, Values: []string{"nextreason"}}}}
	if doomed := must[Doomed](t)(s.Doomed(t.Context(), Forget{IDs: []string{made["open 1"].ID, made["none"].ID}, Query: query})); doomed.Attempts != 1 {
		t.Errorf("%+v", doomed)
	}
	if _, err := s.Doomed(t.Context(), Forget{IDs: []string{"x"}}); err == nil {
		t.Error("x is an id")
	}
}

// What counts among a user's tries stays, and so does a call that may be on its way; the
// call of a program that died does not.
func TestWhatGuardsAUserIsNotForgotten(t *testing.T) {
	t.Parallel()
	s := fresh(t)
	now := time.Date(2026, 1, 1, 9, 0, 0, 0, time.UTC)
	s.now = func() time.Time { return now }
	must[Attempt](t)(s.Begin(t.Context(), sample(t, "dead"), nil))
	now = now.Add(30 * time.Minute)
	must[Attempt](t)(s.Begin(t.Context(), sample(t, "on its way"), nil))
	now = now.Add(30 * time.Minute)
	must[Attempt](t)(s.Add(t.Context(), sample(t, "just now"), nil))
	now = now.Add(5 * time.Minute)
	doomed := must[Doomed](t)(s.Doomed(t.Context(), Forget{}))
	if doomed.Attempts != 1 || doomed.Recent != 2 {
		t.Errorf("%+v", doomed)
	}
	if removed := must[Removed](t)(s.Forget(t.Context(), doomed, nil)); removed.Attempts != 1 {
		t.Errorf("%+v", removed)
	}
	rows := must[[]Summary](t)(s.Attempts(t.Context(), Page{}))
	if len(rows) != 2 || rows[1].Outcome != api.Pending {
		t.Errorf("%+v", rows)
	}
}

func TestForgettingThatWasKilledIsTakenUpAgain(t *testing.T) {
	t.Parallel()
	from := grown(t, 400)
	content := must[[]byte](t)(os.ReadFile(from.Path()))
	query := Query{All: []Condition{{Field: InSystem, Values: []string{"authmatech"}}}}
	doomed := must[Doomed](t)(from.Doomed(t.Context(), Forget{Query: query}))
	stay := 400 - doomed.Attempts
	takes, partly := round(t, store(t, content), "forget"), 0
	for i := range 60 {
		s := store(t, content)
		endedEarly(t, s, "forget", takes)
		left := must[Doomed](t)(s.Doomed(t.Context(), Forget{Query: query}))
		if left.Attempts > 0 && left.Attempts < doomed.Attempts {
			partly++
		}
		if i%6 == 0 {
			if report := whole(t, s); report.Attempts != stay+left.Attempts {
				t.Fatalf("%+v, of which %d are to be forgotten", report, left.Attempts)
			}
		}
		if i%12 > 0 {
			continue
		}
		if err := forgetOnce(s); err != nil {
			t.Fatal(err)
		}
		if report := whole(t, s); report.Attempts != stay {
			t.Errorf("%d attempts, not %d", report.Attempts, stay)
		}
		alone(t, s)
	}
	if partly == 0 {
		t.Error("no forgetting was ended on its way")
	}
}
