package history

import (
	"errors"
	"slices"
	"testing"

	"casebook/api"
)

// members returns the ids of a case's attempts, oldest first.
func members(t testing.TB, s *Store, number uint64) (ids []string) {
	t.Helper()
	for _, row := range must[[]Summary](t)(s.Attempts(t.Context(), Page{Case: number, Limit: 1000})) {
		ids = append(ids, row.ID)
		if row.Case != number {
			t.Errorf("attempt %s of case %d says case %d", row.ID, number, row.Case)
		}
	}
	slices.Reverse(ids)
	return ids
}

// clean fails the test unless a check finds nothing.
func clean(t testing.TB, s *Store) Report {
	t.Helper()
	report := must[Report](t)(s.Check(t.Context()))
	for _, problem := range report.Problems {
		t.Errorf("%s: %s", problem.ID, problem.Text)
	}
	return report
}

func TestAttemptsArePutTogetherAndTakenApart(t *testing.T) {
	t.Parallel()
	s := fresh(t)
	var ids []string
	for range 5 {
		ids = append(ids, run(t, s, sample(t, "x"), nil).ID)
	}
	first := run(t, s, sample(t, "y"), &Case{Title: "one"})

	c := must[Case](t)(s.Assign(t.Context(), []string{ids[3], ids[0], ids[3]}, first.Case, nil))
	if got, want := members(t, s, first.Case), []string{ids[0], ids[3], first.ID}; !slices.Equal(got, want) || c.Attempts != 3 || c.Last.ID != first.ID {
		t.Errorf("case %d has %v (says %d, last %s), want %v", c.ID, got, c.Attempts, c.Last.ID, want)
	}
	other := must[Case](t)(s.Assign(t.Context(), []string{ids[1], ids[0]}, 0, &Case{Title: "two", Owner: "rana"}))
	if got, want := members(t, s, other.ID), []string{ids[0], ids[1]}; !slices.Equal(got, want) || other.ID == first.Case || other.Title != "two" || other.System != "authmatech" {
		t.Errorf("new case %+v has %v, want %v", other, got, want)
	}
	if got, want := members(t, s, first.Case), []string{ids[3], first.ID}; !slices.Equal(got, want) {
		t.Errorf("case %d has %v left, want %v", first.Case, got, want)
	}
	must[Case](t)(s.Assign(t.Context(), []string{ids[3], first.ID}, 0, nil))
	if c := must[Case](t)(s.Case(t.Context(), first.Case)); c.Attempts != 0 || len(members(t, s, c.ID)) != 0 {
		t.Errorf("an empty case has %d attempts", c.Attempts)
	}
	clean(t, s)
	for _, wrong := range []struct {
		ids []string
		to  uint64
	}{{ids[:1], 99}, {[]string{"00000000000000000000000000"}, other.ID}, {nil, other.ID}, {[]string{"x"}, other.ID}} {
		if _, err := s.Assign(t.Context(), wrong.ids, wrong.to, nil); err == nil {
			t.Errorf("%v put into case %d", wrong.ids, wrong.to)
		}
	}
	if got, want := members(t, s, other.ID), []string{ids[0], ids[1]}; !slices.Equal(got, want) {
		t.Errorf("after what was refused case %d has %v, want %v", other.ID, got, want)
	}
}

