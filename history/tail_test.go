package history

import (
	"fmt"
	"slices"
	"testing"
)

// In a file that was written anew the commits are counted from the beginning: what a window
// keeps in memory must not pass for the state that has the same number there.
func TestWhatAWindowKeepsInMemoryIsNotTakenForAHistoryThatWasWrittenAnew(t *testing.T) {
	t.Parallel()
	s := fresh(t)
	other := At(s.Path())
	hold := func(when string) {
		t.Helper()
		rows := must[[]Summary](t)(s.Attempts(t.Context(), Page{Limit: 1000}))
		var want []string
		for _, row := range rows {
			want = append(want, row.ID)
		}
		if got := everything(t, s, Query{}, Page{}); !slices.Equal(got, want) {
			t.Fatalf("%s: a search finds %d of %d", when, len(got), len(want))
		}
	}
	commit := func() (n uint64) {
		if err := s.read(t.Context(), func(src *source) error { n = src.header.commit; return nil }); err != nil {
			t.Fatal(err)
		}
		return n
	}
	add := func() { must[Attempt](t)(other.Add(t.Context(), sample(t, "x"), nil)) }
	for range 12 {
		add()
	}
	for round := range 3 {
		hold(fmt.Sprint("before round ", round))
		was := commit()
		must[Compacted](t)(other.Compact(t.Context(), nil))
		if commit() >= was {
			t.Fatalf("commit %d became %d", was, commit())
		}
		for commit() < was {
			add()
		}
		hold(fmt.Sprint("after round ", round))
	}
}
