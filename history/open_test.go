package history

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"hash/fnv"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	bolt "go.etcd.io/bbolt"
)

// isOneLine reports whether err is a kind and one line.
func isOneLine(err, kind error) bool {
	return errors.Is(err, kind) && !strings.Contains(err.Error(), "\n")
}

// operations are all ways into a history.
func operations(t *testing.T, s *Store) map[string]error {
	t.Helper()
	id := strings.Repeat("0", idText)
	_, attempts := s.Attempts(t.Context(), Page{})
	_, attempt := s.Attempt(t.Context(), id)
	_, cases := s.Cases(t.Context(), 0, 0)
	_, oneCase := s.Case(t.Context(), 1)
	_, newest := s.NewestCase(t.Context())
	_, update := s.UpdateCase(t.Context(), 1, func(*Case) {})
	_, begin := s.Begin(t.Context(), Attempt{}, nil)
	_, add := s.Add(t.Context(), Attempt{}, nil)
	_, check := s.Check(t.Context())
	_, summary := s.Summary(t.Context(), id)
	_, rewrite := s.Rewrite(t.Context(), id, func(*Attempt) error { return nil })
	_, compact := s.Compact(t.Context(), nil)
	_, export := s.Export(t.Context(), io.Discard, Export{})
	_, backup := s.Backup(t.Context(), filepath.Join(t.TempDir(), "backup.db"), false, nil)
	_, imported := s.Import(t.Context(), Batch{Cases: []Case{{ID: 1}}, Numbers: map[uint64]uint64{}, Opened: Opened{}})
	_, doomed := s.Doomed(t.Context(), Forget{})
	_, retention := s.Retention(t.Context())
	return map[string]error{
		"compact": compact, "export": export, "backup": backup, "import": imported, "doomed": doomed, "retention": retention,
		"attempts": attempts, "attempt": attempt, "cases": cases, "case": oneCase, "newest": newest, "update": update,
		"begin": begin, "add": add, "check": check, "rewrite": rewrite, "summary": summary, "complete": s.Complete(t.Context(), Attempt{ID: id, Outcome: "success"}, nil),
	}
}

// foreignBolt is the bytes of a bbolt file that another program made.
func foreignBolt(t *testing.T, bucket string) []byte {
	t.Helper()
	path := filepath.Join(t.TempDir(), "other.db")
	db := must[*bolt.DB](t)(bolt.Open(path, 0o600, nil))
	err := db.Update(func(tx *bolt.Tx) error {
		_, err := tx.CreateBucket([]byte(bucket))
		return err
	})
	if err := errors.Join(err, db.Close()); err != nil {
		t.Fatal(err)
	}
	return must[[]byte](t)(os.ReadFile(path))
}

// ours is the bytes of a history after edit.
func ours(t *testing.T, edit func(*bolt.Tx) error) []byte {
	t.Helper()
	s := fresh(t)
	run(t, s, sample(t, "x"), &Case{Title: "x"})
	if edit != nil {
		db := must[*bolt.DB](t)(bolt.Open(s.Path(), 0o600, nil))
		if err := errors.Join(db.Update(edit), db.Close()); err != nil {
			t.Fatal(err)
		}
	}
	return must[[]byte](t)(os.ReadFile(s.Path()))
}

