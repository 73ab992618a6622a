package attempt_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"casebook/api"
	"casebook/history"
	"casebook/history/attempt"
)

// newCase puts a case with one attempt into a history.
func newCase(t *testing.T, b bench) history.Case {
	t.Helper()
	a, err := b.Store.Add(t.Context(), history.Attempt{System: "authmatech", Operation: "verify", Outcome: api.Refused}, &history.Case{Title: "as it began"})
	if err != nil {
		t.Fatal(err)
	}
	c, err := b.Store.Case(t.Context(), a.Case)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func write(t *testing.T, b bench, edits ...attempt.Edit) attempt.Written {
	t.Helper()
	w, err := b.Write(t.Context(), 1, edits...)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func TestEveryFieldOfACaseIsKeptAsItIsWritten(t *testing.T) {
	t.Parallel()
	b := newBench(t, says(verified))
	newCase(t, b)
	values := map[attempt.CaseField]string{
		attempt.CaseTitle: "Login fails after SIM swap", attempt.CaseState: "waiting for vendor", attempt.CaseOwner: "mira",
		attempt.CaseNextStep: "ask for the country", attempt.CaseOurRef: "ZD-881", attempt.CaseVendorRef: "AM-77",
		attempt.CaseTags: "sim-swap vip", attempt.CaseNotes: "one\n\n\ttwo", attempt.CaseSolvedBy: "country code",
	}
	for _, f := range attempt.CaseFields() {
		w := write(t, b, attempt.Edit{Field: f, Is: values[f]})
		if f != attempt.CaseState && f != attempt.CaseTitle && w.Said() != "" {
			t.Errorf("%s: %s", f, w.Said())
		}
	}
	c, err := b.Store.Case(t.Context(), 1)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range attempt.CaseFields() {
		if got := f.Of(c); !strings.Contains(got, values[f]) {
			t.Errorf("%s is %q", f, got)
		}
	}
	if !c.Titled {
		t.Error("the title would be replaced by the next outcome's")
	}
}

func TestWhatAnotherWindowWroteMeanwhileIsNotLost(t *testing.T) {
	t.Parallel()
	b := newBench(t, says(verified))
	newCase(t, b)
	write(t, b, attempt.Edit{Field: attempt.CaseOwner, Is: "mira"})
	write(t, b, attempt.Edit{Field: attempt.CaseNotes, Is: "called him"})
	write(t, b, attempt.Edit{Field: attempt.CaseTags, Is: "vip"})

	w := write(t, b, attempt.Edit{Field: attempt.CaseOwner, Is: "jonas"})
	if w.Case.Owner != "jonas" || w.Case.Notes != "called him\nowner in another window: mira" {
		t.Errorf("owner %q, notes %q", w.Case.Owner, w.Case.Notes)
	}
	if want := "another window had changed the owner meanwhile: yours stands, the other is in the notes"; w.Said() != want {
		t.Errorf("said %q", w.Said())
	}
	w = write(t, b, attempt.Edit{Field: attempt.CaseNotes, Is: "he wrote"})
	if w.Case.Notes != "called him\nowner in another window: mira\nhe wrote" || w.Said() != "" {
		t.Errorf("notes %q, said %q", w.Case.Notes, w.Said())
	}
	w = write(t, b, attempt.Edit{Field: attempt.CaseTags, Is: "sim-swap"})
	if !slices.Equal(w.Case.Tags, []string{"sim-swap", "vip"}) {
		t.Errorf("tags %q", w.Case.Tags)
	}
	w = write(t, b, attempt.Edit{Field: attempt.CaseNotes, Was: "called", Is: "called her"})
	if !strings.Contains(w.Case.Notes, "called him") || !strings.Contains(w.Case.Notes, "called her") || !strings.Contains(w.Said(), "both stand there now") {
		t.Errorf("notes %q, said %q", w.Case.Notes, w.Said())
	}
}

func TestWritingTheSameTwiceChangesNothing(t *testing.T) {
	t.Parallel()
	b := newBench(t, says(verified))
	newCase(t, b)
	edit := attempt.Edit{Field: attempt.CaseNotes, Is: "called him"}
	write(t, b, edit)
	if w := write(t, b, edit); w.Case.Notes != "called him" || w.Said() != "" {
		t.Errorf("notes %q, said %q", w.Case.Notes, w.Said())
	}
}

func TestNoSecretIsWrittenIntoACase(t *testing.T) {
	t.Parallel()
	b := newBench(t, says(verified))
	newCase(t, b)
	w := write(t, b, attempt.Edit{Field: attempt.CaseNotes, Is: "he sent\nX-API-KEY: " + fakeKey + "\nand called +962791234567"})
	if strings.Contains(w.Case.Notes, fakeKey) || !strings.Contains(w.Case.Notes, "+962791234567") {
		t.Errorf("notes %q", w.Case.Notes)
	}
	if !w.Cut || w.Said() != "what reads as a secret was cut from what you wrote" {
		t.Errorf("said %q", w.Said())
	}
}

func TestWhatCannotBeWrittenChangesNothing(t *testing.T) {
	t.Parallel()
	b := newBench(t, says(verified))
	newCase(t, b)
	for _, e := range []attempt.Edit{
		{Field: attempt.CaseState, Is: "sleeping"},
		{Field: attempt.CaseOwner, Is: strings.Repeat("x", attempt.MostLine+1)},
		{Field: attempt.CaseNotes, Is: strings.Repeat("x", attempt.MostNotes+1)},
	} {
		if _, err := b.Write(t.Context(), 1, attempt.Edit{Field: attempt.CaseTags, Is: "x"}, e); err == nil {
			t.Errorf("%s was written", e.Field)
		}
	}
	if c, err := b.Store.Case(t.Context(), 1); err != nil || len(c.Tags) > 0 || c.State != history.Open {
		t.Errorf("%+v, %v", c, err)
	}
}

func TestStatesAreReadAsPeopleTypeThem(t *testing.T) {
	t.Parallel()
	for word, want := range map[string]history.State{
		"open": history.Open, "waiting-for-vendor": history.WaitingVendor, "Waiting for customer": history.WaitingCustomer,
		"sol": history.Solved, "d": history.Dropped, "waiting": "", "": "", "closed": "",
	} {
		if got, known := attempt.ParseState(word); got != want || known != (want != "") {
			t.Errorf("%q is %q", word, got)
		}
	}
}

// Several windows write notes, each from what it saw last. What any of them wrote is there
// in the end, whatever the others did meanwhile.
func TestNoLineThatAWindowWroteIsLost(t *testing.T) {
	t.Parallel()
	b := newBench(t, says(verified))
	newCase(t, b)
	rapid.Check(t, func(t *rapid.T) {
		if _, err := b.Store.UpdateCase(context.Background(), 1, func(c *history.Case) { c.Notes = "" }); err != nil {
			t.Fatal(err)
		}
		seen := make([]string, rapid.IntRange(2, 3).Draw(t, "windows"))
		var wrote []string
		for i := range rapid.IntRange(1, 8).Draw(t, "writes") {
			window := rapid.IntRange(0, len(seen)-1).Draw(t, "window")
			line := fmt.Sprintf("line %d of window %d", i, window)
			lines := strings.Split(seen[window], "\n")
			lines = slices.Insert(lines, rapid.IntRange(0, len(lines)).Draw(t, "at"), line)
			wrote = append(wrote, line)
			w, err := b.Write(context.Background(), 1, attempt.Edit{Field: attempt.CaseNotes, Was: seen[window], Is: strings.Join(lines, "\n")})
			if err != nil {
				t.Fatal(err)
			}
			seen[window] = w.Case.Notes
		}
		c, err := b.Store.Case(context.Background(), 1)
		if err != nil {
			t.Fatal(err)
		}
		for _, line := range wrote {
			if n := strings.Count(c.Notes+"\n", line+"\n"); n != 1 {
				t.Fatalf("%q stands %d times in %q", line, n, c.Notes)
			}
		}
	})
}
