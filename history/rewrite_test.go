package history

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"

	"casebook/api"
	"casebook/api/safe"
)

func TestRewritingChangesTheRecordItsSummaryAndTheLastOfItsCase(t *testing.T) {
	t.Parallel()
	s := fresh(t)
	now := time.Date(2026, 6, 1, 9, 0, 0, 0, time.UTC)
	s.now = func() time.Time { return now }
	other := run(t, s, sample(t, "another"), nil)
	a := run(t, s, sample(t, "before"), &Case{Title: "Login fails"})
	now = now.Add(time.Hour)
	want := a
	want.Title, want.Notes, want.Rules = "after", []safe.Record{record(t, "after")}, 9
	got := must[Attempt](t)(s.Rewrite(t.Context(), a.ID, func(stored *Attempt) error {
		same(t, stored, a)
		stored.Title, stored.Notes, stored.Rules = want.Title, want.Notes, want.Rules
		return nil
	}))
	same(t, got, want)
	same(t, must[Attempt](t)(s.Attempt(t.Context(), a.ID)), want)
	same(t, must[Attempt](t)(s.Attempt(t.Context(), other.ID)), other)
	same(t, must[[]Summary](t)(s.Attempts(t.Context(), Page{})), []Summary{want.Summary(), other.Summary()})
	c := must[Case](t)(s.Case(t.Context(), a.Case))
	same(t, c.Last, want.Summary())
	if c.Attempts != 1 || !c.Changed.Equal(now.Add(-time.Hour)) {
		t.Errorf("nothing happened in the case, and it was changed at %s and has %d attempts", c.Changed, c.Attempts)
	}
	whole(t, s)
}

