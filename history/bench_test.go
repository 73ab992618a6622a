package history

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"casebook/api"

	bolt "go.etcd.io/bbolt"
)

// million is the environment variable that names a file for a history of a million attempts,
// which is grown there when it is not: it takes a minute or two, and 2 GB.
const million = "CASEBOOK_HISTORY_MILLION"

// sizes runs a benchmark with histories of growing length, as compact leaves them: growing
// many at once leaves more free pages than recording one by one does, which every commit
// writes.
func sizes(b *testing.B, run func(*testing.B, *Store)) {
	lengths := []int{1_000, 10_000, 100_000}
	path := os.Getenv(million)
	if path != "" {
		lengths = append(lengths, 1_000_000)
	}
	for _, n := range lengths {
		at := path
		if n < 1_000_000 {
			at = filepath.Join(b.TempDir(), "history.db")
		}
		s := At(at)
		if _, err := os.Stat(at); err != nil {
			s = grownAt(b, at, n)
			must[Compacted](b)(s.Compact(b.Context(), nil))
		}
		b.Run(fmt.Sprintf("N=%d", n), func(b *testing.B) { run(b, s) })
	}
}

// against reports the median time of subject, and its ratio to that of yardstick,
// which takes turns with it; and the ratio of the fastest quarters, which other programs
// disturb less. What prepare does is in neither.
func against(b *testing.B, prepare, subject, yardstick func()) {
	var ours, bare []time.Duration
	for b.Loop() {
		prepare()
		start := time.Now()
		subject()
		turn := time.Now()
		yardstick()
		ours, bare = append(ours, turn.Sub(start)), append(bare, time.Since(turn))
	}
	slices.Sort(ours)
	slices.Sort(bare)
	median, other := ours[len(ours)/2], bare[len(bare)/2]
	b.ReportMetric(float64(median), "ns/op")
	b.ReportMetric(float64(ours[len(ours)*99/100]), "p99-ns")
	b.ReportMetric(float64(median)/float64(other), "ratio")
	b.ReportMetric(float64(ours[len(ours)/4])/float64(bare[len(bare)/4]), "fast-ratio")
}

// bareCopy returns bbolt, open on a copy of the history.
func bareCopy(b *testing.B, s *Store) *bolt.DB {
	b.Helper()
	path := filepath.Join(b.TempDir(), "bare.db")
	from := must[*os.File](b)(os.Open(s.path))
	to := must[*os.File](b)(os.Create(path))
	must[int64](b)(io.Copy(to, from))
	_, _ = from.Close(), to.Close()
	db := must[*bolt.DB](b)(bolt.Open(path, 0o600, nil))
	b.Cleanup(func() { _ = db.Close() })
	return db
}

// planned returns the changes of a plan, for bare bbolt to make.
func planned(b *testing.B, s *Store, plan func(*source) ([]put, error)) (changes []put) {
	b.Helper()
	err := s.read(b.Context(), func(src *source) (err error) {
		changes, err = plan(src)
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
	return changes
}

func update(b *testing.B, db *bolt.DB, changes []put) {
	b.Helper()
	if err := db.Update(func(tx *bolt.Tx) error { return apply(tx, changes) }); err != nil {
		b.Fatal(err)
	}
}

// The yardstick of the writes is bbolt, kept open, making the same changes.

func BenchmarkBegin(b *testing.B) {
	sizes(b, func(b *testing.B, s *Store) {
		db := bareCopy(b, s)
		var changes []put
		against(b, func() {
			a := sample(b, "new")
			changes = planned(b, s, func(src *source) ([]put, error) { return s.planAdd(src, &a, &Case{Title: "new"}) })
		}, func() {
			must[Attempt](b)(s.Begin(b.Context(), sample(b, "new"), &Case{Title: "new"}))
		}, func() {
			update(b, db, changes)
		})
	})
}

func BenchmarkComplete(b *testing.B) {
	sizes(b, func(b *testing.B, s *Store) {
		db := bareCopy(b, s)
		var a Attempt
		var changes []put
		against(b, func() {
			a = sample(b, "new")
			a.Outcome = api.Pending
			update(b, db, planned(b, s, func(src *source) ([]put, error) { return s.planAdd(src, &a, nil) }))
			a = must[Attempt](b)(s.Begin(b.Context(), a, nil))
			a.Outcome = api.Refused
			changes = planned(b, s, func(src *source) ([]put, error) { return s.completing(src, &a) })
		}, func() {
			if err := s.Complete(b.Context(), a, nil); err != nil {
				b.Fatal(err)
			}
		}, func() {
			update(b, db, changes)
		})
	})
}

// Rewriting is set against completing: the same commit, of a record that is read whole
// before.
func BenchmarkRewrite(b *testing.B) {
	sizes(b, func(b *testing.B, s *Store) {
		var a Attempt
		begin := func() {
			a = sample(b, "new")
			a.Outcome = api.Pending
			a = must[Attempt](b)(s.Begin(b.Context(), a, nil))
			a.Outcome = api.Refused
		}
		against(b, begin, func() {
			must[Attempt](b)(s.Rewrite(b.Context(), a.ID, func(a *Attempt) error { a.Rules++; return nil }))
		}, func() {
			if err := s.Complete(b.Context(), a, nil); err != nil {
				b.Fatal(err)
			}
		})
	})
}

// The yardstick of reading is bbolt opening, stepping over the same rows without
// decoding them, and closing.

func BenchmarkFirstPage(b *testing.B) {
	sizes(b, func(b *testing.B, s *Store) {
		against(b, func() {}, func() {
			if rows := must[[]Summary](b)(s.Attempts(b.Context(), Page{Limit: 40})); len(rows) != 40 {
				b.Fatal(len(rows))
			}
		}, func() { bareRows(b, s, 40) })
	})
}

func BenchmarkFirstPageOfCases(b *testing.B) {
	sizes(b, func(b *testing.B, s *Store) {
		against(b, func() {}, func() {
			if cases := must[RecentCases](b)(s.Recent(b.Context(), CasePlace{}, 40)); len(cases.Rows) != 40 {
				b.Fatal(len(cases.Rows))
			}
		}, func() { bareRows(b, s, 40) })
	})
}

// Open is what every operation pays: lock, headers, the file's marker, unlock.
func BenchmarkOpen(b *testing.B) {
	sizes(b, func(b *testing.B, s *Store) {
		against(b, func() {}, func() {
			if err := s.read(b.Context(), func(*source) error { return nil }); err != nil {
				b.Fatal(err)
			}
		}, func() { bareRows(b, s, 0) })
	})
}

func bareRows(b *testing.B, s *Store, rows int) {
	b.Helper()
	db := must[*bolt.DB](b)(bolt.Open(s.path, 0o600, &bolt.Options{ReadOnly: true, Timeout: time.Second}))
	err := db.View(func(tx *bolt.Tx) error {
		cursor := tx.Bucket([]byte(attemptsBucket)).Cursor()
		cursor.Last()
		for range rows {
			cursor.Prev()
		}
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
	_ = db.Close()
}
