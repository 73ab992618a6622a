package attempt_test

import (
	"errors"
	"strings"
	"testing"

	"casebook/history/attempt"
	"casebook/history/historytest"
)

func TestWhatIsToBeCutStaysWithTheCaseUntilItIsTakenBack(t *testing.T) {
	t.Parallel()
	b := newBench(t, says(verified))
	call := b.call
	call.Open = true
	a, err := b.Send(t.Context(), call)
	if err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if _, err := b.CutAlso(t.Context(), a.Case, "branch Sweifieh"); err != nil {
			t.Fatal(err)
		}
	}
	c, err := b.CutAlso(t.Context(), a.Case, "acme")
	if err != nil || len(c.CutAlso) != 2 || c.CutAlso[0].String() != "branch Sweifieh" || c.CutAlso[1].String() != "acme" {
		t.Errorf("kept %v (%v)", c.CutAlso, err)
	}
	if c, err = b.CutNoMore(t.Context(), a.Case, "branch Sweifieh"); err != nil || len(c.CutAlso) != 1 || c.CutAlso[0].String() != "acme" {
		t.Errorf("left %v (%v)", c.CutAlso, err)
	}
	if c, err = b.Store.Case(t.Context(), a.Case); err != nil || len(c.CutAlso) != 1 {
		t.Errorf("the history holds %v (%v)", c.CutAlso, err)
	}
}

func TestASecretIsNotKeptAsAValueToCut(t *testing.T) {
	t.Parallel()
	b := newBench(t, says(verified))
	call := b.call
	call.Open = true
	a, err := b.Send(t.Context(), call)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := b.CutAlso(t.Context(), a.Case, fakeKey); !errors.Is(err, attempt.ErrCutAlready) {
		t.Errorf("%v", err)
	}
	if _, err := b.CutAlso(t.Context(), 0, "acme"); !errors.Is(err, attempt.ErrNoCase) {
		t.Errorf("%v", err)
	}
	if file, err := historytest.Bytes(b.Store.Path()); err != nil || strings.Contains(string(file), "CANARY") {
		t.Errorf("the history holds a secret (%v)", err)
	}
}
