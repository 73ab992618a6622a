package cli

import (
	"bytes"
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"casebook/history"
)

func TestALineOfTheHistoryHasExactlyTheFieldsOfTheContract(t *testing.T) {
	t.Parallel()
	b := newBench(t, nil)
	b.expect(t, statusDone, send()...)
	b.expect(t, statusDone, "history", "--json")
	var line map[string]any
	if err := json.Unmarshal(b.out.Bytes(), &line); err != nil {
		t.Fatal(err)
	}
	want := []string{
		"case", "codes", "duration_ms", "environment", "happened", "id", "older_rules", "operation", "outcome",
		"recorded", "row", "rules", "simulated", "status", "system", "user",
	}
	if got := slices.Sorted(maps.Keys(line)); !slices.Equal(got, want) {
		t.Errorf("a line has the fields %v, not %v", got, want)
	}
	if line["recorded"] != "2026-11-23T08:30:00.000+03:00" || line["case"] != nil || line["status"] != 200.0 {
		t.Errorf("a line holds %v", line)
	}
}

func TestAPendingAttemptHasNullsWhereNothingIsKnownYet(t *testing.T) {
	t.Parallel()
	b := newBench(t, nil)
	a := history.Attempt{System: "authmatech", Operation: "verify"}
	if _, err := b.store().Begin(t.Context(), a, nil); err != nil {
		t.Fatal(err)
	}
	b.expect(t, statusDone, "history", "--json")
	for _, want := range []string{`"outcome":"pending"`, `"status":null`, `"codes":null`, `"user":null`, `"duration_ms":null`, `"row":null`} {
		if !strings.Contains(b.out.String(), want) {
			t.Errorf("the line lacks %s: %s", want, &b.out)
		}
	}
}

func TestALongHistoryIsListedWholeAndOnce(t *testing.T) {
	t.Parallel()
	b := newBench(t, nil)
	const many = 2*batch + 3
	for range many {
		if _, err := b.store().Add(t.Context(), history.Attempt{Outcome: "success"}, nil); err != nil {
			t.Fatal(err)
		}
	}
	b.expect(t, statusDone, "history", "--json")
	lines := strings.Split(strings.TrimSpace(b.out.String()), "\n")
	if n := len(slices.Compact(slices.Sorted(slices.Values(lines)))); n != many || len(lines) != many {
		t.Errorf("%d lines, %d of them different; the history has %d attempts", len(lines), n, many)
	}
	if !slices.IsSortedFunc(lines, func(a, b string) int { return strings.Compare(b, a) }) {
		t.Error("the lines are not newest first")
	}
}

func TestWhatIsDamagedIsNamedOnceAndTheRestIsListed(t *testing.T) {
	t.Parallel()
	b := newBench(t, nil)
	const many, every = 2 * batch, 50
	var lost []string
	for i := range many {
		title := "whole"
		if i%every == 0 {
			title = "to be flipped"
		}
		a, err := b.store().Add(t.Context(), history.Attempt{Outcome: "success", Title: title}, nil)
		if err != nil {
			t.Fatal(err)
		}
		if i%every == 0 {
			lost = append(lost, a.ID)
		}
	}
	path := b.store().Path()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	text = bytes.ReplaceAll(text, []byte("to be flipped"), []byte("to be flopped"))
	if err := os.WriteFile(path, text, 0o600); err != nil {
		t.Fatal(err)
	}
	b.expect(t, statusHistory, "history", "--json")
	if n := strings.Count(b.out.String(), `"id"`); n != many-len(lost) {
		t.Errorf("%d attempts are listed, not %d", n, many-len(lost))
	}
	if want := strconv.Itoa(len(lost)) + " left out: " + lost[0]; !strings.Contains(b.problems.String(), want) {
		t.Errorf("stderr lacks %q: %s", want, &b.problems)
	}
}

func TestACheckWhoseProcessDiesIsOneLine(t *testing.T) {
	t.Parallel()
	b := newBench(t, nil)
	b.Executable = filepath.Join(b.Home, "dying")
	syscall.ForkLock.RLock() // no other test's child may hold the file open: it could not be run
	err := os.WriteFile(b.Executable, []byte("#!/bin/sh\nkill -BUS $$\n"), 0o700)
	syscall.ForkLock.RUnlock()
	if err != nil {
		t.Fatal(err)
	}
	b.expect(t, statusHistory, "history", "check")
	got := b.problems.String()
	if strings.Count(got, "\n") != 1 || !strings.Contains(got, "bus error") || !strings.Contains(got, "put a backup in its place") {
		t.Errorf("it said %q", got)
	}
	b.Executable = filepath.Join(b.Home, "nowhere")
	b.expect(t, statusHistory, "history", "check")
	if got := b.problems.String(); !strings.Contains(got, "the check cannot be started") {
		t.Errorf("it said %q", got)
	}
}
