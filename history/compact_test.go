package history

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

const canary = "canary-4711-canary"

// withOldBytes returns a history in whose free pages the canary is left.
func withOldBytes(t testing.TB, n int) *Store {
	t.Helper()
	s := fresh(t)
	a := sample(t, "old")
	a.Title = canary
	a = run(t, s, a, nil)
	mixed(t, s, n)
	must[Attempt](t)(s.Rewrite(t.Context(), a.ID, func(a *Attempt) error {
		a.Title = "cut"
		return nil
	}))
	return s
}

func TestCompactingKeepsEverythingAndOldBytesAreGone(t *testing.T) {
	t.Parallel()
	s := withOldBytes(t, 60)
	want := keptIn(t, s)
	if len(folderHolds(t, s, canary)) == 0 {
		t.Fatal("nothing is left of the old bytes before")
	}
	told := int64(0)
	done := must[Compacted](t)(s.Compact(t.Context(), func(done, _ int64) { told = max(told, done) }))
	same(t, keptIn(t, s), want)
	if holds := folderHolds(t, s, canary); len(holds) > 0 {
		t.Errorf("the old bytes are in %v", holds)
	}
	alone(t, s)
	info := must[os.FileInfo](t)(os.Stat(s.Path()))
	if done.After != info.Size() || done.Before <= done.After || told == 0 || info.Mode().Perm() != 0o600 {
		t.Errorf("%+v, %d told; the file has %d bytes and mode %s", done, told, info.Size(), info.Mode())
	}
	run(t, s, sample(t, "after"), &Case{Title: "after"})
	if report := whole(t, s); report.Attempts != 62 || report.Cases != 13 {
		t.Errorf("%+v", report)
	}
}

func TestCompactingANothingDoesNothing(t *testing.T) {
	t.Parallel()
	s := fresh(t)
	if done, err := s.Compact(t.Context(), nil); err != nil || done.Before != 0 {
		t.Errorf("%+v, %v", done, err)
	}
	if _, err := os.Stat(filepath.Dir(s.Path())); !errors.Is(err, os.ErrNotExist) {
		t.Error("a folder was made")
	}
}

func TestALinkToAHistoryStaysOneWhenItIsCompacted(t *testing.T) {
	t.Parallel()
	s := withOldBytes(t, 5)
	link := filepath.Join(t.TempDir(), "link.db")
	if err := os.Symlink(s.Path(), link); err != nil {
		t.Fatal(err)
	}
	must[Compacted](t)(At(link).Compact(t.Context(), nil))
	if target, err := os.Readlink(link); err != nil || target != s.Path() {
		t.Errorf("the link leads to %q, %v", target, err)
	}
	if report := whole(t, s); report.Attempts != 6 {
		t.Errorf("%+v", report)
	}
	if holds := folderHolds(t, s, canary); len(holds) > 0 {
		t.Errorf("the old bytes are in %v", holds)
	}
}

func TestADamagedHistoryIsNotCompacted(t *testing.T) {
	t.Parallel()
	sp := collected(t)
	a := sp.attempts[7]
	content := bytes.ReplaceAll(sp.content, []byte("evidence-007"), []byte("evidence-oo7"))
	s := store(t, content)
	_, err := s.Compact(t.Context(), nil)
	if !isOneLine(err, ErrDamaged) || !strings.Contains(err.Error(), a.ID) || !strings.Contains(err.Error(), "salvage") {
		t.Errorf("%v", err)
	}
	if !bytes.Equal(must[[]byte](t)(os.ReadFile(s.Path())), content) {
		t.Error("the file was changed")
	}
	alone(t, s)
}

func TestACompactionThatWasKilledLeavesTheOldFileOrTheNewOne(t *testing.T) {
	t.Parallel()
	s := withOldBytes(t, 150)
	want, takes := keptIn(t, s), round(t, withOldBytes(t, 150), "compact")
	for range rounds(60) {
		endedEarly(t, s, "compact", takes)
		if rows := must[[]Summary](t)(s.Attempts(t.Context(), Page{Limit: 1000})); len(rows) != len(want.Attempts) {
			t.Fatalf("%d attempts", len(rows))
		}
	}
	same(t, keptIn(t, s), want)
	whole(t, s)
	must[Compacted](t)(s.Compact(t.Context(), nil))
	alone(t, s)
	same(t, keptIn(t, s), want)
	if holds := folderHolds(t, s, canary); len(holds) > 0 {
		t.Errorf("the old bytes are in %v", holds)
	}
	whole(t, s)
}

