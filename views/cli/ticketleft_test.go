package cli

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"casebook/history"
)

// ways are how tickets of case 1 left, oldest first.
func (b *bench) ways(t *testing.T) []string {
	t.Helper()
	c, err := b.store().Case(t.Context(), 1)
	if err != nil {
		t.Fatal(err)
	}
	ways := []string{}
	for _, left := range c.Left {
		ways = append(ways, left.Way+" "+left.Format)
	}
	return ways
}

// withCase is a bench whose history holds case 1, of a customer's file, shown on a terminal
// only.
func withCase(t *testing.T) *bench {
	t.Helper()
	b := newBench(t, map[string]string{"TERM": "xterm-256color"})
	b.OutIsTerminal = true
	b.expect(t, statusDone, "ticket", "--from", planted(t), "--save")
	return b
}

func TestATicketThatLeftIsKeptWithItsCaseByEachWay(t *testing.T) {
	t.Parallel()
	b := withCase(t)
	if ways := b.ways(t); len(ways) > 0 {
		t.Errorf("what was shown on the terminal counts as left: %q", ways)
	}
	file := filepath.Join(t.TempDir(), "t.md")
	b.expect(t, statusDone, "ticket", "--out", file, "--copy", "--reveal", "phone-1")
	b.expect(t, statusDone, "ticket")
	b.OutIsTerminal = false
	b.expect(t, statusDone, "ticket")
	b.expect(t, statusDone, "ticket", "--json", "--out", file, "--force")
	b.expect(t, statusDone, "ticket", "--json")
	want := []string{"saved markdown", "copied markdown", "printed markdown", "saved markdown", "printed markdown"}
	if ways := b.ways(t); !slices.Equal(ways, want) {
		t.Errorf("it left %q, want %q", ways, want)
	}
	c, err := b.store().Case(t.Context(), 1)
	if err != nil {
		t.Fatal(err)
	}
	first, last := c.Left[0], c.Left[4]
	if len(first.Attempts) != 2 || len(first.SHA256) != 64 || !slices.Equal(first.Revealed, []string{"phone-1"}) || len(last.Revealed) != 0 || !first.At.Equal(b.Now()) {
		t.Errorf("kept are %+v and %+v", first, last)
	}
	var said struct{ SHA256 string }
	if err := json.Unmarshal(b.out.Bytes(), &said); err != nil || said.SHA256 != last.SHA256 {
		t.Errorf("said is %q, kept %q (%v)", said.SHA256, last.SHA256, err)
	}
	if got := b.problems.String(); !strings.Contains(got, "case 1's ticket left before: 4 times, last saved 2026-11-23 08:30; --addendum writes only what is new") {
		t.Errorf("it said %q", got)
	}
}

func TestATicketThatDidNotLeaveIsNotKept(t *testing.T) {
	t.Parallel()
	b := withCase(t)
	b.OutIsTerminal = false
	out := b.Out
	b.Out = fullDisk{}
	b.expect(t, statusHistory, "ticket")
	b.expect(t, statusHistory, "ticket", "--json")
	b.Out = out
	b.expect(t, statusUsage, "ticket", "--out", t.TempDir())
	b.expect(t, statusUsage, "ticket", "--reveal", "phone-9")
	b.expect(t, statusUsage, "ticket", "--addendum")
	if got := b.problems.String(); got != "casebook: no ticket of this left before, so there is nothing to add to; leave --addendum out\n" {
		t.Errorf("it said %q", got)
	}
	if ways := b.ways(t); len(ways) > 0 {
		t.Errorf("it left %q", ways)
	}
}

