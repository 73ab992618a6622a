package history

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"os"
	"reflect"
	"slices"
	"testing"
	"time"

	"casebook/api"
)

// deed is one change that a program says it is about to make, and then that it was made.
type deed struct {
	Done bool     `json:"done"`
	What string   `json:"what"` // begin, complete, note, assign, remove
	IDs  []string `json:"ids,omitempty"`
	Case uint64   `json:"case,omitempty"`
	Open bool     `json:"open,omitempty"` // begin opens a case
	Text string   `json:"text,omitempty"` // title of what begins, note
}

// work changes a history n times in all ways there are, and says so on both sides of each
// commit. A hasty one says that it is done before it is: what a test of kills must notice.
func work(s *Store, n int, hasty bool) error {
	ctx := context.Background()
	rows, err := s.Attempts(ctx, Page{Limit: 300})
	cases, caseErr := s.Cases(ctx, 0, 100)
	if err != nil || caseErr != nil {
		return fmt.Errorf("%w, %w", err, caseErr)
	}
	var ids []string
	for _, row := range slices.Backward(rows) {
		ids = append(ids, row.ID)
	}
	chosen := func(most int) []string {
		from := rand.IntN(len(ids))
		return slices.Clone(ids[from:min(len(ids), from+1+rand.IntN(most))])
	}
	var begun Attempt
	out := json.NewEncoder(os.Stdout)
	for i := range n {
		d := deed{What: []string{"begin", "begin", "note", "assign", "remove"}[rand.IntN(5)], Case: cases[rand.IntN(len(cases))].ID, Text: fmt.Sprint(os.Getpid(), "-", i)}
		var do func() error
		switch {
		case begun.ID != "":
			a := begun
			a.Outcome, begun = api.Refused, Attempt{}
			d.What, d.IDs, d.Case, d.Text = "complete", []string{a.ID}, 0, ""
			do = func() error { return s.Complete(ctx, a, nil) }
		case d.What == "begin":
			do = func() (err error) {
				a, open := Attempt{System: "authmatech", User: "+96279" + d.Text, Title: d.Text, Case: d.Case}, (*Case)(nil)
				if d.Open = i%3 == 0; d.Open {
					a.Case, open = 0, &Case{Title: d.Text}
				}
				begun, err = s.Begin(ctx, a, open)
				d.IDs, d.Case = []string{begun.ID}, begun.Case
				ids = append(ids, begun.ID)
				return err
			}
		case d.What == "note":
			do = func() error { _, err := s.UpdateCase(ctx, d.Case, func(c *Case) { c.Notes = d.Text }); return err }
		case d.What == "assign":
			d.IDs, d.Text = chosen(5), ""
			do = func() error { _, err := s.Assign(ctx, d.IDs, d.Case, nil); return err }
		default:
			d.IDs, d.Case, d.Text = chosen(3), 0, ""
			ids = slices.DeleteFunc(ids, func(id string) bool { return slices.Contains(d.IDs, id) })
			do = func() error { _, err := s.Remove(ctx, d.IDs); return err }
		}
		told := d
		told.Done = hasty && d.What != "begin"
		if err := out.Encode(told); err != nil {
			return err
		}
		if err := do(); err != nil {
			return err
		}
		if len(ids) == 0 {
			return nil
		}
		d.Done = true
		if told.Done {
			continue
		}
		if err := out.Encode(d); err != nil {
			return err
		}
	}
	return nil
}

// ledger is what a history must hold by what its writers said.
type ledger struct {
	Attempts map[string]entered
	Notes    map[uint64]string
}

type entered struct {
	Title   string
	Outcome api.Outcome
	Case    uint64
}

// ledgerOf reads a history.
func ledgerOf(t testing.TB, s *Store) ledger {
	t.Helper()
	l := ledger{map[string]entered{}, map[uint64]string{}}
	for _, row := range must[[]Summary](t)(s.Attempts(t.Context(), Page{Limit: 1 << 20})) {
		l.Attempts[row.ID] = entered{row.Title, row.Outcome, row.Case}
	}
	for _, c := range must[[]Case](t)(s.Cases(t.Context(), 0, 1<<20)) {
		l.Notes[c.ID] = c.Notes
	}
	return l
}

// after returns the ledger after a deed. What was removed was complete, and its case open,
// so that it stays.
func (l ledger) after(d deed) ledger {
	l = ledger{maps.Clone(l.Attempts), maps.Clone(l.Notes)}
	if d.What == "note" {
		l.Notes[d.Case] = d.Text
	}
	for _, id := range d.IDs {
		a := l.Attempts[id]
		switch d.What {
		case "begin":
			a = entered{d.Text, api.Pending, d.Case}
			if d.Open {
				l.Notes[d.Case] = ""
			}
		case "complete":
			a.Outcome = api.Refused
		case "assign":
			a.Case = d.Case
		case "remove":
			if a.Outcome != api.Pending {
				delete(l.Attempts, id)
				continue
			}
		}
		l.Attempts[id] = a
	}
	return l
}

