package history

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
)

// older returns a history of schema 1, as it was written by a program that knew no other:
// 12 attempts, the newest of them pending, and 2 cases.
func older(t testing.TB) (*Store, []byte) {
	t.Helper()
	file := must[*os.File](t)(os.Open("testdata/schema-1.db.gz"))
	content := must[[]byte](t)(io.ReadAll(must[*gzip.Reader](t)(gzip.NewReader(file))))
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
	return store(t, content), content
}

// asItWas fails the test unless s holds what that program read in it.
func asItWas(t testing.TB, s *Store) {
	t.Helper()
	var lines []string
	all := keptIn(t, s)
	for _, a := range all.Attempts {
		lines = append(lines, string(must[[]byte](t)(json.Marshal(a))))
	}
	for _, c := range all.Cases {
		lines = append(lines, string(must[[]byte](t)(json.Marshal(c))))
	}
	want := strings.Split(strings.TrimSpace(string(must[[]byte](t)(os.ReadFile("testdata/schema-1.ndjson")))), "\n")
	if !slices.Equal(lines, want) {
		t.Errorf("it reads\n%s", strings.Join(lines, "\n"))
	}
}

func level(t testing.TB, s *Store) (n int) {
	t.Helper()
	if err := s.read(context.Background(), func(src *source) error { n = src.level; return nil }); err != nil {
		t.Fatal(err)
	}
	return n
}

func TestAHistoryOfSchema1IsReadAsItIs(t *testing.T) {
	t.Parallel()
	s, content := older(t)
	asItWas(t, s)
	whole(t, s)
	found := must[Found](t)(s.Search(t.Context(), Query{All: []Condition{{Field: AnyText, Values: []string{"title-007"}}}}, Page{}))
	if len(found.Rows) != 1 || found.Rows[0].Title != "title-007" {
		t.Errorf("a search finds %+v", found)
	}
	if rows := must[[]Summary](t)(s.OfUser(t.Context(), "+962791234567", 50)); len(rows) != 12 {
		t.Errorf("%d attempts of the user", len(rows))
	}
	if alike := must[Alike](t)(s.Alike(t.Context(), found.Rows[0], 50)); alike.Attempts == 0 {
		t.Errorf("%+v", alike)
	}
	if numbers, _, err := recents(t, s, 1); err != nil || len(numbers) != 2 {
		t.Errorf("%v are the last that changed; %v", numbers, err)
	}
	if cases := must[FoundCases](t)(s.SearchCases(t.Context(), Query{}, 0, 10)); len(cases.Rows) != 2 {
		t.Errorf("%d cases are found", len(cases.Rows))
	}
	must[Facets](t)(s.Count(t.Context(), Query{}, Page{}))
	target := filepath.Join(t.TempDir(), "backup.db")
	must[BackedUp](t)(s.Backup(t.Context(), target, false, nil))
	asItWas(t, At(target))
	if !bytes.Equal(must[[]byte](t)(os.ReadFile(s.Path())), content) {
		t.Error("the file was changed")
	}
}

func TestTheFirstChangeMakesAHistoryOneOfTodaysSchema(t *testing.T) {
	t.Parallel()
	for name, change := range map[string]func(s *Store) error{
		"update": func(s *Store) error { _, err := s.UpdateCase(t.Context(), 99, func(*Case) {}); return err },
		"compact": func(s *Store) error {
			_, err := s.Compact(t.Context(), nil)
			return errors.Join(err, ErrNotFound)
		},
	} {
		s, _ := older(t)
		told := int64(0)
		s.Migrating = func(n, _ int64) { told = max(told, n) }
		// There is no such case: nothing is changed but the schema.
		if err := change(s); !errors.Is(err, ErrNotFound) {
			t.Fatalf("%s: %v", name, err)
		}
		if n := level(t, s); n != schemaLevel || name == "update" && told == 0 {
			t.Errorf("%s: schema %d, %d told", name, n, told)
		}
		asItWas(t, s)
		alone(t, s)
		whole(t, s)
		if a := run(t, s, sample(t, "new"), &Case{}); a.Case != 3 {
			t.Errorf("%s: the next case is %d", name, a.Case)
		}
		if report := whole(t, s); report.Attempts != 13 || report.Pending != 1 {
			t.Errorf("%s: %+v", name, report)
		}
	}
}

func TestAMigrationThatWasKilledLeavesTheOldHistoryOrTheNewOne(t *testing.T) {
	t.Parallel()
	s, content := older(t)
	takes, olds := round(t, s, "migrate"), 0
	for range rounds(60) {
		s := store(t, content)
		endedEarly(t, s, "migrate", takes)
		if level(t, s) == 1 {
			olds, takes = olds+1, longer(takes)
		}
		if rows := must[[]Summary](t)(s.Attempts(t.Context(), Page{})); len(rows) != 12 {
			t.Fatalf("%d attempts", len(rows))
		}
		whole(t, s)
		if err := s.migrate(t.Context()); err != nil {
			t.Fatal(err)
		}
		asItWas(t, s)
		must[Compacted](t)(s.Compact(t.Context(), nil))
		alone(t, s)
	}
	if olds == 60 {
		t.Error("no migration ever came to its end")
	}
}

func TestProgramsThatMigrateAtOnceLoseNothing(t *testing.T) {
	t.Parallel()
	s, _ := older(t)
	var at sync.WaitGroup
	for range 6 {
		at.Go(func() {
			if _, err := At(s.Path()).Add(t.Context(), sample(t, "new"), nil); err != nil {
				t.Error(err)
			}
		})
	}
	at.Wait()
	if report := whole(t, s); report.Attempts != 18 || level(t, s) != schemaLevel {
		t.Errorf("%+v", report)
	}
}

func TestADamagedHistoryIsNotMigrated(t *testing.T) {
	t.Parallel()
	_, content := older(t)
	s := store(t, bytes.ReplaceAll(content, []byte("evidence-007"), []byte("evidence-oo7")))
	before := must[[]byte](t)(os.ReadFile(s.Path()))
	if _, err := s.Add(t.Context(), sample(t, "x"), nil); !isOneLine(err, ErrDamaged) || !strings.Contains(err.Error(), "salvage") {
		t.Errorf("%v", err)
	}
	if !bytes.Equal(must[[]byte](t)(os.ReadFile(s.Path())), before) {
		t.Error("the file was changed")
	}
	done := must[Salvaged](t)(s.Salvage(t.Context(), false, nil))
	if report := whole(t, s); len(done.Partly) != 1 || report.Attempts != 12 || level(t, s) != schemaLevel {
		t.Errorf("%+v, %+v", done, report)
	}
}
