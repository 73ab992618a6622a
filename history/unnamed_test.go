package history

import (
	"errors"
	"os"
	"slices"
	"testing"
)

// spoilt changes a byte in both blocks of the attempts with ids.
func spoilt(t testing.TB, s *Store, ids ...string) []byte {
	t.Helper()
	content := must[[]byte](t)(os.ReadFile(s.Path()))
	for _, p := range spots(t, s, attemptsBucket) {
		if slices.Contains(ids, p.name()) {
			content[p.at+blockHeader+20] ^= 1
			content[p.at+p.size-1] ^= 1
		}
	}
	return content
}

// Nothing of such an attempt can be read, so what the indexes and its case have of it is
// found by its id.
func TestAnAttemptOfWhichNothingCanBeReadIsRemovedFromEverywhere(t *testing.T) {
	t.Parallel()
	from, known := packedHistory(t, 900)
	ids := []string{known[30].ID, known[31].ID, known[880].ID}
	s := store(t, spoilt(t, from, ids...))
	if report := must[Report](t)(s.Check(t.Context())); len(report.Problems) != len(ids) {
		t.Fatalf("before: %v", report.Problems)
	}
	if removed := must[Removed](t)(s.Remove(t.Context(), ids)); removed.Attempts != len(ids) {
		t.Errorf("removed: %+v", removed)
	}
	if report := whole(t, s); report.Attempts != 900-len(ids) {
		t.Errorf("%d are left", report.Attempts)
	}
}

func TestADamagedAttemptIsNamedAlsoWhereItsChunkIsDamagedToo(t *testing.T) {
	t.Parallel()
	from, known := packedHistory(t, 1500)
	for _, at := range []int{30, 600, 1100} {
		id := known[at].ID
		content := spoilt(t, from, id)
		for _, p := range spots(t, from, chunksBucket) {
			content[p.at+blockHeader+3] ^= 1
		}
		s := store(t, content)
		for _, q := range []Query{{}, {All: []Condition{{Field: InSystem, Values: []string{known[0].System}}}}} {
			for name, look := range map[string]func(before string) (next string, err error){
				"search": func(before string) (string, error) {
					found, err := s.Search(t.Context(), q, Page{Limit: 2000, Before: before})
					return found.Next, err
				},
				"count": func(before string) (string, error) {
					facets, err := s.Count(t.Context(), q, Page{Before: before})
					return facets.Next, err
				},
			} {
				if ids := leftOut(t, look); !slices.Equal(ids, []string{id}) {
					t.Errorf("%d: a %s leaves out %v", at, name, ids)
				}
			}
		}
	}
}

// leftOut returns the names that a look, part by part, says it left out.
func leftOut(t testing.TB, look func(before string) (next string, err error)) (ids []string) {
	t.Helper()
	for before := ""; ; {
		next, err := look(before)
		gaps := new(Damaged)
		if errors.As(err, &gaps) {
			ids = append(ids, gaps.IDs...)
		} else if err != nil {
			t.Fatal(err)
		}
		if next == "" {
			slices.Sort(ids)
			return slices.Compact(ids)
		}
		before = next
	}
}
