package history

import (
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	bolt "go.etcd.io/bbolt"
)

// recents returns the numbers of all cases, limit a page, and those that are
// lost.
func recents(t testing.TB, s *Store, limit int) (numbers, lost []uint64, err error) {
	t.Helper()
	for from := (CasePlace{}); ; {
		found, pageErr := s.Recent(t.Context(), from, limit)
		err = errors.Join(err, pageErr)
		for _, c := range found.Rows {
			numbers = append(numbers, c.ID)
		}
		for _, c := range found.Lost {
			lost = append(lost, c.ID)
		}
		if from = found.Next; from == (CasePlace{}) {
			return numbers, lost, err
		}
	}
}

func TestWhatWasChangedLastComesFirst(t *testing.T) {
	t.Parallel()
	s := fresh(t)
	now := time.Date(2026, 6, 1, 9, 0, 0, 0, time.UTC)
	s.now = func() time.Time { return now }
	first := map[uint64]Attempt{}
	for i := range 5 {
		now = now.Add(time.Minute)
		a := run(t, s, sample(t, fmt.Sprint(i)), &Case{Title: fmt.Sprint("case ", i+1)})
		first[a.Case] = a
	}
	order := func(want ...uint64) {
		t.Helper()
		for _, limit := range []int{1, 2, 100} {
			if got, lost, err := recents(t, s, limit); !slices.Equal(got, want) || len(lost) > 0 || err != nil {
				t.Errorf("%d a page: %v, want %v; lost %v, %v", limit, got, want, lost, err)
			}
		}
		whole(t, s)
	}
	order(5, 4, 3, 2, 1)
	now = now.Add(time.Minute)
	must[Case](t)(s.UpdateCase(t.Context(), 2, func(c *Case) { c.Notes = "he has a new SIM" }))
	order(2, 5, 4, 3, 1)
	now = now.Add(time.Minute)
	again := sample(t, "again")
	again.Case = 4
	begun := must[Attempt](t)(s.Begin(t.Context(), again, nil))
	order(4, 2, 5, 3, 1)
	now = now.Add(time.Minute)
	must[Case](t)(s.Assign(t.Context(), []string{first[1].ID}, 3, nil))
	order(3, 1, 4, 2, 5) // the one that lost it has changed, too
	begun.Outcome = "success"
	if err := s.Complete(t.Context(), begun, nil); err != nil {
		t.Fatal(err)
	}
	must[Removed](t)(s.Remove(t.Context(), []string{begun.ID}))
	order(3, 1, 2, 5, 4) // what made case 4 the last one is gone
	must[Compacted](t)(s.Compact(t.Context(), nil))
	order(3, 1, 2, 5, 4)
	one, two := must[Case](t)(s.Case(t.Context(), 3)), must[Case](t)(s.Case(t.Context(), 2))
	found := must[RecentCases](t)(s.Recent(t.Context(), two.Place(), 1))
	if !one.Before(two) || two.Before(one) || len(found.Rows) != 1 || found.Rows[0].ID != 5 {
		t.Errorf("behind case 2: %+v", found.Rows)
	}
}

// Whatever is wrong in the index, every case that can be read is listed, once.
func TestADamagedIndexOfCasesByTimeHidesNoCase(t *testing.T) {
	t.Parallel()
	s := grown(t, 3000)
	want, _, err := recents(t, s, 300)
	if err != nil || len(want) != 1000 {
		t.Fatal(len(want), err)
	}
	var keys [][]byte
	db := must[*bolt.DB](t)(bolt.Open(s.path, 0o600, &bolt.Options{NoSync: true}))
	err = db.Update(func(tx *bolt.Tx) error {
		b := tx.Bucket([]byte(casetimesBucket))
		err := b.ForEach(func(key, _ []byte) error { keys = append(keys, slices.Clone(key)); return nil })
		for i := 100; i < 1000; i += 100 {
			err = errors.Join(err, b.Put(keys[i], []byte("none")))
		}
		return err
	})
	if err := errors.Join(err, db.Close()); err != nil {
		t.Fatal(err)
	}
	for _, limit := range []int{7, 300, 2000} {
		got, lost, err := recents(t, s, limit)
		if !errors.Is(err, ErrDamaged) || len(lost) > 0 || len(got) != 1000 {
			t.Fatalf("%d a page: %d are listed, %d lost; %v", limit, len(got), len(lost), err)
		}
		if !slices.Equal(got[:99], want[:99]) {
			t.Errorf("%d a page: the order is another", limit)
		}
		slices.Sort(got)
		if len(slices.Compact(got)) != 1000 {
			t.Errorf("%d a page: some are listed twice", limit)
		}
	}
	must[Compacted](t)(s.Compact(t.Context(), nil))
	if got, _, err := recents(t, s, 300); err != nil || !slices.Equal(got, want) {
		t.Errorf("after compacting: %d, %v", len(got), err)
	}
}

// A damaged case is not listed, but told with its number and when it was changed.
func TestADamagedCaseIsToldInItsPlace(t *testing.T) {
	t.Parallel()
	s := grown(t, 30)
	db := must[*bolt.DB](t)(bolt.Open(s.path, 0o600, &bolt.Options{NoSync: true}))
	err := db.Update(func(tx *bolt.Tx) error { return tx.Bucket([]byte(casesBucket)).Put(caseKey(7), []byte("none")) })
	if err := errors.Join(err, db.Close()); err != nil {
		t.Fatal(err)
	}
	found, err := s.Recent(t.Context(), CasePlace{}, 100)
	if !isOneLine(err, ErrDamaged) || len(found.Rows) != 9 || len(found.Lost) != 1 {
		t.Fatalf("%d listed, %v lost: %v", len(found.Rows), found.Lost, err)
	}
	if lost := found.Lost[0]; lost.ID != 7 || !found.Rows[2].Before(lost) || !lost.Before(found.Rows[3]) {
		t.Errorf("%+v is told between %d and %d", lost, found.Rows[2].ID, found.Rows[3].ID)
	}
}

// Where all of the index is lost, the cases are listed by number.
func TestALostIndexOfCasesByTimeHidesNoCase(t *testing.T) {
	t.Parallel()
	s := grown(t, 30)
	db := must[*bolt.DB](t)(bolt.Open(s.path, 0o600, &bolt.Options{NoSync: true}))
	err := db.Update(func(tx *bolt.Tx) error { return tx.DeleteBucket([]byte(casetimesBucket)) })
	if err := errors.Join(err, db.Close()); err != nil {
		t.Fatal(err)
	}
	for _, limit := range []int{3, 100} {
		got, lost, err := recents(t, s, limit)
		if want := []uint64{10, 9, 8, 7, 6, 5, 4, 3, 2, 1}; !slices.Equal(got, want) || len(lost) > 0 || !errors.Is(err, ErrDamaged) {
			t.Errorf("%d a page: %v, lost %v: %v", limit, got, lost, err)
		}
	}
}
