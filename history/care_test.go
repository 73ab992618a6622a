package history

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

// careWork is one round of a role that takes care of a history.
func careWork(s *Store, role string) (func() error, error) {
	ctx := context.Background()
	work, known := map[string]func() error{
		"compact": func() error { _, err := s.Compact(ctx, nil); return err },
		"export":  func() error { _, err := s.ExportFile(ctx, s.Path()+".ndjson", Export{}); return err },
		"import":  func() error { return importOnce(s) },
		"migrate": func() error { return s.migrate(ctx) },
		"forget":  func() error { return forgetOnce(s) },
	}[role]
	if !known {
		return nil, fmt.Errorf("no role %s", role)
	}
	return work, nil
}

// careChild runs a role over and over until it is killed, and says when it begins.
func careChild(s *Store, role string, n int) error {
	if role == "starve" {
		return starveCare(s, n)
	}
	work, err := careWork(s, role)
	if err != nil {
		return err
	}
	fmt.Println("ready")
	for range n {
		if err := work(); err != nil {
			return err
		}
	}
	return nil
}

// round runs a role once, and returns how long that takes on this machine.
func round(t testing.TB, s *Store, role string) time.Duration {
	t.Helper()
	work := must[func() error](t)(careWork(s, role))
	start := time.Now()
	if err := work(); err != nil {
		t.Fatal(err)
	}
	return time.Since(start)
}

// forgetOnce forgets the attempts of one system, 20 a commit, and compacts.
func forgetOnce(s *Store) error {
	ctx := context.Background()
	doomed, err := s.Doomed(ctx, Forget{Query: Query{All: []Condition{{Field: InSystem, Values: []string{"authmatech"}}}}})
	for part := range slices.Chunk(doomed.ids, 20) {
		if err == nil {
			_, err = s.Forget(ctx, Doomed{ids: part}, nil)
		}
	}
	if err == nil {
		_, err = s.Compact(ctx, nil)
	}
	return err
}

// importOnce records the export beside a history, 20 records a commit.
func importOnce(s *Store) error {
	file, err := os.Open(s.Path() + ".ndjson")
	if err != nil {
		return err
	}
	defer func() { _ = file.Close() }()
	reader, err := ReadExport(file)
	if err != nil {
		return err
	}
	known, err := s.Opened(context.Background())
	batch := Batch{Numbers: map[uint64]uint64{}, Opened: known}
	for err == nil {
		record, next := reader.Next()
		switch {
		case record.Case != nil:
			batch.Cases = append(batch.Cases, *record.Case)
		case record.Kept != nil:
			batch.Attempts = append(batch.Attempts, *record.Kept)
		}
		if len(batch.Cases)+len(batch.Attempts) == 20 || next == io.EOF {
			_, err = s.Import(context.Background(), batch)
			batch.Cases, batch.Attempts = nil, nil
		}
		if next == io.EOF {
			return err
		}
		err = errors.Join(err, next)
	}
	return err
}

// endedEarly starts a program in a role that takes care of s, and kills it at a random
// point of its first round, which takes about so long, or of the next.
func endedEarly(t testing.TB, s *Store, role string, takes time.Duration) {
	t.Helper()
	command := program(t, role, s.Path(), 1_000_000)
	var failed bytes.Buffer
	command.Stderr = &failed
	out := must[io.ReadCloser](t)(command.StdoutPipe())
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	_, _ = io.ReadFull(out, make([]byte, len("ready\n")))
	timer := time.AfterFunc(time.Duration(rand.Int64N(int64(takes*3/2))), func() { _ = command.Process.Kill() })
	defer timer.Stop()
	_ = command.Wait()
	if failed.Len() > 0 {
		t.Fatalf("%s: %s", role, &failed)
	}
}

// longer is how long work may take that was ended before it did anything: a process may
// need longer than a goroutine did.
func longer(takes time.Duration) time.Duration { return takes + takes/8 }

// folderHolds returns the names of the files beside s that hold text.
func folderHolds(t testing.TB, s *Store, text string) (names []string) {
	t.Helper()
	folder := filepath.Dir(s.Path())
	for _, entry := range must[[]os.DirEntry](t)(os.ReadDir(folder)) {
		if bytes.Contains(must[[]byte](t)(os.ReadFile(filepath.Join(folder, entry.Name()))), []byte(text)) {
			names = append(names, entry.Name())
		}
	}
	return names
}

// alone fails the test unless nothing stands beside the history.
func alone(t testing.TB, s *Store) {
	t.Helper()
	var names []string
	for _, entry := range must[[]os.DirEntry](t)(os.ReadDir(filepath.Dir(s.Path()))) {
		names = append(names, entry.Name())
	}
	if !slices.Equal(names, []string{filepath.Base(s.Path())}) {
		t.Errorf("in the folder: %v", names)
	}
}

// kept is what a history holds, as JSON compares it.
type kept struct {
	Attempts []Attempt
	Cases    []Case
}

func keptIn(t testing.TB, s *Store) (k kept) {
	t.Helper()
	for _, row := range must[[]Summary](t)(s.Attempts(t.Context(), Page{Limit: 1 << 20})) {
		k.Attempts = append(k.Attempts, must[Attempt](t)(s.Attempt(t.Context(), row.ID)))
	}
	k.Cases = must[[]Case](t)(s.Cases(t.Context(), 0, 1<<20))
	return k
}

// mixed records n attempts, in cases and out of them.
func mixed(t testing.TB, s *Store, n int) {
	t.Helper()
	for i := range n {
		a, open := sample(t, fmt.Sprint("kept ", i)), (*Case)(nil)
		switch i % 5 {
		case 0:
			open = &Case{Title: fmt.Sprint("case ", i), Notes: "called twice", State: []State{Open, Solved, WaitingVendor, Dropped}[i/5%4]}
		case 1, 2, 3:
			a.Case = must[Case](t)(s.NewestCase(t.Context())).ID
		}
		must[Attempt](t)(s.Add(t.Context(), a, open))
	}
}