func TestTheTicketOfAnAttemptIsKeptWithTheCaseOfIt(t *testing.T) {
	t.Parallel()
	b := withCase(t)
	id := newest(t, b.store()).ID
	file := filepath.Join(t.TempDir(), "t.md")
	b.expect(t, statusDone, "ticket", id, "--out", file)
	if strings.Contains(b.problems.String(), "left before") {
		t.Errorf("it said %q", &b.problems)
	}
	b.expect(t, statusDone, "ticket", id)
	if got := b.problems.String(); !strings.Contains(got, "this attempt's ticket left before: saved 2026-11-23 08:30") {
		t.Errorf("it said %q", got)
	}
	if ways := b.ways(t); !slices.Equal(ways, []string{"saved markdown"}) {
		t.Errorf("it left %q", ways)
	}
}

func TestAnAddendumHoldsWhatIsInNoTicketThatLeft(t *testing.T) {
	t.Parallel()
	b := withCase(t)
	b.OutIsTerminal = false
	rows, err := b.store().Attempts(t.Context(), history.Page{Case: 1})
	if err != nil || len(rows) != 2 {
		t.Fatalf("%d attempts, %v", len(rows), err)
	}
	second, first := rows[0].ID, rows[1].ID
	said := func(args ...string) (held struct {
		Attempts []string
		Addendum bool
		Left     []struct{ Way, At string }
	}) {
		b.expect(t, statusDone, append([]string{"ticket", "1", "--json"}, args...)...)
		if err := json.Unmarshal(b.out.Bytes(), &held); err != nil {
			t.Fatal(err)
		}
		return held
	}
	if held := said("--only", first[20:]); !slices.Equal(held.Attempts, []string{first}) || held.Addendum || len(held.Left) != 0 {
		t.Errorf("the first holds %+v", held)
	}
	if held := said("--addendum"); !slices.Equal(held.Attempts, []string{second}) || !held.Addendum || len(held.Left) != 1 || held.Left[0].Way != "printed" {
		t.Errorf("the addendum holds %+v, not %s", held, second)
	}
	b.expect(t, statusUsage, "ticket", "1", "--addendum")
	if got := b.problems.String(); !strings.HasPrefix(got, "casebook: nothing is new since") || strings.Count(got, "\n") != 1 {
		t.Errorf("it said %q", got)
	}
	a, err := b.store().Attempt(t.Context(), second)
	if err != nil {
		t.Fatal(err)
	}
	a.ID, a.Happened = "", a.Happened.Add(time.Hour)
	third, err := b.store().Add(t.Context(), a, nil)
	if err != nil {
		t.Fatal(err)
	}
	if held := said("--addendum"); !slices.Equal(held.Attempts, []string{third.ID}) || len(held.Left) != 2 {
		t.Errorf("the second addendum holds %+v, not %s", held, third.ID)
	}
	if ways := b.ways(t); len(ways) != 3 {
		t.Errorf("it left %q", ways)
	}
}

// What the engineer wants cut from every ticket of a case is cut from that of an attempt
// of it, too, and while it cannot be read nothing leaves.
func TestWhatIsCutFromACaseIsCutFromItsAttempts(t *testing.T) {
	t.Parallel()
	b := withCase(t)
	id := newest(t, b.store()).ID
	b.expect(t, statusDone, "ticket", id)
	if !strings.Contains(b.out.String(), "req-7f3a9c10") {
		t.Fatalf("the id is not there to begin with:\n%s", &b.out)
	}
	if _, err := b.store().UpdateCase(t.Context(), 1, func(c *history.Case) {
		if err := json.Unmarshal([]byte(`["req-7f3a9c10"]`), &c.CutAlso); err != nil {
			t.Error(err)
		}
	}); err != nil {
		t.Fatal(err)
	}
	for _, ref := range []string{"1", id} {
		b.expect(t, statusDone, "ticket", ref)
		if strings.Contains(b.out.String(), "req-7f3a9c10") || !strings.Contains(b.problems.String(), "1 on demand") {
			t.Errorf("ticket %s holds what was to be cut; it said %s", ref, &b.problems)
		}
	}
	b.expect(t, statusUsage, "ticket", "1", "--reveal", "cut-1")
	if got := b.problems.String(); !strings.Contains(got, `"cut-1" is cut because that was asked for`) {
		t.Errorf("it said %q", got)
	}
	path := b.store().Path()
	file, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	title := []byte("nextReason · OTP verify: ")
	if err := os.WriteFile(path, bytes.ReplaceAll(file, title, bytes.ToLower(title)), 0o600); err != nil {
		t.Fatal(err)
	}
	b.expect(t, statusHistory, "ticket", id)
	if got := b.problems.String(); b.out.Len() > 0 || !strings.Contains(got, "what must not leave with an attempt of case 1 is not known: ") {
		t.Errorf("it printed %d bytes and said %q", b.out.Len(), got)
	}
}

