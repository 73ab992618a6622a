package home

import (
	"cmp"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"casebook/api"
	"casebook/history"
	"casebook/ui/uitest"
	"casebook/views/nav"
)

func TestACaseThatChangesComesFirst(t *testing.T) {
	t.Parallel()
	setup := newSetup(t)
	for range 3 {
		keepCase(t, setup, 3*time.Hour, api.Refused, "The session ended")
	}
	d := drive(t, setup, 80, 22)
	uitest.MustContain(t, view(d), "▌ 3  ✗")
	d.Keys("down", "down")
	past(t, setup, noon().Add(-time.Minute))
	if _, err := setup.Store.UpdateCase(t.Context(), 2, func(c *history.Case) { c.Title, c.Titled = "he has a new SIM", true }); err != nil {
		t.Fatal(err)
	}
	d.Send(nav.Changed{})
	uitest.MustContain(t, view(d), " 2  ✗ he has a new SIM", "▌ 1  ✗ The session ended", "open   1 min", "open     3 h")
	for y, want := range []int64{2, 3, 1} {
		if got := d.Model.cases[y].ID; got != uint64(want) {
			t.Errorf("row %d is case %d", y, got)
		}
	}
}

// TestWhatIsListedIsWhatIsThereWithoutGaps changes cases while pages of them are read, as
// other windows do: what home knows is the beginning of the list, but for deleted cases
// below the newest page.
func TestWhatIsListedIsWhatIsThereWithoutGaps(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(d *rapid.T) {
		s := &Screen{unread: map[uint64]bool{}}
		there, clock := map[uint64]history.Case{}, int64(0)
		change := func(number uint64) {
			clock++
			there[number] = history.Case{ID: number, Changed: time.UnixMilli(clock)}
		}
		list := func() []history.Case {
			var all []history.Case
			for _, c := range there {
				all = append(all, c)
			}
			slices.SortFunc(all, func(a, b history.Case) int { return cmp.Compare(b.Changed.UnixMilli(), a.Changed.UnixMilli()) })
			return all
		}
		const size = 4
		// behind is where the list goes on, as the model has it; zero: at its beginning.
		read := func(behind history.Case, newest bool) {
			p := page{newest: newest}
			for _, c := range list() {
				if newest || behind.Before(c) {
					if len(p.cases) == size {
						p.next = p.cases[size-1].Place()
						break
					}
					p.cases = append(p.cases, c)
				}
			}
			s.join(p)
		}
		for number := range uint64(rapid.IntRange(0, 14).Draw(d, "cases")) {
			change(number + 1)
		}
		read(history.Case{}, true)
		for range rapid.IntRange(1, 30).Draw(d, "steps") {
			for range rapid.IntRange(0, 6).Draw(d, "changes") {
				change(uint64(rapid.IntRange(1, 20).Draw(d, "case")))
			}
			if n := len(s.cases); n > 0 && !s.all() && rapid.Bool().Draw(d, "down") {
				last := s.cases[n-1]
				read(last, false)
			} else {
				read(history.Case{}, true)
			}
		}
		read(history.Case{}, true)
		all := list()
		for i, c := range s.cases {
			if i >= len(all) || c.ID != all[i].ID {
				d.Fatalf("row %d is case %d: %v of %v", i, c.ID, s.cases, all)
			}
		}
		if s.all() && len(s.cases) != len(all) {
			d.Fatalf("%d of %d are listed, as if these were all", len(s.cases), len(all))
		}
		gone := s.cases[:min(1, len(s.cases))]
		for _, c := range gone {
			delete(there, c.ID)
		}
		read(history.Case{}, true)
		if slices.ContainsFunc(s.cases, func(c history.Case) bool { return len(gone) > 0 && c.ID == gone[0].ID }) {
			d.Fatalf("case %d is gone, and listed", gone[0].ID)
		}
	})
}
