package history

import (
	"bytes"
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"casebook/api"
)

// sector is how much a disk writes at once, in bytes: all of it or nothing.
const sector = 512

// commit is the bytes of a history before and after one commit, and what was in it.
type commit struct {
	name          string
	before, after []byte
	was, is       map[string]string
}

// committed makes changes of all kinds, and returns each commit.
func committed(t testing.TB, s *Store) (all []commit) {
	t.Helper()
	rows := must[[]Summary](t)(s.Attempts(t.Context(), Page{Limit: 30}))
	var begun Attempt
	changes := []struct {
		name string
		do   func(i int) error
	}{
		{"begin", func(i int) (err error) {
			a, open := sample(t, fmt.Sprint("begun ", i)), &Case{Title: "new"}
			if i%2 == 1 {
				a.Case, open = rows[0].Case, nil
			}
			begun, err = s.Begin(t.Context(), a, open)
			return err
		}},
		{"complete", func(int) error {
			begun.Outcome = api.Refused
			return s.Complete(t.Context(), begun, func(c *Case) { c.State = Solved })
		}},
		{"note", func(i int) error {
			_, err := s.UpdateCase(t.Context(), rows[i].Case, func(c *Case) { c.Notes = fmt.Sprint("noted ", i) })
			return err
		}},
		{"assign", func(i int) error {
			_, err := s.Assign(t.Context(), []string{rows[i].ID, rows[i+5].ID}, rows[i+9].Case, nil)
			return err
		}},
		{"rewrite", func(i int) error {
			_, err := s.Rewrite(t.Context(), rows[i+2].ID, func(a *Attempt) error { a.Title = fmt.Sprint("rewritten ", i); return nil })
			return err
		}},
		{"remove", func(i int) error {
			_, err := s.Remove(t.Context(), []string{rows[20+i].ID, rows[29-i].ID})
			return err
		}},
	}
	for i := range 5 {
		for _, change := range changes {
			c := commit{name: fmt.Sprint(change.name, " ", i), before: must[[]byte](t)(os.ReadFile(s.Path())), was: stored(t, s)}
			if err := change.do(i); err != nil {
				t.Fatal(err)
			}
			c.after, c.is = must[[]byte](t)(os.ReadFile(s.Path())), stored(t, s)
			all = append(all, c)
		}
	}
	return all
}

// image is what a disk may hold when the power is cut while a commit is written. bbolt grows
// the file and syncs it, writes pages and syncs them, writes a header and syncs it: of what
// was not synced yet any sectors may be there. Without syncs any of all may be.
func (c commit) image(r *rand.Rand, synced bool) (content []byte, done bool) {
	page := os.Getpagesize()
	content = append(bytes.Clone(c.before), make([]byte, max(0, len(c.after)-len(c.before)))...)
	reached := r.IntN(8) == 0 || !synced // the header is written
	share := r.Float64()
	for at := 2 * page; at+sector <= len(c.after); at += sector {
		if reached && synced || r.Float64() < share {
			copy(content[at:], c.after[at:at+sector])
		}
	}
	for at := 0; at < 2*page; at += sector {
		if changed := !bytes.Equal(c.before[at:at+sector], c.after[at:at+sector]); changed && reached && (!synced || r.IntN(2) == 0) {
			copy(content[at:], c.after[at:at+sector])
			done = true
		}
	}
	return content, done
}

// wrong says what is wrong with an image; "" when the history is what it was before the
// commit or after it, whole, and takes another change.
func (c commit) wrong(t testing.TB, path string, content []byte, done, change bool) string {
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	s, want := At(path), c.was
	if done {
		want = c.is
	}
	if report, err := s.Check(t.Context()); err != nil || len(report.Problems) > 0 {
		return fmt.Sprint(err, report.Problems)
	}
	if !maps.Equal(stored(t, s), want) {
		return "something was lost"
	}
	if !change {
		return ""
	}
	if _, err := s.Add(context.Background(), Attempt{Outcome: api.Success}, &Case{}); err != nil {
		return err.Error()
	}
	if report, err := s.Check(t.Context()); err != nil || len(report.Problems) > 0 {
		return fmt.Sprint("after another change: ", err, report.Problems)
	}
	return ""
}

func TestACutOfThePowerLosesNothingThatWasAcknowledged(t *testing.T) {
	t.Parallel()
	small := fresh(t)
	for i := range 30 {
		a, open := Attempt{Outcome: api.Success, System: "authmatech", User: fmt.Sprint(i), Case: uint64(i/3 + 1)}, (*Case)(nil)
		if i%3 == 0 {
			open = &Case{Title: a.User}
		}
		must[Attempt](t)(small.Add(t.Context(), a, open))
	}
	commits := committed(t, small)
	// The first of these fills a chunk and the lines of cases.
	commits = append(commits, committed(t, grown(t, 382))[:2]...)
	path := filepath.Join(t.TempDir(), "history.db")
	r := rand.New(rand.NewPCG(7, 8))
	images, after, unnoticed := 0, 0, 0
	for _, c := range commits {
		many := 34
		if len(c.was) > 200 {
			many = 12 // they take long
		}
		for range rounds(many) {
			content, done := c.image(r, true)
			if images++; done {
				after++
			}
			if wrong := c.wrong(t, path, content, done, images%5 == 0); wrong != "" {
				t.Fatalf("image %d, while %s was written: %s", images, c.name, wrong)
			}
		}
		// Where syncs are ignored nearly every image is broken: what is above can fail.
		for range 3 {
			if content, _ := c.image(r, false); c.wrong(t, path, content, true, false) == "" {
				unnoticed++
			}
		}
	}
	if unnoticed > len(commits)*3/4 {
		t.Errorf("without syncs %d of %d images are whole", unnoticed, len(commits)*3)
	}
	t.Logf("%d images of %d commits, %d after the commit: 0 lost; without syncs %d of %d are broken", images, len(commits), after, 3*len(commits)-unnoticed, 3*len(commits))
}