// A training ticket tells no vendor anything.
func TestATrainingTicketThatLeftIsNoPastOfARealOne(t *testing.T) {
	t.Parallel()
	b := withCase(t)
	a, err := b.store().Attempt(t.Context(), newest(t, b.store()).ID)
	if err != nil {
		t.Fatal(err)
	}
	a.ID, a.Simulated = "", true
	if a, err = b.store().Add(t.Context(), a, nil); err != nil {
		t.Fatal(err)
	}
	if _, err := b.store().UpdateCase(t.Context(), 1, func(c *history.Case) {
		c.Left = []history.Left{{Way: "saved", Format: "markdown", Attempts: []string{a.ID}}}
	}); err != nil {
		t.Fatal(err)
	}
	b.expect(t, statusUsage, "ticket", "1", "--addendum")
	b.expect(t, statusDone, "ticket", "1")
	if strings.Contains(b.problems.String(), "left before") {
		t.Errorf("it said %q", &b.problems)
	}
}

// saboteur is standard error that does something once it is told of a thing.
type saboteur struct {
	of  string
	act func()
}

func (s *saboteur) Write(b []byte) (int, error) {
	if s.act != nil && strings.Contains(string(b), s.of) {
		s.act()
		s.act = nil
	}
	return len(b), nil
}

func TestALeavingThatCannotBeKeptIsAnError(t *testing.T) {
	t.Parallel()
	b := withCase(t)
	path, file := b.store().Path(), filepath.Join(t.TempDir(), "t.md")
	b.Err = io.MultiWriter(&b.problems, &saboteur{"the ticket is in", func() {
		if err := errors.Join(os.Remove(path), os.Mkdir(path, 0o700)); err != nil {
			t.Error(err)
		}
	}})
	b.expect(t, statusHistory, "ticket", "--out", file)
	if got := b.problems.String(); !strings.Contains(got, "the ticket was saved, but that could not be kept with case 1: ") {
		t.Errorf("it said %q", got)
	}
	if _, err := os.Stat(file); err != nil {
		t.Error(err)
	}
}

// What left in clear is said of the case, and nothing is shown where values are hidden.
func TestWhatStoodInClearIsSaidOfTheCase(t *testing.T) {
	t.Parallel()
	b := withCase(t)
	file := filepath.Join(t.TempDir(), "t.md")
	b.expect(t, statusUsage, "--privacy", "ticket", "1", "--out", file, "--reveal", "phone-1")
	if got := b.problems.String(); !strings.Contains(got, "--reveal shows a value, and --privacy hides values") {
		t.Errorf("it said %q", got)
	}
	b.expect(t, statusDone, "ticket", "1", "--out", file, "--reveal", "phone-1")
	b.expect(t, statusDone, "case", "show", "1")
	if got := b.out.String(); !strings.Contains(got, "ticket saved; in clear: phone-1") {
		t.Errorf("it said\n%s", got)
	}
	b.expect(t, statusDone, "case", "show", "1", "--json")
	var shown struct{ Left []leftLine }
	if err := json.Unmarshal(b.out.Bytes(), &shown); err != nil || len(shown.Left) != 1 || !slices.Equal(shown.Left[0].Revealed, []string{"phone-1"}) {
		t.Errorf("%v: %s", err, &b.out)
	}
}