func TestWhatIsNoHistoryIsNamedAndLeftAlone(t *testing.T) {
	t.Parallel()
	meta := func(key, text string) func(*bolt.Tx) error {
		return func(tx *bolt.Tx) error {
			return apply(tx, []put{{bucket: metaBucket, key: []byte(key), value: seal(nil, []byte(key), []byte(text))}})
		}
	}
	futureFormat := ours(t, nil)
	for _, page := range []int{0, os.Getpagesize()} {
		fields := futureFormat[page+pageHeader:][:headerSize]
		binary.NativeEndian.PutUint32(fields[4:], 3)
		sum := fnv.New64a()
		_, _ = sum.Write(fields[:headerSize-8])
		binary.NativeEndian.PutUint64(fields[headerSize-8:], sum.Sum64())
	}
	for name, test := range map[string]struct {
		content []byte
		kind    error
		words   string
	}{
		"empty":          {nil, ErrDamaged, "empty"},
		"zeros":          {make([]byte, 40_000), ErrDamaged, "zeros"},
		"one byte":       {[]byte("x"), ErrForeign, "no database"},
		"text":           {[]byte(strings.Repeat("a diary\n", 9_000)), ErrForeign, "no database"},
		"json":           {[]byte(`{"log":{}}`), ErrForeign, "JSON"},
		"sqlite":         {append([]byte("SQLite format 3\x00"), make([]byte, 9_000)...), ErrForeign, "SQLite"},
		"zip":            {append([]byte("PK\x03\x04"), make([]byte, 9_000)...), ErrForeign, "zip"},
		"other bolt":     {foreignBolt(t, "members"), ErrForeign, "another program's"},
		"bolt with meta": {foreignBolt(t, metaBucket), ErrForeign, "another program's"},
		"newer schema":   {ours(t, meta(schemaKey, "3")), ErrNewer, "update"},
		"newer format":   {futureFormat, ErrNewer, "update"},
		"no schema":      {ours(t, meta(schemaKey, "")), ErrDamaged, "not whole"},
		"no attempts":    {ours(t, func(tx *bolt.Tx) error { return tx.DeleteBucket([]byte(attemptsBucket)) }), ErrDamaged, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			path := filepath.Join(t.TempDir(), "history.db")
			if err := os.WriteFile(path, test.content, 0o600); err != nil {
				t.Fatal(err)
			}
			for way, err := range operations(t, At(path)) {
				partial := name == "no attempts" && (way == "cases" || way == "case" || way == "newest" || way == "update" || way == "check" ||
					way == "doomed" || way == "retention")
				if partial {
					continue
				}
				if !isOneLine(err, test.kind) || !strings.Contains(err.Error(), path) || !strings.Contains(err.Error(), test.words) {
					t.Errorf("%s: %v", way, err)
				}
			}
			after := must[[]byte](t)(os.ReadFile(path))
			if name != "no attempts" && sha256.Sum256(after) != sha256.Sum256(test.content) {
				t.Error("the file was changed")
			}
		})
	}
}

func TestAFolderADeviceAndADanglingLinkAreNoHistories(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	dangling := filepath.Join(folder, "dangling.db")
	if err := os.Symlink(filepath.Join(folder, "gone.db"), dangling); err != nil {
		t.Fatal(err)
	}
	for path, words := range map[string]string{
		folder: "a folder", os.DevNull: "no ordinary file", dangling: "gone.db, which is not there",
	} {
		for way, err := range operations(t, At(path)) {
			if err == nil || !strings.Contains(err.Error(), words) || !strings.Contains(err.Error(), path) {
				t.Errorf("%s of %s: %v", way, path, err)
			}
		}
	}
	if _, err := os.Lstat(filepath.Join(folder, "gone.db")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("something was made at the end of the link: %v", err)
	}
}

func TestALinkToAHistoryIsFollowed(t *testing.T) {
	t.Parallel()
	s := fresh(t)
	a := run(t, s, sample(t, "x"), nil)
	link := At(filepath.Join(t.TempDir(), "link.db"))
	if err := os.Symlink(s.Path(), link.Path()); err != nil {
		t.Fatal(err)
	}
	b := run(t, link, sample(t, "y"), nil)
	rows := must[[]Summary](t)(s.Attempts(t.Context(), Page{}))
	if len(rows) != 2 || rows[0].ID != b.ID || rows[1].ID != a.ID {
		t.Errorf("through link and name: %v", rows)
	}
}

