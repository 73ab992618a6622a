package cli

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"casebook/api/safe"
	"casebook/history"
	"casebook/history/attempt"
	"casebook/history/historytest"
)

const oldToken = "CANARYfaketoken0123456789abcdefXYZ"

// age makes an attempt one that older rules let a token through in.
func (b *bench) age(t *testing.T, id string) {
	t.Helper()
	_, err := b.store().Rewrite(t.Context(), id, func(a *history.Attempt) error {
		var body safe.Record
		err := body.UnmarshalText([]byte(`{"success":true,"access_token":"` + oldToken + `"}`))
		a.Rules, a.Answer.Body = 1, body
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// aged is a history of n attempts under older rules and one of today, newest first.
func aged(t *testing.T, n int) (*bench, []history.Summary) {
	t.Helper()
	b := newBench(t, nil)
	for range n {
		b.expect(t, statusDone, send()...)
		b.age(t, newest(t, b.store()).ID)
	}
	b.expect(t, statusDone, send()...)
	rows, err := b.store().Attempts(t.Context(), history.Page{})
	if err != nil {
		t.Fatal(err)
	}
	return b, rows
}

func (b *bench) text(t *testing.T, id string) string {
	t.Helper()
	a, err := b.store().Attempt(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	text, err := json.Marshal(a)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestAHistoryMarksWhatWasRecordedUnderOlderRules(t *testing.T) {
	t.Parallel()
	b, rows := aged(t, 1)
	b.expect(t, statusDone, "history")
	lines := strings.Split(strings.TrimSpace(b.out.String()), "\n")
	if len(lines) != 3 || strings.Contains(lines[0], "older") || !strings.HasSuffix(lines[1], "  older rules") ||
		lines[2] != "1 row recorded under older redaction rules, which casebook history redact brings up to date" {
		t.Errorf("it says %q", lines)
	}
	b.expect(t, statusDone, "history", "--json")
	if got := b.out.String(); !strings.Contains(got, `"rules":1,"older_rules":true}`) || !strings.Contains(got, `"older_rules":false}`) || strings.Contains(got, "redact") {
		t.Errorf("it says %s", got)
	}
	b.expect(t, statusDone, "__complete", "history", "redact", "")
	if got := b.out.String(); !strings.HasPrefix(got, rows[1].ID[18:]+"\n:") {
		t.Errorf("it completes %q", got)
	}
}

func TestADryRunSaysWhatWouldBeCutAndWritesNothing(t *testing.T) {
	t.Parallel()
	b, rows := aged(t, 2)
	before, err := os.ReadFile(b.store().Path())
	if err != nil {
		t.Fatal(err)
	}
	b.expect(t, statusDone, "history", "redact", "--dry-run")
	want := "attempt " + rows[1].ID[18:] + "  newly cut: 1 secret\nattempt " + rows[2].ID[18:] + "  newly cut: 1 secret\n" +
		"2 attempts would be redacted again, nothing was written; something was newly cut in 2\n"
	if got := b.out.String(); got != want || b.problems.Len() > 0 {
		t.Errorf("it says %q and %q, want %q", got, &b.problems, want)
	}
	if after, err := os.ReadFile(b.store().Path()); err != nil || !bytes.Equal(before, after) {
		t.Errorf("the file was written, %v", err)
	}
}

func TestRedactingAgainCutsAndSaysWhereTheOldBytesAre(t *testing.T) {
	t.Parallel()
	b, rows := aged(t, 2)
	b.expect(t, statusDone, "history", "redact", rows[1].ID[18:])
	want := "attempt " + rows[1].ID[18:] + "  newly cut: 1 secret\n1 attempt was redacted again; something was newly cut in 1\n" +
		"free pages of " + b.store().Path() + " may hold what was cut until casebook history compact wipes it, and so may backups of it\n"
	if got := b.out.String(); got != want {
		t.Errorf("it says %q, want %q", got, want)
	}
	b.expect(t, statusDone, "history", "redact", "--json")
	wantJSON := `{"texts":false,"attempts":[{"id":"` + rows[2].ID + `","rules":1,"changed":true}],"cut":[{"class":"secret","values":1}],"dry_run":false}` + "\n"
	if got := b.out.String(); got != wantJSON || !strings.HasPrefix(b.problems.String(), "casebook: free pages of ") {
		t.Errorf("it says %q and %q, want %q", got, &b.problems, wantJSON)
	}
	for _, row := range rows {
		if text := b.text(t, row.ID); strings.Contains(text, oldToken) {
			t.Errorf("the token stands in %s", text)
		}
	}
	for _, args := range [][]string{{}, {"--all"}, {rows[1].ID}} {
		b.expect(t, statusDone, append([]string{"history", "redact"}, args...)...)
		if got := b.out.String(); !strings.HasPrefix(got, "nothing to do") || strings.Count(got, "\n") != 1 {
			t.Errorf("%q again: it says %q", args, got)
		}
	}
	b.expect(t, statusDone, "history")
	if got := b.out.String(); strings.Contains(got, "older") {
		t.Errorf("the list is %s", got)
	}
}

func TestAllIsAlsoWhatTodaysRulesRecorded(t *testing.T) {
	t.Parallel()
	b, rows := aged(t, 0)
	b.age(t, rows[0].ID)
	// A pack has changed since, not the rules.
	if _, err := b.store().Rewrite(t.Context(), rows[0].ID, func(a *history.Attempt) error { a.Rules = safe.RulesVersion; return nil }); err != nil {
		t.Fatal(err)
	}
	b.expect(t, statusDone, "history", "redact")
	if got := b.out.String(); !strings.HasPrefix(got, "nothing to do") {
		t.Errorf("without --all: %s", got)
	}
	b.expect(t, statusDone, "history", "redact", "--all")
	if text := b.text(t, rows[0].ID); strings.Contains(text, oldToken) || !strings.HasPrefix(b.out.String(), "attempt "+rows[0].ID[18:]+"  newly cut: 1 secret\n") {
		t.Errorf("it says %s and leaves %s", &b.out, text)
	}
}

func TestRedactingACaseTellsOfTheCase(t *testing.T) {
	t.Parallel()
	b, rows := aged(t, 0)
	a, err := b.store().Attempt(t.Context(), rows[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	if a, err = b.store().Add(t.Context(), a, &history.Case{Title: "Login fails", Notes: "he sent " + oldToken}); err != nil {
		t.Fatal(err)
	}
	b.age(t, a.ID)
	b.expect(t, statusDone, "history", "redact", "1")
	if got := b.out.String(); !strings.HasPrefix(got, "case 1  newly cut: 1 secret, in 1 of 1 attempt and what was written about it\n") {
		t.Errorf("it says %s", got)
	}
	if c, err := b.store().Case(t.Context(), 1); err != nil || strings.Contains(c.Notes, oldToken) {
		t.Errorf("%+v, %v", c, err)
	}
}

func TestWhatCannotBeRedactedAgainIsOneLine(t *testing.T) {
	t.Parallel()
	b, rows := aged(t, 1)
	for _, args := range [][]string{{"7"}, {"nosuchattempt"}, {rows[0].ID, rows[1].ID}, {"1", "--all"}} {
		b.expect(t, statusUsage, append([]string{"history", "redact"}, args...)...)
		if got := b.problems.String(); strings.Count(got, "\n") != 1 {
			t.Errorf("%q: it says %q", args, got)
		}
	}
}

func TestACancelledRedactingSaysSoAndCanBeTakenUpAgain(t *testing.T) {
	t.Parallel()
	b, rows := aged(t, 3)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if status := b.run(ctx, "history", "redact"); status != statusCancelled || !strings.Contains(b.problems.String(), "cancelled: 0 attempts were redacted again; run it again for the rest") {
		t.Errorf("status %d, %s", status, &b.problems)
	}
	b.expect(t, statusDone, "history", "redact")
	if text := b.text(t, rows[3].ID); strings.Contains(text, oldToken) {
		t.Errorf("the token stands in %s", text)
	}
}

func TestWhatIsDamagedIsLeftAndNamedWhenTheOthersAreDone(t *testing.T) {
	t.Parallel()
	b, rows := aged(t, 2)
	if err := historytest.Damage(b.store().Path(), rows[2].ID); err != nil {
		t.Fatal(err)
	}
	b.expect(t, statusHistory, "history", "redact")
	if got := b.problems.String(); strings.Count(got, "\n") != 1 || !strings.Contains(got, "1 left out: "+rows[2].ID) {
		t.Errorf("it says %q", got)
	}
	if text := b.text(t, rows[1].ID); strings.Contains(text, oldToken) {
		t.Errorf("the token stands in %s", text)
	}
}

func TestCutWordsNameTheClasses(t *testing.T) {
	t.Parallel()
	got := cutWords([]attempt.CutCount{{Class: safe.ClassSecret, Values: 2}, {Class: safe.OneTime, Values: 1}})
	if got != "newly cut: 2 secret, 1 one-time" || cutWords(nil) != "values that were known are cut in more places" {
		t.Errorf("it says %q", got)
	}
}

// What was written about a case is cut also where none of its attempts can be read.
func TestACaseWithoutAReadableAttemptIsToldOf(t *testing.T) {
	t.Parallel()
	b := newBench(t, nil)
	var out bytes.Buffer
	r := &run{Program: b.Program, out: bufio.NewWriter(&out)}
	r.setup = newSetup(r.Program, r.flags)
	runner, err := r.setup.Runner()
	if err != nil {
		t.Fatal(err)
	}
	d := redacting{run: r, runner: runner, cases: map[uint64]bool{}}
	d.watch()
	if err := d.take(attempt.Redone{Case: 4, Texts: true, Unread: &history.Damaged{Pages: 2}}, true, nil); err != nil {
		t.Fatal(err)
	}
	d.end()
	if err := d.unread(); err == nil || !strings.Contains(err.Error(), "2 of its pages cannot be read") {
		t.Errorf("of what cannot be read it says %v", err)
	}
	if got := out.String(); got != "case 4  values that were known are cut in more places, in what was written about it\n" {
		t.Errorf("it says %q", got)
	}
}