func TestWhatIsRecordedWhileAHistoryIsCompactedIsInIt(t *testing.T) {
	t.Parallel()
	s := fresh(t)
	mixed(t, s, 50)
	ctx, stop := context.WithCancel(t.Context())
	var compacting sync.WaitGroup
	for range 2 {
		compacting.Go(func() {
			for ctx.Err() == nil {
				if _, err := s.Compact(t.Context(), nil); err != nil {
					t.Error(err)
				}
			}
		})
	}
	var ids []string
	for range 100 {
		ids = append(ids, run(t, s, sample(t, "meanwhile"), nil).ID)
	}
	stop()
	compacting.Wait()
	for _, id := range ids {
		must[Attempt](t)(s.Attempt(t.Context(), id))
	}
	if report := whole(t, s); report.Attempts != 150 || report.Pending != 0 {
		t.Errorf("%+v", report)
	}
	must[Compacted](t)(s.Compact(t.Context(), nil))
	alone(t, s)
}

func TestAHistoryIsCompactedOnlyWhereThereIsRoom(t *testing.T) {
	t.Parallel()
	s := fresh(t)
	err := s.unbuilt(&roomError{2_500_000, 900})
	if err == nil || !strings.Contains(err.Error(), "about 2.5 MB") || !strings.Contains(err.Error(), "900 bytes free") || strings.Contains(err.Error(), "\n") {
		t.Errorf("%v", err)
	}
}

func TestTheIndexesAreMadeAnewWhateverTheSize(t *testing.T) {
	t.Parallel()
	for _, n := range []int{1, 255, 256, 257, 384, 385, 639, 640, 641, 895, 1024, 1153, 1665}[:rounds(13)] {
		s := grown(t, n)
		// What is wrong in an index is mended.
		if err := s.write(t.Context(), func(src *source) ([]put, error) {
			e := src.edit()
			a, id := newGrower(t).grownAttempt(0)
			row := listing{Summary: a.Summary()}
			e.remove(usersBucket, entriesOf(id, &row)[0].key)
			return e.finish()
		}); err != nil {
			t.Fatal(err)
		}
		must[Compacted](t)(s.Compact(t.Context(), nil))
		if report := whole(t, s); report.Attempts != n || report.Cases != (n+2)/3 {
			t.Errorf("%d: %+v", n, report)
		}
		must[Attempt](t)(s.Add(t.Context(), sample(t, "after"), &Case{}))
		whole(t, s)
	}
}

func TestCasesWithGapsBetweenTheirNumbersAreCompacted(t *testing.T) {
	t.Parallel()
	for _, numbers := range [][]uint64{{127}, {128}, {1, 129}, {192, 320}, {255, 256, 257}, {256, 512, 513}, {3, 700, 701, 1000}} {
		s := fresh(t)
		var cases []Case
		for _, number := range numbers {
			cases = append(cases, Case{ID: number, Title: "x", State: Open, Opened: time.Unix(int64(number), 0), Changed: time.Unix(1, 0)})
		}
		must[Imported](t)(s.Import(t.Context(), Batch{Cases: cases, Numbers: map[uint64]uint64{}, Opened: Opened{}}))
		whole(t, s)
		must[Compacted](t)(s.Compact(t.Context(), nil))
		if report := whole(t, s); report.Cases != len(numbers) {
			t.Errorf("%v: %+v", numbers, report)
		}
		if got := must[FoundCases](t)(s.SearchCases(t.Context(), Query{}, 0, 100)); len(got.Rows) != len(numbers) {
			t.Errorf("%v: %d are found", numbers, len(got.Rows))
		}
	}
}

// A window that searched before keeps in memory what is not packed yet.
func TestASearchSeesTheFileThatTookTheHistorysPlace(t *testing.T) {
	t.Parallel()
	s, other := fresh(t), fresh(t)
	for _, to := range []*Store{s, other} {
		run(t, to, sample(t, "x"), nil)
	}
	find := func() string {
		return must[Found](t)(s.Search(t.Context(), Query{}, Page{})).Rows[0].ID
	}
	find()
	want := must[[]Summary](t)(other.Attempts(t.Context(), Page{}))[0].ID
	if err := os.Rename(other.Path(), s.Path()); err != nil {
		t.Fatal(err)
	}
	if got := find(); got != want {
		t.Errorf("it finds %s of the old file, not %s", got, want)
	}
}
