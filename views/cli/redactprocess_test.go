package cli

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"os/exec"
	"strings"
	"testing"
	"time"

	"casebook/api/safe"
	"casebook/history"
)

// TestRedactingThatIsKilledOrRunsTwiceLeavesEachRecordOldOrNew kills some of the processes
// that redact one history, two of them at once, at random points.
func TestRedactingThatIsKilledOrRunsTwiceLeavesEachRecordOldOrNew(t *testing.T) {
	t.Parallel()
	const attempts, rounds = 60, 12
	b, _ := aged(t, 1)
	rows, err := b.store().Attempts(t.Context(), history.Page{})
	if err != nil {
		t.Fatal(err)
	}
	old, err := b.store().Attempt(t.Context(), rows[1].ID)
	if err != nil {
		t.Fatal(err)
	}
	for i := range attempts {
		open := &history.Case{Title: "case", Notes: "sent " + oldToken}
		if old.Case = uint64(i / 3); i%3 > 0 {
			old.Case, open = old.Case+1, nil
		}
		if _, err := b.store().Add(t.Context(), old, open); err != nil {
			t.Fatal(err)
		}
	}
	v := &vendor{home: b.Home}
	for round := range rounds {
		first, second := v.command("history", "redact", "--json"), v.command("history", "redact")
		out, err := first.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		for _, command := range []*exec.Cmd{first, second} {
			if err := command.Start(); err != nil {
				t.Fatal(err)
			}
		}
		lines := bufio.NewScanner(out)
		for n := 0; lines.Scan(); n++ {
			if n == 0 && round < rounds-1 {
				time.AfterFunc(time.Duration(rand.IntN(8_000))*time.Microsecond, func() { _ = first.Process.Kill(); _ = second.Process.Kill() })
			}
		}
		firstErr, secondErr := first.Wait(), second.Wait()
		if round == rounds-1 && (firstErr != nil || secondErr != nil) {
			t.Errorf("undisturbed they ended with %v and %v", firstErr, secondErr)
		}
		if report, err := b.store().Check(t.Context()); err != nil || len(report.Problems) > 0 || report.Attempts != attempts+2 {
			t.Fatalf("round %d: %+v, %v", round, report, err)
		}
		if b.oldOrNew(t); t.Failed() {
			t.Fatalf("after round %d", round)
		}
	}
	if n := b.oldOrNew(t); n > 0 {
		t.Errorf("%d are old", n)
	}
	cases, err := b.store().Cases(t.Context(), 0, attempts)
	if text := fmt.Sprint(cases); err != nil || len(cases) != attempts/3 || strings.Contains(text, oldToken) {
		t.Errorf("%d cases, %v: %s", len(cases), err, text)
	}
}

// oldOrNew makes sure that each attempt is as it was or redacted again, and returns how many
// are as they were.
func (b *bench) oldOrNew(t *testing.T) (old int) {
	t.Helper()
	rows, err := b.store().Attempts(t.Context(), history.Page{Limit: 1000})
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows {
		a, err := b.store().Attempt(t.Context(), row.ID)
		if err != nil {
			t.Fatal(err)
		}
		holds := strings.Contains(a.Answer.Body.String(), oldToken)
		if a.Rules != row.Rules || holds != (a.Rules == 1) || a.Rules != 1 && a.Rules != safe.RulesVersion {
			t.Errorf("attempt %s is of rules %d, listed as of %d, holds the token %v", row.ID, a.Rules, row.Rules, holds)
		}
		if holds {
			old++
		}
	}
	return old
}