// begun completes a deed whose id and case only the history knows, when it was done.
func (d deed) begun(got, want ledger) deed {
	for id, a := range got.Attempts {
		if d.What == "begin" && a.Title == d.Text {
			_, known := want.Notes[a.Case]
			d.IDs, d.Open, d.Case = []string{id}, !known, a.Case
		}
	}
	return d
}

// killedAtWork runs a program that works, kills it at a random point, and returns what it
// had said by then: what was done, and what it was about to do, if anything.
func killedAtWork(t testing.TB, s *Store, role string, most int, within time.Duration) (done []deed, last *deed) {
	t.Helper()
	command := program(t, role, s.Path(), 1_000_000)
	out := must[io.ReadCloser](t)(command.StdoutPipe())
	command.Stderr = os.Stderr
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewReader(out)
	for left := 1 + rand.IntN(most); ; left-- {
		line, err := lines.ReadBytes('\n')
		var d deed
		if err != nil || json.Unmarshal(line, &d) != nil {
			break // what was cut off was not said
		}
		if last = &d; d.Done {
			done, last = append(done, d), nil
		}
		if left == 0 {
			time.AfterFunc(time.Duration(rand.Int64N(int64(within))), func() { _ = command.Process.Kill() })
		}
	}
	_ = command.Wait()
	return done, last
}

// unended is a history at work: its closed cases are reopened, so that they stay.
func unended(t testing.TB, n int) *Store {
	t.Helper()
	s := grown(t, n)
	for _, c := range must[[]Case](t)(s.Cases(t.Context(), 0, 1<<20)) {
		must[Case](t)(s.UpdateCase(t.Context(), c.ID, func(c *Case) { c.State = Open }))
	}
	return s
}

func TestAProgramThatIsKilledAtAnyWorkLosesNothingThatItAcknowledged(t *testing.T) {
	t.Parallel()
	kills := rounds(120)
	s := unended(t, 380)
	want, deeds, made := ledgerOf(t, s), map[string]int{}, 0
	for kill := range kills {
		done, last := killedAtWork(t, s, "work", 12, 4*time.Millisecond)
		for _, d := range done {
			want = want.after(d)
			deeds[d.What]++
		}
		got := ledgerOf(t, s)
		if last != nil && !reflect.DeepEqual(got, want) {
			// What it was about to do was done, and it did not come to say so.
			want = want.after(last.begun(got, want))
			made++
		}
		if !reflect.DeepEqual(got, want) {
			t.Fatalf("kill %d: the history is not what was acknowledged; last: %+v\n%s", kill, last, differing(got, want))
		}
		if kill%10 == 9 {
			whole(t, s)
		}
	}
	for _, what := range []string{"begin", "complete", "note", "assign", "remove"} {
		if deeds[what] == 0 {
			t.Errorf("nothing was acknowledged of: %s", what)
		}
	}
	t.Logf("%d kills; acknowledged: %v; %d commits were made and not acknowledged any more; 0 lost", kills, deeds, made)
}

// A program that acknowledges before it commits loses something: the test above can fail.
func TestAKillShowsAProgramThatAcknowledgesTooEarly(t *testing.T) {
	t.Parallel()
	s := unended(t, 380)
	for kill := range 200 {
		want := ledgerOf(t, s)
		done, last := killedAtWork(t, s, "hasty", 6, time.Millisecond)
		for _, d := range done {
			want = want.after(d)
		}
		got := ledgerOf(t, s)
		if !reflect.DeepEqual(got, want) && (last == nil || !reflect.DeepEqual(got, want.after(last.begun(got, want)))) {
			t.Logf("the loss shows at kill %d", kill+1)
			return
		}
	}
	t.Error("200 kills show no loss")
}

// differing says where two ledgers differ.
func differing(got, want ledger) (text string) {
	for id := range maps.Keys(want.Attempts) {
		if g, is := got.Attempts[id]; g != want.Attempts[id] {
			text += fmt.Sprintf("%s is there: %t %+v, want %+v\n", id, is, g, want.Attempts[id])
		}
	}
	for id, a := range got.Attempts {
		if _, is := want.Attempts[id]; !is {
			text += fmt.Sprintf("%s is there: %+v\n", id, a)
		}
	}
	for number, note := range want.Notes {
		if got.Notes[number] != note {
			text += fmt.Sprintf("case %d says %q, want %q\n", number, got.Notes[number], note)
		}
	}
	return text
}