func TestWhatAnAttemptIsCannotBeRewritten(t *testing.T) {
	t.Parallel()
	s := fresh(t)
	a := run(t, s, sample(t, "x"), &Case{Title: "x"})
	before := must[[]byte](t)(os.ReadFile(s.Path()))
	refused := errors.New("not this one")
	for name, change := range map[string]func(*Attempt) error{
		"id":        func(a *Attempt) error { a.ID = strings.Repeat("0", idText); return nil },
		"case":      func(a *Attempt) error { a.Case++; return nil },
		"recorded":  func(a *Attempt) error { a.Recorded = a.Recorded.Add(time.Millisecond); return nil },
		"happened":  func(a *Attempt) error { a.Happened = time.Time{}; return nil },
		"outcome":   func(a *Attempt) error { a.Outcome = api.Success; return nil },
		"simulated": func(a *Attempt) error { a.Simulated = true; return nil },
		"counted":   func(a *Attempt) error { a.Counted = false; return nil },
		"tries":     func(a *Attempt) error { a.Tries = 0; return nil },
		"error":     func(a *Attempt) error { a.Title = "other"; return refused },
	} {
		_, err := s.Rewrite(t.Context(), a.ID, change)
		switch {
		case name == "error" && err != refused:
			t.Errorf("the caller's own error came back as %v", err)
		case name != "error" && (err == nil || !strings.Contains(err.Error(), "cannot be rewritten so") || strings.Contains(err.Error(), "\n")):
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := s.Rewrite(t.Context(), a.ID, func(*Attempt) error { return nil }); err != nil {
		t.Error(err)
	}
	if after := must[[]byte](t)(os.ReadFile(s.Path())); !bytes.Equal(before, after) {
		t.Error("the file was written")
	}
	if _, err := s.Rewrite(t.Context(), strings.Repeat("0", idText), nil); !isOneLine(err, ErrNotFound) {
		t.Errorf("one that is not there: %v", err)
	}
}

func TestADamagedAttemptIsNotRewritten(t *testing.T) {
	t.Parallel()
	sp := collected(t)
	for _, flipped := range []string{"title-007", "evidence-007"} {
		s := store(t, bytes.ReplaceAll(sp.content, []byte(flipped), []byte(strings.ToUpper(flipped))))
		if _, err := s.Rewrite(t.Context(), sp.attempts[7].ID, func(a *Attempt) error { a.Title = "x"; return nil }); !isOneLine(err, ErrDamaged) {
			t.Errorf("%s: %v", flipped, err)
		}
		if _, err := s.Summary(t.Context(), sp.attempts[7].ID); flipped == "title-007" && !isOneLine(err, ErrDamaged) {
			t.Errorf("%s: its summary: %v", flipped, err)
		}
		if _, err := s.Rewrite(t.Context(), sp.attempts[8].ID, func(a *Attempt) error { a.Title = "x"; return nil }); err != nil {
			t.Errorf("its neighbour: %v", err)
		}
	}
}

func TestARecordOfUnknownRulesIsOneOfOlderRules(t *testing.T) {
	t.Parallel()
	for rules, older := range map[int]bool{0: true, safe.RulesVersion - 1: true, safe.RulesVersion: false, safe.RulesVersion + 1: false} {
		a := Attempt{Rules: rules}
		if got := a.Summary().OlderRules(); got != older {
			t.Errorf("rules %d: %v", rules, got)
		}
	}
	var old listing // as it was written before summaries held the rules
	if err := json.Unmarshal([]byte(`{"id":"x","outcome":"success","written":"2026-06-01T09:00:00Z"}`), &old); err != nil || !old.OlderRules() {
		t.Errorf("%+v, %v", old, err)
	}
}

func TestASummaryThatNamesNoRulesIsMendedByRewriting(t *testing.T) {
	t.Parallel()
	s := fresh(t)
	a := run(t, s, sample(t, "x"), nil)
	id := must[attemptID](t)(parseID(a.ID))
	err := s.write(t.Context(), func(*source) ([]put, error) {
		row := listing{Summary: a.Summary(), Written: a.Recorded}
		row.Rules = 0 // as a program wrote it whose summaries did not hold the rules
		short, err := json.Marshal(row)
		whole := must[[]byte](t)(json.Marshal(a))
		return []put{{bucket: attemptsBucket, key: id[:], value: seal(seal(nil, id[:], short), id[:], whole)}}, err
	})
	if err != nil {
		t.Fatal(err)
	}
	if row := must[Summary](t)(s.Summary(t.Context(), a.ID)); row.Rules != 0 || row.ID != a.ID {
		t.Fatalf("it is listed as %+v", row)
	}
	must[Attempt](t)(s.Rewrite(t.Context(), a.ID, func(*Attempt) error { return nil }))
	same(t, must[Summary](t)(s.Summary(t.Context(), a.ID)), a.Summary())
	whole(t, s)
}

// stages are how often the children rewrite an attempt before they go to the next.
const stages = 5

// rewriteAttempts rewrites the attempts of a history n times, over and over, and says so.
// Each counts in three places of its record, which must never differ.
func rewriteAttempts(s *Store, n int) error {
	ctx := context.Background()
	rows, err := s.Attempts(ctx, Page{})
	if err != nil {
		return err
	}
	for i := range n {
		a, err := s.Rewrite(ctx, rows[i/stages%len(rows)].ID, countOn)
		if err != nil {
			return err
		}
		fmt.Println("rewritten", a.ID, a.Rules)
	}
	return nil
}

func countOn(a *Attempt) error {
	a.Rules++
	a.Title = strconv.Itoa(a.Rules)
	var filled safe.Record
	err := filled.UnmarshalText([]byte(strings.Repeat(a.Title+" ", 400*(a.Rules%7))))
	a.Notes = []safe.Record{filled}
	return err
}

// counted returns how often an attempt was rewritten, after making sure that the record
// says the same everywhere.
func counted(t *testing.T, s *Store, id string) int {
	t.Helper()
	a := must[Attempt](t)(s.Attempt(t.Context(), id))
	want := Attempt{Rules: a.Rules - 1}
	if a.Rules > 0 {
		_ = countOn(&want)
		same(t, a.Notes, want.Notes)
	}
	if a.Title != want.Title {
		t.Errorf("attempt %s was rewritten %d times and says %q", id, a.Rules, a.Title)
	}
	return a.Rules
}

// untouched is a history of n attempts that were not rewritten yet.
func untouched(t *testing.T, n int) (s *Store, ids []string) {
	t.Helper()
	s = fresh(t)
	var inCase uint64
	for i := range n {
		a := sample(t, "x")
		a.Rules, a.Title, a.Notes, a.Case = 0, "", nil, inCase
		var open *Case
		if i == 0 {
			open = &Case{Title: "x"}
		}
		a = must[Attempt](t)(s.Add(t.Context(), a, open))
		ids, inCase = append(ids, a.ID), a.Case
	}
	return s, ids
}

func TestProgramsThatRewriteAtOnceLoseNothing(t *testing.T) {
	t.Parallel()
	const programs, each = 4, 60
	s, ids := untouched(t, 3)
	var running []*exec.Cmd
	var said []*bytes.Buffer
	for range programs {
		command, out := program(t, "rewrite", s.Path(), each), &bytes.Buffer{}
		command.Stdout, command.Stderr = out, out
		if err := command.Start(); err != nil {
			t.Fatal(err)
		}
		running, said = append(running, command), append(said, out)
	}
	for i, command := range running {
		if err := command.Wait(); err != nil {
			t.Fatalf("%v: %s", err, said[i])
		}
	}
	sum := 0
	for _, id := range ids {
		sum += counted(t, s, id)
	}
	if sum != programs*each {
		t.Errorf("%d of %d rewritings are there", sum, programs*each)
	}
	whole(t, s)
}

func TestAKilledRewritingLeavesTheOldRecordOrTheNewOne(t *testing.T) {
	t.Parallel()
	kills := rounds(40)
	s, ids := untouched(t, 3)
	known := map[string]int{}
	for range kills {
		for id, n := range killed(t, program(t, "rewrite", s.Path(), 1_000_000)) {
			known[id] = max(known[id], n)
		}
		for _, id := range ids {
			// What was acknowledged is there; what was not may be.
			if n := counted(t, s, id); n < known[id] || n > known[id]+kills {
				t.Fatalf("attempt %s was rewritten %d times, %d were acknowledged", id, n, known[id])
			}
		}
	}
	whole(t, s)
}

// killed runs a program that rewrites, kills it at a random point after a random number of
// rewritings, and returns what it acknowledged: attempts → their last number.
func killed(t *testing.T, command *exec.Cmd) map[string]int {
	t.Helper()
	out := must[io.ReadCloser](t)(command.StdoutPipe())
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	known, lines := map[string]int{}, bufio.NewReader(out)
	for left := 1 + rand.IntN(20); ; left-- {
		line, err := lines.ReadString('\n')
		if err != nil {
			break // what was cut off is not acknowledged
		}
		words := strings.Fields(line)
		known[words[1]] = must[int](t)(strconv.Atoi(words[2]))
		if left == 0 {
			time.AfterFunc(time.Duration(rand.IntN(3_000))*time.Microsecond, func() { _ = command.Process.Kill() })
		}
	}
	_ = command.Wait()
	return known
}