func TestWhatIsRemovedIsGoneEverywhere(t *testing.T) {
	t.Parallel()
	s := grown(t, 1100)
	page := must[[]Summary](t)(s.Attempts(t.Context(), Page{Limit: 900}))
	var ids []string
	for _, row := range page[100:] {
		ids = append(ids, row.ID)
	}
	going := must[Attempt](t)(s.Begin(t.Context(), sample(t, "going on"), nil))
	removed := must[Removed](t)(s.Remove(t.Context(), append(ids, ids[0], "00000000000000000000000000", going.ID)))
	if removed.Attempts != len(ids) || len(removed.Cases) < 100 {
		t.Errorf("removed %d attempts and %d cases", removed.Attempts, len(removed.Cases))
	}
	for _, number := range removed.Cases {
		if _, err := s.Case(t.Context(), number); !errors.Is(err, ErrNotFound) {
			t.Fatalf("case %d: %v", number, err)
		}
		if number%4 != 0 && number%4 != 3 { // as the grower makes them
			t.Errorf("case %d is gone and was neither solved nor dropped", number)
		}
	}
	report := clean(t, s)
	if report.Attempts != 1100-len(ids)+1 {
		t.Errorf("%d attempts are left", report.Attempts)
	}
	for _, id := range []string{ids[0], ids[799]} {
		if _, err := s.Summary(t.Context(), id); !errors.Is(err, ErrNotFound) {
			t.Errorf("attempt %s: %v", id, err)
		}
	}
	got := everything(t, s, Query{}, Page{Limit: 100})
	if len(got) != report.Attempts || slices.Contains(got, ids[400]) {
		t.Errorf("a search finds %d of %d", len(got), report.Attempts)
	}
}

func TestTheSameUserAndTheSameAnswerAreFoundByTheirIndex(t *testing.T) {
	t.Parallel()
	s := fresh(t)
	mine := sample(t, "x")
	mine.User = "Rana@Example.com"
	first := run(t, s, mine, &Case{Title: "one"})
	second := run(t, s, sample(t, "y"), &Case{Title: "two"})
	other := mine
	other.User, other.Codes = "rana@example.com", []string{"OTHER"}
	third := run(t, s, other, nil)
	longer := mine
	longer.User = "rana@example.com.jo"
	run(t, s, longer, nil)

	rows := must[[]Summary](t)(s.OfUser(t.Context(), "RANA@example.com", 10))
	if len(rows) != 2 || rows[0].ID != third.ID || rows[1].ID != first.ID {
		t.Errorf("of the user: %+v", rows)
	}
	alike := must[Alike](t)(s.Alike(t.Context(), first.Summary(), 10))
	if alike.Attempts != 2 || !slices.Equal(alike.Cases, []uint64{second.Case}) || alike.IDs[1] != second.ID {
		t.Errorf("alike: %+v", alike)
	}
	must[Case](t)(s.Assign(t.Context(), []string{second.ID}, first.Case, nil))
	if alike := must[Alike](t)(s.Alike(t.Context(), third.Summary(), 10)); alike.Attempts != 0 {
		t.Errorf("alike to what is like nothing: %+v", alike)
	}
	if alike := must[Alike](t)(s.Alike(t.Context(), second.Summary(), 10)); !slices.Equal(alike.Cases, []uint64{first.Case}) {
		t.Errorf("after moving: %+v", alike)
	}
	pending := must[Attempt](t)(s.Begin(t.Context(), mine, nil))
	if rows := must[[]Summary](t)(s.OfUser(t.Context(), mine.User, 1)); rows[0].ID != pending.ID || rows[0].Outcome != api.Pending {
		t.Errorf("the newest of the user: %+v", rows)
	}
}

func TestTheStampChangesWithEachCommit(t *testing.T) {
	t.Parallel()
	s := fresh(t)
	seen := []Stamp{must[Stamp](t)(s.Stamp(t.Context()))}
	for range 50 {
		must[Attempt](t)(s.Add(t.Context(), sample(t, "x"), nil))
		stamp := must[Stamp](t)(At(s.path).Stamp(t.Context()))
		if slices.Contains(seen, stamp) {
			t.Fatalf("stamp %+v came before", stamp)
		}
		must[[]Summary](t)(s.Attempts(t.Context(), Page{}))
		if again := must[Stamp](t)(s.Stamp(t.Context())); again != stamp {
			t.Fatalf("reading changed the stamp: %+v, %+v", stamp, again)
		}
		seen = append(seen, stamp)
	}
}