func TestAHistoryThatIsHeldIsBusyAndSaysForHowLong(t *testing.T) {
	t.Parallel()
	s := fresh(t)
	a := must[Attempt](t)(s.Begin(t.Context(), sample(t, "x"), &Case{Title: "x"}))
	other := must[*bolt.DB](t)(bolt.Open(s.Path(), 0o600, nil))
	s.patience = 30 * time.Millisecond
	for way, err := range operations(t, s) {
		if !isOneLine(err, ErrBusy) || !strings.Contains(err.Error(), "in use by another program for more than 30ms; try again") {
			t.Errorf("%s: %v", way, err)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := s.Attempts(ctx, Page{}); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	if err := other.Close(); err != nil {
		t.Fatal(err)
	}
	a.Outcome = "success"
	if err := s.Complete(t.Context(), a, nil); err != nil {
		t.Errorf("after it was let go: %v", err)
	}
}

func TestReadersDoNotKeepReadersOut(t *testing.T) {
	t.Parallel()
	s := fresh(t)
	a := run(t, s, sample(t, "x"), nil)
	other := must[*bolt.DB](t)(bolt.Open(s.Path(), 0o600, &bolt.Options{ReadOnly: true}))
	s.patience = 30 * time.Millisecond
	must[Attempt](t)(s.Attempt(t.Context(), a.ID))
	if _, err := s.Begin(t.Context(), sample(t, "y"), nil); !isOneLine(err, ErrBusy) {
		t.Errorf("writing while another reads: %v", err)
	}
	if err := other.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestAHistoryThatWasReplacedWhileWeWaitedIsOpenedAnew(t *testing.T) {
	t.Parallel()
	s, compacted := fresh(t), fresh(t)
	run(t, s, sample(t, "old"), nil)
	b := run(t, compacted, sample(t, "new"), nil)
	held := must[*bolt.DB](t)(bolt.Open(s.Path(), 0o600, nil))
	type result struct {
		rows []Summary
		err  error
	}
	done := make(chan result)
	go func() {
		rows, err := s.Attempts(t.Context(), Page{})
		done <- result{rows, err}
	}()
	if err := errors.Join(os.Rename(compacted.Path(), s.Path()), held.Close()); err != nil {
		t.Fatal(err)
	}
	if got := <-done; got.err != nil || len(got.rows) != 1 || got.rows[0].ID != b.ID {
		t.Errorf("got %v, %v", got.rows, got.err)
	}
}

func TestOneBadHeaderPageIsAcceptedAndReported(t *testing.T) {
	t.Parallel()
	for _, page := range []int{0, os.Getpagesize()} {
		s := fresh(t)
		a := run(t, s, sample(t, "x"), nil)
		content := must[[]byte](t)(os.ReadFile(s.Path()))
		content[page+pageHeader+40] ^= 1
		if err := os.WriteFile(s.Path(), content, 0o600); err != nil {
			t.Fatal(err)
		}
		// The header that is left may be the one before the completion.
		must[Attempt](t)(s.Attempt(t.Context(), a.ID))
		report := must[Report](t)(s.Check(t.Context()))
		if len(report.Problems) != 1 || !strings.Contains(report.Problems[0].Text, "header") {
			t.Errorf("check: %v", report.Problems)
		}
		run(t, s, sample(t, "y"), nil)
		run(t, s, sample(t, "z"), nil)
		whole(t, s)
	}
}

func TestAFolderThatCannotBeMadeIsOneLine(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	s := At(filepath.Join(file, "casebook", "history.db"))
	_, err := s.Begin(t.Context(), Attempt{}, nil)
	if err == nil || strings.Contains(err.Error(), "\n") || !strings.Contains(err.Error(), s.Path()) {
		t.Errorf("got %v", err)
	}
	if content := must[[]byte](t)(os.ReadFile(file)); !bytes.Equal(content, []byte("x")) {
		t.Errorf("the file became %q", content)
	}
}
