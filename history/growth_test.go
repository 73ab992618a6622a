package history

import (
	"context"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"iter"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"casebook/api"

	bolt "go.etcd.io/bbolt"
)

// grown returns a history of n complete attempts in n/3 cases, written by bbolt in
// few transactions.
func grown(t testing.TB, n int) *Store {
	t.Helper()
	s := At(filepath.Join(t.TempDir(), "history.db"))
	if err := s.create(); err != nil {
		t.Fatal(err)
	}
	db := must[*bolt.DB](t)(bolt.Open(s.path, 0o600, &bolt.Options{NoSync: true}))
	grow := newGrower(t)
	for from := 0; from < n; from += 10_000 {
		err := db.Update(func(tx *bolt.Tx) error {
			for i := from; i < min(n, from+10_000); i++ {
				if err := apply(tx, grow.attempt(i)); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	return s
}

// grower makes many attempts from one, without encoding each.
type grower struct {
	short, whole, aCase string
	start               time.Time
}

const (
	anyID   = "00000000000000000000000000"
	anyCase = 123456789
)

func newGrower(t testing.TB) grower {
	t.Helper()
	g := grower{start: time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)}
	a := sample(t, "grown")
	a.ID, a.Case, a.Recorded = anyID, anyCase, g.start
	c := Case{ID: anyCase, Title: "Login fails after SIM swap", State: Open, System: a.System, Operation: a.Operation,
		Notes: "called twice, has a new phone since Monday", Opened: g.start, Changed: g.start}
	g.short = string(must[[]byte](t)(json.Marshal(listing{a.Summary(), g.start, findingOf(a)})))
	g.whole = string(must[[]byte](t)(json.Marshal(a)))
	g.aCase = string(must[[]byte](t)(json.Marshal(c)))
	return g
}

// attempt returns the changes that record attempt i.
func (g grower) attempt(i int) []put {
	var id attemptID
	binary.BigEndian.PutUint64(id[:], uint64(g.start.Add(time.Duration(i)*time.Second).UnixMilli())<<16)
	binary.BigEndian.PutUint64(id[8:], uint64(i)*0x9E3779B97F4A7C15)
	number := uint64(i/3 + 1)
	fill := strings.NewReplacer(anyID, id.String(), strconv.Itoa(anyCase), strconv.FormatUint(number, 10))
	block := func(key []byte, text string) []byte { return seal(nil, key, []byte(fill.Replace(text))) }
	key := memberKey(number, id)
	changes := []put{
		{bucket: attemptsBucket, key: id[:], value: append(block(id[:], g.short), block(id[:], g.whole)...)},
		{bucket: casesBucket, key: key, value: encodeOrdinal(key, i%3+1)},
	}
	if i%3 > 0 {
		return changes
	}
	key = caseKey(number)
	return append([]put{{bucket: casesBucket, key: key, value: block(key, g.aCase), sequence: number}}, changes...)
}

// pagesOf returns how many pages bbolt allocates to apply changes, the list of free
// pages included.
func pagesOf(t testing.TB, s *Store, plan func(*source) ([]put, error)) int {
	t.Helper()
	var changes []put
	err := s.read(context.Background(), func(src *source) (err error) {
		changes, err = plan(src)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	db := must[*bolt.DB](t)(bolt.Open(s.path, 0o600, &bolt.Options{Timeout: time.Second}))
	tx := must[*bolt.Tx](t)(db.Begin(true))
	if err := apply(tx, changes); err != nil {
		t.Fatal(err)
	}
	if err := tx.Commit(); err != nil {
		t.Fatal(err)
	}
	stats := tx.Stats()
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	return int(stats.GetPageCount())
}

// These are the pages of a commit: the newest leaf of attempts (two pages when its
// records are long) and the branches above it, three from 33 000 attempts to four
// million; the same for cases, one branch less; the tree of buckets; the list of
// free pages.
func TestACommitWritesFewPagesWhateverTheSize(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ size, open, join, complete int }{
		{1_000, 10, 8, 6},
		{36_000, 12, 10, 7},
	} {
		s := grown(t, test.size)
		for range 6 {
			a := sample(t, "new")
			a.Outcome = api.Pending
			opened := pagesOf(t, s, func(src *source) ([]put, error) { return s.planAdd(src, &a, &Case{Title: "new"}) })
			joined := pagesOf(t, s, func(src *source) ([]put, error) { return s.planAdd(src, &a, nil) })
			a.Outcome = api.Success
			completed := pagesOf(t, s, func(src *source) ([]put, error) { return s.planComplete(src, &a) })
			if opened > test.open || joined > test.join || completed > test.complete {
				t.Errorf("with %d attempts: %d pages to open a case (at most %d), %d to join one (%d), %d to complete (%d)",
					test.size, opened, test.open, joined, test.join, completed, test.complete)
			}
		}
	}
}

// reads returns how many pages look makes s read.
func reads(t testing.TB, s *Store, look func(*source) error) (pages int) {
	t.Helper()
	err := s.read(t.Context(), func(src *source) error {
		err := look(src)
		pages = src.reads
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return pages
}

func TestAPageReadsAsMuchInALongHistoryAsInAShortOne(t *testing.T) {
	t.Parallel()
	const rows = 40
	counts := map[int][]int{}
	for _, n := range []int{1_000, 20_000} {
		s := grown(t, n)
		counts[n] = []int{
			reads(t, s, func(src *source) error { return take(src.listings(nil, &Damaged{}), rows) }),
			reads(t, s, func(src *source) error { return take(src.members(uint64(n/6), nil, &Damaged{}), 3) }),
			reads(t, s, func(src *source) error {
				list, err := src.cases(0, rows, &Damaged{})
				if len(list) != rows {
					t.Errorf("%d cases", len(list))
				}
				return err
			}),
		}
	}
	for i, small := range counts[1_000] {
		// Two levels more of each of the two trees are the way to the first row.
		if large := counts[20_000][i]; large > small+4 {
			t.Errorf("list %d: %d pages read with 20 000 attempts, %d with 1 000", i, large, small)
		}
	}
}

// take reads n rows.
func take(rows iter.Seq2[listing, error], n int) error {
	for _, err := range rows {
		if n--; n == 0 || err != nil {
			return err
		}
	}
	return fmt.Errorf("%d rows too few", n)
}
